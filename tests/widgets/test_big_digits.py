"""Numbers for across the room, and the bar of the time gone by."""

from __future__ import annotations

import pytest

from planner.widgets.big_digits import BigDigits, BigNumber, big_rows, big_width
from planner.widgets.kit.text import plain
from planner.widgets.time_bar import LONGEST, Stretch, stretch_spans
from tests.widgets.support import Stage, pretended_size, screen_text

REP, HOLD = BigNumber("rep", "7/10"), BigNumber("hold", "0:03")


@pytest.mark.parametrize("height", [1, 3, 5])
def test_every_row_of_a_number_is_as_wide_as_the_others(height):
    for text in ("0123456789", "12:34", "3/10", "−5"):
        rows = big_rows(text, height)
        assert len(rows) == height
        assert {len(row) for row in rows} == {big_width(text, height)}


def test_no_two_digits_look_alike():
    for height in (3, 5):
        assert len({big_rows(digit, height) for digit in "0123456789"}) == 10


def test_what_is_no_number_is_shown_as_it_is():
    assert big_rows("soon", 5) == ("soon",)


async def test_numbers_stand_side_by_side_or_one_above_the_other(monkeypatch):
    digits = BigDigits((REP, HOLD))
    async with Stage(digits).run_test(size=(80, 24)):
        with pretended_size(monkeypatch, 70, 6):
            first = digits.render_line(0).text
            assert first.startswith("rep ")
            assert "hold" in first
            assert "██" in digits.render_line(1).text
        with pretended_size(monkeypatch, 40, 14):
            assert digits.render_line(0).text.split() == ["rep"]
            assert digits.render_line(7).text.split() == ["hold"]
        with pretended_size(monkeypatch, 40, 4):
            assert "▀" in digits.render_line(1).text
        with pretended_size(monkeypatch, 20, 2):
            assert digits.render_line(1).text.split() == ["7/10", "0:03"]
        with pretended_size(monkeypatch, 30, 1):
            assert digits.render_line(0).text.split() == ["rep", "7/10", "hold", "0:03"]


async def test_on_plain_terminals_they_are_drawn_with_plain_signs():
    digits = BigDigits((REP, HOLD))
    digits.ascii = True
    async with Stage(digits).run_test(size=(80, 24)):
        assert "##" in screen_text(digits)
        assert screen_text(digits).isascii()


def test_a_bar_fills_from_the_left_and_dots_run_out():
    bar = plain(stretch_spans(Stretch(5, 10, "half"), 26))
    assert bar == "██████████──────────  half"
    assert plain(stretch_spans(Stretch(2, 5, "", "dots"), 40)) == "● ● ● ○ ○ "
    assert plain(stretch_spans(Stretch(2, 5, "", "dots"), 40, ascii_only=True)) == "o o o . . "


def test_a_bar_is_no_longer_than_the_eye_takes_in_and_nothing_where_there_is_no_room():
    assert len(plain(stretch_spans(Stretch(1, 2), 200))) == LONGEST
    assert plain(stretch_spans(Stretch(1, 2, "words"), 5)) == "words"
    assert plain(stretch_spans(Stretch(), 40)) == ""


def test_a_bar_never_runs_over():
    assert plain(stretch_spans(Stretch(99, 10), 12)) == "█" * 12
    assert plain(stretch_spans(Stretch(-3, 10), 12)) == "─" * 12
