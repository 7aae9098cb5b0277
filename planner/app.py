"""The App: theme, keys, pages. No rule and no data of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.reactive import Reactive

from planner.clock import steady_seconds
from planner.config import FigureStyle, Settings, figure_style, folders, place
from planner.domain.values.errors import EasebackError
from planner.logbook.logbook import Logbook
from planner.screens.book_page import BookPage
from planner.screens.week.page import WeekPage
from planner.theme import EASEBACK, legible
from planner.widgets.kit.key_turns import KeyTurns
from planner.widgets.kit.text import clean

if TYPE_CHECKING:
    from textual.actions import ActionParseResult
    from textual.command import Provider
    from textual.dom import DOMNode
    from textual.notifications import SeverityLevel
    from textual.screen import Screen
    from textual.theme import Theme
    from textual.timer import Timer

    from planner.screens.shared.prompting import Commands
    from planner.widgets.lines_input import LinesInput


def _commands() -> type[Provider]:
    # Only when the palette is opened.
    from planner.palette import BindingCommands

    return BindingCommands


def reached(breakpoints: list[tuple[int, str]], cells: int) -> str:
    """The class of the last breakpoint at or below a size."""
    return [name for least, name in breakpoints if least <= cells][-1]


DIGITS = frozenset("0123456789")
LATE_S = 2.0
"""Seconds for which a digit is no key of the page after a 1 has become a score by itself."""
POLL_S = 0.7
"""How often the book looks for what other programs wrote: seen within a second."""
NOTICE_S = 12.0
"""How long a notice of the book is shown, whatever changes meanwhile."""
HELD_S = 0.2
"""How long a key waits for another program that holds the journal, before that is said."""
IDLE_S = 20.0
"""After so long without a change and without a key the checkpoint is written."""


def _asks() -> ModuleType:
    from planner.screens.shared import app_asks  # on first use

    return app_asks


class EasebackApp(App[None]):
    """easeback in full screen."""

    TITLE = "easeback"
    # Textual does not load the stylesheet of a default screen, so home's stands here too.
    CSS_PATH = ["easeback.tcss", "screens/week/week.tcss"]
    DEFAULT_MODE = "week"
    COMMANDS = {_commands}
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+q",
            "quit",
            "quit",
            show=False,
            id="app.quit",
            tooltip="Leave at once; everything is saved",
        ),
        Binding(
            "ctrl+l",
            "redraw",
            "redraw",
            show=False,
            id="app.redraw",
            tooltip="Draw the screen anew",
        ),
    ]

    theme: Reactive[str] = Reactive(EASEBACK.name)
    """As Textual's, with easeback's look from the start: set while running, a theme has every
    stylesheet parsed and every widget styled again."""

    def __init__(
        self,
        logbook: Logbook,
        settings: Settings,
        *,
        notices: tuple[str, ...] = (),
        on_ready: Callable[[], None] | None = None,
        quiet: bool = False,
        seconds: Callable[[], float] = steady_seconds,
        commands: Callable[[], Commands] | None = None,
        config: Path | None = None,
    ) -> None:
        """
        Args:
            logbook: The open book.
            settings: What the settings file says.
            notices: What the runner is to be told first.
            on_ready: Called after the first frame.
            commands: Gives what runs the commands of the prompt line.
            config: Folder of the settings file; without it the usual one.
            quiet: No bells in a session.
            seconds: The clock of a session, which never goes back.
        """
        super().__init__()
        self.register_theme(EASEBACK)
        self._quiet = quiet
        self._seconds = seconds
        self._make_commands = commands
        self._config = config
        self._lines: list[str] = []
        """What was typed in the prompt line."""
        self._when_ready = on_ready
        self.logbook = logbook
        logbook.leaves_out = True
        logbook.journal.wait_at_most(HELD_S)
        self.settings = settings
        self._notices = notices
        self._told: frozenset[str] = frozenset()
        """Notices of the last look, which are not told again."""
        self._noticed: dict[str, float] = {}
        """When each notice was told last."""
        self._late: Timer | None = None
        """Runs while a digit may be the late half of a ten."""
        self._turns = KeyTurns(self, super().on_event)
        self._typed_at = steady_seconds()
        self._day = logbook.today
        self.add_class(f"-theme-{EASEBACK.name}", update=False)

    def get_theme(self, theme_name: str) -> Theme | None:
        """As Textual's; easeback's own is there before it can be registered."""
        return EASEBACK if theme_name == EASEBACK.name else super().get_theme(theme_name)

    def get_css_variables(self) -> dict[str, str]:
        """As Textual's, with every word of the theme readable."""
        self.theme_variables = legible(super().get_css_variables(), self.current_theme)
        return self.theme_variables

    def get_default_screen(self) -> Screen[None]:
        """The week page is home: the first screen, so nothing is drawn before it."""
        return self._sized(WeekPage(self.logbook))

    def _sized(self, page: Screen[None]) -> Screen[None]:
        """What the breakpoints would add only after a first layout, to be followed by a second."""
        width, height = self.size
        page.add_class(reached(self.HORIZONTAL_BREAKPOINTS, width), update=False)
        page.add_class(reached(self.VERTICAL_BREAKPOINTS, height), update=False)
        return page

    def on_mount(self) -> None:
        """Look, keys, and the one timer."""
        if self.settings.theme:
            self._take_theme(self.settings.theme)
        if self.settings.keys:
            self._take_keys(self.settings.keys)
        if self.settings.animations != "full":
            self.animation_level = self.settings.animations
        # Known by now, home's mode was opened by `get_default_screen` without another frame.
        self.add_mode(self.DEFAULT_MODE, self.get_default_screen)
        self.add_mode("session", self._player_page)
        self.add_mode("runs", self._runs_page)
        self.add_mode("journal", self._journal_page)
        self.add_mode("charts", self._charts_page)
        self.add_mode("library", self._library_page)
        self.set_interval(POLL_S, self._look_around)
        self._unsubscribe = self.logbook.subscribe(self._book_changed)
        self.logbook.notices[:0] = self._notices
        self._tell_notices()
        if self._when_ready is not None:
            self.call_after_refresh(self._when_ready)
        self.call_after_refresh(self._look_for_files)

    def on_app_focus(self) -> None:
        """Files may have come while another program had the keyboard."""
        self._look_for_files()

    def _look_for_files(self) -> None:
        """See in a thread whether a folder that is looked at has new files; the book tells it."""
        if self.logbook.watches:
            self.logbook.watched.look_beside()

    def on_unmount(self) -> None:
        """Stop following the book."""
        self._unsubscribe()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,  # noqa: ARG002 - never, whoever asks for it
    ) -> None:
        """As Textual's; words are never markup here, and hold nothing a terminal would obey."""
        self._sweep_notices()
        super().notify(
            clean(message, breaks="\n"),
            title=clean(title),
            severity=severity,
            timeout=timeout,
            markup=False,
        )

    def _sweep_notices(self) -> None:
        """Remove what is left of notices that were taken away before their time: Textual keeps the
        empty row of each for as long as there is the page."""
        for row in self.screen.query("ToastHolder"):
            if row.is_mounted and not row.children:
                row.remove()

    def _take_keys(self, keys: dict[str, str]) -> None:
        """Use the keys that the settings name, and tell the slips in them."""
        # Only with keys of one's own: it looks at the bindings of every page.
        from planner.screens.key_slips import key_slips, usable

        self.set_keymap(usable(keys))
        where = partial(place, self._config or folders().config)
        self._notices = (*self._notices, *key_slips(type(self), keys, where))

    def _take_theme(self, name: str) -> None:
        if name in self.available_themes:
            self.theme = name
            return
        known = ", ".join(sorted(self.available_themes))
        self.notify(
            f"Known themes: {known}",
            title=f"There is no theme {name!r}; easeback's own is used.",
            severity="warning",
            markup=False,
        )

    def _look_around(self) -> None:
        """Other programs' changes, a new day, and the checkpoint when idle."""
        self.logbook.poll()
        if self.logbook.today != self._day:
            self._day = self.logbook.today
            self.logbook.day_changed()
            self._look_for_files()
        if self.rested_s >= IDLE_S:  # the day's backup is felt under the fingers
            self.logbook.keeping.keep(IDLE_S)
        self._tell_notices()

    def _book_changed(self) -> None:
        """What was told spoke of the state before; only what the book itself has to say stays."""
        self.clear_notifications()
        now = self._seconds()
        for notice, told in self._noticed.items():
            if now - told < NOTICE_S:
                self._tell_notice(notice, NOTICE_S - now + told)

    def _tell_notice(self, notice: str, seconds: float) -> None:
        self.notify(notice, severity="warning", timeout=seconds, markup=False)

    def _tell_notices(self) -> None:
        """What the book has to say. What it says again and again is told once."""
        notices = self.logbook.take_notices()
        for notice in notices:
            if notice not in self._told:
                self._noticed[notice] = self._seconds()
                self._tell_notice(notice, NOTICE_S)
        self._told = frozenset(notices)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """As Textual's; what the disk or a rule refuses is told, and the window goes on."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except EasebackError as error:
            self.notify(error.hint, title=error.message, severity="error", timeout=8, markup=False)
            return True

    # -- keys ---------------------------------------------------------------

    @property
    def rested_s(self) -> float:
        """Seconds since the last key."""
        return steady_seconds() - self._typed_at

    async def on_event(self, event: events.Event) -> None:
        """What is typed waits for its turn."""
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            self._typed_at = steady_seconds()
            await self._turns.take(event)
        else:
            await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """A key whose screen has gone meanwhile acts on what is there now.

        Only what no widget has taken comes here, before the bindings are asked.
        """
        if self._turns.is_late():
            event.stop()
            event.prevent_default()
            self._turns.again(event)
        elif self._late is not None and not self.screen.is_modal and event.key in DIGITS:
            event.stop()
            event.prevent_default()
            self.notify(
                "u takes the 1 back; t is ten, or 1 and 0 without a pause.",
                title=f"The {event.key} came late: the score is 1/10.",
                markup=False,
            )

    def on_long_work(self) -> None:
        """Keys go on beside what takes long."""
        self._turns.wait_no_longer()

    def on_dialog_keys_asked(self) -> None:
        """Tell the keys of the dialog that is shown."""
        _asks().show_keys(self, self.logbook)

    def on_lines_input_editor_asked(self, event: LinesInput.EditorAsked) -> None:
        """Let the runner's own editor have the text of a field."""
        _asks().edit_field(self, self.logbook, event.lines)

    def on_score_dialog_stood_alone(self) -> None:
        """A 1 was the whole score: what may be the 0 of a ten opens nothing for a while."""
        if self._late is not None:
            self._late.stop()
        self._late = self.set_timer(LATE_S, self._hear_digits)

    def _hear_digits(self) -> None:
        self._late = None

    def _runs_page(self) -> Screen[None]:
        from planner.screens.runs.page import RunsPage  # on the first visit

        return self._sized(RunsPage(self.logbook))

    def _player_page(self) -> Screen[None]:
        from planner.screens.session.page import player_page  # on the first visit

        told = self.settings
        page = player_page(
            self.logbook, self._seconds, ready_s=told.ready_s, switch_s=told.switch_s,
            bell=told.bell and not self._quiet, figures=lambda: self.figure_style,
        )  # fmt: skip
        return self._sized(page)

    def _journal_page(self) -> Screen[None]:
        from planner.screens.journal.page import JournalPage  # on the first visit

        return self._sized(JournalPage(self.logbook))

    def _charts_page(self) -> Screen[None]:
        from planner.screens.charts.page import ChartsPage  # on the first visit

        return self._sized(ChartsPage(self.logbook))

    def _library_page(self) -> Screen[None]:
        from planner.screens.library.page import LibraryPage  # on the first visit

        return self._sized(LibraryPage(self.logbook, lambda: self.figure_style))

    @property
    def figure_style(self) -> FigureStyle:
        """How exercises are drawn on this terminal."""
        return figure_style(self.settings.figures, os.environ)

    def action_open_prompt(self) -> None:
        """Type a command, as in a terminal."""
        page = self.screen
        if self._make_commands is not None and isinstance(page, BookPage):
            page.run_worker(_asks().type_command(page, self._make_commands(), self._lines))

    def action_open_options(self) -> None:
        """Change the answers of the wizard, the look, or load parameters."""
        page = self.screen
        if isinstance(page, BookPage):
            themes = tuple(sorted({*self.available_themes} - {EASEBACK.name}))
            folder = self._config or folders().config
            asked = _asks().open_options(page, self.settings, folder, themes, self._take_settings)
            page.run_worker(asked)

    def _take_settings(self, settings: Settings) -> None:
        """Look as the settings say from now on."""
        self.settings = settings
        self._take_theme(settings.theme or EASEBACK.name)
        self.animation_level = settings.animations

    def action_redraw(self) -> None:
        """Draw everything anew, after another program has written on the terminal."""
        self.refresh(layout=True, repaint=True)
        self.screen.refresh(layout=True, repaint=True)
