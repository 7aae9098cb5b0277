"""Phase gates: what the next phase asks for; enter measures it, or skips it with a reason."""

from __future__ import annotations

from datetime import date

from planner.domain.weeks.gates import Check, Gate
from planner.domain.weeks.measures import FINDINGS, TESTS
from planner.screens.shared import reading
from planner.screens.shared.filling_in import fill_in
from planner.screens.shared.page import Page
from planner.screens.shared.reason_form import reason_form
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.widgets.form import Answers, FormDialog
from planner.widgets.form_field import Field
from planner.wording.gates import check_words, next_words, shut_words, tests_for, where_words

SKIP = "skip"
YES_NO = (("no", "no"), ("yes", "yes"))


async def show_gates(page: Page) -> bool:
    """Show the next phase's gate; measure a criterion, or skip the gate. True if changed."""
    book = page.logbook
    gates = page.attempt(book.gates.now)
    if gates is None:
        return False
    if gates.next is None:
        page.notify(where_words(gates, book.today), title="No further phase.", markup=False)
        return False
    gate = gates.next
    picked = await page.ask(
        ChoiceDialog(
            f"{where_words(gates, book.today)} Next: {gate.phase.name}",
            (
                *(_choice(page, place, check) for place, check in enumerate(gate.checks)),
                Choice(
                    SKIP, "Go on without it", "s", "takes a written reason, kept in the journal"
                ),
            ),
            about=_about(gate, book.today),
        )
    )
    if picked is None:
        return False
    if picked == SKIP:
        return await skip_gate(page, gate)
    return await measure(page, gate.checks[int(picked)])


def _about(gate: Gate, today: date) -> str:
    """What shuts the gate, as the header has it, and all that it asks for."""
    return " ".join(
        (*(f"{words}." for words in shut_words(gate, today)[:1]), next_words(gate, today))
    )


def _choice(page: Page, place: int, check: Check) -> Choice:
    sign, asked, how, told = check_words(check, page.logbook.today)
    more = ", ".join(part for part in (how, told) if part)
    if tests_for(check.criterion.measure):
        more += "; enter measures"
    return Choice(str(place), f"{sign} {asked}", more=more)


async def measure(page: Page, check: Check) -> bool:
    """Ask for the tests that answer a criterion. True if something was kept."""
    tests = tests_for(check.criterion.measure)
    if not tests:
        page.notify(
            "It is answered by what you tick, run and log each day.",
            title="There is nothing to test here.",
            markup=False,
        )
        return False

    def keep(answers: Answers) -> bool:
        values = {test: answers[test] for test in tests if answers[test] is not None}
        values = {test: int(value == "yes") if value in ("yes", "no") else value
                  for test, value in values.items()}  # fmt: skip
        if values:
            page.logbook.facts.add_tests(values)
        return bool(values)

    form = FormDialog(check.criterion.words, tuple(_field(test) for test in tests), save="keep")
    return await fill_in(page, page.logbook, form, keep)


def _field(test: str) -> Field:
    name = test.replace("_", " ")
    if test in FINDINGS:
        return Field(test, name, "choice", "no", options=YES_NO)
    return Field(test, f"{name}, pain", hint=TESTS[test], read=reading.score(), needed=True)


async def skip_gate(page: Page, gate: Gate) -> bool:
    """Ask for the reason and go on. True if the gate was skipped."""
    form = reason_form(f"Go on to {gate.phase.name}", "Its gate is closed. Why all the same?",
                       needed=True)  # fmt: skip
    skip = page.logbook.gates.skip
    return await fill_in(
        page, page.logbook, form, lambda answers: skip(gate.phase.id, answers["reason"])
    )
