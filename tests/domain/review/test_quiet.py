"""Which weeks were quiet, and up to how far: counts that add up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.knee.standing import standings_of
from planner.domain.review.quiet import (
    JudgedWeek,
    Tolerated,
    is_known_quiet,
    judged_week,
    set_off_on,
    tolerated,
    tolerated_weeks,
)
from tests.domain.facts import bare, known, mornings, on, report, run, weeks


def judged(history: History, day: int = 0) -> JudgedWeek:
    ran = {one.date.toordinal(): one.distance_m for one in history.runs}
    return judged_week(standings_of(history, DEFAULTS), on(day), ran)


def test_a_week_of_green_runs_was_quiet() -> None:
    week = judged(known(weeks(0), mornings(0, 8)))

    assert week == JudgedWeek(metres=27_000, quiet=True)


def test_a_week_with_an_amber_run_was_not() -> None:
    history = known(run(1, 5, during=3), run(3, 5), mornings(0, 8))

    assert judged(history) == JudgedWeek(metres=10_000, quiet=False)


def test_a_week_with_a_morning_above_the_quiet_line_was_not() -> None:
    assert judged(known(run(1, 5), mornings(0, 8, 1, {6: 3}))).quiet is False


def test_a_week_with_an_unanswered_run_is_neither() -> None:
    assert judged(known(run(1, 5), bare(3, 5), mornings(0, 8))).quiet is None


def test_a_week_in_which_a_flare_began_counts_the_seven_days_up_to_it() -> None:
    history = known(weeks(0), run(8, 9, during=5), mornings(0, 15))

    assert judged(history, 7) == JudgedWeek(metres=27_000, quiet=False)  # Thu, Sun, Tue


def test_a_flare_seen_on_waking_was_set_off_the_day_before() -> None:
    history = known(weeks(0), run(8, 9), mornings(0, 15, 1, {10: 5}))
    standings = standings_of(history, DEFAULTS)

    assert set_off_on(standings, on(10).toordinal()) == on(9).toordinal()


def test_a_week_that_begins_in_a_flare_is_left_out() -> None:
    history = known(weeks(0), run(6, 9, during=5), run(11, 3), mornings(0, 15))

    assert judged(history, 7) == JudgedWeek(metres=3_000, quiet=None, in_flare=True)


def test_a_day_is_known_to_have_gone_well_only_with_the_next_morning() -> None:
    history = known(run(1, 5), run(3, 5, during=3), bare(5, 5), mornings(0, 7, 1, {7: None}))
    standings = standings_of(history, DEFAULTS)

    quiet = [day for day in range(8) if is_known_quiet(standings, on(day).toordinal())]

    assert quiet == [0, 1, 2, 4]  # 3 was amber, 5 unanswered, and no morning follows 6 and 7


def test_no_day_of_a_flare_is_quiet() -> None:
    history = known(report(2, 6), mornings(0, 9))
    standings = standings_of(history, DEFAULTS)

    assert not is_known_quiet(standings, on(1).toordinal())
    assert not is_known_quiet(standings, on(2).toordinal())


def test_nine_of_ten_is_tolerated_and_what_lies_beyond_is_counted() -> None:
    rows = [(9_000, True)] * 10 + [(8_000, False), (10_000, False), (11_000, True), (12_000, None)]

    assert tolerated(rows) == Tolerated(
        up_to_m=9_000, quiet=10, count=11, quiet_above=1, count_above=2, unknown=1
    )


def test_a_limit_is_a_distance_that_was_quiet() -> None:
    assert tolerated([(n * 1000, True) for n in range(1, 11)] + [(11_000, False)]).up_to_m == 10_000


def test_where_nothing_was_mostly_quiet_there_is_no_limit() -> None:
    found = tolerated([(1000, False), (2000, True), (3000, None)])

    assert found == Tolerated(up_to_m=0, quiet_above=1, count_above=2, unknown=1)


def test_weeks_in_a_flare_and_weeks_without_a_run_are_told_apart() -> None:
    found = tolerated_weeks(
        (
            JudgedWeek(metres=5000, quiet=True),
            JudgedWeek(metres=3000, quiet=None, in_flare=True),
            JudgedWeek(metres=0, quiet=True),
            JudgedWeek(metres=4000, quiet=None),
        )
    )

    assert found == Tolerated(up_to_m=5000, quiet=1, count=1, unknown=1, in_flare=1)


@given(st.lists(st.tuples(st.integers(0, 6), st.sampled_from([True, False, None]))))
def test_every_week_is_counted_once(rows: list[tuple[int, bool | None]]) -> None:
    found = tolerated(rows)

    assert found.count + found.count_above + found.unknown == len(rows)
    assert found.quiet + found.quiet_above == sum(quiet is True for _, quiet in rows)
    below = [quiet for metres, quiet in rows if metres <= found.up_to_m and quiet is not None]
    if found.count:
        assert (found.count, found.quiet) == (len(below), sum(below))
        assert found.quiet * 10 >= found.count * 9
