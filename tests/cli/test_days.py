"""Days on the command line: read as people write them, said with their year where it is another."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Easeback

WED = "2026-11-25T18:00"


@pytest.fixture
def since_wednesday(easeback: Easeback) -> Easeback:
    """A plan from Wednesday 25 November 2026 on."""
    result = easeback("setup", "--knee", "left", "--weekly", "15k", "--longest", "6k", at=WED)
    assert result.code == 0, result.err
    return easeback


def test_a_weekday_counts_from_the_day_of_the_card_that_is_moved(since_wednesday):
    moved = since_wednesday("plan", "move", "1", "sat", "--on", "2026-12-11", at=WED)

    assert moved.code == 0, moved.err
    assert "to Sat 12 Dec" in moved.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("log", "run", "3k", "--on", "2025-12-28"), "Sun 28 Dec 2025"),
        (("log", "bike", "40min", "--on", "2025-12-28"), "Sun 28 Dec 2025"),
        (("pain", "2", "--morning", "--on", "2025-12-28"), "Sun 28 Dec 2025"),
        (("note", "stairs fine", "--on", "2025-12-28"), "Sun 28 Dec 2025"),
        (("flag", "swelling", "--on", "2025-12-28"), "Sun 28 Dec 2025"),
        (("plan", "add", "2k", "2 jan", "--shorten"), "Sat 2 Jan 2027"),
        (("plan", "move", "1", "2 jan", "--on", "2026-12-11", "--shorten"), "Sat 2 Jan 2027"),
        (("why", "2 jan"), "Sat 2 Jan 2027"),
        (("today", "2 jan"), "Sat 2 Jan 2027"),
    ],
)
def test_a_day_of_another_year_is_said_with_it(since_wednesday, words, said):
    result = since_wednesday(*words, at=WED)

    assert said in result.out + result.err


@pytest.mark.parametrize("day", ["25 nov.", "weds", "two days ago", "25.11.", "28.11.2025"])
def test_a_note_is_dated_as_people_write_it(since_wednesday, day):
    assert since_wednesday("note", "x", "--on", day, at="2026-11-27T09:00").code == 0


def test_a_date_that_could_be_two_is_refused_with_both(since_wednesday):
    result = since_wednesday("note", "x", "--on", "03/04", at=WED)

    assert result.code == 2
    assert "3 Apr or 4 Mar" in result.err


def test_the_end_of_a_span_counts_from_its_beginning(since_wednesday):
    since_wednesday("log", "run", "3k", "--on", "fri", at=WED)

    listed = since_wednesday("runs", "--from", "thu", "--to", "sat", at=WED)

    assert listed.code == 0, listed.err
    assert "Fri 20 Nov 2026" in listed.out


def test_a_week_is_copied_onto_a_planned_one_only_as_was_said(since_wednesday):
    refused = since_wednesday("plan", "copy", "--shorten", at=WED)
    assert refused.code == 2
    assert "planned in those weeks already" in refused.err
    assert "--instead" in refused.err

    assert since_wednesday("plan", "copy", "--shorten", "--instead", at=WED).code == 0
    assert "in place of" in since_wednesday("undo", "--list", at=WED).out
    assert since_wednesday("plan", "solve", "--instead", at=WED).code == 2


def test_a_card_is_skipped_on_the_weekday_to_come(since_wednesday):
    skipped = since_wednesday("skip", "1", "--on", "fri", at=WED)

    assert skipped.code == 0, skipped.err
    assert "Fri 27 Nov" in skipped.out


def test_the_cards_of_several_days_are_skipped_as_one_change(since_wednesday):
    skipped = since_wednesday("skip", "1", "--on", "fri-sun", "--because", "ill", at=WED)

    assert skipped.code == 0, skipped.err
    assert "3 cards" in skipped.out
    for day in ("Fri 27 Nov", "Sat 28 Nov", "Sun 29 Nov"):
        assert day in skipped.out
    assert "skipped: ill" in since_wednesday("today", "sat", at=WED).out
    assert since_wednesday("undo", at=WED).code == 0
    for day in ("fri", "sat", "sun"):
        assert "skipped" not in since_wednesday("today", day, at=WED).out


def test_days_without_the_card_are_passed_over(since_wednesday):
    skipped = since_wednesday("skip", "run", "--on", "thu-sat", at=WED)
    assert skipped.code == 0, skipped.err
    assert "Skipped run of" in skipped.out
    assert "Thu 26 Nov" in skipped.out
    assert "Fri 27 Nov" not in skipped.out

    assert since_wednesday("skip", "swim", "--on", "fri-sun", at=WED).code == 4
    refused = since_wednesday("skip", "1", "--on", "sun-fri-sat", at=WED)
    assert refused.code == 2
    assert "Expected" in refused.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        # Looking: the nearest, either way.
        (("why", "24 nov"), "Tue 24 Nov"),
        (("today", "24 nov"), "Tue 24 Nov"),
        (("week", "15 nov"), "9–15 Nov 2026"),
        (("why", "30 nov"), "Mon 30 Nov"),
        # What happened: the last. What is planned: the next.
        (("log", "run", "3k", "--on", "30 nov"), "Sun 30 Nov 2025"),
        (("plan", "add", "2k", "24 nov", "--shorten"), "Wed 24 Nov 2027"),
    ],
)
def test_a_day_without_a_year_follows_what_it_is_named_for(since_wednesday, words, said):
    result = since_wednesday(*words, at=WED)
    assert result.code == 0, result.err
    assert said in result.out
