"""Paths that are typed in a dialog."""

from __future__ import annotations

import os
from pathlib import Path

from planner.exchange.kit.out_file import is_folder

SHOWN = 40
"""Letters of either end of a very long path that are shown."""


def path_of(text: str) -> Path:
    """A typed path, with ~ for the home folder."""
    bare = text.strip().strip("'\"")
    return Path(os.path.expanduser(bare))  # noqa: PTH111 - Path's own raises for an unknown user


def _short(text: str) -> str:
    """A path in few enough letters that what is said of it is seen too."""
    return text if len(text) <= 2 * SHOWN else f"{text[:SHOWN]}…{text[-SHOWN:]}"


def path_wrong(text: str) -> str:
    """What is wrong with a typed path, or nothing."""
    if not text.strip():
        return "Name a file, a zip or a folder."
    try:
        path_of(text).stat()
    except FileNotFoundError:
        return f"There is no {_short(text)!r}."
    except (OSError, ValueError) as error:
        return f"{_short(text)!r} cannot be read: {getattr(error, 'strerror', None) or error}."
    return ""


def folder_wrong(text: str) -> str:
    """The same of a typed folder."""
    wrong = path_wrong(text)
    return wrong or (
        "" if is_folder(path_of(text)) else "That is a file: name the folder it is in."
    )
