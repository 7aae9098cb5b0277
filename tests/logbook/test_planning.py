"""Moving, copying, skipping and removing planned cards."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from planner.domain.values.errors import NotFoundError, UsageError
from planner.domain.values.session import PlannedSession
from planner.wording.entries import SKIP_REASONS
from tests.logbook.living import BRIDGE, DAY, MONDAY, TODAY, WEEK, planned_run, ran, session


def days_of(book, first=MONDAY, last=MONDAY + 8 * WEEK):
    return [card.date for card in book.cards.planned(first, last)]


def test_a_moved_card_remembers_the_day_it_was_first_planned_for(book):
    card = session(book)

    book.calendar.move(card, TODAY + DAY)
    book.calendar.move(card, TODAY + 2 * DAY)

    moved = book.cards.card(card.id)
    assert (moved.date, moved.first_planned) == (TODAY + 2 * DAY, TODAY)
    book.calendar.move(card, TODAY)
    assert book.cards.card(card.id).first_planned is None


def test_a_card_moves_across_the_end_of_the_year_and_back_by_undo(book, open_book):
    card = session(book, date(2026, 12, 31))

    book.calendar.move(card, date(2027, 1, 1))

    assert days_of(open_book(), date(2026, 12, 28), date(2027, 1, 3)) == [date(2027, 1, 1)]
    book.undo()
    assert days_of(open_book(), date(2026, 12, 28), date(2027, 1, 3)) == [date(2026, 12, 31)]


def test_moving_a_card_that_was_removed_does_not_bring_it_back(book):
    card = session(book)
    book.calendar.drop_cards([card])

    with pytest.raises(NotFoundError):
        book.calendar.move(card, TODAY + DAY)

    assert days_of(book) == []


def test_removing_a_card_twice_is_told_not_crashed(book):
    card = session(book)
    book.calendar.drop_cards([card])

    with pytest.raises(NotFoundError):
        book.calendar.drop_cards([card])
    with pytest.raises(NotFoundError):
        book.calendar.drop_cards([card])


def test_pasting_copies_lands_the_earliest_on_the_day_and_keeps_the_gaps(book):
    first, second = session(book, MONDAY), session(book, MONDAY + 2 * DAY)

    assert book.calendar.copies.paste([second, first], MONDAY + WEEK) == 2

    assert days_of(book) == [MONDAY, MONDAY + 2 * DAY, MONDAY + WEEK, MONDAY + WEEK + 2 * DAY]


def test_a_copy_carries_neither_ticks_nor_skip_nor_reason(book):
    run = planned_run(book, TODAY)
    book.put(
        "Changed",
        [msgspec.structs.replace(run, override="a race", override_m=2000, skipped="ill")],
    )

    book.calendar.copies.duplicate(book.cards.card(run.id), [TODAY + 4 * DAY], reason="")

    (copy,) = book.cards.planned(TODAY + 4 * DAY, TODAY + 4 * DAY)
    assert (copy.override, copy.override_m, copy.skipped) == ("", 0, "")
    assert copy.id != run.id


def test_cut_cards_are_moved_as_they_are_when_they_are_pasted(book):
    card = session(book)
    book.calendar.change(msgspec.structs.replace(card, name="Edited since"))

    book.calendar.copies.paste([card], TODAY + DAY, cut=True)

    (moved,) = book.cards.planned(TODAY, TODAY + WEEK)
    assert (moved.id, moved.name, moved.date) == (card.id, "Edited since", TODAY + DAY)


def test_cut_cards_with_facts_stay_and_the_others_move(book):
    done, free = session(book), session(book)
    book.session.tick_all(done.id)

    assert book.calendar.copies.paste([done, free], TODAY + DAY, cut=True) == 1

    assert book.cards.card(done.id).date == TODAY
    assert book.cards.card(free.id).date == TODAY + DAY


def test_cut_cards_that_were_removed_since_are_not_pasted(book):
    card = session(book)
    book.calendar.drop_cards([card])

    with pytest.raises(NotFoundError):
        book.calendar.copies.paste([card], TODAY, cut=True)


def test_a_week_is_copied_into_as_many_weeks_as_asked(book):
    session(book, MONDAY)
    planned_run(book, MONDAY + 6 * DAY)

    assert book.calendar.copies.copy_week(MONDAY, 2) == 4

    offsets = [(day - MONDAY).days for day in days_of(book)]
    assert offsets == [0, 6, 7, 13, 14, 20]


def test_copying_a_week_twice_adds_a_second_copy_that_one_undo_takes_back(book):
    session(book, MONDAY)
    book.calendar.copies.copy_week(MONDAY)

    book.calendar.copies.copy_week(MONDAY)

    assert days_of(book) == [MONDAY, MONDAY + WEEK, MONDAY + WEEK]
    orders = [card.order for card in book.cards.planned(MONDAY + WEEK, MONDAY + WEEK)]
    assert orders == [0, 0]
    book.undo()
    assert days_of(book) == [MONDAY, MONDAY + WEEK]


@pytest.mark.parametrize("times", [0, -1, 27])
def test_a_week_is_not_copied_into_no_or_too_many_weeks(book, times):
    session(book, MONDAY)

    with pytest.raises(UsageError):
        book.calendar.copies.copy_week(MONDAY, times)


@pytest.mark.parametrize("reason", SKIP_REASONS)
def test_a_skip_keeps_its_reason_and_can_be_taken_back(book, reason):
    card = session(book)

    book.calendar.skip(card, reason)
    assert book.cards.card(card.id).skipped == reason
    assert book.last_words == f"Skipped Strength on Wed 25 Nov: {SKIP_REASONS[reason]}"
    book.calendar.unskip(book.cards.card(card.id))

    assert book.cards.card(card.id).skipped == ""


def test_an_unknown_skip_reason_is_refused_and_names_the_known_ones(book):
    with pytest.raises(UsageError, match="lazy") as refused:
        book.calendar.skip(session(book), "lazy")

    assert all(reason in refused.value.hint for reason in SKIP_REASONS)


def test_a_run_fulfils_the_open_planned_run_of_its_day_but_not_a_skipped_one(book):
    skipped, open_ = planned_run(book), planned_run(book)
    book.calendar.skip(skipped, "ill")

    run = ran(book, TODAY, 3)

    assert run.planned == open_.id
    assert book.cards.has_facts(open_)
    assert not book.cards.has_facts(skipped)
    assert ran(book, TODAY, 2).planned == ""


def test_a_session_needs_an_exercise(book):
    with pytest.raises(UsageError, match="no exercise"):
        book.calendar.add_session(TODAY, "Empty", ())


def test_more_sets_stay_between_one_and_six(book):
    card = session(book, TODAY, BRIDGE)
    for _ in range(4):
        book.calendar.more_sets(book.cards.card(card.id), 1)
    most = book.cards.card(card.id)
    with pytest.raises(UsageError, match="6 sets"):
        book.calendar.more_sets(most, 1)
    for _ in range(5):
        book.calendar.more_sets(book.cards.card(card.id), -1)
    least = book.cards.card(card.id)
    with pytest.raises(UsageError, match="1 set"):
        book.calendar.more_sets(least, -1)

    assert isinstance(most, PlannedSession)
    assert isinstance(least, PlannedSession)
    assert (most.items[0].dose.sets, least.items[0].dose.sets) == (6, 1)


def test_looking_at_every_day_there_can_be_makes_no_file(book, folder):
    session(book)
    book.journal.checkpoint()
    files = sorted(path.name for path in folder.iterdir())

    assert len(book.cards.planned(date(1970, 1, 1), date(2199, 12, 31))) == 1

    book.journal.checkpoint()
    assert sorted(path.name for path in folder.iterdir()) == files
