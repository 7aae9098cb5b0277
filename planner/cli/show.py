"""`show`: the book as it stood at the end of a day: plan, facts, caps."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta

import click

from planner.cli.frame.answer import Answer, Headline
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.cli.frame.command import command
from planner.cli.past import past_call
from planner.cli.rule_words import cap, cap_line
from planner.cli.week import week_answer
from planner.domain.caps.allowance import Allowance
from planner.domain.values.errors import NotFoundError
from planner.domain.values.run import PlannedRun
from planner.logbook.as_of import EarlierBook, as_it_stood, gaps, made_by
from planner.logbook.logbook import Logbook
from planner.store.codec import tag_of
from planner.store.folder import need_journal
from planner.wording import days
from planner.wording.as_of import ELSEWHERE, OF_TODAY, made_of_words, stood_words
from planner.wording.merging import KINDS

AHEAD = timedelta(days=14)
"""How far the planned runs are told with their caps."""
LAST = time(23, 59, 59)


@command(
    "show", "easeback show --as-of 2026-11-25", "easeback show --as-of -14d", "easeback show --json"
)
@click.option("--as-of", "as_of", metavar="DATE", help="The end of that day; else of today.")
def show_command(call: Call, as_of: str | None) -> Answer:
    """Show the book as it stood at the end of a day: its week, plan and facts, and the caps of the
    runs then planned, made anew of the changes up to then.

    Nothing is written. What cannot be known is said: lines of a log that cannot be read, and that
    exercises, plan files and rules are those of today.
    """
    day = call.past_day(as_of)
    folders, now = call.start.folders, call.start.clock()
    need_journal(folders.data)
    moment = datetime.combine(day, LAST, now.tzinfo)
    with as_it_stood(folders, moment, made_by(day)) as past:
        if not past.part.taken:
            begins = past.part.first[:10]
            raise NotFoundError(
                f"Nothing had been written down by {days.full(day)}.",
                f"The first change is of {begins}." if begins else "See: easeback where",
            )
        unknown = (*gaps(folders, now), OF_TODAY, ELSEWHERE)
        return _answer(call, past, day, unknown)


def _answer(call: Call, past: EarlierBook, day: date, unknown: tuple[str, ...]) -> Answer:
    book = past.book
    there = past_call(call, past)
    week = week_answer(there)
    counts = _counts(book)
    held = _runs(book, day)
    allowed = book.caps.allowance(day)
    lines: list[str] = [Headline(stood_words(day)), *_plan_lines(book), *week.lines]
    lines.append(cap_line(allowed, there.unit, day))
    if held:
        lines.append(Headline("Planned runs and their caps, as they were then"))
        lines += columns(
            [
                (days.short(run.date), cap(run.distance_m, there.unit),
                 cap_line(limit, there.unit, day))
                for run, limit in held
            ],
            plain=call.flags.plain,
        )  # fmt: skip
    told = (f"{KINDS.get(kind, kind)} {count}" for kind, count in counts.items())
    lines += [f"In it: {', '.join(told)}.", made_of_words(past.part.taken, past.part.left)]
    lines += unknown
    return Answer(lines=lines, data={
        "as_of": day,
        "profile": book.profile,
        "week": week.data,
        "cap": _cap_data(allowed),
        "runs": [{"planned": run, "cap": _cap_data(limit)} for run, limit in held],
        "locks": book.red_flags.open(),
        "entries": counts,
        "changes": past.part.taken,
        "changes_after": past.part.left,
        "cannot_know": unknown,
    })  # fmt: skip


def _plan_lines(book: Logbook) -> list[str]:
    lines = [f"Locked since {days.full(lock.date)}." for lock in book.red_flags.open()]
    profile = book.profile
    if profile is None:
        return [*lines, "There was no plan yet."]
    plan = book.plans.get(profile.plan)
    name = plan.name if plan else profile.plan
    since = f", from {days.full(profile.start)}" if profile.start else ""
    flared = ["Under a flare."] if book.flares.now() is not None else []
    return [*lines, f"Plan: {name}{since}.", *flared]


def _counts(book: Logbook) -> dict[str, int]:
    """How many entries there were, by kind, in the order they are told."""
    book.load_all()
    found = Counter(tag_of(type(record)) for record in book.everything())
    return {kind: found[kind] for kind in (*KINDS, *sorted({*found} - {*KINDS})) if found[kind]}


def _runs(book: Logbook, day: date) -> list[tuple[PlannedRun, Allowance]]:
    """The runs planned then for the days ahead, each with its cap."""
    planned = book.cards.planned(day, day + AHEAD)
    return [
        (run, book.caps.allowance(run.date, without=run.id))
        for run in planned
        if isinstance(run, PlannedRun) and not run.skipped
    ]


def _cap_data(allowed: Allowance) -> dict[str, object]:
    return {
        "hard_m": allowed.hard_m, "plan_m": allowed.plan_m, "left_m": allowed.left_m,
        "binding": allowed.binding, "state": allowed.state,
    }  # fmt: skip
