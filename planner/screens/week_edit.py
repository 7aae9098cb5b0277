"""What the week page's keys do to the calendar: add, edit, move, copy, skip, more and less."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

import msgspec
from textual import on, work
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.reactive import reactive

from planner.domain.values.errors import UsageError
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import PlannedSession, SessionDone, done_id
from planner.domain.weeks.schedule import Planned
from planner.logbook.views import RunItem, SessionItem
from planner.screens.book_page import BookPage
from planner.typed_dates import some_dates
from planner.widgets.week_bars import WeekBars
from planner.widgets.week_grid import WeekGrid
from planner.wording import days

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


class WeekEditing(BookPage):
    """The editing half of the week page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick_next", "tick", id="week.tick",
                tooltip="Tick the next set as asked for; on a run, log it"),
        Binding("a", "add_card", "add", id="week.add",
                tooltip="Add a session, a run or a note to this day"),
        Binding("A", "add_template", "add from plan", show=False, id="week.add_template",
                tooltip="Add a session of the plan to this day"),
        Binding("e", "edit_card", "edit", show=False, id="week.edit",
                tooltip="Edit this card, or its repeats from here on"),
        Binding("m", "lift_card", "move", id="week.move",
                tooltip="Lift this card, carry it with the arrows, enter puts it down"),
        Binding("plus,equals_sign", "more_dose(1)", "more", key_display="+", id="week.more",
                group=_DOSE,
                tooltip="More: distance up to the cap, or one set of each exercise"),
        Binding("minus", "more_dose(-1)", "less", key_display="-", id="week.less", group=_DOSE,
                tooltip="Less: distance, or one set of each exercise"),
        Binding("o", "go_over_cap", "over the cap", show=False, id="week.over",
                tooltip="Go over the cap, with a written reason that is kept"),
        Binding("y", "explain", "why", id="week.why",
                tooltip="Why this number: every rule with its inputs and source"),
        Binding("r", "log_run", "log run", id="week.log_run",
                tooltip="Log a run that was done"),
        Binding("s", "skip_card", "skip", show=False, id="week.skip",
                tooltip="Skip this card or the marked ones with a reason, or plan them again"),
        Binding("d,delete", "remove_card", "delete", show=False, id="week.delete",
                tooltip="Take the card out; undo brings it back, ticks stay"),
        Binding("c", "copy_cards", "copy", show=False, id="week.copy",
                tooltip="Copy this card or the marked ones"),
        Binding("x", "cut_cards", "cut", show=False, id="week.cut",
                tooltip="Cut this card or the marked ones"),
        Binding("p", "paste_cards", "paste", show=False, id="week.paste",
                tooltip="Paste on this day"),
        Binding("D", "duplicate_card", "duplicate", show=False, id="week.duplicate",
                tooltip="Copy this card to days you name"),
        Binding("v", "mark_card", "mark", show=False, id="week.mark",
                tooltip="Mark this card"),
        Binding("V", "mark_day", "mark day", show=False, id="week.mark_day",
                tooltip="Mark every card of the day"),
        Binding("W", "whole_week", "whole week", show=False, id="week.whole",
                tooltip="Copy, repeat or clear the whole week"),
        Binding("escape", "let_go", "drop", show=False, id="week.let_go",
                tooltip="Drop what is being changed and the marks; leave a pane for the week"),
    ]  # fmt: skip

    grid = query_one("#week", WeekGrid)
    first: reactive[date]

    draft: reactive[Draft | None] = reactive(None, init=False, repaint=False)
    """The run being changed with + and -."""

    clipboard: Clipboard | None = None
    words: str = ""
    """What was just done, for the banner."""
    banner_cells: int = 0
    """How many cells the banner needs."""
    _told_lock: str = ""
    """Id of the red flag that a tick was told of."""

    # -- where the cursor is ------------------------------------------------

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

    def current_planned(self) -> Planned | None:
        """The planned session or run under the cursor, told if there is none."""
        item = self.current_item()
        if item is None or item.planned is None:
            self.said("Nothing planned here: a adds something.")
            return None
        return item.planned

    def chosen_cards(self) -> tuple[Planned, ...]:
        """The marked cards, or the one under the cursor; told if there is none."""
        if self.grid.marked:
            found = (self.logbook.get(key) for key in self.grid.marked)
            cards = tuple(card for card in found if isinstance(card, Planned))
            if not cards:
                self.grid.marked = frozenset()
                self.said("The marked cards are no longer planned.")
            return cards
        card = self.current_planned()
        return (card,) if card else ()

    def said(self, words: str) -> None:
        """Say in the banner what was done."""
        self.words = words
        self.show_banner()

    def done(self) -> None:
        """Say what the last change did; what the banner would cut off is told beside it too."""
        super().done()
        if self.banner_cells > self.app.size.width - 2:
            self.notify(self.words, timeout=10, markup=False)

    def show_banner(self) -> None:
        """Shown by the page."""
        raise NotImplementedError

    def drafted(self) -> PlannedRun | None:
        """Known by the page."""
        raise NotImplementedError

    def focused_entry(self) -> str | None:
        """Key of the journal's entry while the journal has the focus, empty where there is none;
        else None. Known by the page."""
        raise NotImplementedError

    # -- tick and open ------------------------------------------------------

    def action_tick_next(self) -> None:
        """Tick the next set as asked for; a run is logged instead."""
        item = self.current_item()
        if isinstance(item, RunItem):
            self.open_log(item)
        elif isinstance(item, SessionItem):
            key = item.next_set
            if key is None:
                self.said(f"{item.name} is all done. Enter shows and edits its sets.")
            elif self.attempt(lambda: self.logbook.session.tick(item.key, key)):
                self.done()
                self._tell_lock()
        else:
            self.said("Nothing to tick here: a adds something.")

    def _tell_lock(self) -> None:
        """A tick is never refused; while a red flag locks everything, that is said once."""
        if not self.logbook.red_flags.open():
            return
        # imported on first use
        from planner.wording.safety import kept_words

        lock = self.logbook.red_flags.everything()
        if lock is not None and lock.id != self._told_lock:
            self._told_lock = lock.id
            self.notify(kept_words(lock, self.logbook.today), severity="warning", markup=False)

    @on(WeekGrid.Chosen)
    def open_card(self) -> None:
        """Enter: keep what is being changed, or open the card."""
        if self.draft is not None:
            self.keep_draft(again=True)
            return
        item, key = self.current_item(), self.current_key()
        if isinstance(item, SessionItem):
            self.open_session(item)
        elif isinstance(item, RunItem):
            self.open_run(item)
        elif key:
            self.open_entry(key)
        else:
            self.action_add_card()

    @work
    async def open_entry(self, key: str) -> None:
        """Open or correct what an entry of the journal, or a card of other training, stands for."""
        from planner.screens.journal_forms import open_entry  # imported on first use

        await self.keep_fact(open_entry(self, key))

    def action_open_player(self) -> None:
        """Do today's walk-run under the cursor step by step, or the session there if none was left
        in the middle; else what is to be done today."""

        item = self.current_item()
        if isinstance(item, RunItem) or (item is not None and not self.logbook.todo.is_one_begun()):
            self._take_up(item)
        super().action_open_player()

    def _take_up(self, item: SessionItem | RunItem) -> bool:
        """Let the session page take up a card; False if it is not to be done there now."""
        # imported on first use
        from planner.logbook.todo import is_to_do

        if self.current_day() != self.logbook.today or not is_to_do(item):
            return False
        if self.logbook.red_flags.is_barred(item):
            return False
        self.logbook.todo.open_place(item.key)
        return True

    @work
    async def open_session(self, item: SessionItem) -> None:
        """Today's session is done on its page; the sets of another day are ticked and corrected
        in a table."""
        from planner.screens.session_dialog import open_sets  # imported on first use

        if self._take_up(item):
            self.app.switch_mode("session")
        else:
            await open_sets(self, item.key)

    @work
    async def open_run(self, item: RunItem) -> None:
        """Today's walk-run is done on its page; one that is still to come is edited; any other is
        logged or corrected."""
        if self._take_up(item):
            self.app.switch_mode("session")
        elif item.run is None and self.current_day() > self.logbook.today:
            from planner.screens.edit_forms import edit_item  # imported on first use

            if await edit_item(self, item):
                self.done()
        else:
            await self.log_run(item)

    @work
    async def open_log(self, item: RunItem) -> None:
        """The form of a run: log the planned one, or correct the done one."""
        await self.log_run(item)

    async def log_run(self, item: RunItem | None) -> None:
        """Ask for what was run on the day under the cursor; where no card is meant, today if that
        day is still to come."""
        from planner.screens.run_forms import log_or_correct  # imported on first use

        day = self.current_day()
        day = min(day, self.logbook.today) if item is None else day
        await self.keep_fact(log_or_correct(self, day, item))

    @work
    async def action_log_run(self) -> None:
        """Log a run on the day under the cursor, or today if that is still to come."""
        await self.log_run(None)

    # -- add and edit -------------------------------------------------------

    @work
    async def action_add_card(self) -> None:
        """Ask what to add, then its details."""
        from planner.screens.add_forms import add_anything  # imported on first use

        await self.keep_fact(add_anything(self, self.current_day()))

    @work
    async def action_add_template(self) -> None:
        """Add a session of the plan."""
        from planner.screens.add_forms import add_from_plan  # imported on first use

        if await add_from_plan(self, self.current_day()):
            self.done()

    @work
    async def action_edit_card(self) -> None:
        """Edit the card under the cursor."""
        from planner.screens.edit_forms import edit_item  # imported on first use

        item, key = self.current_item(), self.current_key()
        if item is None and key:
            self.open_entry(key)
        elif item is None:
            self.said("Nothing to edit here: a adds something.")
        elif await edit_item(self, item):
            self.done()

    def action_remove_card(self) -> None:
        """Take out what has the focus: the journal's entry, the marked cards, or the card."""
        entry = self.focused_entry()
        if entry is not None:
            self._remove_entry(entry)
        elif self.grid.marked:
            self._remove_marked()
        else:
            self._remove_card()

    def _remove_card(self) -> None:
        """Take the card out of the plan; a done one without a plan goes into the bin."""
        key = self.current_key()
        if key is None:
            self.said("Nothing to delete here.")
            return
        item = self.current_item()
        record = key if item is None else _record_id(item)
        if self.attempt(lambda: self.logbook.facts.remove(record)):
            self.done()

    def _remove_marked(self) -> None:
        cards = self.chosen_cards()
        if cards and self.did(lambda: self.logbook.calendar.drop_cards(cards)):
            self.grid.marked = frozenset()
            self.done()

    def _remove_entry(self, entry: str) -> None:
        """Put a journal entry in the bin; of a session that means all its ticks."""
        if not entry:
            self.said("Nothing to delete here.")
            return
        session = entry.split("/")[0]
        if isinstance(self.logbook.get(done_id(session)), SessionDone):
            did = self.did(lambda: self.logbook.session.untick_all(session))
        else:
            did = self.did(lambda: self.logbook.facts.remove(entry))
        if did:
            self.done()

    @work
    async def action_skip_card(self) -> None:
        """Skip the marked cards or this one with one of six reasons, or plan them again."""
        from planner.screens.edit_forms import skip_or_plan_again  # imported on first use

        cards = self.chosen_cards()
        if cards and await skip_or_plan_again(self, cards):
            self.grid.marked = frozenset()
            self.done()

    # -- move, copy, paste --------------------------------------------------

    def action_lift_card(self) -> None:
        """Lift the card, so that the arrows carry it; or put the carried one down."""
        if self.grid.lifted is not None:
            self.grid.drop()
            return
        card = self.current_planned()
        if card is None:
            return
        if self.logbook.cards.has_facts(card):
            self.said("That card is ticked or run already: it happened on that day. c copies it.")
            return
        self.grid.lift()
        self.said("Carry it with ← →; enter puts it down, m too, esc leaves it where it was.")

    @on(WeekGrid.Carried)
    def show_landing(self, event: WeekGrid.Carried) -> None:
        """Say what this landing place would mean."""
        day = date.fromisoformat(event.day_key)
        effect = self.attempt(
            lambda: self.logbook.caps.landing_words(self.logbook.cards.card(event.card_key), day)
        )
        self.said(
            f"{days.dated(day, self.logbook.today)}: {effect}"
            if effect
            else f"{days.dated(day, self.logbook.today)}: fine."
        )

    @on(WeekGrid.Moved)
    @work
    async def put_down(self, event: WeekGrid.Moved) -> None:
        """The carried card lands."""
        book, day = self.logbook, date.fromisoformat(event.day_key)
        if await self.placed(
            lambda reason: book.calendar.move(book.cards.card(event.card_key), day, reason=reason)
        ):
            self.done()

    async def placed(self, put: Callable[[str | None], object]) -> bool:
        """Put cards into the calendar; a run over its cap is asked about. True if it was done."""
        from planner.screens.run_forms import placed  # imported on first use

        return await placed(self, put)

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
            name = (
                self.logbook.cards.name_of(cards[0]) if len(cards) == 1 else f"{len(cards)} cards"
            )
            self.said(f"{verb} {name}: p pastes it on the day under the cursor.")

    @work
    async def action_paste_cards(self) -> None:
        """Paste on the day under the cursor."""
        clipboard = self.clipboard
        if clipboard is None:
            self.said("Nothing has been copied: c copies a card.")
            return
        day = self.current_day()
        cards, cut = clipboard.cards, clipboard.cut
        if await self.placed(
            lambda reason: self.logbook.calendar.paste(cards, day, cut=cut, reason=reason)
        ):
            self.done()
            self.grid.marked = frozenset()
            if cut:
                self.clipboard = None

    @work
    async def action_duplicate_card(self) -> None:
        """Copy the card to several days typed in words."""
        from planner.widgets.ask_dialog import AskDialog  # imported on first use

        card = self.current_planned()
        if card is None:
            return

        def read(text: str) -> tuple[date, ...]:
            return some_dates(text, self.logbook.today, since=card.date)

        text = await self.ask(
            AskDialog(
                f"Copy {self.logbook.cards.name_of(card)} to which days?",
                hint="fri, sat or wed-fri; +7d (counted from the card's day)",
                validate=lambda text: refusal(lambda: read(text)),
            )
        )
        if text and await self.placed(
            lambda reason: self.logbook.calendar.duplicate(card, read(text), reason=reason)
        ):
            self.done()

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

    @work
    async def action_whole_week(self) -> None:
        """Copy, repeat or clear the whole week."""
        from planner.screens.edit_forms import whole_week  # imported on first use

        if await whole_week(self, self.first):
            self.done()

    # -- more and less ------------------------------------------------------

    def action_more_dose(self, direction: int) -> None:
        """A run: one step further or shorter, held at the cap. A session: a set more or less of
        each exercise."""
        card = self.current_planned()
        if isinstance(card, PlannedRun):
            self._step_run(card, direction)
        elif isinstance(card, PlannedSession) and self.logbook.cards.has_facts(card):
            self.said(f"{card.name} has been begun: it stays as asked for. Enter shows its sets.")
        elif isinstance(card, PlannedSession):
            words = self.attempt(lambda: self.logbook.calendar.more_sets(card, direction))
            if words is not None:
                self.done()

    def _step_run(self, card: PlannedRun, direction: int) -> None:
        if self.logbook.cards.has_facts(card):
            self.said("That run has been run: enter corrects it.")
            return
        now = self.draft.metres if self.draft and self.draft.run == card.id else card.distance_m
        held = self.logbook.caps.stepped(card, now, direction)
        self.draft = Draft(card.id, held.metres, held.at_cap)
        self.reload()

    def keep_draft(self, *, again: bool = False) -> None:
        """Write the distance that + and - have come to.

        After a refusal the card shows what the book holds; with `again` the distance stays on
        it, to be changed or tried once more.
        """
        draft, self.draft = self.draft, None
        if draft is None:
            return
        card = self.logbook.get(draft.run)
        if not isinstance(card, PlannedRun) or card.distance_m == draft.metres:
            self.reload()
        elif self.did(lambda: self.logbook.calendar.set_distance(card, draft.metres)):
            self.done()
        else:
            self.draft = draft if again else None
            self.reload()

    def action_let_go(self) -> None:
        """Drop the change under way, the carried card and the marks."""
        self.grid.cancel_lift()
        self.grid.marked = frozenset()
        self.words = ""
        if self.draft is not None:
            self.draft = None
        self.reload()

    @work
    async def action_go_over_cap(self) -> None:
        """Plan a run over its cap, with a written reason."""
        from planner.screens.run_forms import go_over  # imported on first use

        card = self.current_planned()
        if not isinstance(card, PlannedRun):
            self.said("Only a planned run has a cap.")
            return
        tried, self.draft = self.drafted(), None
        if await go_over(self, card, (tried or card).distance_m):
            self.done()
        self.reload()

    @work
    async def action_explain(self) -> None:
        """The why-card of the number that has the focus: the day's cap, or the week's line."""
        from planner.screens.why_dialog import WhyDialog  # imported on first use

        week = self.week_of_bar()
        if week is not None:
            await self.ask(WhyDialog(self.logbook, week, self.drafted(), "week"))
        else:
            await self.ask(WhyDialog(self.logbook, self.current_day(), self.drafted()))

    def week_of_bar(self) -> date | None:
        """The week whose bar is chosen, while the bars have the focus."""
        bar = self.focused.current if isinstance(self.focused, WeekBars) else None
        return None if bar is None else date.fromisoformat(bar.key)


def _record_id(item: SessionItem | RunItem) -> str:
    """Which record delete means: the plan first, then what was done."""
    if item.planned is not None:
        return item.planned.id
    if isinstance(item, SessionItem):
        return item.done.id if item.done else ""
    return item.run.id if item.run else ""


def refusal(read: Callable[[], object]) -> str:
    """The sentence a reader refuses with, or empty if it accepts."""
    try:
        read()
    except UsageError as error:
        return f"{error.message} {error.hint}"
    return ""
