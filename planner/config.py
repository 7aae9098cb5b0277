"""Where files live, and the runner's settings file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec
import platformdirs

from planner.domain.values.errors import UsageError

NAME = "easeback"

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
    ready_s: int = 10
    """Seconds to get into place before the first set of an exercise."""
    switch_s: int = 5
    """Seconds to turn to the other side."""


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


def settings(folder: Path) -> tuple[Settings, str]:
    """The settings in `folder`, and one sentence on what is wrong with them (empty if nothing).

    A broken file never stops the program: the defaults stand in for it.
    """
    path = folder / "config.toml"
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return Settings(), ""
    except OSError as error:
        return Settings(), f"{path} cannot be read ({error.strerror}); defaults are used."
    # Only with a settings file: tomllib costs 3 ms.
    import tomllib

    try:
        raw = tomllib.loads(text.decode("utf-8"))
        return msgspec.convert(raw, Settings), ""
    # A number of five thousand digits is a plain ValueError, and so are the other slips.
    except (ValueError, RecursionError, msgspec.ValidationError) as error:
        return Settings(), f"{path}: {_readable(error)}. Defaults are used until it is mended."


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


def _readable(error: Exception) -> str:
    """A settings error in words, with the nearest known key for an unknown one."""
    text = str(error)
    if "unknown field" not in text:
        return text
    import difflib  # only on an error

    unknown = text.split("`")[1]
    known = [field.name for field in msgspec.structs.fields(Settings)]
    near = difflib.get_close_matches(unknown, known, n=1)
    return f"unknown key {unknown!r}" + (
        f" (did you mean {near[0]!r}?)" if near else f"; known are {', '.join(known)}"
    )
