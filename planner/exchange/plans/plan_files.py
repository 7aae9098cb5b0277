"""Exercise and plan files: the door to the program's own and the runner's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import planner
from planner.domain.values.exercise import Exercise
from planner.domain.values.plan import Plan
from planner.exchange.plans.library import ReadLibrary, keep, recall, stamps

if TYPE_CHECKING:
    from planner.domain.exercises.figure import Figure


def bundled_folder() -> Path:
    """The plans that come with the program: inside the installed package, or in a checkout
    at the root of the repository beside it."""
    package = Path(planner.__file__).resolve().parent
    inside = package / "_plans"
    return inside if inside.is_dir() else package.parent / "plans"


def read_library(folders: Sequence[Path], cache: Path | None = None) -> ReadLibrary:
    """Every exercise and plan of the folders; never raises for what the files hold.

    A later folder overrides an earlier one id by id. An exercise or plan that is wrong is left
    out, so an earlier one of the same id stays in force, and `problems` tells all of it.
    With `cache`, a folder, a copy is kept there and used as long as no file has changed.
    """
    # The program's own figures are in order; 9 ms that no start has to wait for.
    figures = bundled_folder() / "figures.toml"
    ranked = [(rank, file) for rank, file in ranked_files(folders) if file != figures]
    state = stamps([file for _, file in ranked])
    library = recall(cache, state) if cache else None
    if library is None:
        # 3 ms to import and 17 to read all; a fresh copy costs 1.3 ms instead.
        from planner.exchange.plans.plan_reader import read

        library = read(ranked)
        if cache:
            keep(cache, state, library)
    return library


def load_library(folders: Sequence[Path]) -> dict[str, Exercise]:
    """The exercises of the folders that are in order, by id."""
    return read_library(folders).exercises


def load_plans(folders: Sequence[Path]) -> dict[str, Plan]:
    """The plans of the folders that are in order, by id."""
    return read_library(folders).plans


def read_figures(folders: Sequence[Path]) -> dict[str, Figure]:
    """Every figure of the folders that is in order, by id; what is wrong is told by
    `read_library`. Not part of the library: no start waits for what is drawn later."""
    from planner.exchange.plans.plan_reader import read_figures as read  # 3 ms, on the first figure

    return read(ranked_files(folders))


def ranked_files(folders: Sequence[Path]) -> list[tuple[int, Path]]:
    """The files of the folders, each with the place of its folder: the higher overrides."""
    return [(rank, file) for rank, folder in enumerate(folders) for file in _files(folder)]


def _files(folder: Path) -> list[Path]:
    """The TOML files of a folder by name; none if there is no such folder.

    Hidden files are the locks and swap files of editors.
    """
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return []
    return [file for file in found if file.suffix == ".toml" and not file.name.startswith(".")]
