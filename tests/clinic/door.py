"""The only file of the clinic that touches the program: a runner's hands and eyes.

After a rearrangement of the logbook this is the file to mend.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec

from planner.config import Folders
from planner.domain.knee.ladder import DEFAULT_LADDER
from planner.domain.values.journal import Moment, Profile
from planner.domain.values.record import Side
from planner.domain.values.run import PlannedRun, Run, RunKind
from planner.domain.values.session import PlannedSession
from planner.domain.weeks.proposal import Proposal
from planner.exchange.plans.plan_files import bundled_folder
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.logbook.opening import open_logbook

PACE_S = 420
"""Seconds a kilometre of every runner here."""
WALK_S = 600
"""Seconds a kilometre of a walking break."""
SIDES = {"left": Side.LEFT, "right": Side.RIGHT}
ROUND_A_RUN = (Moment.BEFORE, Moment.DURING, Moment.AFTER)
Sides = Mapping[str, int]
"""A score 0-10 for each sore knee, `left` or `right`."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What a runner tells at setup. What is left out is not said."""

    week_km: float = 0
    longest_km: float = 0
    run_days: tuple[int, ...] = (1, 3, 6)
    """Weekdays, 0 = Monday."""
    exercise_days: tuple[int, ...] = (0, 2, 4)
    plan: str = "runners-knee-basics"
    goal_week_km: float = 0
    goal_km: float = 0
    usual_morning: int | None = None
    usual_stairs: int | None = None


class Card(NamedTuple):
    """The running a day asks for."""

    id: str
    metres: int
    """Running metres."""
    run_s: int
    """Seconds of running: a walk-run is done by the clock."""
    stretch_s: int
    """The longest stretch of running in seconds."""
    walk_s: int = 0
    """Seconds of walking in it; 0 for a run on end."""


class Look(NamedTuple):
    """What the runner sees before running."""

    card: Card | None
    cap_m: int
    left_m: int


class Felt(NamedTuple):
    """A run as a knee took it, 0-10."""

    before: int
    during: int
    after: int


class Evening(NamedTuple):
    """How things stand at the end of a day."""

    flare: bool
    refers: bool
    """True if a professional is named."""


