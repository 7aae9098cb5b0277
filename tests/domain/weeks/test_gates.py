"""Phase gates: where the runner is by facts, and how each criterion stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.exercise import Dose
from planner.domain.values.journal import Moment, Note, PainReading, TestResult
from planner.domain.values.plan import Criterion, Measure, Phase, Plan
from planner.domain.values.record import Side
from planner.domain.values.run import Run
from planner.domain.values.session import Item, SessionDone, Tick
from planner.domain.weeks.gates import Check, GateMark, Gates, gates_on
from planner.domain.weeks.measures import Measurements
from planner.wording.gates import next_words
from tests.domain.facts import known as facts_of
from tests.domain.facts import mornings, on, run

TODAY = on(0)
START = on(-20)


def history(
    *runs: Run,
    readings: Iterable[PainReading] | None = None,
    tests: Iterable[TestResult] = (),
) -> History:
    """A history of the left knee; every morning was answered with 0 unless told otherwise."""
    return facts_of(runs, mornings(-70, 0, 0) if readings is None else readings, tests)


def plan_with(*criteria: Criterion, weeks: Any = 2) -> Plan:
    return Plan(
        id="two",
        name="Two",
        phases=(
            Phase(id="calm", name="Calm", weeks=weeks),
            Phase(id="build", name="Build", weeks=4, gate=criteria),
            Phase(id="strong", name="Strong", weeks=4, gate=criteria),
        ),
    )


def criterion(measure: Measure, *, most: int | None = None, least: int | None = None,
              days: int = 0) -> Criterion:  # fmt: skip
    return Criterion(id=measure, words=measure, measure=measure, most=most, least=least, days=days)


STAIRS = criterion("stairs_pain", most=3)


def stairs(days: int, score: int, side: Side = Side.LEFT) -> PainReading:
    return PainReading(
        id=f"stairs-{days}", date=on(-days), score=score, side=side, moment=Moment.STAIRS
    )


def measured(measure: str, value: int, days: int = 1) -> TestResult:
    return TestResult(id=f"{measure}-{days}", date=on(-days), measure=measure, value=value)


def done(days: int, pain: int | None) -> SessionDone:
    return SessionDone(
        id=f"done-{days}",
        date=on(-days),
        session=f"s-{days}",
        items=(Item(exercise="clam", dose=Dose(sets=1, reps=5)),),
        ticks={"clam/left/1": Tick(reps=5, pain=pain)},
    )


def gates(
    plan: Plan,
    known: History | None = None,
    *sessions: SessionDone,
    notes: tuple[Note, ...] = (),
    start: date = START,
    today: date = TODAY,
) -> Gates:
    facts = Measurements(known or history(), sessions, DEFAULTS, start)
    return gates_on(plan, start, facts, notes, today)


def check_of(asked: Criterion, known: History | None = None, *sessions: SessionDone) -> Check:
    """The criterion as it stands before the second phase, which stays closed by another one."""
    never = Criterion(id="never", words="", measure="run_minutes", least=999)
    gate = gates(plan_with(asked, never), known, *sessions).gates[1]
    return gate.checks[0]


def test_without_facts_the_first_phase_is_on_and_nothing_is_measured():
    found = gates(plan_with(STAIRS))

    assert found.current is not None
    assert (found.current.phase.id, found.current.entered) == ("calm", START)
    assert found.next is not None
    assert [one.mark for one in found.next.checks] == [GateMark.UNMEASURED]
    assert not found.next.open


def test_a_plan_that_has_not_begun_has_no_phase_on():
    found = gates(plan_with(STAIRS), start=on(3))

    assert found.current is None
    assert found.entries == ()


def test_a_phase_begins_when_its_gate_is_passed_and_the_one_before_has_lasted():
    known = history(readings=(stairs(18, 2),))

    found = gates(plan_with(STAIRS), known)

    assert [entry.since for entry in found.entries] == [START, START + timedelta(weeks=2)]
    assert found.next is not None
    assert found.next.not_before == START + timedelta(weeks=6)


def test_no_phase_begins_while_a_flare_or_a_red_flag_is_open():
    plan = plan_with(STAIRS)
    facts = Measurements(history(readings=(stairs(18, 2),)), (), DEFAULTS, START)
    opens = START + timedelta(weeks=2)

    def since(*days: int) -> list[date]:
        held = [opens + timedelta(days=each) for each in days]
        return [entry.since for entry in gates_on(plan, START, facts, (), TODAY, held).entries]

    assert since() == [START, opens]
    assert since(0, 1, 2) == [START, opens + timedelta(days=3)]
    assert since(1, 2) == [START, opens]

    waiting = gates_on(plan, START, facts, (), opens, [opens])
    assert waiting.next is not None
    assert waiting.next.held
    assert "waits until flare or red flag is over" in next_words(waiting.next, opens)


def test_a_gate_passed_late_opens_late():
    known = history(readings=(stairs(18, 5), stairs(4, 3)))

    found = gates(plan_with(STAIRS), known)

    assert found.entries[-1].since == on(-4)


def test_what_was_passed_stays_passed():
    known = history(readings=(stairs(18, 2), stairs(1, 8)))

    found = gates(plan_with(STAIRS), known)

    assert found.current is not None
    assert found.current.phase.id == "build"


def test_a_skipped_gate_begins_the_phase_on_the_day_of_the_note_and_keeps_the_reason():
    note = Note(id="n", date=on(-9), text="The physio said so", tags=("gate", "build"))

    found = gates(plan_with(STAIRS), notes=(note,))

    assert found.entries[-1].since == on(-9)
    assert found.gates[1].skipped == note


def test_a_note_without_the_tag_or_of_an_earlier_plan_skips_nothing():
    notes = (
        Note(id="a", date=on(-9), text="build", tags=("build",)),
        Note(id="b", date=on(-90), text="long ago", tags=("gate", "build")),
    )

    assert len(gates(plan_with(STAIRS), notes=notes).entries) == 1


def test_a_check_tells_value_day_and_since_when_it_is_passed():
    known = history(readings=(stairs(9, 6), stairs(5, 3), stairs(2, 1)))

    check = check_of(STAIRS, known)

    assert (check.mark, check.value, check.day, check.since) == (
        GateMark.PASSED, 1, on(-2), on(-5)
    )  # fmt: skip


def test_a_failed_check_has_no_since():
    check = check_of(STAIRS, history(readings=(stairs(2, 4),)))

    assert (check.mark, check.value, check.since) == (GateMark.FAILED, 4, None)


def test_stairs_of_the_other_knee_do_not_count():
    known = history(readings=(stairs(2, 1, Side.RIGHT),))

    assert check_of(STAIRS, known).mark is GateMark.UNMEASURED


def test_the_worst_session_of_the_week_decides():
    week = criterion("session_pain", most=2, days=7)

    assert check_of(week, None, done(3, 1), done(1, 2)).mark is GateMark.PASSED
    assert check_of(week, None, done(6, 3), done(1, 0)).mark is GateMark.FAILED
    assert check_of(week, None, done(8, 9), done(1, 0)).mark is GateMark.PASSED
    assert check_of(week, None, done(1, None)).mark is GateMark.UNMEASURED


@pytest.mark.parametrize(("measure", "test"), [
    ("step_down", "step_down"), ("single_leg_squat", "single_leg_squat"),
])  # fmt: skip
def test_both_legs_must_be_tested_and_the_worse_one_counts(measure: Measure, test: str):
    asked = criterion(measure, least=10)

    left = history(tests=(measured(f"{test}_left", 1),))
    both = history(tests=(measured(f"{test}_left", 1), measured(f"{test}_right", 2)))
    sore = history(tests=(measured(f"{test}_left", 3), measured(f"{test}_right", 0)))

    assert check_of(asked, left).mark is GateMark.UNMEASURED
    assert (check_of(asked, both).mark, check_of(asked, both).value) == (GateMark.PASSED, 10)
    assert check_of(asked, sore).mark is GateMark.FAILED


def test_a_walk_counts_once_the_next_morning_is_quiet():
    asked = criterion("walk_minutes", least=30)
    walked = measured("brisk_walk", 1, days=3)
    quiet = history(tests=(walked,))
    silent = history(tests=(walked,), readings=mornings(-60, -3, 0))
    worse = history(
        tests=(walked,),
        readings=(*mornings(-60, -3, 0), *mornings(-2, -2, 3), *mornings(-1, 0, 0)),
    )

    assert check_of(asked, quiet).mark is GateMark.PASSED
    assert check_of(asked, silent).mark is GateMark.UNMEASURED
    assert check_of(asked, worse).mark is GateMark.FAILED
    assert check_of(asked, history(tests=(measured("brisk_walk", 2),))).mark is GateMark.FAILED


def test_only_a_run_the_knee_took_well_counts_for_half_an_hour():
    asked = criterion("run_minutes", least=30)

    well = history(run(-4, 5.0, duration_s=1860))
    badly = history(run(-4, 5.0, during=6, duration_s=1860))
    today = history(run(0, 5.0, duration_s=1860))

    assert (check_of(asked, well).mark, check_of(asked, well).value) == (GateMark.PASSED, 31)
    assert check_of(asked, badly).mark is GateMark.UNMEASURED
    assert check_of(asked, today).mark is GateMark.UNMEASURED


@pytest.mark.parametrize("measure", ["swelling", "limp", "range_loss"])
def test_a_finding_is_passed_when_there_is_none(measure: Measure):
    asked = criterion(measure, most=0)

    # Mornings without a sign would answer for swelling and limp.
    none = history(tests=(measured(measure, 0),), readings=())
    some = history(tests=(measured(measure, 1),), readings=())

    assert check_of(asked, none).mark is GateMark.PASSED
    assert check_of(asked, some).mark is GateMark.FAILED
    assert check_of(asked, history(readings=())).mark is GateMark.UNMEASURED


def test_swelling_noted_with_a_run_counts_until_a_morning_without():
    asked = criterion("swelling", most=0)

    assert check_of(asked, history(run(0, 3.0, swelling=True))).mark is GateMark.FAILED
    assert check_of(asked, history(run(-2, 3.0, swelling=True))).mark is GateMark.PASSED


def test_the_latest_morning_is_the_one_that_counts():
    asked = criterion("morning_pain", most=1)

    assert check_of(asked).mark is GateMark.PASSED
    assert check_of(asked, history(readings=mornings(-5, 0, 2))).mark is GateMark.FAILED


def test_weeks_are_counted_from_the_phase_before_and_green_ones_from_the_last_flare():
    green = criterion("green_weeks", least=2)
    weeks = criterion("weeks", least=2)

    assert check_of(weeks).value == 2
    assert (check_of(green).value, check_of(green).mark) == (2, GateMark.PASSED)
    flared = check_of(green, history(run(-9, 5.0, during=6)))
    assert (flared.value, flared.mark) == (1, GateMark.FAILED)
