"""Journal entries: what happened when, in the runner's own words, which are never markup."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
import pytest

from planner.domain.knee.parameter import with_changes
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.journal import (
    SCREEN,
    SWELLING,
    Lock,
    Moment,
    Note,
    PainReading,
    TestResult,
)
from planner.domain.values.record import Side
from planner.domain.values.run import CrossTraining
from planner.domain.values.scores import ScoreSheet
from planner.domain.values.session import SetKey, Tick
from planner.logbook.logbook import Logbook
from planner.logbook.views import CrossItem, RunItem, SessionItem
from planner.present.journal import (
    cross_entry,
    day_entries,
    exercise_entries,
    journal_entries,
    latest_lines,
    lock_entry,
    note_entry,
    pain_entry,
    run_entry,
    score_entry,
    session_entry,
    test_entry,
    ticks_words,
)
from planner.present.pain_scale import run_scale
from planner.widgets.kit.text import plain
from planner.widgets.timeline import Entry
from planner.wording.happenings import hour_of
from tests.logbook.living import DAY, TODAY, morning, profile, ran, session

test_entry.__test__ = False  # type: ignore[attr-defined]
SCALE = run_scale(DEFAULTS)


def said(entry: Entry) -> str:
    """Time, glyph and words of an entry, with what stands below it."""
    more = "".join(f" | {plain(line)}" for line in entry.more)
    return f"{entry.time} {entry.glyph} {plain(entry.spans)}{more}".strip()


def reading(score: int, side: Side = Side.LEFT, **more: object) -> PainReading:
    fields = {"id": "p", "date": TODAY, "score": score, "side": side, "moment": Moment.STAIRS}
    return msgspec.convert(fields | more, PainReading)


def test_a_score_says_which_knee_and_when_and_carries_its_note() -> None:
    assert said(pain_entry(reading(1), SCALE)) == "● pain 1/10 left on stairs"
    assert said(pain_entry(reading(3, Side.BOTH), SCALE)) == "▲ pain 3/10 on stairs"
    worst = reading(8, flare=True, swelling=True, note="[/] <b> ouch", at="07:30")
    assert said(pain_entry(worst, SCALE)) == (
        "07:30 ■ pain 8/10 left on stairs  flare  swollen | “[/] <b> ouch”"
    )


def test_the_sign_of_a_score_follows_the_numbers_that_were_set() -> None:
    lower = run_scale(with_changes(DEFAULTS, {"run_green_max": 1, "run_amber_max": 3}))
    assert [pain_entry(reading(score), lower).glyph for score in (1, 2, 3, 4)] == list("●▲▲■")


def test_a_note_is_told_literally_with_its_tags() -> None:
    note = Note(id="n", date=TODAY, text="[left] <b> & \\", tags=("shoes",), at="18:00")
    assert said(note_entry(note)) == "18:00 “ [left] <b> & \\ #shoes"


@pytest.mark.parametrize(
    ("measure", "value", "words"),
    [
        ("brisk_walk", 2, "◆ brisk walk: 2"),
        (SWELLING, 1, "◆ knee swollen"),
        (SWELLING, 0, "◆ swelling gone"),
        (SCREEN, 0, "✓ red flags gone through: none"),
    ],
)
def test_a_test_is_told_by_its_name(measure: str, value: int, words: str) -> None:
    assert said(test_entry(TestResult(id="t", date=TODAY, measure=measure, value=value))) == words


def test_a_red_flag_says_whether_it_is_over() -> None:
    lock = Lock(id="l", date=TODAY, level="S", findings=("calf",), scope="all")
    assert said(lock_entry(lock)) == "■ red flag: see a professional"
    cleared = msgspec.structs.replace(lock, cleared=TODAY)
    assert said(lock_entry(cleared)) == "■ red flag, cleared"


def test_other_training_says_how_long_and_when() -> None:
    start = datetime(2026, 11, 25, 7, 5, tzinfo=UTC)
    ride = CrossTraining(id="c", date=TODAY, sport="stair_climbing", duration_s=2400, start=start)
    assert said(cross_entry(CrossItem(cross=ride))) == "07:05 ✓ stair climbing 40 min"
    bare = CrossTraining(id="c", date=TODAY, sport="rowing")
    assert said(cross_entry(CrossItem(cross=bare))) == "✓ rowing"


def test_a_run_says_distance_time_and_each_pain_that_was_asked(book: Logbook) -> None:
    book.put("Setup", [profile()])
    run = ran(book, TODAY, 5, duration_s=1955, side=Side.RIGHT, note="[wet] <b>")
    words = said(run_entry(book, RunItem(planned=None, run=run)))
    assert words == "12:00 ? ran 5.0 km 32:35, right, pain 1/10 | “[wet] <b>”"
    sore = ran(book, TODAY - DAY, 5, pain_after=2, pain_during=None)
    assert said(run_entry(book, RunItem(planned=None, run=sore))) == (
        "? ran 5.0 km, 2 an hour after"
    )


TEN = Tick(reps=10)


def ticked(*sets: tuple[Side, int], tick: Tick = TEN) -> dict[SetKey, Tick]:
    return {SetKey("clam", side, number): tick for side, number in sets}


@pytest.mark.parametrize(
    ("ticks", "words"),
    [
        (ticked((Side.BOTH, 1)), "1×10"),
        (ticked((Side.BOTH, 1), (Side.BOTH, 2), (Side.BOTH, 3)), "3×10"),
        (ticked((Side.LEFT, 1)), "left 1×10"),
        (ticked((Side.LEFT, 1), (Side.RIGHT, 1)), "1×10"),
        (ticked((Side.LEFT, 1), (Side.LEFT, 2), (Side.RIGHT, 1)), "left 2×10, right 1×10"),
        (
            ticked((Side.LEFT, 1), (Side.LEFT, 2), (Side.LEFT, 3), (Side.RIGHT, 1)),
            "left 3×10, right 1×10",
        ),
        (
            ticked((Side.LEFT, 2)) | ticked((Side.LEFT, 1), (Side.RIGHT, 1), tick=Tick(reps=5)),
            "left 5, 10; right 5",
        ),
        (ticked((Side.BOTH, 1), tick=Tick(reps=3, hold_s=8)), "1×3×8 s"),
    ],
)
def test_ticks_never_say_more_of_a_side_than_was_done(
    ticks: dict[SetKey, Tick], words: str
) -> None:
    assert ticks_words(ticks) == words


def item(book: Logbook, card_id: str) -> SessionItem:
    return book.cards.session(card_id)


def test_a_session_half_done_says_so(book: Logbook) -> None:
    card = session(book)
    for key in item(book, card.id).sets[:3]:
        book.session.tick(card.id, key, Tick(reps=5, pain=3))
    view = item(book, card.id)
    assert view.done is not None
    words = said(session_entry(view, view.done))
    assert words == "12:00 ◐ Strength 3/6, 3 sets short"
    noted = msgspec.structs.replace(view.done, effort=4, note="[x]")
    assert said(session_entry(view, noted)) == (
        "12:00 ◐ Strength 3/6, 3 sets short, effort 4 | “[x]”"
    )
    assert [said(one) for one in exercise_entries(book, view, view.done)] == [
        "12:00 ◐ Clamshell left 2×5, right 1×5, pain 3/10"
    ]


def test_the_clock_of_a_session_is_that_of_its_last_tick_on_its_day(book: Logbook) -> None:
    card = session(book, TODAY - DAY)
    book.session.tick(card.id, item(book, card.id).sets[0], Tick(reps=12))
    done = item(book, card.id).done
    assert done is not None
    assert hour_of(done) == ""
    late = msgspec.structs.replace(done, date=TODAY)
    assert hour_of(late) == "12:00"


def test_days_stand_newest_first_and_a_waking_before_all_else(book: Logbook) -> None:
    morning(book, TODAY - DAY, 1)
    book.facts.log_pain(book.facts.reading_of(2, moment=Moment.REST, day=TODAY))
    days = journal_entries(book, TODAY, 3)
    assert [day.label for day in days] == ["Wed 25 Nov", "Tue 24 Nov"]
    late = day_entries(book, book.cards.day(TODAY - DAY))
    assert [said(one) for one in late] == ["● pain 1/10 on waking"]
    assert [plain(line) for line in latest_lines(book, TODAY)] == [
        f"{'Journal':<11}12:00 ● pain 2/10 at rest"
    ]
    assert latest_lines(book, date(2020, 1, 1)) == ()


def test_a_note_of_several_lines_shows_its_breaks_where_there_is_one_line(book: Logbook) -> None:
    book.put("Note", [Note(id="n", date=TODAY, at="12:00", text="first\nsecond\n")])
    assert plain(latest_lines(book, TODAY)[-1]).endswith("“ first ↵ second")


def test_a_sitting_of_scores_is_one_entry_with_the_runners_words() -> None:
    sheet = ScoreSheet(
        id="s", date=TODAY, at="21:30", note="[left] <b>",
        values={"worst": 4, "activity/a": 6}, activities={"a": "stairs [/]"},
    )  # fmt: skip

    assert said(score_entry(sheet)) == (
        "21:30 ◆ scores: worst 4/10, “stairs [/]” 6/10 | “[left] <b>”"
    )
