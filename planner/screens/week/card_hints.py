"""Which keys the hint line names for what is under the cursor of the week."""

from __future__ import annotations

from planner.domain.values.record import Record
from planner.domain.values.run import CrossTraining, PlannedRun, Run
from planner.domain.values.session import PlannedSession

ALWAYS = ("book.pain", "book.flare", "week.why", "book.undo", "book.runs_page", "book.help")
SESSION = ("week.tick", "week_grid.choose", "week.add", "week.move", "week.more", "week.less")
BEGUN = ("week.tick", "week_grid.choose", "week.add", "week.copy", "week.delete")
PLANNED_RUN = (
    "week.tick", "week_grid.choose", "week.more", "week.less", "week.why", "week.move",
    "week.skip", "week.over",
)  # fmt: skip
SKIPPED = ("week.skip", "week_grid.choose", "week.add", "week.copy", "week.delete")
DONE = ("week_grid.choose", "week.edit", "week.delete", "week.add", "week.log_run")
NOTHING = ("week.add", "week.log_run", "week.paste", "week.go_to")


def hints_of(record: Record | None, *, has_facts: bool = False) -> tuple[str, ...]:
    """Ids of the keys that mean most for a card, in the order they are named; None = an empty
    day. A card with facts, ticked or run, stays on its day and as it was asked for."""
    match record:
        case None:
            own: tuple[str, ...] = NOTHING
        case PlannedRun() if has_facts:
            own = DONE
        case Run() | CrossTraining():
            own = DONE
        case PlannedRun() | PlannedSession() if record.skipped:
            own = SKIPPED
        case PlannedRun():
            own = PLANNED_RUN
        case _:
            own = BEGUN if has_facts else SESSION
    return tuple(dict.fromkeys((*own, *ALWAYS)))
