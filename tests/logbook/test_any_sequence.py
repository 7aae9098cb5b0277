"""Whatever is done in whatever order: one way back, one way forth, and the disk knows it all."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from planner.domain.values.errors import EasebackError, StoreError
from planner.domain.values.journal import Moment
from planner.domain.values.record import Record
from planner.domain.values.run import PlannedRun, Run
from planner.domain.values.session import PlannedSession, Tick
from planner.domain.weeks.schedule import Planned
from planner.logbook.book import new_id
from planner.wording.entries import SKIP_REASONS
from tests.logbook.living import (
    BRIDGE,
    CLAM,
    DAY,
    STEP_DOWN,
    TODAY,
    WEEK,
    Clock,
    contents,
    opened,
    profile,
)

DAYS = st.integers(-40, 20).map(lambda days: TODAY + days * DAY)
NEAR = st.integers(-3, 9).map(lambda days: TODAY + days * DAY)
SCORES = st.integers(-1, 11)
METRES = st.integers(0, 90).map(lambda tenths: tenths * 100)
WORDS = st.sampled_from(["", "a race", "friends [b]visit[/b]"])
RULES = st.sampled_from(
    ["FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=DAILY;INTERVAL=3", "FREQ=NEVER", "FREQ=WEEKLY;COUNT=2"]
)
PICK = st.integers(0, 10_000)
DISK = st.sampled_from(["fine", "fine", "fine", "fine", "full"])


class AnySequence(RuleBasedStateMachine):
    """One runner, one journal; `states` holds what there was before each change still standing."""

    @initialize()
    def open_a_new_book(self) -> None:
        self.root = tempfile.TemporaryDirectory()
        self.folder = Path(self.root.name) / "journal"
        self.clock = Clock()
        self.book = opened(self.folder, self.clock)
        self.told = 0
        self.book.subscribe(self.hear)
        self.states: list[dict[str, Record]] = []
        self.clipboard: tuple[tuple[Planned, ...], bool] = ((), False)

    def hear(self) -> None:
        self.told += 1

    def teardown(self) -> None:
        if hasattr(self, "root"):
            self.everything_can_be_taken_back_and_done_again()
            self.root.cleanup()

    def do(self, command: Callable[[], Any], disk: str = "fine") -> None:
        """Give a command: it is one change that is told once, or nothing at all."""
        before, told, revision = contents(self.book), self.told, self.book.revision
        full = StoreError("The disk is full.", "Make room.")
        try:
            if disk == "full":
                with patch.object(self.book.journal, "commit", side_effect=full):
                    command()
            else:
                command()
        except EasebackError:
            assert contents(self.book) == before
            assert (self.told, self.book.revision) == (told, revision)
            return
        if contents(self.book) == before:
            assert self.told == told
        else:
            assert disk == "fine"
            assert self.told == told + 1
            assert self.book.revision == revision + 1
            self.states.append(before)

    def pick(self, number: int, *kinds: type[Record]) -> Any:
        """Some record of these kinds, or None."""
        found = [record for record in contents(self.book).values() if isinstance(record, kinds)]
        return found[number % len(found)] if found else None

    # -- the plan -----------------------------------------------------------

    @rule(day=DAYS, items=st.sampled_from([(CLAM, BRIDGE), (STEP_DOWN,), ()]), disk=DISK)
    def add_session(self, day, items, disk):
        self.do(lambda: self.book.calendar.add_session(day, "Strength", items), disk)

    @rule(day=NEAR, metres=METRES.filter(bool), disk=DISK)
    def add_run(self, day, metres, disk):
        run = PlannedRun(id=new_id(), date=day, distance_m=metres)
        self.do(lambda: self.book.calendar.add_run(run), disk)

    @rule(day=NEAR, repeats=RULES, weeks=st.integers(0, 3))
    def add_repeating(self, day, repeats, weeks):
        self.do(
            lambda: self.book.calendar.add_session(
                day, "Often", (CLAM,), rule=repeats, until=day + weeks * WEEK
            )
        )

    @rule(number=PICK, repeats=RULES, weeks=st.integers(1, 3))
    def repeat(self, number, repeats, weeks):
        card = self.pick(number, PlannedSession, PlannedRun)
        if card is not None:
            self.do(lambda: self.book.calendar.repeat(card, repeats, card.date + weeks * WEEK))

    @rule(number=PICK, later=st.booleans(), note=WORDS, disk=DISK)
    def change(self, number, later, note, disk):
        card = self.pick(number, PlannedSession, PlannedRun)
        if card is not None:
            changed = msgspec.structs.replace(card, note=note)
            self.do(lambda: self.book.calendar.change(changed, later=later), disk)

    @rule(number=PICK, disk=DISK)
    def drop(self, number, disk):
        card = self.pick(number, PlannedSession, PlannedRun)
        if card is not None:
            self.do(lambda: self.book.calendar.drop_cards([card]), disk)

    @rule(number=PICK, day=DAYS, disk=DISK)
    def move(self, number, day, disk):
        card = self.pick(number, PlannedSession, PlannedRun)
        if card is not None:
            self.do(lambda: self.book.calendar.move(card, day), disk)

    @rule(numbers=st.lists(PICK, max_size=3), cut=st.booleans())
    def take(self, numbers, cut):
        cards = [self.pick(number, PlannedSession, PlannedRun) for number in numbers]
        unique = {card.id: card for card in cards if card is not None}
        self.clipboard = tuple(unique.values()), cut

    @rule(day=DAYS, disk=DISK)
    def paste(self, day, disk):
        cards, cut = self.clipboard
        self.do(lambda: self.book.calendar.copies.paste(cards, day, cut=cut), disk)

    @rule(number=PICK, days=st.lists(DAYS, max_size=3))
    def duplicate(self, number, days):
        card = self.pick(number, PlannedSession, PlannedRun)
        if card is not None:
            self.do(lambda: self.book.calendar.copies.duplicate(card, days))

    @rule(week=st.integers(-2, 2), times=st.integers(0, 2))
    def copy_week(self, week, times):
        self.do(lambda: self.book.calendar.copies.copy_week(TODAY + week * WEEK, times))

    @rule(week=st.integers(-2, 3))
    def clear_week(self, week):
        self.do(lambda: self.book.calendar.copies.clear_week(TODAY + week * WEEK))

    @rule(number=PICK, reason=st.sampled_from([*SKIP_REASONS, "lazy"]))
    def skip(self, number, reason):
        card = self.pick(number, PlannedSession, PlannedRun)
        if card is not None:
            self.do(lambda: self.book.calendar.skip(card, reason))

    @rule(number=PICK)
    def unskip(self, number):
        card = self.pick(number, PlannedSession, PlannedRun)
        if card is not None:
            self.do(lambda: self.book.calendar.unskip(card))

    @rule(number=PICK, metres=METRES, reason=WORDS, disk=DISK)
    def set_distance(self, number, metres, reason, disk):
        card = self.pick(number, PlannedRun)
        if card is not None:
            self.do(lambda: self.book.calendar.set_distance(card, metres, reason), disk)

    @rule(number=PICK, direction=st.sampled_from([1, -1]))
    def more_sets(self, number, direction):
        card = self.pick(number, PlannedSession)
        if card is not None:
            self.do(lambda: self.book.calendar.more_sets(card, direction))

    @rule(start=NEAR, days=st.sampled_from([(0, 2, 4), (6,), ()]), runs=st.sampled_from([(1,), ()]))
    def adopt(self, start, days, runs):
        answers = profile(start=start, exercise_days=days, run_days=runs)
        self.do(lambda: self.book.setup.adopt(answers))

    # -- facts --------------------------------------------------------------

    @rule(number=PICK, place=st.integers(0, 5), pain=st.none() | SCORES, disk=DISK)
    def tick(self, number, place, pain, disk):
        card = self.pick(number, PlannedSession)
        if card is not None:
            sets = self.book.cards.session(card.id).sets
            value = None if pain is None else Tick(reps=8, pain=pain)
            self.do(lambda: self.book.session.tick(card.id, sets[place % len(sets)], value), disk)

    @rule(number=PICK, place=st.integers(0, 5))
    def untick(self, number, place):
        card = self.pick(number, PlannedSession)
        if card is not None:
            sets = self.book.cards.session(card.id).sets
            self.do(lambda: self.book.session.untick(card.id, sets[place % len(sets)]))

    @rule(number=PICK, disk=DISK)
    def tick_all(self, number, disk):
        card = self.pick(number, PlannedSession)
        if card is not None:
            self.do(lambda: self.book.session.tick_all(card.id), disk)

    @rule(number=PICK)
    def untick_all(self, number):
        card = self.pick(number, PlannedSession)
        if card is not None:
            self.do(lambda: self.book.session.untick_all(card.id))

    @rule(number=PICK, place=st.integers(0, 5), reason=st.sampled_from([*SKIP_REASONS, "no"]),
          disk=DISK)  # fmt: skip
    def leave_out(self, number, place, reason, disk):
        card = self.pick(number, PlannedSession)
        if card is not None:
            sets = self.book.cards.session(card.id).sets
            keys = (sets[place % len(sets)],)
            self.do(lambda: self.book.session.leave_out(card.id, keys, reason), disk)

    @rule(number=PICK, effort=st.none() | SCORES, pain=st.none() | SCORES, disk=DISK)
    def rate_exercise(self, number, effort, pain, disk):
        card = self.pick(number, PlannedSession)
        if card is not None:
            self.do(lambda: self.book.session.rate_exercise(card.id, "clam", effort, pain), disk)

    @rule(number=PICK, place=st.integers(0, 5), score=SCORES, disk=DISK)
    def stop_for_pain(self, number, place, score, disk):
        card = self.pick(number, PlannedSession)
        if card is not None:
            sets = self.book.cards.session(card.id).sets
            key = sets[place % len(sets)]
            did = Tick(reps=3) if place % 2 else None
            self.do(lambda: self.book.session.stop_for_pain(card.id, key, did, score), disk)

    @rule(number=PICK, place=st.integers(0, 2), other=st.sampled_from([BRIDGE, STEP_DOWN]),
          disk=DISK)  # fmt: skip
    def take_instead(self, number, place, other, disk):
        """In place of an exercise; what is ticked stays, and stays among the sets."""
        card = self.pick(number, PlannedSession)
        if card is None:
            return
        before = self.book.cards.session(card.id)
        names = [item.exercise for item in before.items]
        if other.exercise in names:
            return
        name = names[place % len(names)]
        self.do(lambda: self.book.swaps.take_instead(card.id, name, other, "Swapped"), disk)
        after = self.book.cards.session(card.id)
        assert after.ticks == before.ticks
        shown = {str(key) for key in before.sets} & set(before.ticks)
        assert shown <= {str(key) for key in after.sets}

    @rule(day=DAYS, metres=METRES, during=st.none() | SCORES, disk=DISK)
    def log_run(self, day, metres, during, disk):
        run = Run(id=new_id(), date=day, distance_m=metres, pain_during=during)
        self.do(lambda: self.book.facts.log_run(run), disk)

    @rule(number=PICK, metres=METRES, day=DAYS)
    def change_run(self, number, metres, day):
        run = self.pick(number, Run)
        if run is not None:
            changed = msgspec.structs.replace(run, distance_m=metres, date=day)
            self.do(lambda: self.book.facts.change_run(changed))

    @rule(day=DAYS, score=SCORES, moment=st.sampled_from(Moment), flare=st.booleans(), disk=DISK)
    def pain(self, day, score, moment, flare, disk):
        self.do(
            lambda: self.book.facts.log_pain(
                self.book.facts.reading_of(score, moment=moment, flare=flare, day=day)
            ),
            disk,
        )

    @rule(text=WORDS, day=DAYS)
    def note(self, text, day):
        self.do(lambda: self.book.facts.add_note(text, ("desk",), day=day))

    @rule(number=PICK)
    def remove(self, number):
        record = self.pick(number, Record)
        if record is not None and record.id != "profile":
            self.do(lambda: self.book.facts.remove(record.id))

    @rule(places=st.sets(st.integers(0, 6)), reason=WORDS, disk=DISK)
    def answer_flare(self, places, reason, disk):
        proposal = self.book.proposals.flare()
        if proposal is not None:
            self.do(
                lambda: self.book.proposals.accept(proposal, places, reason, "Flare", "flare"), disk
            )

    # -- back and forth -----------------------------------------------------

    @precondition(lambda self: self.states)
    @rule()
    def undo(self):
        before = self.states.pop()
        self.book.undo()
        assert contents(self.book) == before

    @rule()
    def everything_can_be_taken_back_and_done_again(self):
        end = contents(self.book)
        for before in reversed(self.states):
            self.book.undo()
            assert contents(self.book) == before
        for after in [*self.states[1:], end][: len(self.states)]:
            self.book.redo()
            assert contents(self.book) == after

    @rule()
    def close_and_open_again(self):
        self.book.close()
        self.book = opened(self.folder, self.clock)
        self.book.subscribe(self.hear)

    @invariant()
    def memory_is_what_a_fresh_look_at_the_disk_finds(self):
        fresh = opened(self.folder, self.clock)
        assert contents(fresh) == contents(self.book)
        assert fresh.take_notices() == ()

    @invariant()
    def every_day_shows_its_own_records(self):
        shown = {record.id for record in self.book.between(date(2026, 1, 1), date(2027, 12, 31))}
        dated = {key for key, record in contents(self.book).items() if hasattr(record, "date")}
        assert shown == dated


AnySequence.TestCase.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, print_blob=True
)
TestAnySequence = AnySequence.TestCase
