"""`plan`: solve the days ahead anew, take exercise steps, put cards on days."""

from __future__ import annotations

import click

from planner.cli.card_rows import card_rows
from planner.cli.frame.answer import Answer, Headline
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.cli.frame.completing import day_words
from planner.cli.plan_edit import EDITS, How, copy
from planner.domain.values.errors import UsageError
from planner.domain.weeks.ask import IDLE_DAYS, Missed
from planner.domain.weeks.proposal import Proposal
from planner.wording import amounts
from planner.wording.proposal import (
    MISSED_WORDS,
    reason_words,
    shorter_words,
    week_words,
)

MOST_DAYS = 112
TO_AND_FRO = ("save", "apply", "limits", "lift")
MISSED: tuple[Missed, ...] = ("roll", "drop", "ease")


@command(
    "plan",
    "easeback plan solve",
    "easeback plan solve --days 84",
    "easeback plan solve --missed drop --accept",
    "easeback plan steps --accept",
    "easeback plan add 4k fri",
    "easeback plan move 2 sat --on thu --shorten",
    'easeback plan copy 3 --because "club weeks"',
    "easeback plan save for-ada.toml        the plan for your physiotherapist",
    "easeback plan apply rx.toml            what came back: look",
    "easeback plan apply rx.toml --take 1,3 take it up, or a part of it",
    "easeback plan limits",
)
@click.argument("what", type=click.Choice(["solve", "steps", *EDITS, "copy", *TO_AND_FRO]))
@click.argument("words", nargs=-1)
@click.option(
    "--days",
    "count",
    type=click.IntRange(1, MOST_DAYS),
    help="How far [14, or all of a new phase].",
)
@click.option("--shorter", is_flag=True, help="Shorter runs, one more day, where that is offered.")
@click.option("--missed", type=click.Choice(MISSED), help="What becomes of missed time.")
@click.option("--accept", is_flag=True, help="Take it up; without it nothing is written.")
@click.option("--because", metavar="TEXT", default="", help="A reason to keep with it.")
@click.option("--shorten", is_flag=True, help="Hold runs over their cap at it.")
@click.option("--instead", "how", flag_value="instead", help="Copy in place of what is there.")
@click.option("--beside", "how", flag_value="beside", help="Copy beside what is there.")
@click.option("--take", metavar="1,3", default="", help="These parts of a prescription, or none.")
@click.option(
    "--on",
    metavar="DATE",
    shell_complete=day_words,
    help="Day of the card, or of the week to copy [today].",
)
def plan_command(
    call: Call,
    what: str,
    words: tuple[str, ...],
    count: int | None,
    missed: Missed | None,
    accept: bool,
    because: str,
    shorten: bool,
    shorter: bool,
    on: str | None,
    how: How | None,
    take: str,
) -> Answer:
    """Say what would change in the plan, and change it with --accept.

    `solve` lays the days ahead out anew from phase, free days, caps and what was done. `steps`
    takes exercises one step up or back. `add AMOUNT DAY` plans a run, `move ITEM DAY` moves a
    card, `copy [WEEKS]` copies a week into those after it. A planned run is held at its cap:
    --shorten does it, --because goes over it with a reason.

    `save NAME` writes the plan in force with its doses and limits for a physiotherapist, with --on
    the week of that day as a plan; `apply FILE` shows what a signed one would change. `limits`
    lists those that hold, `lift NUMBER` ends one before its date.
    """
    if take and what != "apply":
        raise UsageError("--take is for apply.", "See: plan --help")
    if what in TO_AND_FRO:
        if on and what != "save":
            raise UsageError(f"plan {what} takes no --on.", "See: plan --help")
        return _to_and_fro(call, what, words, take, on, accept=accept, because=because)
    reason = because or ("" if shorten else None)
    if what == "copy":
        return copy(call, words, on, reason, how)
    if how is not None:
        raise UsageError(f"--{how} is for copy.", "See: plan --help")
    if what in EDITS:
        return EDITS[what](call, words, on, reason)
    if words or on or shorten:
        raise UsageError(f"plan {what} takes no {' '.join(words) or 'day'}.", "See: plan --help")
    book = call.logbook
    if what == "steps":
        return _answer(call, book.steps.proposal(), accept, because, [], "Exercise steps")
    if shorter:
        return _shorter(call, accept, because)
    replan = book.proposals.replan(count, missed)
    return _answer(call, replan, accept, because, _missed_lines(call, count, missed))


