"""The installed program in a real pseudo-terminal, in turn with the empty Textual app."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.bench.figures import Figure, Section, percentile
from tests.bench.journals import TODAY, Place
from tests.bench.wheel import ROOT, BenchError, Installed

SHOWN = "Week 48"
"""What is on the screen once the week page is."""
EMPTY = str(Path(__file__).with_name("empty.py"))
AT = f"{TODAY:%Y-%m-%dT%H:%M}"
STEPS = "left down up right right left"
"""From today's card and back to it, through days that hold cards: no key is dead."""
SETTLE_MS = 60


def tool(name: str) -> Path | None:
    """One of the measuring tools: where TTYPROBE says, else beside the repository."""
    named = os.environ.get("TTYPROBE")
    folder = Path(named).parent if named else ROOT.parent / "shared" / "tools"
    path = folder / name
    return path if path.exists() else None


class Probe:
    """Runs ttyprobe for one installation."""

    def __init__(self, place: Installed, ttyprobe: Path) -> None:
        self._place = place
        self._ttyprobe = ttyprobe

    def pairs(self, home: Place, runs: int, *options: str) -> dict[str, Any]:
        """So many runs of the week page, each followed by one of the empty app."""
        empty = shlex.join((self._place.python, EMPTY))
        beside = ("--vs", empty, "--vs-until", "READY 0", "--vs-quit-keys", "q")
        return self.runs(home, runs, *beside, *options)

    def runs(self, home: Place, runs: int, *options: str) -> dict[str, Any]:
        """So many runs of the week page. Raises BenchError."""
        told = (f"--env={name}={value}" for name, value in _quiet(home).items())
        done = subprocess.run(
            (
                *(sys.executable, str(self._ttyprobe), "--until", SHOWN, "--quit-keys", "q"),
                *("--runs", str(runs), "--settle-ms", str(SETTLE_MS), *options, *told),
                *("--", self._place.program, "--at", AT),
            ),
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise BenchError(f"ttyprobe failed:\n{done.stdout[-2000:]}{done.stderr}")
        found: dict[str, Any] = json.loads(done.stdout)
        return found


def _quiet(home: Place) -> dict[str, str]:
    return {
        **home.environment(),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONUNBUFFERED": "",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }


def start(probe: Probe, home: Place, runs: int) -> Section:
    """From nothing to the complete first frame, and back."""
    probe.runs(home, 1)  # so that the library's copy is there
    found = probe.pairs(home, runs, "--idle-ms", "1500")
    ratio, own = found["ratio_a_to_b"], found["a"]
    quits = own["quit_ms"]["p50"] / found["b"]["quit_ms"]["p50"]
    idle = own["idle"]
    return Section(
        f"Start and rest, ten years of journal, {runs} pairs with the empty Textual app",
        (
            Figure("first frame complete", ratio["painted_ms"]["p50"], "x", 1.25),
            Figure("first text on screen", ratio["startup_ms"]["p50"], "x"),
            Figure("processor time of the start", ratio["startup_cpu_ms"]["p50"], "x"),
            Figure("most memory", ratio["rss_peak_mb"]["p50"], "x", 1.15),
            Figure("quit", quits, "x", 1.1),
            Figure("written while idle", idle["bytes"]["p50"], "B", 0),
            Figure("processor while idle", idle["cpu_percent"]["p50"], "%", 0.5),
        ),
    )


def keys(probe: Probe, home: Place, runs: int) -> Section:
    """A cursor key until its repaint has ended."""
    steps = " ".join([STEPS] * 3)
    found = probe.pairs(home, runs, "--keys", steps, "--vs-keys", f"j*{len(steps.split())}")
    own, other = found["a"]["keys"], found["b"]["keys"]
    return Section(
        f"Cursor keys on the week, {own['n']} keys",
        (
            Figure("painted, p50", own["last_ms"]["p50"] / other["last_ms"]["p50"], "x"),
            Figure("painted, p95", own["last_ms"]["p95"] / other["last_ms"]["p95"], "x", 1.35),
            Figure("bytes, p50", own["bytes"]["p50"], "B", 4000),
            Figure("frames, p95", own["frames"]["p95"], "frames", 1),
            Figure("keys that changed nothing", own["keys_without_change"], "keys", 0),
        ),
    )


def ticks(probe: Probe, home: Place, work: Path, runs: int) -> Section:
    """Space on a session: on disk, then painted."""
    again = f"rm -rf {shlex.quote(str(work))} && cp -a {shlex.quote(str(home.root))} {work}"
    found = probe.runs(Place(work), runs, "--before", again, "--keys", "space*8")
    shutil.rmtree(work, ignore_errors=True)
    own = found["a"]["keys"]
    return Section(
        f"A tick, durable and painted, {own['n']} ticks",
        (
            Figure("painted, p50", own["last_ms"]["p50"], "ms"),
            Figure("painted, p95", own["last_ms"]["p95"], "ms", 40),
            Figure("ticks that changed nothing", own["keys_without_change"], "ticks", 0),
        ),
    )


def command(place: Installed, home: Place, runs: int) -> Section:
    """`easeback today`, in turn with the import of Textual alone."""
    environment = {**os.environ, **_quiet(home)}

    def one(*told: str) -> float:
        begun = perf_counter()
        subprocess.run(told, env=environment, check=True, capture_output=True)
        return (perf_counter() - begun) * 1000

    today = (place.program, "today", "--at", AT)
    textual = (place.python, "-c", "import textual.app")
    one(*today)
    taken = [(one(*today), one(*textual)) for _ in range(runs)]
    imported = subprocess.run(
        (place.python, "-X", "importtime", *today), env=environment, capture_output=True, text=True
    ).stderr
    heavy = sum(bool(re.search(rf"\| +{name}$", imported, re.M)) for name in ("textual", "rich"))
    return Section(
        f"`easeback today`, {runs} pairs with `python -c 'import textual.app'`",
        (
            Figure("whole run", statistics.median(own / other for own, other in taken), "x"),
            Figure("whole run, p95", percentile([own for own, _ in taken], 0.95), "ms"),
            Figure("of Textual and Rich imported", heavy, "packages", 0),
        ),
    )


def instructions(place: Installed, homes: dict[int, Place]) -> Section:
    """Start and quit counted by valgrind, which no noise of the machine reaches."""
    counter = tool("startinstr.py")
    if counter is None or shutil.which("valgrind") is None:
        raise BenchError("Instructions are not counted: that needs valgrind and startinstr.py.")

    def count(until: str, home: Place, *told: str) -> float:
        names = (f"{name}={value}" for name, value in _quiet(home).items())
        done = subprocess.run(
            (sys.executable, str(counter), until, "q", *names, *told),
            capture_output=True,
            text=True,
        )
        found = re.search(r"([\d.]+) M instructions", done.stdout)
        if found is None:
            raise BenchError(f"startinstr failed:\n{done.stdout}{done.stderr}")
        return float(found[1])

    for home in homes.values():  # so that the library's copy is there
        subprocess.run(
            (place.program, "today", "--at", AT),
            env={**os.environ, **_quiet(home)},
            check=True,
            capture_output=True,
        )
    own = {y: count(SHOWN, home, place.program, "--at", AT) for y, home in homes.items()}
    floor = count("READY 0", homes[0], place.python, EMPTY)
    return Section(
        "Instructions from start to quit",
        (
            Figure("empty Textual app", floor, "M"),
            *(
                Figure(f"{years} years of journal, to it", n / floor, "x")
                for years, n in own.items()
            ),
            Figure("thirty years to none", own[30] / own[0], "x", 1.1),
            Figure("thirty years to one", own[30] / own[1], "x", 1.03),
        ),
    )
