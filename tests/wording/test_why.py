"""The sentences of the rules: exact, and with the numbers that are set (fault A21)."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import Any

import pytest

from planner.domain.caps.rule_text import formula_of, ours_of
from planner.domain.caps.rules import RULES
from planner.domain.exercises.exercise_rules import EXERCISE_RULES
from planner.domain.knee.history import History
from planner.domain.knee.parameter import TABLE, value_text, with_changes
from planner.domain.knee.parameters import DEFAULTS, Parameters
from planner.domain.values.reason import Reason
from planner.wording.caveat import caveat
from planner.wording.why import (
    amount_words,
    awaited_words,
    closed_words,
    factor,
    grow_words,
    why_words,
)
from tests.domain.facts import (
    allowed,
    known,
    measured,
    mornings,
    on,
    red_flag,
    report,
    run,
    session,
    swelling,
    weeks,
)

TUE, WED, THU, FRI, SAT, SUN, MON = range(1, 8)
TODAY = on(0)
FOUR_WEEKS = weeks(-28, -21, -14, -7)
"""27.0 km a week, none longer than 9.0, up to Sunday 1 March."""
RED = run(TUE, 9.0, during=5)
TYPED: dict[str, Any] = {
    "start": on(0), "weekly_m": 27_000, "longest_m": 9000, "run_days": (1, 3, 6),
}  # fmt: skip


def quiet(*facts: Any, **typed: Any) -> History:
    """Every morning answered with 1."""
    return known(mornings(-40, 60), *facts, **typed)


def test_what_is_taken_as_quiet_is_named() -> None:
    assert awaited_words((on(TUE),), on(TUE)) == (
        "if what the run of Tue 3 Mar still waits for is quiet"
    )
    assert awaited_words((on(TUE), on(WED)), on(WED)) == (
        "if what the runs of Tue 3 Mar and Wed 4 Mar still wait for is quiet"
    )


def says(
    rule: str, day: int, history: History, params: Parameters = DEFAULTS, *, past: bool = False
) -> str:
    """What a rule says of a day."""
    found = allowed(day, history, params=params).limit(rule)
    assert found is not None, f"{rule} has nothing to say"
    return why_words(found, "km", TODAY, past=past)


def flared(*later: Any) -> History:
    """5/10 in Tuesday's 9.0 km, quiet mornings, tests passed on Thursdays."""
    return quiet(FOUR_WEEKS, RED, measured(*range(3, 60, 7)), *later)


def laddered(*facts: Any) -> History:
    """Two green sessions of rung 1, on Monday and Wednesday."""
    return quiet(session(0, 8), session(2, 8), *facts)


# -- LOCK ------------------------------------------------------------------------------------------


def test_a_red_flag_and_swelling_say_since_when_and_what_ends_them() -> None:
    flag = quiet(FOUR_WEEKS, red_flag(-2))
    assert says("LOCK", 0, flag) == (
        "Red flag since Sat 28 Feb: no running until a professional cleared it."
    )
    assert says("LOCK", 0, quiet(FOUR_WEEKS, swelling(0))) == (
        "Swollen since Mon 2 Mar. Two days after you say that it is gone, the way back begins."
    )
    gone = quiet(FOUR_WEEKS, swelling(0), swelling(3, seen=False))
    assert says("LOCK", 4, gone) == "The swelling is gone; the way back begins on Sat 7 Mar."


# -- FLARE -----------------------------------------------------------------------------------------


def test_a_flare_says_how_long_it_rests_and_what_comes_then() -> None:
    assert says("FLARE", WED, flared()) == (
        "Rest until Fri 6 Mar, then steps back once the knee is quiet."
    )
    assert says("FLARE", FRI, flared()) == (
        "Step back: 0.60 × 9.0 km; each run that goes well opens the next."
    )


def test_the_lowest_step_and_one_below_eight_minutes_are_eight_minutes() -> None:
    third = run(MON, 3.6, during=5)
    bottom = flared(run(FRI, 5.4, during=5), third)
    assert says("FLARE", MON + 3, bottom) == "The shortest step back: eight minutes."
    # 0.4 × 2.5 km is less than the 1.1 km of eight minutes.
    small = quiet(weeks(-28, -21, -14, -7, km=2.5, days=(0, 1, 3, 6)), report(0, 8), measured(6))
    assert says("FLARE", 7, small) == "The shortest step back: eight minutes."


