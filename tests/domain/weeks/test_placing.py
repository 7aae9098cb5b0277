"""Runs put on days: held one after the other, and never made longer."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.caps.allowance import allowance, left_on
from planner.domain.knee.parameter import with_changes
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.run import PlannedRun
from planner.domain.weeks.placing import LEAST_M, place, resized
from tests.domain.facts import known, mornings, on, planned, red_flag, run, weeks

TODAY = on(0)
RUNNER = known(weeks(-28, -21, -14, -7, km=5.0), mornings(-40, 0))
"""15.0 km a week, none longer than 5.0."""

wanted = st.lists(
    st.builds(
        lambda day, km, number: planned(day, km, order=number),
        st.integers(1, 20),
        st.floats(0.5, 12).map(lambda km: round(km, 1)),
        st.integers(0, 3),
    ),
    max_size=6,
    unique_by=lambda run: run.date,
)


@given(wanted)
def test_what_was_placed_is_within_its_day_s_cap_and_never_longer_than_wanted(runs) -> None:
    found = place(runs, RUNNER, TODAY, DEFAULTS)

    standing = RUNNER.replanned(tuple(one.after for one in found if one.after is not None))
    for one in found:
        if one.after is None:
            assert one.most_m < LEAST_M
            continue
        day = one.after.date
        left = left_on(day, allowance(day, standing, TODAY, DEFAULTS), standing, one.after.id)
        assert one.after.distance_m <= left
        assert one.after.distance_m <= one.wanted.distance_m
        assert one.over == (one.after != one.wanted)


@given(wanted)
def test_with_a_reason_every_run_stands_as_it_was_wanted(runs) -> None:
    found = place(runs, RUNNER, TODAY, DEFAULTS, "a club week")

    for one in found:
        assert one.after is not None
        assert one.after.distance_m == one.wanted.distance_m
        assert one.after.override == ("a club week" if one.over else "")


@given(wanted)
def test_what_is_within_is_asked_about_no_more(runs) -> None:
    found = place(runs, RUNNER, TODAY, DEFAULTS)
    kept = [one.after for one in found if one.after is not None]

    assert not any(one.over for one in place(kept, RUNNER, TODAY, DEFAULTS))


def test_a_red_flag_leaves_no_choice_and_a_run_already_done_takes_its_metres() -> None:
    locked = msgspec.structs.replace(RUNNER, locks=(red_flag(0),))
    (held,) = place([planned(2, 3.0)], locked, TODAY, DEFAULTS, "I feel fine")
    assert (held.rule, held.over, held.after) == ("LOCK", True, None)

    done = known(RUNNER.runs, RUNNER.readings, run(0, 2.0))
    (left,) = place([planned(0, 9.0)], done, TODAY, DEFAULTS)
    # 1.3 x 15.0 less the 15.0 of the six days before: 4.5 may be run.
    assert left.most_m == allowance(TODAY, done, TODAY, DEFAULTS).left_m == 2500


def test_caps_that_only_tell_hold_nothing() -> None:
    told = with_changes(DEFAULTS, {"cap_mode": "warn"})

    (one,) = place([planned(2, 30.0)], RUNNER, TODAY, told)

    assert not one.over
    assert one.after == one.wanted


BOLD = planned(2, 8.0, override="a race", override_m=5000, duration_s=3200)


def reason_of(run: PlannedRun) -> tuple[int, str, int]:
    return run.distance_m, run.override, run.override_m


def test_a_run_that_stays_over_its_cap_keeps_its_reason_and_the_cap_it_was_written_against() -> (
    None
):
    for room_m in (3000, 5000, 6900):
        assert reason_of(resized(BOLD, 7000, room_m)) == (7000, "a race", 5000)


def test_a_run_within_its_cap_has_no_reason_to_go_over_it() -> None:
    assert reason_of(resized(BOLD, 5000, 5000)) == (5000, "", 0)
    assert reason_of(resized(BOLD, 5000, 5000, "I feel fine")) == (5000, "", 0)


def test_a_new_reason_takes_the_place_of_the_old_one_and_speaks_of_the_cap_of_now() -> None:
    assert reason_of(resized(BOLD, 7000, 4000, "my sister")) == (7000, "my sister", 4000)
    bare = planned(2, 8.0)
    assert reason_of(resized(bare, 7000, 4000)) == (7000, "", 0)


def test_minutes_speak_of_one_distance_only() -> None:
    assert resized(BOLD, 8000, 5000).duration_s == 3200
    assert resized(BOLD, 7000, 5000).duration_s is None
