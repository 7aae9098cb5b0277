"""The figures as a table on the terminal and as docs/reliability.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.torture.figures import Figures
from tests.torture.kinds import KINDS
from tests.torture.tally import Tally

HEAD = """\
# Reliability

Written by `make torture`; do not edit by hand. The program is killed, refused, damaged and fed with
nonsense, and what it had confirmed before is looked for. `make torture ARGS="--only KIND --seed N
--tries 1"` repeats a finding; a short part of each kind is in `make test`. A kind may be tried by
itself (`--only KIND`): its line says when and on which commit.

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


def document(figures: Mapping[str, Figures]) -> str:
    """The text of docs/reliability.md."""
    tallies = {name: one.tally for name, one in figures.items()}
    lines = [HEAD + "\n".join(f"- **{kind.name}**: {kind.about}" for kind in KINDS), ""]
    lines += ["## Figures", ""]
    columns = (*COLUMNS, "minutes", "day", "commit")
    lines += ["| " + " | ".join(columns) + " |", "|---" + "|---:" * 8 + "|---|---|"]
    for row in _rows(tallies):
        one = figures[row[0]]
        minutes = f"{one.tally.seconds / 60:,.0f}"
        lines.append("| " + " | ".join((*row, minutes, f"{one.day:%-d %B %Y}", one.commit)) + " |")
    lines += ["", HOW_TO_READ, ""]
    lines += [f"- On {where}: {', '.join(names)}." for where, names in _by_machine(figures).items()]
    lines += [f"- {remark}" for tally in tallies.values() for remark in tally.remarks]
    found = [one for tally in tallies.values() for one in tally.findings]
    lines += [""] * bool(found)
    lines += [f"- **{one.kind}, seed {one.seed}**: {one.words.splitlines()[-1]}" for one in found]
    return "\n".join(lines) + "\n"


def _by_machine(figures: Mapping[str, Figures]) -> dict[str, list[str]]:
    """The kinds that were tormented on each machine."""
    names: dict[str, list[str]] = {}
    for kind in KINDS:
        if kind.name in figures:
            names.setdefault(figures[kind.name].machine, []).append(kind.name)
    return names
