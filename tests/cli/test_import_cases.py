"""Small files after public bug reports: each folder's README says how to run and what should be.

They lie beside the repository and are not part of it; without them these tests are skipped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

CASES = Path(__file__).parents[3] / "shared" / "cases" / "import"
AT = "2026-11-29T12:00"

pytestmark = pytest.mark.skipif(not CASES.exists(), reason="the cases are not here")


class Seen(NamedTuple):
    """What the commands of a case came to."""

    text: str
    codes: tuple[int, ...]
    runs: list[dict[str, Any]]
    rest: list[dict[str, Any]]
    """Other training."""

    @property
    def metres(self) -> list[int]:
        return sorted(run["distance_m"] for run in self.runs)

    def says(self, words: str) -> bool:
        return re.search(words, self.text, re.IGNORECASE) is not None


Should = Callable[[Seen], object]

SHOULD: dict[str, Should] = {
    "fit-clock-never-set-1989": lambda s: not s.runs and s.says("clock"),
    "fit-future-date": lambda s: not s.runs and s.says("still to come"),
    "fit-generic-sport-run-pace": lambda s: s.metres == [5000] and s.says("names no sport"),
    "fit-header-size-zero": lambda s: s.metres == [5000] and s.says("cut off") and 7 in s.codes,
    "fit-second-of-a-chain-broken": lambda s: (
        s.metres == [5000] and s.says("more bytes follow") and 7 in s.codes
    ),
    "fit-session-without-distance-laps-have-it": lambda s: s.metres == [5000],
    "fit-session-without-distance-records-have-it": lambda s: s.metres == [5000],
    "fit-session-without-start-cycling": lambda s: not s.runs and len(s.rest) == 1,
    "fit-speed-of-a-car": lambda s: not s.runs and s.says("faster than anyone"),
    "fit-stale-first-records-lap": lambda s: (
        s.metres == [5000] and s.runs[0]["local_date"] == "2026-11-20"
    ),
    "fit-two-sessions-one-second": lambda s: s.metres == [5000],
    "gpx-bus-without-segments": lambda s: s.metres == [5004] and s.says("19.7 km between"),
    "gpx-first-fix-at-null-island": lambda s: s.metres == [pytest.approx(2001, rel=0.02)],
    "gpx-nine-hundred-km": lambda s: not s.runs and s.says("more than 300 km"),
    "gpx-own-offset": lambda s: s.runs[0]["local_date"] == "2022-03-27",
    "gpx-three-trk-of-one-run": lambda s: s.metres == [pytest.approx(5004, abs=5)],
    "gpx-treadmill-empty-track": lambda s: (
        not s.runs and s.says("FIT or TCX") and not s.says("route")
    ),
    "gpx-untyped-slow-ride": lambda s: not s.runs and s.says("names no sport"),
    "ride-without-sport": lambda s: not s.runs and s.says("names no sport"),
    "seq-distance-corrected-on-platform": lambda s: (
        s.metres == [5000] and s.says("5.0 km → 6.5 km") and s.says("--replace")
    ),
    "seq-gpx-first-fit-later": lambda s: (
        s.metres == [4860] and s.says("4.86 km → 5.0 km") and s.says("12:30|13:30 → .*23:30")
    ),
    "seq-sport-edited-on-platform": lambda s: (
        s.metres == [5000] and not s.rest and s.says("run → cross-country skiing")
    ),
    "tcx-cumulative-points-no-lap-distance": lambda s: s.metres == [4984],
    "tcx-positions-without-distances": lambda s: s.metres == [pytest.approx(4984, abs=5)],
    "word-Course_à_pied_(sentier)": lambda s: s.metres == [pytest.approx(5000, abs=5)],
    "word-Joggen": lambda s: s.metres == [pytest.approx(5000, abs=5)],
}  # fmt: skip


def _commands(folder: Path) -> list[tuple[str, list[str]]]:
    """Zone and words of each command of a README."""
    line = (folder / "README").read_text(encoding="utf-8")
    run = line.split(" | run: ")[1].split(" | should: ")[0]
    found = []
    for command in run.split(" ; "):
        zone, words = re.fullmatch(r"(?:TZ=(\S+) )?easeback (.*)", command.strip()).groups()  # type: ignore[union-attr]
        found.append((zone or "Europe/Berlin", words.split()))
    return found


@pytest.mark.parametrize("name", sorted(SHOULD))
def test_a_file_like_a_public_report_gives_what_it_should(
    easeback: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    text, codes = "", []
    for zone, words in _commands(CASES / name):
        monkeypatch.setenv("TZ", zone)
        at = words[words.index("--at") + 1]
        words = [word for word in words if word not in ("--at", at)]
        words = [str(CASES / name / word) if (CASES / name / word).is_file() else word
                 for word in words]  # fmt: skip
        result = easeback(*words, at=at)
        text += result.out + result.err
        codes.append(result.code)
    exported = easeback("export", "json", "-o", "-", at=AT)
    kinds = json.loads(exported.out) if exported.code == 0 else {}
    records = easeback("runs", "--json", at=AT).data
    assert SHOULD[name](Seen(text, tuple(codes), records, _others(kinds))), (text, records)


def _others(exported: Any) -> list[dict[str, Any]]:
    found = []
    stack = [exported]
    while stack:
        one = stack.pop()
        if isinstance(one, dict):
            if one.get("kind") == "cross":
                found.append(one)
            stack += one.values()
        elif isinstance(one, list):
            stack += one
    return found
