"""Ask, then keep: what cannot be saved is never lost, but stands in the form again."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar, overload

from textual.screen import Screen

from planner.domain.values.errors import EasebackError
from planner.logbook.logbook import Logbook
from planner.screens.shared.page import answer_facts
from planner.widgets.ask_dialog import AskDialog
from planner.widgets.form import Answers, FormDialog

T = TypeVar("T")


Keep = Callable[[T], Awaitable[object] | object]


@overload
async def fill_in(
    screen: Screen[Any], book: Logbook, dialog: FormDialog, keep: Keep[Answers]
) -> bool: ...


@overload
async def fill_in(
    screen: Screen[Any], book: Logbook, dialog: AskDialog, keep: Keep[str]
) -> bool: ...


async def fill_in(
    screen: Screen[Any],
    book: Logbook,
    dialog: FormDialog | AskDialog,
    keep: Keep[Any],
) -> bool:
    """Open a form or a question and keep its answer. True if it was kept.

    A refusal of `keep`, by a rule or by the disk, opens the dialog again with everything that was
    typed and the words of the refusal. What was changed is answered at once, as on every page.

    Args:
        keep: Does something with the answer; a `False` that it gives back is no change. Raises
            EasebackError.
    """
    while True:
        answer: Any = await screen.app.push_screen_wait(dialog)
        if answer is None:
            return False
        before = book.revision
        try:
            kept = keep(answer)
            if inspect.isawaitable(kept):
                kept = await kept
        except EasebackError as error:
            dialog = dialog.again(f"{error.message} {error.hint}".strip())
            continue
        answer_facts(screen, book, before)
        return kept is not False
