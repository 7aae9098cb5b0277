"""Doing a session: what is kept beside the ticks, and where it was left."""

from __future__ import annotations

import msgspec
import pytest

from planner.domain.player.place import Place
from planner.domain.values.errors import NotFoundError, UsageError
from planner.domain.values.exercise import Dose
from planner.domain.values.prescribed import PlanLibrary
from planner.domain.values.session import Item, SessionDone, Tick, as_taken
from planner.logbook.session import is_rated, sets_left
from tests.logbook.living import BRIDGE, CLAM, STEP_DOWN, TODAY, session


def test_skipped_sets_keep_their_reason_and_settle_the_session(book):
    card = session(book)
    sets = book.cards.session(card.id).sets
    for key in sets[:4]:
        book.session.tick(card.id, key)

    words = book.session.leave_out(
        card.id, sets_left(book.cards.session(card.id), "bridge"), "tired"
    )

    item = book.cards.session(card.id)
    assert words == "Skipped 2 sets of Bridge: tired"
    assert (item.settled, item.complete) == (True, False)
    assert set(item.left_out.values()) == {"tired"}
    book.undo()
    assert not book.cards.session(card.id).settled


def test_a_reason_that_is_none_is_refused_and_so_is_skipping_what_is_done(book):
    card = session(book)
    keys = book.cards.session(card.id).sets[:1]
    with pytest.raises(UsageError):
        book.session.leave_out(card.id, keys, "lazy")
    book.session.tick(card.id, keys[0])
    with pytest.raises(NotFoundError):
        book.session.leave_out(card.id, keys, "time")


def test_the_reason_stays_when_the_first_set_is_ticked_afterwards(book):
    card = session(book)
    first, second, *_ = book.cards.session(card.id).sets
    book.session.leave_out(card.id, (first,), "pain")
    book.session.tick(card.id, second)

    assert book.cards.session(card.id).left_out == {str(first): "pain"}


def test_a_skipped_set_that_is_done_all_the_same_is_no_longer_skipped(book):
    card = session(book)
    first, second, *_ = book.cards.session(card.id).sets
    book.session.leave_out(card.id, (first, second), "pain")
    book.session.tick(card.id, first)

    assert book.cards.session(card.id).left_out == {str(second): "pain"}
    book.undo()
    assert set(book.cards.session(card.id).left_out) == {str(first), str(second)}


def test_how_it_was_goes_to_the_sets_without_a_score_of_their_own(book):
    card = session(book)
    first, second, *_ = book.cards.session(card.id).sets
    book.session.tick(card.id, first, Tick(reps=12, pain=4))
    book.session.tick(card.id, second)
    assert not is_rated(book.cards.session(card.id), "clam")

    book.session.rate_exercise(card.id, "clam", 6, 1)

    ticks = book.cards.session(card.id).ticks
    assert [(one.pain, one.effort) for one in ticks.values()] == [(4, 6), (1, 6)]
    assert is_rated(book.cards.session(card.id), "clam")
    assert book.cards.day(TODAY).readings == ()


def test_pain_above_five_is_a_reading_too_in_the_same_change(book):
    card = session(book)
    book.session.tick(card.id, book.cards.session(card.id).sets[0])

    book.session.rate_exercise(card.id, "clam", 5, 6)

    (reading,) = book.cards.day(TODAY).readings
    assert (reading.score, reading.note) == (6, "During Clamshell")
    book.undo()
    assert book.cards.day(TODAY).readings == ()


def test_an_exercise_of_which_nothing_was_done_cannot_be_rated(book):
    with pytest.raises(NotFoundError):
        book.session.rate_exercise(session(book).id, "clam", 3, 0)


def test_a_stop_for_pain_is_one_change_with_the_set_as_far_as_it_came(book):
    card = session(book)
    key = book.cards.session(card.id).sets[0]

    book.session.stop_for_pain(card.id, key, Tick(reps=5), 7)

    assert book.cards.session(card.id).ticks[str(key)].reps == 5
    assert book.cards.session(card.id).ticks[str(key)].pain == 7
    assert [one.score for one in book.cards.day(TODAY).readings] == [7]
    book.undo()
    assert book.cards.session(card.id).ticks == {}
    assert book.cards.day(TODAY).readings == ()


def test_a_stop_never_lowers_the_pain_of_a_set(book):
    card = session(book)
    first, second, *_ = book.cards.session(card.id).sets
    book.session.tick(card.id, first, Tick(reps=12, pain=5))

    book.session.stop_for_pain(card.id, first, None, 3)
    book.session.stop_for_pain(card.id, second, None, 3)

    assert book.cards.session(card.id).ticks[str(first)].pain == 5
    assert str(second) not in book.cards.session(card.id).ticks


def test_before_the_first_tick_a_swap_is_an_edit_of_the_plan(book):
    card = session(book)
    book.swaps.take_instead(card.id, "clam", STEP_DOWN, "Swapped")

    assert [one.exercise for one in book.cards.card(card.id).items] == ["step_down", "bridge"]
    assert book.cards.session(card.id).done is None


