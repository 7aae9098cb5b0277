"""The table of a plan file that a physiotherapist signs: limits and doses of one patient."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import msgspec

from planner.domain.values.exercise import Exercise
from planner.domain.values.prescribed import LimitKind, PatientLimit, PrescribedItem
from planner.exchange.plans.plan_problems import Slip, did_you_mean

KM = 1000


class FileLimit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One limit of this patient. It only ever lowers what may be done, but for run_pain."""

    kind: LimitKind
    """What is limited."""
    limit: float | None = None
    """Its number: points (run_pain), km, minutes or tier, as the kind says."""
    what: str = ""
    """Id of the exercise (without) or phase (skip_phase)."""
    until: date | None = None
    """The last day on which it holds, as 2026-12-21; left out: until it is taken out."""
    weeks: int | None = None
    """For so many weeks from the date of the prescription, in place of until."""
    words: str = ""
    """What the runner reads beside it; for advice all there is."""
    by: str = ""
    """Who signed it, where that is another than who signs the file."""
    signed: date | None = None
    """The day that one signed it."""


class FilePrescription(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Limits and doses for one runner, signed by a professional."""

    by: str
    """Name and profession of who signs; it stands on every why-card."""
    date: date
    """The day it is signed, as 2026-11-30."""
    about: str = ""
    """What the runner reads first."""
    limits: tuple[FileLimit, ...] = ()
    """Limits, each with its last day."""
    items: tuple[PrescribedItem, ...] = ()
    """Exercises and doses for the sessions to come."""


class Numbered(msgspec.Struct, frozen=True):
    """What the number of a kind may be."""

    low: float
    high: float
    unit: str
    scale: int = 1
    """What it is multiplied by to be kept as a whole number."""


NUMBERS: dict[str, Numbered] = {
    "run_pain": Numbered(3, 5, "points, the bounds of run_amber_max"),
    "run_km": Numbered(0.5, 100, "km", KM),
    "week_km": Numbered(0.5, 300, "km", KM),
    "run_minutes": Numbered(5, 600, "minutes"),
    "week_minutes": Numbered(5, 2000, "minutes"),
    "max_tier": Numbered(0, 3, "of knee load"),
}
"""The kinds that have one."""


class Naming(msgspec.Struct, frozen=True):
    """What a prescription may name, and the day it is signed, as far as that can be read."""

    exercises: Mapping[str, Exercise]
    phases: frozenset[str] | None = None
    """Ids that may be passed over; None if nobody knows."""
    signed: date | None = None


def check_signature(given: FilePrescription) -> Iterator[Slip]:
    """Somebody stands for it."""
    if not given.by.strip():
        yield Slip(("by",), "nobody has signed this", 'Expected by = "name, profession".')


def check_item(item: PrescribedItem, naming: Naming) -> Iterator[Slip]:
    """The exercise it asks for is there."""
    yield from _exercise("exercise", item.exercise, naming)


def _exercise(key: str, name: str, naming: Naming) -> Iterator[Slip]:
    if name not in naming.exercises:
        hint = did_you_mean(name, naming.exercises)
        yield Slip((key,), f'there is no exercise "{name}"', hint)


def check_limit(limit: FileLimit, naming: Naming) -> Iterator[Slip]:
    """What types cannot say of a limit: its number, its days, what it names."""
    yield from _number(limit)
    yield from _named(limit, naming)
    last = None if naming.signed is None else last_day(limit, naming.signed)
    if last is not None and naming.signed is not None and last < naming.signed:
        hint = f"Expected {naming.signed} or later, the day it was signed."
        yield Slip(("until",), f"{last} is before it begins", hint)
    wants = limit.kind in ("without", "skip_phase")
    if wants != bool(limit.what):
        named = "the id of an exercise" if limit.kind == "without" else "the id of a phase"
        hint = f'Expected what = "...", {named}.' if wants else f"Expected none for {limit.kind}."
        yield Slip(() if wants else ("what",), f"{limit.kind} {_lacks(wants)} what", hint)
    if limit.kind == "advice" and not limit.words.strip():
        yield Slip((), "this advice says nothing", 'Expected words = "...".')
    if limit.until is not None and limit.weeks is not None:
        yield Slip(("weeks",), "until and weeks both name its end", "Expected one of them.")
    if limit.weeks is not None and limit.weeks < 1:
        yield Slip(("weeks",), f"{limit.weeks} weeks are none", "Expected 1 or more.")
    if limit.kind == "skip_phase" and (limit.until is not None or limit.weeks is not None):
        key = "until" if limit.until is not None else "weeks"
        hint = "A phase that is passed over stays so: expected neither until nor weeks."
        yield Slip((key,), "a phase cannot be passed over for a time", hint)


def _named(limit: FileLimit, naming: Naming) -> Iterator[Slip]:
    """What it names is there."""
    if limit.kind == "without" and limit.what:
        yield from _exercise("what", limit.what, naming)
    phases = naming.phases if limit.kind == "skip_phase" and limit.what else None
    if phases is not None and limit.what not in phases:
        hint = did_you_mean(limit.what, phases)
        yield Slip(("what",), f'there is no phase "{limit.what}"', hint)


def _lacks(wants: bool) -> str:
    return "lacks its" if wants else "has no"


def _number(limit: FileLimit) -> Iterator[Slip]:
    known = NUMBERS.get(limit.kind)
    if known is None:
        if limit.limit is not None:
            hint = f"Expected no number for {limit.kind}."
            yield Slip(("limit",), f"{limit.limit:g} means nothing here", hint)
        return
    hint = f"Expected limit = {known.low:g} to {known.high:g} {known.unit}."
    if limit.limit is None:
        yield Slip((), f"this {limit.kind} has no number", hint)
    elif not known.low <= limit.limit <= known.high:
        yield Slip(("limit",), f"{limit.limit:g} is out of range", hint)
    elif known.scale == 1 and limit.limit != int(limit.limit):
        yield Slip(("limit",), f"{limit.limit:g} is no whole number", hint)


def signed_on(raw: object) -> date | None:
    """The day a prescription says it is signed, before it is known to be in order; None if that is
    no day."""
    said = raw.get("date") if isinstance(raw, dict) else None
    try:
        return msgspec.convert(said, date)
    except msgspec.ValidationError:
        return None


def last_day(limit: FileLimit, signed: date) -> date | None:
    """The last day on which it holds; None if it names none."""
    if limit.weeks is None:
        return limit.until
    try:
        return signed + timedelta(days=limit.weeks * 7 - 1)
    except OverflowError:
        return date.max


def as_limit(limit: FileLimit, by: str, signed: date) -> PatientLimit:
    """The limit as the journal keeps it, without id and from the day of signing on."""
    known = NUMBERS.get(limit.kind)
    most = None if known is None or limit.limit is None else round(limit.limit * known.scale)
    return PatientLimit(
        id="", date=signed, limit=limit.kind, by=limit.by or by, signed=limit.signed or signed,
        most=most, what=limit.what, until=last_day(limit, signed), words=limit.words.strip(),
    )  # fmt: skip


def as_file(limit: PatientLimit) -> FileLimit:
    """The limit as a file holds it."""
    known = NUMBERS.get(limit.limit)
    number = None if known is None or limit.most is None else limit.most / known.scale
    return FileLimit(
        kind=limit.limit, limit=number, what=limit.what, until=limit.until, words=limit.words,
        by=limit.by, signed=limit.signed,
    )  # fmt: skip
