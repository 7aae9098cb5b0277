"""The figures as a table on the terminal and as docs/reliability.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from tests.bench.report import machine
from tests.torture.kinds import KINDS
from tests.torture.tally import Tally

HEAD = """\
# Reliability

Written by `make torture`; do not edit by hand. The program is killed, refused, damaged and fed with
nonsense, and what it had confirmed before is looked for. `make torture ARGS="--only KIND --seed N
--tries 1"` repeats a finding; a short part of each kind is in `make test`.

## What is done

"""
HOW_TO_READ = """\
*Tried* beside the *aim* says how much of a long run this was. *Confirmed* are changes that were
said to be kept, and were looked for afterwards. *Refused* is what the program would not do, and
said so in words: that is as it should be."""
COLUMNS = ("kind", "tried", "of the aim", "confirmed", "refused in words", "lost", "tracebacks")


def _rows(tallies: Mapping[str, Tally]) -> Iterator[tuple[str, ...]]:
    for kind in KINDS:
        if kind.name in tallies:
            tally = tallies[kind.name]
            yield (
                kind.name, f"{tally.tried:,} {kind.unit}",
                f"{min(100, 100 * tally.tried // kind.aim)} % of {kind.aim:,}",
                f"{tally.confirmed:,}" if tally.confirmed else "", f"{tally.refused:,}",
                f"{tally.lost:,}", f"{tally.tracebacks:,}",
            )  # fmt: skip


def table(tallies: Mapping[str, Tally]) -> Iterator[str]:
    """Lines for the terminal: the figures, then what was found."""
    rows = [COLUMNS, *_rows(tallies)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(COLUMNS))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    for tally in tallies.values():
        yield from tally.remarks
        for one in tally.findings:
            yield ""
            yield f"{one.kind}, seed {one.seed}: {one.words}"


def document(tallies: Mapping[str, Tally], today: date) -> str:
    """The text of docs/reliability.md."""
    lines = [HEAD + "\n".join(f"- **{kind.name}**: {kind.about}" for kind in KINDS), ""]
    hours = sum(tally.seconds for tally in tallies.values()) / 3600
    lines += ["## Figures", "", f"{today:%-d %B %Y}, {hours:.1f} hours on {machine()}.", ""]
    lines += ["| " + " | ".join(COLUMNS) + " |", "|---|---:|---:|---:|---:|---:|---:|"]
    lines += ["| " + " | ".join(row) + " |" for row in _rows(tallies)]
    lines += ["", HOW_TO_READ, ""]
    lines += [f"- {remark}" for tally in tallies.values() for remark in tally.remarks]
    found = [one for tally in tallies.values() for one in tally.findings]
    lines += [""] * bool(found)
    lines += [f"- **{one.kind}, seed {one.seed}**: {one.words.splitlines()[-1]}" for one in found]
    return "\n".join(lines) + "\n"
