"""Run days: what runs come to in metres and minutes, typed weeks, the pace, and swelling."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.knee.past import Past
from planner.domain.values.run import RunKind
from tests.domain.facts import bare, base_on, known, on, planned, run, run_day, session, swelling


def past(*facts: Any, **typed: Any) -> Past:
    return Past(known(*facts, **typed), DEFAULTS)


def pace(day: int, *facts: Any, **typed: Any) -> int:
    return past(*facts, **typed).pace(on(day).toordinal())


def test_of_a_walk_run_the_running_minutes_count_at_the_runners_pace() -> None:
    assert run_day(0, known(session(0, 12), pace_s=360)).metres == 2000
    card = planned(0, 1.1, rung=3)
    whole = run(0, 5.0, duration_s=2400)
    assert run_day(0, known(card, whole)).metres == 1714
    assert run_day(0, known(card, whole)).through_m == 0


def test_of_a_walk_run_of_which_nothing_is_known_at_most_eight_minutes_count() -> None:
    unknown = run(0, 5.0, duration_s=2400, run_kind=RunKind.WALK_RUN)

    assert run_day(0, known(unknown)).metres == 1142
    assert run_day(0, known(unknown)).session_s is None


def test_runs_of_a_day_add_and_the_longest_on_end_is_kept() -> None:
    found = run_day(0, known(run(0, 3.0), run(0, 2.0), session(0, 8)))

    assert (found.metres, found.through_m, found.through_s) == (6142, 5000, 1260)
    assert found.session_s == 300 * 7 + 480


def test_the_highest_of_two_planned_rungs_judges_the_day() -> None:
    cards = (planned(0, 1.1, rung=1), planned(0, 1.4, rung=2))

    assert run_day(0, known(cards, run(0, 4.0))).session_s == 600


# -- the pace --------------------------------------------------------------------------------------


def test_the_pace_is_the_middle_of_the_last_ten_timed_runs() -> None:
    slow = [run(day, 5.0, duration_s=2500) for day in range(20)]
    quick = [run(day, 5.0, duration_s=1500) for day in range(20, 26)]

    assert pace(20, slow, quick) == 500
    assert pace(26, slow, quick) == 300
    assert pace(0, slow) == 420
    assert pace(0, slow, pace_s=390) == 390


@pytest.mark.parametrize(
    "untimed",
    [
        run(0, 5.0),
        run(0, 0.0, duration_s=600),
        session(0, 8),
        run(0, 4.0, duration_s=2400, run_kind=RunKind.WALK_RUN),
    ],
)
def test_a_run_whose_metres_or_minutes_are_not_known_sets_no_pace(untimed: Any) -> None:
    assert pace(1, untimed) == 420


def test_minutes_walked_in_a_run_are_no_running_minutes() -> None:
    assert pace(1, run(0, 5.0, duration_s=2400, walk_s=400)) == 400


def test_a_day_of_which_one_run_is_not_timed_sets_no_pace() -> None:
    assert pace(1, run(0, 5.0, duration_s=2000), run(0, 1.0)) == 420


# -- typed weeks -----------------------------------------------------------------------------------


def typed(week: int, longest: int, *facts: Any, days: tuple[int, ...] = (1, 3, 6)) -> History:
    return known(*facts, start=on(0), weekly_m=week, longest_m=longest, run_days=days)


def metres(history: History) -> list[int]:
    """Metres of the last typed week by day."""
    days = Past(history, DEFAULTS).days
    return [each.metres for each in days if each.day >= on(-7).toordinal()]


def test_the_typed_week_stands_on_the_chosen_days_before_the_start() -> None:
    assert metres(typed(20_000, 8000)) == [6000, 6000, 8000]
    assert len(Past(typed(20_000, 8000), DEFAULTS).days) == 12
    assert metres(typed(20_000, 8000, days=())) == [6000, 6000, 8000]


def test_no_other_run_is_longer_than_the_longest_and_the_week_counts_all_the_same() -> None:
    history = typed(40_000, 8000)

    assert metres(history) == [8000, 8000, 8000]
    assert base_on(0, history).week[0] == 40_000


def test_one_figure_stands_for_both() -> None:
    assert metres(typed(15_000, 0)) == [5000, 5000, 5000]
    assert metres(typed(0, 6000)) == [6000]
    assert metres(typed(9000, 0, days=(2,))) == [9000]


def test_a_real_run_on_a_typed_day_keeps_its_verdict_and_the_longer_distance() -> None:
    history = typed(20_000, 8000, run(-1, 5.0, 6))

    assert run_day(-1, history).metres == 8000
    assert not run_day(-1, history).tolerated
    assert base_on(0, history).week[0] == 18_000


def test_typed_and_imported_runs_are_tolerated_and_never_green() -> None:
    imported = run_day(-3, known(bare(-3, 5.0), start=on(0)))
    assert imported.tolerated
    assert not imported.green
    assert imported.history
    assert not run_day(-3, known(bare(-3, 5.0, painful=True), start=on(0))).tolerated
    assert not run_day(0, known(bare(0, 5.0), start=on(0))).history


# -- swelling --------------------------------------------------------------------------------------


def stretches(*facts: Any) -> list[tuple[int, int | None]]:
    first = on(0).toordinal()
    return [
        (each.seen - first, None if each.gone is None else each.gone - first)
        for each in past(*facts).swellings
    ]


def test_swelling_lasts_from_the_first_sighting_until_it_is_gone() -> None:
    assert stretches(swelling(1), swelling(3), swelling(5, seen=False)) == [(1, 5)]
    assert stretches(swelling(1), swelling(5, seen=False), swelling(9)) == [(1, 5), (9, None)]
    assert stretches(swelling(5, seen=False)) == []


def test_seen_and_gone_on_one_day_it_was_there() -> None:
    gone = swelling(1, seen=False)

    assert stretches(run(1, 5.0, swelling=True), gone) == [(1, None)]


def test_facts_of_nothing_have_no_first_day() -> None:
    assert past().first > on(10_000).toordinal()
    assert past(run(0, 5.0)).first == on(0).toordinal()


def test_runs_on_other_days_of_a_typed_week_are_a_part_of_it_and_not_beside_it() -> None:
    days = {each.day for each in Past(typed(15_000, 6000), DEFAULTS).days}
    others = [day for day in range(-7, 0) if on(day).toordinal() not in days][:3]

    whole = typed(15_000, 6000, *(run(day, 5.0) for day in others))
    part = typed(15_000, 6000, run(others[0], 5.0))

    assert base_on(0, whole).week[0] == 15_000
    assert base_on(0, part).week[0] == 15_000
