"""A week looked back on: what was planned, done and felt, one proposal and one open question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Literal

import msgspec

from planner.domain.review.felt import Felt
from planner.domain.review.useful import NOTHING, UsefulSets
from planner.domain.values.calendar import DAY, WEEK, week_of
from planner.domain.values.errors import NotFoundError, UsageError
from planner.domain.values.journal import Moment, Note
from planner.domain.values.run import PlannedRun, Run
from planner.logbook.logbook import Logbook
from planner.logbook.looking.looking_back import LookingBack
from planner.logbook.note_limit import check_note
from planner.logbook.offers import week_note_id
from planner.logbook.questions import Question
from planner.logbook.views import CrossItem, DayItem, DayView, RunItem, SessionItem

TAG = "review"
"""The tag of a note that keeps a review."""

ProposalKind = Literal["flare", "shorter", "replan", "steps"]
"""Who makes the proposal: the first of these that has one is the one that is shown."""


class WeekProposal(msgspec.Struct, frozen=True):
    """The one proposal of a review."""

    kind: ProposalKind
    changes: int
    """Changes of the plan; of `shorter` 0, as it asks first."""


class WeekQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """The one question that is still open: the first of these that is there."""

    asked: Question | None = None
    """A score around a run, or of a morning."""
    run: Run | None = None
    """A run of the week without a score of how it was."""
    due: int = 0
    """So many scores of every few weeks."""


class WeekReview(msgspec.Struct, frozen=True, kw_only=True):
    """One week in counts. What was skipped with a reason, or left undone on a day on which a flare
    rested, a red flag locked or the runner was ill, is in `excused` and nowhere else."""

    first: date
    is_over: bool = True
    """False until its last day is behind: what is still open is then not missing."""
    sessions_planned: int = 0
    sessions_done: int = 0
    """Of any session at least one set."""
    sets: UsefulSets = NOTHING
    runs_planned: int = 0
    runs_done: int = 0
    planned_m: int = 0
    run_m: int = 0
    sessions_coming: int = 0
    runs_coming: int = 0
    coming_m: int = 0
    """What of the plan is still to come, today's that is not begun included."""
    other_s: int = 0
    """Seconds of other training."""
    excused: int = 0
    """Cards that were let off."""
    barrier: tuple[str, int] = ("", 0)
    """The reason that was given most often, and how often."""
    felt: Felt = Felt()
    flare: bool = False
    """True if a flare was open on one of its days."""
    proposal: WeekProposal | None = None
    question: WeekQuestion | None = None


