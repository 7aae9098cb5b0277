"""`easeback`, and `python -m planner`: opens the window, or runs a command."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

COMPLETES = "_EASEBACK_COMPLETE"
"""Set by a shell that asks for completions."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; gives its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    if words[:1] == ["prompt"] and _answer_at_once(words[1:]):
        return 0
    # Collections while the window is being imported cost 4 % of its start.
    gc.disable()
    try:
        return _main(words)
    except KeyboardInterrupt:  # while the rest of the program is being imported
        return 130  # `INTERRUPTED` of cli/frame/ending.py, which may be what was being loaded
    finally:
        gc.enable()


def _answer_at_once(words: Sequence[str]) -> bool:
    """Print the line of a shell's prompt, if its cache has it and it can be printed so."""
    # Nothing else is imported before it, nor is this in any other call.
    from planner.prompt_line import cached_line

    line = cached_line(words)
    if line is None or sys.stdout is None:
        return False
    try:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except (OSError, ValueError):  # a full disk, signs that its encoding does not have
        return False  # the long way knows what to do about it
    return True


def _main(words: Sequence[str]) -> int:
    # The line of a prompt needs none of these.
    from planner.cli.frame import arguments, ending

    options = None if COMPLETES in os.environ else arguments.opening_options(words)
    if options is None:
        gc.enable()
        # click costs 20 ms, which the window does without.
        from planner.cli.main import run

        return run(words)
    # Commands do without the window.
    from planner.cli.frame.opening import open_program

    return ending.ended(lambda: open_program(options))


if __name__ == "__main__":
    sys.exit(main())
