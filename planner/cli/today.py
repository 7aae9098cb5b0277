"""`today`: what is due, and what is left of the cap."""

from __future__ import annotations

from datetime import date, timedelta

import click

from planner.cli.answer import Answer, Heading
from planner.cli.call import Call
from planner.cli.cards import is_due, item_data, set_rows, state, title
from planner.cli.columns import INDENT, columns
from planner.cli.command import command
from planner.cli.ending import DUE
from planner.cli.rule_words import cap_line
from planner.cli.shortened import short_answer
from planner.domain.values.calendar import DAY
from planner.domain.values.run import PlannedRun
from planner.logbook.views import DayItem, DayView, RunItem, SessionItem
from planner.wording import amounts, days
from planner.wording.entries import MOMENTS, knee
from planner.wording.flare import what_words

LOOKED_AHEAD = timedelta(days=28)
"""How far the next card is looked for."""

NO_PROFILE = "There is no plan yet. Open the program with `easeback`, or see: easeback setup --help"


@command(
    "today",
    "easeback today",
    "easeback today fri",
    "easeback today --minutes 12",
    "easeback today --check && echo nothing to do",
)
@click.argument("day", nargs=-1, metavar="[DATE]")
@click.option("--check", is_flag=True, help="Exit with 10 when something is due.")
@click.option("--minutes", type=click.IntRange(1, 180), help="Only so much time: the best sets.")
def today_command(call: Call, day: tuple[str, ...], check: bool, minutes: int | None) -> Answer:
    """Show what is due today, or on another day.

    The numbers before the cards are what `easeback tick` and `easeback skip` take.
    """
    when = call.day(" ".join(day), "future")
    view = call.logbook.day(when)
    if minutes is not None:
        return short_answer(call, view, minutes)
    due = any(is_due(item) for item in view.items) or _asks_for_morning(call, when)
    code = DUE if check and due else 0
    return Answer(lines=_lines(call, view), data=_data(call, view, due=due), code=code)


def _asks_for_morning(call: Call, day: date) -> bool:
    book = call.logbook
    return day == book.today and book.profile is not None and book.morning_due()


def _lines(call: Call, view: DayView) -> list[str]:
    book = call.logbook
    lines: list[str] = [Heading(_head(call, view.date))]
    lines += [
        f"Locked since {days.medium(lock.date)}: see a professional first."
        for lock in book.open_locks()
    ]
    if book.profile is None:
        lines.append(NO_PROFILE)
    elif not view.items:
        lines.append(f"Nothing is planned{_what_follows(call, view.date)}")
    for number, item in enumerate(view.items, start=1):
        lines += _card(call, number, item)
    lines += [
        f"Pain {amounts.score(reading.score)} {MOMENTS[reading.moment]}, {knee(reading.side)}"
        for reading in view.readings
    ]
    if book.profile is not None and not any(isinstance(item, RunItem) for item in view.items):
        lines.append(f"No run is planned. {cap_line(book.allowance(view.date), call.unit)}")
    if _asks_for_morning(call, view.date):
        lines.append(
            f"This morning: how is the {knee(book.sore)}? Answer: easeback pain 0-10 --morning"
        )
    return lines


def _what_follows(call: Call, day: date) -> str:
    """Behind a day without a card: the next one, or what holds where the plan's days are over."""
    book = call.logbook
    coming = [card for card in book.planned(day + DAY, day + LOOKED_AHEAD) if not card.skipped]
    if coming:
        first = min(coming, key=lambda card: (card.date, card.order))
        return f". Next: {what_words(first)} on {days.medium(first.date)}."
    if book.open_locks() or book.profile is None or book.profile.plan not in book.plans:
        return "."
    gates = book.gates()
    if not gates.entries:
        return f". {gates.plan.name} begins on {days.full(book.profile.start or book.today)}."
    name = gates.entries[-1].phase.name
    return f" from here on: {name} goes on. What the days ahead may hold: easeback plan solve"


def _head(call: Call, day: date) -> str:
    near = days.near(day, call.today)
    return days.full(day) if near[0].isupper() else f"{days.full(day)}, {near}"


def _card(call: Call, number: int, item: DayItem) -> list[str]:
    lines = columns(
        [(str(number), title(item, call.unit), state(item, call.unit))], plain=call.flags.plain
    )
    if isinstance(item, SessionItem) and is_due(item):
        rows = set_rows(item, call.logbook.exercises)
        lines += columns(rows, plain=call.flags.plain, indent=1)
    if isinstance(item, RunItem) and item.planned is not None and is_due(item):
        lines.append(f"{INDENT}{_cap_of(call, item.planned)}")
    return lines


def _cap_of(call: Call, run: PlannedRun) -> str:
    return cap_line(call.logbook.allowance(run.date, without=run.id), call.unit)


def _data(call: Call, view: DayView, *, due: bool) -> dict[str, object]:
    book = call.logbook
    allowed = book.allowance(view.date) if book.profile is not None else None
    return {
        "date": view.date,
        "due": due,
        "morning_due": _asks_for_morning(call, view.date),
        "locks": book.open_locks(),
        "cap": allowed
        and {
            "hard_m": allowed.hard_m,
            "plan_m": allowed.plan_m,
            "left_m": allowed.left_m,
            "binding": allowed.binding,
            "state": allowed.state,
        },
        "items": [
            item_data(number, item, book.exercises)
            for number, item in enumerate(view.items, start=1)
        ],
        "pain": view.readings,
        "notes": view.notes,
    }
