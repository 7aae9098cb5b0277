from __future__ import annotations

from typing import get_args

from planner.domain.values.any_record import AnyRecord
from planner.wording.merging import KINDS, counts_words, lacking_words, question_words


def test_every_kind_of_entry_has_a_name():
    assert {kind.__struct_config__.tag for kind in get_args(AnyRecord)} == {*KINDS}


def test_only_what_there_would_be_more_or_less_of_is_told_by_its_name():
    before = {"run": 12, "note": 3, "pain": 4}
    after = {"run": 14, "note": 3, "pain": 3, "test": 1}

    assert counts_words(before, after) == [
        "runs 12 → 14",
        "pain scores 4 → 3",
        "measurements 0 → 1",
    ]


def test_a_kind_of_a_newer_program_is_told_by_its_own_name():
    assert counts_words({}, {"sauna": 2}) == ["sauna 0 → 2"]


def test_the_question_says_what_would_be_left_there():
    assert question_words(1, 0) == "Bring in 1 change?"
    assert question_words(3, 2) == "Bring in 3 changes; 2 things there cannot be read?"


def test_what_is_lacking_here_is_counted():
    assert lacking_words("/stick", 1) == "/stick has 1 change that is not here"
    assert lacking_words("/stick", 3) == "/stick has 3 changes that are not here"