def test_a_knee_that_stays_sore_is_told_of_the_fair_test() -> None:
    unanswered = known(FOUR_WEEKS, RED, mornings(-40, TUE))
    assert says("FLARE", TUE + 5, unanswered) == (
        "The knee is not quiet yet: mornings or a test are above the line. If that stays, "
        "eight minutes are a fair test from Tue 17 Mar."
    )
    assert says("FLARE", TUE + 14, unanswered) == (
        "Not quiet, but eight minutes every third day are a fair test."
    )
    assert says("FLARE", 0, known(usual_morning={"left": 5}, **TYPED)) == (
        "Ordinary mornings of 5 or more: eight minutes every third day until a professional has "
        "looked."
    )


def test_on_the_ladder_a_quiet_flare_goes_on_with_it() -> None:
    history = laddered(session(4, 10, during=5), measured(5))
    assert says("FLARE", 7, history) == "The walk-run ladder goes on, as the knee is quiet."


# -- LADDER ----------------------------------------------------------------------------------------


def test_the_ladder_names_rung_minutes_and_what_opens_the_next() -> None:
    history = laddered(session(4, 10))
    assert says("LADDER", 6, history) == ("Rung 2 of 14: 10 min of running, 1 of 2 green sessions.")
    assert says("LADDER", 5, history) == (
        "Rung 2 of 14, 1 of 2 green sessions: 2 days from one session to the next, again on "
        "Sun 8 Mar."
    )


# -- EASE ------------------------------------------------------------------------------------------


def test_after_a_sore_morning_none_today_and_the_next_is_shorter() -> None:
    history = known(FOUR_WEEKS, run(TUE, 9.0), mornings(-40, 10, but={WED: 3}))
    said = "The run of Tue 3 Mar left 3/10 the next morning (quiet line 2): "
    next_run = "the next at most 0.90 × 9.0 km, flat, with walk breaks."
    assert says("EASE", WED, history) == f"{said}none today, {next_run}"
    assert says("EASE", THU, history) == f"{said}{next_run}"


def test_what_else_eases_the_next_run_is_named() -> None:
    after = quiet(FOUR_WEEKS, run(TUE, 9.0, after=3))
    assert says("EASE", THU, after).startswith(
        "The run of Tue 3 Mar left 3/10 an hour later (quiet line 2): the next"
    )
    unknown = known(
        FOUR_WEEKS, run(TUE, 9.0, during=3, after=2), mornings(-40, 10, but={WED: None})
    )
    assert says("EASE", THU, unknown).startswith("The run of Tue 3 Mar hurt 3/10: the next")
    # The flare of a red run is over by quiet days; the first run after it is still shorter.
    assert says("EASE", TUE + 14, flared()) == (
        "The run of Tue 3 Mar hurt 5/10: the next at most 0.90 × 7.38 km, flat, with walk breaks."
    )


# -- LONG ------------------------------------------------------------------------------------------

TOOK = "longest run lately that the knee took"


@pytest.mark.parametrize(
    ("history", "said"),
    [
        pytest.param(
            quiet(FOUR_WEEKS),
            f"1.10 × 9.0 km (Tue 24 Feb): {TOOK}; planned up to 1.08 × 9.0 km.",
            id="factor",
        ),
        pytest.param(
            quiet(weeks(-28, -21, -14, -7, km=3.5)),
            f"3.5 km (Tue 24 Feb) + 0.5 km: {TOOK}; planned up to 3.5 km + 0.5 km.",
            id="step",
        ),
        pytest.param(
            quiet(run(-30, 10.0), weeks(-28, -21, -14, -7, km=4.0)),
            "4.0 km (Tue 24 Feb) + 1.0 km, on ground run in the last weeks (up to 10.0 km): "
            f"{TOOK}; planned up to 4.0 km + 1.0 km.",
            id="back",
        ),
        pytest.param(
            quiet(weeks(-28, -21, km=8.0), run(-8, 10.0), run(-4, 8.0), run(-1, 12.0)),
            f"12.0 km (Sun 1 Mar): {TOOK}; planned up to 12.0 km.",
            id="longest",
        ),
        pytest.param(quiet(**TYPED), f"1.10 × 9.0 km (as you said): {TOOK}.", id="typed"),
        pytest.param(
            quiet(weeks(-28, -21, -14, -7, km=12.0), goal_run_m=10_000),
            f"1.10 × 12.0 km (Tue 24 Feb): {TOOK}; planned up to 1.08 × 12.0 km, and the goal of "
            "10.0 km.",
            id="goal",
        ),
        pytest.param(
            quiet(FOUR_WEEKS, start=on(-21)),
            f"1.10 × 9.0 km (Tue 24 Feb): {TOOK}; no longer in a lighter week.",
            id="lighter week",
        ),
        pytest.param(
            quiet(weeks(-28, -21, -14)),
            f"1.10 × 8.73 km (Sun 22 Feb): {TOOK}; days off have left 0.97 of it.",
            id="days off",
        ),
    ],
)
def test_the_longest_run_says_what_it_is_measured_against(history: History, said: str) -> None:
    assert says("LONG", TUE, history) == said


