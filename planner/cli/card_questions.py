"""Which planned run an imported one is, where that is doubtful: the flag that says it, and the
question where somebody is there."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from planner.cli.frame.call import Call
from planner.cli.frame.output import begin_line
from planner.cli.naming import short_id
from planner.domain.values.errors import UsageError
from planner.domain.values.run import CrossTraining, PlannedRun, Run
from planner.logbook.fulfilling import PlacedRun
from planner.wording.fulfilling import doubt_words, planned_words, run_words

NONE = "none"
ANSWERED = "--card ID says which planned run it is, --card none that it is none of them."


def ask_cards(
    call: Call, records: Sequence[Run | CrossTraining], said: Sequence[str]
) -> tuple[dict[str, str], list[str]]:
    """The planned run of each doubtful one by its id, empty for none, and what to say of them.

    `said` are the words of --card. With --yes the first open one is taken, as for a logged run.
    Raises UsageError for a word that names none of those in question, and, but for a dry run, if
    there is nobody to ask.
    """
    cards: dict[str, str] = {}
    lines: list[str] = []
    used: set[str] = set()
    while doubts := call.logbook.facts.card_doubts(records, cards):
        doubt = doubts[0]
        named = _named(doubt, said)
        if named is not None:
            used.add(short_id(named))
        elif NONE not in said and call.flags.dry_run:
            lines += _question(call, doubt)
        elif NONE not in said and call.flags.yes:
            named = doubt.doubt[0]
        elif NONE not in said:
            named = _asked(call, doubt)
        cards[doubt.run.id] = named.id if named else ""
        if named is not None:
            run = run_words(doubt.run, call.unit, call.today)
            lines.append(f"{run} is the planned {planned_words(named, call.unit)}.")
    _need_used(said, used)
    return cards, lines


def _named(doubt: PlacedRun, said: Sequence[str]) -> PlannedRun | None:
    return next((card for card in doubt.doubt if any(map(card.id.startswith, said))), None)


def _need_used(said: Sequence[str], used: set[str]) -> None:
    for word in said:
        if word != NONE and not any(one.startswith(word) or word.startswith(one) for one in used):
            raise UsageError(
                f"--card {word} names no planned run that is in question.",
                "Without --card it is asked, and each is shown with its id.",
            )


def _question(call: Call, doubt: PlacedRun) -> list[str]:
    words = doubt_words(doubt.run, doubt.doubt, call.unit, call.today)
    return [words, *(f"  {short_id(card)}  {planned_words(card, call.unit)}"
                     for card in doubt.doubt)]  # fmt: skip


def _asked(call: Call, doubt: PlacedRun) -> PlannedRun | None:
    """The answer of whoever sits there. Raises UsageError if nobody does."""
    lines = _question(call, doubt)
    if not call.may_ask:
        raise UsageError("\n".join(lines), ANSWERED)
    for line in lines:
        call.say(line)
    while True:
        begin_line("Its id, or none:")
        typed = sys.stdin.readline()
        if not typed.strip() or typed.strip().casefold() == NONE:
            return None
        named = _named(doubt, [typed.strip().casefold()])
        if named is not None:
            return named
