"""A session page in a pseudo-terminal: what its clock costs while it runs, and while it rests."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pexpect

from tests.bench.figures import Figure, Section
from tests.bench.journals import TODAY, Place, copy
from tests.bench.wheel import BenchError, Installed

SIZE = (40, 120)
PATIENCE_S = 15.0
TICKS = os.sysconf("SC_CLK_TCK")


class Window:
    """The installed program, its output counted and thrown away."""

    def __init__(self, place: Installed, home: Place) -> None:
        environment = {
            "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC",
            "TERM": "xterm-256color", "COLORTERM": "truecolor", **home.environment(),
        }  # fmt: skip
        at = f"{TODAY:%Y-%m-%dT%H:%M}"
        self._child = pexpect.spawn(
            place.program, ["--at", at, "--quiet"], env=environment, dimensions=SIZE
        )
        self._child.delaybeforesend = None
        self._seen = b""

    def see(self, words: str, patience_s: float = PATIENCE_S) -> None:
        """Wait for words. Raises BenchError."""
        deadline = time.monotonic() + patience_s
        while words.encode() not in self._seen:
            self.watch(0.05)
            if time.monotonic() > deadline:
                raise BenchError(f"The session page never showed {words!r}.")
        self._seen = b""

    def press(self, keys: str) -> None:
        """Send keys."""
        self._child.send(keys)

    def watch(self, seconds: float) -> int:
        """Take in what is written for so long; how many bytes."""
        end, count = time.monotonic() + seconds, 0
        while (left := end - time.monotonic()) > 0:
            try:
                data = self._child.read_nonblocking(1 << 16, left)
            except pexpect.TIMEOUT:
                break
            except pexpect.EOF as error:
                raise BenchError("The program ended by itself.") from error
            count += len(data)
            self._seen += data
        return count

    def answer(self, key: str, quiet_s: float) -> float:
        """Milliseconds from a key to the first that is written after it; then it is waited until
        nothing more is. Raises BenchError if nothing comes."""
        begun = time.perf_counter()
        self.press(key)
        try:
            self._seen += self._child.read_nonblocking(1 << 16, PATIENCE_S)
        except (pexpect.TIMEOUT, pexpect.EOF) as error:
            raise BenchError(f"The key {key!r} was never answered.") from error
        taken = (time.perf_counter() - begun) * 1000
        while self.watch(quiet_s):
            pass
        return taken

    def cost(self, seconds: float) -> tuple[float, float]:
        """Percent of one core, and bytes a second, over so many seconds."""
        before = self._ticks()
        written = self.watch(seconds)
        used = (self._ticks() - before) / TICKS
        return used / seconds * 100, written / seconds

    def _ticks(self) -> int:
        """Processor time so far: user and system."""
        fields = Path(f"/proc/{self._child.pid}/stat").read_text().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    def close(self) -> None:
        """Leave nothing running behind."""
        self._child.close(force=True)


def clock(place: Installed, home: Place, work: Path, seconds: float) -> Section:
    """The page with its clock running, figure moving, and with the clock stopped."""
    window = Window(place, copy(home, work))
    try:
        window.see("Week 48")
        window.press("2")
        window.see("starts")
        window.press(" \r")
        window.watch(2)
        running, written = window.cost(seconds)
        window.press(" ")
        window.watch(2)
        resting, still = window.cost(seconds)
    finally:
        window.close()
        shutil.rmtree(work, ignore_errors=True)
    return Section(
        f"The session page, {seconds:g} s each",
        (
            Figure("processor while the clock runs and the figure moves", running, "%", 5),
            Figure("written a second meanwhile", written, "B"),
            Figure("processor while the clock is stopped", resting, "%", 0.5),
            Figure("written a second meanwhile", still, "B", 0),
        ),
    )
