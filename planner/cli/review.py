"""`review`: a week looked back on, and 6 or 12 weeks of the plan."""

from __future__ import annotations

import click

from planner.cli.frame.answer import Answer, Headline
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.cli.frame.completing import day_words
from planner.domain.values.calendar import DAY, WEEK, week_of
from planner.domain.values.errors import NotFoundError, UsageError
from planner.logbook.looking.week_review import WeekQuestion, WeekReview, WeekReviews
from planner.logbook.offers import week_note_id
from planner.logbook.questions import command_of
from planner.present.review import plan_review_lines, week_lines
from planner.wording import days

COMMANDS = {
    "flare": "easeback flare",
    "shorter": "easeback plan solve --shorter",
    "replan": "easeback plan solve",
    "steps": "easeback plan steps",
}
"""What shows each kind of proposal."""


@command(
    "review",
    "easeback review                 the last week, or this one on its last day",
    "easeback review 2026-11-16      the week of that day",
    "easeback review --keep          into the journal, where fix corrects it",
    "easeback review --plan          6 or 12 weeks of the plan: what changed, what comes next",
)
@click.argument("day", nargs=-1, metavar="[WEEK]", shell_complete=day_words)
@click.option("--plan", "of_plan", is_flag=True, help="Look back on 6 or 12 weeks of the plan.")
@click.option("--keep", is_flag=True, help="Keep it in the journal as a note.")
@click.option("--note", default="", metavar="TEXT", help="Your own words, kept below it.")
@click.option("--later", is_flag=True, help="Leave it out this time.")
def review_command(
    call: Call, day: tuple[str, ...], of_plan: bool, keep: bool, note: str, later: bool
) -> Answer:
    """Look back: what was planned, done and felt, one proposal, one open question.

    What was skipped with a reason counts nowhere. Nothing is changed; --keep writes it into the
    journal as a note with the tag review.
    """
    if note and not keep:
        raise UsageError("--note belongs to --keep.", 'easeback review --keep --note "..."')
    if of_plan and day:
        raise UsageError("--plan takes no week.", "easeback review --plan")
    return _of_plan(call, keep, note, later) if of_plan else _of_week(call, day, keep, note, later)


def _of_week(call: Call, day: tuple[str, ...], keep: bool, note: str, later: bool) -> Answer:
    book, reviews = call.logbook, WeekReviews(call.logbook)
    first = reviews.usual_week()
    if day:
        first = week_of(call.day(" ".join(day) or None, "past"), book.week_start)
    if first > call.today:
        raise UsageError(f"The week of {days.dated(first, call.today)} has not begun yet.")
    if later:
        book.offers.put_off_week()
        return Answer(lines=[f"{book.last_words}."], steps=1)
    review, kept = reviews.of(first), reviews.kept(first)
    title, *lines = week_lines(book, review)
    lines += _ways(call, review)
    steps = 0
    if keep:
        text = "\n".join((*week_lines(book, review), *filter(None, (note,))))
        kept = reviews.keep(week_note_id(first), text, f"Review of week {days.week_number(first)}")
        lines, steps = [*lines, f"{book.last_words}."], 1
    elif kept is not None:
        lines.append(f"Kept in the journal on {days.dated(kept.date, call.today)}.")
    data = {"week": first, "last": first + WEEK - DAY, "review": review, "note": kept}
    return Answer(lines=[Headline(title), *lines], data=data, steps=steps)


def _ways(call: Call, review: WeekReview) -> list[str]:
    """The commands that show the proposal and answer the question."""
    found = []
    if review.proposal is not None:
        found.append(f"See the proposal: {COMMANDS[review.proposal.kind]}")
    if review.question is not None:
        found.append(f"Answer: {_answering(call, review.question)}")
    return found


def _answering(call: Call, question: WeekQuestion) -> str:
    if question.asked is not None:
        return command_of(question.asked, call.today, call.logbook.sore)
    if question.run is not None:
        return f"easeback fix {question.run.id[:8]} --pain 0-10"
    return "easeback scores"


def _of_plan(call: Call, keep: bool, note: str, later: bool) -> Answer:
    book = call.logbook
    mark = book.offers.plan_mark()
    if mark is None:
        raise NotFoundError(
            "Six weeks of the plan are not behind yet.", "What changed so far: easeback scores"
        )
    if later:
        book.offers.put_off_mark()
        return Answer(lines=[f"{book.last_words}."], steps=1)
    lines = list(plan_review_lines(book, mark))
    reviews = WeekReviews(book)
    steps, title, kept = 0, lines[0], reviews.kept_as(mark.note_id, mark.day)
    if keep:
        text = "\n".join((*lines, *filter(None, (note,))))
        kept = reviews.keep(mark.note_id, text, f"Review of {mark.weeks} weeks")
        lines, steps = [*lines, f"{book.last_words}."], 1
    data = {"start": mark.start, "weeks": mark.weeks, "lines": lines, "note": kept}
    return Answer(lines=[Headline(title), *lines[1:]], data=data, steps=steps)
