"""Ticks are facts: plan edits never touch them, and they can always be corrected."""

from __future__ import annotations

import msgspec
import pytest

from planner.domain.values.errors import NotFoundError, RuleError, UsageError
from planner.domain.values.journal import Moment, PainReading, Profile
from planner.domain.values.record import Side
from planner.domain.values.session import SessionDone, SetKey, Tick, done_id
from planner.logbook.logbook import Logbook
from planner.logbook.views import SessionItem
from tests.logbook.living import BRIDGE, CLAM, DAY, STEP_DOWN, TODAY, contents, opened, session


def only_card(book: Logbook, day=TODAY) -> SessionItem:
    (item,) = book.cards.day(day).items
    assert isinstance(item, SessionItem)
    return item


def test_a_half_done_session_stays_half_done_when_the_book_is_opened_again(book, open_book):
    card = session(book)
    for key in book.cards.session(card.id).sets[:3]:
        book.session.tick(card.id, key)
    book.close()

    again = only_card(open_book())

    assert (again.ticked, len(again.sets), again.complete) == (3, 6, False)
    assert again.next_set == again.sets[3]


def test_a_tick_without_a_value_takes_what_was_asked_for(book):
    card = session(book)
    key = book.cards.session(card.id).sets[0]

    words = book.session.tick(card.id, key)

    tick = book.cards.session(card.id).ticks[str(key)]
    assert tick.reps == 12
    assert tick.at[:19] == book.now().isoformat()[:19]
    assert words.startswith("Clamshell")


def test_a_tick_can_say_what_was_really_done(book):
    card = session(book)
    key = book.cards.session(card.id).sets[0]

    book.session.tick(card.id, key, Tick(reps=7, pain=3))

    done = book.cards.session(card.id).ticks[str(key)]
    assert (done.reps, done.pain) == (7, 3)


def felt(book: Logbook) -> list[tuple[int, Moment, str]]:
    found = (one for one in book.on(TODAY) if isinstance(one, PainReading))
    return [(one.score, one.moment, one.note) for one in found]


@pytest.mark.parametrize("sore", [Side.LEFT, Side.RIGHT, Side.BOTH])
@pytest.mark.parametrize("first", [Side.LEFT, Side.RIGHT])
def test_severe_pain_of_a_whole_session_is_that_of_the_sore_knee(
    book: Logbook, sore: Side, first: Side
) -> None:
    book.put("Set up", [Profile(id="profile", knee=sore)])
    card = session(book)
    for key in sorted(book.cards.session(card.id).sets, key=lambda one: one.side is not first):
        book.session.tick(card.id, key)

    book.session.rate(card.id, 5, "", pain=9)

    readings = [one for one in book.on(TODAY) if isinstance(one, PainReading)]
    assert {(one.score, one.side) for one in readings} == {(9, sore)}


def test_severe_pain_in_a_set_is_a_pain_reading_too_and_one_undo_takes_both(book):
    card = session(book)
    first, second = book.cards.session(card.id).sets[:2]
    before = contents(book)

    book.session.tick(card.id, first, Tick(reps=7, pain=8))

    assert felt(book) == [(8, Moment.EXERCISE, "During Clamshell")]
    assert book.flares.now().severe
    book.undo()
    assert contents(book) == before

    book.session.tick(card.id, first, Tick(reps=7, pain=6))
    assert felt(book) == []
    book.session.tick(card.id, first, Tick(reps=7, pain=7))
    book.session.tick(card.id, first, Tick(reps=6, pain=8))
    assert len(felt(book)) == 1
    assert book.cards.session(card.id).ticks[str(first)].pain == 8
    book.session.tick(card.id, second, Tick(pain=9))
    assert len(felt(book)) == 2


def test_one_score_for_the_whole_session_is_one_reading_for_each_exercise(book):
    card = session(book)
    book.session.tick_all(card.id)

    book.session.rate(card.id, 5, "", pain=7)

    exercises = {key.exercise for key in book.cards.session(card.id).sets}
    assert len(felt(book)) == len(exercises)


@pytest.mark.parametrize("value", [Tick(pain=11), Tick(effort=-1), Tick(reps=9999)])
def test_a_tick_off_the_scale_is_refused_and_nothing_is_ticked(book, value):
    card = session(book)

    with pytest.raises(UsageError):
        book.session.tick(card.id, book.cards.session(card.id).sets[0], value)

    assert book.cards.session(card.id).ticked == 0


def test_ticking_the_rest_leaves_what_was_ticked_before_as_it_is(book):
    card = session(book)
    first = book.cards.session(card.id).sets[0]
    book.session.tick(card.id, first, Tick(reps=5))

    words = book.session.tick_all(card.id)

    item = book.cards.session(card.id)
    assert item.complete
    assert item.ticks[str(first)].reps == 5
    assert words == "Strength, 5 sets"
    with pytest.raises(NotFoundError, match="all done"):
        book.session.tick_all(card.id)


def test_the_sore_side_comes_first_and_sides_alternate(book):
    card = session(book, TODAY, CLAM)

    sides = [key.side for key in book.cards.session(card.id).sets]

    assert sides == [Side.LEFT, Side.RIGHT] * 2


