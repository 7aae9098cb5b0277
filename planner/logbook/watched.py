"""Folders that are looked at for new files. What is new is offered, never taken by itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import msgspec

from planner.clock import system_clock
from planner.domain.values.errors import ExchangeError, NotFoundError
from planner.exchange.imports.folder_look import SETTLED_S, FolderLook, Stamp, look_into_folder
from planner.exchange.kit.out_file import behind_links, is_folder
from planner.logbook.book import WATCHED, Book
from planner.store.outside import change_listed, read_listed
from planner.wording.new_files import new_files_words

AGAIN = 12
"""Looks at a folder in which a file is still being written, one after the other."""
SOON_S = 1.0
OFFERED = "I shows more."


class WatchedFolder(msgspec.Struct, frozen=True, omit_defaults=True):
    """A folder, and what was in it when it was read last."""

    journal: str
    """Folder of the journal its runs go into."""
    folder: str
    seen: dict[str, Stamp] = {}


class Watched:
    """The folders of one journal on this machine. The list is no part of the journal: another
    machine has other folders. What was seen stays in it while a folder is not there, such as a
    watch that is not plugged in."""

    def __init__(self, book: Book) -> None:
        self._path = book.machine_folder / WATCHED
        self._book = book
        self._journal = str(book.journal.folder)
        self._thread: threading.Thread | None = None
        self._told = ""

    def folders(self) -> tuple[Path, ...]:
        """The folders of this journal."""
        return tuple(Path(one.folder) for one in self._read())

    def watch(self, folder: Path) -> None:
        """Look at a folder from now on; all that is in it now is new. Raises ExchangeError if it is
        none, StoreError."""
        if not is_folder(folder):
            raise ExchangeError(
                f"There is no folder {folder}.", "Name the folder itself, plugged in or mounted."
            )
        if (real := behind_links(folder)) not in self.folders():
            self._change([WatchedFolder(self._journal, str(real))])

    def leave(self, folder: Path) -> None:
        """Look at a folder no more. Raises NotFoundError, StoreError."""
        known = self.folders()
        if folder not in known and (folder := behind_links(folder)) not in known:
            listed = ", ".join(map(str, known))
            raise NotFoundError(
                f"{folder} is not looked at.", f"Looked at are: {listed}." if known else "None is."
            )
        self._change([], gone=str(folder))

    def look(self) -> tuple[FolderLook, ...]:
        """Every folder as it is now."""
        now = system_clock().timestamp()
        return tuple(look_into_folder(Path(one.folder), one.seen, now) for one in self._read())

    def look_soon(self) -> tuple[FolderLook, ...]:
        """The same, or nothing if a disk does not answer within a second."""
        found: list[FolderLook] = []
        thread = threading.Thread(target=lambda: found.extend(self.look()), daemon=True)
        thread.start()
        thread.join(SOON_S)
        return tuple(found)

    def pass_over(self, looks: Sequence[FolderLook], *, but: Collection[Path] = ()) -> None:
        """Offer what these looks found no more until it changes, `but` some of it. Raises
        StoreError."""
        known = {one.folder: one for one in self._read()}
        changed = []
        for look in looks:
            before = known.get(str(look.folder))
            seen = {one.name: one.stamp for one in look.new if look.folder / one.name not in but}
            if before is not None and seen:
                changed.append(msgspec.structs.replace(before, seen=before.seen | seen))
        if changed:
            self._change(changed)

    def look_beside(self) -> None:
        """Look in a thread: a sleeping disk takes seconds. What is new is told once; while a file
        is being written, it is looked again."""
        if self._thread is None or not self._thread.is_alive():
            # The program does not wait for a disk that does not answer.
            self._thread = threading.Thread(target=self._tell, name="new files", daemon=True)
            self._thread.start()

    def _tell(self) -> None:
        for _ in range(AGAIN):
            looks = self.look()
            words = new_files_words([(one.folder, len(one.new)) for one in looks])
            if words not in ("", self._told):
                self._book.notices.append(f"{words}: {OFFERED}")
            self._told = words
            if not any(one.unsettled for one in looks):
                return
            time.sleep(SETTLED_S)

    def _read(self) -> list[WatchedFolder]:
        listed = read_listed(self._path, WatchedFolder)
        return [one for one in listed if one.journal == self._journal]

    def _change(self, new: Iterable[WatchedFolder], gone: str = "") -> None:
        changed = {(one.journal, one.folder): one for one in new}

        def change(kept: list[WatchedFolder]) -> list[WatchedFolder]:
            listed = {(one.journal, one.folder): one for one in kept} | changed
            listed.pop((self._journal, gone), None)
            return list(listed.values())

        change_listed(self._path, WatchedFolder, change, "keep which folders are looked at")


def only_below(looks: Sequence[FolderLook], paths: Iterable[Path]) -> tuple[FolderLook, ...]:
    """What of these looks lies at or below some paths."""
    places = [behind_links(path) for path in paths]

    def is_below(path: Path) -> bool:
        return any(place == path or place in path.parents for place in places)

    return tuple(
        msgspec.structs.replace(
            one, new=tuple(file for file in one.new if is_below(one.folder / file.name))
        )
        for one in looks
    )


def those_of(paths: Iterable[Path], names: Collection[str]) -> tuple[Path, ...]:
    """The paths whose file, or something in whose archive, has one of these names."""
    return tuple(
        path
        for path in paths
        if any(name == path.name or name.startswith(f"{path.name}/") for name in names)
    )
