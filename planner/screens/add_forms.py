"""What `a` adds: a session of the plan, a session of one's own, a run, a note."""

from __future__ import annotations

from datetime import date

from planner.domain.exercises.catalogue import on_step, tier_at
from planner.domain.values.exercise import Exercise
from planner.domain.values.session import Item
from planner.domain.weeks.schedule import items_of
from planner.logbook.logbook import Logbook
from planner.logbook.offering import offering_of
from planner.screens.cross_forms import log_training
from planner.screens.page import Page
from planner.screens.run_forms import log_or_correct, plan_run, repeat_fields, repeat_of
from planner.screens.safety_forms import add_tests, clear_locks, screen_red_flags
from planner.typed import tags
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.widgets.form import Field, FormDialog
from planner.wording import amounts, days
from planner.wording.exercises import TIERS, not_now
from planner.wording.safety import offer_words

MORE = "more/"
"""Key of the choice that shows what is not open now; no exercise or session is called that."""


async def add_anything(page: Page, day: date) -> bool:
    """Ask what to add to a day, then its details. True if something was added."""
    past = day < page.logbook.today
    clear = (
        (Choice("clear", "Red flag cleared", "c", "a professional has looked at it"),)
        if page.logbook.open_locks()
        else ()
    )
    is_over = day <= page.logbook.today
    other = (Choice("other", "Other training", "o", "bike, walk, swim: done"),) if is_over else ()
    picked = await page.ask(
        ChoiceDialog(
            f"Add to {days.medium(day)}",
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
    """Add a session as a plan gives it; those with exercises that are not open now are shown when
    asked for. True if it was added."""
    book = page.logbook
    found = {
        f"{plan.id}/{phase.id}/{template.id}": (plan, phase, template)
        for plan in book.plans_by_use()
        for phase in plan.phases
        for template in phase.sessions
    }
    offering = offering_of(book)
    choices: dict[bool, list[Choice]] = {True: [], False: []}
    for key, (plan, phase, template) in found.items():
        asked = (one for one in items_of(template, book.exercises) if not one.optional)
        why = not_now(asked, offering, book.exercises)
        names = ", ".join(_name(book, one.exercise) for one in template.items)
        not_open = "".join(f"; {_name(book, one)} {words}" for one, words in why.items())
        choice = Choice(key, template.name, more=f"{plan.name}, {phase.name}: {names}{not_open}")
        choices[not why].append(choice)
    title = f"Which session on {days.medium(day)}?"
    picked = await _ask_open_first(page, title, choices[True], choices[False])
    if picked is None:
        return False
    _, _, template = found[picked]
    items = items_of(template, book.exercises)
    answers = await page.ask(
        FormDialog(f"{template.name} on {days.medium(day)}", repeat_fields(book, day), save="add")
    )
    if answers is None:
        return False
    rule, until = repeat_of(answers, day)
    added = page.attempt(
        lambda: book.add_session(
            day, template.name, items, kind=template.kind, rule=rule, until=until
        )
    )
    return added is not None


async def add_own(page: Page, day: date) -> bool:
    """Add a session of picked exercises. True if it was added."""
    items = await pick_exercises(page, ())
    return bool(items) and await add_session_of(page, day, items or ())


async def add_session_of(page: Page, day: date, items: tuple[Item, ...]) -> bool:
    """Ask for name, kind and repeats of a session of these exercises. True if it was added."""
    book = page.logbook
    answers = await page.ask(
        FormDialog(
            f"Session on {days.medium(day)}",
            (
                Field("name", "name", value="Strength", needed=True),
                Field("kind", "kind", "choice", "strength",
                      options=tuple((kind, kind) for kind in ("strength", "mobility", "balance"))),
                *repeat_fields(book, day),
            ),
            about=", ".join(_name(book, item.exercise) for item in items),
            save="add",
        )
    )  # fmt: skip
    if answers is None:
        return False
    rule, until = repeat_of(answers, day)
    added = page.attempt(
        lambda: book.add_session(
            day, answers["name"], items, kind=answers["kind"], rule=rule, until=until
        )
    )
    return added is not None


async def pick_exercises(page: Page, items: tuple[Item, ...]) -> tuple[Item, ...] | None:
    """Pick exercises one after the other; enter on the first line is done.

    What is not open now is shown when asked for, each with the reason.
    """
    book = page.logbook
    offering = offering_of(book)
    starts = {name: on_step(exercise) for name, exercise in book.exercises.items()}
    why = not_now(starts.values(), offering, book.exercises)
    listed = sorted(book.exercises.values(), key=lambda one: (tier_at(one), one.name))
    while True:
        taken = {item.exercise for item in items}
        done = Choice("", f"✓ done with {amounts.plural(len(items), 'exercise')}", "d")
        held = {name: words for name, words in why.items() if name not in taken}
        chosen = ", ".join(_name(book, item.exercise) for item in items)
        picked = await _ask_open_first(
            page,
            "Exercises",
            [
                done,
                *(_open_choice(one, one.id in taken) for one in listed if one.id not in held),
            ],
            [_held_choice(one, held[one.id]) for one in listed if one.id in held],
            about=f"In it: {chosen}" if chosen else "",
        )
        if picked is None:
            return None
        if picked == "":
            return items
        if picked in taken:
            items = tuple(item for item in items if item.exercise != picked)
        else:
            items = (*items, starts[picked])


async def _ask_open_first(
    page: Page, title: str, choices: list[Choice], held: list[Choice], *, about: str = ""
) -> str | None:
    """Ask among what is open now; the rest comes with one more choice. The key of the one picked,
    or None."""
    if not held:
        return await page.ask(ChoiceDialog(title, tuple(choices), about=about))
    names = " ".join(f"{choice.words} {choice.more}" for choice in held)
    more = Choice(MORE, f"Show {len(held)} more", "m", "not open now, with the reason", names)
    while True:
        picked = await page.ask(ChoiceDialog(title, (*choices, more), about=about))
        if picked != MORE:
            return picked
        picked = await page.ask(ChoiceDialog("Not open now", tuple(held), about=about))
        if picked is not None:
            return picked


def _open_choice(exercise: Exercise, taken: bool) -> Choice:
    more = f"{amounts.dose(exercise.dose)} · {exercise.muscles[0]} · {TIERS[tier_at(exercise)]}"
    return Choice(exercise.id, f"{'[x]' if taken else '[ ]'} {exercise.name}", more=more)


def _held_choice(exercise: Exercise, why: str) -> Choice:
    return Choice(exercise.id, f"[ ] {exercise.name}", more=why)


async def confirm_not_now(page: Page, item: Item) -> bool:
    """True if an exercise is open now, or is to be planned all the same."""
    book = page.logbook
    why = not_now((item,), offering_of(book), book.exercises)
    if not why:
        return True
    picked = await page.ask(
        ChoiceDialog(
            f"{_name(book, item.exercise)}: not now",
            (
                Choice("leave", "Leave it", "l"),
                Choice("plan", "Plan it all the same", "p"),
            ),
            about=f"{why[item.exercise][0].upper()}{why[item.exercise][1:]}.",
        )
    )
    return picked == "plan"


async def add_note(page: Page, day: date) -> bool:
    """Ask for a note. True if it was kept."""
    answers = await page.ask(
        FormDialog(
            f"Note on {days.medium(day)}",
            (
                Field("text", "note", needed=True),
                Field("tags", "tags", hint="desk, stairs", read=tags),
            ),
        )
    )
    if answers is None:
        return False
    text, marks = answers["text"], answers["tags"] or ()
    if page.attempt(lambda: page.logbook.add_note(text, marks, day=day)) is None:
        return False
    offer = offer_words(text)
    if offer:
        page.notify(offer, timeout=12, markup=False)
    return True


def _name(book: Logbook, exercise_id: str) -> str:
    known = book.exercises.get(exercise_id)
    return known.name if known else exercise_id
