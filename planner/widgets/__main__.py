"""The gallery: `python -m planner.widgets` lists the widgets, `… week_grid` opens one."""

from __future__ import annotations

import sys
from typing import Any, ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from planner.widgets.key_hints import KeyHints
from planner.widgets.kit.keys import quiet
from planner.widgets.kit.laid_lines import Line
from planner.widgets.kit.message import WidgetMessage
from planner.widgets.kit.scroll_lines import ScrollLines
from planner.widgets.kit.text import Span, say
from planner.widgets.sample_dialogs import DIALOGS
from planner.widgets.samples import SAMPLES
from planner.widgets.span_lines import SpanLines

NAMES = (*SAMPLES, *DIALOGS)


class Names(ScrollLines):
    """Takes names; tells which is chosen."""

    HELP = "## Names\n\n**Up**, **down** and **Enter**."

    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("names.choose", "enter", "choose", "Open", "Show this widget"),
    ]
    """
    | Key(s) | Description |
    | :- | :- |
    | enter | Choose the name under the cursor. |
    """

    names: reactive[tuple[str, ...]] = reactive(())
    """The names, in order."""

    class Highlighted(ScrollLines.Highlighted):
        """The cursor stands on another name."""

    class Chosen(ScrollLines.Chosen):
        """Enter, or a double click, on a name."""

    def watch_names(self) -> None:
        self.content_changed()

    def lay_out(self, width: int) -> list[Line]:  # noqa: ARG002 - names are cut, not wrapped
        return [Line(say(f" {name}"), name) for name in self.names]


class ListScreen(Screen[None]):
    """Every widget by name."""

    def compose(self) -> ComposeResult:
        title = SpanLines()
        title.lines = ((Span("Widgets", "strong"), Span("   enter shows one", "muted")), ())
        yield title
        names = Names()
        names.names = NAMES
        yield names
        yield KeyHints(("names.choose",), pinned="gallery.quit")

    @on(Names.Chosen)
    def open_one(self, event: Names.Chosen) -> None:
        self.app.push_screen(screen_for(event.key))


class OneScreen(Screen[None]):
    """One widget, its messages as they come, and the keys that work."""

    DEFAULT_CSS = """
    OneScreen {
        padding: 0 1;
        SpanLines { height: auto; }
        #stage { height: 1fr; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave_widget", "back", id="gallery.back", tooltip="Back to the list"),
    ]

    def __init__(self, widget_name: str) -> None:
        super().__init__()
        self._widget_name = widget_name

    def compose(self) -> ComposeResult:
        title = SpanLines()
        title.lines = ((Span(self._widget_name, "strong"),), ())
        yield title
        widget = SAMPLES[self._widget_name]()
        with Vertical(id="stage"):
            yield widget
        said = SpanLines(id="said")
        said.lines = ((Span("It has said nothing yet.", "muted"),),)
        yield said
        yield KeyHints(_binding_ids(widget), limit=12, pinned="gallery.back")

    @on(WidgetMessage)
    def tell(self, event: WidgetMessage) -> None:
        """Show what the widget has said."""
        told = {name: value for name, value in vars(event).items() if not name.startswith("_")}
        told.pop("time", None)
        words = "  ".join(f"{name} {value}" for name, value in told.items())
        said = self.query_one("#said", SpanLines)
        said.lines = ((Span(type(event).__qualname__, "accent"), Span(f"  {words}")),)

    def action_leave_widget(self) -> None:
        leave(self.app)


class DialogScreen(Screen[None]):
    """One dialog, and what it was answered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open_dialog", "ask", id="gallery.ask", tooltip="Open the dialog"),
        Binding("q", "leave_widget", "back", id="gallery.back", tooltip="Back to the list"),
    ]

    def __init__(self, dialog_name: str) -> None:
        super().__init__()
        self._dialog_name = dialog_name

    def compose(self) -> ComposeResult:
        yield SpanLines(id="said")
        yield KeyHints(("gallery.ask",), pinned="gallery.back")

    def on_mount(self) -> None:
        self.action_open_dialog()

    def action_open_dialog(self) -> None:
        self.app.push_screen(DIALOGS[self._dialog_name](), self.tell)

    def tell(self, answer: object) -> None:
        """Show what the dialog gave back."""
        said = self.query_one("#said", SpanLines)
        said.lines = ((Span(self._dialog_name, "strong"), Span(f"  {answer}")),)

    def action_leave_widget(self) -> None:
        leave(self.app)


def screen_for(name: str) -> Screen[None]:
    """The screen that shows a widget or a dialog."""
    return DialogScreen(name) if name in DIALOGS else OneScreen(name)


def leave(app: App[Any]) -> None:
    """Back to the list, or out if one widget was opened straight away."""
    if len(app.screen_stack) > 2:
        app.pop_screen()
    else:
        app.exit()


def _binding_ids(widget: Widget) -> tuple[str, ...]:
    """The widget's own bindings: its help line, though a page would not show them."""
    own = (binding for kind in type(widget).__mro__ for binding in vars(kind).get("BINDINGS", ()))
    return tuple(binding.id for binding in own if isinstance(binding, Binding) and binding.id)


class Gallery(App[None]):
    """Shows the widgets alone, as anyone may use them."""

    TITLE = "widgets"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "quit", id="gallery.quit", tooltip="Leave the gallery"),
    ]

    def __init__(self, widget_name: str = "") -> None:
        super().__init__()
        self._widget_name = widget_name

    def on_mount(self) -> None:
        first = screen_for(self._widget_name) if self._widget_name else ListScreen()
        self.push_screen(first)


def main(arguments: list[str]) -> int:
    """Open the gallery, or one widget of it; 2 for a name that there is not."""
    name = arguments[0] if arguments else ""
    if name and name not in NAMES:
        print(f"There is no widget {name!r}. There are: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    Gallery(name).run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
