"""Where facts are filed: cards, knees, mornings, and the order in which they were entered."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
import pytest

from planner.domain.values.errors import UsageError
from planner.domain.values.journal import Moment
from planner.domain.values.record import Side
from planner.domain.values.run import CrossTraining, Run
from planner.logbook.book import new_id
from tests.logbook.living import DAY, MONDAY, TODAY, morning, planned_run, profile, ran


def imported(day, metres=4000, **more):
    return Run(id=new_id(), date=day, distance_m=metres, **more)


def test_an_imported_run_takes_the_open_card_of_its_day_in_the_same_step(book):
    cards = [planned_run(book, TODAY - back * DAY) for back in (2, 1)]
    runs = tuple(imported(card.date) for card in cards)

    book.facts.bring_in(runs, "Imported 2 runs")

    assert [book.get(run.id).planned for run in runs] == [card.id for card in cards]
    book.undo()
    assert [book.get(run.id) for run in runs] == [None, None]


def test_two_planned_runs_of_a_day_are_asked_about_and_no_card_is_had_twice(book):
    first, second = planned_run(book), planned_run(book)
    runs = tuple(imported(TODAY, metres) for metres in (3000, 4000, 5000))

    assert [one.run for one in book.facts.card_doubts(runs)] == list(runs)
    one = book.facts.card_doubts(runs, {runs[1].id: first.id})
    assert [found.run for found in one] == []  # one card is left for the first, none for the last

    book.facts.bring_in(runs, "Imported 3 runs", cards={runs[1].id: first.id})

    assert [book.get(run.id).planned for run in runs] == [second.id, first.id, ""]


def test_what_nobody_has_answered_is_no_planned_run(book):
    planned_run(book), planned_run(book)
    run = imported(TODAY)

    book.facts.bring_in((run,), "Imported 1 run")

    assert book.get(run.id).planned == ""


@pytest.mark.parametrize(("metres", "seconds", "is_asked"), [
    (3000, None, False), (6000, None, False), (6100, None, True), (1400, 600, True),
    (0, 1800, False),
])  # fmt: skip
def test_a_run_far_from_the_only_planned_one_is_asked_about(book, metres, seconds, is_asked):
    planned_run(book)  # 3 km
    run = imported(TODAY, metres, duration_s=seconds)

    assert [one.run for one in book.facts.card_doubts((run,))] == ([run] if is_asked else [])


def test_an_import_leaves_taken_and_skipped_cards_and_other_sports_alone(book):
    taken, skipped = planned_run(book), planned_run(book)
    book.calendar.skip(skipped, "time")
    ran(book, TODAY, 3)
    run = imported(TODAY, 5000)
    ride = CrossTraining(id=new_id(), date=TODAY, sport="bike", duration_s=1800)

    book.facts.bring_in((ride, run), "Imported")

    assert book.get(run.id).planned == ""
    runs = (item.run for item in book.cards.day(TODAY).items if getattr(item, "run", None))
    assert [run.planned for run in runs] == [taken.id, ""]


def test_a_run_and_the_next_morning_are_one_change(book):
    run = book.facts.log_run(imported(TODAY - DAY, side=Side.RIGHT), 3)

    reading = book.cards.day(TODAY).readings[0]
    assert (reading.score, reading.moment, reading.side) == (3, Moment.MORNING, Side.RIGHT)
    book.undo()
    assert book.get(run.id) is None
    assert book.cards.day(TODAY).readings == ()


def test_a_morning_off_the_scale_keeps_no_run_either(book):
    with pytest.raises(UsageError):
        book.facts.log_run(imported(TODAY - DAY), 11)

    assert book.facts.all_runs() == ()


def test_the_day_begins_at_four_for_the_morning_question(book, clock):
    book.setup.adopt(profile())
    clock.moment = clock.moment.replace(hour=3, minute=59)
    assert not book.questions.morning_due()
    clock.moment = clock.moment.replace(hour=4, minute=0)
    assert book.questions.morning_due()


def test_an_answer_is_one_change_and_its_undo_asks_again(book):
    book.setup.adopt(profile())
    run = ran(book, TODAY - DAY, 3, pain_before=None)
    morning(book, TODAY)
    (question,) = book.questions.open()

    book.questions.keep_pain(book.questions.reading_for(question, 2))

    assert book.get(run.id).pain_before == 2
    assert book.questions.open() == ()
    book.undo()
    assert book.questions.open() == (question,)


def test_an_answer_off_the_scale_is_refused(book):
    book.setup.adopt(profile())
    question = book.questions.open()[0]

    with pytest.raises(UsageError):
        book.questions.keep_pain(book.questions.reading_for(question, 11))

    assert book.questions.open()[0] == question


def test_an_answer_of_one_of_two_runs_leaves_the_other_open(book):
    book.setup.adopt(msgspec.structs.replace(profile(), knee=Side.BOTH))
    runs = [ran(book, TODAY - DAY, km, side=Side.LEFT) for km in (3, 4)]
    morning(book, TODAY)
    asked = [one for one in book.questions.open() if one.what is Moment.DURING]
    assert [(one.run, one.side) for one in asked] == [(run.id, Side.RIGHT) for run in runs]

    book.questions.keep_pain(book.questions.reading_for(asked[0], 1))

    left = [one for one in book.questions.open() if one.what is Moment.DURING]
    assert left == asked[1:]


def test_a_score_of_both_knees_is_no_score_of_a_run_of_one(book):
    book.setup.adopt(msgspec.structs.replace(profile(), knee=Side.BOTH))
    run = ran(book, TODAY, 3, pain_after=None, side=Side.LEFT)

    book.questions.keep_pain(book.facts.reading_of(4, moment=Moment.AFTER))

    assert book.get(run.id).pain_after is None
    assert book.cards.day(TODAY).readings[0].about == run.id


def test_stamps_of_one_second_grow_and_one_of_another_program_is_seen(book, open_book, clock):
    first, second = book.stamp(), book.stamp()
    assert first < second
    book.facts.add_note("one")

    other = open_book("tablet-9f8e").facts.add_note("two")

    assert other.created > book.cards.day(TODAY).notes[0].created


def test_a_clock_that_was_set_back_is_believed(book, clock):
    book.stamp()
    clock.moment -= timedelta(hours=3)

    assert datetime.fromisoformat(book.stamp()) == clock.moment


def test_notes_of_one_second_stand_in_their_order_after_opening_anew(book, open_book):
    for word in "abcdefgh":
        book.facts.add_note(word)
    book.close()

    assert "".join(note.text for note in open_book().cards.day(TODAY).notes) == "abcdefgh"


def test_swelling_lasts_from_its_first_sight_until_it_is_called_gone(book):
    book.facts.tell_swelling(MONDAY, gone=False)
    ran(book, TODAY - DAY, 3, swelling=True)
    assert book.facts.swollen_since() == MONDAY

    book.facts.tell_swelling(TODAY, gone=True)
    assert book.facts.swollen_since() is None

    book.facts.tell_swelling(TODAY, gone=False)
    assert book.facts.swollen_since() == TODAY
    assert book.last_words == "Swelling seen on Wed 25 Nov"
