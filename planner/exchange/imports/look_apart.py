"""A long look into files in a process of its own, so that the window keeps its processor.

All of it is done there: reading, and holding what was found against the journal. Two threads of
one process share one interpreter, and a sort of a hundred thousand lines does not give it back for
as long as ten frames. What was found comes back packed, and is unpacked where it is wanted.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import msgspec

from planner.domain.values.errors import EasebackError
from planner.domain.values.run import CrossTraining, Run
from planner.exchange.imports.better import Better
from planner.exchange.imports.duplicates import DryRun, Match
from planner.exchange.imports.look import Activities, ImportLook, look_into
from planner.exchange.imports.read import Progress
from planner.exchange.kit.out_file import is_file
from planner.exchange.kit.packed import Block, Packed, blocks
from planner.exchange.kit.processes import begin_beside, processes
from planner.exchange.sources.found import Found

LONG = 500_000
"""Fewer bytes are read sooner than a process has started."""
PATIENCE_S = 0.1
"""After so long without a word it is asked whether anybody still wants it."""


_Activity: Any = Run | CrossTraining
_KINDS: dict[str, Any] = {
    "new": Found, "cross": Found, "asked": Found, "unreadable": Found, "own": Found,
    "already_here": Match, "same_run": Match, "doubtful": Match, "better": Better,
}  # fmt: skip
"""The groups of a dry run, and what stands in them."""


class _Told(msgspec.Struct, frozen=True):
    """How far it has come."""

    done: int
    count: int
    name: str


class _Part(msgspec.Struct, frozen=True):
    """Some of a group of the dry run."""

    group: str
    block: Block
    count: int


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
    look: ImportLook, existing: Activities, progress: Progress, check: Callable[[], None]
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
    look: ImportLook,
    existing: Activities,
    progress: Progress,
    check: Callable[[], None],
) -> DryRun:
    pipe.send(look)
    _send_all(pipe, "existing", existing)
    pipe.send(_End())
    groups: dict[str, Packed[Any]] = {name: Packed(kind) for name, kind in _KINDS.items()}
    while True:
        while not pipe.poll(PATIENCE_S):
            check()
        match pipe.recv():
            case _Told(done, count, name):
                progress(done, count, name)
            case _Part(group, block, count):
                groups[group].add(block, count)
            case EasebackError() as error:
                raise error
            case _:
                # Looked through at every turn for what lists ask; they are few.
                unreadable = tuple(groups.pop("unreadable"))
                return DryRun(**groups, unreadable=unreadable)


def _serve(pipe: Connection) -> None:
    """What the process does: one look, and its answer."""
    begin_beside()
    look: ImportLook = pipe.recv()
    existing: Packed[Any] = Packed(_Activity)
    while isinstance(part := pipe.recv(), _Part):
        existing.add(part.block, part.count)
    try:
        dry = look_into(look, existing, lambda *told: pipe.send(_Told(*told)))
    except EasebackError as error:
        pipe.send(error)
        return
    for group in _KINDS:
        _send_all(pipe, group, getattr(dry, group))
    pipe.send(_End())


def _send_all(pipe: Connection, group: str, values: Iterable[Any]) -> None:
    for block, count in blocks(values):
        pipe.send(_Part(group, block, count))
