"""Rows of sets to tick."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.widgets.kit.text import Span, cells, plain, say
from planner.widgets.set_ticks import SetCell, SetRow, SetTicks
from planner.widgets.tick_table import cell_spans, row_pieces, table
from tests.widgets.support import Stage, facts, screen_text
from tests.widgets.test_text import HOSTILE

SIZE = (50, 10)
ROWS = (
    SetRow(
        "q-left",
        "left",
        (SetCell("ql1", "10", "done"), SetCell("ql2", "7", "partial"), SetCell("ql3", "10")),
        (Span("Quad set", "strong"),),
    ),
    SetRow("q-right", "right", (SetCell("qr1"), SetCell("qr2"), SetCell("qr3"))),
    SetRow("bridge", "", (SetCell("b1"), SetCell("b2")), say("Bridge")),
)


async def test_the_table_has_numbers_headings_and_a_glyph_for_each_state():
    ticks = SetTicks(ROWS)
    async with Stage(ticks).run_test(size=SIZE):
        assert screen_text(ticks).splitlines() == [
            "        1      2      3",
            "Quad set",
            " left   ✓ 10   ◐ 7    · 10",
            " right  ·      ·      ·",
            "Bridge",
            "        ·      ·",
        ]


def test_the_states_differ_without_colour():
    glyphs = {plain(cell_spans(SetCell("k", "", state))) for state in ("done", "partial", "open")}

    assert len(glyphs) == 3


async def test_the_arrows_go_over_all_sets():
    ticks = SetTicks(ROWS)
    async with Stage(ticks).run_test(size=SIZE) as pilot:
        await pilot.press("right", "right", "right")
        assert ticks.cursor == "qr1"

        await pilot.press("left")
        assert ticks.cursor == "ql3"


async def test_up_and_down_go_by_rows_as_far_as_the_row_goes():
    ticks = SetTicks(ROWS)
    async with Stage(ticks).run_test(size=SIZE) as pilot:
        await pilot.press("l", "l", "j", "j")
        assert ticks.cursor == "b2"

        await pilot.press("k")
        assert ticks.cursor == "qr2"


async def test_space_asks_to_toggle_and_enter_to_edit():
    stage = Stage(SetTicks(ROWS))
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.press("right", "space", "enter")

        assert facts(stage.last(SetTicks.Toggled)) == {"key": "ql2"}
        assert facts(stage.last(SetTicks.Edit)) == {"key": "ql2"}


async def test_a_click_selects_and_a_double_click_toggles():
    stage = Stage(ticks := SetTicks(ROWS))
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.click(ticks, offset=(15, 3))
        assert ticks.cursor == "qr2"
        assert stage.count(SetTicks.Toggled) == 0

        await pilot.click(ticks, offset=(8, 5), times=2)
        assert facts(stage.last(SetTicks.Toggled)) == {"key": "b1"}


async def test_a_click_beside_the_sets_does_nothing():
    ticks = SetTicks(ROWS)
    async with Stage(ticks).run_test(size=SIZE) as pilot:
        for offset in ((2, 3), (10, 0), (10, 1), (22, 5), (40, 3)):
            await pilot.click(ticks, offset=offset)

        assert ticks.cursor == "ql1"


async def test_a_tick_leaves_the_cursor_on_its_set():
    ticks = SetTicks(ROWS)
    async with Stage(ticks).run_test(size=SIZE):
        ticks.move_to("qr2")
        ticks.rows = (
            ROWS[0],
            ROWS[1]._replace(cells=(SetCell("qr1", "8", "done"), *ROWS[1].cells[1:])),
        )

        assert ticks.cursor == "qr2"


async def test_when_its_set_is_gone_the_cursor_takes_the_nearest():
    ticks = SetTicks(ROWS)
    async with Stage(ticks).run_test(size=SIZE):
        ticks.move_to("b2")
        ticks.rows = ROWS[:2]

        assert ticks.cursor == "qr2"


async def test_the_owner_can_go_on_to_the_next_set():
    ticks = SetTicks(ROWS)
    async with Stage(ticks).run_test(size=SIZE):
        ticks.action_next_set()

        assert ticks.cursor == "ql2"


async def test_in_a_low_window_the_cursors_row_is_shown():
    ticks = SetTicks(ROWS)
    ticks.styles.height = 3
    async with Stage(ticks).run_test(size=SIZE) as pilot:
        await pilot.press("down", "down")

        assert screen_text(ticks).splitlines()[1:] == ["Bridge", "        ·      ·"]


async def test_in_a_narrow_window_the_cursors_set_is_shown():
    ticks = SetTicks(ROWS)
    async with Stage(ticks).run_test(size=(16, 10)) as pilot:
        await pilot.press("right", "right")

        assert screen_text(ticks).splitlines()[2] == " left   · 10"


@given(
    st.lists(
        st.builds(SetCell, st.uuids().map(str), HOSTILE, st.sampled_from(["done", "open"])),
        max_size=8,
    ),
    HOSTILE,
    st.integers(1, 200),
    st.integers(0, 7),
)
@settings(max_examples=60)
def test_a_row_has_exactly_the_width_asked_for(sets, label, width, keep):
    row = SetRow("r", label, tuple(sets))

    pieces = row_pieces(row, table((row,), width, keep), width, None)

    assert sum(cells(piece.spans) for piece in pieces) == width


async def test_without_sets_no_key_does_harm():
    stage = Stage(ticks := SetTicks((SetRow("r", "none"),)))
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.press("left", "right", "up", "down", "space", "enter")

        assert ticks.cursor is None
        assert stage.said == []
