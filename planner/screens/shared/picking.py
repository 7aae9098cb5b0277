"""Picking exercises and sessions of a plan: what is open now first, the rest when asked for."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.exercises.catalogue import on_step, tier_at
from planner.domain.values.exercise import Exercise
from planner.domain.values.plan import Phase, Plan, SessionTemplate
from planner.domain.values.session import Item
from planner.domain.weeks.schedule import items_of
from planner.logbook.logbook import Logbook
from planner.screens.shared.page import Page
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.wording import amounts
from planner.wording.entries import exercise_name
from planner.wording.exercises import TIERS, not_now

MORE = "more/"
"""Key of the choice that shows what is not open now; no exercise or session is called that."""


async def pick_session(page: Page, title: str) -> tuple[SessionTemplate, tuple[Item, ...]] | None:
    """Pick a session of any plan: it, and its exercises but for comfort work that is not open."""
    book = page.logbook
    offering = book.library.offering()
    found: dict[str, tuple[SessionTemplate, tuple[Item, ...]]] = {}
    choices: dict[bool, list[Choice]] = {True: [], False: []}
    for plan, phase, template in _sessions(book):
        asked = items_of(template, book.exercises)
        why = not_now(asked, offering, book.exercises)
        items = tuple(one for one in asked if not one.optional or one.exercise not in why)
        key = f"{plan.id}/{phase.id}/{template.id}"
        found[key] = template, items
        names = ", ".join(exercise_name(one.exercise, book.exercises) for one in items)
        held = dict.fromkeys(why[one.exercise] for one in items if one.exercise in why)
        what = f"{plan.name}, {phase.name}: {names}"
        more = f"{what} · not now: {'; '.join(held)}" if held else what
        choices[not held].append(Choice(key, template.name, more=more))
    picked = await _ask_open_first(page, title, choices[True], choices[False])
    return None if picked is None else found[picked]


def _sessions(book: Logbook) -> Iterator[tuple[Plan, Phase, SessionTemplate]]:
    for plan in book.setup.plans_by_use():
        for phase in plan.phases:
            for template in phase.sessions:
                yield plan, phase, template


async def pick_exercises(page: Page, items: tuple[Item, ...]) -> tuple[Item, ...] | None:
    """Pick exercises one after the other; enter on the first line is done.

    What is not open now is shown when asked for, each with the reason.
    """
    book = page.logbook
    offering = book.library.offering()
    starts = {name: on_step(exercise) for name, exercise in book.exercises.items()}
    why = not_now(starts.values(), offering, book.exercises)
    listed = sorted(book.exercises.values(), key=lambda one: (tier_at(one), one.name))
    while True:
        taken = {item.exercise for item in items}
        done = Choice("", f"✓ done with {amounts.plural(len(items), 'exercise')}", "d")
        held = {name: words for name, words in why.items() if name not in taken}
        chosen = ", ".join(exercise_name(item.exercise, book.exercises) for item in items)
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
    why = not_now((item,), book.library.offering(), book.exercises)
    if not why:
        return True
    picked = await page.ask(
        ChoiceDialog(
            f"{exercise_name(item.exercise, book.exercises)}: not now",
            (
                Choice("leave", "Leave it", "l"),
                Choice("plan", "Plan it all the same", "p"),
            ),
            about=f"{why[item.exercise][0].upper()}{why[item.exercise][1:]}.",
        )
    )
    return picked == "plan"
