"""The door to the process whose children die."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

ROOT = Path(__file__).parents[2]


class End(NamedTuple):
    """How a child ended."""

    signal: int
    """0 if it came to its end."""
    code: int
    confirmed: tuple[str, ...]
    """What it had said to be kept."""


class Mortals:
    """Children, one after the other. A context: the process behind them ends with it."""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.mortal"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
        )  # fmt: skip
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def begin(self, **told: object) -> None:
        """Let a child begin; see `mortal` for what it can be told."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{json.dumps(told)}\n")
        self._process.stdin.flush()

    def end(self) -> End:
        """Wait for the end of the child that was begun."""
        assert self._process.stdout is not None
        confirmed: list[str] = []
        for line in self._process.stdout:
            if line.startswith("= "):
                _, signal, code = line.split()
                return End(int(signal), int(code), tuple(confirmed))
            confirmed.append(line.rstrip("\n"))
        raise RuntimeError("The process whose children die has died itself.")

    def live(self, **told: object) -> End:
        """A child from its beginning to its end."""
        self.begin(**told)
        return self.end()
