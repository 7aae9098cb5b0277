"""`pain`: a score, and what a flare would change."""

from __future__ import annotations

from typing import Any

import click

from planner.cli.flare import accepted_now, after_a_fact
from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.cli.frame.completing import day_words
from planner.domain.values.errors import UsageError
from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.record import Side
from planner.logbook.book import new_id
from planner.typed import a_score, a_time_of_day
from planner.wording import amounts
from planner.wording.entries import filed_words, pain_words

SIDES = {"l": Side.LEFT, "left": Side.LEFT, "r": Side.RIGHT, "right": Side.RIGHT, "both": Side.BOTH}


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
@click.option("--on", metavar="DATE", shell_complete=day_words, help="Another day than today.")
@click.option("--at-time", metavar="HH:MM", help="Another time than now.")
@click.option("--flare", is_flag=True, help="The knee has flared up.")
@click.option("--swelling", is_flag=True, help="The knee is swollen.")
@click.option("--note", default="", help="A few words.")
@click.option("--accept", is_flag=True, help="Apply what a flare changes in the plan.")
def pain_command(call: Call, /, score: str | None, **given: Any) -> Answer:
    """Keep a pain score from 0 (none) to 10 (worst imaginable); several a day are kept.

    Without a moment the clock files it: from four to noon on waking, while this morning is not
    answered, and else at rest. One around a run is that run's own, if it speaks of that knee. If
    the score opens a flare, what would change in the plan is shown; nothing changes unasked.
    """
    if score is None:
        if not given["accept"]:
            raise UsageError("A pain score is missing.", "For example: easeback pain 2 --morning")
        told = accepted_now(call)
        return Answer(lines=told.lines, data={"flare": told.data}, steps=told.steps)
    book = call.logbook
    mark = book.flares.mark()
    reading = _reading(call, score, given)
    kept = book.questions.keep_pain(reading)
    told = after_a_fact(call, mark, accept=given["accept"])
    lines = [f"Pain {pain_words(reading, call.today)}."]
    if not _named(given):
        lines.append(filed_words(reading, call.today))
    lines += told.lines
    if reading.flare and book.flares.now() is None:
        lines.append(f"{amounts.score(reading.score)} is no flare by the rules: nothing changes.")
    data = {"pain": reading, "kept_in": kept.id, "flare": told.data}
    return Answer(lines=lines, data=data, steps=1 + told.steps, remarks=told.remarks)


def _reading(call: Call, score: str, given: dict[str, Any]) -> PainReading:
    day = call.past_day(given["on"])
    book = call.logbook
    time = a_time_of_day(given["at_time"]) if given["at_time"] else ""
    if not time and day == call.today:
        time = f"{book.now():%H:%M}"
    side = SIDES[given["side"]] if given["side"] else book.sore
    return PainReading(
        id=new_id(),
        date=day,
        created=book.stamp(),
        at=time,
        score=a_score(score),
        side=side,
        moment=_moment(given)
        or book.questions.unnamed_moment(day, time, side, flare=given["flare"]),
        flare=given["flare"],
        swelling=given["swelling"],
        note=given["note"],
    )


def _named(given: dict[str, Any]) -> list[Moment]:
    return [moment for moment in Moment if given[moment]]


def _moment(given: dict[str, Any]) -> Moment | None:
    """The moment that was named, if one was."""
    named = _named(given)
    if len(named) > 1:
        raise UsageError(
            f"--{named[0]} and --{named[1]} are two moments.", "Keep each score for itself."
        )
    for moment in (Moment.BEFORE, Moment.AFTER):
        if given[moment] not in (None, "run"):
            raise UsageError(f"--{moment} {given[moment]}?", f"Expected --{moment} run.")
    return named[0] if named else None
