"""Spans: measured, fitted, wrapped, and never read as markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, set_cell_size

from planner.widgets.kit import text
from planner.widgets.kit.text import (
    FILL,
    LAID_OUT,
    Span,
    beginning,
    cells,
    clean,
    fit,
    key_spans,
    plain,
    say,
    wrap,
)

HOSTILE = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from(list("日本語🏃👩🦵é́\u0301\u200d\ufe0f\u202e\x1b\n\t [/]b█ ")),
    ),
    max_size=30,
)
SPANS = st.lists(st.builds(Span, HOSTILE, st.sampled_from(["", "good", "muted"])), max_size=5)


@given(SPANS, st.integers(0, 60), st.sampled_from(["left", "right", "center"]))
@settings(max_examples=200)
def test_a_fitted_line_has_exactly_the_width_asked_for(spans, width, align):
    assert cells(fit(spans, width, align)) == width


@given(SPANS, SPANS, st.integers(0, 60))
def test_a_line_with_a_right_part_has_exactly_the_width_asked_for(left, right, width):
    assert cells(fit((*left, FILL, *right), width)) == width


@given(SPANS, st.integers(1, 40), st.integers(0, 8))
@settings(max_examples=200)
def test_no_wrapped_line_is_wider_than_asked_for(spans, width, indent):
    assert all(cells(line) <= width for line in wrap(spans, width, indent))


@given(st.lists(st.text("abcdé日", min_size=1, max_size=12), min_size=1), st.integers(2, 40))
def test_wrapping_loses_no_letter(words, width):
    lines = wrap(say(" ".join(words)), width)

    assert "".join(plain(lines_) for lines_ in lines).replace(" ", "") == "".join(words)


@given(HOSTILE)
def test_cleaned_text_holds_nothing_a_terminal_would_obey(text):
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e]", clean(text))


def test_markup_is_shown_as_it_was_typed():
    assert plain(fit(say("[left] knee [/] [b]"), 30)).rstrip() == "[left] knee [/] [b]"


def test_a_cut_line_ends_in_an_ellipsis():
    assert plain(fit(say("Hamstring stretch"), 9)) == "Hamstrin…"


def test_a_wide_character_that_does_not_fit_leaves_no_hole():
    shown = plain(fit(say("日本語"), 4))

    assert cell_len(shown) == 4
    assert shown == "日 …"


def test_the_right_part_stands_at_the_edge():
    assert plain(fit((Span("Quad"), FILL, Span("✓")), 10)) == "Quad     ✓"


def test_the_left_part_gives_way_to_the_right_part():
    assert plain(fit((Span("Hamstring"), FILL, Span("✓")), 8)) == "Hamst… ✓"


def test_a_word_longer_than_the_line_is_chopped():
    assert [plain(line) for line in wrap(say("abcdefgh"), 3)] == ["abc", "def", "gh"]


def test_a_wide_character_in_a_line_of_one_cell_is_a_question_mark():
    assert [plain(line) for line in wrap(say("日a"), 1)] == ["?", "a"]


@pytest.mark.parametrize("letter", ["x", "日", "é", "ë"])
def test_what_a_line_holds_is_all_that_is_read_of_a_long_word(letter, monkeypatch):
    measured: list[int] = []

    def counted(one: str) -> int:
        measured.append(len(one))
        return cell_len(one)

    monkeypatch.setattr(text, "cell_len", counted)

    def work(size: int) -> int:
        measured.clear()
        wrap(say(letter * size), 60)
        return sum(measured)

    assert work(100_000) < 11 * work(10_000)


def test_a_cut_reads_no_more_of_a_long_word_than_it_shows(monkeypatch):
    measured: list[int] = []

    def counted(one: str, room: int) -> str:
        measured.append(len(one))
        return set_cell_size(one, room)

    monkeypatch.setattr(text, "set_cell_size", counted)

    fit(say("日" * 100_000), 60)

    assert max(measured) < 60


def test_of_a_text_without_end_the_beginning_is_kept_and_the_rest_counted():
    text = "x" * (LAID_OUT - 1)

    assert plain(beginning(say(text, "defgh"))) == f"{text}d… and 4 characters more"


def test_a_short_text_is_its_own_beginning():
    assert beginning(say("abc", "d")) == say("abc", "d")


def test_wrapping_breaks_between_words():
    assert [plain(line) for line in wrap(say("one two three"), 8)] == ["one two", "three"]


def test_wide_characters_wrap_by_their_cells():
    assert [plain(line) for line in wrap(say("日本語"), 4)] == ["日本", "語"]


def test_a_tone_goes_on_over_a_break():
    lines = wrap((Span("all of this is ", ""), Span("very sore", "bad")), 19)

    assert lines == ((Span("all of this is "), Span("very", "bad")), (Span("sore", "bad"),))


def test_line_breaks_in_a_note_are_kept():
    assert [plain(line) for line in wrap(say("first\nsecond"), 20)] == ["first", "second"]


def test_later_lines_are_indented():
    assert [plain(line) for line in wrap(say("one two three"), 8, indent=2)] == [
        "one two",
        "  three",
    ]


def test_no_text_is_one_empty_line():
    assert wrap((), 10) == ((),)


def test_no_room_is_no_line():
    assert wrap(say("words"), 0) == ()
    assert fit(say("words"), 0) == ()


def test_a_line_of_keys_is_broken_between_two_keys_only() -> None:
    keys = key_spans(("n", "none of these"), ("space", "this is true"), ("esc", "leave"))

    lines = ["".join(text for text, _ in line).strip() for line in wrap(keys, 22)]

    assert lines == ["n none of these", "space this is true", "esc leave"]
