"""A file for an exercise of one's own, and where an exercise stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.values.errors import ExchangeError
from planner.exchange.plans.own_exercises import file_of, new_exercise
from planner.exchange.plans.plan_files import bundled_folder, read_library
from planner.exchange.plans.plan_reader import check


def test_the_file_is_in_order_as_it_is_written(tmp_path):
    path = new_exercise('Heel "slide"', tmp_path / "plans")

    assert path == tmp_path / "plans" / "heel_slide.toml"
    assert check(path, [bundled_folder(), tmp_path / "plans"]) == ()
    library = read_library([bundled_folder(), tmp_path / "plans"])
    assert library.exercises["heel_slide"].name == 'Heel "slide"'


def test_every_key_it_offers_is_one(tmp_path):
    path = new_exercise("Heel slide", tmp_path)
    offered = path.read_text(encoding="utf-8").replace("# figure", "figure")
    lines = offered.splitlines()
    start = lines.index("[[exercises]]")
    bare = [line.removeprefix("# ") for line in lines[start:]]
    path.write_text("\n".join(bare), encoding="utf-8")

    assert check(path, [bundled_folder(), tmp_path]) == ()


def test_a_file_that_is_there_is_never_written_over(tmp_path):
    path = new_exercise("Heel slide", tmp_path)
    path.write_text("mine", encoding="utf-8")

    with pytest.raises(ExchangeError, match="there already"):
        new_exercise("heel SLIDE", tmp_path)

    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["", "  ", "漢字", "../.."])
def test_a_name_without_letters_is_refused(tmp_path, name):
    with pytest.raises(ExchangeError, match="letter"):
        new_exercise(name, tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "plans").write_text("a file", encoding="utf-8")

    with pytest.raises(ExchangeError, match="cannot be written"):
        new_exercise("Heel slide", tmp_path / "plans")


@given(st.text(min_size=1, max_size=30))
def test_any_name_stays_in_its_folder_and_is_read_back(tmp_path_factory, name):
    folder = tmp_path_factory.mktemp("plans")
    try:
        path = new_exercise(name, folder)
    except ExchangeError:
        return

    assert path.parent == folder
    found = read_library([folder])
    assert not [problem for problem in found.problems if problem.severity == "error"]
    assert len(found.exercises) == 1


def test_the_file_of_an_exercise_is_the_one_in_force(tmp_path: Path):
    bundled = bundled_folder()

    assert file_of("clam", [bundled, tmp_path]) == bundled / "exercises.toml"
    (tmp_path / "mine.toml").write_text('[[exercises]]\nid = "clam"\n', encoding="utf-8")
    (tmp_path / "torn.toml").write_text("[[exer", encoding="utf-8")
    assert file_of("clam", [bundled, tmp_path]) == tmp_path / "mine.toml"
    assert file_of("nothing", [bundled, tmp_path / "gone"]) is None
