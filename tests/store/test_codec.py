from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.values.errors import DamagedError, StoreError
from planner.domain.values.exercise import Dose
from planner.domain.values.journal import (
    Bookmark,
    Lock,
    Moment,
    Note,
    PainReading,
    Profile,
    Recurrence,
    TestResult,
)
from planner.domain.values.prescribed import LimitKind, PatientLimit, SentPlan
from planner.domain.values.record import Side
from planner.domain.values.run import CrossTraining, PlannedRun, Run, RunKind, Source, Terrain
from planner.domain.values.scores import Activity, PutOff, ScoreSheet
from planner.domain.values.session import Item, PlannedSession, SessionDone, Tick
from planner.store.codec import from_entry, from_raw, is_known, table_of, tag_of, to_raw
from planner.store.entry import StoredRecord
from planner.store.fields import flatten, nest
from tests.store.samples import pain, run

TEXT = st.text(max_size=8)
POINTS = st.none() | st.integers(0, 10)
DAYS = st.dates()
INSTANTS = st.none() | st.integers(0, 4_000_000_000).map(
    lambda seconds: datetime.fromtimestamp(seconds, timezone(timedelta(hours=1)))
)
DOSES = st.builds(
    Dose, sets=st.integers(1, 5), reps=st.none() | st.integers(1, 30) | st.just((8, 12))
)
ITEMS = st.lists(st.builds(Item, exercise=TEXT, dose=DOSES), max_size=2).map(tuple)
TICKS = st.dictionaries(TEXT, st.builds(Tick, reps=POINTS, pain=POINTS, at=TEXT), max_size=3)
HEAD = {"id": TEXT, "date": DAYS}
RECORDS = st.one_of(
    st.builds(PlannedSession, **HEAD, name=TEXT, items=ITEMS, first_planned=st.none() | DAYS),
    st.builds(
        PlannedRun, **HEAD, distance_m=st.integers(0, 99_000), terrain=st.sampled_from(Terrain)
    ),
    st.builds(SessionDone, **HEAD, session=TEXT, items=ITEMS, ticks=TICKS, effort=POINTS),
    st.builds(
        Run,
        **HEAD,
        distance_m=st.integers(0, 99_000),
        start=INSTANTS,
        run_kind=st.sampled_from(RunKind),
        side=st.none() | st.sampled_from(Side),
        pain_during=POINTS,
        source=st.builds(Source, id=TEXT, file=TEXT),
    ),
    st.builds(CrossTraining, **HEAD, sport=TEXT, start=INSTANTS),
    st.builds(
        PainReading,
        **HEAD,
        score=st.integers(0, 10),
        side=st.sampled_from(Side),
        moment=st.sampled_from(Moment),
    ),
    st.builds(Note, **HEAD, text=TEXT, tags=st.lists(TEXT, max_size=3).map(tuple)),
    st.builds(TestResult, **HEAD, measure=TEXT, value=st.integers(0, 40)),
    st.builds(
        Lock,
        **HEAD,
        level=st.sampled_from("EUS"),
        findings=st.lists(TEXT, max_size=2).map(tuple),
        scope=st.sampled_from(["all", "run"]),
    ),
    st.builds(
        Profile,
        id=TEXT,
        knee=st.sampled_from(Side),
        run_days=st.lists(st.integers(0, 6), max_size=3).map(tuple),
        parameters=st.dictionaries(TEXT, st.floats(0, 100), max_size=2),
    ),
    st.builds(Recurrence, id=TEXT, rrule=TEXT, start=DAYS, until=DAYS),
    st.builds(Bookmark, id=TEXT, week=DAYS, name=TEXT),
    st.builds(
        ScoreSheet,
        **HEAD,
        values=st.dictionaries(TEXT, st.integers(-3, 100), max_size=3),
        activities=st.dictionaries(TEXT, TEXT, max_size=2),
        left_out=st.lists(TEXT, max_size=2).map(tuple),
    ),
    st.builds(Activity, id=TEXT, words=TEXT, since=DAYS, ended=st.none() | DAYS),
    st.builds(PutOff, id=TEXT, until=DAYS),
    st.builds(
        PatientLimit,
        id=TEXT,
        date=DAYS,
        limit=st.sampled_from(get_args(LimitKind)),
        by=TEXT,
        signed=DAYS,
        most=st.none() | st.integers(0, 9000),
        what=TEXT,
        until=st.none() | DAYS,
        words=TEXT,
    ),
    st.builds(SentPlan, id=TEXT, by=TEXT, signed=DAYS, plan=st.none(), exercises=st.just(())),
)


