"""Small inputs after public bug reports. They lie beside the repository; without them these tests
are skipped. What each should give stands in its README."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

CASES = Path(__file__).parents[3] / "shared" / "cases" / "import"

pytestmark = pytest.mark.skipif(not CASES.exists(), reason="the cases are not here")

READ = {
    "garmin-account-archive": [5000],
    "garmin-connect-export-csv": [5000],
    "garmin-csv-resaved-by-excel": [5000, 6500],
    "own-export-back": [5000],
    "polar-session-json": [5000],
    "strava-excel-semicolon-comma": [5000, 6500],
    "strava-ids-in-scientific": [5000, 6500, 7000],
}


def run(easeback, name):
    """The command of the README, in its folder. Exit code and all that was said."""
    readme = (CASES / name / "README").read_text(encoding="utf-8")
    command = readme.partition("run: ")[2].partition(" | ")[0]
    words = shlex.split(command)[2:]
    at = words[words.index("--at") + 1]
    result = easeback(*words[: words.index("--at")], at=at)
    return result.code, result.out + result.err


@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_is_read_right(easeback, monkeypatch, name):
    monkeypatch.chdir(CASES / name)
    monkeypatch.setenv("TZ", "Europe/Berlin")

    code, said = run(easeback, name)

    assert code == 0, said
    assert sorted(one["distance_m"] for one in easeback("runs", "--json").data) == READ[name]


def test_a_spanish_list_of_garmin_is_called_so_and_asked_for_its_unit(easeback, monkeypatch):
    monkeypatch.chdir(CASES / "garmin-csv-no-favourite-spanish")

    code, said = run(easeback, "garmin-csv-no-favourite-spanish")

    assert code == 1
    assert "Garmin" in said
    assert "Strava" not in said
    assert "--unit km" in said
