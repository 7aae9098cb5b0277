"""O changes what the wizard asked for, the look, and the load parameters."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from textual.widgets import Static

from planner.app import EasebackApp
from planner.config import Settings, settings
from planner.domain.knee.parameter import value_of
from planner.domain.values.errors import ExchangeError
from planner.domain.values.record import Side
from planner.exchange.plans.settings_file import changed, write_settings
from planner.logbook.logbook import Logbook
from planner.screens.week.page import WeekPage
from planner.widgets.choice_line import ChoiceLine
from tests.screens.support import SMALL, WIDE, Hand, Window, open_week, opened


async def test_the_answers_of_the_wizard_change_as_one_undoable_change(book: Logbook) -> None:
    cards = {card.id for card in book.cards.planned(book.today, book.today)}
    async with open_week(book) as window:
        await window.press("O", "w")
        window.top.query_one("#field-unit", ChoiceLine).action_pick_option()
        await window.fill("exercise_days", "tue thu")
        await window.press("enter")

        profile = book.profile
        assert profile is not None
        assert (profile.unit, profile.exercise_days, profile.knee) == ("mi", (1, 3), Side.LEFT)
        assert (
            "Options: distances in miles (was kilometres); exercise days Tue, Thu (was Mon, W"
            in (window.banner)
        )
        assert " mi" in window.words
        await window.press("u")
        assert book.profile is not None
        assert (book.profile.unit, book.profile.exercise_days) == ("km", (0, 2, 4))
    assert {card.id for card in book.cards.planned(book.today, book.today)} == cards


@pytest.mark.parametrize("size", [SMALL, WIDE], ids="{0[0]}x{0[1]}".format)
async def test_the_ordinary_day_changes_as_one_undoable_change(
    book: Logbook, size: tuple[int, int]
) -> None:
    async with open_week(book, size) as window:
        await window.press("O", "u")
        await window.fill("usual_morning_left", "5")
        await window.fill("can_run_s", "16")
        await window.press("enter")
        assert "A knee at 5/10 on ordinary mornings wants a professional first." in window.words
        await window.press("enter")

        assert book.profile is not None
        assert (book.profile.usual_morning, book.profile.can_run_s) == ({"left": 5}, 960)
        assert book.last_words == (
            "Options: usual morning pain left 5/10 (not said before); "
            "running at pain 2 or less 16 min (not said before)"
        )
        await window.press("O", "u")
        await window.fill("usual_morning_left", "")
        await window.press("enter")
        assert book.profile.usual_morning == {}
        assert book.profile.can_run_s == 960
        await window.press("u", "u")
        assert book.profile.usual_morning == {}
        assert book.profile.can_run_s is None


@pytest.mark.parametrize("size", [SMALL, WIDE], ids="{0[0]}x{0[1]}".format)
async def test_every_field_about_the_runner_is_seen_while_it_is_answered(
    book: Logbook, size: tuple[int, int]
) -> None:
    book.settings.change_answers({"knee": Side.BOTH})
    async with open_week(book, size) as window:
        for key in "wur":
            await window.press("O", key)
            seen = set()
            while (field := window.top.focused) is not None and field.id not in seen:
                seen.add(field.id)
                assert 0 < field.region.y < size[1] - 1
                assert field.parent is not None
                label = field.parent.query_one(".label", Static)
                assert str(label.render()) in window.lines[field.region.y]
                await window.press("tab")
            assert len(seen) in (5, 6)
            await window.press("escape")


async def test_running_and_goals_are_kept_and_a_slip_stays_in_the_form(book: Logbook) -> None:
    async with open_week(book, SMALL) as window:
        await window.press("O", "r")
        await window.fill("weekly_m", "2")
        await window.fill("longest_m", "30")
        await window.press("enter")
        assert "longer than five usual weeks" in window.words
        await window.fill("weekly_m", "20")
        await window.fill("longest_m", "8")
        await window.fill("pace_s", "1:00")
        await window.press("enter")
        assert "from 2:30 to 20:00 a km" in window.words
        await window.fill("pace_s", "6:30")
        await window.fill("goal_week_m", "300")
        await window.press("enter")
        assert "Expected 5 to 200 km, or none." in window.words
        await window.fill("goal_week_m", "60")
        await window.fill("goal_m", "20")
        await window.press("enter")

        profile = book.profile
        assert profile is not None
        assert (profile.weekly_m, profile.longest_m, profile.pace_s) == (20_000, 8_000, 390)
        assert (profile.goal_week_m, profile.goal_m) == (60_000, 20_000)


async def test_the_other_knee_takes_what_was_said_of_the_first_along_or_away(
    book: Logbook,
) -> None:
    book.settings.change_answers({"usual_morning": {"left": 3}, "usual_stairs": {"left": 4}})
    async with open_week(book) as window:
        await window.press("O", "w", "right", "right", "enter")
        assert book.profile is not None
        assert (book.profile.knee, book.profile.usual_morning) == (Side.BOTH, {"left": 3})
        await window.press("O", "w", "left", "enter")
        assert (book.profile.knee, book.profile.usual_morning) == (Side.RIGHT, {})
        assert "usual morning pain not said (was left 3/10)" in book.last_words


async def test_saving_without_a_change_writes_nothing(book: Logbook) -> None:
    async with open_week(book) as window:
        before = book.revision
        await window.press("O", "w", "enter")
        assert book.revision == before
        assert "Nothing was changed" in window.banner


async def test_another_first_day_turns_the_columns(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("O", "w")
        line = window.top.query_one("#field-week_start", ChoiceLine)
        for _ in range(6):
            line.action_step_option(1)
        await window.press("enter")

        assert window.page.calendar.grid.days[0].key == "2026-11-22"


async def test_before_the_wizard_there_is_nothing_to_change(empty: Logbook) -> None:
    async with open_week(empty) as window:
        await window.press("escape", "O", "w")
        assert "0 opens the wizard" in window.banner


async def test_a_load_parameter_is_set_within_its_range_and_back(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("O", "p", "slash", *"hard_factor", "enter")
        await window.press(*["backspace"] * 6, *"1.5", "enter")
        assert "cannot be 1.5" in window.words
        await window.press(*["backspace"] * 3, *"1.05", "enter")
        assert value_of(book.parameters, "hard_factor") == pytest.approx(1.05)
        assert "u undoes" in window.banner

        await window.press("O", "p", "slash", *"hard_factor", "enter")
        await window.press(*["backspace"] * 6, "enter")
        assert value_of(book.parameters, "hard_factor") == pytest.approx(1.1)


async def test_parameters_that_no_longer_exist_are_told_when_the_window_opens(
    book: Logbook, tmp_path: Path, hand: Hand
) -> None:
    assert book.profile is not None
    book.put("Old", [msgspec.structs.replace(book.profile, parameters={"gone_days": 5.0})])
    book.close()
    again = opened(tmp_path, hand)
    async with open_week(again) as window:
        assert "Left aside: gone_days 5." in window.toasts
        assert again.settings.left_aside() == {"gone_days": 5.0}
    again.close()


async def test_another_theme_is_taken_at_once_and_kept(book: Logbook, tmp_path: Path) -> None:
    folder = tmp_path / "config"
    app = EasebackApp(book, Settings(), config=folder)
    async with app.run_test(size=WIDE) as pilot:
        page = app.screen
        assert isinstance(page, WeekPage)
        window = Window(pilot, page)
        await window.settle()
        await window.press("O", "l")
        line = window.top.query_one("#field-theme", ChoiceLine)
        names = [key for key, _ in line.options]
        line.focus()
        line.place = names.index("nord") - 1
        await window.press("right", "enter")

        assert app.theme == "nord"
        assert settings(folder) == (Settings(theme="nord"), ())


def test_only_the_line_of_the_key_changes() -> None:
    text = '# mine\ntheme = "nord" # night\nanimations="none"\n\n[keys]\n"week.add" = "a"\n'

    made = changed(text, {"theme": "", "figures": "ascii"})

    assert made == (
        'figures = "ascii"\n# mine\ntheme = ""\nanimations="none"\n\n[keys]\n"week.add" = "a"\n'
    )


def test_a_file_that_cannot_be_told_apart_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="not known here"):
        changed('"theme" = "nord"\n', {"theme": "dracula"})


def test_a_broken_settings_file_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("theme = \n")

    with pytest.raises(ExchangeError, match="has a slip"):
        write_settings(tmp_path, {"theme": "nord"})

    assert path.read_text() == "theme = \n"


def test_a_full_disk_is_told_in_words_and_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "config.toml"
    path.write_text('theme = "nord"\n')

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)

    with pytest.raises(ExchangeError, match="cannot be written"):
        write_settings(tmp_path, {"theme": "dracula"})

    assert path.read_text() == 'theme = "nord"\n'
    assert [one.name for one in tmp_path.iterdir()] == ["config.toml"]


def test_a_file_that_is_a_link_stays_one_and_what_it_names_changes(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text("# mine\n")
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "config.toml").symlink_to(mine)

    assert write_settings(folder, {"theme": "nord"}).theme == "nord"

    assert (folder / "config.toml").is_symlink()
    assert mine.read_text() == 'theme = "nord"\n# mine\n'


async def test_a_folder_is_looked_at_and_left_again(book: Logbook, tmp_path: Path) -> None:
    book.machine_folder = tmp_path
    (stick := tmp_path / "stick").mkdir()
    async with open_week(book) as window:
        await window.press("O", "f", "a")
        await window.type(str(tmp_path / "nowhere"))
        await window.press("enter")
        assert "There is no" in window.words
        await window.press("ctrl+u")
        await window.type(str(stick))
        await window.press("enter")
        assert book.watched.folders() == (stick,)
        await window.press("O", "f", "down", "enter")
        assert book.watched.folders() == ()