@settings(max_examples=150)
@given(RECORDS)
def test_every_record_comes_back_as_it_was(record):
    raw = to_raw(record)

    assert from_raw(raw) == record
    assert from_raw({"id": record.id, **nest(flatten(raw))[0]}) == record


def test_plans_facts_and_what_outlives_every_month_have_tables_of_their_own():
    session = PlannedSession(id="s", date=date(2026, 11, 23), name="A")
    reading = from_raw(pain("p", 3))
    profile = Profile(id="profile", knee=Side.LEFT)

    assert [table_of(one) for one in (session, reading, profile)] == ["plan", "facts", "book"]


def test_fields_of_a_newer_program_are_passed_over():
    assert from_raw(run(shoes="x", deleted="2026")) == from_raw(run())


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (run(distance_m="far"), "2026-11.json, record 'run-1', field `distance_m`: expected `int`"),
        (run(day="soon"), "the journal, record 'run-1', field `date`: invalid"),
        ({"id": "me", "kind": "profile", "knee": 3}, "book.json, record 'me', field `knee`"),
        ({"id": "x", "kind": "note", "date": "2026-11-23"}, "missing required field `text`"),
        (
            {
                "id": "d", "kind": "done", "date": "2026-11-23", "session": "s",
                "ticks": {"a/left/1": {"reps": "x"}},
            },
            "field `ticks[...].reps`",
        ),
        ({"id": "x", "kind": "hologram"}, "record 'x', field `kind`: invalid value 'hologram'"),
        ({"id": "x", "kind": ["run"]}, "record 'x', field `kind`"),
    ],
)  # fmt: skip
def test_a_record_that_does_not_fit_is_named_with_file_id_and_field(raw, message):
    with pytest.raises(DamagedError) as caught:
        from_raw(raw)

    assert message in caught.value.message
    assert caught.value.hint != ""


def stored(raw, month="2026-11"):
    """A record as an intact file holds it: its text is still at hand."""
    text = msgspec.Raw(msgspec.json.encode({**raw, "_stamps": "1a2b-0000-a"}))
    return StoredRecord.from_text("facts", month, text)


@settings(max_examples=50)
@given(RECORDS)
def test_every_record_comes_back_from_the_text_of_its_file(record):
    raw = to_raw(record)
    entry = stored(raw, str(raw.get("date", ""))[:7])

    assert from_entry(entry) == record
    assert is_known(entry.kind)
    assert entry.kind == tag_of(type(record))


def test_a_record_whose_text_was_taken_apart_is_read_from_its_fields():
    entry = stored(run(distance_m=4200))
    untouched = from_entry(entry)

    assert entry.raw["distance_m"] == 4200
    assert entry.text is None
    assert from_entry(entry) == untouched == from_raw(run(distance_m=4200))


@pytest.mark.parametrize("is_text", [True, False])
def test_a_text_that_does_not_fit_is_named_with_file_id_and_field(is_text):
    entry = stored(run(distance_m="far"))
    assert is_text or entry.raw

    with pytest.raises(DamagedError, match=r"2026-11\.json, record 'run-1', field `distance_m`"):
        from_entry(entry)


def test_a_kind_of_a_newer_program_is_not_known_and_not_read():
    entry = stored({"id": "x", "kind": "hologram", "date": "2026-11-23"})

    assert not is_known(entry.kind)
    with pytest.raises(DamagedError, match="hologram"):
        from_entry(entry)


def test_half_a_character_is_refused_in_words():
    note = Note(id="n", date=date(2026, 11, 23), text="from photo \udc80.jpg")

    with pytest.raises(StoreError, match="after “from photo ” holds half a character"):
        to_raw(note)
