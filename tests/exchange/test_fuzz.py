"""Sound files for the fuzz of `tests.torture`, which damages them: one for each reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.exchange.imports.readers import READERS
from planner.exchange.sources.sniff import kind_of
from tests.exchange.fuzzing import TARGETS
from tests.exchange.making import found_in, put

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
