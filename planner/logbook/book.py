"""The open book: the one door for changes, undo, and listeners."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal

from planner.clock import Clock
from planner.domain.knee.parameters import DEFAULTS, Parameters
from planner.domain.values.errors import NotFoundError, StoreError
from planner.domain.values.exercise import Exercise
from planner.domain.values.harmless import harmless, harmless_values
from planner.domain.values.journal import Lock, Note, PainReading, Profile, TestResult
from planner.domain.values.plan import Plan
from planner.domain.values.prescribed import PlanLibrary
from planner.domain.values.record import Dated, Record, Side
from planner.domain.values.run import CrossTraining, Run
from planner.domain.values.scores import ScoreSheet
from planner.domain.values.technique import Focus
from planner.logbook.note_limit import check_note
from planner.logbook.prescribed import sent_plans
from planner.logbook.records import Records
from planner.store.change import Change, Edit
from planner.store.codec import table_of, to_raw
from planner.store.journal import Journal
from planner.wording import days

Listener = Callable[[], None]

SECOND = timedelta(seconds=1)
LATE = timedelta(days=14)
"""How far back an entry is usually dated."""
ENTRIES: tuple[type[Dated], ...] = (
    Run, CrossTraining, PainReading, Note, TestResult, ScoreSheet, Lock, Focus,
)  # fmt: skip
"""What is entered one by one, and keeps that order."""
AGAIN = "Done again: "
"""What the words of a redone change begin with."""


def plain_words(change: Change) -> str:
    """What a change did; of one done again, what was done."""
    return change.words.removeprefix(AGAIN)


_VARIANT = dict(zip("0123456789abcdef", "89ab" * 4, strict=True))


_AT_ONCE = 32
_ready: list[str] = []
"""Ids that nothing has yet."""
if hasattr(os, "register_at_fork"):  # else two processes would give the same
    os.register_at_fork(after_in_child=_ready.clear)


def new_id() -> str:
    """A random UUID (version 4) as text. The system is asked for some at once: a list may have a
    million lines."""
    try:
        return _ready.pop()
    except IndexError:
        digits = os.urandom(16 * _AT_ONCE).hex()
        _ready.extend(_uuid(digits[at : at + 32]) for at in range(32, len(digits), 32))
        return _uuid(digits[:32])


def _uuid(digits: str) -> str:
    return (
        f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}"
        f"-{_VARIANT[digits[16]]}{digits[17:20]}-{digits[20:]}"
    )


WATCHED = "watched.json"
"""Which folders are looked at for new files, in the folder of what belongs to this machine."""


class Book(Records):
    """Everything the runner has written, the one door for changes, undo, and who listens. Every
    change is on disk before memory and listeners know it."""

    def __init__(
        self,
        journal: Journal,
        exercises: dict[str, Exercise],
        plans: dict[str, Plan],
        clock: Clock,
    ) -> None:
        super().__init__(journal)
        self.of_files = PlanLibrary(exercises, plans)
        """What the plan files hold."""
        self.exercises, self.plans = self.of_files.with_sent(sent_plans(self))
        """Every exercise and plan by id: those of the files, and over them what professionals
        sent."""
        self.clock = clock
        self.revision = 0
        """Counts changes of what is in memory: equal revision, equal answers."""
        self.last_words = ""
        """What the last change did, for a toast."""
        self.last_change: Change | None = None
        """The last change made here; None after an undo or redo, which says nothing new."""
        self.last_turn: Change | None = None
        """The undo or redo made here, if nothing has been changed since."""
        self.plan_folders: tuple[Path, ...] = ()
        """Where exercises, plans and figures are read from; later ones override."""
        self.machine_folder: Path = journal.folder.parent
        """Where what belongs to this machine only is kept."""
        self._listeners: list[Listener] = []
        self._stamped: datetime | None = None
        """The last stamp given, or the latest entry of the day."""

    # -- time and listeners -------------------------------------------------

    def now(self) -> datetime:
        """The runner's local time."""
        return self.clock()

    @property
    def today(self) -> date:
        """The runner's local day."""
        return self.clock().date()

    def dated(self, day: date) -> str:
        """A day in words, with its year if it is another than today's."""
        return days.dated(day, self.today)

    def stamp(self) -> str:
        """The local time as records keep it: later than that of any entry of the same second, so
        that they keep their order."""
        now = self.now()
        if self._stamped is None:
            self._stamped = max(self._entered(now), default=now - SECOND)
        if now <= self._stamped < now + SECOND:
            now = self._stamped + timedelta(microseconds=1)
        self._stamped = now
        return now.isoformat(timespec="microseconds")

    def _entered(self, now: datetime) -> Iterator[datetime]:
        """When the entries of the last days were made; late ones are dated back."""
        today = now.date()
        for record in self.between(today - LATE, today, *ENTRIES):
            try:
                at = datetime.fromisoformat(record.created)
            except ValueError:  # none, or edited by hand
                continue
            yield at if at.tzinfo else at.replace(tzinfo=now.tzinfo)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change; the returned function ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _tell(self) -> None:
        self.revision += 1
        self.exercises, self.plans = self.of_files.with_sent(sent_plans(self))
        for listener in tuple(self._listeners):
            listener()

    # -- who the runner is ---------------------------------------------------

    @property
    def profile(self) -> Profile | None:
        """The runner's answers, or None before the first run of the wizard."""
        found = self.get("profile")
        return found if isinstance(found, Profile) else None

    @property
    def sore(self) -> Side:
        """The knee the program is about."""
        return self.profile.knee if self.profile else Side.BOTH

    @property
    def unit(self) -> Literal["km", "mi"]:
        """The runner's unit of distance."""
        return self.profile.unit if self.profile else "km"

    @property
    def week_start(self) -> int:
        """First day of the week, 0 = Monday."""
        return self.profile.week_start if self.profile else 0

    @property
    def parameters(self) -> Parameters:
        """The load parameters in force."""
        profile = self.profile
        if profile is None or not profile.parameters:
            return DEFAULTS
        # 9 ms, and few set a parameter.
        from planner.domain.knee.left_aside import in_force

        return in_force(profile.parameters)

    def need(self, record_id: str) -> Record:
        """The record of that id. Raises NotFoundError."""
        found = self.get(record_id)
        if found is None:
            raise NotFoundError(
                "That entry is no longer there.", "Another window may have removed it: look again."
            )
        return found

    # -- the one door -------------------------------------------------------

    def put(
        self,
        words: str,
        puts: Iterable[Record] = (),
        drops: Iterable[Record] = (),
        *,
        reason: str = "",
        rules: tuple[str, ...] = (),
    ) -> Change | None:
        """Write records as they should be, and remove others, as one undoable change. `rules` are
        the ids of those it follows from.

        What is to be removed and is gone already is passed over. Returns None if nothing would
        change. Raises StoreError if it was not made, UsageError for a reason that is too long. What
        a terminal would obey is no part of what is kept, whoever wrote it.
        """
        check_note(reason, "That reason has")
        edits = [self._edit(value, harmless_values(to_raw(value))) for value in puts]
        edits.extend(self._edit(value, None) for value in drops if self.get(value.id))
        edits = [edit for edit in edits if edit.set or edit.drop]
        if not edits:
            return None
        return self._commit(harmless(words), edits, reason=harmless(reason), rules=rules)

    def write(self, words: str, edits: list[Edit]) -> None:
        """Make a change of edits that are not the difference of two values: what is brought back
        from the bin, or kept of what two devices changed. Raises StoreError if it was not made."""
        self._commit(words, edits)

    def _edit(self, value: Record, after: dict[str, object] | None) -> Edit:
        """What changes in the record `value` stands for.

        The diff is between two values, never against the raw record, so that fields a newer
        program wrote survive.
        """
        known = self.get(value.id)
        before = None if known is None else to_raw(known)
        return self.journal.edits_for(before, after, table_of(value))

    def _commit(
        self,
        words: str,
        edits: list[Edit],
        *,
        reason: str = "",
        rules: tuple[str, ...] = (),
        undoes: str = "",
        redoes: str = "",
    ) -> Change:
        change = self.journal.commit(
            words, edits, reason=reason, rules=rules, undoes=undoes, redoes=redoes
        )
        try:
            self._reread(change.edits)
        except StoreError as error:  # the change was made: only what is shown is not up to date
            self.notices.append(f"{words}: that was kept, but cannot be shown. {error.message}")
        self.last_words = words
        self.last_change, self.last_turn = (None, change) if undoes or redoes else (change, None)
        self._tell()
        return change

    # -- undo ---------------------------------------------------------------

    def undo(self) -> str:
        """Take back the last change; facts made since stay. Returns what was undone, in words.

        Raises NotFoundError if there is nothing to undo.
        """
        change = self.journal.undoable()
        if change is None:
            raise NotFoundError("There is nothing to undo.", "")
        return self._undo(change)

    def next_undo(self) -> Change | None:
        """What `undo` would take back, or None."""
        return self.journal.undoable()

    def undo_list(self, most: int = 30) -> tuple[Change, ...]:
        """The changes that can be taken back, the last one first."""
        return tuple(self.journal.undo_stack(most))

    def undo_only(self, change_id: str) -> str:
        """Take one earlier change back and keep what was done since: an accepted plan without
        the sets ticked after it. Returns its words. Raises NotFoundError.
        """
        change = next((one for one in self.undo_list(1000) if one.id == change_id), None)
        if change is None:
            raise NotFoundError(
                "That change is no longer there to take back.", "See: easeback undo --list"
            )
        return self._undo(change)

    def _undo(self, change: Change) -> str:
        words = plain_words(change)
        self._commit(f"Undone: {words}", list(self.journal.reverse(change)), undoes=change.id)
        return words

    def redo(self) -> str:
        """Do again what was undone last. Raises NotFoundError if there is nothing."""
        change = self.journal.redoable()
        if change is None:
            raise NotFoundError("There is nothing to redo.", "")
        words = plain_words(change)
        edits = list(self.journal.again(change))
        self._commit(
            f"{AGAIN}{words}", edits, reason=change.reason, rules=change.rules, redoes=change.id
        )
        return words

    # -- other programs -----------------------------------------------------

    def poll(self) -> bool:
        """Take in what other programs and devices have written since. True if anything."""
        changes = self.journal.poll()
        if not changes:
            return False
        for change in changes:
            try:
                self._reread(change.edits)
            except StoreError as error:
                self.notices.append(f"{change.words}: that cannot be shown. {error.message}")
        self.last_words = changes[-1].words
        self._tell()
        return True
