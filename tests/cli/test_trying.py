"""`--dry-run` and `--at`, with every command that writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

WRITES = (
    "tick", "tick 1 --sets 2", "untick", "skip 1 --because time --on wed", "log run 3k 20:00",
    "log bike 40min", "pain 2 --morning", "pain 6 --flare", "flare --accept", "note stairs",
    "test brisk_walk 3", "flag raise night_pain", "flag none", "flag swelling", "fix {note} other",
    "rm {note}", "undo", "plan add 2k fri", "plan move 1 thu --on wed", "plan copy 3 --beside",
    "plan solve --accept", "setup --weekly 20k --yes", "config set rest_days 2",
    "config set goal_week 40k", "restore {day}", "backup --to {home}",
    "verify --fix",
    "export json -o {home}/a.json", "export ics --follow {home}/a.ics", "remind",
    "bin restore {gone}", "redo",
)  # fmt: skip


def everything(home: Path) -> dict[str, bytes]:
    """Every file but what may be thrown away; the checkpoint of what was done before counts not."""
    return {
        str(path.relative_to(home)): path.read_bytes()
        for path in home.rglob("*")
        if path.is_file() and "cache" not in path.parts and path.name != "lock"
    }


@pytest.fixture
def lived(planned, home):
    assert planned("note", "gone").code == 0
    gone = planned("fix", "--json").data[0]["id"]
    assert planned("rm", gone).code == 0
    assert planned("note", "first").code == 0
    assert planned("tick").code == 0
    assert planned("note", "undone").code == 0
    assert planned("undo").code == 0
    note = planned("fix", "--json").data[0]["id"]
    names = {"note": note, "gone": gone, "home": str(home), "day": "2026-11-30"}
    return planned, names


def test_a_dry_run_of_whatever_command_changes_no_file(lived, home):
    easeback, names = lived
    before = everything(home)
    changed, refused = [], []
    for line in WRITES:
        result = easeback(*(word.format(**names) for word in line.split()), "--dry-run")
        refused += [(line, result.err)] if result.code == 2 else []
        changed += [line] if everything(home) != before else []
    assert (changed, refused) == ([], [])


def test_what_is_done_at_a_moment_is_kept_as_of_it(planned, home):
    for line in ("note here", "pain 2 --rest", "tick", "log run 3k 20:00", "plan add 2k fri"):
        assert planned(*line.split(), at="2026-11-30T21:15").code == 0
    logs = [path.read_text().splitlines() for path in (home / "data").rglob("changes/*.jsonl")]
    moments = [json.loads(line)["at"] for log in logs for line in log][-5:]
    assert {moment[:16] for moment in moments} == {"2026-11-30T21:15"}
