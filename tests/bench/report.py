"""The figures as a table on the terminal and as docs/performance.md."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from tests.bench.figures import Section

HEAD = """\
# Performance

Written by `make bench`; do not edit by hand. A figure with × is a ratio of two things measured in
turn in the same run: on a busy machine only those can be compared from one day to another.
Milliseconds say what order of size to expect.

## How it is measured

- The program is the wheel of this tree, installed with byte code and the pinned requirements into
  an environment of its own. Page cache warm, terminal of 120 × 40 cells.
- The journals are made from a fixed seed (`tests/bench/journals.py`): each year 365 pain scores,
  180 runs and 200 sessions of 24 ticked sets, and a plan over the present weeks. Unless it says
  otherwise there are ten years.
- `ttyprobe` runs the program in a pseudo-terminal, in turn with a Textual app that shows one line
  (`tests/bench/empty.py`). A frame is complete when nothing more has come for 60 ms. Ratios are
  medians over the pairs.
- Instructions are counted by callgrind from start to quit; they repeat to
  about 1 % whatever else the machine does.
- A tick is written to the journal with fsync before it is painted.
"""


def table(sections: Sequence[Section]) -> Iterator[str]:
    """Lines for the terminal."""
    for section in sections:
        yield ""
        yield section.title
        for one in section.figures:
            yield f"  {one.what:<52}{one.words:>12}  {one.verdict}"


def document(sections: Sequence[Section], notes: Sequence[str], today: date) -> str:
    """The text of docs/performance.md."""
    lines = [HEAD, "## Figures", "", f"{today:%-d %B %Y}, {machine()}."]
    lines += [""] * bool(notes) + [f"- {note}" for note in notes]
    for section in sections:
        lines += ["", f"### {section.title}", "", "| what | measured | bound |", "|---|---:|---|"]
        lines += [f"| {one.what} | {one.words} | {one.verdict} |" for one in section.figures]
    return "\n".join(lines) + "\n"


def machine() -> str:
    """What it was measured on."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in _cpuinfo()
            if line.startswith(("model name", "Model"))
        ),
        platform.machine(),
    )
    cores = os.cpu_count() or 1
    load = os.getloadavg()[0]
    return (
        f"{platform.system()} {platform.release()}, {cores} cores of {model}, "
        f"Python {platform.python_version()}, load {load:.1f} at the end"
    )


def _cpuinfo() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text().splitlines() if path.exists() else []
