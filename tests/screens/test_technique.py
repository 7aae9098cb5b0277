"""Running technique in the window: chosen, said of a run, and the beat of a walk-run."""

from __future__ import annotations

import pytest

from planner.config import Settings
from planner.domain.technique.step_rate import UsualRate
from planner.domain.values.run import PlannedRun, Run
from planner.domain.values.technique import FocusKind, Heed
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.present.metronome import FEET
from planner.screens.session.beat import BeatLine
from tests.screens.playing import open_player
from tests.screens.support import TODAY, WIDE, open_week

FAST = Settings(ready_s=3, switch_s=3)
WALK_S = 300


def is_still(line: BeatLine) -> bool:
    """True while it waits for no beat: no timer of it is under way."""
    return line._timer is None


async def test_a_step_rate_is_chosen_by_keys_and_said_of_the_run_that_was_run(
    book: Logbook,
) -> None:
    async with open_week(book, WIDE) as window:
        await window.press("C")
        assert "Running technique" in window.words
        await window.press("r")
        await window.fill("usual", "82")
        await window.press("enter")
        focus = book.focuses.on(TODAY)
        assert focus is not None
        assert (focus.usual, focus.rate) == (164, 172)
        assert "◇ rate 172" in window.words

        run = book.facts.log_run(Run(id=new_id(), date=TODAY, distance_m=3000))
        await window.settle()
        await window.on_card(run.planned or run.id, TODAY)
        assert "◇ kept? f" in window.words
        await window.press("f", "p")
        kept = book.get(run.id)
        assert isinstance(kept, Run)
        assert (kept.focus, kept.heeded) == (FocusKind.STEP_RATE, Heed.PARTLY)
        assert "◐ step rate" in window.words
        await window.press("C", "c")
        assert "partly kept 1 run mornings after: 1 ? not answered" in window.words


async def test_the_form_of_a_run_asks_how_far_it_was_kept(book: Logbook) -> None:
    book.technique.begin(FocusKind.UPRIGHT)
    async with open_week(book, WIDE) as window:
        await window.press("r")
        assert "upright trunk" in window.words
        await window.fill("distance_m", "3")
        window.top.query_one("#field-heeded").focus()
        await window.press("right", "enter")
        (run,) = (one for one in book.on(TODAY) if isinstance(one, Run))
        assert run.heeded is Heed.KEPT


async def test_a_walk_run_beats_while_it_is_run_and_is_still_while_it_stands(
    book: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.calendar.drop_cards(book.cards.planned(TODAY, TODAY))
    book.put("Added", [PlannedRun(id=new_id(), date=TODAY, distance_m=1500, rung=1)])
    book.technique.begin(FocusKind.STEP_RATE, UsualRate(171))  # 180: three beats a second
    async with open_player(book, settings=FAST) as player:
        line = player.page.view.beat
        bells: list[int] = []
        monkeypatch.setattr(line.app, "bell", lambda: bells.append(1))
        await player.press("space")
        assert is_still(line)
        await player.wait(WALK_S)
        first = line.lines[0][0].text
        player.watch.now += 1 / 3
        player.page.look()
        assert {first, line.lines[0][0].text} == set(FEET)
        assert not is_still(line)

        await player.press("t")
        assert "heard as the terminal's bell" in player.words
        rung = len(bells)
        player.watch.now += 1 / 3
        player.page.look()
        assert len(bells) == rung + 1
        await player.press("m", "space")
        assert is_still(line)
        await player.press("t", "space")
        assert "no beat" in player.words
        assert is_still(line)
