"""Whatever the theme, all that a widget draws can be read where it is drawn (WCAG 2.2, AA)."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from planner.widgets.kit.inks import BLACK, INKS, READABLE, WHITE, Ink, contrast, readable
from planner.widgets.kit.line_widget import LineWidget
from planner.widgets.samples import SAMPLES
from tests.widgets.support import Stage

XTERM = {
    "black": "#000000", "red": "#cd0000", "green": "#00cd00", "yellow": "#cdcd00",
    "blue": "#0000ee", "magenta": "#cd00cd", "cyan": "#00cdcd", "white": "#e5e5e5",
    "bright_black": "#7f7f7f", "bright_red": "#ff0000", "bright_green": "#00ff00",
    "bright_yellow": "#ffff00", "bright_blue": "#5c5cff", "bright_magenta": "#ff00ff",
    "bright_cyan": "#00ffff", "bright_white": "#ffffff",
}  # fmt: skip
"""A terminal's own colours as xterm has them."""
OWN = [name for name, theme in BUILTIN_THEMES.items() if theme.ansi]
MIXED = [name for name in BUILTIN_THEMES if name not in OWN]


def grounds_of(widget: LineWidget) -> list[str]:
    """The rows a widget draws on, and its own ground."""
    own = {
        name for kind in type(widget).__mro__ for name in vars(kind).get("COMPONENT_CLASSES", ())
    }
    return ["", *sorted(own)]


def unreadable(widget: LineWidget) -> list[str]:
    """Every tone on a row of the widget that is too near to its ground."""
    found = []
    for row in grounds_of(widget):
        for tone in ("", *INKS):
            style = widget.tone_style(tone, row)
            ink, ground = (Color.from_rich_color(one) for one in (style.color, style.bgcolor))
            if widget.app.no_color:
                ink, ground = ink.monochrome, ground.monochrome
            if contrast(ink, ground) < READABLE:
                found.append(f"{tone or 'ordinary'} on {row or 'its ground'}: {ink} {ground}")
    return found


@pytest.mark.parametrize(
    ("theme", "no_color"),
    [*((theme, False) for theme in MIXED), *((theme, True) for theme in MIXED[:3])],
)
async def test_every_tone_can_be_read_on_every_row_of_every_widget(
    theme: str, no_color: bool
) -> None:
    drawn = [make() for make in SAMPLES.values()]
    widgets = [widget for widget in drawn if isinstance(widget, LineWidget)]
    stage = Stage(*widgets)
    stage.no_color = no_color
    stage.theme = theme
    async with stage.run_test(size=(80, 60)) as pilot:
        for widget in widgets:
            widget.focus()
            await pilot.pause()
            assert unreadable(widget) == []
        stage.set_focus(None)
        await pilot.pause()
        assert [line for widget in widgets for line in unreadable(widget)] == []


@pytest.mark.parametrize("ink", INKS.values(), ids=list(INKS))
def test_of_a_terminals_own_colours_only_those_that_can_be_read_are_used(ink: Ink) -> None:
    if ink.dark:
        assert contrast(Color.parse(XTERM[ink.dark]), BLACK) >= READABLE
    if ink.light:
        assert contrast(Color.parse(XTERM[ink.light]), WHITE) >= READABLE


@pytest.mark.parametrize("theme", OWN)
async def test_in_a_terminals_own_colours_nothing_is_dimmed(theme: str) -> None:
    widgets = [make() for make in SAMPLES.values()]
    stage = Stage(*widgets)
    stage.theme = theme
    async with stage.run_test(size=(80, 60)):
        styles: list[Style] = [
            widget.tone_style(tone, row)
            for widget in widgets
            if isinstance(widget, LineWidget)
            for row in grounds_of(widget)
            for tone in ("", *INKS)
        ]
    assert not any(style.dim for style in styles)
    assert not any(style.color and style.color.name == "bright_black" for style in styles)


def test_an_ink_that_can_be_read_stays_as_it_is() -> None:
    assert readable(Color(255, 255, 0), BLACK) == Color(255, 255, 0)


def test_one_that_cannot_keeps_its_hue() -> None:
    shown = readable(Color.parse("#0000ee"), BLACK)

    assert contrast(shown, BLACK) >= READABLE
    assert shown.b > shown.r


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), WHITE) == pytest.approx(4.48, abs=0.01)


def test_the_themes_are_all_of_textuals() -> None:
    assert {*MIXED, *OWN} == set(App().available_themes)
