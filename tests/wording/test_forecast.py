"""A forecast in words: numbers with what they rest on, and never a promise."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.domain.knee.parameter import with_changes
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.weeks.forecast import Chances, Forecast, Goal, Spread, own_chances
from planner.wording.forecast import (
    NO_PROMISE,
    assumptions,
    chances_words,
    goal_words,
    not_before_words,
    spread_words,
)
from tests.domain.facts import known, mornings, on, run

FOUND = Forecast(
    goal=Goal("run", 10_000),
    until=date(2027, 8, 30),
    not_before=date(2026, 4, 12),
    chances=Chances(green=9, amber=2, red=1),
    lives=60,
    spread=Spread(date(2026, 4, 12), date(2026, 5, 3), None),
)


def test_a_goal_is_one_run_or_seven_days() -> None:
    assert goal_words(Goal("run", 10_000), "km") == "10.0 km in one run"
    assert goal_words(Goal("week", 30_000), "km") == "30.0 km in seven days"


def test_the_first_day_is_not_before_and_only_if_all_stays_green() -> None:
    assert not_before_words(FOUND) == "Not before Sun 12 Apr 2026, if all stays green."
    never = msgspec.structs.replace(FOUND, not_before=None)
    assert not_before_words(never) == (
        "Not before Mon 30 Aug 2027, even if all stays green: no further than 78 weeks were "
        "looked at."
    )


def test_the_spread_names_ten_fifty_and_ninety_of_a_hundred() -> None:
    assert spread_words(FOUND) == (
        "At your own rate of runs that hurt: 10 of 100 by Sun 12 Apr 2026, 50 of 100 by Sun 3 May "
        "2026, 90 of 100 not within 78 weeks."
    )
    assert spread_words(msgspec.structs.replace(FOUND, spread=None)) == ""


def test_the_chances_say_what_was_seen_and_what_is_added() -> None:
    assert chances_words(FOUND) == (
        "Seen: 12 answered runs of 84 days, 9 green, 2 amber, 1 red; 17, 2, 0.4 of ordinary weeks "
        "are added to them."
    )


def test_the_numbers_that_were_set_are_those_that_are_told() -> None:
    changed = with_changes(DEFAULTS, {"known_days": 70, "prior": (20, 1.5, 0.3)})
    history = known(mornings(-30, 0), run(-6, 5.0), run(-3, 5.0))
    found = msgspec.structs.replace(FOUND, chances=own_chances(history, on(0), changed))
    assert chances_words(found) == (
        "Seen: 2 answered runs of 70 days, 2 green, 0 amber, 0 red; 20, 1.5, 0.3 of ordinary weeks "
        "are added to them."
    )


def test_what_is_taken_for_granted_ends_without_a_promise() -> None:
    layout, lives, last = assumptions(FOUND)
    assert layout.startswith("The calendar's own layout is lived forward")
    assert lives.startswith("The spread is 60 such lives")
    assert last == NO_PROMISE
    assert len(assumptions(msgspec.structs.replace(FOUND, lives=0))) == 2
