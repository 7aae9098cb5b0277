"""A real pseudo-terminal with the whole program in it: keys in, screen out."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

import pexpect
import pyte

ROOT = Path(__file__).parents[2]
AT = "2026-11-25T18:40"
"""A Wednesday: what the program is told the time is."""
PATIENCE_S = 10.0
"""How long a screen is waited for: long enough for a busy machine, passed only on failure."""
_UNKNOWN = re.compile(rb"\x1b\[[<>=?][0-9;]*[a-zA-Z$]|\x1b\[\?[0-9;]*\$p|\x1bP.*?\x1b\\", re.DOTALL)
"""Sequences that pyte writes onto its screen, as it does not know them."""


def environment(home: Path, **more: str) -> dict[str, str]:
    """A machine on which nothing has been set but where home is."""
    return {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "TEXTUAL_ANIMATIONS": "none",
        "PYTHONPATH": str(ROOT),
        **more,
    }


def command(home: Path, *words: str, at: str = AT) -> subprocess.CompletedProcess[str]:
    """Run a command of the program beside an open window."""
    return subprocess.run(
        [sys.executable, "-m", "planner", *words, "--at", at],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


def _no_byte_more() -> None:
    """Let every write to a file fail, as on a full disk: root may write past rights."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


class Terminal:
    """The program on a screen of so many columns and lines."""

    def __init__(
        self,
        home: Path,
        *words: str,
        size: tuple[int, int] = (120, 40),
        at: str = AT,
        disk_full: bool = False,
        **more: str,
    ) -> None:
        width, height = size
        self.written = b""
        """Everything the program has written."""
        self._screen = pyte.Screen(width, height)
        self._stream = pyte.ByteStream(self._screen)
        self._child = pexpect.spawn(
            sys.executable,
            ["-m", "planner", "--at", at, *words],
            env=environment(home, **more),
            cwd=str(home),
            dimensions=(height, width),
            timeout=PATIENCE_S,
            preexec_fn=_no_byte_more if disk_full else None,
        )
        self._child.delaybeforesend = None

    @property
    def pid(self) -> int:
        """Process id of the program."""
        return int(self._child.pid)

    @property
    def words(self) -> str:
        """The screen without frames and with single blanks."""
        text = " ".join(self._screen.display)
        return " ".join(re.sub("[│╭╮╰╯▐▌▏▎▊▕]", " ", text).split())

    @property
    def lines(self) -> list[str]:
        """The lines of the screen."""
        return [line.rstrip() for line in self._screen.display]

    def press(self, keys: str) -> None:
        """Send keys as a keyboard does."""
        self._child.send(keys)

    def paste(self, text: str) -> None:
        """Send text as a terminal pastes it."""
        self._child.send(f"\x1b[200~{text}\x1b[201~")

    def see(self, words: str) -> None:
        """Wait until the screen holds these words."""
        self._wait(lambda: words in self.words, words)

    def starts(self) -> None:
        """Wait until the program has taken the whole screen, before there is anything on it."""
        self._wait(lambda: b"\x1b[?1049h" in self.written, "the alternate screen")

    def miss(self, words: str) -> None:
        """Wait until the screen does not hold these words."""
        self._wait(lambda: words not in self.words, f"no {words}")

    def rest(self) -> None:
        """Wait until nothing more is written: where the focus went cannot be read off words."""
        before = -1
        while before != len(self.written):
            before = len(self.written)
            self._read(0.15)

    def rest_briefly(self) -> None:
        """Let a key be answered before the next one is pressed."""
        self._read(0.03)

    def becomes_like(self, other: Terminal) -> None:
        """Wait until both screens show the same."""

        def alike() -> bool:
            other.rest_briefly()
            return self.lines == other.lines

        self._wait(alike, "the other screen", 6 * PATIENCE_S)

    def end(self) -> int:
        """Wait until the program has ended: its exit code, or minus the signal that ended it."""
        deadline = time.monotonic() + PATIENCE_S
        while self._read(0.05) or self._child.isalive():
            if time.monotonic() > deadline:
                raise AssertionError("The program does not end.\n" + "\n".join(self.lines))
        self._child.close()
        if self._child.signalstatus is not None:
            return -int(self._child.signalstatus)
        return int(self._child.exitstatus)

    def resize(self, width: int, height: int) -> None:
        """Drag the window to another size."""
        self._screen.resize(height, width)
        self._child.setwinsize(height, width)

    def kill(self) -> None:
        """End it without a word, as a power cut does."""
        self._child.kill(9)
        self._child.close(force=True)

    def stall(self) -> None:
        """Read nothing until the program, which has more to write, can write no more."""
        before = -1
        while before != (now := self._ticks()):
            before = now
            time.sleep(0.3)

    def tell(self, number: int, times: int) -> int:
        """Send a signal so often, and read nothing meanwhile; the exit code, which has to come
        within a second of the last."""
        for _ in range(times):
            os.kill(self.pid, number)
            time.sleep(0.1)  # two that wait at once are one
        deadline = time.monotonic() + 1.0
        while self._child.isalive():
            if time.monotonic() > deadline:
                raise AssertionError("The program does not end.")
            time.sleep(0.02)
        ended = self._child.signalstatus
        return int(self._child.exitstatus) if ended is None else -int(ended)

    def _ticks(self) -> int:
        """Processor time the program has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    def hang_up(self) -> int:
        """Close the terminal as closing its window does; the program's exit code, or minus the
        signal that ended it."""
        os.close(self._child.child_fd)
        deadline = time.monotonic() + PATIENCE_S
        while self._child.isalive():
            if time.monotonic() > deadline:
                os.kill(self.pid, 9)
                raise AssertionError("The program goes on without a terminal.")
            time.sleep(0.02)
        ended = self._child.signalstatus
        return int(self._child.exitstatus) if ended is None else -int(ended)

    def close(self) -> None:
        """Leave nothing running behind."""
        if self._child.isalive():
            self.kill()

    def _wait(self, condition: object, what: str, patience: float = PATIENCE_S) -> None:
        assert callable(condition)
        deadline = time.monotonic() + patience
        while not condition():
            alive = self._read(0.05)
            if condition():
                return
            if not alive or time.monotonic() > deadline:
                shown = "\n".join(self.lines)
                raise AssertionError(f"waited for {what!r} in vain:\n{shown}")

    def _read(self, seconds: float) -> bool:
        """Take in what has been written; False once nothing will come any more."""
        try:
            data = self._child.read_nonblocking(1 << 16, seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.written += data
        self._stream.feed(_UNKNOWN.sub(b"", data))
        return True
