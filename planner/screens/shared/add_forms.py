"""What `a` adds: a session of the plan, a session of one's own, a run, a note."""

from __future__ import annotations

from datetime import date

from planner.domain.values.session import Item
from planner.logbook.belonging import flare_day, names_of, spoken_of
from planner.logbook.logbook import Logbook
from planner.logbook.views import CrossItem, DayItem, RunItem, SessionItem
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
from planner.wording import amounts, days
from planner.wording.entries import exercise_name
from planner.wording.safety import offer_words

LINES = "Enter saves; ctrl+j or shift+enter begins a new line."


async def add_anything(page: Page, day: date, card: DayItem | None = None) -> bool:
    """Ask what to add to a day, then its details; a note speaks of the card, if one is named. True
    if something was added."""
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
        return await add_note(page, day, card)
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


async def add_note(page: Page, day: date, card: DayItem | None = None) -> bool:
    """Ask for a note, on a card if one is named. True if it was kept."""
    book = page.logbook

    def keep(answers: Answers) -> None:
        about = answers.get("about", "")
        book.facts.add_note(answers["text"], answers["tags"] or (), day=day, about=about)
        offer = offer_words(answers["text"])
        if offer:
            page.notify(offer, timeout=12, markup=False)

    title = f"Note on {days.dated(day, book.today)}"
    about = about_field(book, day, "" if card is None else _names(card)[0])
    return await fill_in(page, book, note_form(title, about=about), keep)


def note_form(
    title: str, text: str = "", marks: tuple[str, ...] = (), about: tuple[Field, ...] = ()
) -> FormDialog:
    """A note of any number of lines, its tags, and what it speaks of where that can be chosen."""
    return FormDialog(
        title,
        (
            Field("text", "note", "lines", value=text, needed=True),
            Field("tags", "tags", value=" ".join(marks), hint="desk, stairs", read=tags),
            *about,
        ),
        about=LINES,
    )


def about_field(book: Logbook, day: date, now: str) -> tuple[Field, ...]:
    """Which card of its day a note speaks of, or what else it belongs to by now; nothing where
    there is nothing to choose."""
    options = {"": "the day"}
    for item in book.cards.day(day).items:
        names = _names(item)
        options[now if now in names else names[0]] = _short_name(book, item)
    if now not in options:
        found = spoken_of(book, now, day)
        since = flare_day(now)
        gone = "what is gone" if since is None else f"flare of {days.dated(since, book.today)}"
        options[now] = gone if found is None else book.cards.name_of(found)
    if len(options) == 1:
        return ()
    return (Field("about", "about", "choice", now, options=tuple(options.items())),)


def _names(item: DayItem) -> tuple[str, ...]:
    """The ids a card goes by where something belongs to it; the first one is kept."""
    if isinstance(item, RunItem) and item.run is not None:
        return names_of(item.run)
    return (item.key,)


def _short_name(book: Logbook, item: DayItem) -> str:
    if isinstance(item, SessionItem):
        return item.name
    if isinstance(item, CrossItem):
        return item.cross.sport.replace("_", " ")
    metres = item.run.distance_m if item.run else item.planned.distance_m if item.planned else 0
    return f"run of {amounts.distance(metres, book.unit)}"
