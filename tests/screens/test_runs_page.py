"""The runs page: a week's runs, why, what comes next, the goal."""

from __future__ import annotations

from datetime import timedelta

from planner.domain.values.calendar import WEEK
from planner.domain.values.journal import Moment
from planner.domain.values.run import Run
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.screens.runs.page import RunsPage
from planner.widgets.kit.text import plain
from tests.screens.support import MONDAY, SMALL, SUNDAY, THURSDAY, TODAY, TUESDAY, open_week, runs


async def on_runs_page(window) -> RunsPage:
    """The page after its key."""
    await window.press("3")
    page = window.app.screen
    assert isinstance(page, RunsPage)
    return page


def ran(book: Logbook) -> None:
    """Tuesday's run with all four pain scores."""
    book.facts.log_run(
        Run(
            id=new_id(), date=TUESDAY, distance_m=5000, duration_s=1800,
            pain_before=0, pain_during=1, pain_after=0,
        )
    )  # fmt: skip


async def test_three_shows_the_weeks_runs_and_one_goes_home(book: Logbook) -> None:
    ran(book)
    async with open_week(book) as window:
        page = await on_runs_page(window)
        assert "5.0 km 0 1 0 1 ✓ green flat, 30:00, 6:00 /km" in window.words
        assert page.calendar.cards.current_day() == THURSDAY
        await window.press("1")
        assert window.app.screen is window.page


async def test_the_why_card_follows_the_cursor(book: Logbook) -> None:
    async with open_week(book) as window:
        await on_runs_page(window)
        assert "Thu 26 Nov: up to 6.6 km" in window.words
        await window.press("down")
        assert "Sun 29 Nov: up to" in window.words


async def test_plus_on_the_runs_page_is_held_at_the_cap_and_kept_by_enter(book: Logbook) -> None:
    async with open_week(book) as window:
        await on_runs_page(window)
        await window.press("down", *["plus"] * 7)
        assert "at the cap 6.6 (longest run)" in window.words
        await window.press("enter")
        assert runs(book, SUNDAY)[0].distance_m == 6600


async def test_a_change_on_one_page_is_seen_on_the_other(book: Logbook) -> None:
    async with open_week(book) as window:
        await on_runs_page(window)
        await window.press("minus", "enter", "1")
        assert "Run 4.4 km" in window.words
        await window.press("3", "u", "1")
        assert "Run 4.4 km" not in window.words


async def test_the_weeks_turn_with_the_same_keys(book: Logbook) -> None:
    async with open_week(book) as window:
        page = await on_runs_page(window)
        await window.press("L")
        assert page.calendar.first == MONDAY + WEEK
        await window.press("t")
        assert page.calendar.first == MONDAY


async def test_a_goal_is_looked_ahead_to_in_words_that_never_promise(book: Logbook) -> None:
    async with open_week(book) as window:
        page = await on_runs_page(window)
        await window.press("G")
        await window.fill("goal", "10k")
        await window.press("enter")
        await window.until("in one run")
        assert book.profile is not None
        assert book.profile.goal_m == 10_000
        said = " ".join(plain(line) for line in page.coming.lines)
        assert "Not before" in said
        assert "if all stays green" in said


async def test_a_flare_shows_the_way_back_and_what_is_still_open(book: Logbook) -> None:
    ran(book)
    book.facts.log_pain(book.facts.reading_of(6, moment=Moment.DURING, flare=True))
    async with open_week(book) as window:
        await on_runs_page(window)
        assert "Flare since Wed 25 Nov: 6/10 in a run" in window.words
        assert "No running before Sat 28 Nov" in window.words
        assert "then 4 mornings in a row" in window.words


async def test_the_runs_page_fits_a_small_terminal(book: Logbook) -> None:
    async with open_week(book, size=SMALL) as window:
        await on_runs_page(window)
        assert all(len(line) <= SMALL[0] for line in window.lines)
        assert "What comes next" in window.words


async def test_a_week_without_runs_says_so_by_empty_days(book: Logbook) -> None:
    async with open_week(book) as window:
        page = await on_runs_page(window)
        page.calendar.go_to(MONDAY - timedelta(weeks=3))
        await window.settle()
        assert len(page.calendar.grid.days) == 7


async def test_the_look_back_counts_days_over_and_within_the_caps(book: Logbook) -> None:
    for day, during in ((TUESDAY, 1), (TODAY, 6)):
        book.facts.log_run(
            Run(id=new_id(), date=day, distance_m=9000, pain_before=0, pain_during=during,
                pain_after=0)
        )  # fmt: skip
    async with open_week(book) as window:
        await on_runs_page(window)
        assert "over the cap 2 1 ✓ green 0 ▲ amber 1 ■ red 0 ? open" in window.words
        assert "within it 0 0 ✓ green" in window.words
        assert "counts, not causes" in window.words


async def test_y_on_the_look_back_names_each_day_over_its_cap(book: Logbook) -> None:
    book.facts.log_run(Run(id=new_id(), date=TUESDAY, distance_m=9000, pain_during=4))
    async with open_week(book) as window:
        page = await on_runs_page(window)
        page.back.focus()
        await window.press("y")
        assert "Why this number: look back" in window.words
        assert "LONG Tue 24 Nov 9.0 km run, cap 6.6 km: amber" in window.words
        assert "easeback backtest" in window.words


async def test_the_look_back_is_that_of_the_command(book: Logbook) -> None:
    book.facts.log_run(Run(id=new_id(), date=TUESDAY, distance_m=9000, pain_during=4))

    assert book.outlook.lately().over == book.outlook.look_back().over
    assert book.outlook.lately().held == book.outlook.look_back().held
