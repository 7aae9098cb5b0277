"""Whatever happens to a file: a record, a sentence, and never a traceback.

A few damaged files of each kind in the suite; `make torture` tries many, and names the seed of
what fails: `EASEBACK_TORTURE=1 EASEBACK_SEED=123` tries that one alone.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planner.exchange.duplicates import sort_out
from planner.exchange.readers import READERS
from planner.exchange.sniff import kind_of
from tests.exchange.fuzzing import TARGETS, damaged
from tests.exchange.making import found_in, put

TRIES = int(os.environ.get("EASEBACK_TORTURE", "25"))
FIRST = int(os.environ.get("EASEBACK_SEED", "1"))

LEFT_OUT = {"fit-other", "apple-route"}
"""Read by the reader of another kind."""


def test_every_reader_has_a_target() -> None:
    assert {target.kind for target in TARGETS.values()} == {*READERS, "zip"} - LEFT_OUT


@pytest.mark.parametrize("name", TARGETS)
def test_a_sound_file_is_of_its_kind_and_is_read(tmp_path: Path, name: str) -> None:
    target = TARGETS[name]

    assert kind_of(target.data) == target.kind
    founds = found_in(put(tmp_path, "sound", target.data), answers=target.answers)
    assert any(found.run is not None or found.own is not None for found in founds)


@pytest.mark.parametrize("name", TARGETS)
def test_a_damaged_file_gives_records_and_sentences(tmp_path: Path, name: str) -> None:
    target = TARGETS[name]

    for seed in range(FIRST, FIRST + TRIES):
        path = put(tmp_path, "damaged", damaged(target.data, seed))
        founds = found_in(path, answers=target.answers)
        for found in founds:
            if found.run is None and found.own is None:
                assert found.remark, seed
                assert found.hint, seed
            elif found.run is not None:
                assert (found.run.distance_m or 0) >= 0 or found.own, seed
        dry = sort_out(founds, [])
        assert sort_out(founds, dry.records).new == (), seed
