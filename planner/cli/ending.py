"""How a call of the program ends: what is said of an error, and the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from planner.domain.errors import (
    DamagedError,
    EasebackError,
    NotFoundError,
    PlanError,
    RuleError,
    StoreError,
    UsageError,
)

FAILED = 1
LOCKED = 5
"""The journal is held by another program."""
PARTLY = 7
"""An import with rejects."""
DUE = 10
"""`today --check`: something is due."""
INTERRUPTED = 130

CODES: tuple[tuple[type[EasebackError], int], ...] = (
    (UsageError, 2),
    (PlanError, 2),
    (RuleError, 3),
    (NotFoundError, 4),
    (DamagedError, 6),
)
"""The exit codes of the kinds of errors (interaction.md, section 2); every other is 1."""

Report = Callable[[EasebackError, int], None]
"""Tells the runner of an error and its exit code."""


def code_of(error: EasebackError) -> int:
    """The exit code of an error."""
    # A lock that stays taken has no kind of its own: `store.lock` says it in these words.
    if isinstance(error, StoreError) and "has held the journal" in error.message:
        return LOCKED
    return next((code for kind, code in CODES if isinstance(error, kind)), FAILED)


def tell(error: EasebackError, code: int) -> None:
    """Say what is wrong, and what to do, on stderr."""
    del code
    sys.stderr.write(f"easeback: {error.message}\n")
    for line in error.hint.splitlines():
        sys.stderr.write(f"  {line}\n")


def ended(action: Callable[[], int], report: Report = tell) -> int:
    """Run `action` and give its exit code; an error that the runner can act on is told."""
    try:
        return action()
    except EasebackError as error:
        code = code_of(error)
        report(error, code)
        return code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_gone()


def _reader_gone() -> int:
    """Whoever read the answer wants no more of it (`easeback runs | head`): no fault of ours.

    The interpreter flushes stdout once more at its end, and would complain.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
