"""`today`: what is due, and what is left of the cap."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import click

from planner.cli.cards import focus_of, item_data, set_rows, state, title
from planner.cli.flare import flare_data
from planner.cli.frame.answer import Answer, Headline
from planner.cli.frame.call import Call
from planner.cli.frame.columns import INDENT, columns
from planner.cli.frame.command import command
from planner.cli.frame.completing import day_words
from planner.cli.frame.ending import DUE
from planner.cli.rule_words import cap_line
from planner.cli.shortened import short_answer
from planner.domain.values.calendar import DAY
from planner.domain.values.journal import PainReading
from planner.domain.values.prescribed import in_force
from planner.domain.values.run import CrossTraining, PlannedRun, Run
from planner.logbook.prescribed import limits_of
from planner.logbook.questions import Question, command_of
from planner.logbook.views import DayItem, DayView, RunItem, SessionItem, is_due
from planner.wording import amounts, days
from planner.wording.entries import MOMENTS, knee, question_words
from planner.wording.flare import RESTS, why_flare
from planner.wording.new_files import new_files_lines
from planner.wording.prescribed import limits_words
from planner.wording.professional import professional_lines
from planner.wording.proposal import shorter_words, what_words
from planner.wording.technique import COULD, NAMES, cue_words, ended_words

LOOKED_AHEAD = timedelta(days=28)
"""How far the next card is looked for."""

HEED_IT = "easeback technique --heeded kept|partly|not"
OFFERS = {
    "plan-review": "Weeks of the plan are behind you. What changed: easeback review --plan",
    "review": "The week is nearly over. Looking back on it: easeback review",
    "scores": "Scores are due: easeback scores, or not now: easeback scores --later",
}
"""What is quietly offered, with its command."""
NO_PROFILE = "There is no plan yet. Open the program with `easeback`, or see: easeback setup --help"


@command(
    "today",
    "easeback today",
    "easeback today fri",
    "easeback today --minutes 12",
    "easeback today --check && echo nothing to do",
)
@click.argument("day", nargs=-1, metavar="[DATE]", shell_complete=day_words)
@click.option("--check", is_flag=True, help="Exit with 10 when something is due.")
@click.option("--minutes", type=click.IntRange(1, 180), help="Only so much time: the best sets.")
def today_command(call: Call, day: tuple[str, ...], check: bool, minutes: int | None) -> Answer:
    """Show what is due today, or on another day.

    The numbers before the cards are what `easeback tick` and `easeback skip` take. Scores that
    are missing are asked for below, each with the command that answers it.
    """
    when = call.day(" ".join(day) or None, "near")
    view = call.logbook.cards.day(when)
    if minutes is not None:
        return short_answer(call, view, minutes)
    due = any(is_due(item) for item in view.items) or bool(_asked(call, when))
    code = DUE if check and due else 0
    fresh = _new_files(call, when)
    return Answer(
        lines=[*_lines(call, view), *new_files_lines(fresh)],
        data={**_data(call, view, due=due), "new_files": sum(count for _, count in fresh)},
        code=code,
    )


def _asked(call: Call, day: date) -> tuple[Question, ...]:
    """The open questions; they stand under today."""
    return call.logbook.questions.open() if day == call.today else ()


def _lines(call: Call, view: DayView) -> list[str]:
    book = call.logbook
    lines: list[str] = [Headline(_head(call, view.date))]
    lines += [
        f"Locked since {days.dated(lock.date, call.today)}: see a professional first."
        for lock in book.red_flags.open()
    ]
    lines += (
        professional_lines(book.flares.professional(), call.today)
        if view.date == call.today
        else []
    )
    lines += _flare_lines(call) if view.date == call.today else []
    lines += _limit_lines(call, view.date)
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
        lines.append(
            f"No run is planned. {cap_line(book.caps.allowance(view.date), call.unit, call.today)}"
        )
    lines += _ahead(call, view.date)
    lines += _technique_lines(call) if view.date == call.today else []
    lines += [OFFERS[offer] for offer in _offers(call, view.date)]
    lines += [
        f"{question_words(ask.what, ask.day, ask.side, call.today)} "
        f"Answer: {command_of(ask, call.today, book.sore)}"
        for ask in _asked(call, view.date)
    ]
    return lines


def _limit_lines(call: Call, day: date) -> list[str]:
    """What a professional set for the day."""
    held = in_force(limits_of(call.logbook), day)
    words = limits_words(held, call.unit, call.today, call.logbook.exercises)
    return [words] if words else []


def _new_files(call: Call, day: date) -> tuple[tuple[Path, int], ...]:
    """Folders that are looked at, and how many files are new in each; they stand under today."""
    if day != call.today or not call.logbook.watches:
        return ()
    return tuple((one.folder, len(one.new)) for one in call.logbook.watched.look_soon())


def _offers(call: Call, day: date) -> list[str]:
    """What is quietly offered today."""
    book = call.logbook
    if day != call.today or book.profile is None:
        return []
    offers = book.offers
    found = {
        "plan-review": offers.offered_mark() is not None,
        "review": offers.review_week() is not None,
        "scores": bool(book.scores.offered()),
    }
    return [name for name, is_made in found.items() if is_made]


def _flare_lines(call: Call) -> list[str]:
    """An open flare, or a run that did not settle, and how many changes wait."""
    book = call.logbook
    state, proposal = book.flares.now(), book.proposals.flare()
    lines = [] if state is None else list(why_flare(state, call.unit, call.today))
    lines += [RESTS] if book.todo.rests() else []
    offer = book.proposals.shorter()
    if offer is not None:
        lines.append(
            f"{shorter_words(offer, call.unit, call.today)} See: easeback plan solve --shorter"
        )
    if proposal is not None and proposal.changed:
        words = amounts.plural(len(proposal.changed), "change")
        lines.append(f"{words} of the plan would fit it: easeback flare shows them.")
    return lines


def _technique_lines(call: Call) -> list[str]:
    """How far a point of technique was kept today, that it has faded, or that one could be
    tried."""
    book = call.logbook
    for run in book.between(call.today, call.today, Run):
        what = book.focuses.asked_of(run)
        if what is not None and run.heeded is None:
            return [f"{NAMES[what].capitalize()}: how far was it kept? Answer: {HEED_IT}"]
    if book.profile is None or book.profile.plan not in book.plans:
        return []
    if book.focuses.on(call.today) is not None:
        return []
    over = book.technique.faded()
    said = "" if over is None else ended_words(over)
    if not said and book.technique.offer().waits is None:
        said = COULD
    return [f"{said[0].upper()}{said[1:]}: easeback technique"] if said else []


def _ahead(call: Call, day: date) -> list[str]:
    """What was kept under tomorrow's date already, before a flight west over the date line."""
    book = call.logbook
    if day != call.today:
        return []
    ahead = book.between(day + DAY, day + DAY, Run, CrossTraining, PainReading)
    return [f"Dated tomorrow already: {book.cards.name_of(record)}." for record in ahead]