class WeekReviews:
    """Makes and keeps the reviews of weeks."""

    def __init__(self, book: Logbook) -> None:
        self._book = book
        self._back = LookingBack(book)

    def usual_week(self) -> date:
        """First day of the week a review is of if none is named: this one on its last day, else
        the one before."""
        week = week_of(self._book.today, self._book.week_start)
        return week if self._book.today == week + WEEK - DAY else week - WEEK

    def of(self, first: date) -> WeekReview:
        """The review of the week that begins on a day. Proposal and question are those of now, and
        belong to no older week than the last one."""
        book = self._book
        views = book.cards.days(first)
        period = self._back.period(1, min(first + WEEK - DAY, book.today))
        week, excused = self._back.weeks(period, ahead=0)[0], self._back.excused(period)
        skipped = Counter(filter(None, (_reason(one) for view in views for one in view.items)))
        kept = [one for view in views for one in view.items if not _is_left_out(one, view, excused)]
        sessions = [item for item in kept if isinstance(item, SessionItem)]
        runs = [item for item in kept if isinstance(item, RunItem)]
        others = [item.cross for item in kept if isinstance(item, CrossItem)]
        planned = [item.planned for item in runs if item.planned and not item.planned.skipped]
        coming = self._coming(runs)
        is_late = first >= week_of(book.today, book.week_start) - WEEK
        return WeekReview(
            first=first,
            is_over=first + WEEK <= book.today,
            sessions_planned=sum(_is_asked(item) for item in sessions),
            sessions_done=sum(bool(item.ticked) for item in sessions),
            sets=self._back.dose_by_week(period)[0].sets,
            runs_planned=len(planned),
            runs_done=sum(item.run is not None for item in runs),
            planned_m=sum(card.distance_m for card in planned),
            run_m=week.run_m,
            sessions_coming=sum(self._is_coming(item) for item in sessions),
            runs_coming=len(coming),
            coming_m=sum(card.distance_m for card in coming),
            other_s=sum(cross.duration_s or 0 for cross in others),
            excused=sum(len(view.items) for view in views) - len(kept),
            barrier=next(iter(skipped.most_common(1)), ("", 0)),
            felt=week.felt,
            flare=week.flare,
            proposal=self.proposal() if is_late else None,
            question=self._question(runs) if is_late else None,
        )

    def _is_coming(self, item: SessionItem) -> bool:
        card = item.planned if _is_asked(item) else None
        return card is not None and not item.ticked and card.date >= self._book.today

    def _coming(self, runs: Iterable[RunItem]) -> list[PlannedRun]:
        """The planned runs that are still to be run; a run takes the place of what its day has."""
        row = list(runs)
        ran = {item.run.date for item in row if item.run is not None}
        cards = (item.planned for item in row if item.run is None)
        return [
            card
            for card in cards
            if card is not None and not card.skipped
            if card.date >= self._book.today and card.date not in ran
        ]

    # -- one proposal, one question -------------------------------------------------------------

    def proposal(self) -> WeekProposal | None:
        """The most pressing of what the program would propose anyway; None for nothing, without a
        plan, or under a red flag."""
        book = self._book
        if book.profile is None or book.profile.plan not in book.plans or book.red_flags.open():
            return None
        return next(self._proposals(), None)

    def _proposals(self) -> Iterator[WeekProposal]:
        proposals = self._book.proposals
        flare = proposals.flare_changes()
        if flare:
            yield WeekProposal("flare", flare)
        if proposals.is_easing():
            return  # what else there is waits until the knee is quiet
        if proposals.shorter() is not None:
            yield WeekProposal("shorter", 0)
        try:
            replan = len(proposals.replan().changed)
            steps = len(self._book.steps.proposal().changed)
        except NotFoundError:
            return
        if replan:
            yield WeekProposal("replan", replan)
        if steps:
            yield WeekProposal("steps", steps)

    def _question(self, runs: Iterable[RunItem]) -> WeekQuestion | None:
        asked = self._book.questions.open()
        if asked:
            return WeekQuestion(asked=asked[0])
        for item in runs:
            if item.run is not None and self._book.facts.felt(item.run, Moment.DURING) is None:
                return WeekQuestion(run=item.run)
        due = self._book.scores.offered()
        return WeekQuestion(due=len(due)) if due else None

    # -- keeping --------------------------------------------------------------------------------

    def kept(self, first: date) -> Note | None:
        """The note that keeps the review of a week; None if there is none."""
        return self.kept_as(week_note_id(first), first + WEEK - DAY)

    def kept_as(self, note_id: str, since: date) -> Note | None:
        """The review of that id, kept on a day or later; None if there is none."""
        self._book.load(since, max(since, self._book.today))
        found = self._book.get(note_id)
        return found if isinstance(found, Note) else None

    def keep(self, note_id: str, text: str, what: str) -> Note:
        """Keep a review as a note that can be edited like any other; `what` is what it is called.
        Raises UsageError for no words, too many, or one that is kept: it may have been edited."""
        if not text.strip():
            raise UsageError("A review needs some words.", "Leave it with esc instead.")
        check_note(text)
        if self._book.get(note_id) is not None:
            raise UsageError(f"{what} is kept already.", f"Correct it: easeback fix {note_id}")
        note = self._book.facts.note_of("", (TAG,))
        note = msgspec.structs.replace(note, id=note_id, text=text.strip())
        self._book.put(f"{what} kept", [note])
        return note


def _is_left_out(item: DayItem, view: DayView, excused: Collection[date]) -> bool:
    """True for a card that was not done, with a reason or on a day that excuses all."""
    if isinstance(item, CrossItem) or item.planned is None:
        return False
    is_done = bool(item.ticked) if isinstance(item, SessionItem) else item.run is not None
    return not is_done and (bool(item.planned.skipped) or view.date in excused)


def _is_asked(item: SessionItem) -> bool:
    """True for a session that stood in the plan."""
    return item.planned is not None and not item.planned.skipped


def _reason(item: DayItem) -> str:
    """Why a card was skipped; empty for one that was not, and for other training."""
    planned = None if isinstance(item, CrossItem) else item.planned
    return planned.skipped if planned is not None else ""
