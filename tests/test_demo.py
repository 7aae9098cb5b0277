"""The demo is believable: what it shows follows the rules it explains."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from planner import demo
from planner.config import Folders
from planner.demo import EASIER, FLARE, START, fill
from planner.demo_copy import TODAY, demo_copy, demo_start, folders_in
from planner.domain.knee.pain import Verdict
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.journal import Note
from planner.domain.values.run import PlannedRun, Run
from planner.logbook.logbook import Logbook
from planner.logbook.opening import open_logbook

WEEKS = timedelta(weeks=12)


def lived(root: Path) -> Folders:
    """A folder with the demo in it."""
    folders = folders_in(root)
    fill(folders)
    return folders


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Logbook]:
    book = open_logbook(lived(tmp_path_factory.mktemp("demo")), demo_start)
    book.load(START, START + WEEKS)
    yield book
    book.close()


def done_runs(book: Logbook) -> list[Run]:
    return [one for one in book.between(START, TODAY.date()) if isinstance(one, Run)]


def test_no_run_of_the_demo_was_longer_than_its_cap(book):
    over = [
        run.date for run in done_runs(book) if run.distance_m > book.caps.allowance(run.date).hard_m
    ]

    assert over == []


def test_no_run_still_planned_is_over_its_cap(book):
    ahead = [
        card
        for card in book.cards.planned(TODAY.date(), TODAY.date() + timedelta(weeks=5))
        if isinstance(card, PlannedRun)
    ]

    over = [
        card.date
        for card in ahead
        if card.distance_m > book.caps.allowance(card.date, without=card.id).hard_m
    ]

    assert len(ahead) > 10
    assert over == []


def test_the_one_flare_follows_the_one_red_run_and_is_over_today(book):
    red = [run.date for run in done_runs(book) if book.caps.verdict(run) is not Verdict.GREEN]

    flared = book.flares.days(START, TODAY.date())

    assert red == [FLARE]
    assert min(flared) == FLARE
    # Three days of rest, then a green run on the first and one on the second step.
    assert max(flared) == FLARE + timedelta(days=7)
    assert book.flares.now() is None


def test_until_growth_opens_again_nothing_is_longer_than_what_was_run_before(book):
    settled = FLARE + timedelta(days=DEFAULTS.settle_days)
    before = [run.distance_m for run in done_runs(book) if EASIER <= run.date < FLARE]
    after = [run.distance_m for run in done_runs(book) if FLARE < run.date < settled]

    assert len(after) > 3
    assert max(after) <= max(before)


def test_the_journal_says_in_words_what_set_the_flare_off(book):
    (note,) = [one for one in book.on(FLARE) if isinstance(one, Note)]

    assert "hill" in note.text


def test_tonights_session_is_begun_and_not_done(book):
    (session,) = book.cards.planned(TODAY.date(), TODAY.date())

    item = book.cards.session(session.id)

    assert 0 < len(item.ticks) < len(item.sets)


def test_the_demo_is_the_same_each_time(book, tmp_path):
    again = open_logbook(lived(tmp_path), demo_start)
    try:
        again.load(START, START + WEEKS)

        told = [
            [(run.date, run.distance_m, run.duration_s) for run in done_runs(one)]
            for one in (book, again)
        ]

        assert told[0] == told[1]
    finally:
        again.close()


def test_the_demo_is_made_once_a_day_and_then_copied(tmp_path, monkeypatch):
    made: list[Path] = []
    monkeypatch.setattr(demo, "fill", lambda folders: _fill(folders, made))
    day = date(2026, 11, 25)

    first, second = demo_copy(tmp_path, day), demo_copy(tmp_path, day)
    demo_copy(tmp_path, day + timedelta(days=1))

    assert made[0] == first.data
    assert len(made) == 2
    assert second.data != first.data
    assert (second.data / "book.json").read_text() == "{}"
    assert len(list((tmp_path / "demo").iterdir())) == 1


def test_what_is_done_in_a_demo_does_not_reach_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr(demo, "fill", lambda folders: _fill(folders, []))
    day = date(2026, 11, 25)
    demo_copy(tmp_path, day)

    (demo_copy(tmp_path, day).data / "book.json").write_text("changed")

    assert (demo_copy(tmp_path, day).data / "book.json").read_text() == "{}"


def test_a_cache_that_cannot_be_used_costs_time_and_nothing_else(tmp_path, monkeypatch):
    made: list[Path] = []
    monkeypatch.setattr(demo, "fill", lambda folders: _fill(folders, made))
    (tmp_path / "file").write_text("")

    for _ in range(2):
        assert (demo_copy(tmp_path / "file", date(2026, 11, 25)).data / "book.json").exists()
    assert len(made) == 2


def _fill(folders: Folders, made: list[Path]) -> None:
    made.append(folders.data)
    folders.data.mkdir()
    (folders.data / "book.json").write_text("{}")


def test_a_demo_that_was_made_is_opened_without_the_program_that_makes_it(tmp_path):
    code = (
        "import sys\n"
        "from datetime import date\n"
        "from pathlib import Path\n"
        "from planner.demo_copy import demo_copy, demo_start\n"
        "from planner.logbook.opening import open_logbook\n"
        "folders = demo_copy(Path(sys.argv[1]), date(2026, 11, 25))\n"
        "open_logbook(folders, demo_start).load_all()\n"
        "print(*sys.modules)"
    )
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)], check=True, capture_output=True, text=True
        ).stdout
        for _ in range(2)
    ]

    assert ["planner.demo" in output.split() for output in outputs] == [True, False]
