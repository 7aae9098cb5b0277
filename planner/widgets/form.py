"""A modal form made from field descriptions: Enter saves, Esc leaves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Literal, NamedTuple

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from planner.widgets.choice_line import ChoiceLine
from planner.widgets.dialog import Dialog
from planner.widgets.line_input import LineInput
from planner.widgets.literal import literal
from planner.widgets.span_lines import SpanLines
from planner.widgets.text import Span, Spans, clean, wrap

Answers = dict[str, Any]
LABEL_LEAST, LABEL_MOST = 18, 46
"""Cells of the label column, as wide as the longest label asks for."""
TINY = 16
"""Lines of a terminal below which a form is its fields and keys alone."""


class Field(NamedTuple):
    """One question of a form."""

    key: str
    label: str
    kind: Literal["text", "choice", "several", "check"] = "text"
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


class TextField(LineInput):
    """A line of text that knows whether it was touched since it stood there."""

    touched = False

    def watch_value(self) -> None:
        """Whatever changes the words once they are shown, and be it back to what they were."""
        self.touched = self.touched or self.is_mounted


class FormDialog(Dialog[Answers | None]):
    """Asks several things at once. Gives back the answers by key, or None.

    A text field's answer is what its `read` makes of it, or None if it is left empty. Words that
    say less than the value they stand for are not read while nobody touches them: see `kept`.
    """

    CSS = """
    FormDialog { align: center middle; }
    FormDialog > VerticalScroll {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        border: round $text-accent; border-title-color: $text-accent;
        background: $surface; padding: 0 1;
        scrollbar-size-vertical: 1;
    }
    FormDialog .field { height: 1; width: 1fr; }
    FormDialog .label { color: $text-muted; }
    FormDialog Input { width: 1fr; background: $foreground 8%; }
    FormDialog Input.-invalid { text-style: underline; }
    FormDialog .wrong { display: none; color: $text-error; padding-left: 18; height: auto; }
    FormDialog .wrong.-shown { display: block; }
    FormDialog .about { color: $text; height: auto; margin-bottom: 1; }
    FormDialog SpanLines { dock: bottom; height: 2; background: $surface; }
    FormDialog SpanLines.-says { height: 5; }
    FormDialog.-tiny SpanLines { height: 1; }
    FormDialog.-tiny SpanLines.-says { height: 3; }
    FormDialog.-tiny .about { display: none; }
    FormDialog .label { max-width: 70%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave_form", "Leave", id="form.leave", tooltip="Leave without saving"),
        Binding("enter,ctrl+s", "save_form", "Save", id="form.save", tooltip="Save the answers"),
        # Priority: before the scrolling box, which would take up and down for itself, and before
        # what is typed after tab in the same moment, which would go to the field that is left.
        Binding("down,tab", "app.focus_next", "Next", show=False, id="form.next",
                tooltip="The next field", priority=True),
        Binding("up,shift+tab", "app.focus_previous", "Before", show=False, id="form.previous",
                tooltip="The field before", priority=True),
    ]  # fmt: skip

    def __init__(
        self,
        title: str,
        fields: tuple[Field, ...],
        *,
        about: str = "",
        save: str = "save",
        check: Callable[[Answers], str] | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._fields = fields
        self._about = about
        self._save = save
        self._check = check
        """Looks at all answers together; gives back what is wrong, or nothing."""

    def compose(self) -> ComposeResult:
        """A row a field, an error line below each."""
        longest = max((cell_len(field.label) for field in self._fields), default=0)
        width = max(LABEL_LEAST, min(LABEL_MOST, longest + 2))
        with VerticalScroll(can_focus=False) as box:
            box.border_title = literal(self._title)
            if self._about:
                yield Static(literal(self._about), classes="about")
            for field in self._fields:
                with Horizontal(classes="field"):
                    label = Static(literal(field.label), classes="label")
                    label.styles.width = width
                    yield label
                    yield _control(field)
                yield Static(id=f"wrong-{field.key}", classes="wrong")
            yield Static(id="wrong-form", classes="wrong")
            foot = SpanLines(hang=0)
            foot.set_class(any(map(_has_words, self._fields)), "-says")
            foot.lines = ((), self._keys)
            yield foot

    @property
    def _keys(self) -> Spans:
        return (
            Span("enter", "strong"), Span(f" {self._save}   "),
            Span("tab", "strong"), Span(" next   "),
            Span("esc", "strong"), Span(" leave"),
        )  # fmt: skip

    def on_descendant_focus(self) -> None:
        """Say what there is to say of the field that is answered now, above the keys."""
        self.call_after_refresh(self._say)

    def on_resize(self) -> None:
        """A few lines are for the fields alone."""
        self.set_class(self.app.size.height < TINY, "-tiny")
        self.call_after_refresh(self._say)

    def _say(self) -> None:
        foot, at = self.query_one(SpanLines), self.focused
        field = next((one for one in self._fields if at and at.id == f"field-{one.key}"), None)
        words = field.hint if field and _has_words(field) else ""
        room = foot.size.height - 1
        said = wrap((Span(words),), foot.size.width)[:room] if words else ()
        foot.lines = (*[()] * (room - len(said)), *said, self._keys)

    @on(Input.Submitted)
    def submit(self, event: Input.Submitted) -> None:
        """Enter in a text field saves the form as it was then: what is typed right behind it has
        reached the field by now, and is no part of the answer."""
        event.input.value = event.value
        self.action_save_form()

    @on(Input.Changed)
    @on(ChoiceLine.Changed)
    def forget_wrong(self, event: Input.Changed | ChoiceLine.Changed) -> None:
        """What was said to be wrong is gone once the answer changes."""
        at = event.control.id or ""
        self._tell(at.removeprefix("field-"), "")
        self._tell("form", "")

    def action_save_form(self) -> None:
        """Read every field; the first that is wrong gets the cursor and a sentence."""
        answers: Answers = {}
        first_wrong: Widget | None = None
        for field in self._fields:
            value, wrong = self._read(field)
            answers[field.key] = value
            self._tell(field.key, wrong)
            if wrong and first_wrong is None:
                first_wrong = self.query_one(f"#field-{field.key}")
        if first_wrong is not None:
            first_wrong.focus()
            return
        wrong = self._check(answers) if self._check else ""
        self._tell("form", wrong)
        if not wrong:
            self.dismiss(answers)

    def _read(self, field: Field) -> tuple[Any, str]:
        control = self.query_one(f"#field-{field.key}")
        if isinstance(control, ChoiceLine):
            return _chosen(field, control), ""
        assert isinstance(control, TextField)
        text = control.value.strip()
        if not text:
            return None, needed_words(field) if field.needed else ""
        if field.kept is not None and not control.touched:
            return field.kept, ""
        if field.read is None:
            return text, ""
        try:
            return field.read(text), ""
        except ValueError as error:
            return None, str(error)

    def _tell(self, key: str, wrong: str) -> None:
        line = self.query_one(f"#wrong-{key}", Static)
        line.update(literal(wrong))
        line.set_class(bool(wrong), "-shown")

    def action_leave_form(self) -> None:
        """Leave without saving."""
        self.dismiss(None)


def _has_words(field: Field) -> bool:
    """True if something is said of a field that is not written into it."""
    return field.kind != "text" and bool(field.hint)


def _control(field: Field) -> Widget:
    """The widget a field is answered with."""
    name = f"field-{field.key}"
    if field.kind == "text":
        value = "" if field.value is None else str(field.value)
        shown = field.hint or field.example
        return TextField(
            value, placeholder=clean(shown), compact=True, select_on_focus=False, id=name
        )
    if field.kind == "check":
        options: tuple[tuple[str, str], ...] = (("no", "no"), ("yes", "yes"))
        return ChoiceLine(options, frozenset({"yes" if field.value else "no"}), id=name)
    several = field.kind == "several"
    chosen = frozenset(field.value) if several else frozenset({str(field.value)})
    return ChoiceLine(field.options, chosen, several=several, id=name)


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


def answered(answers: Mapping[str, Any], key: str, otherwise: Any = None) -> Any:
    """An answer, or `otherwise` for a field left empty."""
    value = answers.get(key)
    return otherwise if value is None else value
