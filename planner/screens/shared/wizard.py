"""The first-run wizard: a few questions that end on a planned week.

Each step can be left with esc, which goes one step back; on the first step it leaves.
"""

from __future__ import annotations

from planner.domain.values.journal import Profile
from planner.domain.values.record import Side
from planner.logbook.answers import with_answers
from planner.screens.shared import reading
from planner.screens.shared.answer_fields import (
    changes_of,
    goal_fields,
    history_fields,
    history_wrong,
    knee_fields,
    known_answers,
    tell_advice,
    usual_fields,
)
from planner.screens.shared.import_dialog import read_history
from planner.screens.shared.page import Page
from planner.screens.shared.safety_forms import ask_findings
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.widgets.form import Answers, FormDialog
from planner.widgets.form_field import Field
from planner.widgets.message_dialog import MessageDialog
from planner.wording import days
from planner.wording.taking_up import NOW_IN_THE_WINDOW, first_week_words

NOW_S = 12
"""Seconds for which it stays on the screen what to do now."""

WHAT_IT_IS = """\
easeback keeps four things together while a sore runner's knee recovers: rehab exercises, \
running distance, pain, and the reason for every change.

It holds planned runs at a cap taken from what your knee took well, asks how the knee is the \
next morning, and shows what would change when pain flares. You decide; everything can be undone.

It is not a diagnosis and no substitute for a professional. See a physiotherapist or doctor \
before you start, to know that it is runner's knee and that you do the movements right. \
Knee arthritis is another matter, and so is any pain below 18 years of age.

Many runners feel clearly better in 6 to 12 weeks; many need longer. No date is promised."""


async def run_wizard(page: Page) -> bool:
    """Ask, then plan the first week. True if the book now has a profile."""
    steps = (_welcome, _red_flags, _knee, _usual, _history, _plan)
    profile = page.logbook.profile
    answers: Answers = known_answers(profile) if profile else {}
    place = 0
    while True:
        given = await steps[place](page, answers)
        if given is None:
            if place == 0:
                return False
            place -= 1
            continue
        answers.update(given)
        if place < len(steps) - 1:
            place += 1
        elif finish(page, answers):
            break  # else the last step is asked again, with all that was answered
    await tell_advice(page)
    tell_now(page)
    return True


def tell_now(page: Page) -> None:
    """What to do now, and where the first whole week is."""
    book = page.logbook
    start = (book.profile and book.profile.start) or book.today
    whole = first_week_words(start, book.week_start, book.today)
    lines = (*NOW_IN_THE_WINDOW, *((f"{whole} L shows it.",) if whole else ()))
    page.notify("\n".join(lines), title="What now", timeout=NOW_S, markup=False)


async def _welcome(page: Page, _: Answers) -> Answers | None:
    going_on = await page.ask(
        MessageDialog(
            "Welcome to easeback",
            tuple(WHAT_IT_IS.split("\n\n")),
            yes="start",
            no="leave it for now",
        )
    )
    return {} if going_on else None


async def _red_flags(page: Page, before: Answers) -> Answers | None:
    """What is true is kept at once: who leaves the wizard here is locked all the same."""
    book = page.logbook
    known = {sign for lock in book.red_flags.open() for sign in lock.findings}
    given: tuple[str, ...] = before.get("findings", tuple(known))
    found = await ask_findings(page, "First: is anything of this true?", given)
    if found is None:
        return None
    new = tuple(sign for sign in found if sign not in known)
    if new and not page.did(lambda: book.red_flags.add(book.red_flags.lock_for(new))):
        return None
    return {"findings": found}


async def _knee(page: Page, before: Answers) -> Answers | None:
    return await page.ask(
        FormDialog(
            "Your knee and your units",
            (
                *knee_fields(before),
                Field("pain", "worst pain on runs lately", value=before.get("pain", ""),
                      hint="0–10; empty if you did not run", read=reading.score()),
            ),
            save="go on",
        )
    )  # fmt: skip


