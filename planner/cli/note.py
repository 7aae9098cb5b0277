"""`note`: words for the journal."""

from __future__ import annotations

import os
import sys
from typing import TextIO

import click

from planner.cli.about import Subject, about_of
from planner.cli.frame.answer import Answer, Remark
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.cli.frame.completing import day_words, tag_words
from planner.cli.frame.start import is_terminal
from planner.domain.knee.safety import screen_words_in
from planner.domain.values.errors import EasebackError, UsageError
from planner.editor import Edited, edit
from planner.typed import a_time_of_day
from planner.typed import tags as tags_of
from planner.wording import days
from planner.wording.safety import SCREEN_ASKED


@command(
    "note",
    'easeback note "stairs are fine again" -t stairs',
    "easeback note --on yesterday slept badly",
    "easeback note --about 3f2a new shoes",
    "some-program | easeback note -",
    "easeback note                     opens $EDITOR",
    'easeback note --edit "a long one"  begins with these words in it',
)
@click.argument("text", nargs=-1)
@click.option(
    "-t",
    "--tag",
    "tags",
    multiple=True,
    shell_complete=tag_words,
    help="A tag; may be given several times.",
)
@click.option("--on", metavar="DATE", shell_complete=day_words, help="Another day than today.")
@click.option("--at-time", metavar="HH:MM", help="Another time than now.")
@click.option("--about", metavar="ID", help="The session, run or flare it speaks of.")
@click.option("--edit", "edit_it", is_flag=True, help="Write on in $VISUAL or $EDITOR.")
def note_command(
    call: Call, text: tuple[str, ...], tags: tuple[str, ...], on: str | None, at_time: str | None,
    about: str | None, edit_it: bool,
) -> Answer:  # fmt: skip
    """Write a note into the journal.

    TEXT is the note, - reads it from standard input, and no TEXT opens $EDITOR.
    """
    day = call.past_day(on)
    at = a_time_of_day(at_time) if at_time else ""
    tied = about_of(call, about) if about else Subject("", "")
    written = _words(call, text, edit_it=edit_it)
    try:
        note = call.logbook.facts.add_note(
            written.text or "", tags_of(" ".join(tags)), day=day, at=at, about=tied.about
        )
    except EasebackError as error:
        error.hint = f"{error.hint} {written.kept}".strip()
        raise
    written.let_go()
    marks = "".join(f" #{tag}" for tag in note.tags)
    of = f", about {tied.words}" if tied.words else ""
    lines = [
        f"Noted for {days.dated(day, call.today)}{marks}{of}:",
        *(f"  {one}" for one in note.text.splitlines()),
    ]
    spoken = screen_words_in(note.text)
    remarks = (Remark("screen", SCREEN_ASKED),) if spoken else ()
    return Answer(lines=lines, data=note, steps=1, remarks=remarks)


def _words(call: Call, text: tuple[str, ...], *, edit_it: bool) -> Edited:
    """The words of the note, and their file if an editor wrote them. Raises UsageError if there
    are none to be had."""
    given = _standard_input(sys.stdin) if text == ("-",) else " ".join(text)
    if text and not edit_it:
        return Edited(given)
    if not call.may_ask or not is_terminal(sys.stdout):
        raise UsageError(
            "A note needs some words.", 'Give them: easeback note "...", or - for standard input.'
        )
    edited = edit(given, call.logbook.journal.folder, os.environ)
    if edited.text is None:
        raise UsageError(
            edited.words or "The editor was left without a word; nothing was noted.",
            "Nothing was noted." if edited.words else "",
        )
    return edited


def _standard_input(stream: TextIO | None) -> str:
    if stream is None:
        raise UsageError("Standard input is closed.", "Give the text instead of -.")
    return stream.buffer.read().decode("utf-8", "replace")
