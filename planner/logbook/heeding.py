"""Which facts of a change want an answer, and what holds now: too much pain, and too far."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from planner.domain.values.answers import RUN_FIELDS
from planner.domain.values.journal import Moment, PainReading, TestResult
from planner.domain.values.prescribed import in_force
from planner.domain.values.record import Dated
from planner.domain.values.run import CrossTraining, PlannedRun, Run
from planner.domain.values.session import SessionDone
from planner.logbook.book import Book
from planner.logbook.caps import Caps
from planner.logbook.flares import Flares
from planner.logbook.prescribed import limits_of
from planner.logbook.red_flags import RedFlags
from planner.store.change import Change, Edit
from planner.wording.answers import HeldAnswer, Said, answer_words
from planner.wording.safety import signs_words

RECENT = timedelta(days=14)
"""How old a fact may be that is answered: what an import brings of earlier is history."""


class Heeding:
    """What is to be said at once of facts."""

    def __init__(self, book: Book, red_flags: RedFlags, caps: Caps, flares: Flares) -> None:
        self._book = book
        self._red_flags = red_flags
        self._caps = caps
        self._flares = flares

    def answers(self, change: Change) -> tuple[str, ...]:
        """What is to be said at once of the facts a change has written, each once."""
        said = [one for edit in change.edits for one in self._said_in(edit) if one.is_hard]
        if not said:
            return ()
        held, unit, today = self.held(), self._book.unit, self._book.today
        return tuple(dict.fromkeys(answer_words(one, held, unit, today) for one in said))

    def held(self) -> HeldAnswer:
        """What the load rules and the red flags hold back now."""
        locks, rests = self._red_flags.open(), self._flares.day().rests
        if locks:
            return HeldAnswer(rests=rests, lock=signs_words(locks[0]))
        state = self._flares.now()
        until = state.rest_until if state is not None else None
        return HeldAnswer(
            rests=rests,
            run_again=until if until is not None and until > self._book.today else None,
        )

    def _said_in(self, edit: Edit) -> Iterator[Said]:
        """What the fields that were just written say; corrections of other fields say nothing."""
        match self._book.get(edit.record):
            case PainReading() as reading if "score" in edit.set and self._is_recent(reading):
                yield self._scored(reading, reading.score, reading.moment)
            case Run() as run if self._is_recent(run):
                yield self._of_run(run, edit)
            case CrossTraining() as done if "pain_during" in edit.set and self._is_recent(done):
                yield self._scored(done, done.pain_during)
            case TestResult() as test if "value" in edit.set and self._is_recent(test):
                # of a finding the value is 0 or 1
                yield self._scored(test, test.value)
            case SessionDone() as session if self._is_recent(session):
                pains = [
                    value
                    for path, value in edit.set.items()
                    if path.startswith("ticks/") and path.endswith("/pain")
                ]
                yield self._scored(session, max(pains, default=None), Moment.EXERCISE)

    def _is_recent(self, fact: Dated) -> bool:
        return fact.date >= self._book.today - RECENT

    def _of_run(self, run: Run, edit: Edit) -> Said:
        """The worst score of a run that was just written, and how far it was over the day's
        limit."""
        scores = {moment: edit.set.get(field) for moment, field in RUN_FIELDS.items()}
        worst = max(scores, key=lambda moment: scores[moment] or 0)
        over_m, limit_m = self._over(run) if "distance_m" in edit.set else (0, 0)
        return self._scored(run, scores[worst], worst, over_m=over_m, limit_m=limit_m)

    def _scored(
        self,
        fact: Dated,
        score: int | None,
        moment: Moment | None = None,
        *,
        over_m: int = 0,
        limit_m: int = 0,
    ) -> Said:
        """A score beside the numbers in force: in an exercise more is allowed than elsewhere."""
        params = self._book.parameters
        return Said(
            day=fact.date,
            score=score,
            moment=moment,
            most=params.ex_pain_max if moment is Moment.EXERCISE else self._run_most(fact),
            severe=params.severe,
            over_m=over_m,
            limit_m=limit_m,
        )

    def _run_most(self, fact: Dated) -> int:
        """Up to which pain nothing is said: of a run what a professional set for its day."""
        usual = self._book.parameters.run_amber_max
        held = in_force(limits_of(self._book), fact.date) if isinstance(fact, Run) else ()
        return next((one.most for one in held if one.limit == "run_pain" and one.most), usual)

    def _over(self, run: Run) -> tuple[int, int]:
        """Metres the day's running is over its limit, and the limit; a reason written for it is
        answer enough."""
        card = self._book.get(run.planned)
        if self._book.profile is None or (isinstance(card, PlannedRun) and card.override):
            return 0, 0
        allowed = self._caps.allowance(run.date)
        return max(0, allowed.done_m - allowed.hard_m), allowed.hard_m
