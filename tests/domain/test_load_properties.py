"""What must hold of every history: pain never makes room, order never matters, nothing crashes."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.domain.caps.limits_run import long_run_m
from planner.domain.caps.load import allowance
from planner.domain.caps.outlook import week_room, what_would_raise
from planner.domain.knee.flare_state import flare_state
from planner.domain.knee.history import History
from planner.domain.knee.mornings import Mornings
from planner.domain.knee.parameter import TABLE
from planner.domain.knee.parameters import DEFAULTS, Parameters
from planner.domain.values.journal import Lock, Moment, PainReading, TestResult
from planner.domain.values.record import Side
from planner.domain.values.run import CrossTraining, PlannedRun, Run
from planner.domain.weeks.proposal import propose

FIRST = date(2026, 3, 1)
SPAN = 75
"""Days a drawn history covers."""

days_of_history = st.integers(0, SPAN).map(lambda days: FIRST + timedelta(days=days))
scores = st.sampled_from((0, 0, 0, 1, 1, 2, 2, 3, 4, 5, 7))
maybe_scores = st.one_of(scores, scores, scores, st.none())
metres = st.one_of(
    st.sampled_from((1000, 2900, 3000, 3100, 5000, 5250, 5500, 8000)), st.integers(0, 20_000)
)
measures = ("brisk_walk", "stairs_down", "step_down_left", "step_down_right", "swelling")


@st.composite
def runs(draw: st.DrawFn) -> Run:
    return Run(
        id="",
        date=draw(days_of_history),
        distance_m=draw(metres),
        duration_s=draw(st.sampled_from((None, 480, 600, 1200, 1800, 3000))),
        pain_before=draw(st.sampled_from((None, 0, 0, 1))),
        pain_during=draw(maybe_scores),
        pain_after=draw(maybe_scores),
        swelling=draw(st.integers(0, 30)) == 30,
        painful=draw(st.integers(0, 20)) == 20,
    )


@st.composite
def readings(draw: st.DrawFn) -> PainReading:
    return PainReading(
        id="",
        date=draw(days_of_history),
        score=draw(scores),
        side=draw(st.sampled_from((Side.LEFT, Side.LEFT, Side.BOTH))),
        moment=draw(st.sampled_from(tuple(Moment))),
        flare=draw(st.booleans()),
    )


@st.composite
def usual_mornings(draw: st.DrawFn) -> list[PainReading]:
    """Most mornings, nearly all of them the same."""
    usual = draw(st.integers(0, 2))
    luck = random.Random(draw(st.integers(0, 999)))
    return [
        PainReading(
            id="",
            date=FIRST + timedelta(days=day),
            score=usual + (luck.randint(0, 2) if luck.random() < 0.1 else 0),
            side=Side.LEFT,
            moment=Moment.MORNING,
        )
        for day in range(-10, SPAN)
        if luck.random() < 0.9
    ]


@st.composite
def histories(draw: st.DrawFn) -> History:
    tests = st.builds(
        TestResult, id=st.just(""), date=days_of_history, measure=st.sampled_from(measures),
        value=st.integers(0, 4),
    )  # fmt: skip
    others = st.builds(
        CrossTraining, id=st.just(""), date=days_of_history, duration_s=st.integers(60, 7200),
        sport=st.sampled_from(("cycling", "walking", "rowing")), pain_during=maybe_scores,
    )  # fmt: skip
    plans = st.builds(PlannedRun, id=st.uuids().map(str), date=days_of_history, distance_m=metres)
    return History(
        runs=tuple(draw(st.lists(runs(), min_size=1, max_size=25))),
        readings=(*draw(usual_mornings()), *draw(st.lists(readings(), max_size=3))),
        tests=tuple(draw(st.lists(tests, max_size=8))),
        cross=tuple(draw(st.lists(others, max_size=4))),
        planned=tuple(draw(st.lists(plans, max_size=6))),
        knee=Side.LEFT,
        start=draw(st.one_of(st.none(), days_of_history)),
        weekly_m=draw(st.sampled_from((0, 0, 20_000))),
        longest_m=draw(st.sampled_from((0, 0, 6000))),
        ladder_since=draw(st.one_of(st.none(), st.none(), days_of_history)),
    )


def _worse_run(run: Run, luck: random.Random) -> Run | None:
    field = luck.choice(("pain_during", "pain_after", "swelling", "limp", "painful"))
    now = getattr(run, field)
    if now is None or now is True or now == 10:
        return None
    worse: dict[str, Any] = {field: True if now is False else luck.randint(now + 1, 10)}
    return msgspec.structs.replace(run, **worse)


def _worse_reading(reading: PainReading, luck: random.Random) -> PainReading | None:
    if luck.random() < 0.2 and not reading.swelling:
        return msgspec.structs.replace(reading, swelling=True)
    if reading.score == 10:
        return None
    return msgspec.structs.replace(reading, score=luck.randint(reading.score + 1, 10))


def _with_more_pain(known: History, luck: random.Random) -> History | None:
    """The same history with one score raised or one sign turned on."""
    if luck.random() < 0.6:
        place = luck.randrange(len(known.runs))
        run = _worse_run(known.runs[place], luck)
        if run is None:
            return None
        changed = (*known.runs[:place], run, *known.runs[place + 1 :])
        return msgspec.structs.replace(known, runs=changed)
    if known.tests and luck.random() < 0.3:
        place = luck.randrange(len(known.tests))
        test = known.tests[place]
        test = msgspec.structs.replace(test, value=test.value + luck.randint(1, 5))
        tests = (*known.tests[:place], test, *known.tests[place + 1 :])
        return msgspec.structs.replace(known, tests=tests)
    if not known.readings:
        return None
    place = luck.randrange(len(known.readings))
    reading = _worse_reading(known.readings[place], luck)
    if reading is None:
        return None
    worse = (*known.readings[:place], reading, *known.readings[place + 1 :])
    return msgspec.structs.replace(known, readings=worse)


def _baselines(known: History, last: date) -> list[int | None]:
    found = Mornings(known.readings, Side.LEFT, DEFAULTS)
    return [found.baseline(day) for day in range(FIRST.toordinal() - 10, last.toordinal() + 2)]


def _asked_days(today: date) -> list[date]:
    return [today + timedelta(days=days) for days in (-20, -6, 0, 1, 3, 6, 12, 25)]


@settings(max_examples=120, deadline=None)
@given(histories(), days_of_history, st.integers(0, 10_000))
def test_more_pain_never_raises_an_allowance(known: History, today: date, luck: int) -> None:
    """Whatever is raised, short of the usual morning that later ones are measured against.

    A higher usual morning makes a later morning a smaller rise: no rule that compares with what
    is usual can be otherwise. See docs/load-rules.md.
    """
    worse = _with_more_pain(known, random.Random(luck))
    assume(worse is not None)
    assert worse is not None
    assume(_baselines(worse, today) == _baselines(known, today))

    for day in _asked_days(today):
        before = allowance(day, known, today, DEFAULTS)
        after = allowance(day, worse, today, DEFAULTS)
        assert after.hard_m <= before.hard_m
        assert after.plan_m <= before.plan_m
        assert after.left_m <= before.left_m


@settings(max_examples=50, deadline=None)
@given(histories(), days_of_history, st.integers(0, 10_000))
def test_a_run_that_turns_red_never_raises_a_cap(known: History, today: date, luck: int) -> None:
    place = random.Random(luck).randrange(len(known.runs))
    red = msgspec.structs.replace(known.runs[place], pain_during=9)
    redder = msgspec.structs.replace(
        known, runs=(*known.runs[:place], red, *known.runs[place + 1 :])
    )
    # An unanswered run that is answered with 9/10 is more pain too.
    for day in _asked_days(today):
        before = allowance(day, known, today, DEFAULTS)
        after = allowance(day, redder, today, DEFAULTS)
        assert after.hard_m <= before.hard_m
        assert after.plan_m <= before.plan_m


@settings(max_examples=50, deadline=None)
@given(histories(), days_of_history, metres, days_of_history)
def test_adding_a_red_run_never_raises_the_longest_run(
    known: History, today: date, length: int, ran: date
) -> None:
    red = Run(id="", date=ran, distance_m=length, pain_before=0, pain_during=9, pain_after=9)
    with_it = msgspec.structs.replace(known, runs=(*known.runs, red))
    # A day's runs count together: the red one would take its day's other runs with it.
    assume(all(run.date != ran for run in known.runs))

    before = allowance(today, known, today, DEFAULTS)
    after = allowance(today, with_it, today, DEFAULTS)

    if before.longest_m is None:
        return
    if after.longest_m is None:
        # Typed history makes way for real runs; without a longest one the ladder holds.
        assert known.weekly_m or known.longest_m
        assert after.hard_m <= before.hard_m
    else:
        assert after.longest_m <= before.longest_m


@settings(max_examples=40, deadline=None)
@given(histories(), days_of_history, st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(
    known: History, today: date, shuffler: random.Random
) -> None:
    def mixed(facts: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(shuffler.sample(facts, len(facts)))

    other = msgspec.structs.replace(
        known, runs=mixed(known.runs), readings=mixed(known.readings), tests=mixed(known.tests),
        planned=mixed(known.planned), cross=mixed(known.cross),
    )  # fmt: skip

    for day in _asked_days(today):
        assert allowance(day, other, today, DEFAULTS) == allowance(day, known, today, DEFAULTS)
    assert flare_state(other, today, DEFAULTS) == flare_state(known, today, DEFAULTS)


@settings(max_examples=40, deadline=None)
@given(histories(), days_of_history, st.integers(0, 10_000))
def test_a_run_split_in_two_on_its_day_counts_the_same(
    known: History, today: date, luck: int
) -> None:
    choice = random.Random(luck)
    place = choice.randrange(len(known.runs))
    whole = msgspec.structs.replace(known.runs[place], duration_s=None)
    first = choice.randint(0, whole.distance_m)
    halves = (
        msgspec.structs.replace(whole, distance_m=first),
        msgspec.structs.replace(whole, distance_m=whole.distance_m - first),
    )
    rest = (*known.runs[:place], *known.runs[place + 1 :])

    for day in _asked_days(today):
        one = msgspec.structs.replace(known, runs=(*rest, whole))
        two = msgspec.structs.replace(known, runs=(*rest, *halves))
        assert allowance(day, two, today, DEFAULTS) == allowance(day, one, today, DEFAULTS)


@st.composite
def parameters(draw: st.DrawFn) -> Parameters:
    changes: dict[str, float] = {}
    for row in TABLE.values():
        if row.low == row.high or not draw(st.booleans()):
            continue
        if row.scale == 1:
            changes[row.name] = draw(st.integers(int(row.low), int(row.high)))
        else:
            changes[row.name] = draw(st.floats(row.low, row.high))
    return DEFAULTS.with_changes(changes)


@settings(max_examples=40, deadline=None)
@given(parameters(), st.integers(0, 30_000), st.integers(0, 30_000), st.booleans())
def test_a_longer_tolerated_run_never_lowers_what_it_alone_allows(
    params: Parameters, one: int, other: int, stacked: bool
) -> None:
    """Stacking apart: a new longest run that is recent allows less than the one before did."""
    shorter, longer = sorted((one, other))

    less = long_run_m(shorter, params, stacked=stacked)
    more = long_run_m(longer, params, stacked=stacked)

    assert less[0] <= more[0]
    assert less[1] <= more[1]
    assert less[1] <= less[0]


@settings(max_examples=40, deadline=None)
@given(histories(), parameters(), days_of_history, st.integers(-90, 90))
def test_no_history_and_no_parameters_ever_crash_a_question(
    known: History, params: Parameters, today: date, offset: int
) -> None:
    day = today + timedelta(days=offset)

    allowed = allowance(day, known, today, params)

    assert 0 <= allowed.plan_m <= allowed.hard_m
    assert 0 <= allowed.left_m <= allowed.hard_m
    numbers = [each.hard_m for each in allowed.limits if each.hard_m is not None]
    assert allowed.hard_m == min(numbers)
    assert allowed.limit(allowed.binding) is not None
    what_would_raise(allowed, known, today, params)
    week_room(day, known, today, params)
    propose(known, (), {}, today, params)


@settings(max_examples=60, deadline=None)
@given(
    histories(), days_of_history, st.integers(0, 3), st.integers(0, 20),
    st.lists(st.integers(0, 20), min_size=5, max_size=12),
)  # fmt: skip
def test_no_answer_depends_on_what_was_asked_before(
    known: History, today: date, offset: int, later: int, ahead: list[int]
) -> None:
    day = today + timedelta(days=offset)
    other = day + timedelta(days=later)
    planned = (
        PlannedRun(id=f"{n}", date=today + timedelta(days=n), distance_m=4000) for n in ahead
    )
    known = msgspec.structs.replace(known, planned=tuple(planned))
    untouched = msgspec.structs.replace(known)

    what_would_raise(allowance(day, known, today, DEFAULTS), known, today, DEFAULTS)

    asked = allowance(other, known, today, DEFAULTS), week_room(other, known, today, DEFAULTS)
    assert asked[0] == allowance(other, untouched, today, DEFAULTS)
    assert asked[1] == week_room(other, untouched, today, DEFAULTS)


@settings(max_examples=40, deadline=None)
@given(histories(), days_of_history)
def test_a_proposal_never_lengthens_a_run_and_keeps_within_the_hard_limits(
    known: History, today: date
) -> None:
    found = propose(known, (), {}, today, DEFAULTS)

    plan = []
    for change in found.changes:
        assert isinstance(change.before, PlannedRun)
        if isinstance(change.after, PlannedRun):
            assert change.after.distance_m <= change.before.distance_m
            plan.append(change.after)
    followed = known.replanned(tuple(plan))
    for day in {run.date for run in plan}:
        of_day = sum(run.distance_m for run in plan if run.date == day)
        assert of_day <= allowance(day, followed, today, DEFAULTS).hard_m


def test_an_empty_history_and_one_of_locks_alone_have_a_number() -> None:
    lock = Lock(id="", date=FIRST, level="E", findings=(), scope="all")

    assert allowance(FIRST, History(), FIRST, DEFAULTS).hard_m == 1100
    assert allowance(FIRST, History(locks=(lock,)), FIRST, DEFAULTS).hard_m == 0
