"""Each flare as it went: what set it off, what stood before it, what was answered, and the
runner's own guess."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from planner.domain.caps.flare_spells import FlareSpell, flare_spells
from planner.domain.knee.standing import standings_of
from planner.domain.review.before_flare import Before, before_flare, window_of
from planner.domain.values.calendar import FIRST_YEAR, away
from planner.domain.values.journal import Moment, Note, PainReading
from planner.domain.values.run import CrossTraining, Run
from planner.domain.values.session import SessionDone
from planner.logbook.belonging import flare_day, flare_key
from planner.logbook.caps import NO_LOAD
from planner.logbook.logbook import Logbook
from planner.logbook.plan_changes import PlanChange, PlanChanges

GUESS = "guess"
"""Tag of the runner's own guess at what set a flare off: `#guess` finds all of them."""
NEAR = timedelta(days=7)
"""A flare goes by its first day, which a corrected fact may move: so far it is still the same."""
LONG = timedelta(days=183)
"""A flare that lasts longer is no longer looked for by a day of it."""


class FlareStory(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One flare with all that is told of it."""

    spell: FlareSpell
    trigger: Run | PainReading | None
    """The entry that set it off; None where it is not one alone, or is gone."""
    before: Before
    answers: tuple[PlanChange, ...]
    """What was answered to proposals while it was open, oldest first."""
    run_again: date | None
    """The day of the first run after what set it off; None if there was none while it lasted."""
    worst: tuple[int | None, ...]
    """The worst score 0-10 of each of its days; None for a day without one."""
    guess: Note | None
    """What the runner thinks it was."""

    @property
    def key(self) -> str:
        """What it goes by."""
        return flare_key(self.spell.since)

    @property
    def last_told(self) -> date:
        """The last day of it, or of what set it off."""
        return max(self.spell.last, date.fromordinal(self.spell.by.day))


class FlareStories:
    """The flares of the journal, a year at a time."""

    def __init__(self, book: Logbook, plan: PlanChanges) -> None:
        self._book = book
        self._plan = plan
        self._spells: dict[int, tuple[FlareSpell, ...]] = {}
        self._spells_hold_for: tuple[int, date] | None = None
        self._stories: dict[FlareSpell, FlareStory] = {}
        self._stories_hold_for = -1

    def begun(self, first: date, last: date) -> tuple[FlareStory, ...]:
        """The flares that began on the days `first` ... `last`, oldest first. Raises
        StoreError."""
        years = range(max(first.year, FIRST_YEAR), min(last.year, self._book.today.year) + 1)
        spells = (spell for year in years for spell in self._of_year(year))
        return tuple(self._story(spell) for spell in spells if first <= spell.since <= last)

    def on(self, day: date) -> FlareStory | None:
        """The flare that was open on a day, or what set it off happened on."""
        near = self.begun(away(day, -LONG), day)
        open_then = (story for story in near[::-1] if day <= story.last_told)
        return next(open_then, None)

    def of_key(self, key: str) -> FlareStory | None:
        """The flare of a key; one whose first day has moved since, by what is nearest."""
        day = flare_day(key)
        if day is None:
            return None
        near = self.begun(away(day, -NEAR), away(day, NEAR))
        nearest = min(near, key=lambda story: abs(story.spell.since - day), default=None)
        return nearest or self.on(day)

    def _of_year(self, year: int) -> tuple[FlareSpell, ...]:
        book = self._book
        holds_for = (book.changes_beside(NO_LOAD), book.today)
        if holds_for != self._spells_hold_for:
            self._spells.clear()
            self._spells_hold_for = holds_for
        found = self._spells.get(year)
        if found is None:
            first, last = date(year, 1, 1), min(date(year, 12, 31), book.today)
            after = min(date(year + 1, 12, 31), book.today)
            history = book.caps.covering(first, after)
            found = flare_spells(history, first, last, after, book.parameters)
            self._spells[year] = found
        return found

    def _story(self, spell: FlareSpell) -> FlareStory:
        if self._stories_hold_for != self._book.revision:
            self._stories.clear()
            self._stories_hold_for = self._book.revision
        story = self._stories.get(spell)
        if story is None:
            story = self._stories[spell] = self._told(spell)
        return story

    def _told(self, spell: FlareSpell) -> FlareStory:
        book = self._book
        first, last = window_of(spell.began)
        runs = tuple(book.between(first, max(last, spell.last), Run))
        event_day = date.fromordinal(spell.by.day)
        later = [run.date for run in runs if event_day < run.date <= spell.last]
        made = self._plan.between(spell.since, spell.last)
        return FlareStory(
            spell=spell,
            trigger=self._trigger(spell),
            before=before_flare(
                spell.began,
                standings_of(book.caps.history(last), book.parameters),
                runs,
                book.between(first, last, SessionDone),
                book.between(first, last, CrossTraining),
                book.exercises,
            ),
            answers=tuple(change for change in made if change.is_answer),
            run_again=min(later, default=None),
            worst=spell.worst,
            guess=self._guess(spell),
        )

    def _trigger(self, spell: FlareSpell) -> Run | PainReading | None:
        """The entry that speaks of what set it off: of several the one with the highest score."""
        found = list(self._could_be(spell))
        return max(found, key=lambda one: _score(one), default=None)

    def _could_be(self, spell: FlareSpell) -> Iterator[Run | PainReading]:
        event = spell.by
        for record in self._book.on(date.fromordinal(event.day)):
            if (
                isinstance(record, Run)
                and event.kind in ("run", "report", "swelling")
                and (event.kind == "run" or event.score in record.scores or record.swelling)
            ):
                yield record
            if isinstance(record, PainReading) and (
                (event.kind == "swelling" and record.swelling)
                or (event.kind == "report" and record.score == event.score)
                or (
                    event.kind == "morning"
                    and record.moment is Moment.MORNING
                    and record.score == event.score
                )
            ):
                yield record

    def _guess(self, spell: FlareSpell) -> Note | None:
        """The first note of that tag about it: it bears the day of the flare, whenever it was
        written."""
        for note in self._book.between(spell.since - NEAR, spell.since + NEAR, Note):
            about = flare_day(note.about)
            if GUESS in note.tags and about is not None and abs(about - spell.since) <= NEAR:
                return note
        return None


def _score(record: Run | PainReading) -> int:
    if isinstance(record, PainReading):
        return record.score
    return max(record.scores, default=0)
