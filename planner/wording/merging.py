"""Words for another copy of the journal that is brought into this one."""

from __future__ import annotations

from collections.abc import Mapping

from planner.wording.amounts import plural

KINDS = {
    "run": "runs", "cross": "other training", "done": "sessions done", "pain": "pain scores",
    "note": "notes", "test": "measurements", "lock": "red flags", "planned-run": "planned runs",
    "session": "planned sessions", "rule": "repeat rules", "bookmark": "named weeks",
    "focus": "points of technique", "scores": "sittings of scores", "activity": "own activities",
    "limit": "limits of a professional", "sent-plan": "plans that were sent",
    "put-off": "offers put off", "profile": "answers of the wizard",
}  # fmt: skip
OWN = (
    "Some of it this machine wrote itself, and had lost: easeback verify --fix gives it back to "
    "its log, so that undo reaches it."
)


def counts_words(before: Mapping[str, int], after: Mapping[str, int]) -> list[str]:
    """What there would be more or less of: `runs 12 → 14`; in the order of `KINDS`."""
    order = [*KINDS, *sorted({*before, *after} - {*KINDS})]
    return [
        f"{KINDS.get(kind, kind)} {before.get(kind, 0)} → {after.get(kind, 0)}"
        for kind in order
        if before.get(kind, 0) != after.get(kind, 0)
    ]


def lacking_words(place: str, changes: int) -> str:
    """`/media/stick/journal has 3 changes that are not here`."""
    verb = "is" if changes == 1 else "are"
    return f"{place} has {plural(changes, 'change')} that {verb} not here"


def question_words(changes: int, damaged: int) -> str:
    """What is asked before it is done."""
    left = f"; {plural(damaged, 'thing')} there cannot be read" if damaged else ""
    return f"Bring in {plural(changes, 'change')}{left}?"
