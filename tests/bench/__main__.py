"""`make bench`: measure the program and write docs/performance.md.

`make bench ARGS=--quick` takes fewer runs and leaves the document alone. Instructions are counted
where valgrind is installed.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tests.bench import importing, inside, looking, outside, report, session
from tests.bench.figures import Section
from tests.bench.journals import journal
from tests.bench.wheel import ROOT, BenchError, installed

CACHE = ROOT / ".run" / "bench"
DOCUMENT = ROOT / "docs" / "performance.md"


class Bench:
    """Takes one measurement after the other; one that fails leaves a note and the others."""

    def __init__(self, *, quick: bool) -> None:
        self.sections: list[Section] = []
        self.notes: list[str] = []
        self._quick = quick

    def few_or(self, many: int) -> int:
        """How often to measure."""
        return max(3, many // 5) if self._quick else many

    def take(self, what: str, measure: Callable[[], Section]) -> None:
        """Measure and keep it."""
        print(f"{what} ...", file=sys.stderr, flush=True)
        try:
            self.sections.append(measure())
        except BenchError as error:
            self.note(str(error))

    def note(self, text: str) -> None:
        """Say why something is missing."""
        self.notes.append(text)
        print(text, file=sys.stderr)


def main() -> int:
    """Measure everything there are tools for; 1 if a bound is not kept."""
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs, nothing written")
    told = parser.parse_args()
    bench = Bench(quick=told.quick)
    _inside(bench, CACHE / f"work-{os.getpid()}")
    _outside(bench, CACHE / f"work-{os.getpid()}")
    print("\n".join(report.table(bench.sections)))
    if not told.quick:
        DOCUMENT.write_text(report.document(bench.sections, bench.notes, date.today()))  # noqa: DTZ011
        print(f"\nwritten: {DOCUMENT.relative_to(ROOT)}")
    return int(not all(one.is_met for section in bench.sections for one in section.figures))


def _inside(bench: Bench, work: Path) -> None:
    homes = {years: journal(CACHE, years) for years in (1, 10, 30)}
    bench.take("Ticks on disk", lambda: inside.commits(homes, work, bench.few_or(200)))
    bench.take("Load rules", lambda: inside.rules(homes[10], work, bench.few_or(50)))
    bench.take("Charts", lambda: inside.charts(homes[10], work, bench.few_or(50)))
    bench.take("Figures", lambda: inside.drawings(bench.few_or(50)))
    bench.take("Import", lambda: inside.imports(work, bench.few_or(10)))


def _outside(bench: Bench, work: Path) -> None:
    print("Building and installing the wheel ...", file=sys.stderr)
    try:
        place = installed(CACHE)
    except BenchError as error:
        bench.note(f"The installed program was not measured: {error}")
        return
    home = journal(CACHE, 10)
    bench.take("easeback today", lambda: outside.command(place, home, bench.few_or(15)))
    seconds = float(bench.few_or(15))
    bench.take("Keys while importing", lambda: importing.keys(place, home, work, bench.few_or(30)))
    bench.take("Looking back", lambda: looking.pages(place, home, work, bench.few_or(60)))
    bench.take("The session page", lambda: session.clock(place, home, work, seconds))
    ttyprobe = outside.tool("ttyprobe.py")
    if ttyprobe is None:
        bench.note(
            "The window was not measured: that needs ttyprobe.py. Name it in TTYPROBE, "
            "or put it into ../shared/tools."
        )
        return
    probe = outside.Probe(place, ttyprobe)
    bench.take("Starts", lambda: outside.start(probe, home, bench.few_or(15)))
    bench.take("Keys", lambda: outside.keys(probe, home, bench.few_or(10)))
    bench.take("Ticks", lambda: outside.ticks(probe, home, work, bench.few_or(10)))
    homes = {years: journal(CACHE, years) for years in (0, 1, 10, 30)}
    bench.take("Instructions", lambda: outside.instructions(place, homes))


if __name__ == "__main__":
    sys.exit(main())
