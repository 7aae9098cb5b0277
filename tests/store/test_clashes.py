from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.store.change import Change, Edit
from planner.store.clashes import Clash, find_clashes, newest, settle
from planner.store.journal import Journal
from planner.store.merge import Arrival, take_in
from tests.store.samples import done, everything, put, raw_of, redo, run, sync, undo


def both_edit(journal, open_journal, **fields):
    """Laptop and phone set the note of one run without knowing of each other."""
    put(journal, run(note="old", **fields))
    phone = open_journal("phone-3c4d")
    raw = raw_of(phone, "facts", "run-1", "2026-11")
    journal.commit("L", [journal.edits_for(raw, {**raw, "note": "laptop"}, "facts")])
    phone.commit("P", [phone.edits_for(raw, {**raw, "note": "phone"}, "facts")])
    journal.poll()
    return phone


def test_a_field_both_devices_changed_is_listed_with_both_values(journal, open_journal):
    phone = both_edit(journal, open_journal)

    (clash,) = journal.clashes()

    assert (clash.table, clash.record, clash.path) == ("facts", "run-1", "note")
    assert (clash.stands, clash.stands_by) == ("phone", "phone-3c4d")
    assert (clash.beaten, clash.beaten_by) == ("laptop", "laptop-1a2b")
    assert clash.stands_at > clash.beaten_at > ""
    assert phone.clashes() == journal.clashes()
    assert everything(phone) == everything(journal)


def test_a_clash_outlives_checkpoints_and_their_loss(journal, open_journal, folder):
    both_edit(journal, open_journal)
    before = journal.clashes()
    journal.close()

    assert open_journal().clashes() == before

    for file in folder.glob("*.json"):
        file.unlink()
    again = open_journal()
    again.load_all()
    assert again.clashes() == before


@pytest.mark.parametrize("kept", ["laptop", "phone", "both"])
def test_a_clash_is_over_once_someone_who_saw_both_has_chosen(journal, open_journal, kept):
    phone = both_edit(journal, open_journal)
    (clash,) = journal.clashes()

    journal.commit(f"Kept {kept}", [settle(clash, kept)])

    assert journal.clashes() == ()
    phone.poll()
    assert phone.clashes() == ()
    assert raw_of(phone, "facts", "run-1")["note"] == kept


def test_any_later_change_of_the_field_by_one_who_saw_both_ends_it(journal, open_journal):
    both_edit(journal, open_journal)
    journal.clashes()

    put(journal, run(note="third", effort=2))

    assert journal.clashes() == ()


def test_a_later_change_of_another_field_does_not_end_it(journal, open_journal):
    both_edit(journal, open_journal)

    put(journal, run(note="phone", effort=2))

    assert len(journal.clashes()) == 1


def test_a_later_change_by_one_who_saw_only_the_own_value_does_not_end_it(tmp_path, clock):
    here, there = tmp_path / "a", tmp_path / "b"
    a = Journal.open(here, device="a", now=clock)
    put(a, run(note="old"))
    sync(here, there)
    b = Journal.open(there, device="b", now=clock)
    put(a, run(note="from a"))
    put(b, run(note="from b"))
    put(b, run(note="from b again"))

    sync(there, here)
    a.poll()

    assert [(c.stands, c.beaten) for c in a.clashes()] == [("from b again", "from a")]


def test_a_field_that_one_device_dropped_and_the_other_set_can_be_settled_either_way(
    journal, open_journal
):
    put(journal, run(note="old"))
    phone = open_journal("phone-3c4d")
    raw = raw_of(phone, "facts", "run-1", "2026-11")
    journal.commit("L", [journal.edits_for(raw, run(note="laptop"), "facts")])
    phone.commit("P", [phone.edits_for(raw, run(), "facts")])
    journal.poll()

    (clash,) = journal.clashes()
    assert (clash.stands, clash.beaten) == (None, "laptop")

    journal.commit("Dropped it", [settle(clash, None)])
    assert journal.clashes() == ()
    assert raw_of(journal, "facts", "run-1") == run()


def test_changes_made_one_after_the_other_are_no_clash(journal, open_journal):
    phone = open_journal("phone-3c4d")
    for note in ("one", "two", "three"):
        for one in (journal, phone):
            one.poll()
            put(one, run(note=f"{note} {one is phone}"))
    journal.poll()

    assert journal.clashes() == phone.clashes() == ()


