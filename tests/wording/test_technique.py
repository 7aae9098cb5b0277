"""Running technique in words."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from planner.domain.caps.lookback import Tally
from planner.domain.technique.kept import FocusCount, FocusWeek
from planner.domain.technique.technique_rules import RULE_OF
from planner.domain.values.exercise import Dose, Exercise
from planner.domain.values.reason import Reason
from planner.domain.values.run import Run
from planner.domain.values.technique import Focus, FocusEnd, FocusKind, Heed
from planner.wording.technique import (
    COULD,
    COUNT,
    CUES,
    ENDS,
    HEED_SIGNS,
    HEEDS,
    NAMES,
    OFFER,
    RESTS,
    aim_words,
    begun_words,
    card_words,
    cue_words,
    ended_words,
    focus_words,
    heed_of,
    heeded_words,
    offer_words,
    rest_words,
    span_words,
    usual_words,
)
from planner.wording.technique_told import count_rows, evidence_lines, heeded_lines, week_words

TODAY = date(2026, 11, 25)
RATE = Focus(
    id="f", date=date(2026, 11, 9), what=FocusKind.STEP_RATE, until=date(2026, 12, 6),
    usual=164, of_runs=5, rate=172,
)  # fmt: skip
SOFT = Focus(id="s", date=date(2026, 11, 9), what=FocusKind.SOFT_LANDING, until=date(2026, 12, 6))


def test_every_kind_has_its_words():
    assert set(NAMES) == set(CUES) == set(FocusKind)
    assert set(HEEDS) == set(HEED_SIGNS) == set(Heed)
    assert set(ENDS) == set(FocusEnd)


def test_a_card_has_room_for_the_short_words():
    cards = [card_words(RATE), *(card_words(msgspec.structs.replace(SOFT, what=kind))
                                 for kind in FocusKind)]  # fmt: skip

    assert cards[0] == "rate 172"
    assert all(len(words) <= 11 for words in cards)


def test_a_step_rate_says_its_number_and_what_it_was_made_from():
    assert focus_words(RATE) == "step rate 172 a minute"
    assert cue_words(RATE) == "172 steps a minute, shorter ones, at the same speed."
    assert aim_words(RATE) == "5 % above the usual 164 (the middle of 5 runs)"
    assert usual_words(164, 0) == "the usual 164 (counted or said)"


def test_another_focus_says_its_cue_alone():
    assert focus_words(SOFT) == "softer landing"
    assert cue_words(SOFT) == CUES[FocusKind.SOFT_LANDING]
    assert aim_words(SOFT) == ""


def test_it_says_since_when_and_for_how_long():
    assert span_words(RATE, TODAY) == "since Mon 9 Nov, 11 days left"
    assert span_words(RATE, date(2026, 12, 6)) == "since Mon 9 Nov, to today"
    assert span_words(RATE, date(2026, 12, 7)) == "from Mon 9 Nov to Sun 6 Dec"
    assert span_words(RATE, date(2026, 11, 1)) == "from Mon 9 Nov on"


def test_one_that_ended_early_says_why():
    over = msgspec.structs.replace(RATE, until=date(2026, 11, 20), ended=FocusEnd.PAIN)
    at_once = msgspec.structs.replace(over, until=RATE.date - timedelta(days=1))

    assert span_words(over, TODAY) == (
        "from Mon 9 Nov to Fri 20 Nov; ended: calf or Achilles tendon hurt"
    )
    assert span_words(at_once, TODAY) == "on Mon 9 Nov; ended: calf or Achilles tendon hurt"
    assert begun_words(over, TODAY) == (
        "technique: step rate 172 a minute, until Fri 20 Nov; ended: calf or Achilles tendon hurt"
    )


def test_a_faded_one_can_be_kept():
    assert ended_words(SOFT) == "softer landing has come to its end: keep it, or choose another"


def test_a_run_says_how_far_it_was_kept():
    run = Run(id="r", date=TODAY, distance_m=4000)

    assert heed_of(run) == ""
    said = msgspec.structs.replace(run, focus=FocusKind.UPRIGHT, heeded=Heed.PARTLY)
    assert heed_of(said) == heeded_words(FocusKind.UPRIGHT, Heed.PARTLY)
    assert heed_of(said) == "upright trunk partly kept"


@pytest.mark.parametrize("why", RESTS)
def test_it_rests_and_says_why(why):
    assert rest_words(why) == f"It rests while {RESTS[why]}."


@pytest.mark.parametrize(
    ("waits", "words"),
    [
        (None, f"2 weeks without a flare: {COULD}. {OFFER}"),
        (Reason("focus"), "One at a time."),
        (Reason("rests", (("why", "flare"),)), "None is offered while a flare is open."),
        (Reason("green", (("weeks", 0),)),
         "One is offered after 2 weeks without a flare: 0 of 2 so far."),
        (Reason("green", (("weeks", 1),)),
         "One is offered after 2 weeks without a flare: 1 of 2 so far."),
        (Reason("week", (("what", "longest"), ("day", date(2026, 11, 29)))),
         ("It waits: this week's one change is the run of Sun 29 Nov, longer than the longest "
          "lately.")),
        (Reason("week", (("what", "exercise"), ("exercise", "bridge"))),
         "It waits: this week's one change is another dose of Bridge."),
    ],
)  # fmt: skip
def test_it_says_why_none_is_offered_and_when_one_is(waits, words):
    bridge = Exercise(id="bridge", name="Bridge", muscles=("glutes",), dose=Dose(sets=2, reps=10))

    assert offer_words(waits, TODAY, {"bridge": bridge}) == words


def test_counting_by_hand_is_told_in_one_sentence():
    assert COUNT.startswith("Count the steps of both feet for 30 s")


def test_each_focus_says_how_strong_its_evidence_is_and_that_it_is_an_offer():
    for rule in RULE_OF.values():
        strength, source, ours, offer = evidence_lines(rule)
        assert strength.startswith("Evidence: ")
        assert source.startswith("Source: ")
        assert ours.startswith("Our choice: ")
        assert "offer" in offer


def test_counts_stand_beside_the_mornings_after_and_none_is_left_out():
    count = FocusCount(kept=Tally(green=3, amber=1), unsaid=Tally(red=1, unknown=1))

    assert count_rows(count) == (
        ("kept", "4 runs", "mornings after: 3 ✓ green, 1 ▲ amber"),
        ("not said", "2 runs", "mornings after: 1 ■ red, 1 ? not answered"),
    )


def test_a_week_says_its_runs_and_the_worst_morning_after():
    week = FocusWeek(first=TODAY, kept=2, left=1, score=3)

    assert week_words(week) == "2 kept, 1 not kept; worst morning after 3/10"
    assert week_words(FocusWeek(first=TODAY)) == "no run"


def test_each_point_says_how_far_it_was_kept():
    count = FocusCount(kept=Tally(green=1), left=Tally(amber=2))

    (said,) = heeded_lines({FocusKind.UPRIGHT: count})

    assert said == (
        "Upright trunk: kept in 1 run (mornings after: 1 ✓ green), "
        "not kept in 2 runs (mornings after: 2 ▲ amber)."
    )
