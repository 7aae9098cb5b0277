"""New files in folders that are looked at: offering them, and which folders these are."""

from __future__ import annotations

from pathlib import Path

from planner.exchange.imports.duplicates import DryRun
from planner.exchange.imports.folder_look import FolderLook
from planner.logbook.watched import only_below, those_of
from planner.screens.shared.page import Page
from planner.screens.shared.typed_paths import folder_wrong, path_of
from planner.widgets.ask_dialog import AskDialog
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.wording.new_files import folder_words, new_files_words


class OfferedFiles:
    """What an import has to do with the folders that are looked at."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._looks: tuple[FolderLook, ...] = ()

    async def ask(self) -> tuple[Path, ...] | None:
        """The new files, if the runner wants to see them; none for others; None if it was left."""
        page, watched = self._page, self._page.logbook.watched
        if not page.logbook.watches:
            return ()
        self._looks = await look(page)
        words = new_files_words([(one.folder, len(one.new)) for one in self._looks])
        if not words:
            return ()
        picked = await page.ask(
            ChoiceDialog(
                words,
                (
                    Choice("see", "See what is in them", "s", "nothing is brought in unasked"),
                    Choice("other", "Another file", "a"),
                    Choice("forget", "Offer them no more", "o", "until they change"),
                ),
            )
        )
        if picked == "forget" and page.did(lambda: watched.pass_over(self._looks)):
            page.said("They are offered no more until they change.")
        if picked == "see":
            return tuple(path for one in self._looks for path in one.paths)
        return () if picked == "other" else None

    def were_read(self, paths: tuple[Path, ...], dry: DryRun) -> None:
        """Offer them no more until they change, but for lists that still ask for an answer."""
        looks = only_below(self._looks, paths)
        asking = [item.file for item in dry.unreadable if item.asks]
        but = those_of((path for one in looks for path in one.paths), asking)
        if any(one.new for one in looks):
            self._page.did(lambda: self._page.logbook.watched.pass_over(looks, but=but))


async def look(page: Page) -> tuple[FolderLook, ...]:
    """The folders as they are, looked at beside the window."""
    worker = page.run_worker(page.logbook.watched.look_soon, thread=True)
    return await worker.wait()


async def change_folders(page: Page) -> None:
    """Which folders are looked at for new files: one more, or one less."""
    watched = page.logbook.watched
    folders = watched.folders()
    looks = {one.folder: one for one in await look(page)} if folders else {}
    picked = await page.ask(
        ChoiceDialog(
            "Folders looked at for new files",
            (
                Choice("new", "Look at another folder", "a", "a watch's, or a synchronised one"),
                *(
                    Choice(str(folder), f"No more: {_words(folder, looks.get(folder))}")
                    for folder in folders
                ),
            ),
            about="What is new there is offered when the window opens or gets the focus, and each "
            "day; I brings it in. Nothing is taken by itself.",
        )
    )
    if picked == "new":
        await _add(page)
    elif picked is not None and page.did(lambda: watched.leave(Path(picked))):
        page.said(f"{picked} is looked at no more.")


def _words(folder: Path, seen: FolderLook | None) -> str:
    if seen is None:
        return str(folder)
    return folder_words(folder, len(seen.new), seen.unsettled, seen.trouble)


async def _add(page: Page) -> None:
    text = await page.ask(
        AskDialog("Which folder?", hint="/media/GARMIN/GARMIN/Activity", validate=folder_wrong)
    )
    if text is not None and page.did(lambda: page.logbook.watched.watch(path_of(text))):
        page.logbook.watched.look_beside()
        page.said(f"{path_of(text)} is looked at from now on. O changes it.")