def test_no_run_is_shorter_than_eight_minutes() -> None:
    # A quarter of 1.5 km, the runs of a week six weeks ago, and half a kilometre are 0.9 km.
    small = with_changes(DEFAULTS, {"old_share": 0.25, "step_back": 0.5})
    assert says("LONG", 0, quiet(weeks(-42, km=1.5, days=(0, 1, 2, 3, 4, 5, 6))), small) == (
        "1.1 km: eight minutes, the shortest run there is."
    )


# -- WEEK ------------------------------------------------------------------------------------------


def a_week(first: int, total: float) -> tuple[Any, ...]:
    return run(first + 1, total * 0.3), run(first + 3, total * 0.3), run(first + 6, total * 0.4)


def best_of(best: float, ground: float | None = None, **typed: Any) -> History:
    """Four weeks of so many km, and one of `ground` six weeks ago."""
    older = () if ground is None else a_week(-42, ground)
    return quiet(older, *(a_week(first, best) for first in (-28, -21, -14, -7)), **typed)


@pytest.mark.parametrize(
    ("history", "day", "said"),
    [
        pytest.param(
            quiet(FOUR_WEEKS), 0,
            "Week line 28.3 km from 27.0 km, the best week of 28 days: 1.05 × or + 1.0 km; "
            "0.0 km of it run. Any seven days at most 35.1 km (1.30 × or + 3.0 km), 27.0 km in "
            "the six before.",
            id="grow",
        ),
        pytest.param(
            best_of(12.0, 21.0), 0,
            "Week line 15.0 km: back to known ground of 21.0 km, 1.25 × 12.0 km; 0.0 km of it "
            "run. Any seven days at most 15.6 km (1.30 × or + 3.0 km), 12.0 km in the six before.",
            id="back",
        ),
        pytest.param(
            best_of(15.0, 21.0, start=on(-21)), 0,
            "Lighter week, every 4: line 15.0 km, at most 15.0 km (the best week of 28 days) and "
            "0.80 × 21.0 km (no less than 12.0 km); 0.0 km of it run. Any seven days at most "
            "19.5 km (1.30 × or + 3.0 km), 15.0 km in the six before.",
            id="light",
        ),
        pytest.param(
            flared(), FRI,
            "Week line 16.2 km while the flare is open; 9.0 km of it run. Any seven days at most "
            "31.5 km (1.30 × or + 3.0 km), 18.0 km in the six before.",
            id="flare",
        ),
        pytest.param(
            quiet(FOUR_WEEKS, run(TUE, 9.0, during=3)), THU,
            "Week line 27.0 km: the best week of 28 days that the knee took; 9.0 km of it run. "
            "Any seven days at most 35.1 km (1.30 × or + 3.0 km), 18.0 km in the six before.",
            id="hold",
        ),
    ],
)  # fmt: skip
def test_the_week_says_what_its_line_is_made_of(history: History, day: int, said: str) -> None:
    assert says("WEEK", day, history) == said


def test_a_line_cut_at_the_goal_says_so() -> None:
    assert "1.05 × or + 1.0 km, the goal; 0.0 km" in says(
        "WEEK", 0, best_of(29.5, goal_week_m=30_000)
    )


