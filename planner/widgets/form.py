"""A modal form made from field descriptions: Enter saves, Esc leaves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from planner.widgets.about_text import page_keys, turn_page
from planner.widgets.choice_line import ChoiceLine
from planner.widgets.dialog import EDGES, FRAME, TINY, Dialog
from planner.widgets.form_field import Field, FieldRow, RowLeft
from planner.widgets.kit.literal import literal
from planner.widgets.kit.text import Span, Spans, key_spans, wrap
from planner.widgets.span_lines import SpanLines

Answers = dict[str, Any]
LABEL_LEAST, LABEL_MOST = 18, 46
"""Cells of the label column, as wide as the longest label asks for."""
LABEL_PART = 0.7
"""Of the width, at most: `max-width` of `.label` in the stylesheet."""
KEEP = "Enter keeps it all the same."


class FormDialog(Dialog[Answers | None]):
    """Asks several things at once. Gives back the answers by key, or None.

    A text field's answer is what its `read` makes of it, or None if it is left empty. Words that
    say less than the value they stand for are not read while nobody touches them: see `kept`.
    What is odd is asked about once, and then kept. `again` is the form as it was left.
    """

    WIDTH: ClassVar[int] = 76
    CSS = """
    FormDialog { align: center middle; }
    FormDialog > Vertical {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        border: round $text-accent; border-title-color: $text-accent;
        background: $surface; padding: 0 1;
    }
    FormDialog VerticalScroll { height: auto; scrollbar-size-vertical: 1; }
    FormDialog .row, FormDialog .field { height: auto; width: 1fr; }
    FormDialog .label { color: $text-muted; max-width: 70%; }
    FormDialog Input, FormDialog Input:focus {
        width: 1fr; height: 1; border: none; padding: 0; background: $foreground 8%;
    }
    FormDialog .wrong { display: none; color: $text-error; padding-left: 18; height: auto; }
    FormDialog .wrong.-odd { color: $text-warning; }
    FormDialog .wrong.-shown { display: block; }
    FormDialog .about { color: $text; height: auto; margin-bottom: 1; }
    FormDialog SpanLines { background: $surface; }
    FormDialog.-tiny .about { margin-bottom: 0; }
    FormDialog.-tiny .wrong { padding-left: 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave_form", "Leave", id="form.leave", tooltip="Leave without saving"),
        Binding("enter,ctrl+s", "save_form", "Save", id="form.save", tooltip="Save the answers"),
        # Priority: before the scrolling box, which would take up and down for itself, and before
        # what is typed after tab in the same moment, which would go to the field that is left.
        Binding("tab", "app.focus_next", "Next", show=False, id="form.next",
                tooltip="The next field", priority=True),
        Binding("shift+tab", "app.focus_previous", "Before", show=False, id="form.previous",
                tooltip="The field before", priority=True),
        Binding("down", "step_field(1)", "Down", show=False, id="form.down",
                tooltip="The next field, or the next line of a note", priority=True),
        Binding("up", "step_field(-1)", "Up", show=False, id="form.up",
                tooltip="The field before, or the line before of a note", priority=True),
        *page_keys("form", "Read on, whatever field is answered",
                   "Read back, as far as what is said above the fields"),
    ]  # fmt: skip

    def __init__(
        self,
        title: str,
        fields: tuple[Field, ...],
        *,
        about: str = "",
        save: str = "save",
        check: Callable[[Answers], str] | None = None,
        doubt: Callable[[Answers], str] | None = None,
        left: Mapping[str, RowLeft] | None = None,
        wrong: str = "",
        leave: str = "leave",
        remember: Callable[[Mapping[str, RowLeft]], object] | None = None,
    ) -> None:
        """
        Args:
            leave: What esc does, as the keys name it.
            remember: Told at each change how the fields stand, for what outlives the window.
            check: Looks at all answers together; gives back what is wrong, or nothing.
            doubt: Says what is odd about them together, or nothing: that is asked about once.
            left: How each field was left before.
            wrong: Said from the start: what kept the answers from being saved.
        """
        super().__init__()
        self._title = title
        self._fields = fields
        self._about = about
        self._save = save
        self._leave = leave
        self._remember = remember
        self._check = check
        self._doubt = doubt
        self._doubted: tuple[str, ...] = ()
        """What was asked about already."""
        self._told = Span(wrong, "bad")
        """What is said of the form as a whole."""
        self._told_of: tuple[object, ...] = ()
        """What stood in the form when that was said."""
        self._left = left or {}
        longest = max((cell_len(field.label) for field in fields), default=0)
        self._label = max(LABEL_LEAST, min(LABEL_MOST, longest + 2))
        """Columns of the labels, where there is room for them."""
        # Held, not looked up: handlers run late, when what they speak of may have gone.
        self._rows: dict[str, FieldRow] = {}
        self._box = VerticalScroll(can_focus=False)
        self._foot = SpanLines()

    def again(self, wrong: str) -> FormDialog:
        """A form like this one with all that was typed in it, and what kept it from being saved."""
        form = FormDialog(
            self._title,
            self._fields,
            about=self._about,
            save=self._save,
            check=self._check,
            doubt=self._doubt,
            left=self.left(),
            wrong=wrong,
            leave=self._leave,
            remember=self._remember,
        )
        form._doubted = self._doubted
        return form

    def left(self) -> dict[str, RowLeft]:
        """What stands in the form, for one that asks the same again."""
        return {key: row.left() for key, row in self._rows.items()}

    def compose(self) -> ComposeResult:
        """A row a field, and below them what is to be said, and the keys."""
        for one in self._fields:
            self._rows[one.key] = FieldRow(one, self._label, self._left.get(one.key))
        with Vertical() as frame:
            frame.border_title = literal(self._title)
            with self._box:
                if self._about:
                    yield Static(literal(self._about), classes="about")
                yield from self._rows.values()
            yield self._foot

    def _keys(self, width: int) -> Spans:
        """The keys of the field that is answered. That of a note is named where it takes no line
        of its own: in a small window the field needs the room."""
        # Of two the one that is guessed less easily: a line more would be one of the fields'.
        pages = self._about and self.has_class("-tiny")
        always = (("enter", self._save), ("pgup", "text") if pages else ("tab", "next"))
        row, leave = self._row, ("esc", self._leave)
        if row is not None and row.field.has_lines:
            more = key_spans(*always, ("ctrl+e", "editor"), leave)
            if len(wrap(more, width)) == 1:
                return more
        return key_spans(*always, leave)

    @property
    def _row(self) -> FieldRow | None:
        """The row that is being answered."""
        return next((row for row in self._rows.values() if row.control is self.focused), None)

    def on_mount(self) -> None:
        """What is said from the start is said of what stands there."""
        self._told_of = self._as_it_is()

    def on_descendant_focus(self) -> None:
        """Say what there is to say of the field that is answered now, above the keys."""
        self._lay()

    def fit(self) -> None:
        """As many lines as there are."""
        self._lay()

    def _lay(self) -> None:
        """What is said and the keys at the bottom; the fields have the rest and scroll."""
        width, height = min(self.WIDTH, self.size.width) - EDGES, self.room
        is_tiny = height < TINY
        self.set_class(is_tiny, "-tiny")
        row, said = self._row, self._told
        if not said.text and row is not None:
            said = Span(self._more_of(row.field, width))
        told = [self._more_of(one, width) for one in self._fields]
        more = max((len(wrap((Span(words),), width)) for words in told if words), default=0)
        least = min(2, more) if is_tiny else 4 if more else 1
        words = wrap((said,), width)[: max(least, height // 3)] if said.text else ()
        lines = (*[()] * (least - len(words)), *words, *wrap(self._keys(width), width))
        self._foot.styles.height = len(lines)
        self._box.styles.max_height = max(1, height - FRAME - len(lines))
        self._foot.lines = lines
        self.call_after_refresh(self._keep_in_sight)

    def _more_of(self, field: Field, width: int) -> str:
        """What is to be said of a field that has no room in it, or nothing. Where lines are few
        they belong to the answers, and an example is cut off.

        Args:
            width: Columns of the form.
        """
        room = width - min(self._label, int(width * LABEL_PART))
        is_cut = cell_len(field.shown) > room and not self.has_class("-tiny")
        if field.says_more or is_cut:
            return field.hint or field.example
        return ""

    def _keep_in_sight(self) -> None:
        """The field that is answered is on the screen, with what is wrong with it."""
        row = self._row
        if row is not None and row.is_attached:
            row.scroll_visible(animate=False)

    def action_turn_page(self, step: int) -> None:
        """Read on, or back, without leaving the field."""
        turn_page(self._box, step)

    def action_step_field(self, step: int) -> None:
        """Go one field on or back; within a note first through its lines."""
        row = self._row
        if row is not None and row.steps(step):
            return
        if step > 0:
            self.focus_next()
        else:
            self.focus_previous()

    @on(Input.Submitted)
    def submit(self, event: Input.Submitted) -> None:
        """Enter in a text field saves the form as it was then: what is typed right behind it has
        reached the field by now, and is no part of the answer."""
        event.input.value = event.value
        self.action_save_form()

    def on_lines_input_submitted(self) -> None:
        """Enter in a note."""
        self.action_save_form()

    @on(Input.Changed)
    @on(ChoiceLine.Changed)
    def forget_wrong(self) -> None:
        """What was said to be wrong is gone once the answer changes."""
        row, now = self._row, self._as_it_is()
        if now == self._told_of:
            return  # said of the new words already, or nothing but shown for the first time
        self._told_of = now
        if self._remember is not None:
            self._remember(self.left())
        if row is not None:
            row.say("")
        self._tell("")

    def _as_it_is(self) -> tuple[object, ...]:
        return tuple(row.left().answer for row in self._rows.values())

    def on_text_area_changed(self) -> None:
        """A note was changed."""
        self.forget_wrong()

    def action_save_form(self) -> None:
        """Read every field; the first that is wrong, or odd, gets the cursor and a sentence."""
        self._told_of = self._as_it_is()
        read = {key: row.read() for key, row in self._rows.items()}
        wrong = {key: words for key, (_, words) in read.items() if words}
        answers = {key: value for key, (value, _) in read.items()}
        if self._is_stopped_by(wrong):
            return
        refused = self._check(answers) if self._check else ""
        self._tell(refused)
        if refused or self._is_odd(answers):
            return
        self.dismiss(answers)

    def _is_stopped_by(self, wrong: Mapping[str, str], *, odd: bool = False) -> bool:
        """Say beneath each field what is wrong with it. True if something is."""
        for key, row in self._rows.items():
            row.say(wrong.get(key, ""), odd=odd)
        if wrong:
            self._rows[next(iter(wrong))].control.focus()
            self._lay()
        return bool(wrong)

    def _is_odd(self, answers: Answers) -> bool:
        """Ask about what is odd. True if it was not asked about before."""
        odd = {key: row.doubt(answers[key]) for key, row in self._rows.items()}
        odd = {key: f"{words} {KEEP}" for key, words in odd.items() if words}
        together = self._doubt(answers) if self._doubt else ""
        doubted = (*odd.values(), together)
        if not any(doubted) or doubted == self._doubted:
            return False
        self._doubted = doubted
        self._is_stopped_by(odd, odd=True)
        self._tell(f"{together} {KEEP}" if together else "", "warn")
        return True

    def _tell(self, words: str, tone: str = "bad") -> None:
        """Say something of the form as a whole, or nothing any more."""
        if words != self._told.text:
            self._told = Span(words, tone)
            self._lay()

    def action_leave_form(self) -> None:
        """Leave without saving."""
        self.dismiss(None)


def answered(answers: Mapping[str, Any], key: str, otherwise: Any = None) -> Any:
    """An answer, or `otherwise` for a field left empty."""
    value = answers.get(key)
    return otherwise if value is None else value