class Door:
    """One open journal and a clock that is wound by hand."""

    def __init__(self, folder: Path, start: date) -> None:
        self._now = datetime.combine(start, time(6), UTC)
        names = {name: folder / name for name in ("data", "config", "state", "cache")}
        places = Folders(**names, plans=(bundled_folder(),))
        self._book: Logbook = open_logbook(places, lambda: self._now)

    def close(self) -> None:
        """Let go of the journal."""
        self._book.close()

    @property
    def today(self) -> date:
        """The day the clock shows."""
        return self._now.date()

    def strike(self, day: date, hour: int) -> None:
        """Wind the clock to an hour of a day."""
        self._now = datetime.combine(day, time(hour), UTC)

    # -- what the runner tells ----------------------------------------------

    def set_up(self, told: Told, knees: tuple[str, ...]) -> None:
        """Answer the wizard; the plan begins today."""

        def each(score: int | None) -> dict[str, int]:
            return {} if score is None else dict.fromkeys(knees, score)

        profile = Profile(
            id="profile",
            knee=Side.BOTH if len(knees) > 1 else SIDES[knees[0]],
            plan=told.plan,
            start=self.today,
            exercise_days=told.exercise_days,
            run_days=told.run_days,
            weekly_m=round(told.week_km * 1000),
            longest_m=round(told.longest_km * 1000),
            goal_week_m=round(told.goal_week_km * 1000),
            goal_m=round(told.goal_km * 1000),
            pace_s=PACE_S,
            usual_morning=each(told.usual_morning),
            usual_stairs=each(told.usual_stairs),
        )
        self._book.setup.adopt(profile)

    def change_days(self, weekdays: tuple[int, ...]) -> None:
        """Run on other weekdays from today on."""
        profile = self._book.profile
        assert profile is not None
        self._book.setup.adopt(msgspec.structs.replace(profile, run_days=weekdays))

    def tell_morning(self, scores: Sides, day: date) -> None:
        """Answer how the knees were on waking on a day."""
        for side, said in scores.items():
            self._tell(said, Moment.MORNING, SIDES[side], day)

    def tell_stairs(self, scores: Sides) -> None:
        """Report how the knees were on the stairs of today."""
        for side, said in scores.items():
            self._tell(said, Moment.STAIRS, SIDES[side], self.today)

    def _tell(self, said: int, moment: Moment, side: Side, day: date) -> None:
        self._book.facts.log_pain(
            self._book.facts.reading_of(said, moment=moment, side=side, day=day)
        )

    def tell_tests(self, walk: int, stairs: int, step_down: int) -> None:
        """Answer the gate tests: worst pain in each."""
        self._book.gates.add_test("brisk_walk", walk)
        self._book.gates.add_test("stairs_down", stairs)
        for side in SIDES:
            self._book.gates.add_test(f"step_down_{side}", step_down)

    def run(self, card: Card, metres: int, felt: Mapping[str, Felt], *, watch: bool) -> None:
        """Log a run; its scores are those of the worse knee, and the other's are told beside it.

        A watch counts the walking in and knows no kinds.
        """
        worse = max(felt, key=lambda side: max(felt[side]))
        seconds = metres * PACE_S // 1000
        way_m = metres + (card.walk_s * 1000 // WALK_S if watch else 0)
        kind = RunKind.WALK_RUN if card.walk_s and not watch else RunKind.RUN
        run = Run(
            id=new_id(),
            date=self.today,
            distance_m=way_m,
            duration_s=seconds + card.walk_s,
            walk_s=card.walk_s if card.walk_s and not watch else None,
            run_kind=kind,
            planned=card.id,
            side=SIDES[worse],
            pain_before=felt[worse].before,
            pain_during=felt[worse].during,
            pain_after=felt[worse].after,
        )
        self._book.facts.log_run(run)
        for side, scores in felt.items():
            if side != worse:
                for moment, said in zip(ROUND_A_RUN, scores, strict=True):
                    self._tell(said, moment, SIDES[side], self.today)

    def exercise(self, pain: int) -> int:
        """Tick the day's sessions off with the pain they gave; the highest knee load in them."""
        tier = 0
        for session in self._sessions():
            items = self._book.cards.session(session.id).items
            self._book.session.tick_all(session.id)
            self._book.session.rate(session.id, None, "", pain)
            tiers = (self._book.exercises[item.exercise].tier for item in items)
            tier = max(tier, *tiers)
        return tier

    def _sessions(self) -> Iterator[PlannedSession]:
        for card in self._book.cards.planned(self.today, self.today):
            if isinstance(card, PlannedSession) and card.items and not card.skipped:
                yield card

    # -- what the program says ----------------------------------------------

    def accept(self) -> None:
        """Take whatever the program proposes this morning."""
        book = self._book
        self._take(book.proposals.flare())
        if not book.proposals.is_easing() or self.today.weekday() == 0:
            self._take(book.proposals.replan())

    def accept_steps(self) -> None:
        """Take the steps of exercises that are due."""
        self._take(self._book.steps.proposal())

    def _take(self, proposal: Proposal | None) -> None:
        if proposal is not None and proposal.changed:
            self._book.proposals.accept(proposal, range(len(proposal.changes)))

    def look(self) -> Look:
        """The running of today, and what may be run."""
        allowed = self._book.caps.allowance(self.today)
        return Look(self._card(), allowed.hard_m, allowed.left_m)

    def _card(self) -> Card | None:
        planned = (
            card
            for card in self._book.cards.planned(self.today, self.today)
            if isinstance(card, PlannedRun) and not card.skipped
        )
        card = next(planned, None)
        if card is None:
            return None
        if card.run_kind is not RunKind.WALK_RUN or card.rung is None:
            seconds = card.distance_m * PACE_S // 1000
            return Card(card.id, card.distance_m, seconds, seconds)
        step = DEFAULT_LADDER[card.rung - 1]
        longest = max(run for run, _ in step.segments)
        walk_s = sum(walk for _, walk in step.segments)
        return Card(card.id, card.distance_m, step.run_s, longest, walk_s)

    def is_flare(self) -> bool:
        """True while a flare is open."""
        return self._book.caps.allowance(self.today).state == "flare"

    def evening(self) -> Evening:
        """How the knee stands, and whether a professional is named."""
        return Evening(self.is_flare(), bool(self._book.flares.professional()))

    def cards_ahead(self) -> int:
        """Sessions and runs of the plan in the next seven days whose phase has not begun."""
        book = self._book
        begun = {entry.phase.id for entry in book.gates.now().entries}
        plan = book.profile.plan if book.profile else ""
        cards = book.cards.planned(self.today, self.today + timedelta(days=6))
        return sum(card.plan == plan and card.phase not in begun for card in cards)
