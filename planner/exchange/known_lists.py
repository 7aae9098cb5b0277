"""Columns of lists that the runner has named once, kept by the fingerprint of the header line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from planner.domain.values.errors import ExchangeError
from planner.exchange.out_file import behind_links, write_file

FILE = "lists.json"
_MOST = 1_000_000
"""Bytes; a larger one is not ours."""


def known_lists(folder: Path) -> dict[str, str]:
    """Fingerprint -> mapping. A file that cannot be read is none: then it is asked again."""
    try:
        with (folder / FILE).open("rb") as file:
            return msgspec.json.decode(file.read(_MOST), type=dict[str, str])
    except (OSError, ValueError, RecursionError):  # msgspec's errors are ValueErrors
        return {}


def remember_lists(folder: Path, mappings: Mapping[str, str]) -> None:
    """Keep these beside the known ones. Raises ExchangeError if they cannot be written."""
    known = known_lists(folder)
    if known | dict(mappings) == known:
        return
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ExchangeError(f"{folder} cannot be made ({error.strerror}).", "") from error
    text = msgspec.json.format(msgspec.json.encode(known | dict(mappings)), indent=1).decode()
    write_file(behind_links(folder / FILE), f"{text}\n", over=True)
