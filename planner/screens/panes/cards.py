"""The cards of the days shown: tick, open, edit, move, copy, skip, more and less."""

from __future__ import annotations

from datetime import date
from types import ModuleType
from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.message import Message

from planner.domain.values.errors import EasebackError
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import PlannedSession
from planner.domain.weeks.schedule import Planned
from planner.logbook.logbook import Logbook
from planner.logbook.todo import is_to_do
from planner.logbook.views import RunItem, SessionItem
from planner.present.mileage import drafted
from planner.screens.panes.pane import Pane
from planner.widgets.kit.keys import quiet, shown
from planner.widgets.week_grid import WeekGrid
from planner.widgets.week_view import Form
from planner.wording.safety import kept_words

if TYPE_CHECKING:
    from planner.domain.weeks.forecast import Forecast

_DOSE = Binding.Group("dose")


class Draft(msgspec.Struct, frozen=True):
    """A planned run's distance while + and - are pressed; nothing is written yet."""

    run: str
    """Id of the planned run."""
    metres: int
    held: bool = False
    """True if the last press met the cap."""


class Clipboard(msgspec.Struct, frozen=True):
    """Cards waiting to be pasted."""

    cards: tuple[Planned, ...]
    cut: bool


class CardPane(Pane):
    """What is done with the card under the cursor, the marked cards, or the day.

    `Drafted` comes up when a run's distance is being changed, kept or let go.
    """

    HELP = """
Space ticks the next set, or logs a run; enter opens. + and - change a run up to its cap, or every
exercise by a set. A card is lifted with m and carried with the arrows.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("week.tick", "space", "tick_next", "tick",
              "Tick the next set as asked for; on a run, log it"),
        shown("week.add", "a", "ask('add_card')", "add",
              "Add a session, a run or a note to this day"),
        quiet("week.add_template", "A", "ask('add_template')", "add from plan",
              "Add a session of the plan to this day"),
        quiet("week.edit", "e", "ask('edit_card')", "edit",
              "Edit this card, or its repeats from here on"),
        quiet("week.move", "m", "lift_card", "move",
              "Lift this card, carry it with the arrows, enter puts it down"),
        quiet("week.more", "plus,equals_sign", "more_dose(1)", "more",
              "More: distance up to the cap, or one set of each exercise", _DOSE, one_sign=True),
        quiet("week.less", "minus", "more_dose(-1)", "less",
              "Less: distance, or one set of each exercise", _DOSE),
        quiet("week.over", "o", "ask('go_over_cap')", "over the cap",
              "Go over the cap, with a written reason that is kept"),
        shown("week.why", "y", "ask('explain_day')", "why",
              "Why this number: every rule with its inputs and source"),
        shown("week.log_run", "r", "ask('log_run')", "log run", "Log a run that was done"),
        quiet("week.watch", "R", "ask('write_for_watch')", "for the watch",
              "Write the run of this day for a watch; it ends at the cap"),
        quiet("week.focus", "f", "ask('tell_focus')", "focus",
              "Say how far the run's point of technique was kept: kept, partly, not"),
        quiet("week.skip", "s", "ask('skip_card')", "skip",
              "Skip this card or the marked ones with a reason, or plan them again"),
        quiet("week.delete", "d,delete", "remove_card", "delete",
              "Take the card out; undo brings it back, ticks stay"),
        quiet("week.copy", "c", "copy_cards", "copy", "Copy this card or the marked ones"),
        quiet("week.cut", "x", "cut_cards", "cut", "Cut this card or the marked ones"),
        quiet("week.paste", "p", "ask('paste_cards')", "paste", "Paste on this day"),
        quiet("week.duplicate", "D", "ask('duplicate_card')", "duplicate",
              "Copy this card to days you name"),
        quiet("week.mark", "v", "mark_card", "mark", "Mark this card"),
        quiet("week.mark_day", "V", "mark_day", "mark day", "Mark every card of the day"),
    ]  # fmt: skip

    grid = query_one("#week", WeekGrid)

    class Drafted(Message):
        """A run's distance is being changed, or no longer is."""

    def __init__(self, logbook: Logbook, form: Form) -> None:
        super().__init__(logbook, "cards")
        self._form = form
        self.draft: Draft | None = None
        """The run being changed with + and -."""
        self.clipboard: Clipboard | None = None
        self.forecast: Forecast | None = None
        """What the why-card can go on to, once it is worked out."""
        self._told_lock = ""
        """Id of the red flag that a tick was told of."""

    def compose(self) -> ComposeResult:
        """The grid of cards."""
        yield WeekGrid(id="week", form=self._form)

    # -- what the cursor is on ----------------------------------------------

    def current_day(self) -> date:
        """The day under the cursor."""
        return date.fromisoformat(self.grid.days[self.grid.cursor[0]].key)

    def current_key(self) -> str | None:
        """The card under the cursor."""
        place, index = self.grid.cursor
        cards = self.grid.days[place].cards if self.grid.days else ()
        return cards[index].key if index < len(cards) else None

    def current_item(self) -> SessionItem | RunItem | None:
        """What the card under the cursor stands for."""
        key = self.current_key()
        item = self.logbook.cards.item(key, self.current_day()) if key else None
        return item if isinstance(item, SessionItem | RunItem) else None

    def has_happened(self) -> bool:
        """True if the card under the cursor is ticked or run, or was never planned: neither its
        day nor what it asks for changes any more."""
        key = self.current_key()
        card = self.logbook.get(key) if key else None
        if isinstance(card, Planned):
            return self.logbook.cards.has_facts(card)
        return card is not None

    def current_planned(self) -> Planned | None:
        """The planned session or run under the cursor, told if there is none."""
        item = self.current_item()
        if item is None or item.planned is None:
            self.page.said("Nothing planned here: a adds something.")
            return None
        return item.planned

    def chosen_cards(self) -> tuple[Planned, ...]:
        """The marked cards, or the one under the cursor; told if there is none."""
        if self.grid.marked:
            found = (self.logbook.get(key) for key in self.grid.marked)
            cards = tuple(card for card in found if isinstance(card, Planned))
            if not cards:
                self.grid.marked = frozenset()
                self.page.said("The marked cards are no longer planned.")
            return cards
        card = self.current_planned()
        return (card,) if card else ()

    def drafted(self) -> PlannedRun | None:
        """The run being changed, with the distance being tried."""
        if self.draft is None:
            return None
        card = self.logbook.get(self.draft.run)
        return drafted(card, self.draft.metres) if isinstance(card, PlannedRun) else None

    # -- tick and open ------------------------------------------------------

    def action_tick_next(self) -> None:
        """Tick the next set as asked for; a run is logged instead."""
        item, page = self.current_item(), self.page
        if isinstance(item, RunItem):
            self.action_ask("log_planned")
        elif isinstance(item, SessionItem):
            key = item.next_set
            if key is None:
                page.said(f"{item.name} is all done. Enter shows and edits its sets.")
            elif page.attempt(lambda: self.logbook.session.tick(item.key, key)):
                page.done()
                self._tell_lock()
        else:
            page.said("Nothing to tick here: a adds something.")

    def _tell_lock(self) -> None:
        """A tick is never refused; while a red flag locks everything, that is said once."""
        lock = self.logbook.red_flags.everything()
        if lock is not None and lock.id != self._told_lock:
            self._told_lock = lock.id
            self.page.notify(kept_words(lock, self.logbook.today), severity="warning", markup=False)

    @on(WeekGrid.Chosen)
    def open_card(self) -> None:
        """Enter: keep what is being changed, or open the card."""
        if self.draft is not None:
            self.keep_draft(again=True)
        else:
            self.action_ask("open_card")

    @work
    async def action_ask(self, what: str) -> None:
        """Ask what a key is there to ask; `what` is a name in `ASKS`."""
        try:
            await _asks().ASKS[what](self)
        except EasebackError as error:
            self.page.tell(error)

    def take_up_current(self) -> None:
        """Let the session page take up today's walk-run under the cursor, or the session there if
        none was left in the middle."""
        item = self.current_item()
        is_run = isinstance(item, RunItem)
        if item is not None and (is_run or not self.logbook.todo.is_one_begun()):
            self.take_up(item)

    def take_up(self, item: SessionItem | RunItem) -> bool:
        """Let the session page take up a card; False if it is not to be done there now."""
        book = self.logbook
        if self.current_day() != book.today or not is_to_do(item):
            return False
        if book.red_flags.is_barred(item):
            return False
        book.todo.open_place(item.key)
        return True

    # -- remove, move, copy ------------------------------------------------

    def action_remove_card(self) -> None:
        """Take out the marked cards, or the one under the cursor."""
        if self.grid.marked:
            cards = self.chosen_cards()
            did = bool(cards) and self.page.did(lambda: self.logbook.calendar.drop_cards(cards))
        else:
            did = self._remove_current()
        if did:
            self.grid.marked = frozenset()
            self.page.done()

    def _remove_current(self) -> bool:
        """Take the card out of the plan; a done one without a plan goes into the bin."""
        key, item = self.current_key(), self.current_item()
        if key is None:
            self.page.said("Nothing to delete here.")
            return False
        record = key if item is None else _record_id(item)
        return self.page.did(lambda: self.logbook.facts.remove(record))

    def action_lift_card(self) -> None:
        """Lift the card, so that the arrows carry it; or put the carried one down."""
        if self.grid.lifted is not None:
            self.grid.drop()
            return
        card = self.current_planned()
        if card is None:
            return
        if self.logbook.cards.has_facts(card):
            self.page.said(
                "That card is ticked or run already: it happened on that day. c copies it."
            )
            return
        self.grid.lift()
        self.page.said("Carry it with ← →; enter puts it down, m too, esc leaves it where it was.")

    @on(WeekGrid.Dragged)
    def lift_dragged(self) -> None:
        """What the mouse drags is lifted as by its key."""
        self.action_lift_card()

    def on_month_grid_dragged(self) -> None:
        """The same in a month."""
        if self.grid.lifted is None:
            self.action_lift_card()

    def on_month_grid_dropped(self) -> None:
        """The button is let go over a day of the month."""
        self.grid.drop()

    @on(WeekGrid.Carried)
    def show_landing(self, event: WeekGrid.Carried) -> None:
        """Say what this landing place would mean."""
        day, book = date.fromisoformat(event.day_key), self.logbook
        effect = self.page.attempt(
            lambda: book.calendar.landing_words(book.cards.card(event.card_key), day)
        )
        self.page.said(f"{book.dated(day)}: {effect or 'fine.'}")

    @on(WeekGrid.Moved)
    @work
    async def put_down(self, event: WeekGrid.Moved) -> None:
        """The carried card lands; a run over its cap is asked about."""
        book, card, day = self.logbook, event.card_key, date.fromisoformat(event.day_key)
        move = book.calendar.move
        await _asks().place(self, lambda reason: move(book.cards.card(card), day, reason=reason))

    def action_copy_cards(self) -> None:
        """Copy for pasting."""
        self._take(cut=False)

    def action_cut_cards(self) -> None:
        """Cut for pasting; the cards stay until they are pasted."""
        self._take(cut=True)

    def _take(self, *, cut: bool) -> None:
        cards = self.chosen_cards()
        if cards:
            self.clipboard = Clipboard(cards, cut)
            verb = "Cut" if cut else "Copied"
            one = self.logbook.cards.name_of(cards[0])
            name = one if len(cards) == 1 else f"{len(cards)} cards"
            self.page.said(f"{verb} {name}: p pastes it on the day under the cursor.")

    def action_mark_card(self) -> None:
        """Mark the card, or take the mark off."""
        card = self.current_planned()
        if card is not None:
            self.grid.marked = self.grid.marked ^ {card.id}

    def action_mark_day(self) -> None:
        """Mark every planned card of the day, or take the marks off."""
        day = self.current_day()
        ids = frozenset(card.id for card in self.logbook.cards.planned(day, day))
        marked = self.grid.marked
        self.grid.marked = marked - ids if ids <= marked else marked | ids

    # -- more and less ------------------------------------------------------

    def action_more_dose(self, direction: int) -> None:
        """A run: one step further or shorter, held at the cap. A session: a set more or less of
        each exercise."""
        card = self.current_planned()
        if isinstance(card, PlannedRun):
            self._step_run(card, direction)
        elif isinstance(card, PlannedSession) and self.logbook.cards.has_facts(card):
            self.page.said(
                f"{card.name} has been begun: it stays as asked for. Enter shows its sets."
            )
        elif isinstance(card, PlannedSession) and self.page.did(
            lambda: self.logbook.calendar.more_sets(card, direction)
        ):
            self.page.done()

    def _step_run(self, card: PlannedRun, direction: int) -> None:
        if self.logbook.cards.has_facts(card):
            self.page.said("That run has been run: enter corrects it.")
            return
        now = self.draft.metres if self.draft and self.draft.run == card.id else card.distance_m
        held = self.logbook.caps.stepped(card, now, direction)
        self._try(Draft(card.id, held.metres, held.at_cap))

    def _try(self, draft: Draft | None) -> None:
        self.draft = draft
        self.post_message(self.Drafted())

    @on(WeekGrid.Highlighted)
    def follow_cursor(self, event: WeekGrid.Highlighted) -> None:
        """Leaving the card that is being changed keeps the change."""
        if self.draft is not None and self.draft.run != event.card_key:
            self.keep_draft()

    def keep_draft(self, *, again: bool = False) -> None:
        """Write the distance that + and - have come to.

        After a refusal the card shows what the book holds; with `again` the distance stays on
        it, to be changed or tried once more.
        """
        draft = self.draft
        if draft is None:
            return
        self._try(None)
        card = self.logbook.get(draft.run)
        if not isinstance(card, PlannedRun) or card.distance_m == draft.metres:
            return
        if self.page.did(lambda: self.logbook.calendar.set_distance(card, draft.metres)):
            self.page.done()
        elif again:
            self._try(draft)

    def drop_draft(self) -> None:
        """Let go of the distance that is being tried."""
        self._try(None)

    def let_go(self) -> None:
        """Drop the change under way, the carried card and the marks."""
        self.grid.cancel_lift()
        self.grid.marked = frozenset()
        self._try(None)


def _asks() -> ModuleType:
    from planner.screens.panes import card_asks  # 40 ms the first frame does without

    return card_asks


def _record_id(item: SessionItem | RunItem) -> str:
    """Which record delete means: the plan first, then what was done."""
    if item.planned is not None:
        return item.planned.id
    if isinstance(item, SessionItem):
        return item.done.id if item.done else ""
    return item.run.id if item.run else ""
