"""An open flare in words: what set it off, what is waited for, the way back."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from planner.domain.caps.flare_spells import FlareSpell
from planner.domain.caps.flare_state import FlareState, flare_state
from planner.domain.knee.flare import Event
from planner.domain.knee.history import History
from planner.domain.knee.parameter import with_changes
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.review.before_flare import Before
from planner.domain.values.journal import Moment
from planner.domain.values.run import Terrain
from planner.wording import days
from planner.wording.flare import (
    answer_words,
    before_words,
    head_words,
    name_words,
    set_off,
    spell_words,
    steps_words,
    title_words,
    wait_words,
    why_flare,
)
from tests.domain.facts import known, measured, mornings, on, report, run, session, swelling, weeks

TUE, WED, THU, FRI, SAT, SUN, MON = range(1, 8)
TODAY = on(21)
FOUR_WEEKS = weeks(-28, -21, -14, -7)
RED = run(TUE, 9.0, during=5)


def quiet(*facts: Any) -> History:
    """Every morning answered with 1, after four weeks of 9.0 km runs."""
    return known(mornings(-40, 60), FOUR_WEEKS, facts_of(facts))


def facts_of(facts: tuple[Any, ...]) -> list[Any]:
    """All facts in one row."""
    return [one for each in facts for one in (each if isinstance(each, tuple) else (each,))]


def flare(day: int, history: History) -> FlareState:
    found = flare_state(history, on(day), DEFAULTS)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("history", "day", "said"),
    [
        (quiet(RED), WED, "Flare since Tue 3 Mar: a run on Tue 3 Mar that was too much (5/10)"),
        (quiet(report(TUE, 6)), WED, "Flare since Tue 3 Mar: 6/10 on stairs on Tue 3 Mar"),
        (
            quiet(report(TUE, 8, Moment.REST)), WED,
            "Severe flare since Tue 3 Mar: 8/10 at rest on Tue 3 Mar",
        ),
        (quiet(swelling(TUE)), WED, "Flare since Tue 3 Mar: swelling on Tue 3 Mar"),
        (
            known(FOUR_WEEKS, mornings(-40, 10, but={WED: 4})), WED,
            "Flare since Wed 4 Mar: a morning of 4/10 on Wed 4 Mar",
        ),
        (
            known(FOUR_WEEKS, mornings(-40, 10, but={TUE: 3, WED: 3, THU: 3})), THU,
            "Flare since Thu 5 Mar: 3 mornings in a row above the quiet line",
        ),
        (
            quiet(*(run(day, 5.0, after=3) for day in (TUE, THU, SAT))), SUN,
            "Flare since Sun 8 Mar: 3 runs in a row that did not settle",
        ),
    ],
)  # fmt: skip
def test_the_head_says_what_set_it_off_and_when(history: History, day: int, said: str) -> None:
    assert head_words(flare(day, history), TODAY) == said


def test_three_weeks_after_a_score_of_seven_it_is_called_severe_no_longer() -> None:
    history = known(report(TUE, 8), mornings(-40, TUE), FOUR_WEEKS)
    assert name_words(flare(TUE + 21, history)) == "severe flare"
    assert name_words(flare(TUE + 22, history)) == "flare"


BACK = (
    "As of today back by 5.4, 7.2 km, shares of 9.0 km, the longest run the knee took lately: each "
    "run that goes well opens the next step."
)
HEAD = "Flare since Tue 3 Mar: a run on Tue 3 Mar that was too much (5/10)."


def test_in_rest_it_says_until_when_and_what_comes_then() -> None:
    assert why_flare(flare(WED, quiet(RED)), "km", TODAY) == (
        HEAD,
        "No running before Fri 6 Mar; then the steps back, as the knee is quiet.",
        BACK,
    )


def sore(*facts: Any) -> History:
    """The same with mornings of 3 from the day after on."""
    return known(mornings(-40, TUE), mornings(WED, TUE + 20, 3), FOUR_WEEKS, RED, *facts)


def test_not_quiet_it_says_what_is_waited_for_and_when_eight_minutes_are_a_fair_test() -> None:
    waits = (
        "Running again once 4 mornings in a row are at 2 or less (0 so far); fewer if stairs, a "
        "walk and step-downs are tested (1 a t)."
    )
    trial = (
        "If it is not quiet by Tue 17 Mar, eight minutes every third day are a fair test. Have a "
        "professional look."
    )
    assert why_flare(flare(SAT, sore()), "km", TODAY) == (HEAD, waits, trial, BACK)
    assert why_flare(flare(TUE + 14, sore()), "km", TODAY)[1] == (
        "Not quiet, but eight minutes every third day are a fair test. Have a professional look."
    )


def test_a_test_above_the_line_is_told_with_its_score() -> None:
    history = quiet(RED, measured(THU, worst=5))
    assert wait_words(flare(SAT, history)) == (
        "2 mornings in a row are at 2 or less (2 so far) and stairs, walk and step-downs are at 2 "
        "or less for a week (lately 5)"
    )


def test_the_way_back_is_told_as_of_today_since_days_off_lower_it() -> None:
    history = known(mornings(-40, TUE + 12), FOUR_WEEKS, RED)

    early, late = (why_flare(flare(day, history), "km", on(day))[-1] for day in (FRI, TUE + 10))

    assert early.startswith("As of today back by 5.4, 7.2 km, shares of 9.0 km")
    assert late.startswith("As of today back by 5.0, 6.7 km, shares of 8.46 km")


def test_the_numbers_that_were_set_are_those_that_are_told() -> None:
    changed = with_changes(DEFAULTS, {"quiet_need": 3, "steps": (0.35, 0.5, 0.7), "rest_days": 5})
    state = flare_state(sore(), on(WED), changed)
    assert state is not None
    assert "before Sun 8 Mar; then 5 mornings" in why_flare(state, "km", TODAY)[1]
    assert why_flare(state, "km", TODAY)[2].startswith(
        "As of today back by 4.5, 6.3 km, shares of 9.0 km"
    )


@pytest.mark.parametrize(
    ("name", "value", "before", "now"),
    [
        ("run_amber_max", 5, "Flare since Tue 3 Mar: a run on Tue 3 Mar", None),
        ("rest_days", 5, "before Fri 6 Mar", "before Sun 8 Mar"),
        (
            "steps",
            (0.35, 0.5, 0.7),
            "As of today back by 5.4, 7.2 km",
            "As of today back by 4.5, 6.3 km",
        ),
        ("run_green_max", 1, "are at 2 or less", "are at 1 or less"),
        ("quiet_need", 1, "4 mornings in a row", "3 mornings in a row"),
        ("settle_days", 10, "by Tue 17 Mar", "by Fri 13 Mar"),
    ],
)
def test_every_number_of_a_flare_is_the_one_that_was_set(
    name: str, value: Any, before: str, now: str | None
) -> None:
    unanswered = known(mornings(-40, TUE), mornings(WED, TUE + 20, 3), FOUR_WEEKS, RED)
    day = WED if name in ("rest_days", "run_amber_max") else SAT
    assert before in " ".join(why_flare(flare(day, unanswered), "km", TODAY))
    state = flare_state(unanswered, on(day), with_changes(DEFAULTS, {name: value}))
    said = "" if state is None else " ".join(why_flare(state, "km", TODAY))
    assert before not in said
    assert now is None or now in said


def test_one_quiet_morning_is_one() -> None:
    one = with_changes(DEFAULTS, {"quiet_need": 1})
    history = known(mornings(-40, TUE), mornings(WED, TUE + 20, 3), FOUR_WEEKS, RED, measured(THU))
    state = flare_state(history, on(SAT), one)
    assert state is not None
    assert wait_words(state) == "1 morning is at 2 or less (0 so far)"


def test_steps_are_limits_and_never_shown_larger_in_miles() -> None:
    state = flare(WED, quiet(RED))
    assert pytest.approx((3.355, 4.474), abs=0.001) == (5400 / 1609.344, 7200 / 1609.344)
    assert steps_words(state, "mi").startswith(
        "As of today back by 3.3, 4.4 mi, shares of 5.6 mi, the longest"
    )


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (Event(on(1).toordinal(), "run"), "a run on Tue 3 Mar that was too much"),
        (Event(on(1).toordinal(), "run", 5), "a run on Tue 3 Mar that was too much (5/10)"),
        (Event(on(1).toordinal(), "report", 6, "before"), "6/10 before a run on Tue 3 Mar"),
        (Event(on(1).toordinal(), "report", 6, "of2030"), "6/10 in of2030 on Tue 3 Mar"),
        (Event(on(1).toordinal(), "runs", 4), "4 runs in a row that did not settle"),
        (Event(on(1).toordinal(), "mornings", 4), "4 mornings in a row above the quiet line"),
    ],
)
def test_what_set_it_off_is_told_with_its_own_number(event: Event, said: str) -> None:
    assert set_off(event, TODAY) == said


def test_the_title_of_a_severe_flare_says_so() -> None:
    assert title_words(flare(WED, quiet(RED))) == "Pain flare"
    assert title_words(flare(WED, quiet(report(TUE, 8)))) == "Severe pain flare"


def test_on_the_ladder_no_distance_is_named() -> None:
    history = known(
        mornings(-40, 20), session(0, 8), session(2, 8), session(4, 10, during=5), measured(5)
    )
    assert why_flare(flare(7, history), "km", TODAY)[1:] == (
        "The walk-run ladder goes on as it stands.",
    )


def test_a_flare_that_is_over_is_told_from_its_first_day_to_its_worst_and_last() -> None:
    event = Event(on(1).toordinal(), "report", 6, "stairs")
    spell = FlareSpell(
        since=on(1), last=on(12), over=True, began=event, by=event,
        peak=6, peak_on=on(2), worst=(5, 6),
    )  # fmt: skip
    until, worst = days.dated(on(12), TODAY), days.dated(on(2), TODAY)
    assert spell_words(spell, TODAY) == f"flare, 12 days, until {until}, at worst 6/10 on {worst}"
    severe = Event(on(1).toordinal(), "report", 8, "rest", severe=True)
    still = msgspec.structs.replace(spell, last=on(1), over=False, by=severe, peak_on=None)
    assert spell_words(still, TODAY) == "severe flare, 1 day, still open"


def test_what_stood_before_a_flare_is_told_side_by_side() -> None:
    before = Before(
        longer_m=500,
        descent_m=180,
        ground=(Terrain.DOWNHILL,),
        row=3,
        heavy=(("step_down", on(1)),),
        other=("hiking_trip",),
    )
    assert before_words(before, {"step_down": "step-down"}, "km", TODAY) == (
        "the longest run lately (+0.5 km)", "180 m down", "downhill ground",
        "runs on 3 days in a row",
        f"step-down on {days.dated(on(1), TODAY)}", "hiking trip",
    )  # fmt: skip
    assert before_words(Before(row=1), {}, "km", TODAY) == ()
    assert before_words(Before(heavy=(("gone", on(1)),)), {}, "km", TODAY)[0].startswith("gone on")


def test_an_answer_says_what_was_taken_and_what_was_refused() -> None:
    assert answer_words(9, 10, "race on Sunday") == ("9 changes taken, 1 refused: “race on Sunday”")
    assert answer_words(1, 1, "") == "1 change taken"
    assert answer_words(0, 4, "") == "no change taken, 4 refused"
