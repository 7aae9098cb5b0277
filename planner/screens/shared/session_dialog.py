"""A session's sets: tick each as asked for, or as it was really done."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from planner.domain.values.errors import EasebackError, UsageError
from planner.domain.values.session import SetKey, Tick, asked
from planner.logbook.logbook import Logbook
from planner.logbook.views import SessionItem
from planner.present.session import session_head, set_rows
from planner.screens.shared import reading
from planner.screens.shared.doubts import odd_number
from planner.screens.shared.filling_in import fill_in
from planner.screens.shared.following import after_fact
from planner.screens.shared.page import Page, answer_facts
from planner.screens.shared.why_dialog import dose_card
from planner.widgets.dialog import FRAME, TINY, Dialog
from planner.widgets.form import Answers, FormDialog
from planner.widgets.form_field import Field
from planner.widgets.key_hints import KeyHints
from planner.widgets.set_ticks import SetTicks
from planner.widgets.span_lines import SpanLines
from planner.wording.entries import set_words

LEAST_LINES = 3
"""Of the sets, in the smallest terminal: their numbers, a heading, a row."""


async def open_sets(page: Page, session: str) -> None:
    """The sets of a session, to tick and correct; then whatever a pain in them asks for."""
    before = page.logbook.flares.mark()
    await page.ask(SessionDialog(page.logbook, session))
    await after_fact(page, before)


class SessionDialog(Dialog[None]):
    """Every set of every exercise by side. Each tick is on disk before it is on screen."""

    CSS = """
    SessionDialog { align: center middle; }
    SessionDialog > Vertical {
        width: 84; max-width: 100%; height: auto; max-height: 100%;
        border: round $text-accent; border-title-color: $text-accent;
        background: $surface; padding: 0 1;
    }
    SessionDialog SpanLines { height: auto; background: $surface; }
    SessionDialog SetTicks { height: auto; margin: 1 0; background: $surface; }
    SessionDialog.-tiny SetTicks { margin: 0; }
    SessionDialog KeyHints { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "tick_rest", "tick all", id="session.tick_all",
                tooltip="Tick every set that is left, as asked for"),
        Binding("A", "untick_all", "untick all", id="session.untick_all",
                tooltip="Take every tick off"),
        Binding("e", "rate_session", "pain, effort", id="session.rate",
                tooltip="Worst pain, how hard the session felt, and a note"),
        Binding("y", "explain", "why", id="session.why",
                tooltip="Why this dose, and what would change it"),
        Binding("u,ctrl+z", "undo_change", "undo", id="session.undo",
                tooltip="Take the last change back"),
        Binding("U,ctrl+y", "redo_change", "redo", show=False, id="session.redo",
                tooltip="Do again what was undone"),
        Binding("escape,q", "close", "back", id="session.close", tooltip="Back to the week"),
    ]  # fmt: skip

    def __init__(self, logbook: Logbook, session_id: str) -> None:
        super().__init__()
        self.logbook = logbook
        self._session = session_id

    def compose(self) -> ComposeResult:
        """Head, sets, keys."""
        with Vertical() as box:
            box.border_title = "Session"
            yield SpanLines(id="head", hang=2)
            yield SetTicks(id="sets")
            yield KeyHints(
                ("set_ticks.toggle", "set_ticks.edit", "session.tick_all", "session.rate",
                 "session.why", "session.undo", "session.close"), pinned="session.close",
            )  # fmt: skip

    def on_mount(self) -> None:
        """Follow the book; the cursor on the first open set."""
        self._unsubscribe = self.logbook.subscribe(self._reload)
        self._reload()
        sets = self.query_one(SetTicks)
        sets.focus()
        item = self.logbook.cards.session(self._session)
        if item.next_set is not None:
            sets.move_to(str(item.next_set))

    def fit(self) -> None:
        """The sets have the lines that the head and the keys leave."""
        sets, head, hints = (self.query_one(one) for one in (SetTicks, "#head", KeyHints))
        is_tiny = self.room < TINY
        self.set_class(is_tiny, "-tiny")
        taken = FRAME + head.outer_size.height + hints.outer_size.height + (0 if is_tiny else 2)
        sets.styles.max_height = max(LEAST_LINES, self.room - taken)

    def on_unmount(self) -> None:
        """Stop following the book."""
        self._unsubscribe()

    def _reload(self) -> None:
        try:
            item = self.logbook.cards.session(self._session)
        except EasebackError:
            self.dismiss(None)
            return
        self.query_one("#head", SpanLines).lines = session_head(self.logbook, item)
        self.query_one(SetTicks).rows = set_rows(self.logbook, item)

    @on(SetTicks.Toggled)
    def toggle(self, event: SetTicks.Toggled) -> None:
        """Space: tick as asked for, or take the tick off."""
        key = SetKey.parse(event.key)
        item = self.logbook.cards.session(self._session)
        ticked = event.key in item.ticks
        self._attempt(
            (lambda: self.logbook.session.untick(self._session, key))
            if ticked
            else (lambda: self.logbook.session.tick(self._session, key))
        )
        if not ticked:
            self._go_on(key)

    def _go_on(self, key: SetKey) -> None:
        """Put the cursor on the open set that is done next after `key`: often the other side."""
        item = self.logbook.cards.session(self._session)
        place = item.sets.index(key) + 1 if key in item.sets else 0
        for following in (*item.sets[place:], *item.sets[:place]):
            if str(following) not in item.ticks:
                self.query_one(SetTicks).move_to(str(following))
                return

    @on(SetTicks.Edit)
    def edit(self, event: SetTicks.Edit) -> None:
        """Enter: say what was really done."""
        self.edit_set(SetKey.parse(event.key))

    @work
    async def edit_set(self, key: SetKey) -> None:
        """The form of one set, prefilled with what was asked for or done."""
        item = self.logbook.cards.session(self._session)
        one = next(found for found in item.items if found.exercise == key.exercise)
        tick = item.ticks.get(str(key)) or asked(one.dose)
        form = FormDialog(set_words(key, self.logbook.exercises), tick_fields(tick), save="tick")
        done = self.logbook.session
        await fill_in(
            self,
            self.logbook,
            form,
            lambda answers: done.tick(self._session, key, tick_of(tick, answers)),
        )

    def action_tick_rest(self) -> None:
        """Tick every set that is left."""
        self._attempt(lambda: self.logbook.session.tick_all(self._session))

    def action_untick_all(self) -> None:
        """Take every tick off."""
        self._attempt(lambda: self.logbook.session.untick_all(self._session))

    @work
    async def action_rate_session(self) -> None:
        """Worst pain, effort and note of the whole session."""
        item = self.logbook.cards.session(self._session)

        def keep(answers: Answers) -> None:
            effort, pain = answers["effort"], answers["pain"]
            self.logbook.session.rate(self._session, effort, answers["note"] or "", pain)

        await fill_in(self, self.logbook, rating_form(item), keep)

    @work
    async def action_explain(self) -> None:
        """The why-card of the dose under the cursor."""
        cursor = self.query_one(SetTicks).cursor
        if cursor is None:
            return
        item = self.logbook.cards.session(self._session)
        one = item.item(SetKey.parse(cursor).exercise)
        if one is not None:
            await self.app.push_screen_wait(dose_card(self.logbook, item, one))

    def action_undo_change(self) -> None:
        """Take the last change back."""
        self._attempt(self._undo)

    def _undo(self) -> None:
        change = self.logbook.next_undo()
        if change is not None and change.begins("profile"):
            raise UsageError(
                "The next step back is the first set-up.", "Leave the session: u on the page asks."
            )
        self.logbook.undo()

    def action_redo_change(self) -> None:
        """Do again what was undone."""
        self._attempt(self.logbook.redo)

    def _attempt(self, change: Callable[[], object]) -> None:
        before = self.logbook.revision
        try:
            change()
        except EasebackError as error:
            self.notify(error.hint, title=error.message, severity="error", markup=False)
        else:
            answer_facts(self, self.logbook, before)

    def action_close(self) -> None:
        """Back to the week."""
        self.dismiss(None)


