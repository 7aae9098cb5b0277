"""Scores of every few weeks: what changed, taking them, choosing activities, putting them off."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from planner.domain.knee.scores import ScoreScale
from planner.domain.values.scores import ScoreSheet
from planner.logbook.logbook import Logbook
from planner.logbook.scores import MOST_ACTIVITIES
from planner.screens.shared import reading
from planner.screens.shared.filling_in import fill_in
from planner.screens.shared.following import screen_after
from planner.screens.shared.page import Page
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.widgets.form import Answers, FormDialog
from planner.widgets.form_field import Field, RowLeft
from planner.widgets.message_dialog import MessageDialog
from planner.wording import amounts, days
from planner.wording.safety import offer_words
from planner.wording.score_changes import changed_lines, how_sure
from planner.wording.scores import STEPS

NOTE = "note"
EXAMPLES = ("stairs down with shopping", "an hour in the cinema", "kneeling in the garden")
"""What may stand in an empty field."""
NOT_SAID = ""
"""The option of a step of change that says nothing."""
ABOUT = (
    "Pain is that of the last seven days. Activities: 0 = not at all, 10 = as before the knee. "
    "Step-downs: a 20 cm step, heel to the floor and back. Rises: off a chair on one leg, without "
    "hands. Totals are of forms filled in elsewhere. Leave out what you like."
)


async def open_scores(page: Page) -> None:
    """What changed since the start, and what can be done: one key each."""
    scores = page.logbook.scores
    while True:
        picked = await page.ask(
            ChoiceDialog("Scores", _choices(page.logbook), about=_about(page.logbook))
        )
        match picked:
            case "take":
                if await take_scores(page):
                    return
            case "choose":
                await choose_activities(page)
            case "changes":
                await page.ask(_what_changed(page.logbook))
            case "correct":
                if await correct_scores(page, scores.sheets()[-1]):
                    page.done()
                    return
            case "later":
                if page.did(scores.put_off):
                    page.done()
                return
            case _:
                return


def _what_changed(book: Logbook) -> MessageDialog:
    changes = book.scores.changes()
    lines = (*changed_lines(changes, book.today), *how_sure(changes))
    return MessageDialog("What changed, and how sure", lines, yes="close", no="close")


def _about(book: Logbook) -> str:
    sheets = book.scores.sheets()
    if not sheets:
        return "None yet. The first ones are what later ones are held against."
    return f"Answered last on {days.dated(sheets[-1].date, book.today)}."


def _choices(book: Logbook) -> tuple[Choice, ...]:
    scores = book.scores
    due, begun = scores.due(), len(scores.draft().typed)
    more = f"{amounts.plural(len(due), 'answer')} due" if due else "nothing is due"
    if begun:
        more = f"{begun} typed already, kept since {days.near(scores.draft().begun, book.today)}"
    chosen = ", ".join(f"“{one.words}”" for one in scores.activities())
    found = [
        Choice("take", "Take them", "t", more=more),
        Choice("choose", "Your activities", "a", more=chosen or "none chosen yet"),
    ]
    if scores.changes():
        count = amounts.plural(len(scores.changes()), "measure")
        found.append(Choice("changes", "What changed", "w", more=f"{count}, and how sure"))
    if scores.sheets():
        found.append(Choice("correct", "Correct the last ones", "e"))
    if due and not scores.is_put_off():
        found.append(Choice("later", "Put them off for a week", "l"))
    return tuple(found)


async def take_scores(page: Page) -> bool:
    """Ask for the scores of today; what is typed is kept at each change. True if they were kept."""
    book, scores = page.logbook, page.logbook.scores
    if not scores.activities() and not scores.sheets():
        await choose_activities(page)
    asked = scores.asked()

    def keep(answers: Answers) -> None:
        scores.take(_values(asked, answers), note=answers[NOTE] or "")
        scores.keep_draft({})
        offer = offer_words(answers[NOTE] or "")
        if offer:
            page.notify(offer, timeout=12, markup=False)

    before = book.flares.mark()
    if await fill_in(page, book, scores_form(book, asked), keep):
        page.done()
        await screen_after(page, before)
        return True
    page.reload()  # what is typed changed no book, but what is offered
    return False


def scores_form(book: Logbook, asked: tuple[ScoreScale, ...]) -> FormDialog:
    """The scores of today, as far as they were typed before."""
    scores = book.scores
    return FormDialog(
        f"Scores of {days.dated(book.today, book.today)}",
        _fields(asked, due=scores.due()),
        about=ABOUT,
        left=_left(scores.draft().typed, asked),
        leave="leave, what is typed is kept",
        remember=lambda left: scores.keep_draft(_typed(asked, left)),
    )


async def correct_scores(page: Page, sheet: ScoreSheet) -> bool:
    """Correct a sitting. True if it was corrected."""
    book = page.logbook
    own = [book.scores.scale(name) for name in sheet.values if name.startswith("activity/")]
    asked = (*book.scores.asked(), *own)
    asked = tuple({scale.measure: scale for scale in asked}.values())

    def keep(answers: Answers) -> None:
        book.scores.correct(corrected(sheet, asked, answers))

    title = f"Scores of {days.dated(sheet.date, book.today)}"
    form = FormDialog(title, _fields(asked, sheet), about=ABOUT)
    return await fill_in(page, book, form, keep)


async def choose_activities(page: Page) -> bool:
    """Ask what the runner wants to do again, in own words. True if that changed."""
    book = page.logbook

    def keep(answers: Answers) -> bool:
        return book.scores.choose(words or "" for words in answers.values())

    if await fill_in(page, book, activities_form(book), keep):
        page.done()
        return True
    return False


def activities_form(book: Logbook) -> FormDialog:
    """What is followed, and room for as many as can be."""
    chosen = [one.words for one in book.scores.activities()]
    chosen += [""] * (MOST_ACTIVITIES - len(chosen))
    return FormDialog(
        "Up to three things you want to do again",
        tuple(
            Field(f"activity-{place}", f"activity {place}", value=words, hint=example)
            for place, (words, example) in enumerate(zip(chosen, EXAMPLES, strict=True), start=1)
        ),
        about=(
            "In your own words; each is scored 0 to 10 every two weeks. Other words are another "
            "activity: the scores of the old one stay."
        ),
    )


def _fields(
    asked: tuple[ScoreScale, ...], sheet: ScoreSheet | None = None, due: tuple[str, ...] = ()
) -> tuple[Field, ...]:
    values = sheet.values if sheet else {}
    found = [
        _field(_key(place), scale, values.get(scale.measure), due=scale.measure in due)
        for place, scale in enumerate(asked)
    ]
    return (*found, Field(NOTE, "note", "lines", value=sheet.note if sheet else ""))


def _key(place: int) -> str:
    """A field's name: the id of an activity may be of any letters."""
    return f"score-{place}"


