"""What `a` adds: a session of the plan, a session of one's own, a run, a note."""

from __future__ import annotations

from datetime import date

from planner.domain.values.session import Item
from planner.logbook.logbook import Logbook
from planner.screens.shared.cross_forms import log_training
from planner.screens.shared.filling_in import fill_in
from planner.screens.shared.page import Page
from planner.screens.shared.picking import pick_exercises, pick_session
from planner.screens.shared.run_forms import log_or_correct, plan_run, repeat_fields, repeat_of
from planner.screens.shared.safety_forms import add_tests, clear_locks, screen_red_flags
from planner.typed import tags
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.widgets.form import Answers, FormDialog
from planner.widgets.form_field import Field
from planner.wording import days
from planner.wording.entries import exercise_name
from planner.wording.safety import offer_words


async def add_anything(page: Page, day: date) -> bool:
    """Ask what to add to a day, then its details. True if something was added."""
    past = day < page.logbook.today
    clear = (
        (Choice("clear", "Red flag cleared", "c", "a professional has looked at it"),)
        if page.logbook.red_flags.open()
        else ()
    )
    is_over = day <= page.logbook.today
    other = (Choice("other", "Other training", "o", "bike, walk, swim: done"),) if is_over else ()
    picked = await page.ask(
        ChoiceDialog(
            f"Add to {days.dated(day, page.logbook.today)}",
            (
                Choice("plan", "Session of the plan", "s", "as the plan gives it"),
                Choice("own", "Session of exercises", "x", "pick from the library"),
                Choice("run", "Run", "r", "that was done" if past else "held at its cap"),
                *other,
                Choice("note", "Note", "n", "with tags"),
                Choice("test", "Test", "t", "walk, stairs, step-downs: the way back after a flare"),
                Choice("flags", "Red-flag check", "f", "once a week, and when something is new"),
                *clear,
            ),
        )
    )
    if picked == "plan":
        return await add_from_plan(page, day)
    if picked == "own":
        return await add_own(page, day)
    if picked == "run":
        return await (log_or_correct(page, day, None) if past else plan_run(page, day))
    if picked == "other":
        return await log_training(page, day)
    if picked == "note":
        return await add_note(page, day)
    if picked == "test":
        return await add_tests(page)
    if picked == "flags":
        return await screen_red_flags(page, "Is anything of this true?")
    if picked == "clear":
        return await clear_locks(page)
    return False


async def add_from_plan(page: Page, day: date) -> bool:
    """Add a session as a plan gives it. True if it was added."""
    book = page.logbook
    picked = await pick_session(page, f"Which session on {days.dated(day, page.logbook.today)}?")
    if picked is None:
        return False
    template, items = picked

    def keep(answers: Answers) -> None:
        rule, until = repeat_of(answers, day)
        book.calendar.add_session(
            day, template.name, items, kind=template.kind, rule=rule, until=until
        )

    title = f"{template.name} on {days.dated(day, page.logbook.today)}"
    form = FormDialog(title, repeat_fields(book, day), save="add")
    return await fill_in(page, book, form, keep)


async def add_own(page: Page, day: date) -> bool:
    """Add a session of picked exercises. True if it was added."""
    items = await pick_exercises(page, ())
    return bool(items) and await add_session_of(page, day, items or ())


async def add_session_of(page: Page, day: date, items: tuple[Item, ...]) -> bool:
    """Ask for name, kind and repeats of a session of these exercises. True if it was added."""
    book = page.logbook

    def keep(answers: Answers) -> None:
        rule, until = repeat_of(answers, day)
        book.calendar.add_session(
            day, answers["name"], items, kind=answers["kind"], rule=rule, until=until
        )

    return await fill_in(page, book, session_form(book, day, items), keep)


def session_form(book: Logbook, day: date, items: tuple[Item, ...]) -> FormDialog:
    """The questions about a session of one's own."""
    return FormDialog(
        f"Session on {days.dated(day, book.today)}",
        (
            Field("name", "name", value="Strength", needed=True),
            Field("kind", "kind", "choice", "strength",
                  options=tuple((kind, kind) for kind in ("strength", "mobility", "balance"))),
            *repeat_fields(book, day),
        ),
        about=", ".join(exercise_name(item.exercise, book.exercises) for item in items),
        save="add",
    )  # fmt: skip


async def add_note(page: Page, day: date) -> bool:
    """Ask for a note. True if it was kept."""

    def keep(answers: Answers) -> None:
        page.logbook.facts.add_note(answers["text"], answers["tags"] or (), day=day)
        offer = offer_words(answers["text"])
        if offer:
            page.notify(offer, timeout=12, markup=False)

    return await fill_in(
        page, page.logbook, note_form(f"Note on {days.dated(day, page.logbook.today)}"), keep
    )


def note_form(title: str, text: str = "", marks: tuple[str, ...] = ()) -> FormDialog:
    """A note of any number of lines, and its tags."""
    return FormDialog(
        title,
        (
            Field("text", "note", "lines", value=text, needed=True),
            Field("tags", "tags", value=" ".join(marks), hint="desk, stairs", read=tags),
        ),
        about="Enter saves; ctrl+j or shift+enter begins a new line.",
    )