def test_a_ceiling_that_nobody_set_is_called_no_goal() -> None:
    line = says("WEEK", 0, best_of(29.5, goal_week_m=0))
    assert "+ 1.0 km, the most while no goal is set; 0.0 km" in line
    far = says("LONG", 0, quiet(weeks(-28, -21, -14, -7, km=12.0), goal_run_m=0, goal_week_m=0))
    assert far.endswith("planned up to 1.08 × 12.0 km, and 12.0 km, the most while no goal is set.")
    assert "the goal" not in line + far


# -- BREAK and GROW --------------------------------------------------------------------------------


def test_days_off_are_counted_and_what_they_left() -> None:
    assert says("BREAK", 9, quiet(FOUR_WEEKS)) == (
        "9 days off since Sun 1 Mar: 0.94 of the base is left."
    )


def held(day: int, history: History, *, past: bool = False) -> str:
    return says("GROW", day, history, past=past)


def test_growth_says_what_it_waits_for() -> None:
    assert held(8, flared(run(FRI, 5.4), run(SUN, 7.2))) == (
        "The distance stays: 7 of 14 quiet days since Tue 3 Mar."
    )
    assert held(0, quiet(**TYPED)) == "The distance stays: 0 of 2 answered green runs."
    late = known(FOUR_WEEKS, mornings(-40, 10, but={-3: None}))
    assert held(0, late) == "The distance stays: the run of Thu 26 Feb is not answered in full."
    assert held(4, quiet(FOUR_WEEKS, run(0, 9.0, during=3))) == (
        "The distance stays: the run of Mon 2 Mar was not green (3/10)."
    )
    assert held(9, quiet(FOUR_WEEKS)) == "The distance stays: 9 days off."
    assert held(0, quiet(FOUR_WEEKS, red_flag(-1))) == "The distance stays: running rests."


def test_what_growth_waits_for_is_the_end_of_its_sentence() -> None:
    found = allowed(9, quiet(FOUR_WEEKS)).limit("GROW")
    assert found is not None
    assert grow_words(found, TODAY) == "9 days off"


def test_growth_asks_for_a_missing_morning_and_of_a_day_gone_by_says_it_was_missing() -> None:
    silent = known(FOUR_WEEKS, mornings(-40, 0))
    assert held(4, silent) == ("The distance stays: no morning of the last three days is answered.")
    assert held(4, silent, past=True) == (
        "That morning's pain was not entered: no answer meant hold."
    )


def test_a_sore_morning_of_no_run_holds_growth() -> None:
    history = known(FOUR_WEEKS, mornings(-40, 10, but={3: 3}))
    assert held(3, history) == "The distance stays: Thu 5 Mar woke at 3/10 (quiet line 2)."


# -- numbers ---------------------------------------------------------------------------------------

OFF: dict[str, Any] = {
    "run_green_max": 1, "run_amber_max": 5, "quiet_ceiling": 3, "usual_days": 21,
    "answers_least": 9, "morning_red": 3, "severe": 6, "in_a_row": 4, "longest_days": 35,
    "known_days": 98, "hard_factor": 1.07, "plan_factor": 1.03, "step_min": 0.4,
    "step_back": 0.9, "old_share": 0.35, "old_most": 3.6, "week_days": 33, "week_grow": 1.09,
    "week_step": 1.7, "week_fast": 1.19, "week_hard": 1.23, "week_small": 2.6, "light_every": 5,
    "light_factor": 0.73, "light_floor": 9.4, "green_runs": 3, "off_per_day": 0.04,
    "ease_factor": 0.87, "gap_days": 3, "wait_days": 1, "rest_days": 6, "rest_severe": 12,
    "quiet_need": 3, "steps": (0.37, 0.55, 0.83), "flare_ground": 0.85, "settle_days": 17,
    "refer_days": 25, "reopen_days": 11, "rung_reached": 0.84, "ladder_run_min": 27,
    "ladder_week": 13, "ex_pain_green_max": 1, "ex_pain_max": 4,
}  # fmt: skip
"""A value off its default for each number that a rule is made of."""

