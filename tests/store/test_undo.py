from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from planner.store.change import Change
from planner.store.undo import steps_again, steps_back
from tests.store.samples import (
    delete,
    done,
    everything,
    pain,
    planned,
    put,
    raw_of,
    redo,
    run,
    undo,
)


def words(changes):
    return [change.words for change in changes]


def test_undo_goes_back_step_by_step_and_redo_forward_again(journal):
    states = [everything(journal)]
    for step in (run(), run(distance_m=6000), run(day="2026-12-01"), run("run-2")):
        put(journal, step)
        states.append(everything(journal))

    for state in states[-2::-1]:
        undo(journal)
        assert everything(journal) == state
    assert undo(journal) is None

    for state in states[1:]:
        redo(journal)
        assert everything(journal) == state
    assert redo(journal) is None


def test_undo_outlives_the_program(journal, open_journal):
    put(journal, run(), words="Logged")
    put(journal, run(note="x"), words="Noted")
    undo(journal)
    journal.close()

    again = open_journal()

    assert words(again.undo_stack(9)) == ["Logged"]
    assert words(again.redo_stack(9)) == ["Noted"]
    redo(again)
    assert raw_of(again, "facts", "run-1", "2026-11") == run(note="x")


def test_a_new_change_ends_what_could_be_redone(journal):
    put(journal, run(), words="A")
    put(journal, run(note="x"), words="B")
    undo(journal)

    put(journal, run(note="y"), words="C")

    assert redo(journal) is None
    assert words(journal.undo_stack(9)) == ["C", "A"]
    undo(journal)
    undo(journal)
    assert journal.records("facts") == []


def test_a_redone_change_can_be_undone_and_redone_again(journal):
    put(journal, run(), words="A")
    put(journal, run(note="x"), words="B")
    for _ in range(3):
        undo(journal)
        assert journal.records("facts") == [run()]
        redo(journal)
        assert journal.records("facts") == [run(note="x")]
    undo(journal)
    undo(journal)
    assert words(journal.redo_stack(9)) == ["A", "Redid: Redid: Redid: B"]


def test_a_field_changed_since_stays(journal, open_journal):
    put(journal, run(note="mine", effort=3))
    raw = raw_of(journal, "facts", "run-1")
    mine = journal.commit(
        "Mine", [journal.edits_for(raw, {**raw, "note": "later", "effort": 5}, "facts")]
    )
    other = open_journal("phone-3c4d")
    put(other, {**raw_of(other, "facts", "run-1", "2026-11"), "note": "by phone"})
    journal.poll()

    assert undo(journal) == mine

    assert raw_of(journal, "facts", "run-1") == run(note="by phone", effort=3)


def test_ticks_made_since_a_replan_stay_when_it_is_undone(journal):
    put(journal, planned(), "plan", "Planned")
    replan = put(journal, planned(day="2026-12-02", name="B"), "plan", "Replanned")
    put(journal, done("clamshell/left/1", day="2026-12-02"), words="Ticked")

    journal.commit("Undid the re-plan", journal.reverse(replan), undoes=replan.id)

    assert journal.records("plan") == [planned()]
    assert journal.records("facts") == [done("clamshell/left/1", day="2026-12-02")]


def test_undoing_a_beginning_puts_the_record_into_the_bin(journal):
    put(journal, run())

    undo(journal)

    assert journal.records("facts") == []
    assert [raw["distance_m"] for raw in journal.bin("facts")] == [5000]


def test_undoing_the_first_tick_leaves_the_ticks_of_another_device(journal, open_journal):
    other = open_journal("phone-3c4d")
    put(journal, done("clamshell/left/1"))
    other.commit("Ticked", [other.edits_for(None, done("bridge/left/1"), "facts")])
    journal.poll()

    undo(journal)

    assert journal.records("facts") == [done("bridge/left/1")]
    redo(journal)
    assert set(journal.records("facts")[0]["ticks"]) == {"clamshell/left/1", "bridge/left/1"}


