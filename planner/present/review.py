"""Reviews as the lines that are shown and kept: of a week, and of 6 and 12 weeks of the plan."""

from __future__ import annotations

from planner.domain.values.errors import NotFoundError
from planner.logbook.logbook import Logbook
from planner.logbook.looking.week_review import WeekProposal, WeekQuestion, WeekReview
from planner.logbook.offers import PlanMark
from planner.present.easing import waiting_words
from planner.wording import amounts, days
from planner.wording.entries import question_words
from planner.wording.gates import next_words, where_words
from planner.wording.professional import professional_lines
from planner.wording.proposal import shorter_words
from planner.wording.score_changes import changed_lines
from planner.wording.week_review import (
    coming_words,
    done_words,
    excused_words,
    felt_words,
    mark_lines,
    mark_words,
    planned_words,
    week_title,
)


def week_lines(book: Logbook, review: WeekReview) -> tuple[str, ...]:
    """Title, planned, done, felt; then one proposal and one open question, if there are any."""
    title = week_title(review.first) + ("" if review.is_over else ", so far")
    lines = (
        f"{title}.",
        planned_words(review.sessions_planned, review.runs_planned, review.planned_m, book.unit),
        done_words(
            review.sessions_done, review.sets, review.runs_done, review.run_m, review.other_s,
            book.unit,
        ),
        coming_words(review.sessions_coming, review.runs_coming, review.coming_m, book.unit),
        excused_words(review.excused, review.barrier),
        felt_words(review.felt, flare=review.flare),
        f"Proposal: {proposal_words(book, review.proposal)}" if review.proposal else "",
        f"Open: {open_words(book, review.question)}" if review.question else "",
    )  # fmt: skip
    return tuple(line for line in lines if line)


def proposal_words(book: Logbook, proposal: WeekProposal) -> str:
    """What would be proposed, in one sentence."""
    count = amounts.plural(proposal.changes, "change")
    match proposal.kind:
        case "flare":
            return f"{waiting_words(book)}."
        case "shorter":
            offer = book.proposals.shorter()
            return shorter_words(offer, book.unit, book.today) if offer else ""
        case "steps":
            return f"exercises are due for a step: {count}."
    return f"{count} would make the next days fit the plan and the caps."


def open_words(book: Logbook, question: WeekQuestion) -> str:
    """What nobody has said yet."""
    if question.asked is not None:
        asked = question.asked
        return question_words(asked.what, asked.day, asked.side, book.today)
    if question.run is not None:
        near = days.near(question.run.date, book.today)
        return f"how was the knee at worst in the run of {near}?"
    return f"{amounts.plural(question.due, 'score')} of every few weeks due."


def plan_review_lines(book: Logbook, mark: PlanMark) -> tuple[str, ...]:
    """What changed since the plan began, what the programme says next, when to see somebody."""
    profile = book.profile
    plan = book.plans.get(profile.plan) if profile else None
    name = plan.name if plan else "the plan"
    professional = professional_lines(book.flares.professional(), book.today)
    changed = changed_lines(book.scores.changes(), book.today)
    return (
        mark_words(name, mark.weeks, mark.start, book.today),
        *mark_lines(changed, _ahead(book), professional),
    )


def _ahead(book: Logbook) -> list[str]:
    """Where the runner is in the plan, and what the next phase asks for."""
    try:
        gates = book.gates.now()
    except NotFoundError:
        return []
    coming = next_words(gates.next, book.today) if gates.next else "No further phase follows."
    return [f"{where_words(gates, book.today)} {coming}"]
