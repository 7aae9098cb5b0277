"""Columns of lists that the runner has named once, kept by the fingerprint of the header line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from planner.config import file_bytes
from planner.domain.values.errors import ExchangeError
from planner.exchange.kit.out_file import behind_links, write_file

FILE = "lists.json"


def known_lists(folder: Path) -> dict[str, str]:
    """Fingerprint -> mapping. A file that cannot be read is none: then it is asked again."""
    try:
        return _read(folder / FILE)
    except (OSError, ValueError, RecursionError):  # msgspec's errors are ValueErrors
        return {}


def _read(path: Path) -> dict[str, str]:
    return msgspec.json.decode(file_bytes(path), type=dict[str, str])


def remember_lists(folder: Path, mappings: Mapping[str, str]) -> None:
    """Keep these beside the known ones; a damaged file is put aside. Raises ExchangeError if they
    cannot be written, or if those cannot be read."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        known = _known_or_damaged(folder / FILE)
    except OSError as error:
        words = f"{folder / FILE} cannot be read or made ({error.strerror})."
        raise ExchangeError(words, "The columns are not kept, and asked for again.") from error
    if known | dict(mappings) == known:
        return
    text = msgspec.json.format(msgspec.json.encode(known | dict(mappings)), indent=1).decode()
    write_file(behind_links(folder / FILE), f"{text}\n", over=True)


def _known_or_damaged(path: Path) -> dict[str, str]:
    """Raises OSError where the disk does not give the file."""
    try:
        return _read(path)
    except FileNotFoundError:
        pass
    except (ValueError, RecursionError):
        path.replace(path.with_name(f"{FILE}.broken"))
    return {}
