"""The words of a widget: spans with a tone, measured in terminal cells, fitted and wrapped.

Pure functions. Text is always literal: nothing here or above it reads markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from rich.cells import cell_len, set_cell_size


class Span(NamedTuple):
    """A piece of text in one tone."""

    text: str
    tone: str = ""
    """One of `planner.widgets.kit.inks.INKS`, or empty for ordinary text."""


Spans: TypeAlias = tuple[Span, ...]
"""A line, or a paragraph that may be wrapped."""

FILL = Span("", "fill")
"""What stands behind it in a line is pushed to the right edge."""


NBSP = "\u00a0"
"""A space at which no line is broken; in the lines it is like any other."""


def key_spans(*keys: tuple[str, str]) -> Spans:
    """`enter save   esc leave`, broken between two keys and nowhere else."""
    spans: list[Span] = []
    for key, words in keys:
        gap = "   " if spans else ""
        kept = words.replace(" ", NBSP)
        spans += [Span(gap), Span(key, "strong"), Span(f"{NBSP}{kept}")]
    return tuple(spans[1:])


class Piece(NamedTuple):
    """A part of a line, of an exact width, and the component class of the ground it stands on."""

    spans: Spans
    row: str = ""


ELLIPSIS = "…"

_UNSHOWABLE = (  # compiled when first met: half a millisecond that hardly any text needs
    # Controls, bidirectional overrides and other formats, lone surrogates. The zero-width joiner
    # and variation selector 16 go too: terminals do not agree on the width of what they join.
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_BREAKS = re.compile(r"[\n\u2028\u2029]")
_WORDS = re.compile(r"\n| +|[^ \n]+")


def say(*parts: str | Span) -> Spans:
    """Spans from plain strings and spans, in the order given."""
    return tuple(part if isinstance(part, Span) else Span(part) for part in parts)


def plain(spans: Iterable[Span]) -> str:
    """The words without their tones."""
    return "".join(span.text for span in spans)


def clean(text: str, breaks: str = " ") -> str:
    """The text as it may be sent to a terminal: a tab is a space, a line break is `breaks`."""
    if text.isprintable() and "\ufe0f" not in text:
        return text
    return _BREAKS.sub(breaks, re.sub(_UNSHOWABLE, "", text.replace("\t", " ")))


def cleaned(spans: Iterable[Span], breaks: str = " ") -> Spans:
    """The spans that show something, each cleaned, and any `FILL`."""
    done = []
    for span in spans:
        text = clean(span.text, breaks)
        if text == span.text:
            if text or span == FILL:
                done.append(span)
        elif text:
            done.append(Span(text, span.tone))
    return tuple(done)


def cells(spans: Iterable[Span]) -> int:
    """How many terminal cells the cleaned spans need."""
    return sum(cell_len(clean(span.text)) for span in spans)


def fit(spans: Iterable[Span], width: int, align: str = "left") -> Spans:
    """The spans in exactly `width` cells: padded, or cut with an ellipsis.

    Args:
        spans: One line; what follows a `FILL` in it stands at the right edge.
        width: In cells; nothing fits into less than one.
        align: `left`, `right` or `center`, for a line without a `FILL`.
    """
    if width <= 0:
        return ()
    line = cleaned(spans)
    if FILL in line:
        at = line.index(FILL)
        return _spread(line[:at], tuple(span for span in line[at:] if span != FILL), width)
    missing = width - sum(cell_len(span.text) for span in line)
    if missing < 0:
        return _cut(line, width)
    if missing == 0:
        return line
    before = {"right": missing, "center": missing // 2}.get(align, 0)
    return (*_pad(before), *line, *_pad(missing - before))


def first_fitting(forms: Iterable[Spans], width: int) -> Spans:
    """The first of these forms that needs no more than `width` cells; the last if none does."""
    form: Spans = ()
    for form in forms:
        if cells(form) <= width:
            break
    return form


def reach(text: str, start: int, room: int) -> int:
    """Where the text that begins at `start` and fits into `room` cells ends.

    Looks at no more of the text than that, however long it is.
    """
    end = start + max(0, room)
    if text[start : end + 1].isascii():
        return min(end, len(text))
    for at in range(start, len(text)):
        room -= cell_len(text[at])
        if room < 0:
            return at
    return len(text)


def _pad(width: int) -> Spans:
    return (Span(" " * width),) if width > 0 else ()


def _spread(left: Spans, right: Spans, width: int) -> Spans:
    """Left part, space, right part. The right part is the answer, so the left part gives way."""
    wanted = cells(right)
    if wanted >= width:
        return fit(right, width)
    room = width - wanted
    size = cells(left)
    if size >= room and size:
        left = (*fit(left, room - 1), *_pad(1))
        size = room
    return (*left, *_pad(room - size), *right)


def _cut(line: Spans, width: int) -> Spans:
    """The first `width - 1` cells and an ellipsis in the tone of what it stands for."""
    kept: list[Span] = []
    room = width - 1
    for span in line:
        size = cell_len(span.text)
        if size > room:
            text = set_cell_size(span.text[: reach(span.text, 0, room)], room)
            kept.append(Span(text + ELLIPSIS, span.tone))
            break
        kept.append(span)
        room -= size
    return tuple(kept)


LAID_OUT = 20_000
"""Characters of a paragraph that are laid out; nobody reads a megabyte in a pane."""


def wrap(spans: Iterable[Span], width: int, indent: int = 0) -> tuple[Spans, ...]:
    """The spans as lines of at most `width` cells, broken between words and at line breaks.

    Args:
        spans: A paragraph. Line breaks in its text are kept; spaces within a line too.
        width: In cells; below one there are no lines.
        indent: Spaces before every line but the first, given up where they leave no room.

    Returns:
        At least one line, which may be empty. A word longer than a line is chopped.
    """
    if width <= 0:
        return ()
    hang = indent if indent < width - 4 else 0
    wrapper = _Wrapper(width, hang)
    for piece in _words(cleaned(spans, breaks="\n")):
        wrapper.add(piece)
    return tuple(map(_plainly_spaced, wrapper.finish()))


def _plainly_spaced(line: Spans) -> Spans:
    if not any(NBSP in span.text for span in line):
        return line
    return tuple(Span(span.text.replace(NBSP, " "), span.tone) for span in line)


def _words(spans: Spans) -> Iterator[list[Span]]:
    """Words, gaps and line breaks; a word may run over several spans."""
    word: list[Span] = []
    for span in spans:
        for text in _WORDS.findall(span.text):
            if text[0] in " \n":
                if word:
                    yield word
                    word = []
                yield [Span(text, span.tone)]
            else:
                word.append(Span(text, span.tone))
    if word:
        yield word


def beginning(spans: Iterable[Span]) -> Spans:
    """The first `LAID_OUT` characters, and how many more there are."""
    kept: list[Span] = []
    room, left = LAID_OUT, 0
    for span in spans:
        if room > 0:
            kept.append(Span(span.text[:room], span.tone))
        left += max(0, len(span.text) - room)
        room = max(0, room - len(span.text))
    return (*kept, Span(f"{ELLIPSIS} and {left:,} characters more", "muted")) if left else (*kept,)


class _Wrapper:
    """Fills lines with words."""

    def __init__(self, width: int, hang: int) -> None:
        self.width = width
        self.hang = hang
        self.lines: list[Spans] = []
        self.line: list[Span] = []
        self.used = 0
        self.gap: list[Span] = []

    def add(self, piece: list[Span]) -> None:
        first = piece[0].text[0]
        if first == "\n":
            self.turn()
        elif first == " ":
            self.gap = piece
        else:
            self.add_word(piece)

    def add_word(self, word: list[Span]) -> None:
        gap = sum(len(span.text) for span in self.gap)
        size = sum(cell_len(span.text) for span in word)
        if self.used + gap + size > self.width and self.used > self.start():
            self.turn()
            gap = 0
        if self.used + gap + size <= self.width:
            for span in (*self.gap, *word):
                self.lay(span)
            self.used += gap + size
        else:
            for span in word:
                self.chop(span)
        self.gap = []

    def chop(self, span: Span) -> None:
        """Lay a part of a word that is longer than a line, reading it once."""
        text, at = span.text, 0
        while at < len(text):
            end = reach(text, at, self.width - self.used)
            if end > at:
                self.lay(Span(text[at:end], span.tone))
                self.used += cell_len(text[at:end])
                at = end
            elif self.used == self.start():
                self.lay(Span("?", span.tone))  # one wide character in a line of one cell
                self.used += 1
                at += 1
            if at < len(text):
                self.turn()

    def lay(self, span: Span) -> None:
        """Put a piece at the end of the line, joined to one of the same tone."""
        if self.line and self.line[-1].tone == span.tone:
            self.line[-1] = Span(self.line[-1].text + span.text, span.tone)
        else:
            self.line.append(span)

    def start(self) -> int:
        return self.hang if self.lines else 0

    def turn(self) -> None:
        """End this line and begin the next."""
        self.lines.append(tuple(self.line))
        self.line = [*_pad(self.hang)]
        self.used = self.hang
        self.gap = []

    def finish(self) -> tuple[Spans, ...]:
        if self.used > self.start() or not self.lines:
            self.lines.append(tuple(self.line))
        return tuple(self.lines)
