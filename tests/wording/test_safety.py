"""Red flags in words: calmly what, since when, whom to see, and what ends it."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.domain.knee.safety import BY_ID, FINDINGS
from planner.domain.values.journal import Lock
from planner.wording import safety
from planner.wording.safety import advice_words, offer_words, passed_words, signs_words

WED = date(2026, 11, 25)
CLEARED = "Once a professional has cleared you: 1 for the week, then a c."


def lock(*findings: str, scope: Any = "all") -> Lock:
    return Lock(id="lock", date=WED, level="S", findings=findings, scope=scope)


def since(one: Lock) -> str:
    return safety.since_words(one, WED)


def locked(one: Lock) -> str:
    return safety.locked_words(one, WED)


def kept(one: Lock) -> str:
    return safety.kept_words(one, WED)


def test_a_note_that_speaks_of_a_red_flag_offers_the_screen_and_never_more() -> None:
    assert offer_words("a good day [left] <b>") == ""
    assert offer_words("my calf is hot") == (
        "You wrote “calf” and “hot”: 1 a f goes through the red flags."
    )
    assert offer_words("the knee locked") == "You wrote “locked”: 1 a f goes through the red flags."
    assert offer_words("calf hot, fever at night").count("“") == 2


def test_advice_has_a_paragraph_a_finding_and_says_what_rests() -> None:
    hot, bone = BY_ID["hot_knee"], BY_ID["bone_pain"]
    stays = "here. This is no diagnosis: it only says that somebody should look."
    until = "Until a professional has looked at it,"
    assert advice_words(("bone_pain",)) == (
        f"■ {bone.words}\n{bone.action}",
        f"{until} running stays locked {stays}",
    )
    assert advice_words(("bone_pain", "hot_knee")) == (
        f"■ {hot.words}\n{hot.action}",
        f"■ {bone.words}\n{bone.action}",
        f"{until} exercises and running stay locked {stays}",
    )


def test_signs_are_named_the_gravest_first() -> None:
    assert signs_words(lock("locked", "calf")) == "swollen or warm calf, knee locks or gives way"
    assert signs_words(lock("of_2030")) == "a red flag of a newer easeback"


def test_a_lock_says_what_rests_since_when() -> None:
    assert since(lock("calf")) == "Everything is locked since Wed 25 Nov"
    assert since(lock("bone_pain", scope="run")) == "Running is locked since Wed 25 Nov"


def test_a_lock_says_whom_to_see_and_what_ends_it() -> None:
    calf = BY_ID["calf"]
    assert locked(lock("calf")) == (
        f"Everything is locked since Wed 25 Nov: swollen or warm calf. {calf.action} {CLEARED}"
    )
    assert locked(lock("of_2030")) == (
        "Everything is locked since Wed 25 Nov: a red flag of a newer easeback. See a professional "
        f"first. {CLEARED}"
    )


def test_what_is_ticked_all_the_same_is_kept() -> None:
    assert kept(lock("calf")) == (
        "Everything is locked since Wed 25 Nov: this is kept as what happened."
    )


def test_exercises_that_are_passed_over_are_named_with_the_red_flag() -> None:
    assert passed_words(["Mini squat", "Step-down"], [lock("other_site", scope="run")]) == (
        "Passed over: Mini squat, Step-down. Red flag “main pain not at the kneecap”: only "
        "exercises with the least knee load stay until a professional has cleared you."
    )


def test_the_screen_in_one_sentence_names_every_finding() -> None:
    head, signs = safety.SCREEN_ASKED.split(": ")
    assert head == "If any of this is true, see a professional first"
    assert signs.split("; ") == [finding.short for finding in FINDINGS]
