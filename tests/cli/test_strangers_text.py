"""What another laptop's journal holds is shown and never obeyed, in words and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.cli.frame.start import a_moment
from planner.clock import clock_from
from planner.domain.values.harmless import OBEYED
from planner.store.journal import Journal
from tests.cli.conftest import Easeback

EVIL = "ow\x1b]52;c;aGk=\x07\x9b2J\x1b[31m \u202eback\u2066\u200f\x00\r\x7f end"
AT = "2026-12-01T19:00"


def obeyed(text: str) -> set[str]:
    return {f"U+{ord(one):04X}" for one in text if ord(one) in OBEYED}


@pytest.fixture
def stick(planned: Easeback, home: Path) -> Path:
    """A stick with the journal of somebody who writes evil into all there is."""
    folder = home / "stick"
    other = Journal.open(folder, device="desk-0001", now=clock_from(a_moment(AT)))
    fields = {"note": EVIL, "title": EVIL, "text": EVIL, "tags": [EVIL], "sport": EVIL}
    for kind in ("run", "note", "cross", "pain", "test"):
        raw = {
            "id": f"{kind}-{EVIL}", "kind": kind, "date": "2026-12-01", "created": EVIL,
            "distance_m": 3000, "score": 2, "side": "left", "moment": "morning",
            "measure": EVIL, "value": 1, **fields,
        }  # fmt: skip
        other.commit(EVIL, [other.edits_for(None, raw, "facts")], reason=EVIL)
    other.close()
    return folder


@pytest.mark.parametrize("flags", [(), ("--json",), ("--plain",)])
def test_no_command_prints_it(planned, stick, flags):
    merged = planned("merge", str(stick), "--yes", *flags, at=AT)
    assert merged.code == 0
    assert not obeyed((merged.out + merged.err).replace("\n", " "))

    for line in (
        "today", "week", "runs", "journal", "search ow", "fix", "clashes", "bin", "verify",
        "show --as-of 2026-12-01", "why 2026-12-01 --plan", "undo --list", "doctor",
    ):  # fmt: skip
        answer = planned(*line.split(), *flags, at=AT)
        assert not obeyed((answer.out + answer.err).replace("\n", " ")), line


def test_json_has_it_all_the_same(planned, stick):
    planned("merge", str(stick), "--yes", at=AT)

    said = json.loads(planned("journal", "--json", at=AT).out)

    assert "\x9b2J" in json.dumps(said, ensure_ascii=False)
