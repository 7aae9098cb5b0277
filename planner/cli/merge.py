"""`merge`: the changes of another copy of the journal, such as another laptop's on a stick."""

from __future__ import annotations

from pathlib import Path

import click

from planner.cli.frame.answer import Answer, Headline
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.cli.frame.command import command
from planner.cli.frame.ending import DAMAGED
from planner.cli.frame.output import legible
from planner.exchange.kit.out_file import typed_path
from planner.logbook.clashes import SEE_BOTH
from planner.logbook.merging import Merging, merging
from planner.store.backup import FOLDER, write_backup
from planner.store.device import device_id
from planner.store.folder import need_known_layout
from planner.store.merge import Arrival, need_another, take_in
from planner.wording import days
from planner.wording.amounts import plural
from planner.wording.merging import OWN, counts_words, lacking_words, question_words

SHOWN = 5
"""Entries and changes that are told by their words."""


@command(
    "merge",
    "easeback merge /media/stick/journal --dry-run",
    "easeback merge /media/stick/journal",
    "easeback merge ~/journal-of-the-old-laptop --yes",
)
@click.argument("path", metavar="DIR")
def merge_command(call: Call, path: str) -> Answer:
    """Bring the changes of another copy of the journal into this one.

    It is verified first, and what would come of it is shown: changes by device, entries before
    and after, what both changed. Nothing is done without a yes. The other folder is only read;
    of two changes to one field the later stands, and `easeback clashes` keeps both. What is here
    already is passed over, so it can be done as often as you like, in both directions.
    """
    folders = call.start.folders
    other = typed_path(path).absolute()
    need_another(folders.data, other)
    need_known_layout(folders.data)
    found = merging(folders, call.start.clock, other)
    damage = [Headline("Cannot be read there"), *found.damage] if found.damage else []
    if not found.changes:
        none = "This journal has every change that can be read there."
        return Answer(
            lines=[*damage, none], data=_data(found, []), code=DAMAGED if found.damage else 0
        )
    lines = [*damage, *_lines(call, found, other)]
    if call.flags.dry_run:
        return Answer(lines=[*lines, "Only tried (--dry-run)."], data=_data(found, []))
    if not call.flags.yes:
        call.tell(lines)
        lines = []
        if not call.confirm(question_words(found.changes, len(found.damage))):
            return Answer(lines=["Nothing was brought in."], data=_data(found, []))
    return _merged(call, found, other, lines)


def _merged(call: Call, found: Merging, other: Path, lines: list[str]) -> Answer:
    """Back up, bring it in, and show it."""
    folders = call.start.folders
    done = []
    if folders.data.exists():
        kept = folders.data / FOLDER / f"before-merge-{call.start.clock():%Y-%m-%d-%H%M%S}.zip"
        done.append(f"As it was before: {write_backup(folders.data, kept)}")
    arrivals = take_in(folders.data, other, device_id(folders.state))
    count = plural(sum(len(arrival.changes) for arrival in arrivals), "change")
    done.insert(0, f"Brought in: {count}. {other} is as it was.")
    call.logbook.poll()
    own = call.logbook.journal.device
    if any(arrival.device == own for arrival in arrivals):
        done.append(OWN)
    if found.clashes:
        done.append(SEE_BOTH)
    return Answer(lines=[*lines, *done], data=_data(found, done))


def _lines(call: Call, found: Merging, other: Path) -> list[str]:
    lines: list[str] = [Headline(lacking_words(legible(str(other)), found.changes))]
    rows = [
        (arrival.device, plural(len(arrival.changes), "change"), *_span(call, arrival))
        for arrival in found.arrivals
    ]
    lines += columns(rows, plain=call.flags.plain)
    lines += [f"Entries: {words}." for words in counts_words(found.before, found.after)]
    for one in found.altered[:SHOWN]:
        lines.append(f"Altered: {one.before} → {one.after or 'in the bin'}.")
    if len(found.altered) > SHOWN:
        lines.append(f"   and {len(found.altered) - SHOWN} more that are altered")
    for clash in found.clashes:
        lines.append(
            f"Changed on both: {clash.beaten.words} ({clash.beaten.device}), and then "
            f"{clash.stands.words} ({clash.stands.device}), which would be shown."
        )
    return lines


def _span(call: Call, arrival: Arrival) -> tuple[str, str]:
    moments = dict.fromkeys(days.moment(at, call.today) for at in arrival.span)
    return " – ".join(moments), arrival.changes[-1].words


def _data(found: Merging, done: list[str]) -> dict[str, object]:
    return {
        "changes": found.changes,
        "devices": [
            {"device": arrival.device, "changes": len(arrival.changes),
             "first": arrival.span[0], "last": arrival.span[1]}
            for arrival in found.arrivals
        ],
        "before": found.before,
        "after": found.after,
        "altered": found.altered,
        "clashes": [
            {"id": one.record, "stands": one.stands, "other": one.beaten} for one in found.clashes
        ],
        "damage": found.damage,
        "done": done,
    }  # fmt: skip
