"""What sets off a flare, how it is graded, and the way back."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from planner.domain.caps.load import State, allowance
from planner.domain.knee.flare import ramp
from planner.domain.knee.flare_state import FlareState, flare_state, flared_days
from planner.domain.knee.flare_triggers import FlareLevel, report_level
from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.journal import Moment, PainReading, TestResult
from planner.domain.values.record import Side
from planner.domain.values.run import Run
from tests.domain.load_facts import (
    DAY,
    ago,
    amber,
    bare,
    hard_of,
    history,
    limit_of,
    maybe_limit_of,
    morning,
    mornings,
    passed_tests,
    red,
    report,
    run,
)

BEFORE = tuple(run(days, 5.0) for days in (46, 44, 41, 39, 37, 34, 32))

RECENT = tuple(run(days, 5.0) for days in (24, 22, 19, 17, 14, 12))


def state_of(known: History, days: int = 0) -> FlareState | None:
    return flare_state(known, ago(days), DEFAULTS)


def level_of(known: History, days: int = 0) -> FlareLevel | None:
    found = state_of(known, days)
    return None if found is None else found.level


def quiet_but_for(**scores: int) -> tuple[PainReading, ...]:
    """Quiet mornings, except for those named `d3=2`: three days ago 2/10."""
    loud = {int(name[1:]): score for name, score in scores.items()}
    quiet = (each for each in mornings() if (DAY - each.date).days not in loud)
    return (*quiet, *(morning(days, score) for days, score in loud.items()))


@pytest.mark.parametrize(
    ("score", "moment", "level"),
    [
        (2, Moment.REST, None),
        (3, Moment.REST, FlareLevel.F1),
        (4, Moment.DURING, FlareLevel.F1),
        (5, Moment.DURING, FlareLevel.F2),
        (6, Moment.STAIRS, FlareLevel.F2),
        (7, Moment.REST, FlareLevel.F3),
    ],
)
def test_a_reported_flare_is_graded_by_its_score(
    score: int, moment: Moment, level: FlareLevel | None
) -> None:
    known = history(*BEFORE, readings=(*mornings(), report(0, score, moment)))

    assert level_of(known) == level
    assert report_level(score, DEFAULTS) == level


def test_pain_that_was_not_reported_as_a_flare_is_none_below_7() -> None:
    def felt(score: int) -> PainReading:
        return PainReading(id="p", date=DAY, score=score, side=Side.LEFT, moment=Moment.REST)

    assert level_of(history(*BEFORE, readings=(*mornings(), felt(6)))) is None
    assert level_of(history(*BEFORE, readings=(*mornings(), felt(7)))) is FlareLevel.F3


def test_an_amber_run_irritates_until_the_next_green_one() -> None:
    known = history(*BEFORE, amber(5, 4.0), run(2, 3.0))

    found = state_of(known, days=4)

    assert found is not None
    assert (found.level, found.next_m, found.greens_left) == (FlareLevel.F1, 3600, 1)
    assert found.items == ()
    assert hard_of("FLARE", known, days=3) == 3600
    assert state_of(known, days=0) is None


def test_two_amber_runs_in_a_row_are_a_flare_and_an_unanswered_one_breaks_no_row() -> None:
    answers = tuple(each for each in mornings() if each.date != ago(6))
    between = history(*BEFORE, amber(9, 5.0), bare(7, 5.0), amber(5, 5.0), readings=answers)

    assert level_of(history(*BEFORE, amber(9, 5.0), amber(5, 5.0)), days=4) is FlareLevel.F2
    assert level_of(between, days=4) is FlareLevel.F2
    broken = history(*BEFORE, amber(9, 5.0), run(7, 4.0), amber(5, 5.0))
    assert level_of(broken, days=4) is FlareLevel.F1


@pytest.mark.parametrize(
    "readings",
    [
        quiet_but_for(d4=2),
        (*quiet_but_for(d4=0), morning(4, 0, swelling=True)),
    ],
    ids=["two points above the usual", "swollen"],
)
def test_a_bad_morning_after_a_run_is_a_flare(readings: tuple[PainReading, ...]) -> None:
    assert level_of(history(*BEFORE, run(5, 5.0), readings=readings), days=4) is FlareLevel.F2


def test_three_raised_mornings_in_a_row_are_a_flare_without_any_run() -> None:
    two = history(*BEFORE, readings=quiet_but_for(d3=1, d2=1))
    three = history(*BEFORE, readings=quiet_but_for(d3=1, d2=1, d1=1))

    assert level_of(two) is None
    assert level_of(three) is FlareLevel.F2


def test_a_morning_as_sore_as_a_reported_flare_is_a_flare_and_keeps_the_next_day_free() -> None:
    four = history(*BEFORE, *RECENT, readings=quiet_but_for(d1=4))
    five = history(*BEFORE, *RECENT, readings=quiet_but_for(d1=5))

    found = state_of(five, days=1)

    assert level_of(four, days=1) is None
    assert found is not None
    assert (found.level, found.reason.id) == (FlareLevel.F2, "morning")
    assert found.next_allowed == ago(1) + timedelta(days=DEFAULTS.f2_min_days)
    assert hard_of("FLARE", five, days=1) == hard_of("FLARE", five, days=0) == 0


def test_sore_mornings_one_after_the_other_are_one_flare_whose_rest_begins_again() -> None:
    known = history(*BEFORE, *RECENT, readings=quiet_but_for(d8=6, d6=6, d4=5, d2=5))

    found = state_of(known, days=2)

    assert found is not None
    assert (found.level, found.opened) == (FlareLevel.F2, ago(8))
    assert found.next_allowed == ago(2) + timedelta(days=DEFAULTS.f2_min_days)
    assert allowance(ago(1), known, ago(1), DEFAULTS).hard_m == 0


def test_a_sore_morning_under_a_severe_flare_asks_for_its_whole_rest_again() -> None:
    severe = run(22, 5.0, during=8)
    quiet = history(*BEFORE, severe, tests=passed_tests(12))
    sore = history(*BEFORE, severe, readings=quiet_but_for(d14=5), tests=passed_tests(12))

    before, after = state_of(quiet, days=13), state_of(sore, days=13)

    assert before is not None
    assert after is not None
    assert before.next_allowed == ago(22) + timedelta(days=DEFAULTS.f3_min_days)
    assert after.next_allowed == ago(14) + timedelta(days=DEFAULTS.f3_min_days)
    assert hard_of("FLARE", sore, days=13) == 0


def test_sore_mornings_that_never_settle_are_a_severe_flare() -> None:
    sore = {f"d{days}": 5 for days in range(1, 10)}
    known = history(*BEFORE, *RECENT, readings=quiet_but_for(**sore))

    assert level_of(known, days=3) is FlareLevel.F2
    assert level_of(known, days=1) is FlareLevel.F3


def test_walking_that_hurts_is_a_severe_flare() -> None:
    def walk(pain: int) -> TestResult:
        return TestResult(id="w", date=ago(1), measure="brisk_walk", value=pain)

    assert level_of(history(*BEFORE, tests=(walk(3),))) is None
    assert level_of(history(*BEFORE, tests=(walk(4),))) is FlareLevel.F3


def test_two_flares_within_fourteen_days_are_a_severe_one() -> None:
    greens = [run(days, 2.0) for days in (17, 15, 13)]

    def twice(second: int) -> History:
        return history(*BEFORE, red(20, 5.0), *greens, red(second, 3.0))

    assert level_of(twice(6), days=5) is FlareLevel.F3
    assert level_of(twice(5), days=4) is FlareLevel.F2


def test_an_amber_first_run_back_is_no_second_flare() -> None:
    back = history(*BEFORE, red(9, 5.0), amber(5, 3.0))
    again = history(*BEFORE, red(9, 5.0), amber(5, 3.0), amber(2, 2.0))

    assert level_of(back, days=4) is FlareLevel.F2
    assert level_of(again, days=1) is FlareLevel.F3


def test_a_report_of_the_same_pain_is_no_second_flare_but_one_of_later_days_is() -> None:
    def reported(days: int) -> History:
        return history(*BEFORE, red(10, 5.0), readings=(*mornings(), report(days, 5)))

    assert level_of(reported(9), days=8) is FlareLevel.F2
    assert level_of(reported(7), days=6) is FlareLevel.F3


def test_a_reported_flare_and_an_amber_first_run_back_are_one_flare() -> None:
    def known(during: int, *more: Run) -> History:
        runs = (*BEFORE, red(9, 5.0), run(4, 3.0, during=during), *more)
        return history(*runs, readings=(*mornings(), report(8, 5)))

    assert level_of(known(1), days=3) is not FlareLevel.F3
    assert level_of(known(4), days=3) is FlareLevel.F2
    assert level_of(known(4, run(1, 2.0, during=4))) is FlareLevel.F3


def test_two_reports_of_different_days_are_two_flares() -> None:
    def reported(second: int) -> History:
        said = (report(12, 5), report(second, 6))
        return history(*BEFORE, readings=(*mornings(), *said))

    assert level_of(reported(10), days=9) is FlareLevel.F2
    assert level_of(reported(9), days=8) is FlareLevel.F3


def test_a_flare_whose_mornings_stay_raised_is_severe_after_a_week() -> None:
    loud = {f"d{days}": 2 for days in (8, 6, 4, 3)}
    known = history(*BEFORE, red(10, 5.0), readings=quiet_but_for(**loud))
    settled = history(*BEFORE, red(10, 5.0), readings=quiet_but_for(d9=2, d3=2))
    silent = history(*BEFORE, red(10, 5.0), readings=mornings(70, 10))

    assert level_of(known, days=4) is FlareLevel.F2
    assert level_of(known, days=3) is FlareLevel.F3
    assert level_of(settled, days=3) is FlareLevel.F2
    assert level_of(silent, days=3) is FlareLevel.F2


def test_the_way_back_goes_step_by_step_and_ends_after_two_greens_at_the_last() -> None:
    steps = [run(25, 3.0), run(22, 3.7), run(19, 4.5), run(16, 5.0), run(13, 5.0)]
    known = history(*BEFORE, red(28, 6.0), *steps, tests=passed_tests(26))

    def step(days: int) -> tuple[int, int | None] | None:
        found = state_of(known, days)
        return None if found is None else (found.step, found.next_m)

    walked = [step(days) for days in (27, 24, 21, 18, 15, 12)]
    assert walked == [(0, 3000), (1, 3700), (2, 4500), (3, 5000), (3, 5000), None]
    assert maybe_limit_of("FLARE", known, days=11) is None


def test_an_amber_run_on_the_way_back_repeats_the_step() -> None:
    known = history(*BEFORE, red(28, 6.0), run(25, 3.0), amber(22, 3.7), tests=passed_tests(26))

    found = state_of(known, days=21)

    assert found is not None
    assert found.step == 1
    # An irritated knee's next run is nine tenths of the one that irritated it.
    assert found.next_m == 3300


def test_a_red_run_on_the_way_back_starts_it_again_from_what_was_taken_well() -> None:
    known = history(*BEFORE, red(28, 6.0), run(25, 3.0), red(12, 4.0), tests=passed_tests(26))

    found = state_of(known, days=11)

    assert found is not None
    assert (found.step, found.last_tolerated_m, found.ramp_m[0]) == (0, 3000, 1800)


def test_a_run_in_the_days_of_rest_is_no_step() -> None:
    known = history(*BEFORE, red(10, 6.0), run(8, 2.0))

    found = state_of(known, days=6)

    assert found is not None
    assert (found.step, found.greens_left) == (0, 5)


def test_the_ramp_goes_back_to_the_shortest_run_since_the_last_good_one() -> None:
    known = history(*BEFORE, run(16, 7.0), amber(13, 4.0), red(10, 6.0))

    found = state_of(known, days=9)

    assert found is not None
    assert found.last_tolerated_m == 4000


def test_the_flares_week_is_held_at_seven_tenths_of_the_reference() -> None:
    weeks = [run(days, 2.0) for days in (24, 22, 20, 17, 15)]
    known = history(*BEFORE, *weeks, run(12, 6.0), red(10, 6.0), run(7, 3.0), run(5, 3.0))

    found = limit_of("FLARE", known, days=3)

    assert found.input("part") == "week"
    assert found.hard_m == found.input("room")


def test_the_resume_test_keeps_runs_back_until_every_item_is_passed() -> None:
    tested = history(*RECENT, red(10, 5.0), tests=passed_tests(8))
    untested = history(*RECENT, red(10, 5.0))
    loud = history(*RECENT, red(10, 5.0), readings=quiet_but_for(d7=1), tests=passed_tests(8))

    held = limit_of("FLARE", untested, days=7)

    assert hard_of("FLARE", tested, days=7) == 3000
    assert (held.hard_m, held.open, held.input("part")) == (0, True, "resume")
    assert hard_of("FLARE", loud, days=7) == 0
    assert hard_of("FLARE", loud, days=5) == 3000


def test_tests_taken_before_the_flare_do_not_count() -> None:
    known = history(*BEFORE, red(10, 5.0), tests=passed_tests(11))

    found = state_of(known, days=7)

    assert found is not None
    assert {item.id for item in found.open_items} == {
        "brisk_walk",
        "stairs_down",
        "step_down_left",
        "step_down_right",
    }


def test_the_worst_of_a_days_results_counts_and_the_latest_day_decides() -> None:
    def stairs(days: int, value: int, name: str) -> TestResult:
        return TestResult(id=name, date=ago(days), measure="stairs_down", value=value)

    first = (*passed_tests(8), stairs(8, 4, "a"))

    worse = state_of(history(*BEFORE, red(10, 5.0), tests=first), days=7)
    better = state_of(history(*BEFORE, red(10, 5.0), tests=(*first, stairs(7, 1, "b"))), days=7)

    assert worse is not None
    assert better is not None
    assert [item.id for item in worse.open_items] == ["stairs_down"]
    assert better.open_items == ()


def test_stairs_noted_as_pain_are_the_stairs_test_and_a_limp_opens_its_item() -> None:
    def felt(score: int, limp: bool = False) -> PainReading:
        return PainReading(
            id="s", date=ago(7), score=score, side=Side.LEFT, moment=Moment.STAIRS, limp=limp
        )

    def still_open(reading: PainReading) -> set[str]:
        known = history(*BEFORE, red(10, 5.0), readings=(*mornings(70, 7), reading))
        found = state_of(known, days=7)
        return set() if found is None else {item.id for item in found.open_items}

    walks = {"brisk_walk", "step_down_left", "step_down_right"}
    assert still_open(felt(2)) == walks
    assert still_open(felt(3)) == {*walks, "stairs_down"}
    # A limp is a trigger of its own, so everything is to be tested again.
    assert still_open(felt(2, limp=True)) >= {*walks, "quiet_mornings", "limp"}


def test_a_future_day_assumes_that_the_test_will_be_passed() -> None:
    known = history(*BEFORE, red(2, 5.0))

    numbers = [limit_of("FLARE", known, -days, today=DAY).hard_m for days in (0, 1, 2)]

    assert numbers == [0, 3000, 3000]


def test_a_severe_flare_rests_a_week_and_comes_back_on_the_ladder() -> None:
    tests = passed_tests(14)
    known = history(*BEFORE, run(22, 5.0, during=8), tests=tests)

    found = state_of(known, days=21)
    first_back = allowance(ago(10), known, ago(10), DEFAULTS)

    assert found is not None
    assert (found.level, found.next_allowed, found.next_m) == (FlareLevel.F3, ago(15), 2500)
    assert hard_of("FLARE", known, days=16) == 0
    assert limit_of("LADDER", known, days=10).input("after_flare") is True
    assert first_back.run_s == 16 * 60
    assert first_back.hard_m <= 2500


def test_a_severe_flare_that_lasts_or_comes_back_is_for_a_professional() -> None:
    lasting = history(*BEFORE, run(15, 5.0, during=8))
    twice = history(*BEFORE, run(30, 5.0, during=8), run(3, 2.0, during=8))

    def referred(known: History, days: int) -> str | None:
        found = state_of(known, days)
        return None if found is None or found.refer is None else found.refer.id

    assert referred(lasting, 2) is None
    assert referred(lasting, 1) == "severe-not-over"
    assert referred(twice, 2) == "severe-not-over"
    over = history(*BEFORE, run(12, 5.0, during=8), run(2, 2.0, during=8))
    assert referred(over, 1) == "severe-twice"


def test_a_flare_reported_today_holds_for_the_rest_of_today() -> None:
    known = history(*BEFORE, run(3, 5.0), readings=(*mornings(), report(0, 6)))

    assert allowance(DAY, known, DAY, DEFAULTS).hard_m == 0
    assert allowance(DAY, known, DAY, DEFAULTS).state is State.FLARE


def test_the_order_of_the_facts_does_not_matter() -> None:
    facts = history(
        *BEFORE,
        red(28, 6.0),
        run(25, 3.0),
        amber(22, 3.7),
        readings=(*mornings(), report(20, 5), report(4, 6)),
        tests=(*passed_tests(26), *passed_tests(15)),
    )
    shuffler = random.Random(7)
    mixed = history(
        *shuffler.sample(facts.runs, len(facts.runs)),
        readings=tuple(shuffler.sample(facts.readings, len(facts.readings))),
        tests=tuple(shuffler.sample(facts.tests, len(facts.tests))),
    )

    for days in range(30, 0, -1):
        assert state_of(mixed, days) == state_of(facts, days)
        assert allowance(ago(days), mixed, DAY, DEFAULTS) == allowance(
            ago(days), facts, DAY, DEFAULTS
        )


def test_days_under_a_flare_are_known_for_the_calendar() -> None:
    known = history(*BEFORE, red(10, 5.0), tests=passed_tests(8))

    days = flared_days(known, ago(14), ago(-5), DAY, DEFAULTS)

    assert days == {ago(each) for each in range(11)}


def test_no_parameters_can_make_an_earlier_step_longer_than_a_later_one() -> None:
    odd = DEFAULTS.with_changes({"f2_ramp_1": 0.7, "f2_ramp_2": 0.65})

    assert list(ramp(odd)) == sorted(ramp(odd))
    assert ramp(odd)[0] == 650
