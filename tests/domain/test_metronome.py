"""The metronome: when it beats, and how it fades from session to session."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.player.metronome import beat, is_on, pattern, until_next, until_on

MINUTES = range(8)


def heard(session: int) -> str:
    """A sign for each of the first eight minutes: x for one with the beat."""
    return "".join("x" if is_on(minute * 60 + 30, session) else "." for minute in MINUTES)


@pytest.mark.parametrize(
    ("session", "minutes"),
    [(1, "xxxxxxxx"), (4, "xxxxxxxx"), (5, "x.x.x.x."), (6, "x.x.x.x."), (7, "x...x..."),
     (30, "x...x...")],
)  # fmt: skip
def test_it_beats_all_along_at_first_then_now_and_then(session, minutes):
    assert heard(session) == minutes


def test_it_beats_as_often_as_steps_are_asked_for():
    assert [beat(seconds, 180) for seconds in (0, 1, 60)] == [0, 3, 180]


def test_a_look_a_moment_too_early_takes_the_beat_for_one():
    assert beat(0.999, 180) == 3


@given(st.floats(0, 1800), st.integers(130, 220))
def test_the_next_beat_comes_after_this_one_and_within_one_interval(gone, rate):
    wait = until_next(gone, rate)

    assert 0 <= wait <= 1.1 * 60 / rate
    assert beat(gone + wait, rate) == beat(gone, rate) + 1


@given(st.floats(0, 1800), st.integers(1, 30))
def test_it_beats_again_when_it_said_it_would(gone, session):
    wait = until_on(gone, session)

    assert (wait == 0) == is_on(gone, session)
    assert is_on(gone + wait + (0.01 if wait else 0), session)
    assert wait <= sum(pattern(session)) * 60
