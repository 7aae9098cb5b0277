"""Taking a plan up, in words: which days change, where the first whole week is, what to do now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from planner.domain.values.calendar import DAY
from planner.domain.values.exercise import Exercise
from planner.domain.values.record import Side
from planner.domain.weeks.schedule import Planned
from planner.wording import amounts, days
from planner.wording.proposal import size_words, what_words

SHOWN_DAYS = 14
"""Days that are shown one by one."""
SHORT_WEEK = 4
"""A first week with fewer days than this is no week to look at."""

DayChange = tuple[str, str, str]
"""A day, what stands on it, and what would."""


class CardWords:
    """Names cards with their size for one runner."""

    def __init__(self, unit: amounts.Unit, exercises: dict[str, Exercise], sore: Side) -> None:
        self._unit = unit
        self._exercises = exercises
        self._sore = sore

    def of(self, cards: Iterable[Planned]) -> str:
        """`Strength 20 sets, Run 2.7 km`, or `rest`."""
        ordered = sorted(cards, key=lambda card: card.order)
        said = (
            f"{what_words(card)} {size_words(card, self._unit, self._exercises, self._sore)}"
            for card in ordered
        )
        return ", ".join(said) or "rest"


def changed_days(
    drops: Sequence[Planned], cards: Sequence[Planned], words: CardWords, today: date
) -> tuple[DayChange, ...]:
    """The first days whose cards change, before and after."""
    all_days = sorted({card.date for card in (*drops, *cards)})
    last = all_days[0] + SHOWN_DAYS * DAY if all_days else today
    told = (
        (
            days.dated(day, today),
            words.of(card for card in drops if card.date == day),
            words.of(card for card in cards if card.date == day),
        )
        for day in all_days
        if day < last
    )
    return tuple(row for row in told if row[1] != row[2])


def counted_words(drops: Sequence[Planned], cards: Sequence[Planned], today: date) -> str:
    """How many cards go and come, up to when."""
    if not drops and not cards:
        return "No card changes."
    last = max(card.date for card in (*drops, *cards))
    gone, come = (amounts.plural(len(found), "card") for found in (drops, cards))
    make = "makes" if len(drops) == 1 else "make"
    return (
        f"{gone} ahead {make} room for {come}, up to {days.dated(last, today)}. What was done, and "
        "all that is known of you, stays."
    )


def whole_week_from(start: date, week_start: int) -> date | None:
    """First day of a plan's first whole week, if it begins too late in one; else None."""
    left = (week_start - start.weekday()) % 7 or 7
    return None if left >= SHORT_WEEK else start + left * DAY


def first_week_words(start: date, week_start: int, today: date) -> str:
    """Where the first whole week is, if that in which the plan begins is nearly over."""
    whole = whole_week_from(start, week_start)
    if whole is None:
        return ""
    left = amounts.plural((whole - start).days, "day")
    return (
        f"The plan begins on {days.dated(start, today)}, with {left} left of that week; its first "
        f"whole week is {days.week(whole)}."
    )


NOW_IN_THE_WINDOW = (
    "Today: enter opens the card under the cursor and leads you through it; space ticks a set.",
    "Each morning: P, then a digit, says how the knee is. The caps go by it.",
    "After a run: r logs it. ? shows all keys and signs, u takes back whatever you did.",
)
"""What to do after the wizard."""

NOW_ON_THE_LINE = (
    "Now: easeback today, then easeback tick, or easeback for the window.",
    "Each morning: easeback pain 1 --morning. The caps go by it.",
    "After a run: easeback log run 5k 31:20 --pain 1. easeback undo takes back whatever you did.",
)
"""What to do after `setup`."""
