"""Before and after."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.widgets.diff_table import DiffRow, DiffTable, diff_lines
from planner.widgets.kit.text import cells, plain, say
from tests.widgets.support import Stage, facts, rows, screen_text
from tests.widgets.test_text import HOSTILE

ROWS = (
    DiffRow("a", "Fri 27", "Strength", "10 sets", "6 sets, holds only", accepted=True),
    DiffRow("b", "Sat 28", "Mobility", "6 sets", "6 sets", accepted=True),
    DiffRow("c", "Sun 29", "Run", "3.7 km", "rest", "bad", accepted=False),
    DiffRow("w", "", "week 48", "9.8 km", "6.1 km"),
)


def text(width: int) -> list[str]:
    return [plain(line.spans).rstrip() for line in diff_lines(ROWS, ("before", "after"), width)]


def test_a_wide_table_has_a_line_a_row():
    assert text(70) == [
        "                       before   after",
        "[x] Fri 27  Strength  10 sets → 6 sets, holds only",
        "[x] Sat 28  Mobility   6 sets   6 sets",
        "[ ] Sun 29  Run        3.7 km → rest",
        "            week 48    9.8 km → 6.1 km",
    ]


def test_a_narrow_table_has_two_lines_a_row():
    assert text(30)[:4] == [
        "[x] Fri 27 Strength",
        "    10 sets → 6 sets, holds",
        "    only",
        "[x] Sat 28 Mobility",
    ]


def test_what_stays_has_no_arrow():
    assert "→" not in text(70)[2]


def test_the_tone_says_what_it_becomes_unless_it_is_left():
    lines = diff_lines((ROWS[0], ROWS[2]), ("", ""), 70)

    assert lines[0].spans[-1].tone == "warn"
    assert lines[1].spans[-1].tone == "muted"


@given(
    st.lists(
        st.builds(
            DiffRow,
            key=st.uuids().map(str),
            when=HOSTILE,
            what=HOSTILE,
            before=HOSTILE,
            after=HOSTILE,
            accepted=st.sampled_from([None, True, False]),
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
    st.integers(60, 200),
)
@settings(max_examples=60)
def test_where_there_is_room_no_line_is_wider_than_asked_for(rows, width):
    assert all(cells(line.spans) <= width for line in diff_lines(rows, ("a", "b"), width))


async def test_space_leaves_a_row_and_takes_it_again():
    stage = Stage(table := DiffTable(ROWS))
    async with stage.run_test(size=(70, 10)) as pilot:
        await pilot.press("space")
        assert set(table.accepted) == {"b"}
        assert facts(stage.last(DiffTable.Toggled)) == {"key": "a", "accepted": False}

        await pilot.press("space")
        assert set(table.accepted) == {"a", "b"}
        assert table.cursor == "a"


async def test_a_double_click_does_what_space_does():
    table = DiffTable(ROWS)
    async with Stage(table).run_test(size=(70, 10)) as pilot:
        await pilot.click(table, offset=(20, 3), times=2)

        assert table.accepted == ("a", "b", "c")


async def test_a_row_that_follows_from_others_cannot_be_left():
    stage = Stage(table := DiffTable(ROWS))
    async with stage.run_test(size=(70, 10)) as pilot:
        await pilot.press("end", "space")

        assert table.cursor == "w"
        assert stage.count(DiffTable.Toggled) == 0


async def test_the_table_is_as_high_as_its_rows():
    table = DiffTable(ROWS)
    async with Stage(table).run_test(size=(70, 20)) as pilot:
        assert table.size.height == 5

        table.rows = ROWS[:2]
        await pilot.pause()
        assert table.size.height == 3


async def test_without_rows_no_key_does_harm():
    stage = Stage(table := DiffTable())
    async with stage.run_test(size=(70, 20)) as pilot:
        await pilot.press("space", "down", "end")

        assert table.accepted == ()
        assert screen_text(table) == ""


async def test_what_stands_below_the_rows_scrolls_with_them():
    table = DiffTable(ROWS, foot=(say("Why  ", "one"), say("Rule ", "two")))
    table.styles.max_height = 4
    async with Stage(table).run_test(size=(40, 20)) as pilot:
        assert "Why" not in screen_text(table)
        for _ in range(8):
            await pilot.press("down")
        assert table.cursor == "w"
        assert [row.rstrip(" ▐") for row in rows(table)][-2:] == ["Why  one", "Rule two"]
        await pilot.press("home", "end")
        assert "Rule two" in screen_text(table)