NO_RULE = {
    "off_free": "fixed: no other value can be set",
    "long_share": "the layout of a week", "other_max": "the layout of a week",
    "prior": "the forecast", "cap_mode": "what becomes of a run over its cap",
    "xt_new_cap_min": "other training", "xt_knee_load_min": "fixed", "w_walk": "other training",
    "w_cycle": "other training", "w_elliptical": "other training", "w_swim": "other training",
    "w_pool_run": "other training", "w_other": "fixed",
}  # fmt: skip
"""Where the others are told, or why they are not."""


ALL_RULES = {**RULES, **EXERCISE_RULES}


def with_one(name: str) -> Parameters:
    return with_changes(DEFAULTS, {name: OFF[name]})


def numbers(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d+(?:\.\d+)?", text))


def test_every_parameter_is_in_a_formula_or_said_to_be_in_none() -> None:
    assert set(OFF) | set(NO_RULE) == set(TABLE)
    assert not set(OFF) & set(NO_RULE)


@pytest.mark.parametrize("name", OFF)
def test_a_number_that_was_set_stands_in_the_formulas_in_place_of_the_default(name: str) -> None:
    """Nothing else in the formulas changes, so that no default is left."""
    shown = [rule for rule in ALL_RULES.values() if f"{{{name}}}" in rule.formula + rule.ours]
    assert shown, f"no formula shows {name}"
    before, after = numbers(TABLE[name].shown), numbers(value_text(OFF[name]))
    for rule in shown:
        count = (rule.formula + rule.ours).count(f"{{{name}}}")
        old = numbers(formula_of(rule) + ours_of(rule))
        new = numbers(formula_of(rule, with_one(name)) + ours_of(rule, with_one(name)))
        assert new - old == Counter(dict.fromkeys(after - before, count))
        assert old - new == Counter(dict.fromkeys(before - after, count))


ENGINE = {
    "LOCK": {"0"}, "FLARE": {"10", "8"}, "GROW": {"7", "3"}, "WEEK": {"10", "2008"},
    "EX-1": {"7"}, "EX-4": {"3", "24"},
}  # fmt: skip
"""Numbers of the formulas that are none of the parameters: 8 minutes, points of ten, a week, an
effort of seven ..."""


@pytest.mark.parametrize("rule", ALL_RULES)
def test_no_other_number_stands_in_what_a_rule_says_of_itself(rule: str) -> None:
    found = ALL_RULES[rule]
    bare_text = re.sub(r"\{\w+\}", "", " ".join((found.what, found.formula, found.ours)))
    assert set(numbers(bare_text)) <= ENGINE.get(rule, set())


SORE = known(FOUR_WEEKS, run(TUE, 9.0), mornings(-40, 10, but={WED: 3}))
SENTENCES: list[tuple[str, str, int, History, str, str]] = [
    ("hard_factor", "LONG", TUE, quiet(FOUR_WEEKS), "1.10 × 9.0", "1.07 × 9.0"),
    ("plan_factor", "LONG", TUE, quiet(weeks(-28, -21, -14, -7, km=20.0)),
     "up to 1.08 × 20.0", "up to 1.03 × 20.0"),
    ("step_min", "LONG", TUE, quiet(weeks(-28, -21, -14, -7, km=3.5)), "+ 0.5 km", "+ 0.4 km"),
    ("step_back", "LONG", TUE, quiet(run(-30, 10.0), weeks(-28, -21, -14, -7, km=4.0)),
     "+ 1.0 km", "+ 0.9 km"),
    ("longest_days", "LONG", TUE, quiet(run(-32, 10.0), weeks(-28, -21, -14, -7, km=4.0)),
     "4.0 km (Tue 24 Feb)", "10.0 km (Thu 29 Jan)"),
    ("old_share", "BREAK", 40, quiet(FOUR_WEEKS), "0.40 of", "0.35 of"),
    ("off_per_day", "BREAK", 9, quiet(FOUR_WEEKS), "0.94 of", "0.92 of"),
    ("week_days", "WEEK", 0, quiet(FOUR_WEEKS), "of 28 days", "of 33 days"),
    ("week_grow", "WEEK", 0, quiet(FOUR_WEEKS), "1.05 ×", "1.09 ×"),
    ("week_step", "WEEK", 0, quiet(FOUR_WEEKS), "or + 1.0 km", "or + 1.7 km"),
    ("week_fast", "WEEK", 0, best_of(12.0, 21.0), "1.25 × 12.0", "1.19 × 12.0"),
    ("week_hard", "WEEK", 0, quiet(FOUR_WEEKS), "(1.30 ×", "(1.23 ×"),
    ("week_small", "WEEK", 0, quiet(FOUR_WEEKS), "+ 3.0 km)", "+ 2.6 km)"),
    ("light_factor", "WEEK", 0, best_of(15.0, 21.0, start=on(-21)), "0.80 ×", "0.73 ×"),
    ("light_floor", "WEEK", 0, best_of(15.0, 21.0, start=on(-21)), "12.0 km)", "9.4 km)"),
    ("green_runs", "LADDER", 6, laddered(session(4, 10)), "of 2 green", "of 3 green"),
    ("green_runs", "GROW", 0, quiet(**TYPED), "of 2 answered", "of 3 answered"),
    ("ease_factor", "EASE", WED, SORE, "0.90 ×", "0.87 ×"),
    ("gap_days", "LADDER", 5, laddered(session(4, 10)), "2 days from", "3 days from"),
    ("rest_days", "FLARE", WED, flared(), "Fri 6 Mar", "Mon 9 Mar"),
    ("rest_severe", "FLARE", 2, quiet(FOUR_WEEKS, report(0, 8)), "Mon 9 Mar", "Sat 14 Mar"),
    ("severe", "FLARE", 2, quiet(FOUR_WEEKS, report(0, 6)), "Thu 5 Mar", "Mon 9 Mar"),
    ("steps", "FLARE", FRI, flared(), "0.60 ×", "0.55 ×"),
    ("settle_days", "GROW", 8, flared(run(FRI, 5.4), run(SUN, 7.2)), "of 14", "of 17"),
    ("run_green_max", "EASE", THU, quiet(FOUR_WEEKS, run(TUE, 9.0, after=3)), "line 2", "line 1"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "rule", "day", "history", "default", "now"),
    SENTENCES,
    ids=[f"{one[0]} in {one[1]}" for one in SENTENCES],
)
def test_a_number_that_was_set_stands_in_the_sentence_in_place_of_the_default(
    name: str, rule: str, day: int, history: History, default: str, now: str
) -> None:
    assert default in says(rule, day, history)
    said = says(rule, day, history, with_one(name))
    assert now in said
    assert default not in said


def test_every_fifth_week_is_lighter_if_that_is_set() -> None:
    history = best_of(15.0, 21.0, start=on(-28))
    assert "Lighter" not in says("WEEK", 0, history)
    assert "every 5" in says("WEEK", 0, history, with_one("light_every"))


def test_the_reservation_of_a_card_has_the_number_that_was_set() -> None:
    found = allowed(0, quiet(FOUR_WEEKS), params=with_one("week_hard")).limit("WEEK")
    assert found is not None
    assert "1.23 rests on a result" in caveat(found, with_one("week_hard"))
    assert "1.3 rests on a result" in caveat(found)


# -- amounts ---------------------------------------------------------------------------------------


def test_a_rule_shows_its_distance_rest_or_that_it_holds() -> None:
    def shown(rule: str, day: int, history: History) -> str:
        found = allowed(day, history).limit(rule)
        assert found is not None
        return amount_words(found, "km")

    assert shown("LONG", TUE, quiet(FOUR_WEEKS)) == "9.9 km"
    assert shown("FLARE", WED, flared()) == "rest"
    assert shown("GROW", 0, quiet(**TYPED)) == "holds"
    assert shown("FLARE", 7, laddered(session(4, 10, during=5), measured(5))) == "ok"


def test_a_factor_has_two_decimals() -> None:
    assert [factor(permille) for permille in (400, 1050, 1100)] == ["0.40", "1.05", "1.10"]


def test_a_closed_week_says_until_when() -> None:
    assert closed_words(Reason("LOCK"), TODAY) == "running is locked"
    rest = Reason("rest", (("until", date(2026, 12, 7)),))
    assert closed_words(rest, TODAY) == "no running before Mon 7 Dec"
    assert closed_words(Reason("WEEK"), TODAY) == "no more running this week"
