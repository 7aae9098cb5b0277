"""Scores of every few weeks: what was answered, what is due, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from planner.domain.knee.score_change import Point, ScoreChange, points_of, score_changes
from planner.domain.knee.scores import CHANGE_MARKS, MEANS, SCALES, ScoreScale, scale_of
from planner.domain.knee.scores_due import measures_due
from planner.domain.values.calendar import DAY, WEEK
from planner.domain.values.errors import UsageError
from planner.domain.values.folding import folded
from planner.domain.values.instants import when
from planner.domain.values.scores import ACTIVITY, Activity, ScoreSheet
from planner.logbook.book import Book, new_id
from planner.logbook.note_limit import check_note
from planner.logbook.offers import SCORES, Offers
from planner.store.place import DRAFT, read_place, write_place

MOST_ACTIVITIES = 3
"""So many are followed at once (evidence.md 6: one to three of the runner's own)."""
MOST_WORDS = 60
"""Characters of an activity's words."""
LATER = WEEK
"""For so long the scores are put off."""
LOOK_BACK = 30 * WEEK
"""How far back is looked for what was asked last: beyond the longest pause, 26 weeks."""


class ScoreDraft(msgspec.Struct, frozen=True):
    """What was typed into a form that was not finished."""

    begun: date
    typed: dict[str, str]
    """The texts as they stand, by measure; a draft without any is none."""


NO_DRAFT = ScoreDraft(date.min, {})


class Scores:
    """Queries and commands about the scores of every few weeks."""

    def __init__(self, book: Book, offers: Offers) -> None:
        self._book = book
        self._offers = offers

    # -- what there is --------------------------------------------------------------------------

    def sheets(self, first: date | None = None) -> tuple[ScoreSheet, ...]:
        """The sittings from a day on, the oldest first; of all years if none is named."""
        if first is None:
            self._book.load_all()
            found: Iterable[ScoreSheet] = self._book.of_kind(ScoreSheet)
        else:
            found = self._book.between(first, self._book.today + DAY, ScoreSheet)
        return tuple(sorted(found, key=lambda one: (one.date, one.at, when(one.created), one.id)))

    def activities(self) -> tuple[Activity, ...]:
        """What is followed now, in the order it was chosen."""
        return tuple(one for one in self.every_activity() if one.ended is None)

    def every_activity(self) -> tuple[Activity, ...]:
        """Every activity that was ever chosen, the oldest first."""
        found = (one for one in self._book.lasting() if isinstance(one, Activity))
        return tuple(sorted(found, key=lambda one: (one.since, when(one.created), one.id)))

    def scale(self, measure: str) -> ScoreScale:
        """The scale of a measure; of an activity with the runner's words. Raises KeyError."""
        if not measure.startswith(ACTIVITY):
            return scale_of(measure)
        key = measure.removeprefix(ACTIVITY)
        chosen = self._book.get(key)
        if isinstance(chosen, Activity):
            return scale_of(measure, chosen.words)
        told = (one.activities[key] for one in self.sheets() if key in one.activities)
        return scale_of(measure, next(told, ""))

    def measures(self, first: date | None = None) -> tuple[str, ...]:
        """Every measure that was answered since a day, or ever, in the order they are asked for;
        single activities come after their mean."""
        answered = {name for sheet in self.sheets(first) for name in sheet.values}
        own = [one.measure for one in self.every_activity() if one.measure in answered]
        own += sorted(name for name in answered if name.startswith(ACTIVITY) and name not in own)
        found: list[str] = []
        for name in SCALES:
            if name in MEANS:
                found += [name, *own] if own else []
            elif name in answered:
                found.append(name)
        return tuple(found)

    def series(self, measure: str, first: date | None = None) -> tuple[Point, ...]:
        """The values of a measure by day, the oldest first; of a day the last answer. From a first
        day on, or of all years."""
        return points_of(self.sheets(first), measure)

    def changes(self) -> tuple[ScoreChange, ...]:
        """What was answered twice since the plan's start, then and now."""
        start = self.start
        sheets = self.sheets(start)
        given = {name for sheet in sheets for name in sheet.values}
        followed = [one.measure for one in self.activities() if one.measure in given]
        return score_changes(sheets, followed, self.scale, start)

    @property
    def start(self) -> date:
        """The day the plan began; without one, or before it, today."""
        start = self._book.profile.start if self._book.profile else None
        return min(start or self._book.today, self._book.today)

    # -- what is asked --------------------------------------------------------------------------

    def due(self) -> tuple[str, ...]:
        """The measures that are due, put off or not; none before the plan's start."""
        profile, today = self._book.profile, self._book.today
        if profile is None or profile.start is None:
            return ()
        followed = [self.scale(one.measure) for one in self.activities()]
        return measures_due(self.sheets(today - LOOK_BACK), followed, profile.start, today)

    def is_put_off(self) -> bool:
        """True while the runner wants to hear of them later."""
        return self._offers.is_put_off(SCORES)

    def offered(self) -> tuple[str, ...]:
        """What is due and not put off: the quiet line of the week page."""
        return () if self.is_put_off() else self.due()

    def put_off(self) -> None:
        """Hear of them a week later."""
        self._offers.put_off(SCORES, self._book.today + LATER, "Scores")

    def asked(self) -> tuple[ScoreScale, ...]:
        """What a form asks for: everything, the runner's activities in place of their mean; the
        change since the start from its first mark on."""
        late = self._book.today >= self.start + CHANGE_MARKS[0] * DAY
        own = [self.scale(one.measure) for one in self.activities()]
        found: list[ScoreScale] = []
        for name, scale in SCALES.items():
            if name in MEANS:
                found += own
            elif name != "change" or late:
                found.append(scale)
        return tuple(found)

    # -- answering ------------------------------------------------------------------------------

    def take(
        self, values: Mapping[str, int], *, note: str = "", day: date | None = None
    ) -> ScoreSheet:
        """Keep a sitting of today, or of an earlier day. Raises UsageError for a value off its
        scale, an unknown measure, or no value at all."""
        if not values:
            raise UsageError("No score was given.", f"There are: {', '.join(SCALES)}.")
        today = self._book.today
        sheet = self._checked(
            ScoreSheet(
                id=new_id(),
                date=day or today,
                created=self._book.stamp(),
                at=f"{self._book.now():%H:%M}" if day in (None, today) else "",
                values=dict(values),
                left_out=tuple(name for name in self.due() if name not in values),
                note=note,
            )
        )
        self._book.put(f"Scores of {self._book.dated(sheet.date)}", [sheet])
        return sheet

    def correct(self, sheet: ScoreSheet) -> None:
        """Write a corrected sitting. Raises UsageError as for a new one."""
        words = f"Corrected the scores of {self._book.dated(sheet.date)}"
        self._book.put(words, [self._checked(sheet)])

    def _checked(self, sheet: ScoreSheet) -> ScoreSheet:
        """A sitting as it is kept, with the words of its activities."""
        check_note(sheet.note)
        words = dict(sheet.activities)
        for name, value in sheet.values.items():
            if name.startswith(ACTIVITY):
                key = name.removeprefix(ACTIVITY)
                words[key] = words.get(key) or self._chosen(key).words
            elif name not in SCALES or name in MEANS:
                asked = ", ".join(one for one in SCALES if one not in MEANS)
                raise UsageError(f"There is no score {name!r}.", f"There are: {asked}.")
            scale = scale_of(name)
            if not scale.low <= value <= scale.high:
                raise UsageError(
                    f"{scale.label.capitalize()}: {value} is off the scale.",
                    f"Expected {scale.low} to {scale.high}: {scale.asks}.",
                )
        answered = {f"{ACTIVITY}{key}" for key in words} & set(sheet.values)
        kept = {key: told for key, told in words.items() if f"{ACTIVITY}{key}" in answered}
        return msgspec.structs.replace(sheet, activities=kept)

    def _chosen(self, key: str) -> Activity:
        found = self._book.get(key)
        if isinstance(found, Activity):
            return found
        raise UsageError("That activity is not one of yours.", "Choose it first.")

    # -- activities -----------------------------------------------------------------------------

    def choose(self, words: Iterable[str]) -> bool:
        """Follow these activities from today on, as one change; False if they are as they were.

        One that is no longer named is given up and keeps its scores; one that was given up and is
        named again goes on with them. Raises UsageError for too many, or too long ones.
        """
        given = (" ".join(one.split()) for one in words)
        named = {folded(one): one for one in given if one}
        if len(named) > MOST_ACTIVITIES:
            raise UsageError(f"{len(named)} are too many.", f"At most {MOST_ACTIVITIES}.")
        for one in named.values():
            if len(one) > MOST_WORDS:
                raise UsageError(f"{one[:20]}… is too long.", f"At most {MOST_WORDS} characters.")
        known = {folded(one.words): one for one in self.every_activity()}
        gone = [one for one in self.activities() if folded(one.words) not in named]
        drops = [one for one in gone if not self._is_scored(one)]
        puts = [
            msgspec.structs.replace(one, ended=self._book.today) for one in gone if one not in drops
        ]
        for key, one_words in named.items():
            before = known.get(key)
            if before is None:
                puts.append(self._new(one_words))
            elif before.ended is not None:
                puts.append(msgspec.structs.replace(before, ended=None))
        told = ", ".join(f"“{one}”" for one in named.values()) or "none"
        return self._book.put(f"Activities: {told}", puts, drops) is not None

    def _is_scored(self, activity: Activity) -> bool:
        return any(activity.measure in sheet.values for sheet in self.sheets(activity.since))

    def _new(self, words: str) -> Activity:
        return Activity(
            id=new_id(), words=words, since=self._book.today, created=self._book.stamp()
        )

    # -- half-finished --------------------------------------------------------------------------

    def draft(self) -> ScoreDraft:
        """What was typed into a form that was not finished. After a week it is no longer: it spoke
        of another week."""
        data = read_place(self._book.journal.folder, DRAFT)
        try:
            found = msgspec.json.decode(data, type=ScoreDraft) if data else NO_DRAFT
        except (ValueError, RecursionError):  # msgspec's errors are ValueErrors
            return NO_DRAFT
        return found if self._book.today - found.begun < LATER else NO_DRAFT

    def keep_draft(self, typed: Mapping[str, str]) -> None:
        """Keep what is typed, for a form that is opened again, here or after a crash."""
        texts = {name: text for name, text in typed.items() if text.strip()}
        before = self.draft()
        if texts != before.typed:
            begun = before.begun if before.typed else self._book.today
            data = msgspec.json.encode(ScoreDraft(begun, texts))
            write_place(self._book.journal.folder, data, DRAFT)
