"""Any theme is made readable: pages, dialogs, fields and lists."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from planner.app import EasebackApp
from planner.config import Settings
from planner.logbook.logbook import Logbook
from planner.theme import EASEBACK, FIELD, GROUNDS, TEXTS, legible
from planner.widgets.kit.inks import READABLE, colour_of, contrast
from tests.screens.conftest import book, empty, hand, no_waiting, steady_cursor
from tests.screens.support import WIDE

__all__ = ["book", "empty", "hand", "no_waiting", "steady_cursor"]

THEMES = {EASEBACK.name: EASEBACK, **BUILTIN_THEMES}
MIXED = [name for name, theme in THEMES.items() if not theme.ansi]


@pytest.mark.parametrize("name", MIXED)
def test_every_word_can_be_read_on_pages_dialogs_and_fields(name: str) -> None:
    theme = THEMES[name]
    variables = legible({**theme.to_color_system().generate(), **theme.variables}, theme)
    foreground = Color.parse(variables["foreground"])
    plain = [Color.parse(variables[ground]) for ground in GROUNDS]
    grounds = [*plain, *(ground.blend(foreground, FIELD) for ground in plain)]

    poor = [
        f"{text} on {ground.hex}"
        for text in (*TEXTS, "text-muted", "text")
        for ground in grounds
        if contrast(ground + colour_of(text, variables, ground), ground) < READABLE
    ]
    cursor = Color.parse(variables["block-cursor-background"])

    assert poor == []
    assert contrast(Color.parse(variables["block-cursor-foreground"]), cursor) >= READABLE


def test_easebacks_own_look_keeps_its_colours() -> None:
    before = EASEBACK.to_color_system().generate()
    after = legible(before, EASEBACK)

    assert {name for name in before if before[name] != after[name]} <= {
        "text-primary", "text-secondary", "text-error", "text-muted", "text-disabled",
        "block-cursor-foreground",
    }  # fmt: skip


@pytest.mark.parametrize("name", [name for name, theme in THEMES.items() if theme.ansi])
def test_in_a_terminals_own_colours_nothing_is_half_of_one(name: str) -> None:
    theme = THEMES[name]
    variables = legible({**theme.to_color_system().generate(), **theme.variables}, theme)

    assert not any("%" in variables[text] for text in (*TEXTS, "text-muted", "text"))


LOOKED_AT = (EASEBACK.name, "textual-light", "solarized-light", "rose-pine-dawn", "nord")
SCREENS = [
    pytest.param((), id="week"),
    pytest.param(("y",), id="why"),
    pytest.param(("a",), id="choices"),
    pytest.param(("r",), id="form"),
    pytest.param(("P",), id="pain"),
    pytest.param(("M",), id="line"),
    pytest.param(("enter",), id="session"),
    pytest.param(("question_mark",), id="help"),
    pytest.param(("3",), id="runs"),
    pytest.param(("6",), id="library"),
    pytest.param(("0",), id="wizard"),
    pytest.param(("2",), id="player"),
]


@pytest.mark.parametrize("keys", SCREENS)
async def test_all_that_is_written_on_a_screen_can_be_read(
    book: Logbook, keys: tuple[str, ...]
) -> None:
    app = EasebackApp(book, Settings())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*keys)
        for name in LOOKED_AT:
            app.theme = name
            await pilot.pause()
            await pilot.pause()
            assert (name, poor_words(app)) == (name, [])


def poor_words(app: EasebackApp) -> list[str]:
    """Every written piece of the page, or of the dialog over it, that is too near to its ground;
    frames and bars, for which 3 to 1 is enough, apart."""
    found = []
    top = app.screen
    area = top.children[0].region if top.is_modal else top.region
    for strip in top._compositor.render_strips()[area.y : area.bottom]:
        for text, style, _ in strip.crop(area.x, area.right):
            if not any(map(str.isalnum, text)) or not (style and style.color and style.bgcolor):
                continue
            ink, ground = map(Color.from_rich_color, (style.color, style.bgcolor))
            if style.reverse:
                ink, ground = ground, ink
            if style.dim or contrast(ink, ground) < READABLE:
                found.append(f"{text.strip()}: {contrast(ink, ground):.2f} {style}")
    return found
