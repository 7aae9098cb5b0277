"""Forms of caution: tests for the way back, and the end of a red flag."""

from __future__ import annotations

from planner.domain.knee.safety import FINDINGS
from planner.screens import reading
from planner.screens.page import Page
from planner.widgets.form import Answers, Field, FormDialog
from planner.widgets.message_dialog import MessageDialog
from planner.wording import days
from planner.wording.flare import wait_words
from planner.wording.safety import advice_words

PAIN_TESTS = (
    ("brisk_walk", "30 min brisk walk"),
    ("stairs_down", "one flight of stairs down"),
    ("step_down_left", "ten 20 cm step-downs left"),
    ("step_down_right", "ten 20 cm step-downs right"),
)
SIGNS = (("swelling", "visible swelling"), ("limp", "a limp"))


async def add_tests(page: Page) -> bool:
    """Ask for today's tests; what is left empty was not tested. True if something was kept."""
    state = page.logbook.flares.now()
    still = wait_words(state) if state is not None and not state.quiet.passed else ""
    answers = await page.ask(
        FormDialog(
            "Tests of today",
            (
                *(
                    Field(name, f"pain, {words}", hint="0–10, or empty", read=reading.score())
                    for name, words in PAIN_TESTS
                ),
                *(
                    Field(name, words, "choice", "unknown",
                          options=(("unknown", "not looked"), ("no", "no"), ("yes", "yes")))
                    for name, words in SIGNS
                ),
            ),
            about=f"Before running again: {still}." if still else "",
        )
    )  # fmt: skip
    if answers is None:
        return False
    values = {name: answers[name] for name, _ in PAIN_TESTS if answers[name] is not None}
    values |= {name: int(answers[name] == "yes") for name, _ in SIGNS if answers[name] != "unknown"}
    return bool(values) and page.did(lambda: page.logbook.facts.add_tests(values))


async def clear_locks(page: Page) -> bool:
    """Ask who cleared the red flags and when, then once more. True if they are cleared."""
    book = page.logbook
    answers = await page.ask(
        FormDialog(
            "Cleared by a professional",
            (
                Field("by", "by whom", needed=True, example="doctor, physiotherapist, clinic"),
                Field("day", "when", hint="today, yesterday, 11 apr",
                      read=reading.day(book.today, "past")),
            ),
            about="The lock ends only when somebody who examined you said that you may go on.",
        )
    )  # fmt: skip
    if answers is None:
        return False
    day = answers["day"] or book.today
    sure = await page.ask(
        MessageDialog(
            "Are you sure?",
            (f"{answers['by']} cleared you on {days.full(day)}: exercises and caps open again.",),
            yes="yes, cleared",
            no="keep the lock",
        )
    )
    return bool(sure) and page.did(lambda: book.red_flags.clear(answers["by"], day))


NONE = "none"


def unanswered(answers: Answers) -> str:
    """What is wrong with the answers to the red flags: enter alone is no answer."""
    found = any(answers[finding.id] for finding in FINDINGS)
    if found and answers[NONE]:
        return "Something is true, and none of it: which is it?"
    if not found and not answers[NONE]:
        return "Say yes to what is true, or to the last line if none of it is."
    return ""


async def ask_findings(
    page: Page, title: str, before: tuple[str, ...] = ()
) -> tuple[str, ...] | None:
    """The red-flag screen of evidence.md 7, in short: what was ticked, or None if it was left.

    What to do about it is said at once.
    """
    found = before
    while True:
        answers = await page.ask(_findings_form(title, found))
        if answers is None:
            return None
        found = tuple(finding.id for finding in FINDINGS if answers[finding.id])
        if not found or await page.ask(_advice(found)):
            return found


def _findings_form(title: str, before: tuple[str, ...]) -> FormDialog:
    """Every sign in a few words, in full for the one that is looked at."""
    signs = (Field(one.id, one.short, "check", one.id in before, one.words) for one in FINDINGS)
    return FormDialog(
        title,
        (*signs, Field(NONE, "none of these", "check")),
        about="Yes to any of these needs a professional before exercises or running. "
        "Left and right answer, tab goes on; if none is true, say yes to the last line.",
        save="go on",
        check=unanswered,
    )


def _advice(found: tuple[str, ...]) -> MessageDialog:
    return MessageDialog(
        "See a professional first",
        advice_words(found),
        yes="it is true, keep it",
        no="look again",
    )


async def screen_red_flags(page: Page, title: str) -> bool:
    """Ask for red flags and keep the answer: a lock, or that there was none. True if kept."""
    found = await ask_findings(page, title)
    if found is None:
        return False
    book = page.logbook
    if found:
        return page.did(lambda: book.red_flags.add(book.red_flags.lock_for(found)))
    return page.did(book.red_flags.screened)
