"""One life: who lives it, and how its days go."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

import msgspec

from tests.clinic.criteria import Criterion
from tests.clinic.diary import Diary, Entry
from tests.clinic.door import PACE_S, Door, Felt, Told
from tests.clinic.habits import FOLLOWS, Habits
from tests.clinic.knees import Knee, Question, score
from tests.clinic.luck import Luck

MONDAY = date(2026, 1, 5)
MEMORY = Path("/dev/shm")
"""A disk in memory, where there is one: nothing here must survive a power cut."""
LEAST_M = 300
"""A runner with less than this left stays at home."""
TEST_GAP = 2
"""Days between the tests that a runner in a flare makes; others make them once a week."""

TESTS: tuple[Question, ...] = ("walk", "stairs", "step_down")
"""In the order in which `Door.tell_tests` takes them."""

MakeKnee = Callable[[Luck], Knee]


class Life(msgspec.Struct, frozen=True, kw_only=True):
    """A runner, and what has to become of them."""

    name: str
    about: str
    """In one line, for the table."""
    told: Told
    knees: Mapping[str, MakeKnee]
    """By side; a knee that is not here is not sore and not asked."""
    criteria: tuple[Criterion, ...]
    habits: Habits = FOLLOWS
    weeks: int = 26
    seeds: int = 1
    first_weekday: int = 0
    """The weekday the plan begins on, 0 = Monday."""
    exercises: bool = False
    """True if sessions are ticked off too: slower by half."""


def live(life: Life, seed: int) -> Diary:
    """Live through all weeks in a journal of its own, which is removed."""
    place = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="easeback-clinic-", dir=place) as folder:
        door = Door(Path(folder), MONDAY + timedelta(days=life.first_weekday))
        days: list[Entry] = []
        try:
            lived = _Living(life, seed, door)
            days.extend(lived.day(number) for number in range(7 * life.weeks))
        except Exception as error:
            error.add_note(f"life {life.name}, seed {seed}, after {len(days)} days")
            raise
        finally:
            door.close()
        return Diary(tuple(days))


class _Living:
    """The knees and the program of a life under way."""

    def __init__(self, life: Life, seed: int, door: Door) -> None:
        self._life = life
        self._habits = life.habits
        self._luck = Luck(seed)
        # Each side has a luck of its own, whether or not the other is sore.
        self._knees = {
            side: make(Luck(2 * seed + (side == "right"))) for side, make in life.knees.items()
        }
        self._start = door.today
        self._unsaid: dict[int, dict[str, int]] = {}
        """Mornings that are still to be answered, as the knees were."""
        self._tested = 0
        self._door = door
        door.set_up(life.told, tuple(sorted(life.knees)))

    def day(self, number: int) -> Entry:
        """One day from waking to the evening."""
        today = self._start + timedelta(days=number)
        self._door.strike(today, 7)
        scores = self._asked("morning", number)
        morning = max(scores.values())
        if number in self._habits.ill:
            # Of days in bed nobody remembers how the knee was.
            return self._evening(Entry(morning=morning))
        self._unsaid[number] = scores
        self._answer(number)
        ahead = self._plan(number)
        self._door.strike(today, 18)
        entry = self._run(number)
        self._answer(number + 0.5)
        self._door.strike(today, 19)
        tier = self._exercise(number) if self._life.exercises else 0
        lived = msgspec.structs.replace(entry, morning=morning, ahead=ahead, tier=tier)
        return self._evening(lived)

    def _evening(self, entry: Entry) -> Entry:
        seen = self._door.evening()
        return msgspec.structs.replace(entry, flare=seen.flare, refers=seen.refers)

    def _asked(self, question: Question, day: int) -> dict[str, int]:
        return {side: score(knee, question, day) for side, knee in self._knees.items()}

    def _worst(self, question: Question, day: int) -> int:
        return max(self._asked(question, day).values())

    def _answer(self, now: float) -> None:
        """Answer the mornings whose time has come."""
        for morning in tuple(self._unsaid):
            due = self._habits.answered_on(morning)
            if due is not None and due <= now:
                day = self._start + timedelta(days=morning)
                self._door.tell_morning(self._unsaid.pop(morning), day)

    def _plan(self, number: int) -> int:
        """Tests when they are due, then what the program proposes; the cards ahead of gates."""
        is_weekly = number % 7 == 0
        due = TEST_GAP if self._door.is_flare() else 7
        if number == 0 or number - self._tested >= due:
            self._door.tell_tests(*(self._worst(name, number) for name in TESTS))
            self._tested = number
        if is_weekly:
            self._door.tell_stairs(self._asked("stairs", number))
        changed = self._habits.new_days
        if changed is not None and changed[0] == number:
            self._door.change_days(changed[1])
        self._door.accept()
        if not (is_weekly and self._life.exercises):
            return 0
        self._door.accept_steps()
        return self._door.cards_ahead()

    def _run(self, number: int) -> Entry:
        look = self._door.look()
        card = look.card
        if card is None:
            return Entry(cap_m=look.cap_m)
        metres = self._habits.metres(card.metres, look.left_m, number, self._luck)
        seen = Entry(card_m=card.metres, cap_m=look.cap_m, walks=card.walk_s > 0)
        if metres < LEAST_M:
            return seen
        share = metres / card.metres
        if card.walk_s:
            metres = round(share * card.run_s * 1000 / PACE_S)
        before = self._asked("before", number)
        for knee in self._knees.values():
            knee.carry(number, metres / 1000)
        during, after = self._asked("during", number), self._asked("after", number)
        felt = {side: Felt(before[side], during[side], after[side]) for side in self._knees}
        self._door.run(card, metres, felt, watch=self._habits.watch)
        return msgspec.structs.replace(
            seen,
            ran_m=metres,
            ran_s=round(share * card.stretch_s),
            during=max(during.values()),
        )

    def _exercise(self, number: int) -> int:
        return self._door.exercise(self._worst("session", number))
