"""Processes beside the program: none outlives it or speaks on its terminal, and keys go first."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from contextlib import redirect_stderr
from multiprocessing import resource_tracker
from multiprocessing.context import SpawnContext
from threading import Thread

_KINDER = 10
"""So much less of a busy processor than the window gets."""


def processes() -> SpawnContext:
    """Where processes are made. Raises OSError or ValueError where the system gives none."""
    if os.name == "posix":
        # It hands on the real stderr: in the window another stands in its place, without one.
        with redirect_stderr(sys.__stderr__):
            resource_tracker.ensure_running()
    return multiprocessing.get_context("spawn")


def begin_beside() -> None:
    """What such a process does first."""
    # Ctrl-C is for the program that waits, and so is the terminal.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    if os.name == "posix":
        os.nice(_KINDER)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Who is killed ends nobody: those it started see to that themselves."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