def test_undoing_the_beginning_of_a_record_deleted_meanwhile_does_nothing(journal, open_journal):
    put(journal, run())
    other = open_journal("phone-3c4d")
    delete(other, "run-1")
    journal.poll()

    step = journal.undoable()

    assert step is not None
    assert journal.reverse(step) == ()


def test_undoing_a_deletion_takes_the_record_out_of_the_bin(journal):
    put(journal, run())
    delete(journal, "run-1")

    undo(journal)
    assert journal.records("facts") == [run()]

    redo(journal)
    assert journal.records("facts") == []


def test_records_of_months_that_are_not_loaded_are_undone_too(journal, open_journal):
    put(journal, run(day="2024-02-29"))
    put(journal, run(day="2024-03-01", note="x"))
    journal.close()

    again = open_journal()
    undo(again)

    assert raw_of(open_journal(), "facts", "run-1", "2024-02") == run(day="2024-02-29")


def test_one_change_over_many_records_is_one_step(journal):
    raws = [pain(f"pain-{number}", 2, f"2026-{number + 1:02d}-01") for number in range(12)]
    journal.commit("Imported", [journal.edits_for(None, raw, "facts") for raw in raws])

    undo(journal)

    assert everything(journal)["facts"] == []
    redo(journal)
    assert len(everything(journal)["facts"]) == 12


def test_another_devices_changes_are_not_ours_to_undo(journal, open_journal):
    other = open_journal("phone-3c4d")
    put(other, run())
    journal.poll()

    assert journal.undoable() is None
    assert len(list(other.history())) == 1
    assert list(journal.history()) == []


def test_what_was_never_undone_cannot_be_done_again(journal):
    change = put(journal, run())

    assert journal.again(change) == ()


def test_any_undone_step_can_be_done_again_not_only_the_next(journal):
    put(journal, run(), words="A")
    put(journal, pain("pain-1", 3), words="B")
    undo(journal)
    undo(journal)

    later = journal.redo_stack(9)[1]
    journal.commit("B again", journal.again(later), redoes=later.id)

    assert journal.records("facts") == [pain("pain-1", 3)]
    assert words(journal.redo_stack(9)) == ["A"]


def test_a_change_of_another_journal_cannot_be_reversed_here(journal, open_journal, tmp_path):
    elsewhere = put(open_journal(where=tmp_path / "elsewhere"), run())

    assert journal.reverse(elsewhere) == ()


def test_an_undo_that_finds_nothing_to_put_back_is_a_step_all_the_same(journal):
    put(journal, run(), words="A")
    first = put(journal, run(note="x"), words="B")
    journal.commit("Undid", (), undoes=first.id)

    assert words(journal.undo_stack(9)) == ["A"]


def test_loaded_months_do_not_change_what_undo_does(journal, open_journal):
    put(journal, planned(day="2026-11-30"), "plan")
    put(journal, planned(day="2026-12-01"), "plan")
    put(journal, planned(day="2027-01-01"), "plan")
    journal.close()

    again = open_journal()
    again.load(date(2026, 11, 1), date(2026, 11, 30))
    undo(again)
    undo(again)

    assert everything(again)["plan"] == [planned(day="2026-11-30")]


@given(st.lists(st.sampled_from(["step", "undo", "redo"]), max_size=30))
def test_the_stacks_are_those_of_two_plain_lists(moves):
    log: list[Change] = []
    back: list[Change] = []
    again: list[Change] = []

    def write(undoes: str = "", redoes: str = "") -> Change:
        name = str(len(log))
        change = Change(
            id=name, stamp=name, device="a", at="", words=name, undoes=undoes, redoes=redoes
        )
        log.append(change)
        return change

    for move in moves:
        if move == "step":
            back.append(write())
            again.clear()
        elif move == "undo" and back:
            write(undoes=back[-1].id)
            again.append(back.pop())
        elif move == "redo" and again:
            back.append(write(redoes=again.pop().id))

    assert list(steps_back(log[::-1])) == back[::-1]
    assert [undone.step for undone in steps_again(log[::-1])] == again[::-1]
