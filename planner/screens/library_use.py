"""What can be done with an exercise of the library: find, filter, plan, write one's own."""

from __future__ import annotations

from typing import ClassVar, get_args

from textual import work
from textual.binding import Binding, BindingType

from planner import typed
from planner.domain.exercises.catalogue import Wanted, on_step
from planner.domain.values.exercise import Exercise, Group, Place
from planner.logbook.logbook import Logbook
from planner.screens.book_page import BookPage


class LibraryUse(BookPage):
    """Holds what is filtered and sought; subclasses show it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space", "use_exercise", "plan it", id="library.use",
            tooltip="Put this exercise, at the step shown, into the week",
        ),
        Binding(
            "slash", "seek", "find", key_display="/", id="library.find",
            tooltip="Find words on the cards",
        ),
        Binding(
            "n", "seek_on(1)", "next", show=False, id="library.find_next",
            tooltip="The next card with these words",
        ),
        Binding(
            "N", "seek_on(-1)", "previous", show=False, id="library.find_previous",
            tooltip="The card before with these words",
        ),
        Binding(
            "F", "filter_list", "filter", id="library.filter",
            tooltip="Show only a muscle, knee load, side, place or equipment",
        ),
        Binding(
            "a", "write_own", "new", id="library.new",
            tooltip="A file for an exercise of your own, to be filled in",
        ),
        Binding(
            "e", "tell_file", "file", show=False, id="library.file",
            tooltip="Where this exercise is written down, and how to change it",
        ),
    ]  # fmt: skip

    def __init__(self, logbook: Logbook) -> None:
        super().__init__(logbook)
        self.wanted = Wanted()
        """What the list is filtered by."""
        self.sought = ""
        """What was looked for last."""
        self.words = ""
        """What was just done."""

    def said(self, words: str) -> None:
        """Say in the banner what was done."""
        self.words = words
        self.show_banner()

    def show_banner(self) -> None:
        """Shown by the page."""
        raise NotImplementedError

    def current(self) -> Exercise | None:
        """Known by the page."""
        raise NotImplementedError

    def step(self) -> int:
        """Known by the page."""
        raise NotImplementedError

    def find_next(self, way: int) -> None:
        """Done by the page."""
        raise NotImplementedError

    # -- finding ------------------------------------------------------------

    @work
    async def action_seek(self) -> None:
        """Ask for words and go to the first card that has them all."""
        from planner.widgets.ask_dialog import AskDialog  # imported on first use

        text = await self.ask(AskDialog("Find which words?", hint="step, hip stretch, DiStefano"))
        if text:
            self.sought = text
            self.find_next(1)

    def action_seek_on(self, way: int) -> None:
        """The next card with the words."""
        if self.sought:
            self.find_next(way)
        else:
            self.said("Nothing was looked for yet: / asks.")

    @work
    async def action_filter_list(self) -> None:
        """Ask what the list shall show."""
        from planner.widgets.form import FormDialog  # imported on first use
        from planner.widgets.form_field import Field

        old = self.wanted
        answers = await self.ask(
            FormDialog(
                "Show only",
                (
                    Field("muscle", "muscle group", "choice", old.muscle,
                          options=(("", "all"), *((one, one) for one in get_args(Group)))),
                    Field("tier", "knee load", "choice", "" if old.tier is None else old.tier,
                          options=(("", "any"), ("0", "0"), ("1", "0-1"), ("2", "0-2"))),
                    Field("side", "legs", "choice", old.side,
                          options=(("", "either"), ("one", "one at a time"), ("both", "both"))),
                    Field("place", "place", "choice", old.place,
                          options=(("", "any"), *((one, one) for one in get_args(Place)))),
                    Field("equipment", "equipment", value=old.equipment, hint="band, step, none"),
                ),
                save="show",
            )
        )  # fmt: skip
        if answers is None:
            return
        self.wanted = Wanted(
            muscle=answers["muscle"] or "",
            tier=int(answers["tier"]) if answers["tier"] else None,
            side=answers["side"] or "",
            place=answers["place"] or "",
            equipment=answers["equipment"] or "",
        )
        self.words = ""
        self.reload()

    # -- using --------------------------------------------------------------

    @work
    async def action_use_exercise(self) -> None:
        """Ask for a day and put the exercise into the week."""
        from planner.screens.add_forms import add_session_of  # on first use
        from planner.screens.picking import confirm_not_now
        from planner.screens.week_edit import refusal
        from planner.widgets.ask_dialog import AskDialog

        exercise, book = self.current(), self.logbook
        if exercise is None:
            return
        item = on_step(exercise, self.step())
        if not await confirm_not_now(self, item):
            return
        text = await self.ask(
            AskDialog(
                f"{exercise.name}: on which day?",
                value="today",
                hint="today, next fri, +3d, 11 apr",
                validate=lambda text: refusal(lambda: typed.a_date(text, book.today, "future")),
            )
        )
        if text is None:
            return
        day = typed.a_date(text or "today", book.today, "future")
        if await add_session_of(self, day, (item,)):
            self.done()

    # -- one's own ----------------------------------------------------------

    @work
    async def action_write_own(self) -> None:
        """Ask for a name, write a file to be filled in, and say where it is."""
        from planner.exchange.own_exercises import new_exercise  # on first use
        from planner.widgets.ask_dialog import AskDialog

        name = await self.ask(
            AskDialog("A new exercise of your own: what is it called?", hint="Heel slide")
        )
        if not name:
            return
        path = self.attempt(lambda: new_exercise(name, self.logbook.plan_folders[-1]))
        if path is not None:
            self.said(f"Fill it in: {path}. It is read at the next start.")

    def action_tell_file(self) -> None:
        """Say where the exercise is written down."""
        from planner.exchange.own_exercises import file_of  # on first use

        exercise, folders = self.current(), self.logbook.plan_folders
        if exercise is None:
            return
        path = file_of(exercise.id, folders)
        own = folders[-1]
        if path is not None and path.parent == own and len(folders) > 1:
            self.said(f"Yours: {path}. Change it; it is read at the next start.")
        else:
            self.said(f"The program's own. To change it, copy its table of {path} into {own}.")
