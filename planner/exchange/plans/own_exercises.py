"""The runner's own exercise files: where one stands, and a new one to be filled in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from planner.config import file_bytes
from planner.domain.values.errors import ExchangeError
from planner.exchange.kit.out_file import unwritable

TEMPLATE = """\
# An exercise of your own. What stands behind # may be left out; change what you like.
# `easeback check {file}` tells every slip. It is read at the next start.
# Every key is explained in the README of the program's own plans.

[[exercises]]
id = "{id}"                  # never change it: done sets are filed under it
name = {name}
muscles = ["quadriceps"]
groups = ["quadriceps"]      # quadriceps, hip abduction, hip extension, hip rotation,
                             # hip flexion, hamstrings, calf, trunk, outer thigh
places = ["mat"]             # bed, mat, gym, office
each_side = true             # false if both legs work together
tier = 0                     # load on the kneecap: 0 negligible, 1 low, 2 moderate, 3 high
dose = {{ sets = 2, reps = 10 }}   # or hold_s, or time_s: seconds of a hold, of movement
per_week = 3
# does = "What it is for, in one sentence."
# equipment = ["mat"]
# precautions = "When to stop."
# cues = ["How to do it", "in three or four lines"]
# mistakes = ["What often goes wrong"]
# sources = ["my physiotherapist"]
# figure = "clam"            # drawn as another exercise, or as a figure of your own
# ladder = [
#   {{ name = "own weight", dose = {{ sets = 2, reps = 10 }} }},
#   {{ name = "own weight", dose = {{ sets = 3, reps = 10 }} }},
# ]
"""


def new_exercise(name: str, folder: Path) -> Path:
    """Write a file for an exercise of that name, to be filled in; gives where it is.

    Raises ExchangeError if the name makes no id, the file is there, or it cannot be written.
    """
    made = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")
    if not made:
        raise ExchangeError(
            f"{name!r} has no letter a to z or digit.", "The file and its id are named after them."
        )
    path = folder / f"{made}.toml"
    text = TEMPLATE.format(id=made, name=_quoted(name), file=path)
    if path.is_file():
        raise ExchangeError(f"{path} is there already.", "Edit it, or take another name.")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except OSError as error:
        raise unwritable(path, error, "choose another folder: --config DIR") from error
    return path


def _quoted(text: str) -> str:
    """The text as TOML writes it."""
    body = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{"".join(sign if sign.isprintable() else " " for sign in body)}"'


def file_of(exercise: str, folders: Sequence[Path]) -> Path | None:
    """The file that holds the exercise in force: the last one with its id."""
    found = None
    for folder in folders:
        for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
            if exercise in _ids(path):
                found = path
    return found


def _ids(path: Path) -> tuple[str, ...]:
    """Ids of a file's exercises; none of one that cannot be read, which was told at the start."""
    try:
        raw = tomllib.loads(file_bytes(path).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return ()
    tables = raw.get("exercises")
    rows = tables if isinstance(tables, list) else []
    return tuple(str(row.get("id")) for row in rows if isinstance(row, dict))
