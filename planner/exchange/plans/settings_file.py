"""Writing the settings file: one key changes, every other line stays as the runner wrote it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from planner.config import Settings, file_bytes, settings
from planner.domain.values.errors import ExchangeError
from planner.exchange.kit.out_file import behind_links, write_file

HINT = "Change it by hand: `easeback where config` says where it is."


def write_settings(folder: Path, changes: Mapping[str, str]) -> Settings:
    """Set these keys in `config.toml`, which is made if it is not there; gives what it then says.

    Raises ExchangeError if it cannot be read or written; then it is as it was.
    """
    path = folder / "config.toml"
    try:
        before = file_bytes(path).decode() if path.exists() else ""
        after = changed(before, changes)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # A number of five thousand digits is a plain ValueError, and so are the other slips.
    except (ValueError, RecursionError) as error:
        raise ExchangeError(
            "The settings file has a slip, so nothing was changed.", f"{path}: {error}."
        ) from None
    except OSError as error:
        raise ExchangeError(f"{path} cannot be read or made ({error.strerror}).", HINT) from error
    # Where the file is a link into a folder of settings, the link stays.
    write_file(behind_links(path), after, over=True)
    return settings(folder)[0]


def changed(text: str, changes: Mapping[str, str]) -> str:
    """A TOML text with other words under some of its top keys. Raises ExchangeError for one so
    unusual that its lines cannot be told apart."""
    wanted = {**tomllib.loads(text), **changes}
    lines = text.splitlines()
    top = next((n for n, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines))
    for name, value in changes.items():
        line = f"{name} = {json.dumps(value, ensure_ascii=False)}"
        at = next((n for n in range(top) if re.match(rf"\s*{name}\s*=", lines[n])), None)
        if at is None:
            lines.insert(0, line)
            top += 1
        else:
            lines[at] = line
    made = "\n".join(lines) + "\n"
    if _reads_otherwise(made, wanted):
        raise ExchangeError("The settings file is laid out in a way that is not known here.", HINT)
    return made


def _reads_otherwise(text: str, wanted: Mapping[str, object]) -> bool:
    try:
        return tomllib.loads(text) != wanted
    except (ValueError, RecursionError):
        return True
