"""Where a week stands on the screen, without any widget."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.widgets.kit.text import Span, cells, plain, say
from planner.widgets.week_cards import Card, Day, card_line, list_line
from planner.widgets.week_columns import Look, WeekColumns, spread
from planner.widgets.week_list import WeekList
from tests.widgets.test_text import SPANS
from tests.widgets.week import WEEK, card, day

LINES = SPANS.map(tuple)
CARDS = st.builds(
    Card,
    key=st.uuids().map(str),
    title=LINES,
    lines=st.lists(LINES, max_size=4).map(tuple),
    stripe=st.sampled_from(["", "blue", "amber"]),
    line=LINES,
    right=LINES,
    marked=st.booleans(),
    ghost=st.booleans(),
)
DAYS = st.lists(
    st.builds(
        Day,
        key=st.uuids().map(str),
        label=st.text(max_size=12),
        note=st.text(max_size=8),
        cards=st.lists(CARDS, max_size=3).map(tuple),
        band=st.sampled_from(["", "bad"]),
        today=st.booleans(),
    ),
    max_size=8,
).map(tuple)


def drawn(plan: WeekColumns | WeekList, height: int, cursor: tuple[int, int] = (0, 0)) -> list[str]:
    look = Look(cursor)
    return ["".join(plain(piece.spans) for piece in line) for line in plan.draw(look)]


@given(DAYS, st.integers(1, 200), st.integers(1, 30))
@settings(max_examples=60)
def test_every_line_of_the_columns_has_the_width_of_the_grid(days, width, height):
    plan = WeekColumns(days, width, height)

    lines = plan.draw(Look((0, 0)))
    assert [sum(cells(piece.spans) for piece in line) for line in lines] == [width] * height


@given(DAYS, st.integers(1, 200), st.integers(1, 30), st.integers(0, 10))
@settings(max_examples=60)
def test_every_line_of_the_list_has_the_width_of_the_grid(days, width, height, top):
    plan = WeekList(days, width, height, top)

    lines = plan.draw(Look((0, 0)))
    assert [sum(cells(piece.spans) for piece in line) for line in lines] == [width] * height


@given(st.integers(1, 200), st.integers(1, 14))
def test_columns_differ_by_no_more_than_one_cell_and_stay_inside(width, count):
    edges = spread(width, count)
    sizes = [size for _, size in edges]

    assert max(sizes) - min(sizes) <= 1
    assert edges[-1][0] + edges[-1][1] <= width


@given(DAYS.filter(bool), st.integers(20, 120), st.integers(5, 30), st.data())
@settings(max_examples=60)
def test_a_cell_of_a_cards_region_belongs_to_that_card(days, width, height, data):
    spot_day = data.draw(st.integers(0, len(days) - 1))
    item = data.draw(st.integers(0, max(0, len(days[spot_day].cards) - 1)))
    for plan in (WeekColumns(days, width, height), WeekList(days, width, height)):
        plan.reveal((spot_day, item))

        region = plan.region((spot_day, item))

        assert plan.hit(region.x, region.y) == (spot_day, item)


def test_an_empty_day_is_blank_until_the_cursor_is_there():
    plan = WeekColumns(WEEK, 70, 20)

    without = drawn(plan, 20, cursor=(0, 0))[3][20:30]
    with_cursor = drawn(plan, 20, cursor=(2, 0))[3][20:30]

    assert without.strip() == ""
    assert with_cursor.strip() == "–"


def test_today_and_a_band_differ_from_other_days_by_their_rule():
    rules = drawn(WeekColumns(WEEK, 70, 20), 1)[0]

    assert rules[0] == "─"
    assert "━" in rules
    assert "═" in rules


def test_a_note_that_does_not_fit_leaves_the_label_whole():
    plan = WeekColumns((Day("d", "Wed 25", note="today"),), 8, 20)

    assert drawn(plan, 2)[1] == "Wed 25  "


def test_cards_out_of_sight_are_counted_at_both_ends():
    plan = WeekColumns((day("d", *(card(str(n)) for n in range(8))),), 20, 14, {0: 6})

    text = drawn(plan, 14)

    assert "↑ 2 more" in text[3]
    assert "↓ 4 more" in text[13]


def test_a_column_scrolls_alone():
    many = day("d", *(card(str(n)) for n in range(8)))
    plan = WeekColumns((many, day("e", card("x"))), 40, 14)

    plan.wheel(x=5, lines=2)

    assert plan.tops == {0: 2}
    assert plan.wheel(x=30, lines=2) is None


@pytest.mark.parametrize(("height", "head"), [(1, 0), (3, 1), (6, 2), (20, 3)])
def test_the_head_shrinks_before_the_cards_do(height, head):
    assert WeekColumns(WEEK, 70, height).head == head


def test_a_list_line_keeps_its_right_part():
    line = plain(list_line(WEEK[1].cards[1], WEEK[1], 40))

    assert line == "▌Card c in one line             cap 3.4 "


def test_an_empty_day_of_the_list_says_its_note():
    line = plain(list_line(None, Day("d", "Wed", note="rest"), 20))

    assert line.strip() == "–  rest"


def test_a_mark_is_a_glyph():
    assert "◆" in plain(card_line(card("a"), 0, 20, marked=True))
    assert "◆" not in plain(card_line(card("a"), 0, 20))


def test_a_ghost_has_another_stripe_than_a_card():
    real, ghost = (plain(card_line(card("a", ghost=ghost), 0, 20)) for ghost in (False, True))

    assert real[0] != ghost[0]


def test_markup_in_a_card_is_shown_as_typed():
    typed = Card("k", (Span("[left] knee [/]"),))

    assert "[left] knee [/]" in plain(card_line(typed, 0, 30))
    assert "[left] knee [/]" in plain(list_line(typed, Day("d", "Mon"), 30))


FORMS = (say("8 × (1 min run / 3 min walk)"), say("8×(1/3) 1.1 km"), say("8×(1/3)"))


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (40, "8 × (1 min run / 3 min walk)"),
        (31, "8 × (1 min run / 3 min walk)"),
        (30, "8×(1/3) 1.1 km"),
        (16, "8×(1/3)"),
        (10, "8×(1/3)"),
    ],
)
def test_a_title_without_room_is_said_in_fewer_words(width: int, shown: str) -> None:
    card = Card("a", FORMS[0], shorter=FORMS[1:])

    assert plain(card_line(card, 0, width)).strip("█ ") == shown


def test_in_the_list_what_stands_at_the_right_keeps_its_place() -> None:
    card = Card("a", FORMS[0], shorter=FORMS[1:], right=say("at cap 1.1"))

    whole, short = (plain(list_line(card, Day("d", "Tue"), width)) for width in (42, 40))

    assert whole == "▌8 × (1 min run / 3 min walk)  at cap 1.1 "
    assert short.startswith("▌8×(1/3) 1.1 km  ")
    assert short.endswith("  at cap 1.1 ")
