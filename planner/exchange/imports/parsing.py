"""Files -> what is in them; many of them in processes of their own, so that all cores parse and
the program that waits for them has its own to itself."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from io import BytesIO

import msgspec

from planner.domain.values.errors import ExchangeError
from planner.exchange.imports.readers import MAPPED, NOT_READ, PASSED_OVER, READERS
from planner.exchange.kit.processes import begin_beside, processes
from planner.exchange.lists.lists import read_list
from planner.exchange.sources.document import Document
from planner.exchange.sources.facts import Reading, refused, tell_nobody
from planner.exchange.sources.found import Found
from planner.exchange.sources.sniff import Kind

PAYS = 40
"""Fewer files are parsed sooner than processes start (half a second)."""
TRACKS: tuple[Kind, ...] = ("fit", "gpx", "tcx")
"""Kinds of which there are many, each a file that needs no other."""
WAITING = 4
"""Files read ahead for each process: their bytes stay in memory until it takes them."""

Parsed = tuple[Document, list[Found]]
_Job = tuple[Document, "Future[list[Found]] | None"]


def found_in(document: Document, reading: Reading) -> Iterator[Found]:
    """What one file holds; a refusal if it cannot be read, nothing of what nobody took for a
    run."""
    if is_passed_over(document, reading):
        return
    is_named = bool(reading.answers.mapping) and document.asked and document.kind in MAPPED
    reader = read_list if is_named else READERS.get(document.kind)
    if reader is None:
        reason, hint = NOT_READ[document.kind]
        yield refused("unreadable", document.name, reason, hint)
        return
    try:
        yield from reader(document, reading)
    except ExchangeError as error:
        yield refused("unreadable", document.name, error.message, error.hint)


def is_passed_over(document: Document, reading: Reading) -> bool:
    """True for a file among others that is no word worth; a list whose columns the runner has
    named, or may have before, is."""
    if document.asked or document.kind not in PASSED_OVER:
        return False
    answers = reading.answers
    return document.kind != "table" or not (answers.mapping or answers.remembered)


def all_found(documents: list[Document], reading: Reading) -> Iterator[Parsed]:
    """What each file holds, in their order."""
    tracks = sum(document.kind in TRACKS for document in documents)
    count = os.cpu_count() or 1
    pool = _pool(count) if tracks >= PAYS and count > 1 else None
    if pool is None:
        for document in documents:
            yield document, list(found_in(document, reading))
        return
    with pool:
        try:
            yield from _parsed(documents, reading, pool, WAITING * count)
        finally:
            # Who stops asking does not wait for what was read ahead.
            pool.shutdown(wait=False, cancel_futures=True)


def _pool(count: int) -> ProcessPoolExecutor | None:
    """Processes to parse in; None where the system gives none."""
    try:
        return ProcessPoolExecutor(count, processes(), initializer=begin_beside)
    except (OSError, ValueError):
        return None


def _parsed(
    documents: Iterable[Document], reading: Reading, pool: ProcessPoolExecutor, ahead: int
) -> Iterator[Parsed]:
    jobs: deque[_Job] = deque()
    for document in documents:
        jobs.append((document, _given_out(document, reading, pool)))
        if len(jobs) > ahead:
            yield _taken_back(*jobs.popleft(), reading)
    while jobs:
        yield _taken_back(*jobs.popleft(), reading)


def _given_out(
    document: Document, reading: Reading, pool: ProcessPoolExecutor
) -> Future[list[Found]] | None:
    """The parsing of a track in another process; None if it is better done here."""
    try:
        if document.kind not in TRACKS:
            return None
        told = msgspec.structs.replace(reading, new_id=_no_id, tell=tell_nobody)
        return pool.submit(_track, document.kind, document.name, document.content(), told)
    except (ExchangeError, BrokenProcessPool):
        return None


def _taken_back(document: Document, job: Future[list[Found]] | None, reading: Reading) -> Parsed:
    """What was found, with ids; what no process could do is done here."""
    try:
        if job is not None:
            return document, [_with_id(found, reading) for found in job.result()]
    except BrokenProcessPool:
        pass
    return document, list(found_in(document, reading))


def _track(kind: Kind, name: str, data: bytes, reading: Reading) -> list[Found]:
    """What a track holds, in a process that has nothing but its bytes."""
    document = Document(name, name, lambda: BytesIO(data))
    try:
        return list(READERS[kind](document, reading))
    except ExchangeError as error:
        return [refused("unreadable", name, error.message, error.hint)]


def _with_id(found: Found, reading: Reading) -> Found:
    if found.run is None:
        return found
    run = msgspec.structs.replace(found.run, id=reading.new_id())
    return msgspec.structs.replace(found, run=run)


def _no_id() -> str:
    """Ids are given where all files come together."""
    return ""
