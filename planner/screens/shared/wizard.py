"""The wizard: a few questions that end on a planned week.

Esc goes one step back and keeps what was typed; on the first step it leaves. Where there is a
profile, every answer stands there already, and only what is changed is changed.
"""

from __future__ import annotations

from typing import Any

from planner.domain.values.journal import Profile
from planner.domain.values.record import Side
from planner.logbook.answers import QUESTIONS, with_answers
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
from planner.screens.shared.own_archive import read_archive
from planner.screens.shared.page import Page
from planner.screens.shared.safety_forms import ask_findings
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.widgets.form import Answers, FormDialog
from planner.widgets.form_field import Field, RowLeft
from planner.widgets.message_dialog import MessageDialog
from planner.wording import days
from planner.wording.imports import imported_words
from planner.wording.taking_up import NOW_IN_THE_WINDOW, first_week_words

BACK = "back"
GOES_BACK = "goes back"
"""What esc does from the second step on."""

ONLY_CHANGES = "Each answer stands where it is asked. Only what you change is changed."

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
    """Ask, then keep the answers and plan the first week. True if something was kept."""
    wizard = SetUpWizard(page)
    while await wizard.go_through():
        if wizard.finish():  # else the last step is asked again, with all that was answered
            await tell_advice(page, wizard.advised)
            if wizard.is_new_plan:
                tell_now(page)
            return wizard.has_changed
    return False


def tell_now(page: Page) -> None:
    """What to do now, and where the first whole week is."""
    book = page.logbook
    start = (book.profile and book.profile.start) or book.today
    whole = first_week_words(start, book.week_start, book.today)
    lines = (*NOW_IN_THE_WINDOW, *((f"{whole} L shows it.",) if whole else ()))
    page.notify("\n".join(lines), title="What now", timeout=NOW_S, markup=False)


