"""`pain`: a score, and what a flare would change."""

from __future__ import annotations

import re
from typing import Any

import click
import msgspec

from planner.cli.answer import Answer
from planner.cli.call import Call
from planner.cli.command import command
from planner.cli.flaring import accepted_now, after_a_fact
from planner.domain.values.errors import UsageError
from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.record import Side
from planner.domain.values.run import Run
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.typed import a_score
from planner.wording import amounts, days
from planner.wording.entries import MOMENTS, knee

SIDES = {"l": Side.LEFT, "left": Side.LEFT, "r": Side.RIGHT, "right": Side.RIGHT, "both": Side.BOTH}
RUN_FIELDS = {
    Moment.BEFORE: "pain_before",
    Moment.DURING: "pain_during",
    Moment.AFTER: "pain_after",
}
"""The score of a run that a moment around it speaks of."""


@command(
    "pain",
    "easeback pain 1 --morning",
    "easeback pain 3 --side r --after run",
    "easeback pain 2 --stairs --on yesterday",
    "easeback pain 6 --flare                 shows what would change",
    "easeback pain --accept                  applies it",
)
@click.argument("score", required=False)
@click.option("--side", type=click.Choice(list(SIDES)), help="Which knee [the sore one].")
@click.option("--morning", is_flag=True, help="On waking.")
@click.option("--before", is_flag=False, flag_value="run", metavar="run", help="Before it.")
@click.option("--during", is_flag=True, help="Worst during a run.")
@click.option(
    "--after", is_flag=False, flag_value="run", metavar="run", help="An hour after a run."
)
@click.option("--rest", is_flag=True, help="At rest.")
@click.option("--stairs", is_flag=True, help="On stairs.")
@click.option("--exercise", is_flag=True, help="During an exercise.")
@click.option("--on", metavar="DATE", help="Another day than today.")
@click.option("--at-time", metavar="HH:MM", help="Another time than now.")
@click.option("--flare", is_flag=True, help="The knee has flared up.")
@click.option("--swelling", is_flag=True, help="The knee is swollen.")
@click.option("--note", default="", help="A few words.")
@click.option("--accept", is_flag=True, help="Apply what a flare changes in the plan.")
def pain_command(call: Call, /, score: str | None, **given: Any) -> Answer:
    """Keep a pain score from 0 (none) to 10 (worst imaginable); several a day are kept.

    Without a moment it is this morning's, while that is not answered, and else at rest. If the
    score opens a flare, what would change in the plan is shown; nothing changes unasked.
    """
    if score is None:
        if not given["accept"]:
            raise UsageError("A pain score is missing.", "For example: easeback pain 2 --morning")
        told = accepted_now(call)
        return Answer(lines=told.lines, data={"flare": told.data}, steps=told.steps)
    book = call.logbook
    mark = book.knee_mark()
    reading = _keep(book, _reading(call, score, given))
    told = after_a_fact(call, mark, accept=given["accept"])
    lines = [f"Pain {_words(reading)}.", *told.lines]
    if reading.flare and book.flare() is None:
        lines.append(f"{amounts.score(reading.score)} is no flare by the rules: nothing changes.")
    data = {"pain": reading, "flare": told.data}
    return Answer(lines=lines, data=data, steps=1 + told.steps, remarks=told.remarks)


def _reading(call: Call, score: str, given: dict[str, Any]) -> PainReading:
    day = call.past_day(given["on"])
    book = call.logbook
    time = _time(given["at_time"])
    if not time and day == call.today:
        time = f"{book.now():%H:%M}"
    return PainReading(
        id=new_id(),
        date=day,
        created=book.stamp(),
        at=time,
        score=a_score(score),
        side=SIDES[given["side"]] if given["side"] else book.sore,
        moment=_moment(book, given, today=day == call.today),
        flare=given["flare"],
        swelling=given["swelling"],
        note=given["note"],
    )


def _moment(book: Logbook, given: dict[str, Any], *, today: bool) -> Moment:
    """The moment that was named, else the one the window would take."""
    named = [moment for moment in Moment if given[moment]]
    if len(named) > 1:
        raise UsageError(
            f"--{named[0]} and --{named[1]} are two moments.", "Keep each score for itself."
        )
    for moment in (Moment.BEFORE, Moment.AFTER):
        if given[moment] not in (None, "run"):
            raise UsageError(f"--{moment} {given[moment]}?", f"Expected --{moment} run.")
    if named:
        return named[0]
    if given["flare"]:
        return Moment.DURING
    return Moment.MORNING if today and book.morning_due() else Moment.REST


def _time(text: str | None) -> str:
    if text is None:
        return ""
    found = re.fullmatch(r"(\d{1,2}):(\d\d)", text.strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise UsageError(f"{text!r} is no time of day.", "Expected for example 7:30.")
    return f"{int(found[1]):02d}:{found[2]}"


def _keep(book: Logbook, reading: PainReading) -> PainReading:
    """Keep the reading; one around a run answers that run's question too, in the same step."""
    run = _run_of(book, reading)
    if run is None:
        return book.log_pain(reading)
    answered = msgspec.structs.replace(run, **{RUN_FIELDS[reading.moment]: reading.score})
    book.put(f"Pain {_words(reading)}", [reading, answered])
    return reading


def _run_of(book: Logbook, reading: PainReading) -> Run | None:
    """The day's run that has no such score yet, the latest of several."""
    field = RUN_FIELDS.get(reading.moment)
    runs = [item for item in book.on(reading.date) if isinstance(item, Run)]
    return next((run for run in reversed(runs) if field and getattr(run, field) is None), None)


def _words(reading: PainReading) -> str:
    words = f"{amounts.score(reading.score)} {MOMENTS[reading.moment]}, {knee(reading.side)}"
    return f"{words}, on {days.medium(reading.date)}"
