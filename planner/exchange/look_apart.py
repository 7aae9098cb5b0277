"""A long look into files in a process of its own, so that the window keeps its processor.

All of it is done there: reading, and holding what was found against the journal. Two threads of
one process share one interpreter, and a sort of a hundred thousand lines does not give it back for
as long as ten frames. What goes over and comes back is handed on in batches, each of which is
unpacked in a moment.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import msgspec

from planner.domain.values.errors import EasebackError
from planner.exchange.duplicates import DryRun
from planner.exchange.look import Activities, Look, look_into
from planner.exchange.out_file import is_file
from planner.exchange.processes import begin_beside, processes
from planner.exchange.read import Progress

LONG = 500_000
"""Fewer bytes are read sooner than a process has started."""
BATCH = 100
"""So many are unpacked in half a millisecond."""
PATIENCE_S = 0.1
"""After so long without a word it is asked whether anybody still wants it."""


class _Told(msgspec.Struct, frozen=True):
    """How far it has come."""

    done: int
    count: int
    name: str


class _Part(msgspec.Struct, frozen=True):
    """Some of a group of the dry run."""

    group: str
    items: Sequence[Any]


class _End(msgspec.Struct, frozen=True):
    """Nothing more comes."""


def is_long(paths: Sequence[Path]) -> bool:
    """True if there is so much to read that a process of its own pays."""
    size = 0
    for file in _files(paths):
        try:
            size += file.stat().st_size
        except OSError:
            continue  # the reading will say so
        if size > LONG:
            return True
    return False


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if is_file(path):
            yield path
            continue
        for folder, _, names in os.walk(path):
            yield from (Path(folder, name) for name in names)


def look_apart(
    look: Look, existing: Activities, progress: Progress, check: Callable[[], None]
) -> DryRun:
    """As `look_into`, in another process; here if the system gives none, or it dies.

    `check` is called several times a second: what it raises ends the look, as what `progress`
    raises.
    """
    try:
        with _process() as pipe:
            return _answer(pipe, look, existing, progress, check)
    except (OSError, EOFError, ValueError):
        return look_into(look, existing, progress)


@contextmanager
def _process() -> Iterator[Connection]:
    """The pipe to a process that waits for a look; it ends with the context."""
    context = processes()
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,))
    with ours:
        process.start()
        theirs.close()  # its end is the only one: when it dies, ours is told
        try:
            yield ours
        finally:
            process.kill()
            process.join()


def _answer(
    pipe: Connection,
    look: Look,
    existing: Activities,
    progress: Progress,
    check: Callable[[], None],
) -> DryRun:
    pipe.send(look)
    _send_all(pipe, "existing", existing)
    pipe.send(_End())
    groups: defaultdict[str, list[Any]] = defaultdict(list)
    while True:
        while not pipe.poll(PATIENCE_S):
            check()
        match pipe.recv():
            case _Told(done, count, name):
                progress(done, count, name)
            case _Part(group, items):
                groups[group].extend(items)
            case EasebackError() as error:
                raise error
            case _:
                return DryRun(**{name: tuple(items) for name, items in groups.items()})


def _serve(pipe: Connection) -> None:
    """What the process does: one look, and its answer."""
    begin_beside()
    look: Look = pipe.recv()
    existing: list[Any] = []
    while isinstance(part := pipe.recv(), _Part):
        existing.extend(part.items)
    try:
        dry = look_into(look, existing, lambda *told: pipe.send(_Told(*told)))
    except EasebackError as error:
        pipe.send(error)
        return
    for group in DryRun.__struct_fields__:
        _send_all(pipe, group, getattr(dry, group))
    pipe.send(_End())


def _send_all(pipe: Connection, group: str, items: Sequence[Any]) -> None:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        pipe.send(_Part(group, batch))
