"""Editing what stands in the calendar, skipping it, and whole weeks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import msgspec

from planner.domain.values.exercise import Dose, low
from planner.domain.values.run import PlannedRun, RunKind, Terrain
from planner.domain.values.session import Item, PlannedSession
from planner.domain.weeks.schedule import Planned
from planner.logbook.logbook import Logbook
from planner.logbook.views import RunItem, SessionItem
from planner.screens.shared import reading
from planner.screens.shared.doubts import odd_words
from planner.screens.shared.filling_in import fill_in
from planner.screens.shared.page import Page
from planner.screens.shared.picking import pick_exercises
from planner.screens.shared.run_forms import (
    KINDS,
    TERRAINS,
    log_or_correct,
    placed,
    put_in,
    repeat_fields,
    repeat_of,
)
from planner.widgets.ask_dialog import AskDialog
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.widgets.form import Answers, FormDialog, answered
from planner.widgets.form_field import Field
from planner.wording import amounts, days
from planner.wording.entries import SKIP_REASONS, exercise_name
from planner.wording.walk_run import session_words


async def edit_item(page: Page, item: SessionItem | RunItem) -> bool:
    """Edit a card. True if something was changed."""
    if isinstance(item, RunItem):
        if item.run is not None:
            return await log_or_correct(page, item.run.date, item)
        return item.planned is not None and await edit_run(page, item.planned)
    if item.planned is None:
        page.notify(
            "Enter shows and edits its sets.", title="That session is no longer planned.",
            markup=False,
        )  # fmt: skip
        return False
    return await edit_session(page, item.planned)


async def ask_later(page: Page, card: Planned) -> bool | None:
    """For a repeating card: this one or this and later? None = leave."""
    if not card.rule:
        return False
    picked = await page.ask(
        ChoiceDialog(
            "This card repeats. Change",
            (Choice("this", "only this one", "t"), Choice("later", "this and the later ones", "l")),
            about=page.logbook.calendar.repeat_words(card),
        )
    )
    return None if picked is None else picked == "later"


async def edit_run(page: Page, card: PlannedRun) -> bool:
    """Edit a planned run, held at its cap."""
    book = page.logbook
    later = await ask_later(page, card)
    if later is None:
        return False

    async def keep(answers: Answers) -> bool:
        metres, seconds = answers["amount"]
        is_other = answers["run_kind"] != card.run_kind
        changed = msgspec.structs.replace(
            card,
            rung=None if is_other else card.rung,
            distance_m=metres,
            duration_s=seconds,
            run_kind=RunKind(answers["run_kind"]),
            terrain=Terrain(answers["terrain"]),
            note=answers["note"] or "",
        )
        return await _keep(page, card, changed, answers, later=later)

    return await fill_in(page, book, planned_form(book, card), keep)


def planned_form(book: Logbook, card: PlannedRun) -> FormDialog:
    """The questions about a planned run."""
    session = book.cards.intervals(card)
    return FormDialog(
        f"Run on {days.dated(card.date, book.today)}",
        (
            Field("amount", f"{book.unit} or minutes", needed=True,
                  value=_amount(card, book.unit), kept=(card.distance_m, card.duration_s),
                  read=reading.told(book.caps.planned_amount)),
            Field("run_kind", "kind", "choice", card.run_kind.value, options=KINDS),
            Field("terrain", "terrain", "choice", card.terrain.value, options=TERRAINS),
            Field("date", "day", hint=days.dated(card.date, book.today),
                  read=reading.day(book.today, "future", since=card.date)),
            *(() if card.rule else repeat_fields(book, card.date)),
            Field("note", "note", "lines", value=card.note),
        ),
        about=f"{session_words(session, card.distance_m, book.unit)}." if session else "",
    )  # fmt: skip


def _amount(card: PlannedRun, unit: amounts.Unit) -> str:
    """How long a planned run is, in the words it can be typed in: `4.5`, `30min` or `31:20`."""
    if not card.duration_s:
        return amounts.number(card.distance_m, unit)
    minutes, seconds = divmod(card.duration_s, 60)
    return amounts.clock(card.duration_s) if seconds else f"{minutes}min"


async def edit_session(page: Page, card: PlannedSession) -> bool:
    """Edit a session: exercises and doses, name, day, repeats."""
    book = page.logbook
    what = await page.ask(
        ChoiceDialog(
            f"{card.name} on {days.dated(card.date, book.today)}",
            (
                Choice("exercises", "Exercises", "x", "take in or leave out"),
                Choice("doses", "Doses", "d", "sets, reps, seconds"),
                Choice("rest", "Name, day, repeats", "n"),
            ),
        )
    )
    if what is None:
        return False
    later = await ask_later(page, card)
    if later is None:
        return False
    if what == "exercises":
        items = await pick_exercises(page, card.items)
        changed = msgspec.structs.replace(card, items=items or ())
        return bool(items) and await placed(page, _put(page, changed, later))
    if what == "doses":
        form = FormDialog(card.name, dose_fields(book, card), save="keep")
        return await fill_in(
            page, book, form, lambda answers: _change(page, with_doses(card, answers), later)
        )

    async def keep(answers: Answers) -> bool:
        changed = msgspec.structs.replace(card, name=answers["name"], note=answers["note"] or "")
        return await _keep(page, card, changed, answers, later=later)

    return await fill_in(page, book, rest_form(book, card), keep)


def rest_form(book: Logbook, card: PlannedSession) -> FormDialog:
    """The questions about a planned session, but for its exercises."""
    return FormDialog(
        card.name,
        (
            Field("name", "name", value=card.name, needed=True),
            Field("date", "day", hint=days.dated(card.date, book.today),
                  read=reading.day(book.today, "future", since=card.date)),
            *(() if card.rule else repeat_fields(book, card.date)),
            Field("note", "note", "lines", value=card.note),
        ),
    )  # fmt: skip


async def _keep(page: Page, old: Planned, new: Planned, answers: Answers, *, later: bool) -> bool:
    """Write the edited card, its new day and its repeats, as one change."""
    book = page.logbook
    day = answered(answers, "date", old.date)
    new = msgspec.structs.replace(new, date=day)
    rule, until = repeat_of(answers, day) if "repeat" in answers else ("", None)
    if rule:
        return await put_in(
            page, lambda reason: book.calendar.repeat(new, rule, until, reason=reason)
        )
    return await _change(page, new, later)


async def _change(page: Page, card: Planned, later: bool) -> bool:
    return await put_in(page, _put(page, card, later))


def _put(page: Page, card: Planned, later: bool) -> Callable[[str | None], object]:
    calendar = page.logbook.calendar
    return lambda reason: calendar.change(card, later=later, reason=reason)


def dose_fields(book: Logbook, card: PlannedSession) -> tuple[Field, ...]:
    """Sets, reps and seconds of each exercise as one line: `3 10 8`."""
    return tuple(
        Field(
            item.exercise,
            exercise_name(item.exercise, book.exercises)[:17],
            value=" ".join(str(number) for _, number in dose_numbers(item.dose)),
            hint=" ".join(name for name, _ in dose_numbers(item.dose)),
            read=_numbers(tuple(name for name, _ in dose_numbers(item.dose))),
            needed=True,
            doubt=_odd_numbers,
        )
        for item in card.items
    )


def dose_numbers(dose: Dose) -> tuple[tuple[str, int], ...]:
    """The numbers of a dose with their names; of a range the lower end."""
    found = [("sets", low(dose.sets))]
    for name, value in (("reps", dose.reps), ("hold_s", dose.hold_s), ("time_s", dose.time_s)):
        if value is not None:
            found.append((name, low(value)))
    return tuple(found)


def _numbers(names: tuple[str, ...]) -> Callable[[str], dict[str, int]]:
    def read(text: str) -> dict[str, int]:
        words = text.split()
        if len(words) != len(names) or not all(
            word.isdecimal() and 0 < int(word) <= 600 for word in words
        ):
            raise ValueError(f"Expected {len(names)} numbers from 1 to 600: {', '.join(names)}.")
        return dict(zip(names, (int(word) for word in words), strict=True))

    return read


def _odd_numbers(numbers: dict[str, int]) -> str:
    """What is odd about the numbers of a dose, or nothing."""
    return " ".join(filter(None, (odd_words(name, value) for name, value in numbers.items())))


def with_doses(card: PlannedSession, answers: Answers) -> PlannedSession:
    """The session with the numbers given for each exercise."""
    items = tuple(with_dose(item, answers) for item in card.items)
    return msgspec.structs.replace(card, items=items)


def with_dose(item: Item, answers: Answers) -> Item:
    """The item with the numbers given; a range that still begins there stays a range."""
    given: dict[str, int] = answers[item.exercise]
    now = dict(dose_numbers(item.dose))
    changed = {name: value for name, value in given.items() if now[name] != value}
    return msgspec.structs.replace(item, dose=msgspec.structs.replace(item.dose, **changed))


async def ask_skip_reason(page: Page, count: int = 1) -> str | None:
    """One of the six reasons for so many cards, or None."""
    return await page.ask(
        ChoiceDialog(
            "Skip it. Why?" if count == 1 else f"Skip {count} cards. Why?",
            tuple(
                Choice(reason, words, key)
                for (reason, words), key in zip(SKIP_REASONS.items(), "ptrfio", strict=True)
            ),
            about="Excused days are left out of every count.",
        )
    )


async def whole_week(page: Page, first: date) -> bool:
    """Copy, repeat or clear a week. True if something was changed."""
    book = page.logbook
    picked = await page.ask(
        ChoiceDialog(
            f"The week of {days.week(first)}",
            (
                Choice("copy", "Copy it to the next week", "c"),
                Choice("repeat", "Repeat it for several weeks", "r"),
                Choice("clear", "Take all its planned cards out", "x", "ticks and runs stay"),
            ),
        )
    )
    if picked == "copy":
        return await copy_week(page, first, 1)
    if picked == "clear":
        return page.did(lambda: book.calendar.copies.clear_week(first))
    if picked != "repeat":
        return False
    text = await page.ask(AskDialog("For how many weeks?", hint="1 to 26", validate=_weeks_wrong))
    return bool(text) and await copy_week(page, first, int(text or "1"))


async def copy_week(page: Page, first: date, times: int) -> bool:
    """Copy a week into those after it; what is planned there already is asked about. True if it
    was copied."""
    book = page.logbook
    there = book.calendar.copies.in_the_way(first, times)
    how: str | None = "beside"
    if there:
        where = "the next week" if times == 1 else f"the next {times} weeks"
        how = await page.ask(
            ChoiceDialog(
                f"{amounts.plural(len(there), 'card')} planned in {where} already",
                (
                    Choice("instead", "Put the copy in their place", "i"),
                    Choice("beside", "Keep them, the copy beside them", "b"),
                ),
                about="What was done stays in any case.",
            )
        )
    return how is not None and await placed(
        page,
        lambda reason: book.calendar.copies.copy_week(
            first, times, reason=reason, instead=how == "instead"
        ),
    )


async def skip_or_plan_again(page: Page, cards: Sequence[Planned]) -> bool:
    """Skip these cards with one reason that is asked for; where all of them are skipped, plan them
    again. What was begun is left as it is. True if something was changed."""
    book = page.logbook
    if all(card.skipped for card in cards):
        return await placed(page, lambda reason: book.calendar.unskip(*cards, reason=reason))
    left = [card for card in cards if not card.skipped and not book.cards.has_facts(card)]
    if not left:
        page.notify(
            "What was not done of it needs no reason.",
            title="That is ticked or run already: there is nothing to skip.",
            markup=False,
        )
        return False
    reason = await ask_skip_reason(page, len(left))
    return reason is not None and page.did(lambda: book.calendar.skip_cards(left, reason))


def _weeks_wrong(text: str) -> str:
    fine = text.isdecimal() and 1 <= int(text) <= 26
    return "" if fine else "Expected a number of weeks from 1 to 26."
