"""What professionals set and sent, as the journal holds it."""

from __future__ import annotations

from planner.domain.values.prescribed import PatientLimit, SentPlan
from planner.logbook.records import Records


def limits_of(records: Records) -> tuple[PatientLimit, ...]:
    """Every limit a professional ever set for this runner, also those that are over."""
    return tuple(one for one in records.lasting() if isinstance(one, PatientLimit))


def sent_plans(records: Records) -> tuple[SentPlan, ...]:
    """Plans and exercises that came with prescriptions."""
    return tuple(one for one in records.lasting() if isinstance(one, SentPlan))
