"""Folders that are looked at for new files: naming them, what is new in them, and taking it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.output import legible
from planner.domain.values.errors import UsageError
from planner.exchange.imports.duplicates import DryRun
from planner.exchange.imports.folder_look import FolderLook
from planner.exchange.kit.out_file import typed_path
from planner.logbook.watched import only_below, those_of
from planner.wording.new_files import folder_words

Options = TypeVar("Options", bound=Callable[..., object])


def watch_options(function: Options) -> Options:
    """The flags about folders that are looked at."""
    for option in (
        click.option("--forget", is_flag=True,
                     help="Offer the new files no more until they change."),
        click.option("--unwatch", multiple=True, metavar="DIR", help="Look at a folder no more."),
        click.option("--watch", multiple=True, metavar="DIR",
                     help="Look at a folder for new files from now on: a watch's, a synced one."),
        click.option("--new", is_flag=True, help="The new files of these folders."),
    ):  # fmt: skip
        function = option(function)
    return function


class WatchedFiles:
    """What an import has to do with the folders that are looked at."""

    def __init__(self, call: Call) -> None:
        self._watched = call.logbook.watched
        self._has_some = call.logbook.watches
        self._may_ask = call.may_ask and not call.flags.yes
        self._looks: tuple[FolderLook, ...] = ()
        self._files: tuple[Path, ...] = ()

    def change(self, given: dict[str, Any]) -> bool:
        """Look at other folders, or forget what is new, as the flags say; True if they said so.
        Raises ExchangeError, NotFoundError, UsageError, StoreError."""
        for folder in given["watch"]:
            self._watched.watch(typed_path(folder))
        for folder in given["unwatch"]:
            self._watched.leave(typed_path(folder))
        if given["forget"]:
            if given["new"] or given["files"]:
                raise UsageError("--forget takes no files in.", "Say it alone, or say --new.")
            self._watched.pass_over(self._watched.look())
        return bool(given["watch"] or given["unwatch"] or given["forget"])

    def look(self, files: Sequence[str], *, new: bool) -> tuple[str, ...]:
        """The files to read; with `new` those that are new in the folders, too."""
        self._looks = self._watched.look() if new or self._has_some else ()
        found = [str(path) for one in self._looks for path in one.paths] if new else []
        self._files = tuple(map(Path, (*files, *found)))
        return (*files, *found)

    def answer(self) -> Answer:
        """Each folder, and what is new in it."""
        looks = self._watched.look()
        lines = [
            folder_words(Path(legible(str(one.folder))), len(one.new), one.unsettled, one.trouble)
            for one in looks
        ]
        count = sum(len(one.new) for one in looks)
        if count:
            lines.append(f"easeback import --new brings {'it' if count == 1 else 'them'} in.")
        if not looks:
            lines = ["No folder is looked at for new files: easeback import --watch DIR"]
        return Answer(lines=lines, data={"folders": [_look_data(one) for one in looks]})

    def read(self, dry: DryRun, *, has_left: bool = False) -> None:
        """What was read is new no more. What a list asks still has to be answered, and so has what
        was left out where nobody could be asked: files of these stay new."""
        names = [item.file for item in dry.unreadable if item.asks]
        if has_left and not self._may_ask:
            names += [item.file for item in dry.asked]
            names += [match.found.file for match in dry.doubtful]
            names += [one.found.file for one in dry.better]
        looks = only_below(self._looks, self._files)
        but = those_of((path for one in looks for path in one.paths), names)
        self._watched.pass_over(looks, but=but)


def _look_data(look: FolderLook) -> dict[str, object]:
    return {
        "folder": legible(str(look.folder)),
        "new": [legible(one.name) for one in look.new],
        "unsettled": look.unsettled,
        "trouble": look.trouble or None,
    }
