"""Every kind of record that a journal holds."""

from __future__ import annotations

from planner.domain.values.journal import (
    Bookmark,
    Lock,
    Note,
    PainReading,
    Profile,
    Recurrence,
    TestResult,
)
from planner.domain.values.prescribed import PatientLimit, SentPlan
from planner.domain.values.run import CrossTraining, PlannedRun, Run
from planner.domain.values.scores import Activity, PutOff, ScoreSheet
from planner.domain.values.session import PlannedSession, SessionDone
from planner.domain.values.technique import Focus

AnyRecord = (
    PlannedSession
    | PlannedRun
    | SessionDone
    | Run
    | CrossTraining
    | PainReading
    | Note
    | TestResult
    | ScoreSheet
    | Lock
    | Profile
    | Recurrence
    | Bookmark
    | Focus
    | Activity
    | PutOff
    | PatientLimit
    | SentPlan
)
"""Every kind of record, told apart by `kind`."""

HAPPENED = (SessionDone, Run, CrossTraining, PainReading, Note, TestResult, ScoreSheet)
"""Facts; all other kinds are a plan or a setting."""
