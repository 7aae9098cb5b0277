"""Looking back on a week, or on 6 and 12 weeks of the plan: see it, take its proposal, answer its
question, keep it in the journal."""

from __future__ import annotations

from planner.domain.values.journal import Note
from planner.logbook.looking.week_review import TAG, WeekQuestion, WeekReview, WeekReviews
from planner.logbook.offers import PlanMark, week_note_id
from planner.present.review import plan_review_lines, week_lines
from planner.screens.shared.filling_in import fill_in
from planner.screens.shared.following import keep_fact, show_proposal
from planner.screens.shared.journal_forms import correct_entry, correct_note
from planner.screens.shared.page import Page
from planner.screens.shared.pain_dialog import PainDialog, keep_said
from planner.screens.shared.proposing import propose_flare, propose_shorter
from planner.screens.shared.scores_forms import open_scores
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.widgets.form import Answers, FormDialog
from planner.widgets.form_field import Field
from planner.widgets.message_dialog import MessageDialog
from planner.wording import days
from planner.wording.amounts import plural


async def review(page: Page) -> None:
    """What is offered: 6 and 12 weeks of the plan first; else the week, this one on its last
    day."""
    mark = page.logbook.offers.offered_mark()
    if mark is not None:
        await review_plan(page, mark)
    else:
        await review_week(page)


async def review_week(page: Page) -> None:
    """The review of the last week, or of this one on its last day; shown again after each thing
    that is done from it, until it is kept or left."""
    reviews = WeekReviews(page.logbook)
    first = reviews.usual_week()
    while True:
        found, kept = reviews.of(first), reviews.kept(first)
        title, *lines = week_lines(page.logbook, found)
        choices = _week_choices(page, found, is_kept=kept is not None)
        picked = await page.ask(ChoiceDialog(title.rstrip("."), choices, about="\n".join(lines)))
        if picked == "proposal" and found.proposal is not None:
            await _propose(page, found.proposal.kind)
        elif picked == "answer" and found.question is not None:
            await _answer(page, found.question)
        elif picked != "keep":
            await _leave(page, picked)
            return
        elif await _keep_week(page, found, kept):
            return


async def _keep_week(page: Page, found: WeekReview, kept: Note | None) -> bool:
    """Keep a review, or correct the one that is kept. False if it was left."""
    if kept is not None:
        await keep_fact(page, correct_note(page, kept))
        return True
    what = f"Review of week {days.week_number(found.first)}"
    return await _keep(page, week_note_id(found.first), what, week_lines(page.logbook, found))


async def _leave(page: Page, picked: str | None) -> None:
    """What else there is, or the end."""
    offers = page.logbook.offers
    mark = offers.plan_mark()
    if picked == "plan" and mark is not None:
        await review_plan(page, mark)
    elif picked == "later" and page.did(offers.put_off_week):
        page.done()


def _week_choices(page: Page, found: WeekReview, *, is_kept: bool) -> tuple[Choice, ...]:
    """What can be done with it, one key each."""
    offers, first = page.logbook.offers, found.first
    choices = [
        Choice("keep", "Correct what is kept" if is_kept else "Keep it in the journal", "n",
               more=f"a note, #{TAG}; your own words with it"),
    ]  # fmt: skip
    if found.proposal is not None:
        count = found.proposal.changes
        more = f"before and after; {plural(count, 'change')}" if count else "before and after"
        choices.append(Choice("proposal", "See the proposal", "p", more=more))
    if found.question is not None:
        choices.append(Choice("answer", "Answer what is open", "a"))
    mark = offers.plan_mark()
    if mark is not None:
        choices.append(Choice("plan", f"{mark.weeks} weeks of the plan", "w", more="what changed"))
    if offers.review_week() == first:
        choices.append(Choice("later", "Not this week", "l"))
    return tuple(choices)


async def _propose(page: Page, kind: str) -> None:
    """The one proposal, before and after; applied on a yes."""
    book = page.logbook
    match kind:
        case "flare":
            await propose_flare(page)
        case "shorter":
            offer = book.proposals.shorter()
            if offer is not None:
                await propose_shorter(page, offer)
        case "steps":
            found = page.attempt(book.steps.proposal)
            if found is not None:
                await show_proposal(page, found, "No exercise is due.", "Exercise steps")
        case _:
            found = page.attempt(book.proposals.replan)
            if found is not None:
                await show_proposal(page, found, "Nothing has to change.")


async def _answer(page: Page, question: WeekQuestion) -> None:
    """What is open: a score, how a run was, the scores of every few weeks."""
    if question.asked is not None:
        await keep_said(page, await page.ask(PainDialog(page.logbook)))
    elif question.run is not None:
        await correct_entry(page, question.run.id)
    else:
        await open_scores(page)


async def review_plan(page: Page, mark: PlanMark) -> None:
    """What changed in 6 or 12 weeks, what the programme says next, when to see a professional.
    Once it was seen, it is not offered again."""
    book = page.logbook
    lines = plan_review_lines(book, mark)
    was_offered = book.offers.offered_mark() == mark
    dialog = MessageDialog(
        lines[0].rstrip("."), lines[1:], yes="keep it in the journal", no="close"
    )
    if await page.ask(dialog):
        kept = WeekReviews(book).kept_as(mark.note_id, mark.day)
        if kept is not None:
            await keep_fact(page, correct_note(page, kept))
            return
        await _keep(page, mark.note_id, f"Review of {mark.weeks} weeks", lines)
    elif was_offered and page.did(book.offers.put_off_mark):
        page.done()


async def _keep(page: Page, note_id: str, what: str, lines: tuple[str, ...]) -> bool:
    """Show the words before they are kept, to be edited. True if they were kept."""
    reviews = WeekReviews(page.logbook)

    def keep(answers: Answers) -> None:
        reviews.keep(note_id, answers["text"], what)

    form = FormDialog(
        what,
        (Field("text", "review", "lines", value="\n".join(lines), needed=True),),
        about="Add what you like; ctrl+j or shift+enter begins a new line.",
        save="keep",
    )
    if not await fill_in(page, page.logbook, form, keep):
        return False
    page.done()
    return True
