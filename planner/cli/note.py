"""`note`: words for the journal."""

from __future__ import annotations

import sys
from typing import TextIO

import click

from planner.cli.about import Named, about_of
from planner.cli.frame.answer import Answer, Remark
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.cli.frame.completing import day_words, tag_words
from planner.cli.frame.start import is_terminal
from planner.domain.knee.safety import screen_words_in
from planner.domain.values.errors import UsageError
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
def note_command(
    call: Call, text: tuple[str, ...], tags: tuple[str, ...], on: str | None, at_time: str | None,
    about: str | None,
) -> Answer:  # fmt: skip
    """Write a note into the journal.

    TEXT is the note, - reads it from standard input, and no TEXT opens $EDITOR.
    """
    day = call.past_day(on)
    at = a_time_of_day(at_time) if at_time else ""
    tied = about_of(call, about) if about else Named("", "")
    note = call.logbook.facts.add_note(
        _words(call, text), tags_of(" ".join(tags)), day=day, at=at, about=tied.about
    )
    marks = "".join(f" #{tag}" for tag in note.tags)
    of = f", about {tied.words}" if tied.words else ""
    lines = [
        f"Noted for {days.dated(day, call.today)}{marks}{of}:",
        *(f"  {one}" for one in note.text.splitlines()),
    ]
    spoken = screen_words_in(note.text)
    remarks = (Remark("screen", SCREEN_ASKED),) if spoken else ()
    return Answer(lines=lines, data=note, steps=1, remarks=remarks)


def _words(call: Call, text: tuple[str, ...]) -> str:
    """The words of the note. Raises UsageError if there are none to be had."""
    if text == ("-",):
        return _standard_input(sys.stdin)
    if text:
        return " ".join(text)
    if not call.may_ask or not is_terminal(sys.stdout):
        raise UsageError(
            "A note needs some words.", 'Give them: easeback note "...", or - for standard input.'
        )
    try:
        written = click.edit("")
    except click.ClickException as error:
        raise UsageError(
            f"The editor did not work: {error.format_message()}",
            "Set $EDITOR to one that does, or give the text on the command line.",
        ) from None
    if written is None:
        raise UsageError("The editor was left without saving; nothing was noted.")
    return written


def _standard_input(stream: TextIO | None) -> str:
    if stream is None:
        raise UsageError("Standard input is closed.", "Give the text instead of -.")
    return stream.buffer.read().decode("utf-8", "replace")
