"""How a call of the program ends: what is said of an error, and the exit code."""

from __future__ import annotations

from collections.abc import Callable

from planner.cli.frame.output import ReaderGoneError, narrate
from planner.domain.values.errors import (
    DamagedError,
    EasebackError,
    NotFoundError,
    PlanError,
    RuleError,
    StoreError,
    UsageError,
)
from planner.store.lock import HeldError

FAILED = 1
LOCKED = 5
"""The journal is held by another program."""
DAMAGED = 6
"""The journal holds something that cannot be read."""
DUE = 10
"""`today --check`: something is due."""
INTERRUPTED = 130

CODES: tuple[tuple[type[EasebackError], int], ...] = (
    (UsageError, 2),
    (PlanError, 2),
    (RuleError, 3),
    (NotFoundError, 4),
    (DamagedError, DAMAGED),
    (HeldError, LOCKED),
)
"""The exit codes of the kinds of errors (interaction.md, section 2); every other is 1."""

Report = Callable[[EasebackError, int], None]
"""Tells the runner of an error and its exit code."""


def code_of(error: EasebackError) -> int:
    """The exit code of an error."""
    return next((code for kind, code in CODES if isinstance(error, kind)), FAILED)


def tell(error: EasebackError, code: int) -> None:
    """Say what is wrong, and what to do, on stderr."""
    del code
    hint = "".join(f"\n  {line}" for line in error.hint.splitlines())
    narrate(f"easeback: {error.message}{hint}")


def ended(action: Callable[[], int], report: Report = tell) -> int:
    """Run `action` and give its exit code; an error that the runner can act on is told."""
    try:
        return _told(action, report)
    except KeyboardInterrupt:
        return INTERRUPTED
    except ReaderGoneError:
        return 0


def _told(action: Callable[[], int], report: Report) -> int:
    try:
        return action()
    except EasebackError as error:
        return _reported(error, report)
    except OSError as error:  # a place that nobody has asked about in words of its own
        what = error.strerror or str(error)
        place = f" {error.filename}" if error.filename else ""
        said = StoreError(f"The system refuses{place}: {what}.", "Look at its rights and its disk.")
        return _reported(said, report)


def _reported(error: EasebackError, report: Report) -> int:
    code = code_of(error)
    report(error, code)
    return code