def _to_and_fro(
    call: Call,
    what: str,
    words: tuple[str, ...],
    take: str,
    on: str | None,
    *,
    accept: bool,
    because: str,
) -> Answer:
    """What goes to a physiotherapist, and comes back."""
    from planner.cli import prescription  # reads plan files: few do

    match what:
        case "apply":
            return prescription.apply(call, words, take, accept=accept, because=because)
        case "save":
            return prescription.save(call, words, on)
        case "limits":
            return prescription.limits(call, words)
    return prescription.lift(call, words, because)


def _shorter(call: Call, accept: bool, because: str) -> Answer:
    """The offer of shorter runs, more often."""
    offer = call.logbook.proposals.shorter()
    if offer is None:
        raise UsageError(
            "Nothing shorter is offered now.",
            "It is where the last two long runs hurt and settled, and the shorter ones did not.",
        )
    proposal = call.logbook.proposals.shorter_proposal(offer)
    head = [shorter_words(offer, call.unit, call.today)]
    return _answer(call, proposal, accept, because, head, "Shorter, more often")


def _missed_lines(call: Call, count: int | None, missed: Missed | None) -> list[str]:
    """After a missed week: what each answer to it would change."""
    idle = call.logbook.todo.idle_days()
    if idle < IDLE_DAYS:
        return []
    usual = missed or call.logbook.proposals.usual_missed()
    lines = [f"Nothing was done for {amounts.plural(idle, 'day')}."]
    for way in MISSED:
        changes = len(call.logbook.proposals.replan(count, way).changed)
        chosen = " (shown)" if way == usual else ""
        told = f"{amounts.plural(changes, 'change')}: {MISSED_WORDS[way]}"
        lines.append(f"  --missed {way}{chosen}: {told}")
    return lines


def _answer(
    call: Call,
    replan: Proposal,
    accept: bool,
    because: str,
    head: list[str],
    what: str = "Plan solved anew",
) -> Answer:
    lines = [*head, *_lines(call, replan)]
    data = {
        "first": replan.first,
        "last": replan.last,
        "changes": [
            {"kind": one.kind, "before": one.before, "after": one.after, "reasons": one.reasons}
            for one in replan.changed
        ],
        "weeks": replan.weeks,
        "trades": replan.trades,
        "applied": accept and bool(replan.changed),
    }
    if not replan.changed:
        return Answer(lines=[*lines, "Nothing in the plan has to change."], data=data)
    if not accept:
        lines.append("Nothing is changed yet: say --accept to take it up.")
        return Answer(lines=lines, data=data)
    words = call.logbook.proposals.accept(replan, range(len(replan.changes)), because, what)
    return Answer(lines=[*lines, f"{words}."], data=data, steps=1)


def _lines(call: Call, replan: Proposal) -> list[str]:
    if not replan.changed:
        return _trades(call, replan)
    lines: list[str] = [Headline("What would change")]
    lines += card_rows(call, replan.changed)
    lines += [
        week_words(week.first, week.before_m, week.after_m, call.unit, call.today)
        for week in replan.weeks
        if week.before_m != week.after_m
    ]
    return [*lines, *_trades(call, replan)]


def _trades(call: Call, replan: Proposal) -> list[str]:
    return [f"Given up: {reason_words(reason, call.today)}" for reason in replan.trades]
