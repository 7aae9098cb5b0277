"""`flag`: red flags and swelling: what there is, raise one, and when it is over."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import Any

import click

from planner.cli.flare import after_a_fact
from planner.cli.frame.answer import Answer, Headline, Remark
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.cli.frame.command import command
from planner.cli.frame.completing import day_words
from planner.cli.frame.ending import FAILED
from planner.cli.naming import short_id
from planner.domain.knee.safety import BY_ID, FINDINGS
from planner.domain.values.errors import NotFoundError, UsageError
from planner.domain.values.journal import Lock
from planner.wording import days
from planner.wording.safety import SCREEN_ASKED, advice_words, signs_words, since_words

EXAMPLES_OF = {
    "raise": "For example: easeback flag raise night_pain",
    "clear": 'For example: easeback flag clear --by "Dr Smith"',
}


@command(
    "flag",
    "easeback flag                              the signs, and which flags are open",
    "easeback flag raise night_pain",
    'easeback flag clear --by "Dr Smith" --on yesterday',
    "easeback flag none                         gone through, none is true",
    "easeback flag swelling                     seen today",
    "easeback flag swelling --gone --on mon",
)
@click.argument(
    "what",
    required=False,
    type=click.Choice(["raise", "clear", "none", "swelling"]),
    metavar="[WHAT]",
)
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--by", metavar="NAME", help="Who examined you and cleared it.")
@click.option("--on", metavar="DATE", shell_complete=day_words, help="The day it was [today].")
@click.option("--gone", is_flag=True, help="The swelling is gone.")
def flag_command(
    call: Call, /, what: str | None, ids: tuple[str, ...], **given: Any
) -> Answer:  # fmt: skip
    """Look at red flags and swelling, raise them, and say when they are over.

    A red flag (raise ID...) rests running, or everything, until somebody who examined you has
    cleared it (clear, with --by). Swelling rests running from the day it is seen until two days
    after you say that it is gone. It is no diagnosis: it only says that somebody should look.
    """
    if what is None:
        return _listed(call)
    if given["gone"] and what != "swelling":
        raise UsageError("--gone is for swelling.", EXAMPLES_OF["clear"])
    if given["by"] is not None and what != "clear":
        raise UsageError("--by is for clear.", EXAMPLES_OF["clear"])
    if ids and what in ("none", "swelling"):
        raise UsageError(f"{what} takes no ids.", f"Expected: easeback flag {what}")
    return _DOES[what](call, ids, given)


def _listed(call: Call) -> Answer:
    book = call.logbook
    locks, swollen = book.red_flags.open(), book.facts.swollen_since()
    lines: list[str] = [_lock_line(call, lock) for lock in locks]
    if swollen is not None:
        lines.append(f"The knee is swollen since {days.dated(swollen, call.today)}.")
    if not lines:
        lines.append("No red flag is open.")
    rows = [(finding.id, finding.short) for finding in FINDINGS]
    lines += [Headline("Signs that a professional should see first")]
    lines += columns(rows, plain=call.flags.plain, indent=1)
    lines.append("Any of them true: easeback flag raise ID. None of them: easeback flag none.")
    signs = [{"id": one.id, "words": one.words, "action": one.action} for one in FINDINGS]
    data = {"open": locks, "swollen_since": swollen, "signs": signs}
    return Answer(lines=lines, data=data)


def _lock_line(call: Call, lock: Lock) -> str:
    return f"{short_id(lock)}  {since_words(lock, call.today)}: {signs_words(lock)}."


def _raise(call: Call, ids: tuple[str, ...], given: dict[str, Any]) -> Answer:
    if not ids:
        listed = ", ".join(BY_ID)
        raise UsageError("Which sign is it?", f"{EXAMPLES_OF['raise']}. There are: {listed}.")
    for name in ids:
        if name not in BY_ID:
            near = difflib.get_close_matches(name, BY_ID, n=1)
            hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(BY_ID)}."
            raise NotFoundError(f"There is no sign {name!r}.", hint)
    book = call.logbook
    lock = book.red_flags.lock_for(ids, call.past_day(given["on"]))
    book.red_flags.add(lock)
    paragraphs = advice_words(lock.findings)
    lines = [_lock_line(call, lock), *(line for text in paragraphs for line in text.splitlines())]
    return Answer(lines=lines, data=lock, steps=1)


def _clear(call: Call, ids: tuple[str, ...], given: dict[str, Any]) -> Answer:
    book, day, by = call.logbook, call.past_day(given["on"]), (given["by"] or "").strip()
    chosen = [lock for lock in book.red_flags.open() if not ids or lock.id.startswith(ids)]
    if not chosen:
        raise NotFoundError("No such red flag is open.", "See: easeback flag")
    if not by:
        raise UsageError("Who examined you and cleared it?", EXAMPLES_OF["clear"])
    question = f"{by} cleared you on {days.full(day)}: exercises and caps open again?"
    if not call.confirm(question):
        return Answer(lines=["The lock stays."], data={"cleared": []}, code=FAILED)
    book.red_flags.clear(by, day, [lock.id for lock in chosen])
    cleared = [book.get(lock.id) for lock in chosen]
    lines = [f"{book.last_words}.", *(_lock_line(call, one) for one in book.red_flags.open())]
    return Answer(lines=lines, data={"cleared": cleared}, steps=1)


def _none(call: Call, ids: tuple[str, ...], given: dict[str, Any]) -> Answer:
    del ids
    if given["on"] is not None:
        raise UsageError("--on does not go with none.", "Only today's knee can be asked.")
    call.logbook.red_flags.screened()
    return Answer(lines=[f"{call.logbook.last_words}."], data={"signs": []}, steps=1)


def _swelling(call: Call, ids: tuple[str, ...], given: dict[str, Any]) -> Answer:
    del ids
    book, day, gone = call.logbook, call.past_day(given["on"]), given["gone"]
    mark = book.flares.mark()
    fact = book.facts.tell_swelling(day, gone=gone)
    told = after_a_fact(call, mark, accept=False)
    remarks = told.remarks or (() if gone else (Remark("screen", SCREEN_ASKED),))
    data = {"test": fact, "swollen_since": book.facts.swollen_since(), "flare": told.data}
    return Answer(lines=[f"{book.last_words}.", *told.lines], data=data, steps=1, remarks=remarks)


_DOES: dict[str, Callable[[Call, tuple[str, ...], dict[str, Any]], Answer]] = {
    "raise": _raise,
    "clear": _clear,
    "none": _none,
    "swelling": _swelling,
}
