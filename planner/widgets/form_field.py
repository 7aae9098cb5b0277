"""One question of a form, and the row in which it is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from planner.widgets.choice_line import ChoiceLine
from planner.widgets.kit.first_paint import FirstPaint, Row
from planner.widgets.kit.literal import literal
from planner.widgets.line_input import LineInput

if TYPE_CHECKING:
    from planner.widgets.lines_input import LinesInput

YES_NO = (("no", "no"), ("yes", "yes"))


class Field(NamedTuple):
    """One question of a form."""

    key: str
    label: str
    kind: Literal["text", "lines", "choice", "several", "check"] = "text"
    """`lines` is text of any number of lines."""
    value: Any = ""
    """What stands there: text, an option's key, a set of keys, or True/False."""
    hint: str = ""
    """What is to be said of it: shown in an empty text field, or below the form while another
    kind of field is being answered."""
    options: tuple[tuple[str, str], ...] = ()
    """`(key, words)` of a choice."""
    read: Callable[[str], Any] | None = None
    """Turns the text into its value; raises ValueError with the sentence to show."""
    needed: bool = False
    """True if an empty text field is refused."""
    example: str = ""
    """What may stand there, shown in an empty text field that has no hint."""
    kept: Any = None
    """The exact value behind the words of a text field: what it gives back if nobody touched them.
    None = its words are read."""
    doubt: Callable[[Any], str] | None = None
    """Says what is odd about a value that was typed, or nothing: it is asked about once."""

    @property
    def is_text(self) -> bool:
        """True if it is answered by typing."""
        return self.kind in ("text", "lines")

    @property
    def shown(self) -> str:
        """What stands in an empty text field."""
        return (self.hint or self.example) if self.is_text else ""

    @property
    def has_lines(self) -> bool:
        """True if it takes several lines, which may be written in another program."""
        return self.kind == "lines"

    @property
    def says_more(self) -> bool:
        """True if something is said of it that is not written into it."""
        return bool(self.hint) and not self.is_text


class TextField(LineInput):
    """A line of text that knows whether it was touched since it stood there."""

    touched = False

    def watch_value(self) -> None:
        """Whatever changes the words once they are shown, and be it back to what they were."""
        self.touched = self.touched or self.is_mounted


class RowLeft(NamedTuple):
    """How a row was left."""

    answer: str | frozenset[str]
    """The text as it was typed, or the keys that were chosen."""
    touched: bool


class FieldLabel(Static, FirstPaint):
    """What is asked."""


class FieldRow(Vertical, FirstPaint):
    """Label and control side by side, and beneath them what is wrong or odd.

    In: a field, the width of the label, and how the row was left before. Out: `read`.
    """

    def __init__(self, field: Field, label: int, left: RowLeft | None) -> None:
        super().__init__(classes="row")
        self.field = field
        self._label = label
        self._touched = left is not None and left.touched
        self.control = _control(field, left)
        self._below = Static(classes="wrong", id=f"wrong-{field.key}")

    def compose(self) -> ComposeResult:
        """The upper line; the lower one is made when there is something to be said."""
        with Row(classes="field"):
            label = FieldLabel(literal(self.field.label), classes="label")
            label.styles.width = self._label
            yield label
            yield self.control

    def say(self, words: str, *, odd: bool = False) -> None:
        """Show what is wrong, or odd, or nothing any more."""
        if not self._below.is_attached:
            if not words:
                return
            self.mount(self._below)
        self._below.update(literal(words))
        self._below.set_class(bool(words), "-shown")
        self._below.set_class(odd, "-odd")

    @property
    def touched(self) -> bool:
        """True if somebody typed here."""
        control = self.control
        if isinstance(control, TextField):
            return self._touched or control.touched
        return True

    @property
    def text(self) -> str:
        """What stands in a text field."""
        control = self.control
        if isinstance(control, ChoiceLine):
            return ""
        return control.value if isinstance(control, TextField) else control.text

    def steps(self, step: int) -> bool:
        """Go a line on or back in a text of several lines. True if there was one."""
        control = self.control
        return not isinstance(control, (TextField, ChoiceLine)) and control.goes(step)

    def left(self) -> RowLeft:
        """How the row is now."""
        control = self.control
        answer = control.chosen if isinstance(control, ChoiceLine) else self.text
        return RowLeft(answer, self.touched)

    def read(self) -> tuple[Any, str]:
        """The answer, and what is wrong with it."""
        field, text = self.field, self.text.strip()
        if isinstance(self.control, ChoiceLine):
            return _chosen(field, self.control), ""
        if not text:
            return None, needed_words(field) if field.needed else ""
        if field.kept is not None and not self.touched:
            return field.kept, ""
        if field.read is None:
            return text, ""
        try:
            return field.read(text), ""
        except ValueError as error:
            return None, str(error)

    def doubt(self, value: Any) -> str:
        """What is odd about the answer, if it was typed."""
        field = self.field
        if field.doubt is None or value is None or not self.touched:
            return ""
        return field.doubt(value)


def _control(field: Field, left: RowLeft | None) -> TextField | LinesInput | ChoiceLine:
    """The widget a field is answered with."""
    name, value = f"field-{field.key}", field.value if left is None else left.answer
    if field.is_text:
        text = "" if value is None else str(value)
        if field.kind == "text":
            return TextField(text, placeholder=field.shown, id=name)
        from planner.widgets.lines_input import LinesInput  # 25 ms, for notes only

        return LinesInput(text, placeholder=field.shown, id=name)
    options = YES_NO if field.kind == "check" else field.options
    several = field.kind == "several"
    return ChoiceLine(options, _keys(field, value), several=several, id=name)


def _keys(field: Field, value: Any) -> frozenset[str]:
    """The keys of the options that are chosen."""
    if isinstance(value, frozenset):
        return value
    if field.kind == "check":
        return frozenset({"yes" if value else "no"})
    return frozenset(value) if field.kind == "several" else frozenset({str(value)})


def _chosen(field: Field, control: ChoiceLine) -> Any:
    if field.kind == "check":
        return "yes" in control.chosen
    if field.kind == "several":
        return tuple(key for key, _ in field.options if key in control.chosen)
    return next(iter(control.chosen), None)


def needed_words(field: Field) -> str:
    """What is said of a field that was left empty, and what it takes."""
    more = f"For example: {field.example}" if field.example else field.hint
    sentence = f" {more[:1].upper()}{more[1:].rstrip('.')}." if more else ""
    return f"{field.label} is needed.{sentence}"
