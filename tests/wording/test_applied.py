"""The words of an answer to a proposal are read back as they were written."""

from __future__ import annotations

import pytest

from planner.wording.applied import Applied, applied_in, applied_words


@pytest.mark.parametrize(
    ("taken", "words"),
    [
        (9, "Plan solved anew: 9 changes of 12 applied"),
        (1, "Plan solved anew: 1 change of 12 applied"),
        (0, "Plan solved anew: no change of 12 applied"),
    ],
)
def test_what_was_taken_is_written_and_read_back(taken: int, words: str) -> None:
    assert applied_words("Plan solved anew", taken, 12) == words
    assert applied_in(words) == Applied("Plan solved anew", taken, 12)


def test_other_words_are_no_answer() -> None:
    assert applied_in("Moved Strength A to Tue 3 Nov") is None
