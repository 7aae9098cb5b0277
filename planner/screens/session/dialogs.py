"""What the session page asks, from the question to what becomes of the answer."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from planner.domain.exercises.tiers import tier_of_item
from planner.domain.player.parts import Act
from planner.domain.player.swap import easier_now
from planner.domain.values.exercise import Exercise
from planner.domain.values.run import RunKind
from planner.domain.values.session import Item, SetKey
from planner.logbook.logbook import Logbook
from planner.logbook.playing.play import Play
from planner.logbook.session import is_pain_known, sets_left, ticked_sets
from planner.logbook.views import SessionItem
from planner.present.pain_scale import exercise_scale
from planner.screens.shared.edit_forms import ask_skip_reason
from planner.screens.shared.following import after_fact, keep_fact
from planner.screens.shared.page import Page
from planner.screens.shared.rate_dialog import BOTH, Rated, RateDialog
from planner.screens.shared.run_forms import log_or_correct
from planner.screens.shared.session_dialog import open_sets
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.wording import amounts
from planner.wording.entries import exercise_name, set_words
from planner.wording.exercises import TIERS

END = Choice("end", "End the session here", "x")


def every_set_left(item: SessionItem) -> tuple[SetKey, ...]:
    """The sets of a session that are still open."""
    return tuple(key for one in item.items for key in sets_left(item, one.exercise))


# -- how it was ---------------------------------------------------------------


def how_it_was(book: Logbook, play: Play) -> RateDialog:
    """Asks for effort and pain of the exercise that is done; a pain that was just said is not
    asked again."""
    exercise, item = play.part.exercise, play.session
    known = item is not None and is_pain_known(item, exercise)
    name = exercise_name(exercise, book.exercises)
    return RateDialog(name, exercise_scale(book.parameters), ("effort",) if known else BOTH)


async def keep_how_it_was(page: Page, play: Play, exercise: str, answer: Rated | None) -> None:
    """Keep the answers and go through what severe pain asks for: the end of the session; else on to
    the next exercise."""
    book, card = page.logbook, play.course.card
    before = book.flares.mark()
    if answer is not None and page.did(lambda: play.rate(exercise, answer.effort, answer.pain)):
        await after_fact(page, before)
        if (answer.pain or 0) >= book.parameters.severe and play.session is not None:
            await _end_here(page, card)
            play.catch_up()
    play.refresh()
    if play.part.act is Act.ASK:
        play.pass_step()


# -- skip ---------------------------------------------------------------------


async def skip_step(page: Page, play: Play, item: SessionItem, key: SetKey) -> None:
    """Skip a set, the rest of its exercise or of the session, with a reason; the clock stands
    meanwhile."""
    ran = play.pause()
    if await _ask_what_to_skip(page, play.course.card, item, key):
        play.catch_up()
    _let_go_on(play, ran)


async def _ask_what_to_skip(page: Page, card: str, item: SessionItem, key: SetKey) -> bool:
    book = page.logbook
    name = exercise_name(key.exercise, book.exercises)
    rest = sets_left(item, key.exercise)
    every = every_set_left(item)
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
    reason = await ask_skip_reason(page) if picked is not None else None
    if picked is None or not reason:
        return False
    keys = {"set": (key,), "exercise": rest, "session": every}[picked]
    return _changed(page, lambda: book.session.leave_out(card, keys, reason))


def _let_go_on(play: Play, ran: bool) -> None:
    """Let the clock go on where it ran before."""
    if ran and play.part.act is not Act.DONE:
        play.start()


def _changed(page: Page, change: Callable[[], object]) -> bool:
    """Change the book and say so; a refusal is told, and nothing has changed."""
    done = page.did(change)
    if done:
        page.done()
    return done


# -- stop for pain ------------------------------------------------------------


def where_it_hurts(book: Logbook, play: Play) -> RateDialog:
    """Asks how much it hurts, under the name of the set that is meant."""
    return RateDialog(f"{play.stop_words()}.", exercise_scale(book.parameters), ("pain",))


async def keep_stop(page: Page, play: Play, answer: Rated | None) -> None:
    """Keep the score and what was done of the set; then an easier step, leaving out, or the end."""
    before, one = page.logbook.flares.mark(), play.course.asked(play.part.exercise)
    if answer is None or answer.pain is None:
        return
    score = answer.pain
    if not page.did(lambda: play.stop_for_pain(score)):
        return
    await after_fact(page, before)
    play.refresh()
    if one is not None and play.session is not None:
        await _go_on_how(page, play.course.card, one, score)
    play.catch_up()


async def _go_on_how(page: Page, card: str, one: Item, score: int) -> None:
    book = page.logbook
    if score >= book.parameters.severe:
        await _end_here(page, card)
        return
    item = book.cards.session(card)
    lighter = _easier(item, one, book.exercises.get(one.exercise))
    picked = await page.ask(
        ChoiceDialog(
            "It is kept. How to go on?",
            _ways_on(book, one, lighter, score),
            about=f"Rest as long as you like.{_step_back_words(book, card, one)}",
        )
    )
    if picked == "easier" and lighter is not None:
        words = f"Easier step: {book.swaps.words(one, lighter)}"
        _changed(page, lambda: book.swaps.take_instead(card, one.exercise, lighter, words))
        return
    keys = {"leave": sets_left(item, one.exercise), "end": every_set_left(item)}.get(
        picked or "", ()
    )
    if keys:
        _changed(page, lambda: book.session.leave_out(card, keys, "pain"))


async def _end_here(page: Page, card: str) -> None:
    """After severe pain nothing but the end is offered; esc leaves the sets open."""
    book = page.logbook
    keys = every_set_left(book.cards.session(card))
    if not keys:
        return
    picked = await page.ask(ChoiceDialog("It is kept. The knee rests today.", (END,)))
    if picked is not None:
        _changed(page, lambda: book.session.leave_out(card, keys, "pain"))


def _ways_on(book: Logbook, one: Item, lighter: Item | None, score: int) -> tuple[Choice, ...]:
    """How to go on, the wisest first: from too much on nothing goes on as it was."""
    name = exercise_name(one.exercise, book.exercises)
    leave = Choice("leave", f"Leave the rest of {name} out", "l")
    easier: tuple[Choice, ...] = ()
    if lighter is not None:
        more = " ".join(filter(None, (lighter.variant, amounts.dose(lighter.dose))))
        easier = (Choice("easier", "Go on with the easier step", "e", more),)
    if score >= book.parameters.ex_pain_max:
        return (*easier, leave, END)
    return (*easier, leave, END, Choice("stay", "Go on as it was", "g"))


def _step_back_words(book: Logbook, card: str, one: Item) -> str:
    """What `M` will propose of the exercise, if it is a step back (EX-3)."""
    if not book.swaps.is_step_back_due(card, one.exercise):
        return ""
    name = exercise_name(one.exercise, book.exercises)
    return f"\nAfter this session M proposes a step back for {name}."


def _easier(item: SessionItem, one: Item, exercise: Exercise | None) -> Item | None:
    """The step back, if there is one and a set left for it."""
    if exercise is None or not sets_left(item, one.exercise):
        return None
    lighter = easier_now(one, exercise, ticked_sets(item, one.exercise))
    return None if lighter == one else lighter


# -- swap ---------------------------------------------------------------------


async def swap_exercise(page: Page, play: Play, item: SessionItem, one: Item) -> None:
    """Propose other exercises for the same muscles that are as gentle or gentler and open now;
    take up the one picked, in this session only. The clock stands meanwhile."""
    ran = play.pause()
    if await _ask_what_instead(page, play, item, one):
        play.catch_up()
    else:
        _let_go_on(play, ran)


async def _ask_what_instead(page: Page, play: Play, item: SessionItem, one: Item) -> bool:
    book, card = page.logbook, play.course.card
    found = book.swaps.offers(item, one)
    others = [book.exercises[other] for other in found]
    name = exercise_name(one.exercise, book.exercises)
    if not found:
        play.say(f"No other exercise for the muscles of {name} is as gentle and open now.")
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
    if not _changed(page, lambda: book.swaps.take_instead(card, one.exercise, other, words)):
        return False
    left = sets_left(book.cards.session(card), one.exercise)
    if left:
        coming = f"{exercise_name(other.exercise, book.exercises)} {amounts.dose(other.dose)}"
        play.say(f"First {set_words(left[-1], book.exercises)}, then {coming}. u undoes.")
    return True


def _instead(item: Item, other: Exercise) -> Choice:
    load = TIERS[tier_of_item(item, other)]
    words = f"{other.name}  {amounts.dose(item.dose)}"
    return Choice(other.id, words, more=f"{load} · {', '.join(other.groups)}")


# -- sets, and what was run -----------------------------------------------------


async def edit_sets(page: Page, play: Play, card: str) -> None:
    """The table of sets, over a clock that goes on; then past what was ticked in it."""
    await open_sets(page, card)
    play.catch_up()


async def log_intervals(page: Page, play: Play) -> None:
    """At the end of a walk-run: what was run."""
    item = play.to_log
    if item is None or item.planned is None:
        return
    planned = msgspec.structs.replace(item.planned, run_kind=RunKind.WALK_RUN)
    filled = msgspec.structs.replace(item, planned=planned)
    await keep_fact(page, log_or_correct(page, play.course.day, filled, play.ran_s()))
