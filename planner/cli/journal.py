"""`journal`: what happened and was felt, day by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

import click

from planner.cli.frame.answer import Answer, Headline, Remark
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.cli.frame.command import command
from planner.cli.frame.completing import day_words, tag_words
from planner.cli.naming import short_of
from planner.domain.values.calendar import month_of
from planner.domain.values.errors import UsageError
from planner.domain.values.journal import Note, PainReading
from planner.domain.values.record import Side
from planner.exchange.exports.markdown_text import as_markdown
from planner.logbook.looking.entries import KINDS, Entries, EntryFilter, JournalEntry
from planner.wording import days
from planner.wording.amounts import plural
from planner.wording.entries import one_line

LISTED = 50
"""So many are listed, the latest, where nothing says which."""


@command(
    "journal",
    "easeback journal",
    "easeback journal --from -14d --contains stairs --format md",
    "easeback journal --kind flare --all",
    "easeback journal --kind pain --side left --from 2026-01-01 --json",
)
@click.option("--from", "first", metavar="DATE", shell_complete=day_words, help="From this day on.")
@click.option("--to", "last", metavar="DATE", shell_complete=day_words, help="Up to this day.")
@click.option("--contains", default="", metavar="WORDS", help="Only what holds all these words.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(KINDS),
    help="Only this kind; may be given several times.",
)
@click.option("--side", type=click.Choice(["left", "right"]), help="Only what speaks of that leg.")
@click.option("-t", "--tag", default="", shell_complete=tag_words, help="Only what has this tag.")
@click.option("--all", "everything", is_flag=True, help="List all, not only the latest.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md"]),
    default="text",
    help="As text, or as Markdown.",
)
def journal_command(
    call: Call, first: str | None, last: str | None, contains: str, kinds: tuple[str, ...],
    side: str | None, tag: str, everything: bool, form: str,
) -> Answer:  # fmt: skip
    """Show what happened, was felt, noted and decided, by the hour it happened at, the latest day
    first.

    Each line begins with a short id; `easeback fix` and `easeback rm` take those of what you
    entered. Without --from, --to and --all the latest entries are shown.
    """
    begun = call.day(first) if first else None
    start = begun or date.min
    end = call.until(last, begun) if last else date.max
    if end < start:
        raise UsageError(f"--to {last} lies before --from {first}.")
    wanted = EntryFilter(
        kinds=frozenset(kind for kind in KINDS if kind in kinds),
        side=Side(side) if side else None,
        tag=tag.lstrip("#"),
        text=contains,
    )
    most = None if everything or first or last else LISTED
    found, is_more = _found(call, wanted, start, end, most)
    make = _markdown if form == "md" else _lines
    remarks = (
        (
            Remark(
                "more",
                f"These are the latest {plural(len(found), 'entry', 'entries')}: "
                "--all shows all, --from those of some days.",
            ),
        )
        if is_more
        else ()
    )
    return Answer(
        lines=list(make(call, found)) or ["No entry."],
        data=[_data(entry) for entry in found],
        remarks=remarks,
    )  # fmt: skip


def _found(
    call: Call, wanted: EntryFilter, start: date, end: date, most: int | None
) -> tuple[list[JournalEntry], bool]:
    """The entries of these days, at most so many, and whether there are more."""
    entries, found = Entries(call.logbook), list[JournalEntry]()
    for month in entries.months(end):
        if month < month_of(start):
            break
        sieved = wanted.sieve(entries.month(month))
        found += (entry for entry in sieved if start <= entry.date <= end)
        if most is not None and len(found) > most:
            return found[:most], True
    return found, False


def _lines(call: Call, found: list[JournalEntry]) -> Iterator[str]:
    for day, entries in groupby(found, key=lambda one: one.date):
        rows = [
            (short_of(one.key), one.hour, ". ".join(map(one_line, _parts(one)))) for one in entries
        ]
        if call.flags.plain:
            yield from columns([(days.full(day), *row) for row in rows], plain=True)
        else:
            yield Headline(days.full(day))
            yield from columns(rows, plain=False, indent=1)


def _markdown(_: Call, found: list[JournalEntry]) -> Iterator[str]:
    """A heading a day, an item an entry; nothing in a text is markup."""
    is_first = True
    for day, entries in groupby(found, key=lambda one: one.date):
        if not is_first:
            yield ""
        is_first = False
        yield f"## {days.full(day)}"
        yield ""
        for one in entries:
            hour = f"{one.hour} " if one.hour else ""
            words, *more = (part.splitlines() for part in _parts(one))
            head, *rest = words or [""]
            yield f"- {hour}{_escaped(head)}"
            for line in (*rest, *(line for part in more for line in part)):
                yield f"  {_escaped(line)}" if line.strip() else ""


def _escaped(text: str) -> str:
    return as_markdown(text.strip())


def _parts(entry: JournalEntry) -> tuple[str, ...]:
    """Its words and tags, what else is said of it, and what it belongs to."""
    belongs = (f"about {entry.belongs}",) if entry.belongs else ()
    return (entry.words + _tags(entry), *entry.more, *belongs)


def _tags(entry: JournalEntry) -> str:
    return "".join(f" #{tag}" for tag in entry.tags)


def _data(entry: JournalEntry) -> dict[str, object]:
    about = entry.about
    return {
        "date": entry.date,
        "time": entry.hour or None,
        "kind": entry.kind,
        "id": entry.key,
        "words": entry.words,
        "more": entry.more,
        "sides": entry.sides,
        "tags": entry.tags,
        "about": about.about or None if isinstance(about, Note | PainReading) else None,
    }
