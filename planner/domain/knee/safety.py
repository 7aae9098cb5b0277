"""Red flags: signs that a professional should see before anything else (evidence.md 7).

A tick is not a diagnosis. It says who should look and how soon, and what rests until then.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

import msgspec

from planner.domain.values.journal import Lock, PainReading
from planner.domain.values.record import Record
from planner.domain.values.run import CrossTraining, Run
from planner.domain.values.scores import ScoreSheet

Level = Literal["E", "U", "S"]
"""Emergency: now. Urgent: within 24-48 hours. Soon: within one or two weeks."""

Scope = Literal["all", "run"]
"""What rests: everything, or running only."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One sign of the red-flag screen."""

    id: str
    level: Level
    short: str
    """A few words, for a list to tick."""
    words: str
    """What is asked, in full."""
    action: str
    """What to do, and whom to tell what."""
    scope: Scope
    max_tier: int | None = None
    """Highest knee-load tier of exercises that stays, where fewer do."""


_NOW = "Go to emergency care now."
_URGENT = "See a doctor or an urgent-care clinic within a day or two."
_SOON = "See a doctor or physiotherapist within one or two weeks."

FINDINGS: tuple[Finding, ...] = (
    Finding(
        id="hot_knee", level="E", scope="all",
        short="hot, red knee with fever",
        words="The knee is hot, red or very swollen, and you have a fever or feel ill.",
        action=f"{_NOW} Say that the knee is hot and that you feel ill: a joint can be infected.",
    ),
    Finding(
        id="calf", level="E", scope="all",
        short="swollen or warm calf",
        words="A calf is swollen, sore or warm, perhaps with short breath or chest pain.",
        action=f"{_NOW} Say it is the calf, and whether breathing is harder: it may be a clot.",
    ),
    Finding(
        id="deformed", level="E", scope="all",
        short="knee out of shape, numb foot",
        words="The knee is out of shape or cannot be moved, or the foot is cold or numb.",
        action=f"{_NOW} Do not try to put it right yourself.",
    ),
    Finding(
        id="injury_swelling", level="U", scope="all",
        short="injury, swollen within hours",
        words="After an injury the knee swelled within hours, popped, or gave way at once.",
        action=f"{_URGENT} Say how fast it swelled.",
    ),
    Finding(
        id="no_steps", level="U", scope="all",
        short="injury, cannot walk four steps",
        words="After a knock or fall you cannot take four steps or bend the knee to a right "
        "angle, or the kneecap or the bone at its outer side is sore to the touch.",
        action=f"{_URGENT} Ask whether an X-ray is needed.",
    ),
    Finding(
        id="injury_55", level="U", scope="all",
        short="injury, and 55 or older",
        words="You hurt the knee in a knock or fall and are 55 or older.",
        action=f"{_URGENT} Ask whether an X-ray is needed.",
    ),
    Finding(
        id="locked", level="U", scope="all",
        short="knee locks or gives way",
        words="The knee gets stuck and does not straighten, gives way again and again, or the "
        "kneecap slipped out of place for the first time.",
        action=f"{_URGENT} Show in which position it catches or gives way.",
    ),
    Finding(
        id="no_straight_lift", level="U", scope="all",
        short="cannot lift the straight leg",
        words="After a pull you cannot lift the straight leg, or feel a gap above or below the "
        "kneecap.",
        action=f"{_URGENT} Say that lifting the straight leg fails: a tendon can be torn.",
    ),
    Finding(
        id="night_pain", level="S", scope="all",
        short="pain at night or at rest",
        words="There is pain at night or at rest that has nothing to do with load, or weight loss "
        "without a reason, or you have had cancer.",
        action=f"{_SOON} Tell about the nights and anything else that changed.",
    ),
    Finding(
        id="bone_pain", level="S", scope="run",
        short="one sore spot on a bone",
        words="One spot on a bone of shin, thigh, hip or foot hurts, does not warm up, and is "
        "worse with hopping or at night, after running more than usual or eating too little.",
        action=f"{_SOON} Ask for a bone-stress check; run again only after a clear answer.",
    ),
    Finding(
        id="swollen", level="S", scope="run",
        short="swollen without an injury",
        words="The knee is swollen without an injury, several joints hurt, or mornings are stiff "
        "for more than half an hour.",
        action=f"{_SOON} Tell how long the stiffness lasts.",
    ),
    Finding(
        id="other_site", level="S", scope="run", max_tier=0,
        short="main pain not at the kneecap",
        words="The main pain is on the tendon below the kneecap, on the joint line, or at the "
        "outer side of the knee.",
        action=f"{_SOON} This program is made for pain around or behind the kneecap: ask for a "
        "diagnosis first. Only the lightest exercises stay.",
    ),
    Finding(
        id="under_18", level="S", scope="all",
        short="younger than 18",
        words="You are younger than 18.",
        action=f"{_SOON} Growing knees have causes of their own, and the doses here come from "
        "trials with adults.",
    ),
)  # fmt: skip
"""The red-flag screen, gravest first."""

BY_ID: dict[str, Finding] = {finding.id: finding for finding in FINDINGS}

SCREEN_DAYS = 7
"""Days after which it is asked again (RF-1)."""

SCREEN_WORDS = (
    "calf", "collapsed", "fall", "fallen", "fell", "fever", "gave way", "gives way", "giving way",
    "hot", "locked", "locks", "night", "numb", "pop", "popped", "stuck", "swelling", "swollen",
)  # fmt: skip
"""Words in a note that should offer the screen: never more than an offer."""


def asks_for_screen(fact: Record, severe: int) -> bool:
    """True of a fact after which the screen is gone through: severe pain (0-10) in anything, or a
    swollen knee (RF-1). Severe pain in a session is a pain reading too."""
    match fact:
        case PainReading():
            return fact.score >= severe or fact.swelling
        case Run():
            return max(fact.scores, default=0) >= severe or fact.swelling
        case CrossTraining():
            return (fact.pain_during or 0) >= severe
        case ScoreSheet():
            return fact.values.get("worst", 0) >= severe
        case _:
            return False


def scope_of(findings: Iterable[str]) -> Scope:
    """What the ticked findings lock. An id this version does not know locks everything."""
    scopes = {BY_ID[each].scope if each in BY_ID else "all" for each in findings}
    return "all" if "all" in scopes else "run"


def worst_level(findings: Iterable[str]) -> Level:
    """The gravest level among the ticked findings. An unknown id counts as urgent."""
    levels = {BY_ID[each].level if each in BY_ID else "U" for each in findings}
    if "E" in levels:
        return "E"
    return "U" if "U" in levels else "S"


def highest_tier(findings: Iterable[str]) -> int | None:
    """Highest knee-load tier the ticked findings leave; None if they set none."""
    tiers = [BY_ID[each].max_tier for each in findings if each in BY_ID]
    return min((tier for tier in tiers if tier is not None), default=None)


def active_locks(locks: Iterable[Lock], day: date) -> tuple[Lock, ...]:
    """The locks that hold on a day: set by then, and not cleared by then."""
    return tuple(
        lock for lock in locks if lock.date <= day and (lock.cleared is None or lock.cleared > day)
    )


def screen_words_in(text: str) -> tuple[str, ...]:
    """The words of a note that should offer the screen, as they stand in `SCREEN_WORDS`."""
    letters = (letter if letter.isalnum() else " " for letter in text.casefold())
    said = f" {' '.join(''.join(letters).split())} "
    return tuple(word for word in SCREEN_WORDS if f" {word} " in said)
