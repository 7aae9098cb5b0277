"""`search`: everything that holds some words."""

from __future__ import annotations

from itertools import islice

import click

from planner.cli.frame.answer import Answer, Remark
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.cli.frame.command import command
from planner.cli.naming import short_of
from planner.domain.values.errors import UsageError
from planner.logbook.looking.search import Index
from planner.wording import days
from planner.wording.amounts import plural

LISTED = 50
"""So many are listed, the latest, unless --all."""


@command("search", "easeback search stairs", "easeback search skipped ill --all")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--all", "everything", is_flag=True, help="List all, not only the latest.")
def search_command(call: Call, words: tuple[str, ...], everything: bool) -> Answer:
    """List what holds all of WORDS, the latest first: sessions, runs, notes, scores and more.

    Each line begins with a short id; `easeback fix` and `easeback rm` take those of what you
    entered. Accents and capitals make no difference.
    """
    text = " ".join(words)
    if not text.strip():
        raise UsageError("What is looked for?", "For example: easeback search stairs")
    index = Index(call.logbook)
    for _ in index.read():
        pass
    hits = index.hits(text)[::-1]
    shown = tuple(islice(hits, None if everything else LISTED))
    rows = [(short_of(hit.key), days.dated(hit.date, call.today), hit.words) for hit in shown]
    left = len(hits) - len(shown)
    remarks = (Remark("more", f"{plural(left, 'more')}: --all"),) if left else ()
    return Answer(
        lines=columns(rows, plain=call.flags.plain) or [f"Nothing holds {text!r}."],
        data=[{"date": hit.date, "id": hit.key, "words": hit.words} for hit in shown],
        remarks=remarks,
    )