async def _usual(page: Page, before: Answers) -> Answers | None:
    """How the knee is on ordinary days; every field may be left empty."""
    return await page.ask(
        FormDialog(
            "On an ordinary day",
            usual_fields(before, page.logbook.today),
            about="Leave empty what you cannot say. A knee is compared with its own usual.",
            save="go on",
        )
    )


async def _history(page: Page, before: Answers) -> Answers | None:
    """Running history by file, typed, or as it is known."""
    known = (Choice("known", "As it is known", "a", "what you said and brought in before"),)
    picked = await page.ask(
        ChoiceDialog(
            "Your running so far",
            (
                *(known if page.logbook.profile else ()),
                Choice("typed", "Type it", "t", "usual week, longest run, pace"),
                Choice("file", "Read it from files", "f", "Strava export, GPX, TCX, FIT, CSV"),
                Choice("none", "I have not been running", "n", "start with walk-run"),
            ),
            about="Caps start from what your knee has taken well lately.",
        )
    )
    if picked is None:
        return None
    if picked == "known":
        return {"records": ()}
    if picked == "none":
        return {"weekly_m": 0, "longest_m": 0, "records": ()}
    if picked == "file":
        taken = await read_history(page, replaces=False)
        if taken is None:
            return None
        return {"records": taken.records, "weekly_m": 0, "longest_m": 0}
    typed = await page.ask(
        FormDialog(
            "The last four weeks",
            history_fields(before, before["unit"], needed=True),
            save="go on",
            check=history_wrong,
        )
    )
    return None if typed is None else {**typed, "records": ()}


async def _plan(page: Page, before: Answers) -> Answers | None:
    """Plan, start, days, goals."""
    book = page.logbook
    picked = await page.ask(
        ChoiceDialog(
            "Which plan?",
            tuple(
                Choice(plan.id, plan.name, more=first_sentence(plan.about))
                for plan in book.setup.plans_by_use()
            ),
            about="Every plan can be edited later, session by session.",
        )
    )
    if picked is None:
        return None
    given = await page.ask(
        FormDialog(
            book.plans[picked].name,
            (
                Field("start", "start", value=_start(before),
                      hint=f"today ({days.medium(book.today)}); or next mon",
                      read=reading.day(book.today, "future")),
                Field("exercise_days", "exercise days",
                      value=_days(before, "exercise_days", "mon-sat"), needed=True,
                      example="mon wed fri", read=reading.weekdays()),
                Field("run_days", "running days", value=_days(before, "run_days", "tue thu sun"),
                      hint="none", read=reading.run_days()),
                *goal_fields(before, before["unit"]),
            ),
            save="plan my week",
        )
    )  # fmt: skip
    return None if given is None else {**given, "plan": picked}


def _start(before: Answers) -> str:
    """The first day, where it was answered before and could not be kept."""
    return before["start"].isoformat() if before.get("start") else ""


def _days(before: Answers, key: str, preset: str) -> str:
    """Weekdays as they are known, else as they are proposed."""
    return days.listed(before[key] or ()) if key in before else preset


def finish(page: Page, answers: Answers) -> bool:
    """Write profile, history and plan as one change; what the wizard does not ask stays."""
    book = page.logbook
    knee = Side(answers["knee"])
    old = book.profile or Profile(id="profile", knee=knee)
    changes = {"plan": answers["plan"], "start": answers["start"] or book.today}
    records = answers["records"]
    if answers["pain"] is not None:
        records = (*records, book.setup.felt_on_runs(answers["pain"], knee))
    return page.did(
        lambda: book.setup.adopt(with_answers(old, changes_of(answers) | changes), records=records)
    )


def first_sentence(about: str) -> str:
    """The first sentence of a plan's description, on one line."""
    words = " ".join(about.split())
    return words.split(". ")[0].rstrip(".") + "." if words else ""
