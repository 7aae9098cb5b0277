"""The red-flag screen and its locks."""

from __future__ import annotations

from typing import get_args

import pytest

from planner.domain.knee.parameters import DEFAULTS
from planner.domain.knee.safety import (
    BY_ID,
    FINDINGS,
    Level,
    active_locks,
    asks_for_screen,
    highest_tier,
    scope_of,
    screen_words_in,
    worst_level,
)
from planner.domain.values.journal import Lock, Moment, Note, PainReading
from planner.domain.values.record import Record, Side
from planner.domain.values.run import CrossTraining, Run
from planner.domain.values.scores import ScoreSheet
from tests.domain.facts import on


def test_findings_come_gravest_first_and_each_says_what_to_do() -> None:
    order = get_args(Level)

    places = [order.index(finding.level) for finding in FINDINGS]
    assert places == sorted(places)
    assert len(BY_ID) == len(FINDINGS)
    for finding in FINDINGS:
        assert finding.words.endswith(".")
        assert finding.action.endswith(".")
        assert len(finding.short) <= 36


def test_emergencies_and_urgent_findings_lock_everything() -> None:
    assert all(finding.scope == "all" for finding in FINDINGS if finding.level in {"E", "U"})


def test_a_sore_bone_locks_running_only_and_the_graver_of_two_wins() -> None:
    assert scope_of(["bone_pain"]) == "run"
    assert scope_of(["bone_pain", "swollen"]) == "run"
    assert scope_of(["bone_pain", "locked"]) == "all"
    assert [worst_level(each) for each in (["swollen"], ["swollen", "locked"])] == ["S", "U"]
    assert worst_level(["locked", "calf"]) == "E"


def test_pain_at_another_place_leaves_only_the_lightest_exercises() -> None:
    assert highest_tier(["other_site", "bone_pain"]) == 0
    assert highest_tier(["bone_pain"]) is None


def test_a_finding_of_a_newer_version_is_taken_gravely() -> None:
    assert scope_of(["from-the-future"]) == "all"
    assert worst_level(["from-the-future"]) == "U"


@pytest.mark.parametrize(
    ("days", "active"), [(6, False), (5, True), (3, True), (2, False), (0, False)]
)
def test_a_lock_holds_from_its_day_until_it_is_cleared(days: int, active: bool) -> None:
    lock = Lock(id="l", date=on(-5), level="U", findings=("locked",), scope="all", cleared=on(-2))

    assert bool(active_locks((lock,), on(-days))) is active


def reading(score: int, **more: object) -> PainReading:
    return PainReading(id="p", date=on(0), score=score, side=Side.LEFT, moment=Moment.REST, **more)  # type: ignore[arg-type]


def run(**more: object) -> Run:
    return Run(id="r", date=on(0), distance_m=5000, **more)  # type: ignore[arg-type]


def ride(pain: int | None) -> CrossTraining:
    return CrossTraining(id="c", date=on(0), sport="cycling", pain_during=pain)


@pytest.mark.parametrize(
    ("fact", "asks"),
    [
        (reading(6), False),
        (reading(7), True),
        (reading(1, swelling=True), True),
        (run(), False),
        (run(pain_before=6, pain_during=6, pain_after=6), False),
        (run(pain_before=7), True),
        (run(pain_during=7), True),
        (run(pain_after=7), True),
        (run(pain_during=1, swelling=True), True),
        (ride(None), False),
        (ride(6), False),
        (ride(7), True),
        (ScoreSheet(id="s", date=on(0), values={"worst": 7}), True),
        (ScoreSheet(id="s", date=on(0), values={"worst": 6, "rises_left": 9}), False),
        (Note(id="n", date=on(0), text="swollen"), False),
    ],
)
def test_severe_pain_or_a_swollen_knee_asks_for_the_screen(fact: Record, asks: bool) -> None:
    assert asks_for_screen(fact, DEFAULTS.severe) is asks


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Knee LOCKED on the stairs, and gave way!", ("gave way", "locked")),
        ("Slept through the night-time.", ("night",)),
        ("hotel, popcorn, knightly, allocate", ()),
        ("", ()),
    ],
)
def test_words_in_a_note_offer_the_screen_only_as_whole_words(
    text: str, words: tuple[str, ...]
) -> None:
    assert screen_words_in(text) == words
