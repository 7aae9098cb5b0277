"""Looking back at what was run, in words."""

from __future__ import annotations

import pytest

from planner.domain.caps.archive import look_at_archive
from planner.domain.caps.lookback import Tally
from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.run import Run
from planner.wording.archive import NO_CAUSES, archive_words, tally_words
from tests.domain.facts import bare, on, run

TODAY = on(7)
STEADY = tuple(bare(day, 5.0) for day in range(-98, 7) if day % 7 in (1, 3, 6))


def said(*runs: Run) -> tuple[str, ...]:
    return archive_words(look_at_archive(History(runs=runs), TODAY, DEFAULTS), "km", TODAY)


def test_each_number_says_why() -> None:
    span, held, jump, weeks, knee, closing = said(*STEADY, bare(-16, 8.0), bare(-9, 12.0))

    assert span.startswith("Tue 23 Dec 2025 to Sun 8 Mar 2026: ")
    assert "longest run" in held
    assert held.startswith("Days over the cap of their morning: 2 (week 1, longest run 1). A week ")
    assert jump.startswith("The longest jump: Sat 21 Feb 2026, 12.0 km where the cap was ")
    assert "longest run lately that the knee took" in jump
    assert weeks.startswith("Weeks over their line: ")
    assert "Nielsen 2014" in weeks
    assert "not known" in knee
    assert closing.startswith(NO_CAUSES)


def test_what_never_was_over_needs_no_reason() -> None:
    _, weeks, _, closing = said(*STEADY)

    assert weeks == "Weeks over their line: 0 of 10."
    assert "held against you" in closing


def test_known_pain_is_counted_on_either_side() -> None:
    told = said(*STEADY, run(-16, 8.0, during=6), run(-9, 5.0, during=1))

    assert any(
        "Painful, amber or red: 1 of the 12 days over a cap, 0 of the 23 within." in one
        for one in told
    )


@pytest.mark.parametrize("runs", [(), (bare(0, 5.0),)])
def test_of_a_short_archive_nothing_is_said(runs: tuple[Run, ...]) -> None:
    assert said(*runs) == ()


def test_a_tally_names_every_answer() -> None:
    tally = Tally(green=1, amber=2, red=3, unknown=4)
    assert tally_words(tally) == "10 days, of them 1 green, 2 amber, 3 red, 4 not answered"
