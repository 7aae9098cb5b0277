"""`log`: what was done outside the sessions: runs, walks, rides."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import click

from planner.cli.flare import after_a_fact
from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.cli.frame.completing import day_words
from planner.cli.frame.ending import FAILED
from planner.cli.naming import short_id
from planner.domain.knee.pain import Verdict
from planner.domain.values.errors import UsageError
from planner.domain.values.plan import WalkRun
from planner.domain.values.record import Side
from planner.domain.values.run import CrossTraining, Run, RunKind, Terrain, is_pace_odd
from planner.domain.values.technique import Heed
from planner.exchange.kit.sports import near, sport_of
from planner.logbook.book import new_id
from planner.logbook.intervals import running_of, with_running
from planner.typed import a_distance, a_duration, a_score
from planner.wording import amounts, days
from planner.wording.technique import NAMES
from planner.wording.walk_run import counted_words

SIDES = {"l": Side.LEFT, "left": Side.LEFT, "r": Side.RIGHT, "right": Side.RIGHT, "both": Side.BOTH}

VERDICTS = {
    Verdict.GREEN: "green: the knee took it well.",
    Verdict.AMBER: "amber: hold here.",
    Verdict.RED: "red: that was too much.",
    Verdict.UNKNOWN: "open: it takes pain during, an hour after and the next morning.",
}

_RUN_OPTIONS = ("before", "after", "morning", "kind", "ran", "terrain", "side", "swelling",
                "limp", "painful", "focus", "again")  # fmt: skip
"""Options that only a run has."""


@command(
    "log",
    "easeback log run 5k 31:20 --pain 2",
    'easeback log run 5.5 --on yesterday --pain 2 --after 1 --note "flat, easy"',
    "easeback log run 8k --on tue --morning 0",
    "easeback log run 3k 20:00 --ran 10min",
    "easeback log run 3k 20:00 --kind run",
    "easeback log bike 40min --pain 1",
    "easeback log walk 3km 35min",
)
@click.argument("sport")
@click.argument("amounts_", metavar="AMOUNT...", nargs=-1, required=True)
@click.option("--on", metavar="DATE", shell_complete=day_words, help="Another day than today.")
@click.option("--pain", metavar="0-10", help="Worst pain during it.")
@click.option("--before", metavar="0-10", help="Pain before the run.")
@click.option("--after", metavar="0-10", help="Pain an hour after the run.")
@click.option("--morning", metavar="0-10", help="Pain on waking the day after.")
@click.option("--kind", type=click.Choice([str(kind) for kind in RunKind]), help="Sort of run.")
@click.option("--ran", metavar="TIME", help="Running in it, where you walked in between.")
@click.option("--terrain", type=click.Choice([str(one) for one in Terrain]), help="Underfoot.")
@click.option("--side", type=click.Choice(list(SIDES)), help="Knee the pain is of.")
@click.option("--rpe", metavar="0-10", help="How hard it felt.")
@click.option("--swelling", is_flag=True, help="The knee swelled.")
@click.option("--limp", is_flag=True, help="You limped.")
@click.option("--painful", is_flag=True, help="The knee did not take it well, all in all.")
@click.option("--at-time", metavar="HH:MM", help="When it began.")
@click.option("--focus", type=click.Choice([str(one) for one in Heed]), help="Technique kept?")
@click.option("--again", is_flag=True, help="Keep a run that looks like one there already.")
@click.option("--note", default="", help="A few words.")
def log_command(call: Call, /, sport: str, amounts_: tuple[str, ...], **given: Any) -> Answer:
    """Keep something that was done.

    SPORT is run, walk, bike, swim, ...; AMOUNT a distance (5k, 5.5 km, 3.1mi, a bare number in
    your unit) and a time (31:20, 40min). A run needs its distance, everything else a time or a
    distance. Only running counts against the caps; other training that is worth ten minutes of
    running makes a day on which the knee was loaded.

    On the day of a planned walk-run a run counts as that session. --ran says how long you ran in
    it, --kind run that you ran it through.
    """
    day = call.past_day(given.pop("on"))
    known = sport_of(sport)
    if known is None:
        raise UsageError(f"{sport!r} is no sport I know.", near(sport))
    if known.kind is not None:
        return _log_run(call, known.kind, amounts_, day, given)
    for name in _RUN_OPTIONS:
        if given[name]:
            raise UsageError(f"--{name} is for runs.", "Keep pain with: easeback pain 2")
    return _log_other(call, known.name, amounts_, day, given)


def _score(text: str | None, what: str) -> int | None:
    return None if text is None else a_score(text, what)


def _log_run(
    call: Call, kind: RunKind, words: tuple[str, ...], day: date, given: dict[str, Any]
) -> Answer:
    if len(words) > 2:
        raise UsageError(
            f"A run has a distance and a time, not {' '.join(words)}.", "For example: 5k 31:20"
        )
    morning = _score(given["morning"], "Morning pain")
    if morning is not None and day >= call.today:
        raise UsageError(
            "The morning after is still to come.", "Tomorrow: easeback pain N --morning"
        )
    run = Run(
        id=new_id(),
        date=day,
        distance_m=call.metres(words[0]),
        duration_s=a_duration(words[1]) if len(words) == 2 else None,
        run_kind=RunKind(given["kind"]) if given["kind"] else kind,
        terrain=Terrain(given["terrain"] or Terrain.FLAT),
        side=SIDES[given["side"]] if given["side"] else None,
        pain_before=_score(given["before"], "Pain before"),
        pain_during=_score(given["pain"], "Pain"),
        pain_after=_score(given["after"], "Pain after"),
        effort=_score(given["rpe"], "Effort"),
        swelling=given["swelling"],
        limp=given["limp"],
        painful=given["painful"],
        note=given["note"],
        start=call.instant(day, given["at_time"]),
    )
    run = _with_running(run, given)
    if given["focus"]:
        run = call.logbook.focuses.told(run, Heed(given["focus"]))
    twin = None if given["again"] else call.logbook.facts.twin_of(run)
    if twin is not None and not _is_kept_twice(call, twin):
        return Answer(lines=["Nothing was logged."], code=FAILED)
    mark = call.logbook.flares.mark()
    if is_pace_odd(run):
        call.say(f"That is an unusual {_run_words(call, run)}. It is kept as you said.")
    run = call.logbook.facts.log_run(run, morning)
    verdict = call.logbook.caps.verdict(run)
    told = after_a_fact(call, mark, accept=False)
    session = call.logbook.cards.counted_as(run)
    lines = [f"Logged {_run_words(call, run)}."]
    if session is not None:
        lines.append(_counted_line(session, run, given))
    what = call.logbook.focuses.asked_of(run)
    if what is not None and run.heeded is None:
        name = NAMES[what].capitalize()
        lines.append(f"{name}: how far was it kept? {_fix(run)} --focus kept|partly|not")
    return Answer(
        lines=[*lines, f"Verdict {VERDICTS[verdict]}", *told.lines],
        data={"run": run, "verdict": verdict, "counted_as": session, "flare": told.data},
        steps=1,
        remarks=told.remarks,
    )


def _with_running(run: Run, given: dict[str, Any]) -> Run:
    """The run with what was told of the running in it: so long, or all of it."""
    if given["ran"]:
        return with_running(run, a_duration(given["ran"]))
    return with_running(run, "all") if given["kind"] == RunKind.RUN else run


def _fix(run: Run) -> str:
    return f"easeback fix {short_id(run)}"


def _counted_line(session: WalkRun, run: Run, given: dict[str, Any]) -> str:
    """That it counts as the planned walk-run; where that was not said, how to say otherwise."""
    ran = running_of(run)
    words = counted_words(session, ran if isinstance(ran, int) else None)
    if given["ran"] or given["kind"]:
        return words
    return f"{words} If you ran it through: easeback undo, then log it again with --kind run."


def _is_kept_twice(call: Call, twin: Run) -> bool:
    """Ask whether a run is meant beside one that looks the same.

    Raises UsageError if there is nobody to ask.
    """
    return call.confirm(
        f"There is a {_run_words(call, twin)} already. Is this another one?",
        f"Keep both with --again, or correct the one there: easeback fix {short_id(twin)}.",
    )


def _run_words(call: Call, run: Run) -> str:
    far = amounts.distance(run.distance_m, call.unit)
    words = f"run of {far} on {days.dated(run.date, call.today)}"
    if run.duration_s:
        pace = amounts.pace(run.distance_m, run.duration_s, call.unit)
        words += f" in {amounts.clock(run.duration_s)} ({pace})"
    return words


def _log_other(
    call: Call, sport: str, words: tuple[str, ...], day: date, given: dict[str, Any]
) -> Answer:
    metres, seconds = amounts_of(call, words, bare=False)
    book = call.logbook
    mark = book.flares.mark()
    done = book.facts.log_cross(
        CrossTraining(
            id=new_id(),
            date=day,
            sport=sport,
            duration_s=seconds,
            distance_m=metres,
            pain_during=_score(given["pain"], "Pain"),
            effort=_score(given["rpe"], "Effort"),
            note=given["note"],
            start=call.instant(day, given["at_time"]),
        )
    )
    lines = [f"{book.last_words}.", *book.flares.cross_words(done)]
    told = after_a_fact(call, mark, accept=False)
    data = {
        "cross": done,
        "running_min": book.flares.running_minutes(done),
        "loads_knee": book.flares.loads_knee(done),
        "flare": told.data,
    }
    return Answer(lines=[*lines, *told.lines], data=data, steps=1, remarks=told.remarks)


def amounts_of(call: Call, words: tuple[str, ...], *, bare: bool) -> tuple[int | None, int | None]:
    """The distance in metres and the time in seconds that words name, in any order.

    A number without a unit is a distance with `bare`, else a time. Raises UsageError.
    """
    metres: int | None = None
    seconds: int | None = None
    for word in words:
        if _is_distance(word) or (bare and re.fullmatch(r"[\d.,]+", word)):
            metres = _once(metres, a_distance(word, call.unit), word)
        else:
            seconds = _once(seconds, a_duration(word), word)
    return metres, seconds


def _is_distance(word: str) -> bool:
    """True for an amount that names a unit of length, and for `25m`, which may be one."""
    return re.fullmatch(r"[\d.,]+ *(k|km|mi|miles?|m|metres|meters)", word.lower()) is not None


def _once(before: int | None, value: int, word: str) -> int:
    if before is not None:
        raise UsageError(f"{word} is one amount too many.", "For example: 3km 35min")
    return value
