"""`easeback`, and `python -m planner`: opens the window, or runs a command."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from functools import partial

from planner.cli.frame.arguments import opening_options
from planner.cli.frame.ending import ended


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; gives its exit code."""
    # Collections while the window is being imported cost 4 % of its start.
    gc.disable()
    try:
        return _main(sys.argv[1:] if arguments is None else arguments)
    finally:
        gc.enable()


def _main(arguments: Sequence[str]) -> int:
    options = opening_options(arguments)
    if options is None:
        gc.enable()
        # click costs 20 ms, which the window does without.
        from planner.cli.main import run

        return run(arguments)
    # Commands do without the window.
    from planner.cli.frame.opening import open_program

    return ended(partial(open_program, options))


if __name__ == "__main__":
    sys.exit(main())
