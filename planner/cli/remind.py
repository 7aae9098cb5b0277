"""`remind`: once a day, what is due; for cron or a timer."""

from __future__ import annotations

import shutil
import subprocess
from binascii import crc32
from os import fsencode
from pathlib import Path

import click

from planner.cli.frame.answer import Answer, Remark
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.logbook.reminding import Reminding
from planner.store.outside import read_small, write_small

WAIT_S = 10
"""Longest time a notification may take to be shown."""
OSASCRIPT = 'on run argv\ndisplay notification (item 1 of argv) with title "easeback"\nend run'


@command("remind", "easeback remind", "easeback remind --notify    as a desktop notification")
@click.option("--notify", is_flag=True, help="Show it on the desktop, where that can be.")
@click.option("--again", is_flag=True, help="Also if it was said today already.")
def remind_command(call: Call, notify: bool, again: bool) -> Answer:
    """Say what is due today, once a day; made for cron or a systemd timer.

    Silent when all is done or skipped, in the rest of a flare, while a red flag is open, and when
    it was said today already. The exit code is 0 either way; `easeback today --check` asks.
    """
    words = Reminding(call.logbook).words()
    said = _said(call)
    today = call.today.isoformat()
    if not words or (read_small(said) == today and not again):
        return Answer(data={"said": False, "due": bool(words)})
    if not call.flags.dry_run:
        write_small(said, today)
    data = {"said": True, "due": True, "text": words}
    if not notify or call.flags.dry_run:
        return Answer(lines=[words], data=data)
    trouble = _shown(words)
    remarks = (Remark("not_shown", trouble),) if trouble else ()
    return Answer(lines=[words] if trouble else [], data=data, remarks=remarks)


def _said(call: Call) -> Path:
    """Where the day is kept on which this journal was last spoken of."""
    journal = crc32(fsencode(call.start.folders.data))
    return call.start.folders.state / f"reminded-{journal:08x}"


def _shown(words: str) -> str:
    """Show words on the desktop; gives why not, if not."""
    if found := shutil.which("notify-send"):
        line = [found, "--app-name=easeback", "easeback", words]
    elif found := shutil.which("osascript"):
        line = [found, "-e", OSASCRIPT, words]
    else:
        return "There is neither notify-send nor osascript to show it with."
    try:
        done = subprocess.run(line, check=False, capture_output=True, timeout=WAIT_S)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"{Path(found).name} does not work: {error}."
    return "" if done.returncode == 0 else f"{Path(found).name} could not show it."