class SetUpWizard:
    """The steps one after the other, the answers so far, and how each form was left."""

    def __init__(self, page: Page) -> None:
        self.page, self.book = page, page.logbook
        self.known = self.book.profile
        self.advised = self.book.settings.advice()
        """What had been told before."""
        self.answers: Answers = {"records": (), "own": ()}
        if self.known is not None:
            self.answers |= known_answers(self.known)
            self.answers |= {"plan": self.known.plan, "start": self.known.start}
        self.has_changed = False
        """True once something was kept."""
        self.is_restored = False
        """True once an export of easeback has brought plan and answers back as they were."""
        self._left: dict[tuple[str, object], dict[str, RowLeft]] = {}
        """By the name of the form and the unit that distances were typed in."""
        self._steps = (
            self._begin, self._red_flags, self._knee, self._usual, self._history,
            self._tell_history, self._plan, self._days,
        )  # fmt: skip
        self._place = 0
        self._gone: list[int] = []
        """Places of the steps that were answered, for the way back."""

    @property
    def is_new_plan(self) -> bool:
        """True if another plan, or another start, lays the days out anew."""
        old, given = self.known, self.answers
        return old is None or (given["plan"], given["start"]) != (old.plan, old.start)

    async def go_through(self) -> bool:
        """Ask from where it stands to the end. False if it was left on the first step."""
        while self._place < len(self._steps):
            step = self._steps[self._place]
            if step == self._tell_history and self.answers["history"] not in ("typed", "file"):
                self._place += 1
                continue
            given = await step()
            if given is None and not self._gone:
                return False
            if given is None:
                self._place = self._gone.pop()
                continue
            if self.is_restored:
                return True
            self.answers.update(given)
            self._gone.append(self._place)
            self._place += 1
        return True

    def finish(self) -> bool:
        """Keep profile, history and plan; what the wizard does not ask stays. Only what was
        changed is changed: days are laid out anew for another plan or start. False if it could
        not be kept."""
        if self.is_restored:
            self.has_changed = True
            return True
        before = self.book.revision
        kept = self.page.did(self._adopt if self.is_new_plan else self._change)
        self.has_changed = self.book.revision != before
        if not kept:
            self._place = self._gone.pop()
        elif not self.has_changed:
            self.page.said("Nothing was changed.")
        return kept

    def _adopt(self) -> None:
        answers = self.answers
        knee = Side(answers["knee"])
        old = self.known or Profile(id="profile", knee=knee)
        changes = {"plan": answers["plan"], "start": answers["start"]}
        records = (*answers["records"], *answers["own"])
        if answers.get("pain") is not None:
            records = (*records, self.book.setup.felt_on_runs(answers["pain"], knee))
        profile = with_answers(old, changes_of(answers) | changes)
        self.book.setup.adopt(profile, records=records)

    def _change(self) -> None:
        records, own = self.answers["records"], self.answers["own"]
        self.book.settings.change_answers(changes_of(self.answers))
        if records or own:
            words = imported_words(len(records), len(own))
            self.book.facts.bring_in(records, words, own=own)

    # -- asking -----------------------------------------------------------------

    async def _form(
        self, name: str, title: str, fields: tuple[Field, ...], save: str = "go on", **more: Any
    ) -> Answers | None:
        """Ask a form as it was left, and keep how it is left."""
        name_and_unit = name, self.answers.get("unit")
        left = self._left.get(name_and_unit)
        form = FormDialog(title, fields, save=save, left=left, leave=BACK, **more)
        given = await self.page.ask(form)
        self._left[name_and_unit] = form.left()
        return given

    async def _begin(self) -> Answers | None:
        """What it is; where there is a profile, what stands."""
        known = self.known
        if known is None:
            title, paragraphs = "Welcome to easeback", tuple(WHAT_IT_IS.split("\n\n"))
        else:
            title, paragraphs = "What stands", (self._standing(known), ONLY_CHANGES)
        yes, no = ("start", "leave it for now") if known is None else ("go through it", "leave it")
        going_on = await self.page.ask(MessageDialog(title, paragraphs, yes=yes, no=no))
        return {} if going_on else None

    def _standing(self, known: Profile) -> str:
        plan = self.book.plans.get(known.plan)
        start = f", from {self.book.dated(known.start)} on" if known.start else ""
        told = (f"{one.label}: {one.words(known, known.unit)}" for one in QUESTIONS.values())
        return "\n".join((f"plan: {plan.name if plan else known.plan}{start}", *told))

    async def _red_flags(self) -> Answers | None:
        """What is true is kept at once: who leaves the wizard here is locked all the same."""
        book = self.book
        known = {sign for lock in book.red_flags.open() for sign in lock.findings}

        def keep(ticked: tuple[str, ...]) -> None:
            self.answers["findings"] = ticked

        found = await ask_findings(
            self.page,
            "First: is anything of this true?",
            self.answers.get("findings", tuple(known)),
            leave=BACK,
            left=keep,
        )
        if found is None:
            return None
        new = tuple(sign for sign in found if sign not in known)
        lock = (lambda: book.red_flags.add(book.red_flags.lock_for(new))) if new else None
        if lock is not None and not self.page.did(lock):
            return None
        return {"findings": found}

    async def _knee(self) -> Answers | None:
        pain = Field("pain", "worst pain on runs lately", hint="0–10; empty if you did not run",
                     read=reading.score())  # fmt: skip
        fields = knee_fields(self.answers)
        asked = (*fields, pain) if self.known is None else fields
        return await self._form("knee", "Your knee and your units", asked)

    async def _usual(self) -> Answers | None:
        """How the knee is on ordinary days; every field may be left empty."""
        return await self._form(
            "usual",
            "On an ordinary day",
            usual_fields(self.answers, self.book.today),
            about="Leave empty what you cannot say. A knee is compared with its own usual.",
        )

    async def _history(self) -> Answers | None:
        """Where the running history comes from: a file, typed, or as it is known."""
        known = (Choice("known", "As it is known", "a", "what you said and brought in before"),)
        picked = await self.page.ask(
            ChoiceDialog(
                "Your running so far",
                (
                    *(known if self.known is not None else ()),
                    Choice("typed", "Type it", "t", "usual week, longest run, pace"),
                    Choice("file", "Read it from files", "f", "Strava export, GPX, TCX, FIT, CSV"),
                    Choice("none", "I have not been running", "n", "start with walk-run"),
                ),
                about="Caps start from what your knee has taken well lately.",
                first=self.answers.get("history", ""),
                leave=GOES_BACK,
            )
        )
        if picked is None:
            return None
        if picked == "known" and self.known is not None:
            kept = known_answers(self.known)
            told = {name: kept[name] for name in ("weekly_m", "longest_m", "pace_s")}
            return {"history": picked, "records": (), "own": (), **told}
        if picked == "none":
            return {"history": picked, "records": (), "own": (), "weekly_m": 0, "longest_m": 0}
        return {"history": picked}

    async def _tell_history(self) -> Answers | None:
        """The history itself, typed or from files."""
        if self.answers["history"] == "file":
            read = await read_archive(
                self.page, self.answers["unit"], may_restore=self.known is None
            )
            if read is None:
                return None
            self.is_restored = read.is_restored
            return {"records": read.records, "own": read.own, "weekly_m": 0, "longest_m": 0}
        typed = await self._form(
            "history",
            "The last four weeks",
            history_fields(self.answers, self.answers["unit"], needed=True),
            check=history_wrong,
        )
        return None if typed is None else {**typed, "records": (), "own": ()}

    async def _plan(self) -> Answers | None:
        book, now = self.book, self.answers.get("plan", "")
        picked = await self.page.ask(
            ChoiceDialog(
                "Which plan?",
                tuple(
                    Choice(plan.id, plan.name, more=first_sentence(plan.about))
                    for plan in book.setup.plans_by_use()
                ),
                about="Every plan can be edited later, session by session.",
                first=now,
                leave=GOES_BACK,
            )
        )
        return None if picked is None else {"plan": picked}

    async def _days(self) -> Answers | None:
        """Start, days, goals."""
        book, answers = self.book, self.answers
        start = answers.get("start")
        given = await self._form(
            "days",
            book.plans[answers["plan"]].name,
            (
                Field("start", "start", value=book.dated(start) if start else "", kept=start,
                      hint=f"today ({book.dated(book.today)}); or next mon",
                      read=reading.day(book.today, "future")),
                Field("exercise_days", "exercise days",
                      value=_weekdays(answers, "exercise_days", "mon-sat"), needed=True,
                      example="mon wed fri", read=reading.weekdays()),
                Field("run_days", "running days",
                      value=_weekdays(answers, "run_days", "tue thu sun"),
                      hint="none", read=reading.run_days()),
                *goal_fields(answers, answers["unit"]),
            ),
            save="plan my week" if self.known is None else "keep it",
        )  # fmt: skip
        return None if given is None else {**given, "start": given["start"] or book.today}


def _weekdays(before: Answers, key: str, preset: str) -> str:
    """Weekdays as they are known, else as they are proposed."""
    return days.listed(before[key] or ()) if key in before else preset


def first_sentence(about: str) -> str:
    """The first sentence of a plan's description, on one line."""
    words = " ".join(about.split())
    return words.split(". ")[0].rstrip(".") + "." if words else ""
