"""What was tried, what became of it, and one round of it that goes on until it is enough."""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from planner.domain.values.errors import EasebackError

TOLD_EVERY_S = 10.0
MOST_FINDINGS = 20
"""Findings of one kind that are kept; all are counted."""


class LostError(AssertionError):
    """Something that was confirmed is not there, or something is there that nobody did."""


class Finding(msgspec.Struct, frozen=True):
    """One thing that went wrong, and how to see it again."""

    kind: str
    seed: int
    words: str


class Tally(msgspec.Struct):
    """The figures of one kind of torment."""

    tried: int = 0
    confirmed: int = 0
    """Changes that were said to be kept while it went on."""
    lost: int = 0
    tracebacks: int = 0
    refused: int = 0
    """Times the program said in words that something cannot be done."""
    seconds: float = 0.0
    findings: list[Finding] = []
    remarks: list[str] = []
    """What else was measured, a sentence each."""

    @property
    def is_clean(self) -> bool:
        """True if nothing was lost and nothing ended in a traceback."""
        return not (self.lost or self.tracebacks)


class Round:
    """One kind of torment under way: seeds to try, a folder to do it in, and its tally."""

    def __init__(
        self, kind: str, folder: Path, *, first: int, most: int, seconds: float | None = None
    ) -> None:
        """From the seed `first` on, until `most` tries are counted or the time is over."""
        self.kind = kind
        self.folder = folder
        self.most = most
        self.tally = Tally()
        self._next = first
        self._begun = self._told = time.monotonic()
        self._until = None if seconds is None else self._begun + seconds
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def goes_on(self) -> bool:
        """True while there is something left to try, and time for it."""
        now = time.monotonic()
        self.tally.seconds = now - self._begun
        if now - self._told > TOLD_EVERY_S:
            self._told = now
            print(f"  {self.progress}", file=sys.stderr, flush=True)
        return self.tally.tried < self.most and (self._until is None or now < self._until)

    @property
    def progress(self) -> str:
        """How far it has got, for whoever waits."""
        tally = self.tally
        return (
            f"{self.kind}: {tally.tried:,} of {self.most:,} tried after {tally.seconds:.0f} s, "
            f"{tally.lost} lost, {tally.tracebacks} tracebacks"
        )

    def seeds(self) -> Iterator[int]:
        """One seed after the other."""
        while self.goes_on:
            yield self._next
            self._next += 1

    @contextmanager
    def trying(
        self, seed: int, counts: int = 1, what: Callable[[], str] = lambda: ""
    ) -> Iterator[None]:
        """One try: what it raises is counted. `what` says in words what it was."""
        try:
            yield
        except EasebackError:
            self.tally.refused += 1
        except LostError as error:
            self.tally.lost += 1
            self._find(seed, f"{what()} {error}".strip())
        except Exception:
            self.tally.tracebacks += 1
            self._find(seed, f"{what()}\n{traceback.format_exc(limit=-6)}".strip())
        finally:
            self.tally.tried += counts

    def _find(self, seed: int, words: str) -> None:
        if len(self.tally.findings) < MOST_FINDINGS:
            self.tally.findings.append(Finding(self.kind, seed, words))
            print(f"  FOUND by {self.kind}, seed {seed}: {words}", file=sys.stderr, flush=True)


class Torment(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of torment."""

    name: str
    about: str
    """What is done, for the document."""
    unit: str
    """What is counted as a try."""
    aim: int
    """Tries of the long run."""
    short: int
    """Tries in `make test`."""
    share: float
    """Of the time there is, where it is bounded; all shares come to 1."""
    work: Callable[[Round], None]