def _field(key: str, scale: ScoreScale, value: int | None, *, due: bool) -> Field:
    if scale.measure == "change":
        options = ((NOT_SAID, "not said"), *((str(step), words) for step, words in STEPS.items()))
        said = NOT_SAID if value is None else str(value)
        return Field(key, scale.label, "choice", said, options=options)
    hint = f"{scale.low} to {scale.high}{', due' if due else ''}"
    is_score = (scale.low, scale.high) == (0, 10)
    read = reading.score() if is_score else reading.count(scale.label, scale.high)
    return Field(key, scale.label, value=value, hint=hint, read=read)


def _values(asked: tuple[ScoreScale, ...], answers: Answers) -> dict[str, int]:
    """What was answered, as numbers."""
    given = {scale.measure: answers[_key(place)] for place, scale in enumerate(asked)}
    return {name: int(value) for name, value in given.items() if value not in (None, NOT_SAID)}


def corrected(sheet: ScoreSheet, asked: tuple[ScoreScale, ...], answers: Answers) -> ScoreSheet:
    """A sitting with other answers; what was not asked, such as the change since the start of an
    earlier plan, stays as it was."""
    names = {scale.measure for scale in asked}
    values = {name: value for name, value in sheet.values.items() if name not in names}
    values |= _values(asked, answers)
    return msgspec.structs.replace(sheet, values=values, note=answers[NOTE] or "")


def _typed(asked: tuple[ScoreScale, ...], left: Mapping[str, RowLeft]) -> dict[str, str]:
    """What stands in the fields, as text by measure."""
    names = {_key(place): scale.measure for place, scale in enumerate(asked)}
    return {
        names.get(key, key): row.answer if isinstance(row.answer, str) else "".join(row.answer)
        for key, row in left.items()
    }


def _left(typed: Mapping[str, str], asked: tuple[ScoreScale, ...]) -> dict[str, RowLeft]:
    """How the fields were left."""
    keys = {scale.measure: _key(place) for place, scale in enumerate(asked)} | {NOTE: NOTE}
    return {
        keys[name]: RowLeft(frozenset({text}) if name == "change" else text, touched=True)
        for name, text in typed.items()
        if name in keys
    }