def test_past_days_can_be_ticked_unticked_and_edited(book):
    past = TODAY - 40 * DAY
    card = session(book, past)
    key = book.cards.session(card.id).sets[0]

    book.session.tick(card.id, key)
    book.session.tick(card.id, key, Tick(reps=3))
    assert only_card(book, past).ticks[str(key)].reps == 3
    book.session.untick(card.id, key)

    assert only_card(book, past).ticked == 0


def test_editing_a_ticked_session_leaves_what_was_asked_for_and_ticked(book):
    card = session(book)
    book.session.tick_all(card.id)
    ticks = book.cards.session(card.id).ticks

    book.calendar.change(msgspec.structs.replace(card, items=(STEP_DOWN,), name="Other"))

    item = only_card(book)
    assert item.ticks == ticks
    assert item.items == (CLAM, BRIDGE)
    assert item.complete


def test_a_session_unticked_again_shows_the_plan_as_it_is_now(book):
    card = session(book)
    key = book.cards.session(card.id).sets[0]
    book.session.tick(card.id, key)
    book.session.untick(card.id, key)

    book.calendar.change(msgspec.structs.replace(card, items=(STEP_DOWN,)))

    assert only_card(book).items == (STEP_DOWN,)
    book.session.tick_all(card.id)
    done = contents(book)[done_id(card.id)]
    assert isinstance(done, SessionDone)
    assert done.items == (STEP_DOWN,)


def test_a_set_more_does_not_change_what_a_ticked_session_asked_for(book):
    card = session(book)
    book.session.tick_all(card.id)

    book.calendar.more_sets(card, 1)

    assert book.cards.session(card.id).complete


def test_moving_a_ticked_session_is_refused_with_words(book):
    card = session(book)
    book.session.tick(card.id, book.cards.session(card.id).sets[0])

    with pytest.raises(RuleError, match="already ticked or run") as refused:
        book.calendar.move(card, TODAY + DAY)

    assert "Copy it instead" in refused.value.hint
    with pytest.raises(RuleError):
        book.calendar.change(msgspec.structs.replace(card, date=TODAY + DAY))
    assert only_card(book).ticked == 1


def test_deleting_a_ticked_session_keeps_the_ticks_as_a_done_card(book):
    card = session(book)
    book.session.tick(card.id, book.cards.session(card.id).sets[0])

    book.calendar.drop_cards([card])

    left = only_card(book)
    assert left.planned is None
    assert (left.key, left.name, left.ticked, len(left.sets)) == (card.id, "Strength", 1, 6)
    book.session.tick_all(card.id)
    assert only_card(book).complete


def test_clearing_the_week_keeps_done_cards_only(book):
    done, open_ = session(book), session(book, TODAY + DAY)
    book.session.tick_all(done.id)

    assert book.calendar.copies.clear_week(TODAY - 2 * DAY) == 2

    assert only_card(book).complete
    assert book.cards.day(open_.date).items == ()


def test_an_exercise_that_left_the_library_can_still_be_ticked(book, folder, clock):
    card = session(book)
    book.close()

    poorer = opened(folder, clock, exercises={})
    poorer.load(TODAY, TODAY)
    poorer.session.tick_all(card.id)

    item = only_card(poorer)
    assert item.complete
    assert item.sets[0] == SetKey("clam", Side.BOTH, 1)


def test_effort_and_note_of_a_session_survive_unticking(book):
    card = session(book)
    book.session.rate(card.id, 6, "hard")
    book.session.tick_all(card.id)

    book.session.untick_all(card.id)
    book.session.tick_all(card.id)

    done = book.cards.session(card.id).done
    assert done is not None
    assert (done.effort, done.note) == (6, "hard")


def test_a_session_ticked_here_and_moved_on_another_device_stays_where_it_happened(book, open_book):
    card = session(book)
    other = open_book("phone-3c4d")
    other.load_all()

    other.calendar.move(other.cards.card(card.id), TODAY + 7 * DAY)
    book.session.tick_all(card.id)
    book.poll()

    assert only_card(book).complete
    assert book.cards.day(TODAY + 7 * DAY).items == ()
    book.close()
    assert only_card(open_book()).complete
    assert open_book().cards.day(TODAY + 7 * DAY).items == ()


def test_the_pain_of_a_session_answers_for_the_sets_without_a_score_of_their_own(book):
    card = session(book, TODAY, BRIDGE)
    first, second = book.cards.session(card.id).sets
    book.session.tick(card.id, first, Tick(reps=10, pain=3))
    book.session.tick(card.id, second)

    book.session.rate(card.id, 5, "", pain=1)

    ticks = book.cards.session(card.id).ticks
    assert (ticks[str(first)].pain, ticks[str(second)].pain) == (3, 1)


def test_a_set_is_severe_from_the_score_that_is_set_on(book: Logbook) -> None:
    book.put("Set up", [Profile(id="profile", knee=Side.LEFT, parameters={"severe": 6})])
    card = session(book)
    key = book.cards.session(card.id).sets[0]

    book.session.tick(card.id, key, Tick(reps=10, pain=6))

    assert [reading.score for reading in book.cards.day(TODAY).readings] == [6]
