"""Opens the window: the one place that puts logbook and app together."""

from __future__ import annotations

import gc
import os
import select
import signal
import sys
import threading
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from planner.cli.frame.arguments import Options
from planner.cli.frame.start import Start, is_terminal, started
from planner.config import settings
from planner.domain.values.errors import UsageError
from planner.logbook.logbook import Logbook
from planner.logbook.opening import open_logbook

if TYPE_CHECKING:
    from planner.app import EasebackApp
    from planner.cli.frame.typed import Typed

LEAVE_S = 2.0
"""How long leaving may take once the terminal is gone."""


def open_program(options: Options) -> int:
    """Open the window, and close the book when it is left; gives the exit code.

    A signal that asks the program to end ends it as quitting does, with 128 and the signal's
    number. Raises UsageError without a terminal, StoreError if there is no journal to be had.
    """
    _need_terminal()
    with started(options) as start:
        logbook = open_logbook(start.folders, start.clock)
        try:
            chosen, slips = settings(start.folders.config)
            # Only now: Textual is 90 % of the start, and no use where there is no journal.
            from planner.app import EasebackApp

            app = EasebackApp(
                logbook,
                chosen,
                notices=slips,
                on_ready=_collect_again,
                commands=partial(_commands, logbook, start),
                config=start.folders.config,
                quiet=options.quiet,
            )
            return _run(app)
        finally:
            logbook.close()


def _need_terminal() -> None:
    usable = os.environ.get("TERM") not in ("dumb", "unknown")
    if os.environ.get("TEXTUAL_DRIVER"):  # a browser, as `easeback serve` opens it
        return
    # Textual draws on standard error.
    streams = (sys.stdin, sys.stdout, sys.stderr)
    if not (usable and all(map(is_terminal, streams))):
        raise UsageError(
            "The window needs a terminal that can be written all over; without one, "
            "`easeback today` and `easeback week` tell what is due."
        )


def _commands(logbook: Logbook, start: Start) -> Typed:
    # click costs 20 ms, which the window does without until a line is typed.
    from planner.cli.frame.typed import Typed

    return Typed(logbook, start)


def _collect_again() -> None:
    """After the first frame: leave what is there now out of every collection to come."""
    gc.freeze()
    gc.enable()


def _run(app: EasebackApp) -> int:
    """Run the app until it is left or told to end."""
    import asyncio  # Textual has brought it in by now

    told: list[int] = []

    async def run() -> None:
        loop = asyncio.get_running_loop()

        # Not a handler of the loop, which hears nothing while it waits for a terminal that takes
        # nothing.
        def leave(number: int, _frame: object) -> None:
            if number == getattr(signal, "SIGHUP", None):
                # A closed terminal sends SIGCONT too. Textual would start its input anew at that,
                # and nothing would end it. This runs before: Python takes signals in order of
                # number. Not SIG_IGN, of which Python would say on the screen that it is too late.
                signal.signal(signal.SIGCONT, lambda *_: None)
            elif told and number == signal.SIGTERM:
                # Who is asked twice ends at once: what was confirmed is on disk. A closed terminal
                # may well say so twice, to the program itself and to all that run in it.
                os._exit(128 + number)
            told.append(number)
            with suppress(RuntimeError):  # it is left already
                loop.call_soon_threadsafe(app.exit)

        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            if hasattr(signal, name):  # Windows has not all of them
                signal.signal(getattr(signal, name), leave)
        if hasattr(select, "poll"):  # nor this
            _end_without_a_terminal()
        await app.run_async()

    asyncio.run(run())
    return 128 + told[0] if told else app.return_code or 0


def _end_without_a_terminal() -> None:
    """End soon after the terminal is closed, whatever goes on: who has something to write to it
    waits for ever, and hears no signal meanwhile. What was confirmed is on disk."""
    try:
        number = sys.stdin.fileno()
    except (OSError, ValueError):  # no file at all
        return
    if not os.isatty(number):
        return
    terminal = select.poll()
    terminal.register(number, 0)  # nothing but that it is gone

    def outlive() -> None:
        terminal.poll()
        time.sleep(LEAVE_S)
        os._exit(128 + signal.SIGHUP)

    threading.Thread(target=outlive, daemon=True).start()
