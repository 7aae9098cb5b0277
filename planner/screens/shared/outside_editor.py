"""Longer texts in the runner's own editor; the window waits, and comes back whole."""

from __future__ import annotations

import os
from typing import Any

import msgspec
from textual.app import App, SuspendNotSupported

from planner.domain.values.journal import Note
from planner.editor import Edited, edit
from planner.logbook.logbook import Logbook
from planner.screens.shared.page import Page
from planner.widgets.lines_input import LinesInput
from planner.wording import days


def edit_outside(app: App[Any], book: Logbook, text: str) -> Edited:
    """Let the editor have a text. Tells what has to be told."""
    try:
        with app.suspend():
            edited = edit(text, book.journal.folder, os.environ)
    except SuspendNotSupported:
        edited = Edited(None, "Here no other program can have the terminal.")
    if edited.words:
        app.notify(edited.words, severity="warning", timeout=20)
    return edited


def edit_field(app: App[Any], book: Logbook, field: LinesInput) -> None:
    """Let the editor have the text of a field. Its file stays until the field is gone, so that not
    even a power cut in the open form takes it."""
    edited = edit_outside(app, book, field.text)
    if edited.text is not None:
        field.text = edited.text
        field.move_cursor(field.document.end)
        field.when_gone(edited.let_go)


def edit_note(page: Page, note: Note) -> None:
    """Let the editor have a note, and keep it as it comes back. A refusal leaves it in its
    file."""
    book = page.logbook
    edited = edit_outside(page.app, book, note.text)
    if edited.text is None:
        return
    changed = msgspec.structs.replace(note, text=edited.text)
    words = f"Corrected the note of {days.dated(note.date, book.today)}"
    before = book.revision
    if page.did(lambda: book.facts.correct(changed, words)):
        edited.let_go()
        if book.revision != before:
            page.done()
    else:
        page.notify(edited.kept, timeout=20)
