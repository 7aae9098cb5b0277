"""What each rule allows, and how the smallest of them becomes a day's number."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from planner.domain.caps.load import LIMIT_FUNCTIONS, State, allowance, tolerated
from planner.domain.caps.rules import INFORMATIVE, RULES
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.journal import Lock
from planner.domain.values.run import Run, Source
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
    planned,
    red,
    run,
    steady,
)


def test_the_smallest_limit_binds_and_is_named() -> None:
    allowed = allowance(DAY, history(*steady()), DAY, DEFAULTS)

    numbers = {each.rule: each.hard_m for each in allowed.limits if each.hard_m is not None}
    assert allowed.hard_m == min(numbers.values()) == numbers[allowed.binding]
    assert allowed.plan_m <= allowed.hard_m
    assert allowed.state is State.GREEN


def test_the_others_show_their_slack() -> None:
    known = history(*steady())
    allowed = allowance(DAY, known, DAY, DEFAULTS)

    assert allowed.binding == "LONG-30D"
    assert allowed.slack_m(limit_of("LONG-30D", known)) == 0
    assert allowed.slack_m(limit_of("WEEK", known)) == 9500 - 5500
    assert allowed.slack_m(limit_of("SPACING", known)) is None


def test_each_limit_brings_its_source_and_only_known_rules_speak() -> None:
    allowed = allowance(DAY, history(*steady()), DAY, DEFAULTS)

    assert len(LIMIT_FUNCTIONS) == len(RULES)
    for each in allowed.limits:
        assert each.source == RULES[each.rule].source
        assert each.status == RULES[each.rule].status


def test_every_number_is_a_whole_tenth_of_a_kilometre() -> None:
    allowed = allowance(DAY, history(*steady(km=4.77)), DAY, DEFAULTS)

    numbers = [each.hard_m for each in allowed.limits] + [each.plan_m for each in allowed.limits]
    assert all(number is None or number % 100 == 0 for number in numbers)


def test_limits_can_be_written_as_json() -> None:
    allowed = allowance(DAY, history(*steady(), red(2, 4.0)), DAY, DEFAULTS)

    assert b"LONG-30D" in msgspec.json.encode(allowed.limits)


def test_the_longest_run_grows_exactly_by_a_tenth_of_five_kilometres() -> None:
    assert hard_of("LONG-30D", history(*steady(km=5.0))) == 5500


def test_two_runs_of_a_day_count_as_one() -> None:
    split = history(*steady(), run(11, 2.5), run(11, 3.6, id="second"))

    found = limit_of("LONG-30D", split)

    assert found.input("longest") == 2500 + 3600


def test_runs_of_a_day_can_be_counted_apart() -> None:
    apart = DEFAULTS.with_changes({"same_day_runs": "separate"})
    split = history(run(20, 5.0), run(10, 3.0), run(10, 4.0))

    assert hard_of("LONG-30D", split) == 7700
    assert hard_of("LONG-30D", split, params=apart) == 5500
    today = history(run(20, 5.0), run(0, 2.0))
    assert hard_of("LONG-30D", today, params=apart) == 5500 + 2000


def test_an_unanswered_run_counts_only_once_it_is_four_days_old() -> None:
    answers = tuple(each for each in mornings() if each.date != ago(2))
    known = history(run(20, 5.0), run(3, 5.4), readings=answers)

    assert limit_of("LONG-30D", known).input("longest") == 5000
    assert limit_of("LONG-30D", known, days=-1).input("longest") == 5400


def test_an_unanswered_amber_run_counts_no_sooner_than_an_unanswered_one() -> None:
    answers = tuple(each for each in mornings() if each.date != ago(2))
    known = history(run(20, 5.0), amber(3, 5.4), readings=answers)

    found = limit_of("LONG-30D", known)

    assert found.input("longest") == 5000


def test_where_nothing_was_tolerated_the_shortest_run_holds() -> None:
    found = limit_of("LONG-30D", history(red(10, 6.0), red(14, 4.0)))

    assert found.open
    assert (found.hard_m, found.plan_m) == (4000, 4000)


def test_imported_history_counts_unless_it_is_marked_painful() -> None:
    strava = Source(family="strava")
    fine, sore = bare(20, 8.0, source=strava), bare(15, 9.0, source=strava, painful=True)
    known = history(fine, sore, run(3, 5.0), readings=mornings(4))

    assert tolerated(fine, known, DAY, DEFAULTS)
    assert not tolerated(sore, known, DAY, DEFAULTS)
    assert tolerated(sore, history(fine, sore, readings=()), DAY, DEFAULTS) is False
    found = limit_of("LONG-30D", known)
    assert found.input("longest") == 8000


def test_a_new_longest_frees_growth_after_seven_days() -> None:
    known = history(*steady(km=5.0), run(9, 5.4))

    stacked = limit_of("LONG-30D", known, days=3)
    free = limit_of("LONG-30D", known, days=2)

    assert (stacked.input("stacked"), stacked.hard_m) == (True, 5400)
    assert (free.input("stacked"), free.hard_m) == (False, 5900)
    told = limit_of("STACK", known, days=3)
    assert told.input("free_on") == ago(2)
    assert "STACK" in INFORMATIVE


def test_a_longer_run_that_was_red_stops_growth_too() -> None:
    known = history(*steady(km=5.0), red(4, 5.4))

    found = limit_of("LONG-30D", known)

    assert (found.input("stacked"), found.hard_m) == (True, 5000)


def test_a_small_base_is_never_planned_further_than_a_larger_one() -> None:
    plans = [
        limit_of("LONG-30D", history(*steady(km=km))).plan_m or 0 for km in (2.7, 2.8, 2.9, 3.0)
    ]

    assert plans == sorted(plans)


@pytest.mark.parametrize(
    ("days", "metres"), [(7, None), (8, 4000), (14, 4000), (15, 2500), (27, 2500)]
)
def test_days_without_running_shorten_the_next_run(days: int, metres: int | None) -> None:
    known = history(*(run(days + off, 5.0) for off in (0, 2, 4, 7, 9, 11)))

    assert hard_of("GAP", known) == metres


def test_after_28_days_without_running_the_ladder_takes_over() -> None:
    known = history(*(run(28 + off, 5.0) for off in (0, 2, 4, 7, 9, 11)))

    allowed = allowance(DAY, known, DAY, DEFAULTS)

    assert allowed.binding == "LADDER"
    assert allowed.run_s == 480
    assert allowed.limit("GAP") is None


@pytest.mark.parametrize(
    ("last", "closed"), [(run(0, 5.0), 2), (amber(0, 5.0), 2), (bare(0, 5.0), 2), (red(0, 5.0), 3)]
)
def test_the_next_run_waits_as_long_as_the_last_verdict_asks(last: Run, closed: int) -> None:
    before = [run(days, 5.0) for days in (9, 7)]
    readings = (*mornings(), morning(-1), morning(-2), morning(-3))
    known = history(*before, last, readings=readings)

    numbers = [hard_of("SPACING", known, days=-after) for after in (1, 2, 3)]

    assert numbers == [0] * (closed - 1) + [None] * (4 - closed)


def test_four_green_runs_open_the_next_day_for_a_shorter_one() -> None:
    five = [run(days, 5.0) for days in (9, 7, 5, 3, 1)]

    assert hard_of("SPACING", history(*five)) == 3000
    assert hard_of("SPACING", history(*five[2:])) == 0
    assert hard_of("SPACING", history(*five, run(2, 3.0))) == 0


def test_a_week_is_the_last_seven_days_whatever_the_weekday() -> None:
    known = history(run(13, 10.0), run(10, 10.0), run(6, 4.0), run(2, 3.0))

    found = limit_of("WEEK", known)

    assert found.input("before") == 7000
    assert (found.plan_m, found.hard_m) == (22_000 - 7000, 26_000 - 7000)


def test_a_flare_week_in_the_reference_never_makes_room() -> None:
    weeks = [run(days, 5.0) for days in (27, 25, 23, 20, 18, 16, 13)]
    calm = limit_of("WEEK", history(*weeks, run(11, 5.0)))
    flared = limit_of("WEEK", history(*weeks, red(11, 5.0)))

    assert flared.hard_m is not None
    assert calm.hard_m is not None
    assert flared.hard_m <= calm.hard_m


def test_the_way_back_does_not_shrink_with_each_week_it_keeps_low() -> None:
    weeks = [run(days, 3.0) for days in (40, 38, 36, 33, 31, 29, 26, 24, 22)]
    first = limit_of("FLARE", history(*weeks, red(20, 3.0), run(12, 1.8)))
    later = limit_of("FLARE", history(*weeks, red(20, 3.0), run(12, 1.8), run(8, 1.8)))

    assert first.input("room") == 9000 * 7 // 10
    assert later.input("room") == 9000 * 7 // 10


def test_the_week_after_three_weeks_off_is_half_of_what_was() -> None:
    known = history(*(run(days, 6.0) for days in (40, 38, 36, 33, 31, 29)), run(4, 3.0))

    found = limit_of("WEEK", known)

    assert found.input("reference") == 9000


def test_without_any_base_the_first_week_is_three_kilometres() -> None:
    assert hard_of("WEEK", history(run(2, 2.0))) == 1000


def test_a_runner_without_any_history_starts_on_the_ladder() -> None:
    allowed = allowance(DAY, history(), DAY, DEFAULTS)

    assert (allowed.binding, allowed.run_s, allowed.hard_m) == ("LADDER", 480, 1100)
    assert allowed.longest_m is None


def test_with_a_bmi_above_30_the_first_ladder_week_is_three_kilometres() -> None:
    sessions = [run(days, 1.1, duration_s=480) for days in (4, 2)]
    heavy = history(*sessions, bmi_over_30=True)

    assert maybe_limit_of("WEEK", history(*sessions)) is None
    assert hard_of("WEEK", heavy) == 800


def test_runs_without_a_distance_leave_a_number_all_the_same() -> None:
    allowed = allowance(DAY, history(run(3, 0.0, duration_s=1500)), DAY, DEFAULTS)

    assert (allowed.binding, allowed.hard_m) == ("WEEK", 3000)


def test_a_typed_base_stands_in_for_runs() -> None:
    known = history(start=ago(0), weekly_m=21_000, longest_m=8000)

    allowed = allowance(DAY, known, DAY, DEFAULTS)

    assert hard_of("LONG-30D", known) == 8800
    assert limit_of("WEEK", known).input("reference") == 21_000
    assert allowed.limit("LADDER") is None
    assert allowed.state is State.HOLD
    assert hard_of("LONG-30D", known, days=-29) == 8800
    assert maybe_limit_of("LONG-30D", known, days=-30) is None


def test_real_runs_before_the_start_replace_the_typed_base() -> None:
    known = history(bare(10, 4.0), bare(17, 4.0), start=ago(0), weekly_m=50_000, longest_m=20_000)

    assert hard_of("LONG-30D", known) == 4400


def test_with_only_a_weekly_distance_typed_the_longest_run_is_its_least_share() -> None:
    assert hard_of("LONG-30D", history(start=ago(0), weekly_m=20_000)) == 6600
    week_only = limit_of("WEEK", history(start=ago(0), longest_m=6000))
    assert week_only.input("reference") == 6000


def test_every_fourth_week_is_lighter_and_counts_from_its_first_day() -> None:
    monday = date(2026, 11, 2)
    known = history(*steady(8), start=monday, readings=mornings())
    fourth = monday + timedelta(weeks=3)

    lighter = allowance(fourth, known, fourth, DEFAULTS).limit("DELOAD")

    assert lighter is not None
    assert lighter.hard_m is None
    assert lighter.plan_m == 11_200
    assert allowance(fourth - timedelta(days=1), known, DAY, DEFAULTS).limit("DELOAD") is None
    off = DEFAULTS.with_changes({"deload_every_weeks": 0})
    assert allowance(fourth, known, fourth, off).limit("DELOAD") is None
    held = allowance(fourth + timedelta(days=2), known, DAY, DEFAULTS).limit("DELOAD")
    assert held is not None
    assert held.input("held") == 5000


def test_no_parameters_let_more_be_planned_for_a_week_than_it_is_held_at() -> None:
    strict = DEFAULTS.with_changes({"week_block_increment_km": 0, "week_min_increment_km": 2})

    found = limit_of("WEEK", history(run(9, 1.0), run(2, 0.5)), params=strict)

    assert (found.plan_m, found.hard_m) == (800, 800)


def test_the_share_of_one_run_only_shapes_the_plan() -> None:
    known = history(*steady(), run(1, 1.0))

    found = limit_of("SHARE", known)

    assert found.hard_m is None
    assert found.input("runs") == 4
    assert found.plan_m == 5000
    assert maybe_limit_of("SHARE", history(run(20, 5.0))) is None


def test_this_mornings_answer_opens_the_gate() -> None:
    asked = tuple(each for each in mornings() if each.date != DAY)
    waiting = allowance(DAY, history(*steady(), readings=asked), DAY, DEFAULTS)
    quiet = allowance(DAY, history(*steady()), DAY, DEFAULTS)
    sore = allowance(DAY, history(*steady(), readings=(*asked, morning(0, 1))), DAY, DEFAULTS)

    assert limit_of("GATE", history(*steady(), readings=asked)).open
    assert (waiting.state, quiet.state, sore.state) == (State.HOLD, State.GREEN, State.HOLD)
    assert waiting.plan_m == sore.plan_m == 5000
    assert quiet.plan_m == 5200
    assert waiting.hard_m == quiet.hard_m == 5500


def test_a_red_flag_locks_until_it_is_cleared() -> None:
    lock = Lock(id="l", date=ago(5), level="S", findings=("bone_pain",), scope="run")
    cleared = msgspec.structs.replace(lock, cleared=ago(1), cleared_by="Dr Hill")

    locked = allowance(DAY, history(*steady(), locks=(lock,)), DAY, DEFAULTS)

    assert (locked.hard_m, locked.binding, locked.state) == (0, "LOCK", State.LOCKED)
    assert limit_of("LOCK", history(*steady(), locks=(lock,))).input("finding") == "bone_pain"
    open_again = history(*steady(), locks=(cleared,))
    assert allowance(DAY, open_again, DAY, DEFAULTS).state is State.GREEN
    assert allowance(ago(2), open_again, DAY, DEFAULTS).hard_m == 0
    assert allowance(ago(-9), history(*steady(), locks=(lock,)), DAY, DEFAULTS).hard_m == 0


def test_what_was_run_today_is_taken_off_what_is_left() -> None:
    allowed = allowance(DAY, history(*steady(), run(0, 2.0)), DAY, DEFAULTS)

    assert (allowed.hard_m, allowed.done_m, allowed.left_m) == (5500, 2000, 3500)


def test_nothing_is_left_after_a_run_that_hurt() -> None:
    allowed = allowance(DAY, history(*steady(), amber(0, 2.0)), DAY, DEFAULTS)

    assert (allowed.hard_m, allowed.left_m) == (5500, 0)


def test_planned_runs_before_a_future_day_are_taken_as_done_and_green() -> None:
    plan = (planned(0, 5.0), planned(3, 5.0), planned(5, 9.0))
    known = history(*steady(), planned=plan)

    allowed = allowance(ago(-5), known, DAY, DEFAULTS)

    assert allowed.assumed == plan[:2]
    assert limit_of("WEEK", known, days=-5, today=DAY).input("before") == 10_000
    assert allowed.state is State.GREEN


def test_a_real_run_replaces_what_was_planned_for_its_day_or_fulfilled_elsewhere() -> None:
    plan = (planned(0, 5.0), planned(1, 5.0), planned(2, 5.0, skipped="time"), planned(3, 5.0))
    done = run(0, 3.0, planned="plan-1")

    allowed = allowance(ago(-5), history(*steady(), done, planned=plan), DAY, DEFAULTS)

    assert allowed.assumed == (plan[3],)


def test_a_planned_run_of_the_past_that_was_not_done_counts_nothing() -> None:
    known = history(*steady())
    skipped = history(*steady(), planned=(planned(-2, 9.0),))

    assert allowance(ago(-4), known, DAY, DEFAULTS) == allowance(ago(-4), skipped, DAY, DEFAULTS)


def test_the_run_planned_on_the_day_itself_is_not_counted() -> None:
    known = history(*steady())
    with_plan = history(*steady(), planned=(planned(0, 50.0),))

    assert allowance(DAY, known, DAY, DEFAULTS) == allowance(DAY, with_plan, DAY, DEFAULTS)


def test_a_past_day_is_seen_as_it_stood_that_morning() -> None:
    early = history(*(each for each in steady() if each.date < ago(5)))
    later = history(*steady(), run(2, 9.0), amber(4, 7.0))

    then = allowance(ago(5), early, ago(5), DEFAULTS)
    now = allowance(ago(5), later, DAY, DEFAULTS)

    assert now.hard_m == then.hard_m
    assert now.limits == then.limits


def test_other_plans_for_the_same_facts_share_what_is_known_of_them() -> None:
    known = history(*steady())
    allowance(DAY, known, DAY, DEFAULTS)

    other = known.replanned((planned(1, 4.0),))

    assert other.pasts is known.pasts
    assert allowance(ago(-3), other, DAY, DEFAULTS).assumed == other.planned


def test_a_run_logged_late_does_not_wipe_the_typed_weeks() -> None:
    typed = history(start=ago(0), weekly_m=15_000, longest_m=6000)
    late = history(run(1, 3.0), start=ago(0), weekly_m=15_000, longest_m=6000)

    base = limit_of("WEEK", typed).input("reference")
    after = limit_of("WEEK", late).input("reference")

    assert base == 15_000
    assert isinstance(after, int)
    assert after > 14_000
    assert limit_of("LONG-30D", late).input("longest") == 6000


def test_an_imported_history_takes_the_place_of_the_typed_one() -> None:
    runs = [run(days, 3.0) for days in (26, 22, 18, 14, 10, 6, 2)]
    known = history(*runs, start=ago(0), weekly_m=15_000, longest_m=6000)

    assert limit_of("LONG-30D", known).input("longest") == 3000