def test_ticking_the_rest_leaves_skipped_sets_alone_while_another_is_open(book):
    card = session(book)
    first, *others = book.cards.session(card.id).sets
    book.session.leave_out(card.id, (first,), "pain")

    book.session.tick_all(card.id)
    assert set(book.cards.session(card.id).ticks) == set(map(str, others))

    book.session.tick_all(card.id)
    assert book.cards.session(card.id).complete


def alike(book):
    """Let each exercise of the library be a swap for every other."""
    alike = {
        name: msgspec.structs.replace(one, groups=("hip abduction",), tier=1)
        for name, one in book.exercises.items()
    }
    alike["other"] = msgspec.structs.replace(alike["bridge"], id="other")
    book.exercises, book.of_files = alike, PlanLibrary(alike, book.plans)


def names(book, card):
    return [(one.exercise, one.dose.sets) for one in book.cards.session(card.id).items]


def test_swapping_back_brings_the_first_exercise_back(book):
    alike(book)
    card = session(book)
    book.session.tick(card.id, book.cards.session(card.id).sets[0])
    book.swaps.take_instead(card.id, "bridge", STEP_DOWN, "Swapped")
    assert "bridge" in book.swaps.offers(book.cards.session(card.id), STEP_DOWN)

    book.swaps.take_instead(card.id, "step_down", BRIDGE, "Swapped")

    assert names(book, card) == [("clam", 2), ("bridge", 2)]


def test_an_exercise_that_was_swapped_away_is_not_taken_in_another_place(book):
    alike(book)
    card = session(book)
    book.calendar.change(msgspec.structs.replace(card, items=(CLAM, BRIDGE, STEP_DOWN)))
    book.session.tick(card.id, book.cards.session(card.id).sets[0])
    assert "other" in book.swaps.offers(book.cards.session(card.id), STEP_DOWN)
    other = Item(exercise="other", dose=Dose(sets=1, reps=3))
    book.swaps.take_instead(card.id, "bridge", other, "Swapped")

    assert "bridge" not in book.swaps.offers(book.cards.session(card.id), STEP_DOWN)
    with pytest.raises(UsageError):
        book.swaps.take_instead(card.id, "step_down", BRIDGE, "Swapped")
    assert names(book, card) == [("clam", 2), ("other", 1), ("step_down", 3)]


def test_swapping_back_is_refused_once_a_set_of_the_other_one_is_ticked(book):
    card = session(book)
    book.session.tick(card.id, book.cards.session(card.id).sets[0])
    book.swaps.take_instead(card.id, "bridge", STEP_DOWN, "Swapped")
    book.session.tick(card.id, book.cards.session(card.id).sets[-1])

    with pytest.raises(UsageError):
        book.swaps.take_instead(card.id, "step_down", BRIDGE, "Swapped")


def test_after_a_tick_what_was_asked_for_stays_and_the_rest_is_taken_instead(book):
    card = session(book)
    first, second, *_ = book.cards.session(card.id).sets
    book.session.tick(card.id, first)
    book.session.tick(card.id, second)

    book.swaps.take_instead(card.id, "clam", STEP_DOWN, "Swapped")

    item = book.cards.session(card.id)
    assert book.cards.card(card.id).items == (CLAM, BRIDGE)
    assert item.done.items == (CLAM, BRIDGE)
    assert [(one.exercise, one.dose.sets) for one in item.items] == [
        ("clam", 1), ("step_down", 3), ("bridge", 2),
    ]  # fmt: skip
    assert item.ticked == 2


def test_a_second_swap_follows_the_first_and_devices_cannot_make_it_go_round():
    one, two = Item(exercise="b", dose=Dose(sets=2)), Item(exercise="c", dose=Dose(sets=1))
    first = Item(exercise="a", dose=Dose(sets=3))
    record = SessionDone(
        id="s.done", date=TODAY, session="s", items=(first,), ticks={"a/left/2": Tick()},
        instead={"a": one, "b": two, "c": first},
    )  # fmt: skip

    assert [(item.exercise, item.dose.sets) for item in as_taken(record)] == [("a", 2), ("c", 1)]
    plain = msgspec.structs.replace(record, instead={})
    assert as_taken(plain) == (first,)


def test_a_place_is_kept_beside_the_journal_and_survives_a_new_start(book, open_book):
    assert book.todo.last_place() is None
    place = Place(session="s", step="clam/left/2", spent=3.5, turned=("clam",))

    assert book.todo.keep_place(place)

    assert open_book().todo.last_place() == place


def test_a_folder_that_has_vanished_keeps_no_place_and_harms_nothing(book, folder, tmp_path):
    folder.rename(tmp_path / "elsewhere")

    assert not book.todo.keep_place(Place(session="s"))
    assert book.todo.last_place() is None
    (tmp_path / "elsewhere").rename(folder)
