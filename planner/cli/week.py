"""`week`: seven days, planned and done."""

from __future__ import annotations

from collections.abc import Iterator

import click

from planner.cli.cards import focus_of, item_data, state, title
from planner.cli.frame.answer import Answer, Headline
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.cli.frame.command import command
from planner.cli.frame.completing import day_words
from planner.cli.rule_words import cap
from planner.domain.values.calendar import week_of
from planner.logbook.caps import WeekLoad
from planner.logbook.views import DayItem, DayView
from planner.wording import amounts, days
from planner.wording.entries import MOMENTS
from planner.wording.professional import professional_lines
from planner.wording.technique import focus_words
from planner.wording.week_sums import week_words
from planner.wording.why import closed_words


@command("week", "easeback week", "easeback week next", "easeback week 2026-12-24 --plain")
@click.argument("day", nargs=-1, metavar="[DATE]", shell_complete=day_words)
def week_command(call: Call, day: tuple[str, ...]) -> Answer:
    """Show the week of a day: this week, next, last, or that of any date."""
    return week_answer(call, " ".join(day))


def week_answer(call: Call, day: str = "") -> Answer:
    """The week that a day stands in; of today without one."""
    book = call.logbook
    first = week_of(call.day(day or None, "near"), book.week_start)
    views = book.cards.days(first)
    load = book.caps.week_loads(first, back=0, ahead=0)[0]
    lines: list[str] = [Headline(f"Week {days.week_number(first)}, {days.week(first)}")]
    rows = [row for view in views for row in _rows(call, view)]
    lines += columns(rows, plain=call.flags.plain)
    lines.append(_load_line(call, load))
    lines += professional_lines(book.flares.professional(), call.today)
    data = {
        "first": first,
        "days": [_day_data(call, view) for view in views],
        "load": load,
    }
    return Answer(lines=lines, data=data)


def _rows(call: Call, view: DayView) -> Iterator[tuple[str, ...]]:
    """A row for each card and each pain score; the day stands in the first, alone if nothing is."""
    name = days.short(view.date) + (" today" if view.date == call.today else "")
    said = [(title(call, item), _state(call, item)) for item in view.items]
    said += [
        ("Pain", f"{amounts.score(reading.score)} {MOMENTS[reading.moment]}")
        for reading in view.readings
    ]
    for place, words in enumerate(said or [("rest", "")]):
        # Read aloud, every line says its day.
        yield (name if place == 0 or call.flags.plain else "", *words)


def _state(call: Call, item: DayItem) -> str:
    """How far a card is, and the point of technique of a run."""
    focus = focus_of(call.logbook, item, focus_words)
    return ", ".join(filter(None, (state(call.logbook, item, call.unit), focus)))


def _load_line(call: Call, load: WeekLoad) -> str:
    words = week_words(load.planned_m, load.done_m, load.coming_m, call.unit)
    if load.plan_m is not None:
        words += f"; the week's line is {cap(load.plan_m, call.unit)}"
    if load.closed is not None:
        words += f"; {closed_words(load.closed, call.today)}"
    return f"{words}; under a flare." if load.flare else f"{words}."


def _day_data(call: Call, view: DayView) -> dict[str, object]:
    book = call.logbook
    items = [item_data(book, number, item) for number, item in enumerate(view.items, start=1)]
    return {"date": view.date, "items": items, "pain": view.readings, "notes": view.notes}
