"""Taking a plan up in words: what goes, what comes, and where the first whole week is."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.values.record import Side
from planner.domain.values.run import PlannedRun
from planner.wording.taking_up import (
    CardWords,
    changed_days,
    counted_words,
    first_week_words,
    whole_week_from,
)

MON = date(2026, 11, 23)
WORDS = CardWords("km", {}, Side.LEFT)


def run(day: int, metres: int = 3000, month: int = 11, order: int = 1) -> PlannedRun:
    return PlannedRun(id=f"{month}-{day}-{order}", date=date(2026, month, day),
                      distance_m=metres, order=order)  # fmt: skip


def test_cards_of_a_day_are_named_with_their_size_or_it_is_rest() -> None:
    assert WORDS.of(()) == "rest"
    assert WORDS.of((run(25, 5000, order=2), run(25))) == "Run 3.0 km, Run 5.0 km"
    assert CardWords("mi", {}, Side.LEFT).of((run(25, 5000),)) == "Run 3.1 mi"


def test_only_days_that_change_are_told_and_only_of_the_first_two_weeks() -> None:
    drops = (run(25), run(26))
    cards = (run(26), run(27, 4000), run(24, month=12))
    assert changed_days(drops, cards, WORDS, MON) == (
        ("Wed 25 Nov", "Run 3.0 km", "rest"),
        ("Fri 27 Nov", "rest", "Run 4.0 km"),
    )
    assert changed_days((), (), WORDS, MON) == ()
    assert changed_days((run(25),), (), WORDS, date(2027, 1, 1))[0][0] == "Wed 25 Nov 2026"


@pytest.mark.parametrize(
    ("drops", "cards", "said"),
    [
        ((run(25),), (run(26), run(27)), "1 card ahead makes room for 2 cards, up to Fri 27 Nov."),
        ((run(25), run(26)), (run(27),), "2 cards ahead make room for 1 card, up to Fri 27 Nov."),
        ((), (run(27),), "0 cards ahead make room for 1 card, up to Fri 27 Nov."),
    ],
)
def test_cards_that_go_and_come_are_counted(
    drops: tuple[PlannedRun, ...], cards: tuple[PlannedRun, ...], said: str
) -> None:
    stays = "What was done, and all that is known of you, stays."
    assert counted_words(drops, cards, MON) == f"{said} {stays}"


def test_no_change_is_said() -> None:
    assert counted_words((), (), MON) == "No card changes."


def test_a_plan_that_begins_late_in_a_week_says_where_the_first_whole_one_is() -> None:
    assert whole_week_from(MON, 0) is None
    assert first_week_words(date(2026, 11, 26), 0, MON) == ""
    assert whole_week_from(date(2026, 11, 27), 0) == date(2026, 11, 30)
    assert first_week_words(date(2026, 11, 27), 0, MON) == (
        "The plan begins on Fri 27 Nov, with 3 days left of that week; its first whole week is 30 "
        "Nov – 6 Dec 2026."
    )
    assert first_week_words(date(2027, 1, 2), 6, MON).startswith(
        "The plan begins on Sat 2 Jan 2027, with 1 day left of that week;"
    )
