"""The line of keys, drawn from the live bindings."""

from __future__ import annotations

from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import reactive

from planner.widgets.key_hints import Hint, KeyHints, choose, hint_spans, place
from planner.widgets.kit.line_widget import LineWidget
from planner.widgets.kit.text import plain
from tests.widgets.support import screen_text

DOSE = Binding.Group("dose")


class Box(LineWidget, can_focus=True):
    BINDINGS = [Binding("o", "open_box", "open", id="box.open", tooltip="Open the box")]


class Keyed(App[None]):
    """Bindings of every kind."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,x", "tick", "tick", id="app.tick"),
        Binding("a", "add", "add", id="app.add"),
        Binding("plus", "more", "more", id="app.more", group=DOSE),
        Binding("minus", "less", "less", id="app.less", group=DOSE),
        Binding("P", "pain", "pain", id="app.pain"),
        Binding("z", "hidden", "zoom", id="app.zoom", show=False),
        Binding("question_mark", "show_help", "help", id="app.help"),
    ]
    can_add: reactive[bool] = reactive(True, bindings=True)

    def __init__(self, hints: KeyHints) -> None:
        super().__init__()
        self.hints = hints
        self.pressed: list[str] = []

    def compose(self) -> ComposeResult:
        yield Box(id="first")
        yield LineWidget(id="second")
        yield self.hints

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return None if action == "add" and not self.can_add else True

    def action_tick(self) -> None:
        self.pressed.append("tick")

    def action_add(self) -> None:
        self.pressed.append("add")


async def shown(hints: KeyHints, width: int = 100) -> str:
    async with Keyed(hints).run_test(size=(width, 5)) as pilot:
        await pilot.pause()
        return screen_text(hints)


async def test_keys_of_the_focused_widget_and_the_page_are_shown():
    line = await shown(KeyHints())

    assert line.startswith(" o open  space tick  a add")


async def test_a_group_is_one_hint():
    assert "+ - dose" in await shown(KeyHints())


async def test_a_second_key_for_the_same_thing_is_left_out():
    assert " x " not in await shown(KeyHints())


async def test_the_order_asked_for_comes_first_and_brings_in_hidden_keys():
    line = await shown(KeyHints(("app.zoom", "app.less", "pain")))

    assert line.startswith(" z zoom  + - dose  P pain  o open")


async def test_another_order_brings_in_other_hidden_keys():
    hints = KeyHints()
    async with Keyed(hints).run_test(size=(100, 5)) as pilot:
        assert "zoom" not in screen_text(hints)

        hints.order = ("app.zoom",)
        await pilot.pause()
        assert screen_text(hints).startswith(" z zoom")


async def test_at_most_so_many_are_shown():
    line = await shown(KeyHints(("app.tick", "app.add"), limit=2))

    assert line == " space tick  a add"


async def test_a_pinned_hint_survives_a_narrow_line():
    line = await shown(KeyHints(pinned="app.help"), width=24)

    assert line == " o open  ? help"


async def test_hints_follow_what_is_available():
    hints = KeyHints()
    app = Keyed(hints)
    async with app.run_test(size=(100, 5)) as pilot:
        app.can_add = False
        await pilot.pause()

        assert [hint.enabled for hint in hints.hints if "app.add" in hint.names] == [False]


async def test_hints_follow_the_focus():
    hints = KeyHints()
    app = Keyed(hints)
    async with app.run_test(size=(100, 5)) as pilot:
        app.screen.set_focus(None)
        await pilot.pause()

        assert "open" not in screen_text(hints)


async def test_a_click_presses_the_key():
    hints = KeyHints(("app.tick",))
    app = Keyed(hints)
    async with app.run_test(size=(100, 5)) as pilot:
        await pilot.click(hints, offset=(3, 0))

        assert app.pressed == ["tick"]


async def test_a_click_on_what_is_not_available_does_nothing():
    hints = KeyHints(("app.add",))
    app = Keyed(hints)
    async with app.run_test(size=(100, 5)) as pilot:
        app.can_add = False
        await pilot.pause()
        await pilot.click(hints, offset=(2, 0))

        assert app.pressed == []


async def test_nothing_is_painted_while_the_keys_stay_the_same(monkeypatch):
    hints = KeyHints()
    app = Keyed(hints)
    async with app.run_test(size=(100, 5)) as pilot:
        await pilot.pause()
        painted = []
        monkeypatch.setattr(hints, "refresh", lambda *_, **__: painted.append(1))
        app.refresh_bindings()
        await pilot.pause()

        assert painted == []


def hint(words: str, **more: object) -> Hint:
    return Hint(words[0], words, frozenset({words}), words[0], **more)  # type: ignore[arg-type]


def test_what_is_not_available_is_muted_throughout():
    (gap, key, words) = hint_spans([(1, hint("add", enabled=False))])

    assert (key.tone, words.tone) == ("muted", "muted")
    assert gap.text == " "


@pytest.mark.parametrize("width", range(30))
def test_hints_are_whole_or_left_out(width):
    placed = place([hint("add"), hint("move"), hint("help")], width, pinned="help")
    line = plain(hint_spans(placed))

    assert len(line) <= width or placed == []
    assert all(one.words in line for _, one in placed)


def test_one_hint_is_not_shown_twice():
    hints = [hint("add"), hint("move")]

    assert choose(hints, ("move", "add", "move"), 8) == [hints[1], hints[0]]
