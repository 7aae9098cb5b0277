"""What the session's page asks: how it was, why not, where it hurts, what instead."""

from __future__ import annotations

from planner.domain.exercises.tiers import tier_of_item
from planner.domain.knee.safety import SEVERE
from planner.domain.player.parts import EFFORTS, set_before
from planner.domain.player.swap import easier_now
from planner.domain.player.tick import tick_so_far
from planner.domain.values.exercise import Exercise
from planner.domain.values.session import Item, SetKey
from planner.logbook.logbook import Logbook
from planner.logbook.session import is_pain_known, sets_left, ticked_sets
from planner.logbook.views import SessionItem
from planner.present.pain_scale import exercise_scale
from planner.screens.edit_forms import ask_skip_reason
from planner.screens.following import after_fact
from planner.screens.playing import Playing
from planner.screens.rate_dialog import BOTH, Rated, RateDialog
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.wording import amounts
from planner.wording.entries import exercise_name, set_words
from planner.wording.exercises import TIERS


async def ask_how_it_was(page: Playing, exercise: str) -> bool:
    """Effort and pain of an exercise, and whatever severe pain asks for. True if answered."""
    book = page.logbook
    name = exercise_name(exercise, book.exercises)
    before = book.flares.mark()
    known = page.session is not None and is_pain_known(page.session, exercise)
    bands = exercise_scale(book.parameters)
    answer: Rated | None = await page.ask(RateDialog(name, bands, ("effort",) if known else BOTH))
    if answer is None or not page.tried(
        lambda: book.session.rate_exercise(page.card, exercise, answer.effort, answer.pain)
    ):
        return False
    await after_fact(page, before)
    return True


# -- skip ---------------------------------------------------------------------


async def ask_what_to_skip(page: Playing, item: SessionItem, key: SetKey) -> bool:
    """Skip a set, the rest of its exercise or of the session, with a reason."""
    book = page.logbook
    name = exercise_name(key.exercise, book.exercises)
    rest = sets_left(item, key.exercise)
    every = tuple(one for each in item.items for one in sets_left(item, each.exercise))
    picked = await page.ask(
        ChoiceDialog(
            "Skip what?",
            (
                Choice("set", "this set", "s"),
                Choice("exercise", f"the rest of {name}", "e", amounts.plural(len(rest), "set")),
                Choice("session", "the rest of the session", "r",
                       amounts.plural(len(every), "set")),
            ),
        )
    )  # fmt: skip
    if picked is None:
        return False
    reason = await ask_skip_reason(page)
    keys = {"set": (key,), "exercise": rest, "session": every}[picked]
    return bool(reason) and page.tried(
        lambda: book.session.leave_out(page.card, keys, reason or "")
    )


# -- stop for pain ------------------------------------------------------------


async def ask_where_it_hurts(page: Playing, item: SessionItem) -> None:
    """Stop: a score first, which is kept; then an easier step, leaving out, or the end."""
    book, part, at = page.logbook, page.part, page.standing
    one = item.item(part.exercise)
    gone = at.gone(page.manner.seconds())
    key = _felt_in(page, item)
    under_way = one is not None and part.act in EFFORTS and str(part.key) not in item.ticks
    did = tick_so_far(one.dose, part, gone, at.count) if one and under_way else None
    title = book.session.stop_words(item, key, under_way=part.act in EFFORTS)
    bands = exercise_scale(book.parameters)
    answer = await page.ask(RateDialog(f"{title}.", bands, ("pain",)))
    if answer is None or answer.pain is None:
        return
    before, score = book.flares.mark(), answer.pain
    if not page.tried(lambda: book.session.stop_for_pain(page.card, key, did, score)):
        return
    await after_fact(page, before)
    if one is not None and page.session is not None:
        await _go_on_how(page, one, score)


def _felt_in(page: Playing, item: SessionItem) -> SetKey | None:
    """The set that hurt: the one under way or, in the pause behind it, the one just done."""
    part = page.part
    if part.act in EFFORTS:
        return part.key
    before = set_before(page.script, page.standing.place)
    return before if before is not None and str(before) in item.ticks else None


