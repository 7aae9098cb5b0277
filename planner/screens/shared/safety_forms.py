"""Forms of caution: tests for the way back, and the end of a red flag."""

from __future__ import annotations

from collections.abc import Callable

from planner.domain.knee.safety import FINDINGS
from planner.screens.shared import reading
from planner.screens.shared.filling_in import fill_in
from planner.screens.shared.page import Page
from planner.widgets.form import Answers, FormDialog
from planner.widgets.form_field import Field
from planner.widgets.message_dialog import MessageDialog
from planner.widgets.tick_dialog import TickDialog
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

    def keep(answers: Answers) -> bool:
        values = {name: answers[name] for name, _ in PAIN_TESTS if answers[name] is not None}
        values |= {
            name: int(answers[name] == "yes") for name, _ in SIGNS if answers[name] != "unknown"
        }
        if values:
            page.logbook.facts.add_tests(values)
        return bool(values)

    form = FormDialog(
        "Tests of today",
        (
            *(
                Field(name, f"pain, {words}", hint="0–10, or empty", read=reading.score())
                for name, words in PAIN_TESTS
            ),
            *(
                Field(
                    name,
                    words,
                    "choice",
                    "unknown",
                    options=(("unknown", "not looked"), ("no", "no"), ("yes", "yes")),
                )
                for name, words in SIGNS
            ),
        ),
        about=f"Before running again: {still}." if still else "",
    )
    return await fill_in(page, page.logbook, form, keep)


async def clear_locks(page: Page) -> bool:
    """Ask who cleared the red flags and when, then once more. True if they are cleared."""
    book = page.logbook

    async def keep(answers: Answers) -> bool:
        by, day = answers["by"], answers["day"] or book.today
        sure = await page.ask(
            MessageDialog(
                "Are you sure?",
                (f"{by} cleared you on {days.full(day)}: exercises and caps open again.",),
                yes="yes, cleared",
                no="keep the lock",
            )
        )
        if sure:
            book.red_flags.clear(by, day)
        return bool(sure)

    form = FormDialog(
        "Cleared by a professional",
        (
            Field("by", "by whom", needed=True, example="doctor, physiotherapist, clinic"),
            Field("day", "when", hint="today, yesterday, 11 apr",
                  read=reading.day(book.today, "past")),
        ),
        about="The lock ends only when somebody who examined you said that you may go on.",
    )  # fmt: skip
    return await fill_in(page, book, form, keep)


async def ask_findings(
    page: Page,
    title: str,
    before: tuple[str, ...] = (),
    *,
    leave: str = "leave",
    left: Callable[[tuple[str, ...]], None] | None = None,
) -> tuple[str, ...] | None:
    """The red-flag screen of evidence.md 7, in short: what was ticked, or None if it was left.

    What to do about it is said at once. `leave` says what esc does; `left` is told what was ticked
    then.
    """
    found = before
    while True:
        dialog = findings_dialog(title, found, leave)
        ticked = await page.ask(dialog)
        if ticked is None:
            if left is not None:
                left(dialog.ticked)
            return None
        found = ticked
        if not found or await page.ask(_advice(found)):
            return found


def findings_dialog(title: str, before: tuple[str, ...] = (), leave: str = "leave") -> TickDialog:
    """Every sign in full."""
    return TickDialog(
        title,
        tuple((one.id, one.words) for one in FINDINGS),
        before,
        about="Any of these needs a professional before exercises or running. "
        "If none of it is true, n says so at once.",
        leave=leave,
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
