"""Which keys the hint line names for what is under the cursor of the week."""

from __future__ import annotations

from planner.domain.values.record import Record
from planner.domain.values.run import CrossTraining, PlannedRun, Run

ALWAYS = ("book.pain", "book.flare", "week.why", "book.undo", "book.runs_page", "book.help")
SESSION = ("week.tick", "week_grid.choose", "week.add", "week.move", "week.more", "week.less")
PLANNED_RUN = (
    "week.tick", "week_grid.choose", "week.more", "week.less", "week.why", "week.move",
    "week.skip", "week.over",
)  # fmt: skip
DONE = ("week_grid.choose", "week.edit", "week.delete", "week.add", "week.log_run")
NOTHING = ("week.add", "week.log_run", "week.paste", "week.go_to")


def hints_of(record: Record | None) -> tuple[str, ...]:
    """Ids of the keys that mean most for a card, in the order they are named; None = an empty
    day."""
    match record:
        case None:
            own: tuple[str, ...] = NOTHING
        case PlannedRun():
            own = PLANNED_RUN
        case Run() | CrossTraining():
            own = DONE
        case _:
            own = SESSION
    return tuple(dict.fromkeys((*own, *ALWAYS)))