async def _go_on_how(page: Playing, one: Item, score: int) -> None:
    book = page.logbook
    item = book.cards.session(page.card)
    exercise = book.exercises.get(one.exercise)
    lighter = _easier(item, one, exercise)
    name = exercise_name(one.exercise, book.exercises)
    picked = await page.ask(
        ChoiceDialog(
            "It is kept. How to go on?",
            _ways_on(book, one, lighter, score),
            about=f"Rest as long as you like.{_step_back_words(page, one, name)}",
        )
    )
    if picked == "easier" and lighter is not None:
        words = f"Easier step: {book.swaps.words(one, lighter)}"
        page.tried(lambda: book.swaps.take_instead(page.card, one.exercise, lighter, words))
    elif picked == "leave":
        _leave(page, sets_left(item, one.exercise))
    elif picked == "end":
        _leave(page, tuple(key for each in item.items for key in sets_left(item, each.exercise)))


def _ways_on(book: Logbook, one: Item, lighter: Item | None, score: int) -> tuple[Choice, ...]:
    """How to go on, the wisest first: severe pain ends the session, and from too much on nothing
    goes on as it was."""
    name = exercise_name(one.exercise, book.exercises)
    leave = Choice("leave", f"Leave the rest of {name} out", "l")
    end = Choice("end", "End the session here", "x")
    easier: tuple[Choice, ...] = ()
    if lighter is not None:
        more = " ".join(filter(None, (lighter.variant, amounts.dose(lighter.dose))))
        easier = (Choice("easier", "Go on with the easier step", "e", more),)
    if score >= SEVERE:
        return (end, leave, *easier)
    if score >= book.parameters.ex_pain_max:
        return (*easier, leave, end)
    return (*easier, leave, end, Choice("stay", "Go on as it was", "g"))


def _step_back_words(page: Playing, one: Item, name: str) -> str:
    """What `M` will propose of the exercise, if it is a step back (EX-3)."""
    if not page.logbook.swaps.is_step_back_due(page.card, one.exercise):
        return ""
    return f"\nAfter this session M proposes a step back for {name}."


def _leave(page: Playing, keys: tuple[SetKey, ...]) -> None:
    if keys:
        page.tried(lambda: page.logbook.session.leave_out(page.card, keys, "pain"))


def _easier(item: SessionItem, one: Item, exercise: Exercise | None) -> Item | None:
    """The step back, if there is one and a set left for it."""
    if exercise is None or not sets_left(item, one.exercise):
        return None
    lighter = easier_now(one, exercise, ticked_sets(item, one.exercise))
    return None if lighter == one else lighter


# -- swap ---------------------------------------------------------------------


async def ask_what_instead(page: Playing, item: SessionItem, one: Item) -> bool:
    """Propose other exercises for the same muscles that are as gentle or gentler and open now;
    take up the one picked, in this session only."""
    book = page.logbook
    found = book.swaps.offers(item, one)
    others = [book.exercises[other] for other in found]
    name = exercise_name(one.exercise, book.exercises)
    if not found:
        page.words = f"No other exercise for the muscles of {name} is as gentle and open now."
        return False
    picked = await page.ask(
        ChoiceDialog(
            f"Instead of {name} {amounts.dose(one.dose)}",
            tuple(_instead(found[other.id], other) for other in others),
            about="In this session only; the plan and what is ticked stay. u takes it back.",
        )
    )  # fmt: skip
    if picked is None:
        return False
    other = found[picked]
    words = f"Swapped {book.swaps.words(one, other)}"
    if not page.tried(lambda: book.swaps.take_instead(page.card, one.exercise, other, words)):
        return False
    left = sets_left(book.cards.session(page.card), one.exercise)
    if left:
        coming = f"{exercise_name(other.exercise, book.exercises)} {amounts.dose(other.dose)}"
        page.told(f"First {set_words(left[-1], book.exercises)}, then {coming}. u undoes.")
    return True


def _instead(item: Item, other: Exercise) -> Choice:
    load = TIERS[tier_of_item(item, other)]
    words = f"{other.name}  {amounts.dose(item.dose)}"
    return Choice(other.id, words, more=f"{load} · {', '.join(other.groups)}")
