"""Reads TOML files into exercises and plans, and tells everything that is wrong on the way."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from planner.domain.exercises.figure import Figure
from planner.domain.values.errors import PlanError
from planner.domain.values.exercise import Exercise
from planner.domain.values.plan import Plan
from planner.exchange.plans.exercise_checks import unknown_neighbours
from planner.exchange.plans.library import ReadLibrary
from planner.exchange.plans.plan_checks import checks
from planner.exchange.plans.plan_files import ranked_files
from planner.exchange.plans.plan_problems import (
    KeyPath,
    Problem,
    Severity,
    Slip,
    as_error,
    did_you_mean,
)
from planner.exchange.plans.plan_shape import findings_in
from planner.exchange.plans.plan_source import PlanSource, opened
from planner.exchange.plans.prescription_shape import FilePrescription, signed_on

PLAN_KEYS = frozenset(Plan.__struct_fields__)
LISTS = ("exercises", "figures")
PRESCRIPTION = "prescription"
ANYWHERE = (*LISTS, PRESCRIPTION)
"""Keys that may stand in any file."""


class _Place:
    """Where a loaded exercise or plan stands."""

    def __init__(self, source: PlanSource, path: KeyPath) -> None:
        self.source = source
        self.path = path


class _Reading:
    """One reading of a set of files: what was loaded so far, and what was wrong."""

    def __init__(self, exercises: Mapping[str, Exercise] | None = None) -> None:
        self.exercises = dict(exercises or {})
        self.plans: dict[str, Plan] = {}
        self.figures: dict[str, Figure] = {}
        self.problems: list[Problem] = []
        self._broken: set[str] = set()
        """Ids of exercises with errors."""
        self._places: dict[tuple[type, str], _Place] = {}

    def exercises_of(self, source: PlanSource) -> None:
        """Load the exercises of a file."""
        for number, raw in enumerate(self._list(source, "exercises")):
            path = ("exercises", number)
            if self._is_good(source, findings_in(raw, Exercise, checks({})), path):
                exercise = msgspec.convert(raw, Exercise)
                if self._is_new(source, exercise, path):
                    self.exercises[exercise.id] = exercise
            elif isinstance(raw, dict):
                self._broken.add(str(raw.get("id")))

    def figures_of(self, source: PlanSource) -> None:
        """Load the figures of a file."""
        for number, raw in enumerate(self._list(source, "figures")):
            path = ("figures", number)
            if self._is_good(source, findings_in(raw, Figure, checks({})), path):
                figure = msgspec.convert(raw, Figure)
                if self._is_new(source, figure, path):
                    self.figures[figure.id] = figure

    def _list(self, source: PlanSource, key: str) -> list[Any]:
        raws = source.raw.get(key, [])
        if isinstance(raws, list):
            return raws
        message, hint = f"{key} is not a list of tables", f"Expected [[{key}]] tables."
        self._tell(source, [Slip((key,), message, hint)])
        return []

    def followers(self) -> None:
        """Look the followers of the loaded exercises up, now that all are known."""
        for exercise in self.exercises.values():
            place = self._places.get((Exercise, exercise.id))
            if place:
                found = unknown_neighbours(exercise, self.exercises)
                self._is_good(place.source, found, place.path)

    def plan_of(self, source: PlanSource) -> Plan | None:
        """Load the plan of a file, if it holds one and it is in order."""
        if not source.raw.keys() & PLAN_KEYS:
            self._tell(source, _no_plan(source.raw))
            return None
        rules = checks(self.exercises, self._broken)
        raw, old = _with_plain_runs(source.raw)
        found = [*old, *findings_in(raw, Plan, rules, also=ANYWHERE)]
        if not self._is_good(source, found, ()):
            return None
        plan = msgspec.convert(raw, Plan)
        if not self._is_new(source, plan, ()):
            return None
        self.plans[plan.id] = plan
        return plan

    def prescription_of(
        self, source: PlanSource, phases: Iterable[str] | None
    ) -> FilePrescription | None:
        """Load what a professional signed, if the file holds that and it is in order. `phases` are
        those of the plan in use, for a file without one; None if nobody knows."""
        if PRESCRIPTION not in source.raw:
            return None
        raw, path = source.raw[PRESCRIPTION], (PRESCRIPTION,)
        own = source.raw.get("phases")
        named = _ids_of(own) if isinstance(own, list) else phases
        there = None if named is None else frozenset(named)
        rules = checks(self.exercises, self._broken, there, signed_on(raw))
        if not self._is_good(source, findings_in(raw, FilePrescription, rules), path):
            return None
        return msgspec.convert(raw, FilePrescription)

    def _is_good(self, source: PlanSource, found: Iterable[Slip], path: KeyPath) -> bool:
        """Tell what was found below `path`; true if there is no error in it."""
        placed = [
            msgspec.structs.replace(finding, path=(*path, *finding.path)) for finding in found
        ]
        self._tell(source, placed)
        return all(finding.severity != "error" for finding in placed)

    def _is_new(self, source: PlanSource, value: Exercise | Plan | Figure, path: KeyPath) -> bool:
        """False, and told, if the same folder has the id already."""
        key = (type(value), value.id)
        first = self._places.get(key)
        if first and first.source.rank == source.rank:
            where = first.source.problem(Slip((*first.path, "id"), ""))
            message = f'"{value.id}" stands in this folder a second time'
            hint = f"The first is in {where.file}, line {where.line}; expected each id once."
            self._tell(source, [Slip((*path, "id"), message, hint)])
            return False
        self._places[key] = _Place(source, path)
        return True

    def _tell(self, source: PlanSource, found: Iterable[Slip]) -> None:
        self.problems.extend(source.problem(finding) for finding in found)


def read(files: Iterable[tuple[int, Path]]) -> ReadLibrary:
    """The exercises and plans of files given with the rank of their folder, lowest first."""
    reading = _Reading()
    sources = list(opened(files, reading.problems))
    for source in sources:
        reading.exercises_of(source)
        reading.figures_of(source)
    reading.followers()
    for source in sources:
        reading.plan_of(source)
        reading.prescription_of(source, None)
    problems = sorted(reading.problems, key=lambda problem: (problem.file, problem.line))
    return ReadLibrary(exercises=reading.exercises, plans=reading.plans, problems=tuple(problems))


def _ids_of(tables: list[Any]) -> list[str]:
    return [str(one.get("id")) for one in tables if isinstance(one, dict)]


class Received(msgspec.Struct, frozen=True, kw_only=True):
    """What a prescription file holds."""

    given: FilePrescription
    plan: Plan | None = None
    exercises: tuple[Exercise, ...] = ()
    warnings: tuple[Problem, ...] = ()


def read_prescription(
    path: Path, exercises: Mapping[str, Exercise], phases: Iterable[str]
) -> Received:
    """What a professional sent in a file, read beside the exercises and the phases in use.

    Raises PlanError with everything that is wrong in it, also for a file that nobody signed.
    """
    reading = _Reading(exercises)
    given = plan = None
    own: tuple[Exercise, ...] = ()
    for source in opened([(0, path)], reading.problems):
        reading.exercises_of(source)
        reading.followers()
        rows = source.raw.get("exercises", [])
        own = tuple(
            reading.exercises[name]
            for name in (_ids_of(rows) if isinstance(rows, list) else ())
            if name in reading.exercises
        )
        plan = reading.plan_of(source)
        given = reading.prescription_of(source, phases)
    if any(problem.severity == "error" for problem in reading.problems):
        raise as_error(reading.problems)
    if given is None:
        raise PlanError(
            f"{path}: nobody has signed this file.",
            "Expected a [prescription] table with by and date; a plan alone goes into your plan "
            "folder (easeback where).",
        )
    return Received(given=given, plan=plan, exercises=own, warnings=tuple(reading.problems))


def is_prescription(path: Path) -> bool:
    """True for a TOML file that holds a prescription, well or not, or cannot be read: then its
    slips are told."""
    if path.suffix.casefold() != ".toml":
        return False
    sources = list(opened([(0, path)], []))
    return not sources or PRESCRIPTION in sources[0].raw


def read_figures(files: Iterable[tuple[int, Path]]) -> dict[str, Figure]:
    """The figures alone, by id; what is wrong in the files was told when all of them were read."""
    reading = _Reading()
    for source in opened(files, reading.problems):
        reading.figures_of(source)
    return reading.figures


def read_plan(path: Path, exercises: Mapping[str, Exercise]) -> Plan:
    """The plan in one file; raises PlanError with everything that is wrong in it."""
    reading = _Reading(exercises)
    plan = None
    for source in opened([(0, path)], reading.problems):
        reading.exercises_of(source)
        reading.followers()
        plan = reading.plan_of(source)
    if any(problem.severity == "error" for problem in reading.problems):
        raise as_error(reading.problems)
    if plan is None:
        raise PlanError(f"{path}: there is no plan in this file", "It holds exercises only.")
    return plan


def _with_plain_runs(raw: dict[str, Any]) -> tuple[dict[str, Any], list[Slip]]:
    """The plan with `runs = true` for the tables that once said how often: those load as ever."""
    phases = raw.get("phases")
    if not isinstance(phases, list):
        return raw, []
    places = [
        number
        for number, phase in enumerate(phases)
        if isinstance(phase, dict) and isinstance(phase.get("runs"), dict)
    ]
    plain = [
        {**phase, "runs": True} if number in places else phase
        for number, phase in enumerate(phases)
    ]
    found = [Slip(("phases", number, "runs"), *_OLD_RUNS) for number in places]
    return {**raw, "phases": plain}, found


_OLD_RUNS: tuple[str, str, Severity] = (
    "what this table says is no longer read",
    "Expected runs = true: how often and how far follow from your days and the load rules.",
    "warning",
)


def _no_plan(raw: dict[str, Any]) -> list[Slip]:
    """What to say of a file without a plan: nothing, if it has exercises and nothing else."""
    known = (*ANYWHERE, *PLAN_KEYS)
    if not raw:
        hint = "Expected [[exercises]] tables, or a plan: id, name and [[phases]] tables."
        return [Slip((), "this file holds no exercises and no plan", hint)]
    return [
        Slip((key,), f'the key "{key}" is not known', did_you_mean(key, known))
        for key in raw
        if key not in ANYWHERE
    ]


def check(path: Path, folders: Sequence[Path]) -> tuple[Problem, ...]:
    """Everything wrong in one file, read with the folders as if it stood in or after them."""
    own = os.path.realpath(path)  # not `resolve`, which fails at links that lead round
    ranked = ranked_files(folders)
    rank = next((rank for rank, file in ranked if os.path.realpath(file) == own), len(folders))
    others = [(rank, file) for rank, file in ranked if os.path.realpath(file) != own]
    # Last of its folder, so that an id that another file has too is told here.
    library = read(sorted([*others, (rank, path)], key=lambda ranked: ranked[0]))
    return tuple(problem for problem in library.problems if problem.file == str(path))
