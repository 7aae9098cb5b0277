from __future__ import annotations

import os

import pytest

from planner.store.device import device_id, is_device


def test_the_name_of_a_machine_stays_the_same(tmp_path):
    first = device_id(tmp_path / "state")

    assert is_device(first)
    assert device_id(tmp_path / "state") == first
    assert (tmp_path / "state" / "device").read_text() == f"{first}\n"


def test_it_says_which_machine_it_is(tmp_path, monkeypatch):
    class Names:
        nodename = "Anna’s MacBook-Pro.local"

    monkeypatch.setattr(os, "uname", Names)

    assert device_id(tmp_path).rpartition("-")[0] == "anna-s-macbook-pro"


def test_two_installations_of_one_name_are_told_apart(tmp_path, monkeypatch):
    digits = iter([b"\x12\x34", b"\xab\xcd"])
    monkeypatch.setattr(os, "urandom", lambda _: next(digits))

    assert device_id(tmp_path / "a") != device_id(tmp_path / "b")


@pytest.mark.parametrize("content", ["", "../../x\n", "Ä\n", "x" * 50])
def test_a_file_that_holds_no_name_is_written_anew(tmp_path, content):
    (tmp_path / "device").write_text(content)

    name = device_id(tmp_path)

    assert is_device(name)
    assert device_id(tmp_path) == name


def test_where_it_cannot_be_kept_it_comes_out_the_same_each_time(tmp_path):
    (tmp_path / "file").write_text("in the way")

    name = device_id(tmp_path / "file")

    assert is_device(name)
    assert device_id(tmp_path / "file") == name


def test_without_a_host_name_there_is_still_a_name(tmp_path, monkeypatch):
    monkeypatch.delattr(os, "uname")
    monkeypatch.delenv("COMPUTERNAME", raising=False)

    assert device_id(tmp_path).startswith("device-")
