"""`doctor`: the terminal, folders, space and versions; what to send with a bug report."""

from __future__ import annotations

import locale
import os
import platform
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click
import msgspec

from planner import __version__
from planner.cli.frame.answer import Answer, Headline
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.cli.frame.command import command
from planner.cli.frame.ending import DAMAGED
from planner.cli.frame.output import legible, narrate
from planner.cli.frame.start import is_terminal
from planner.cli.glyph_widths import can_ask, glyph_widths, pressed_keys
from planner.config import settings
from planner.domain.values.errors import UsageError
from planner.exchange.kit.out_file import is_folder
from planner.wording import amounts

GLYPHS = ("⣿", "●", "▁", "│", "»", "×", "✓")
"""Signs of every page, each one column wide where all is well; braille first."""
LIBRARIES = ("textual", "rich", "tinydb", "msgspec", "click", "python-dateutil", "platformdirs")
LEAST_COLUMNS, LEAST_ROWS = 40, 12
LEAST_FREE = 50_000_000
"""Bytes that should be free where the journal lies; our choice."""


class Checkup(msgspec.Struct):
    """What was found, by its heading, and what is not well."""

    found: dict[str, dict[str, str]]
    faults: list[str]


@command("doctor", "easeback doctor", "easeback doctor --keys", "easeback doctor --json")
@click.option("--keys", is_flag=True, help="Show what each key sends; q ends that.")
def doctor_command(call: Call, keys: bool) -> Answer:
    """Look at the terminal, the folders, the space on the disk and the versions.

    What it prints can go into a bug report as it is: nothing of your knee, your runs or your
    words is in it, and your home folder is a ~. Exit 6 if something is not well. The journal
    itself is looked through by `easeback verify`.
    """
    is_within = call.flags.within is not None
    if keys:
        return _keys(call, may_ask=can_ask() and not is_within)
    checkup = Checkup({}, [])
    _versions(checkup)
    _terminal(checkup, may_ask=can_ask() and not is_within)
    _folders(call, checkup)
    if is_terminal(sys.stderr) and not (call.flags.quiet or is_within):
        sys.stderr.write("\a")
        checkup.found["Terminal"]["bell"] = "rung just now, if the terminal lets it"
    return _answer(call, checkup)


def _answer(call: Call, checkup: Checkup) -> Answer:
    lines: list[str] = []
    for heading, rows in checkup.found.items():
        lines += [Headline(heading), *columns(list(rows.items()), plain=call.flags.plain, indent=1)]
    faults = checkup.faults
    lines += [Headline("Not well"), *faults] if faults else ["Everything is well."]
    lines.append("A bug report may hold all of this: nothing of your health is in it.")
    data = {"found": checkup.found, "faults": faults}
    return Answer(lines=lines, data=data, code=DAMAGED if faults else 0)


def _versions(checkup: Checkup) -> None:
    rows = {"easeback": __version__, "Python": platform.python_version(),
            "system": f"{platform.system()} {platform.release()} {platform.machine()}"}  # fmt: skip
    for name in LIBRARIES:
        try:
            rows[name] = version(name)
        except PackageNotFoundError:
            rows[name] = "not found"
    checkup.found["Versions"] = rows


def _terminal(checkup: Checkup, *, may_ask: bool) -> None:
    size = shutil.get_terminal_size()
    # A closed stream is None.
    encoding = (getattr(sys.stdout, "encoding", None) or "none").lower()
    names = ("TERM", "TERM_PROGRAM", "COLORTERM")
    rows = {name: os.environ[name] for name in names if os.environ.get(name)}
    rows |= {
        "tmux": "yes" if os.environ.get("TMUX") else "no",
        "terminal": "yes" if is_terminal(sys.stdout) else "no: the output goes elsewhere",
        "size": f"{size.columns} columns, {size.lines} rows",
        "encoding": f"{encoding}, locale {locale.setlocale(locale.LC_CTYPE)}",
        "colours": _colours(),
    }
    if is_terminal(sys.stdout) and (size.columns < LEAST_COLUMNS or size.lines < LEAST_ROWS):
        checkup.faults.append(
            f"The terminal is smaller than {LEAST_COLUMNS} columns and {LEAST_ROWS} rows: make it "
            "larger, or its letters smaller."
        )
    if "utf" not in encoding:
        checkup.faults.append(f"The encoding is {encoding}: signs are lost. Set LANG=C.UTF-8.")
    widths = glyph_widths(GLYPHS) if may_ask else {}
    rows["signs"] = _signs(widths, checkup.faults)
    checkup.found["Terminal"] = rows


def _signs(widths: dict[str, int], faults: list[str]) -> str:
    """The width of braille and other signs, in words."""
    if not widths:
        return f"{' '.join(GLYPHS)} (their width was not asked)"
    wide = {glyph: width for glyph, width in widths.items() if width != 1}
    if not wide:
        return f"{' '.join(widths)} one column each, braille too"
    told = ", ".join(f"{glyph} {width}" for glyph, width in wide.items())
    faults.append(
        f"Signs that are not one column wide: {told}. Choose another font, or let the terminal "
        'take “ambiguous” signs as narrow; figures = "ascii" in the settings does without braille.'
    )
    return told


def _colours() -> str:
    if os.environ.get("NO_COLOR"):
        return "none (NO_COLOR)"
    if os.environ.get("COLORTERM") in ("truecolor", "24bit"):
        return "16 million"
    term = os.environ.get("TERM", "")
    if "256" in term or "direct" in term:
        return "256"
    return "none" if term in ("", "dumb", "unknown") else "16"


def _folders(call: Call, checkup: Checkup) -> None:
    folders = call.start.folders
    places = {"journal": folders.data, "settings": folders.config, "state": folders.state,
              "cache": folders.cache}  # fmt: skip
    rows = {}
    for name, path in places.items():
        rows[name] = f"{_homeless(path)} ({_state(name, path, checkup.faults)})"
    _, slips = settings(folders.config)
    if slips:
        rows["slips"] = f"{amounts.plural(len(slips), 'slip')} in the settings: easeback config"
    checkup.found["Folders"] = rows


def _homeless(path: Path) -> str:
    """A path that does not say who lives there."""
    home = Path.home()
    return legible(f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path))


def _state(name: str, path: Path, faults: list[str]) -> str:
    """Whether a folder can be used, and what room it has."""
    standing = path
    while not is_folder(standing) and standing != standing.parent:
        standing = standing.parent
    if not os.access(standing, os.W_OK | os.X_OK):
        faults.append(f"The folder of the {name} cannot be written: make it writable for you.")
        return "cannot be written"
    free = shutil.disk_usage(standing).free
    if free < LEAST_FREE:
        faults.append(f"The disk of the {name} is nearly full: {free // 1_000_000} MB are free.")
    what = "there" if standing == path else "not there yet"
    return f"{what}, {free // 1_000_000} MB free"


def _keys(call: Call, *, may_ask: bool) -> Answer:
    """Show what keys send, as they are pressed. Raises UsageError without a terminal."""
    if not may_ask or call.flags.json:
        raise UsageError("Keys are pressed in a terminal.", "In a shell: easeback doctor --keys")
    narrate("Press keys; q ends. The same words for two keys: the terminal cannot tell them apart.")
    count = 0
    for sent in pressed_keys():
        count += 1
        narrate(" ".join(f"{byte:02x}" for byte in sent) + f"  {sent!r}")
    return Answer(lines=[f"{amounts.plural(count, 'key')}."], data=count)
