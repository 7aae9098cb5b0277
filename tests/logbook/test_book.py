"""The one door: undo in words, two windows on one journal, broken records, failing disks."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from planner.domain.values.errors import NotFoundError, StoreError
from planner.domain.values.journal import Lock, Moment, Note
from planner.store.change import Edit
from tests.logbook.living import DAY, TODAY, WEEK, contents, morning, ran, session
from tests.store.samples import raw_of


def test_undo_and_redo_say_what_they_do(book):
    card = session(book)
    key = book.cards.session(card.id).sets[0]
    words = book.session.tick(card.id, key)

    assert book.undo() == f"Ticked {words}"
    assert book.last_words == f"Undone: Ticked {words}"
    assert book.redo() == f"Ticked {words}"
    assert book.last_words == f"Done again: Ticked {words}"
    assert book.undo() == f"Ticked {words}"
    assert book.cards.session(card.id).ticked == 0


def test_undo_and_redo_go_on_after_the_book_is_opened_again(book, open_book):
    card = session(book)
    book.calendar.move(card, TODAY + WEEK)
    book.close()

    again = open_book()
    again.undo()
    assert again.cards.day(TODAY).items[0].key == card.id
    again.close()

    once_more = open_book()
    once_more.redo()
    assert once_more.cards.day(TODAY).items == ()
    assert once_more.cards.day(TODAY + WEEK).items[0].key == card.id


def test_with_nothing_to_undo_or_redo_it_says_so(book):
    with pytest.raises(NotFoundError, match="nothing to undo"):
        book.undo()
    with pytest.raises(NotFoundError, match="nothing to redo"):
        book.redo()


def test_a_new_change_makes_what_was_undone_unreachable(book):
    book.facts.add_note("first")
    book.undo()
    book.facts.add_note("second")

    with pytest.raises(NotFoundError):
        book.redo()


def test_two_windows_on_one_journal_see_each_others_changes(book, open_book):
    other = open_book()
    told = []
    other.subscribe(lambda: told.append(other.last_words))
    card = session(book)
    assert not book.poll()

    assert other.poll()

    assert other.cards.day(TODAY).items[0].key == card.id
    assert told == ["Added Strength on Wed 25 Nov"]
    assert not other.poll()
    other.calendar.drop_cards([other.cards.card(card.id)])
    assert book.poll()
    assert book.cards.day(TODAY).items == ()
    assert contents(book) == contents(other) == {}


def test_undo_takes_back_one_s_own_change_and_not_that_of_another_device(book, open_book):
    phone = open_book("phone-3c4d")
    card = session(book)
    phone.poll()
    phone.session.tick_all(card.id)
    book.poll()

    book.undo()

    left = book.cards.session(card.id)
    assert left.complete


def test_a_listener_is_called_once_a_change_and_no_more_once_it_left(book):
    told = []
    leave = book.subscribe(lambda: told.append(book.last_words))

    card = session(book)
    book.session.tick_all(card.id)
    book.undo()
    assert len(told) == 3
    book.calendar.unskip(card)
    assert len(told) == 3, "nothing changed"

    leave()
    book.redo()
    assert len(told) == 3


def test_a_failing_disk_changes_nothing_and_tells_nobody(book):
    card = session(book)
    told = []
    book.subscribe(lambda: told.append(1))
    before = contents(book)

    with patch.object(book.journal, "commit", side_effect=StoreError("Full.", "Make room.")):
        for command in (
            lambda: book.session.tick_all(card.id),
            lambda: book.calendar.move(card, TODAY + DAY),
            lambda: book.calendar.drop_cards([card]),
            lambda: ran(book, TODAY, 3),
            book.undo,
        ):
            with pytest.raises(StoreError):
                command()

    assert contents(book) == before
    assert told == []
    assert book.last_words == "Added Strength on Wed 25 Nov"


def broken(book, record_id: str, day) -> None:
    """Write a pain entry as no program of ours would."""
    edit = Edit(
        table="facts",
        record=record_id,
        month=f"{day:%Y-%m}",
        set={"kind": "pain", "date": day.isoformat(), "score": "bad", "side": "left",
             "moment": "rest"},
    )  # fmt: skip
    book.journal.commit("Broken", [edit])


def test_records_of_other_kinds_are_not_even_looked_at(book, open_book):
    note = book.facts.add_note("long day")
    broken(book, "broken-1", TODAY)
    book.close()
    again = open_book()

    assert tuple(again.between(TODAY, TODAY, Note)) == (note,)
    assert again.take_notices() == ()
    assert tuple(again.between(TODAY, TODAY)) == (note,)
    assert "broken-1" in again.take_notices()[0]


def test_a_broken_record_is_told_once_and_the_others_stay(book, open_book):
    reading = morning(book, TODAY, 2)
    broken(book, "broken-1", TODAY)
    book.close()

    again = open_book()

    assert again.cards.day(TODAY).readings == (reading,)
    (notice,) = again.take_notices()
    assert "2026-11.json" in notice
    assert "broken-1" in notice
    again.load(TODAY - 8 * WEEK, TODAY + 8 * WEEK)
    again.load_all()
    assert again.take_notices() == ()


def test_a_record_that_another_program_breaks_is_not_shown_as_it_was(book, open_book):
    reading = morning(book, TODAY, 2)
    other = open_book()
    broken(other, reading.id, TODAY)

    book.poll()

    assert book.cards.day(TODAY).readings == ()
    assert len(book.take_notices()) == 1


def test_a_record_of_a_newer_program_survives_an_edit(book):
    note = book.facts.add_note("seen")
    edit = Edit(table="facts", record=note.id, month="2026-11", set={"mood": "fine"})
    book.journal.commit("From a newer program", [edit])

    changed = Note(id=note.id, date=note.date, created=note.created, text="edited", at=note.at)
    book.facts.correct(changed, "Edited")

    raw = raw_of(book.journal, "facts", note.id, "2026-11")
    assert (raw["text"], raw["mood"]) == ("edited", "fine")


def test_what_is_removed_comes_back_as_it_was(book):
    reading = book.facts.log_pain(book.facts.reading_of(3, moment=Moment.STAIRS, note="down"))

    assert book.facts.remove(reading.id) == "pain 3/10 on stairs, both knees, on Wed 25 Nov"
    assert book.cards.day(TODAY).readings == ()
    book.undo()

    assert book.cards.day(TODAY).readings == (reading,)


def test_a_red_flag_of_years_ago_is_known_before_any_month_is_read(book, open_book):
    old = TODAY - 300 * WEEK
    book.red_flags.add(Lock(id="lock", date=old, level="U", findings=("hot",), scope="run"))
    book.close()

    again = open_book()

    assert [lock.id for lock in again.red_flags.open()] == ["lock"]
    assert again.caps.cap_on(TODAY) == 0
    assert [lock.id for lock in again.cards.day(old).locks] == ["lock"]
    again.red_flags.clear("Dr Who", TODAY)
    assert again.red_flags.open() == ()
    assert open_book().red_flags.open() == ()


def test_a_book_that_cannot_be_saved_says_so_and_tries_again(book):
    session(book)
    with patch.object(book.journal, "checkpoint", side_effect=StoreError("Full.", "Make room.")):
        book.keeping.keep()
    assert book.take_notices() == ("Full.\nMake room.",)

    book.keeping.keep()

    assert not book.journal.dirty
    assert book.take_notices() == ()


def test_every_change_is_on_disk_when_the_command_returns(book, open_book):
    card = session(book)
    book.session.tick_all(card.id)

    killed_and_started_again = open_book()

    assert contents(killed_and_started_again) == contents(book)
