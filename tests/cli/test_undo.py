"""The way back, and trying without writing."""

from __future__ import annotations

import errno
import os

import pytest


def test_undo_and_redo_say_what_they_did(planned):
    planned("note", "one")
    planned("note", "two")

    assert "Undone: Note: two" in planned("undo").out
    assert "Note: two" in planned("redo").out
    assert len(planned("today", "--json").data["notes"]) == 2


def test_several_steps_are_undone_at_once_or_not_at_all(easeback):
    easeback("note", "one")
    easeback("note", "two")

    assert easeback("undo", "3").code == 4
    assert len(easeback("today", "--json").data["notes"]) == 2
    assert easeback("undo", "2").code == 0
    assert easeback("today", "--json").data["notes"] == []


def test_the_list_of_steps_changes_nothing(easeback):
    easeback("note", "one")

    listed = easeback("undo", "--list", "--json").data

    assert [step["words"] for step in listed] == ["Note: one"]
    assert listed[0]["at"].startswith("2026-11-30T12:00:00")
    assert len(easeback("today", "--json").data["notes"]) == 1


@pytest.mark.parametrize("words", [["undo"], ["redo"], ["undo", "0"], ["undo", "x"]])
def test_undo_of_nothing_is_told(easeback, words):
    assert easeback(*words).code in (2, 4)


def test_an_answer_names_the_change_that_undo_would_take_back(easeback):
    undo_id = easeback("note", "one", "--json").json["undo_id"]

    assert easeback("undo", "--list", "--json").data[0]["id"] == undo_id
    assert easeback("today", "--json").json["undo_id"] is None


@pytest.mark.parametrize(
    "words",
    [
        ["tick"],
        ["log", "run", "4k"],
        ["pain", "6", "--flare", "--accept"],
        ["note", "hello"],
        ["skip", "1"],
        ["undo"],
        ["setup", "--yes", "--knee", "right"],
    ],
)
def test_a_dry_run_says_what_would_happen_and_writes_nothing(planned, home, words):
    def journal():
        files = (home / "data").rglob("*")
        return {file: file.read_bytes() for file in files if file.is_file()}

    before = journal()

    result = planned(*words, "--dry-run")

    assert result.code == 0
    assert result.out
    assert "nothing was written" in result.err
    assert journal() == before


def test_undoing_the_first_set_up_says_so(planned):
    planned("note", "stairs")

    assert "set-up" not in planned("undo").err
    result = planned("undo")

    assert "The first set-up is undone too: there is no plan any more." in result.err
    assert "set-up" not in planned("redo").err


def test_the_list_names_what_was_done_again_by_what_it_did(planned):
    planned("note", "stairs")
    planned("undo")
    planned("redo")

    assert "Done again" not in planned("undo", "--list").out


def test_a_disk_that_refuses_the_second_of_two_steps_is_told_with_what_was_kept(
    easeback, monkeypatch
):
    easeback("note", "one")
    easeback("note", "two")
    real = os.fsync
    syncs: list[int] = []

    def fills_up(descriptor: int) -> None:
        syncs.append(descriptor)
        if len(syncs) > 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fills_up)
    result = easeback("undo", "2")

    assert result.code == 1
    assert "Cannot save the change (No space left on device); it was taken back" in result.err
    assert "Kept before that: Undone: Note: two." in result.err
