"""Where files live, and the runner's settings file."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import platformdirs

from planner.domain.values.errors import UsageError

NAME = "easeback"
FILE = "config.toml"
MOST_BYTES = 1_000_000
"""A larger file of settings is none."""
_BINARY = getattr(os, "O_BINARY", 0)
MOST_S = 120
"""Longest time to get ready, in seconds."""
SHOWN = 30
"""Characters of a value that are told."""

FigureStyle = Literal["braille", "ascii", "words", "off"]
"""How exercises are drawn; `words` for screen readers, which would read braille aloud."""


class Folders(msgspec.Struct, frozen=True, kw_only=True):
    """The folders the program reads and writes."""

    data: Path
    """The journal: its own files and nothing else."""
    config: Path
    """`config.toml`, and the runner's own plans in `plans/`."""
    state: Path
    """What belongs to this machine only: its device id."""
    cache: Path
    """What can be thrown away."""
    plans: tuple[Path, ...] = ()
    """Where plan and exercise files are looked for, later ones override."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The settings file. Every field has a default: no file is needed."""

    theme: str = ""
    """Name of a Textual theme; empty for easeback's own."""
    keys: dict[str, str] = {}
    """Binding id -> keys, such as `"week.add" = "a,insert"`."""
    animations: Literal["full", "basic", "none"] = "full"
    figures: Literal["auto", "braille", "ascii", "words", "off"] = "auto"
    """`auto` is braille where the terminal can be trusted to show it."""
    bell: bool = True
    """Bells in a session; `--quiet` leaves them out once."""
    ready_s: Annotated[int, msgspec.Meta(ge=0, le=MOST_S)] = 10
    """Seconds to get into place before the first set of an exercise."""
    switch_s: Annotated[int, msgspec.Meta(ge=0, le=MOST_S)] = 5
    """Seconds to turn to the other side."""


EXPECTED = {
    "theme": "the name of a theme",
    "keys": "a table of names and keys, [keys]",
    "animations": "full, basic or none",
    "figures": "auto, braille, ascii, words or off",
    "bell": "true or false",
    "ready_s": f"whole seconds from 0 to {MOST_S}",
    "switch_s": f"whole seconds from 0 to {MOST_S}",
}
"""What each setting may be, in words."""


def folders(
    data: Path | None = None, config: Path | None = None, bundled: Path | None = None
) -> Folders:
    """The folders in force: given ones first, then EASEBACK_DATA, then the system's usual places.

    `bundled` is the folder of plans that came with the program.
    """
    dirs = platformdirs.PlatformDirs(NAME, appauthor=False)
    given = data or (Path(env) if (env := os.environ.get("EASEBACK_DATA")) else None)
    config_folder = config or Path(dirs.user_config_dir)
    own = config_folder / "plans"
    return Folders(
        data=_whole(given or Path(dirs.user_data_dir) / "journal"),
        config=_whole(config_folder),
        state=Path(dirs.user_state_dir),
        cache=Path(dirs.user_cache_dir),
        plans=(own,) if bundled is None else (bundled, own),
    )


def _whole(path: Path) -> Path:
    """From the root on. Raises UsageError for the home of nobody."""
    try:
        return path.expanduser().absolute()
    except RuntimeError:
        raise UsageError(f"Nobody here has the home folder of {path}.", "~ is yours.") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be found from here ({error.strerror}).", "") from error


def file_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """What a small file holds, and no more than so many bytes. Raises OSError, also for a pipe or a
    device in its place: of those nobody knows when they end."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "It is no file", str(path))
        parts = []
        while most > 0 and (part := os.read(descriptor, most)):
            parts.append(part)
            most -= len(part)
    finally:
        os.close(descriptor)
    return b"".join(parts)


def settings(folder: Path) -> tuple[Settings, tuple[str, ...]]:
    """The settings in `folder`, and a sentence on each slip in them: where, and what was expected.

    A slip never stops the program and costs only its own key: the default stands in for it, and
    the rest holds. Names of keys are looked at by `planner.screens.key_slips`.
    """
    path = folder / FILE
    try:
        text = file_bytes(path)
    except FileNotFoundError:
        return Settings(), ()
    except OSError as error:
        return Settings(), (f"{path} cannot be read ({error.strerror}); defaults are used.",)
    # Only with a settings file: tomllib costs 3 ms.
    import tomllib

    try:
        raw = tomllib.loads(text.decode("utf-8"))
    # A number of five thousand digits is a plain ValueError, and so are the other slips.
    except (ValueError, RecursionError) as error:
        return Settings(), (f"{path}: {error}. Defaults are used until it is mended.",)
    known, slips = {}, []
    for name, value in raw.items():
        wrong = _key_values(folder, value) if name == "keys" else _wrong(name, value)
        if isinstance(wrong, str):
            slips.append(f"{place(folder, name)}: {wrong}")
        elif isinstance(wrong, tuple):
            known["keys"], told = wrong
            slips.extend(told)
        else:
            known[name] = value
    return msgspec.convert(known, Settings), tuple(slips)


def place(folder: Path, name: str) -> str:
    """`/home/ann/.config/easeback/config.toml, line 3` for the line that sets `name`."""
    path = folder / FILE
    heading = re.compile(rf"""\s*(\[\s*)?["']?{re.escape(name)}["']?\s*(=|\.|\])""")
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    at = next((n for n, line in enumerate(lines, start=1) if heading.match(line)), None)
    return str(path) if at is None else f"{path}, line {at}"


def _wrong(name: str, value: object) -> str | None:
    """What is wrong with one setting; None for nothing."""
    if name not in EXPECTED:
        import difflib  # only on an error

        near = difflib.get_close_matches(name, EXPECTED, n=1)
        hint = f"did you mean `{near[0]}`?" if near else f"known are {', '.join(EXPECTED)}."
        kind = "table" if isinstance(value, dict) else "setting"
        return f"there is no {kind} `{name}`; {hint}"
    try:
        msgspec.convert({name: value}, Settings)
    except msgspec.ValidationError:
        default = getattr(Settings(), name)
        used = "easeback's own" if default == "" else str(default).lower()
        return f"`{name} = {_shown(value)}`: expected {EXPECTED[name]}; {used} is used."
    return None


def _key_values(folder: Path, value: object) -> str | tuple[dict[str, str], list[str]]:
    """The keys that can be used and what is wrong with others; a sentence if it is no table."""
    if not isinstance(value, dict):
        return f"`keys = {_shown(value)}`: expected {EXPECTED['keys']}."
    kept = {name: keys for name, keys in value.items() if isinstance(keys, str) and keys.strip()}
    slips = [
        f'{place(folder, name)}: `"{name}" = {_shown(keys)}`: expected the name of a key, such as '
        '"a" or "f2"; the usual one stays.'
        for name, keys in value.items()
        if name not in kept
    ]
    return kept, slips


def _shown(value: object) -> str:
    """A value as the file says it."""
    text = str(value).lower() if isinstance(value, bool) else repr(value).replace("'", '"')
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def figure_style(
    chosen: Literal["auto", "braille", "ascii", "words", "off"], environ: Mapping[str, str]
) -> FigureStyle:
    """The chosen style; by itself braille, but ASCII on a Linux console, whose font has no braille
    dots, and in a locale that is not UTF-8."""
    if chosen != "auto":
        return chosen
    locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or "UTF-8"
    plain = environ.get("TERM") == "linux" or "UTF8" not in locale.upper().replace("-", "")
    return "ascii" if plain and os.name == "posix" else "braille"
