"""Every reader and parser given what is nearly right, and first what was once found."""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Iterator
from pathlib import Path

from planner.domain.values.errors import EasebackError
from tests.torture.tally import Round
from tests.torture.targets import FUZZED, Target, a_journal

CORPUS = Path(__file__).with_name("corpus")
"""A folder for each target, and in it each input that once did harm."""
SLOW_S = 5.0
"""Processor time after which an input of at most 1 MB counts as one that does harm."""


class SlowError(Exception):
    """An input that takes the program longer than anyone waits."""


def fed(target: Target, root: Path, data: bytes) -> bool:
    """Give an input; False if it was refused in words. Raises what is a fault."""
    begun = time.process_time()
    try:
        target.feed(root, data)
    except EasebackError as error:
        if not error.message:
            raise AssertionError("refused without a word") from error
        return False
    finally:
        took = time.process_time() - begun
    if took > SLOW_S:
        raise SlowError(f"{took:.1f} s for {len(data)} bytes")
    return True


def once_found(target: Target) -> Iterator[bytes]:
    """What is kept of a target."""
    for path in sorted((CORPUS / target.name).glob("*")):
        yield path.read_bytes()


def keep(target: Target, data: bytes) -> Path:
    """Put what did harm into the corpus."""
    path = CORPUS / target.name / hashlib.sha256(data).hexdigest()[:12]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def fuzz_everything(tried: Round) -> None:
    """The corpus first; then turn after turn, each with as many inputs as the target has in one."""
    a_journal(tried.folder)
    targets = tuple(FUZZED.values())
    for target in targets:
        for data in once_found(target):
            _give(tried, 0, target, data)
    for seed in tried.seeds():
        target, chance = targets[(seed - 1) % len(targets)], random.Random(seed)
        for _ in range(target.batch):
            _give(tried, seed, target, target.make(chance))


def _give(tried: Round, seed: int, target: Target, data: bytes) -> None:
    faults = tried.tally.tracebacks
    with tried.trying(seed, what=lambda: f"{target.name}: {data[:200]!r}"):
        tried.tally.refused += not fed(target, tried.folder, data)
    if tried.tally.tracebacks > faults:
        keep(target, data)
