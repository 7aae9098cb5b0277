"""Entries by day, and the scrolled list they stand in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.geometry import Region

from planner.widgets.kit.laid_lines import LaidLines, Line
from planner.widgets.kit.text import Span, cells, plain, say
from planner.widgets.timeline import Entry, EntryDay, EntryLines, Timeline, timeline_lines
from tests.widgets.support import Stage, facts, screen_text, turn_wheel
from tests.widgets.test_text import SPANS

SIZE = (40, 8)
DAYS = st.lists(
    st.builds(
        EntryDay,
        label=st.text(max_size=10),
        entries=st.lists(
            st.builds(
                Entry,
                key=st.uuids().map(str),
                time=st.sampled_from(["", "07:05", "18:31"]),
                glyph=st.sampled_from(["●", "🏃", "", "✓"]),
                tone=st.just("good"),
                spans=SPANS.map(tuple),
                more=st.lists(SPANS.map(tuple), max_size=2).map(tuple),
            ),
            max_size=3,
        ).map(tuple),
        note=SPANS.map(tuple),
    ),
    max_size=3,
).map(tuple)


def entry(key: str, words: str = "", *more: str) -> Entry:
    return Entry(key, "07:05", "●", "good", say(words or f"entry {key}"), tuple(map(say, more)))


BOOK = (
    EntryDay("Wed 25", (entry("a"), entry("b", "a rather long entry that needs two lines"))),
    EntryDay("Tue 24", (entry("c", "short", "a note"), entry("d"), entry("e"), entry("f"))),
)


@given(DAYS, st.integers(1, 100))
@settings(max_examples=60)
def test_no_line_is_wider_than_asked_for_unless_it_is_cut_later(days, width):
    for line in timeline_lines(days, width):
        assert line.key is None or width < 4 or cells(line.spans) <= width


def test_an_entry_is_wrapped_once_for_a_width_and_nothing_is_kept_of_widths_that_are_gone():
    kept = EntryLines()
    first = timeline_lines(BOOK, 30, kept)

    assert all(a is b for a, b in zip(_of_entries(first), _again(kept, 30), strict=True))
    assert timeline_lines(BOOK, 31, kept) == timeline_lines(BOOK, 31)
    assert not any(a is b for a, b in zip(_of_entries(first), _again(kept, 30), strict=True))
    assert first == timeline_lines(BOOK, 30, kept)


def _again(kept: EntryLines, width: int) -> list[Line]:
    return _of_entries(timeline_lines(BOOK, width, kept))


def _of_entries(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line.key]


def test_a_long_entry_wraps_under_its_words():
    lines = [plain(line.spans) for line in timeline_lines(BOOK, 30)]

    assert lines[2:4] == ["07:05  ● a rather long entry", "         that needs two lines"]


def test_wide_characters_wrap_by_their_cells():
    day = EntryDay("Wed", (entry("a", "日本語日本語"),))

    lines = [plain(line.spans) for line in timeline_lines((day,), 21)]

    assert lines[1:] == ["07:05  ● 日本語日本語"]
    assert [plain(line.spans) for line in timeline_lines((day,), 20)][1:] == [
        "07:05  ● 日本語日本",
        "         語",
    ]


def test_a_narrow_pane_leaves_out_the_times():
    lines = [plain(line.spans) for line in timeline_lines(BOOK, 16)]

    assert lines[1] == "● entry a"


def test_markup_is_shown_as_typed():
    day = EntryDay("[b]Wed[/b]", (entry("a", "[left] knee [/]"),))

    text = "\n".join(plain(line.spans) for line in timeline_lines((day,), 40))

    assert "[b]Wed[/b]" in text
    assert "[left] knee [/]" in text


async def test_the_cursor_goes_by_entries_over_headings():
    stage = Stage(timeline := Timeline(BOOK))
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.press("down", "j")

        assert timeline.cursor == "c"
        assert facts(stage.last(Timeline.Highlighted)) == {"key": "c"}


async def test_enter_and_double_click_choose():
    stage = Stage(timeline := Timeline(BOOK))
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        assert facts(stage.last(Timeline.Chosen)) == {"key": "a"}

        await pilot.click(timeline, offset=(12, 3), times=2)
        assert facts(stage.last(Timeline.Chosen)) == {"key": "b"}


async def test_a_click_on_a_heading_does_nothing():
    timeline = Timeline(BOOK)
    async with Stage(timeline).run_test(size=SIZE) as pilot:
        await pilot.click(timeline, offset=(2, 0))

        assert timeline.cursor == "a"


async def test_end_and_home_show_the_last_and_the_first_with_its_heading():
    timeline = Timeline(BOOK)
    async with Stage(timeline).run_test(size=SIZE) as pilot:
        await pilot.press("end")
        assert "entry f" in screen_text(timeline)

        await pilot.press("home")
        assert screen_text(timeline).startswith("Wed 25")


async def test_a_page_down_moves_the_cursor_too():
    timeline = Timeline(BOOK)
    async with Stage(timeline).run_test(size=(40, 5)) as pilot:
        await pilot.press("pagedown")
        assert timeline.cursor == "c"

        await pilot.press("pageup")
        assert timeline.cursor == "a"


async def test_the_wheel_scrolls_and_leaves_the_cursor():
    timeline = Timeline(BOOK)
    async with Stage(timeline).run_test(size=(40, 5)) as pilot:
        await turn_wheel(pilot, timeline, 3, 3)
        assert "Wed 25" not in screen_text(timeline)
        assert timeline.cursor == "a"

        await turn_wheel(pilot, timeline, 3, 3, down=False)
        assert "Wed 25" in screen_text(timeline)


async def test_a_mark_at_the_edge_says_that_there_is_more():
    timeline = Timeline(BOOK)
    async with Stage(timeline).run_test(size=(40, 5)):
        assert "▐" in screen_text(timeline)

        timeline.days = (EntryDay("Wed 25", (entry("a"),)),)
        assert "▐" not in screen_text(timeline)


async def test_a_new_entry_leaves_the_cursor_on_its_own():
    timeline = Timeline(BOOK)
    async with Stage(timeline).run_test(size=SIZE) as pilot:
        await pilot.press("down")
        timeline.days = (EntryDay("Wed 25", (entry("new"), *BOOK[0].entries)), BOOK[1])

        assert timeline.cursor == "b"


async def test_when_its_entry_is_gone_the_next_one_takes_the_cursor():
    stage = Stage(timeline := Timeline(BOOK))
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.press("down")
        timeline.days = (EntryDay("Wed 25", (entry("a"),)), BOOK[1])
        await pilot.pause()

        assert timeline.cursor == "c"
        assert facts(stage.last(Timeline.Highlighted)) == {"key": "c"}


async def test_the_first_frame_shows_the_cursor():
    timeline = Timeline(BOOK)
    async with Stage(timeline).run_test(size=SIZE):
        first = timeline.render_line(1)

        assert first._segments[0].style != timeline.tone_style("muted")


async def test_without_entries_no_key_does_harm():
    stage = Stage(timeline := Timeline())
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.press("up", "down", "pageup", "pagedown", "home", "end", "enter")
        await pilot.click(timeline, offset=(2, 2))

        assert stage.said == []


async def test_days_given_before_the_first_layout_are_shown():
    timeline = Timeline()
    timeline.days = BOOK
    timeline.cursor = "c"
    async with Stage(timeline).run_test(size=SIZE):
        assert timeline.cursor == "c"
        assert "entry a" in screen_text(timeline)


def laid(*keys: str) -> LaidLines:
    return LaidLines((Line((Span(key),), key) for key in keys), 10)


def test_the_neighbour_is_the_next_one_that_is_left():
    assert laid("a", "d").neighbour("b", laid("a", "b", "c", "d")) == "d"


def test_of_the_last_one_the_neighbour_is_the_one_before():
    assert laid("a", "b").neighbour("c", laid("a", "b", "c")) == "b"


def test_among_none_there_is_no_neighbour():
    assert laid().neighbour("a", laid("a")) is None


async def test_an_entry_that_changes_is_painted_and_no_more(monkeypatch) -> None:
    timeline = Timeline((EntryDay("Today", (entry("a"), entry("b"), entry("c"))),))
    async with Stage(timeline).run_test(size=SIZE) as pilot:
        painted: list[Region] = []
        refresh = timeline.refresh

        def noted(*regions: Region, **told: bool) -> Timeline:
            painted.extend(regions or (Region(0, 0, *timeline.size),))
            return refresh(*regions, **told)

        monkeypatch.setattr(timeline, "refresh", noted)
        timeline.days = (EntryDay("Today", (entry("a"), entry("b", "ticked"), entry("c"))),)
        await pilot.pause()

        assert painted == [Region(0, 2, 40, 1)]
        assert "ticked" in screen_text(timeline)


@pytest.mark.parametrize("key", ["pageup", "pagedown", "up", "down", "home", "end", "enter"])
async def test_a_key_finds_an_entry_though_the_lines_changed_while_there_was_no_room(key):
    stage = Stage(timeline := Timeline(BOOK))
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.press("end")
        timeline.styles.height = 0
        await pilot.pause()
        timeline.days = BOOK[:1]

        await pilot.press(key)

        timeline.styles.height = "1fr"
        await pilot.pause()
        assert timeline.cursor in ("a", "b")
