"""Opening and correcting an entry of the journal pane."""

from __future__ import annotations

import msgspec

from planner.domain.values.journal import Lock, Moment, Note, PainReading, TestResult
from planner.domain.values.record import Side
from planner.domain.values.run import CrossTraining, Run
from planner.domain.values.scores import ScoreSheet
from planner.domain.values.session import SessionDone
from planner.domain.values.technique import Focus
from planner.logbook.belonging import flare_day
from planner.logbook.logbook import Logbook
from planner.logbook.looking.flare_stories import GUESS, FlareStories
from planner.logbook.plan_changes import PlanChanges
from planner.logbook.views import RunItem
from planner.screens.shared import reading
from planner.screens.shared.add_forms import LINES, about_field, note_form
from planner.screens.shared.cross_forms import correct_training
from planner.screens.shared.filling_in import fill_in
from planner.screens.shared.following import keep_fact
from planner.screens.shared.page import Page
from planner.screens.shared.run_forms import log_or_correct
from planner.screens.shared.scores_forms import correct_scores
from planner.screens.shared.session_dialog import open_sets
from planner.screens.shared.technique_forms import show_technique
from planner.widgets.form import Answers, FormDialog
from planner.widgets.form_field import Field
from planner.wording import days

SIDES = tuple((side.value, side.value) for side in Side)
MOMENTS = tuple((moment.value, moment.value) for moment in Moment)


async def correct_entry(page: Page, key: str) -> None:
    """Open what an entry stands for, and see what a correction asks for."""
    await keep_fact(page, open_entry(page, key))


async def open_entry(page: Page, key: str) -> bool:
    """Open what an entry stands for. True if it was corrected."""
    book = page.logbook
    if flare_day(key) is not None:
        return await guess_at_flare(page, key)
    record = book.get(key.split("/")[0])
    match record:
        case TestResult() | Lock():
            page.said("There is nothing to correct in it: d takes it out.")
            return False
        case Focus():
            return await show_technique(page)
        case PainReading() | Note() | Run() | CrossTraining() | ScoreSheet():
            return await correct_fact(page, record)
    session = record.session if isinstance(record, SessionDone) else key.split("/")[0]
    if page.attempt(lambda: book.cards.session(session)) is not None:
        await open_sets(page, session)
    return False


async def correct_fact(
    page: Page, record: PainReading | Note | Run | CrossTraining | ScoreSheet
) -> bool:
    """Correct what was written down. True if it was corrected."""
    match record:
        case PainReading():
            return await correct_pain(page, record)
        case Note():
            return await correct_note(page, record)
        case Run():
            return await log_or_correct(page, record.date, RunItem(planned=None, run=record))
        case CrossTraining():
            return await correct_training(page, record)
        case ScoreSheet():
            return await correct_scores(page, record)


async def correct_pain(page: Page, record: PainReading) -> bool:
    """Correct a pain score. True if it was corrected."""
    book = page.logbook

    def keep(answers: Answers) -> None:
        changed = msgspec.structs.replace(
            record,
            score=answers["score"],
            at=answers["at"] or "",
            moment=Moment(answers["moment"]),
            side=Side(answers["side"]),
            swelling=answers["swelling"],
            note=answers["note"] or "",
        )
        words = f"Corrected pain of {days.dated(record.date, book.today)} to {changed.score}/10"
        book.facts.correct(changed, words)

    return await fill_in(page, book, pain_form(book, record), keep)


def pain_form(book: Logbook, record: PainReading) -> FormDialog:
    """What a pain score says."""
    return FormDialog(
        f"Pain on {days.dated(record.date, book.today)} {record.at}",
        (
            Field("score", "pain", value=record.score, needed=True, hint="from 0 to 10",
                  read=reading.score()),
            Field("at", "time", value=record.at, hint="7:05", read=reading.time_of_day()),
            Field("moment", "when", "choice", record.moment.value, options=MOMENTS),
            Field("side", "knee", "choice", record.side.value, options=SIDES),
            Field("swelling", "swollen", "check", record.swelling),
            Field("note", "note", "lines", value=record.note),
        ),
    )  # fmt: skip


async def correct_note(page: Page, record: Note) -> bool:
    """Correct a note. True if it was corrected."""
    book = page.logbook

    def keep(answers: Answers) -> None:
        changed = msgspec.structs.replace(
            record,
            text=answers["text"],
            tags=answers["tags"] or (),
            about=answers.get("about", record.about),
        )
        book.facts.correct(changed, f"Corrected the note of {days.dated(record.date, book.today)}")

    title = f"Note of {days.dated(record.date, book.today)}"
    about = about_field(book, record.date, record.about)
    form = note_form(title, record.text, record.tags, about)
    return await fill_in(page, book, form, keep)


async def guess_at_flare(page: Page, key: str) -> bool:
    """Ask what the runner thinks set a flare off, or correct it. True if it was kept or taken
    out."""
    book = page.logbook
    story = page.attempt(lambda: FlareStories(book, PlanChanges(book)).of_key(key))
    if story is None:
        return False
    since, old = story.spell.since, story.guess

    def keep(answers: Answers) -> bool:
        text = answers["text"] or ""
        if old is not None and not text:
            book.facts.remove(old.id)
        elif old is not None:
            words = f"Corrected the guess at the flare of {days.dated(since, book.today)}"
            book.facts.correct(msgspec.structs.replace(old, text=text), words)
        elif text:
            book.facts.add_note(text, (GUESS,), day=since, about=story.key)
        return bool(text or old)

    form = FormDialog(
        f"The flare of {days.dated(since, book.today)}",
        (Field("text", "your guess", "lines", value=old.text if old else "",
               example="new shoes? the hill?"),),
        about=f"{LINES} What you think set it off; the program draws nothing from it.",
    )  # fmt: skip
    return await fill_in(page, book, form, keep)
