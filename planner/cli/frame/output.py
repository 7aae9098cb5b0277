"""Printing: answers on stdout, narration on stderr, in whatever the terminal can show."""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Iterable
from typing import TextIO

import msgspec

from planner.cli.frame.answer import Answer, Headline
from planner.cli.frame.start import is_terminal
from planner.domain.values.errors import EasebackError, UsageError
from planner.domain.values.harmless import OBEYED, harmless_json

PARTLY = 7
"""Exit code of an import with rejects; the codes from here on tell of no failure."""

SCHEMA = "easeback/1"
"""Keys are only ever added to what carries this name."""

_CONTROLS = dict.fromkeys((*OBEYED, ord("\n")), "�")
"""Characters in the runner's texts, and in those of strangers, that a terminal would obey."""
PROGRESS_CELLS = 78
"""Signs of a line that is written over again."""

_TWINS = {
    "–": "-", "—": "-", "−": "-", "…": "...", "×": "x", "·": "-", "→": "->", "“": '"', "”": '"',
    "’": "'", "≤": "<=", "≥": ">=", "°": " deg", "½": "1/2",
}  # fmt: skip
ASCII_TWINS = "easeback-ascii"


class ReaderGoneError(Exception):
    """Whoever read the answer wants no more of it (`easeback runs | head`): no fault of ours.

    Not an OSError, which click would answer by itself.
    """


def _twin(error: UnicodeError) -> tuple[str, int]:
    """Stands in for what an encoding does not know."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unknown = error.object[error.start : error.end]
    return "".join(_TWINS.get(character, "?") for character in unknown), error.end


def prepare_streams() -> None:
    """Let stdout and stderr write what their encoding does not know as something near to it, and
    stdin read on over bytes that are no text."""
    codecs.register_error(ASCII_TWINS, _twin)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=ASCII_TWINS)


def may_color(*, refused: bool) -> bool:
    """True if stdout is a terminal that shows bold, and nobody said no."""
    if refused or os.environ.get("NO_COLOR") or os.environ.get("TERM") in ("dumb", None):
        return False
    return is_terminal(sys.stdout)


def print_lines(lines: Iterable[str], *, color: bool) -> None:
    """Write an answer in words to stdout. Raises EasebackError if that is impossible."""
    text = "".join(f"{_line(line, color)}\n" for line in lines)
    try:
        _write(sys.stdout, text)
    except OSError as error:
        raise _unwritable(error) from error


def print_content(content: bytes) -> None:
    """Write a file to stdout as it is; to a terminal as lines, in which nothing is obeyed. Raises
    UsageError where it is no text and is to be read."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None or is_terminal(sys.stdout):
        try:
            print_lines(content.decode().splitlines(), color=False)
        except UnicodeDecodeError:
            raise UsageError("That is no text.", "Name a file: -o FILE") from None
        return
    try:
        buffer.write(content)
        buffer.flush()
    except OSError as error:
        raise _unwritable(error) from error


def _line(line: str, color: bool) -> str:
    text = line.translate(_CONTROLS)
    return f"\x1b[1m{text}\x1b[0m" if color and isinstance(line, Headline) else text


def narrate(text: str) -> None:
    """Say something beside the answer, on stderr, if it can be said."""
    try:
        _write(sys.stderr, "".join(f"{_line(line, color=False)}\n" for line in text.splitlines()))
    except OSError:
        silence(sys.stderr)


def begin_line(text: str) -> None:
    """Say something on stderr, in a line that goes on: with the answer to it."""
    _write(sys.stderr, f"{_line(text, color=False)} ")


def write_over(text: str) -> None:
    """Say something on stderr in place of what was said so before; nothing to take it away."""
    _write(sys.stderr, f"\r\x1b[K{_line(text, color=False)[:PROGRESS_CELLS]}")


def silence(stream: TextIO | None) -> None:
    """Throw away what a stream could not write: the interpreter tries once more at its end."""
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def print_json(answer: Answer, undo_id: str | None) -> None:
    """Write an answer to stdout as one JSON object; the last line says what is wrong, if it is."""
    failed = 0 < answer.code < PARTLY
    said = answer.lines[-1] if failed and answer.lines else ""
    _write_json({**_envelope(answer.code if failed else 0, said), "data": answer.data,
                 "warnings": answer.remarks, "undo_id": undo_id})  # fmt: skip


def print_json_error(error: EasebackError, code: int) -> None:
    """Write an error to stdout in the shape of an answer."""
    _write_json({**_envelope(code, error.message, error.hint), "warnings": [], "undo_id": None})


def _envelope(code: int, message: str, hint: str = "") -> dict[str, object]:
    """What is the same in every answer; a code of 0 stands for success."""
    if code == 0:
        return {"schema": SCHEMA, "ok": True}
    error = {"message": legible(message), "hint": legible(hint)}
    return {"schema": SCHEMA, "ok": False, "code": code, "error": error}


def legible(text: str) -> str:
    """A text that UTF-8 can hold: file names may have bytes that are none, and halves of signs."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _write_json(value: object) -> None:
    """JSON is UTF-8 whatever the terminal speaks; what it would obey is escaped in it."""
    data = harmless_json(msgspec.json.encode(value)) + b"\n"
    buffer = getattr(sys.stdout, "buffer", None)
    try:
        if buffer is None:
            _write(sys.stdout, data.decode())
        else:
            buffer.write(data)
            buffer.flush()
    except OSError as error:
        raise _unwritable(error) from error


def _write(stream: TextIO | None, text: str) -> None:
    """A stream that whoever started the program has closed is None."""
    if stream is not None:
        stream.write(text)
        stream.flush()


def _unwritable(error: OSError) -> Exception:
    silence(sys.stdout)
    if isinstance(error, BrokenPipeError):
        return ReaderGoneError()
    return EasebackError(
        f"The answer cannot be written ({error.strerror}).",
        "What was asked for is done all the same; see the journal with `easeback undo --list`.",
    )