def test_the_same_value_set_twice_is_no_clash(journal, open_journal):
    put(journal, run(note="old"))
    phone = open_journal("phone-3c4d")
    raw = raw_of(phone, "facts", "run-1", "2026-11")
    for one in (journal, phone):
        one.commit("Same", [one.edits_for(raw, run(note="same"), "facts")])
    journal.poll()

    assert journal.clashes() == ()


def test_a_journal_of_one_device_has_no_clashes(journal, open_journal, folder):
    for note in "abc":
        put(journal, run(note=note))
    journal.close()
    for file in folder.glob("*.json"):
        file.unlink()

    again = open_journal()
    again.load_all()

    assert again.clashes() == ()


def test_a_late_edit_clashes_with_what_was_taken_back_before_it_came(tmp_path, clock):
    """As it does where all came in their order, so that every device tells the same."""
    devices = {name: tmp_path / name for name in ("early", "late")}
    early, late = (Journal.open(folder, device=f, now=clock) for f, folder in devices.items())
    put(early, done())
    sync(devices["early"], devices["late"])
    late.poll()
    ticked = {"bridge/left/0": {"reps": 1}}
    raw = raw_of(late, "facts", "plan-1.done", "2026-11") or {}
    put(early, {**raw, "ticks": {"bridge/left/0": {"reps": 0}}})
    put(late, {**raw, "ticks": ticked})
    undo(late)
    late.close()

    take_in(devices["late"], devices["early"], "late")
    take_in(devices["early"], devices["late"], "early")

    told = [Journal.open(folder, device=f, now=clock) for f, folder in devices.items()]
    assert everything(told[0]) == everything(told[1])
    for journal in told:
        (clash,) = journal.clashes()
        assert (clash.stands, clash.beaten_by) == (None, "early")


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 2), st.integers(0, 2)), max_size=8)
)
def test_only_a_write_that_did_not_see_the_one_before_it_makes_a_clash(writes):
    changes = [
        Change(
            id=str(at), stamp=f"1a20000000{at}-0000-{device}", device=device, at="", words="",
            edits=(Edit(table="facts", record="r", set={"n": value}, was={"n": was}),),
        )
        for at, (device, value, was) in enumerate(writes)
    ]  # fmt: skip

    found = find_clashes(changes, [("facts", "r")])

    blind = [
        at
        for at, (earlier, later) in enumerate(pairwise(writes))
        if earlier[0] != later[0] and earlier[1] not in later[1:]
    ]
    lost = [writes[at][1] for at in blind[-1:]]
    lost = [value for value in lost if value not in [v for _, v, _ in writes[blind[-1] + 1 :]]]
    assert [clash.beaten for clash in found] == lost
    assert find_clashes(changes, []) == ()


@pytest.mark.parametrize("kept", ["laptop", "phone"])
def test_a_choice_that_is_taken_back_leaves_both_to_choose_from_again(journal, open_journal, kept):
    both_edit(journal, open_journal)
    (clash,) = journal.clashes()
    journal.commit(f"Kept {kept}", [settle(clash, kept)])

    assert undo(journal) is not None

    assert journal.clashes() == (clash,)
    for device in ("laptop-1a2b", "phone-3c4d"):
        again = open_journal(device)
        again.load_all()
        assert again.clashes() == (clash,)
    redo(journal)
    assert journal.clashes() == ()
    undo(journal)
    assert journal.clashes() == (clash,)


def test_the_newest_of_several_is_told_by_the_moment_whatever_the_zone():
    paris = Clash(
        table="facts", record="run", month="2026-11", path="note", stands="a", stands_by="p",
        stands_at="2026-11-25T21:00:00+01:00", beaten="b", beaten_by="l", beaten_at="",
    )  # fmt: skip
    new_york = msgspec.structs.replace(paris, stands_at="2026-11-25T20:00:00-05:00")

    assert newest((paris, new_york)) is newest((new_york, paris)) is new_york


def test_what_arrives_tells_its_first_and_last_moment_whatever_the_zone():
    def made(at: str) -> Change:
        return Change(id=at, stamp=at, device="phone-3c4d", at=at, words="W")

    times = ("2026-11-25T20:00:00-05:00", "2026-11-25T21:00:00+01:00", "2026-11-26T03:00:00+01:00")
    arrival = Arrival("phone-3c4d", "f", (), tuple(map(made, times)))

    assert arrival.span == (times[1], times[2])