def rating_form(item: SessionItem) -> FormDialog:
    """The questions about a session as a whole."""
    return FormDialog(
        item.name,
        (
            Field("pain", "worst pain", value=worst_pain(item), read=reading.score(),
                  hint="0–10, for the sets without a score"),
            Field("effort", "effort", value=item.done.effort if item.done else None,
                  hint="0 none – 10 all out", read=reading.score("Effort")),
            Field("note", "note", "lines", value=item.done.note if item.done else ""),
        ),
    )  # fmt: skip


def tick_fields(tick: Tick) -> tuple[Field, ...]:
    """The questions about one set: only the numbers its dose speaks of."""
    fields = []
    if tick.reps is not None:
        fields.append(
            Field(
                "reps",
                "reps",
                value=tick.reps,
                read=reading.count("reps", 500),
                doubt=odd_number("reps"),
            )
        )
    if tick.hold_s is not None:
        fields.append(
            Field(
                "hold_s",
                "hold, s",
                value=tick.hold_s,
                read=reading.count("seconds", 3600),
                doubt=odd_number("hold_s"),
            )
        )
    if tick.time_s is not None:
        fields.append(
            Field(
                "time_s",
                "time, s",
                value=tick.time_s,
                read=reading.count("seconds", 7200),
                doubt=odd_number("time_s"),
            )
        )
    fields.append(Field("pain", "pain", value=tick.pain, hint="0–10", read=reading.score()))
    fields.append(
        Field("effort", "effort", value=tick.effort, hint="0–10", read=reading.score("Effort"))
    )
    return tuple(fields)


def tick_of(tick: Tick, answers: Answers) -> Tick:
    """The tick with the answers in it."""
    return msgspec.structs.replace(tick, **answers)


def worst_pain(item: SessionItem) -> int | None:
    """The highest score of the sets that have one."""
    return max((tick.pain for tick in item.ticks.values() if tick.pain is not None), default=None)