def _what_follows(call: Call, day: date) -> str:
    """Behind a day without a card: the next one, or what holds where the plan's days are over."""
    book = call.logbook
    coming = [
        card for card in book.cards.planned(day + DAY, day + LOOKED_AHEAD) if not card.skipped
    ]
    if coming:
        first = min(coming, key=lambda card: (card.date, card.order))
        return f". Next: {what_words(first)} on {days.dated(first.date, call.today)}."
    if book.red_flags.open() or book.profile is None or book.profile.plan not in book.plans:
        return "."
    gates = book.gates.now()
    if not gates.entries:
        return f". {gates.plan.name} begins on {days.full(book.profile.start or book.today)}."
    phase = gates.here.name
    return f" from here on: {phase} goes on. What the days ahead may hold: easeback plan solve"


def _head(call: Call, day: date) -> str:
    near = days.near(day, call.today)
    return days.full(day) if near[0].isupper() else f"{days.full(day)}, {near}"


def _card(call: Call, number: int, item: DayItem) -> list[str]:
    lines = columns(
        [(str(number), title(call, item), state(call.logbook, item, call.unit))],
        plain=call.flags.plain,
    )
    if isinstance(item, SessionItem) and is_due(item):
        rows = set_rows(item, call.logbook.exercises)
        lines += columns(rows, plain=call.flags.plain, indent=1)
    if isinstance(item, RunItem) and item.planned is not None and is_due(item):
        lines.append(f"{INDENT}{_cap_of(call, item.planned)}")
    if focus := focus_of(call.logbook, item, cue_words):
        lines.append(f"{INDENT}{focus[0].upper()}{focus[1:]}")
    return lines


def _cap_of(call: Call, run: PlannedRun) -> str:
    return cap_line(call.logbook.caps.allowance(run.date, without=run.id), call.unit, call.today)


def _data(call: Call, view: DayView, *, due: bool) -> dict[str, object]:
    book = call.logbook
    allowed = book.caps.allowance(view.date) if book.profile is not None else None
    flare = flare_data(book.flares.now()) if view.date == book.today else {}
    return {
        "date": view.date,
        "due": due,
        "morning_due": view.date == book.today
        and book.profile is not None
        and book.questions.morning_due(),
        "asks": [
            {
                "what": ask.what,
                "run": ask.run or None,
                "side": ask.side,
                "day": ask.day,
                "command": command_of(ask, call.today, book.sore),
            }
            for ask in _asked(call, view.date)
        ],
        "offers": _offers(call, view.date),
        "locks": book.red_flags.open(),
        "flare": flare or None,
        "limits": in_force(limits_of(book), view.date),
        "professional": professional_lines(book.flares.professional(), call.today),
        "cap": allowed
        and {
            "hard_m": allowed.hard_m,
            "plan_m": allowed.plan_m,
            "left_m": allowed.left_m,
            "binding": allowed.binding,
            "state": allowed.state,
            **flare,
        },
        "items": [item_data(book, number, item) for number, item in enumerate(view.items, start=1)],
        "pain": view.readings,
        "notes": view.notes,
    }
