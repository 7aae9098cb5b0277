"""The library page: list, card, figure, filter, and what can be done with an exercise."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from planner.config import Settings
from planner.domain.values.exercise import Dose, Exercise
from planner.domain.values.record import Side
from planner.exchange.plans.plan_files import bundled_folder
from planner.logbook.logbook import Logbook
from planner.screens.library.finding import CardFinding
from planner.screens.library.page import LibraryPage
from planner.widgets.form import FormDialog
from planner.widgets.kit.text import plain
from tests.screens.support import (
    FRIDAY,
    SMALL,
    TINY,
    TODAY,
    WIDE,
    Hand,
    Window,
    adopted,
    open_week,
    opened,
    sessions,
)
from tests.widgets.support import screen_text

BRAILLE = {chr(code) for code in range(0x2800, 0x2900)}


async def on_library(window: Window, exercise: str = "") -> LibraryPage:
    """The page after its key, the cursor on an exercise."""
    await window.press("6")
    page = window.app.screen
    assert isinstance(page, LibraryPage)
    if exercise:
        page.go_to(exercise)
        await window.settle()
    return page


def banner(page: LibraryPage) -> str:
    return "".join(plain(line) for line in page.banner.lines)


def listed(page: LibraryPage) -> list[str]:
    return [entry.key for day in page.listed.days for entry in day.entries]


async def test_six_shows_all_exercises_and_the_card_of_the_first(book: Logbook) -> None:
    async with open_week(book) as window:
        page = await on_library(window)

        assert len(listed(page)) == 24
        assert "Quad set one of the article's four" in window.words
        assert "1×10, 10 s hold each side" in window.words
        assert "left Thigh tight" in window.words
        assert set("".join(window.lines)) & BRAILLE
        await window.press("1")
        assert window.app.screen is window.page


async def test_the_card_follows_the_cursor(book: Logbook) -> None:
    async with open_week(book) as window:
        await on_library(window)
        await window.press("down")

        assert "Straight leg raise" in window.words
        assert "Straight leg lifted" in window.words


async def test_the_figure_is_mirrored_for_the_other_knee(tmp_path: Path) -> None:
    drawn = []
    for knee in (Side.LEFT, Side.RIGHT):
        book = opened(tmp_path / knee, Hand())
        adopted(book)
        assert book.profile is not None
        book.setup.adopt(msgspec.structs.replace(book.profile, knee=knee))
        async with open_week(book) as window:
            page = await on_library(window, "slr")
            drawn.append(page.card.figure.figure.drawing.at(1.0).strokes[-2].points[-1][0])
            assert f"{knee} Straight leg lifted" in window.words
        book.close()

    assert drawn[0] == pytest.approx(-drawn[1])


async def test_f_plays_the_figure_and_f_stops_it(book: Logbook) -> None:
    async with open_week(book, settings=Settings(animations="full")) as window:
        window.app.animation_level = "full"
        page = await on_library(window, "slr")
        await window.press("f")
        page.card.figure.beat()
        first = page.card.figure.figure.moment
        page.card.figure.beat()
        assert 0 < first < page.card.figure.figure.moment < 1

        await window.press("f")
        assert page.card.figure.figure.moment == 1.0
        page.card.figure.beat()
        assert page.card.figure.figure.moment == 1.0


async def test_without_animations_nothing_plays_and_that_is_said(book: Logbook) -> None:
    async with open_week(book, settings=Settings(animations="none")) as window:
        page = await on_library(window, "slr")
        await window.press("f")

        assert "animations or figures are off" in banner(page)
        shown = screen_text(page.card.figure.figure)
        assert "Lie on your back, one" in shown
        assert "Straight leg lifted" in shown


@pytest.mark.parametrize("style", ["ascii", "words", "off"])
async def test_another_style_of_figure_shows_no_braille(book: Logbook, style) -> None:
    async with open_week(book, settings=Settings(figures=style)) as window:
        await on_library(window, "clam")
        shown = [line[52:] for line in window.lines[2:]]

        assert not set("".join(shown)) & BRAILLE
        assert ("Top knee lifted" in window.words) is (style != "off")


async def test_plus_and_minus_walk_the_ladder_and_beyond(book: Logbook) -> None:
    async with open_week(book) as window:
        page = await on_library(window, "clam")
        await window.press("plus")
        assert "3×12 each side" in window.words
        said = [plain(one.spans) for one in page.card.reading.paragraphs]
        assert "▶ 4. own weight: 3×12" in said

        await window.press("plus", "plus", "plus", "plus")
        assert page.current() == book.exercises["sl_abd"]
        await window.press("minus", "minus", "minus")
        assert page.current() == book.exercises["clam"]
        assert page.card.step == len(book.exercises["clam"].ladder) - 1


async def test_at_either_end_there_is_nothing_further(book: Logbook) -> None:
    async with open_week(book) as window:
        page = await on_library(window, "monster")
        await window.press("minus")
        assert "nothing easier" in banner(page)
        await window.press("plus", "plus", "plus", "plus")
        assert "nothing harder" in banner(page)


async def test_space_puts_the_step_shown_into_the_week(book: Logbook) -> None:
    async with open_week(book) as window:
        page = await on_library(window, "clam")
        await window.press("plus", "space")
        await window.press("ctrl+u")
        await window.type("fri")
        await window.press("enter")
        await window.press("enter")

        added = sessions(book, FRIDAY)[-1]
        assert [item.exercise for item in added.items] == ["clam"]
        assert added.items[0].dose == book.exercises["clam"].ladder[3].dose
        assert "u undoes" in banner(page)
        await window.press("u")
        assert sessions(book, FRIDAY)[-1] != added


async def test_what_is_not_open_now_is_planned_only_on_a_yes(book: Logbook) -> None:
    before = sessions(book, FRIDAY)
    async with open_week(book) as window:
        page = await on_library(window, "hop_intro")
        await window.press("space")
        assert "Small hops: not now" in window.words
        assert "More knee load than is open to you now (0 of 3)." in window.words
        await window.press("enter")
        assert window.app.screen is page

        await window.press("space", "p", "ctrl+u")
        await window.type("fri")
        await window.press("enter", "enter")

    (added,) = sessions(book, FRIDAY)[len(before) :]
    assert [item.exercise for item in added.items] == ["hop_intro"]


async def test_the_card_tells_the_load_of_the_step_it_shows(book: Logbook) -> None:
    async with open_week(book) as window:
        page = await on_library(window, "calf_raise")
        heads = ["".join(plain(line) for line in page.card.head.lines)]
        await window.press("plus", "plus")
        heads.append("".join(plain(line) for line in page.card.head.lines))

    assert "0 no knee load" in heads[0]
    assert "1 low knee load" in heads[1]


async def test_a_day_that_cannot_be_read_is_refused_in_place(book: Logbook) -> None:
    before = sessions(book, TODAY)
    async with open_week(book) as window:
        await on_library(window)
        await window.press("space", "ctrl+u")
        await window.type("noday")
        await window.press("enter")
        assert "noday" in window.words
        await window.press("escape")

    assert sessions(book, TODAY) == before


async def test_slash_finds_and_n_goes_on_and_round(book: Logbook) -> None:
    async with open_week(book) as window:
        page = await on_library(window)
        await window.press("slash")
        await window.type("DiStefano")
        await window.press("enter")
        seen = [page.listed.cursor]
        for _ in range(12):
            await window.press("n")
            seen.append(page.listed.cursor)
            if seen[-1] == seen[0]:
                break
        hits = [one for one in seen[:-1] if one]
        assert {"clam", "sl_abd"} <= set(hits)
        assert len(hits) == len(set(hits))
        await window.press("N")
        assert page.listed.cursor == hits[-1]


def test_finding_goes_round_both_ends_of_what_is_shown() -> None:
    shown = ("clam", "bridge", "clam_band", "plank")
    names = {"clam": "Clamshell", "clam_band": "Clamshell, band"}
    finding = CardFinding(
        {
            one: Exercise(id=one, name=names.get(one, one), muscles=("m",), dose=Dose())
            for one in shown
        }
    )
    finding.text = "clamshell"

    assert [finding.next(shown, here, 1) for here in ("clam", "plank")] == ["clam_band", "clam"]
    assert [finding.next(shown, here, -1) for here in ("clam", "plank")] == ["clam_band"] * 2
    assert finding.next(("bridge", "plank"), "plank", 1) is None
    assert finding.words(shown, "clam_band") == '"clamshell": 2 of 2. n N go on.'


async def test_words_that_stand_nowhere_are_said_so(book: Logbook) -> None:
    async with open_week(book) as window:
        page = await on_library(window)
        await window.press("n")
        assert "/ asks" in banner(page)
        await window.press("slash")
        await window.type("[b]trampoline")
        await window.press("enter")

        assert '"[b]trampoline" stands on no card' in banner(page)


async def test_the_filter_narrows_the_list_and_esc_drops_it(book: Logbook) -> None:
    async with open_week(book) as window:
        page = await on_library(window)
        await window.press("F")
        assert isinstance(window.top, FormDialog)
        await window.fill("equipment", "band")
        await window.press("enter")
        assert set(listed(page)) == {
            one.id for one in book.exercises.values() if any("band" in it for it in one.equipment)
        }
        assert "with band" in banner(page)

        await window.press("escape")
        assert len(listed(page)) == 24


async def test_a_filter_that_leaves_nothing_says_so(book: Logbook) -> None:
    async with open_week(book) as window:
        page = await on_library(window)
        await window.press("F")
        await window.fill("equipment", "trampoline")
        await window.press("enter")

        assert listed(page) == []
        assert "No exercise is all of that" in window.words
        await window.press("plus", "space", "f", "e", "escape")
        assert len(listed(page)) == 24


async def test_balance_counts_what_was_ticked(book: Logbook) -> None:
    book.session.tick_all(sessions(book, TODAY)[0].id)
    async with open_week(book) as window:
        page = await on_library(window)
        said = [plain(line).split() for line in page.balance.lines]
        assert ["hip", "extension", "0", "0", "none"] in said
        assert ["hip", "abduction", "████████", "3", "████████", "3"] in [
            [part if "█" not in part else "█" * 8 for part in line] for line in said
        ]


async def test_a_new_file_is_written_and_an_own_exercise_names_its_file(
    book: Logbook, tmp_path: Path
) -> None:
    book.plan_folders = (bundled_folder(), tmp_path / "plans")
    async with open_week(book) as window:
        page = await on_library(window, "clam")
        await window.press("e")
        assert "The program's own" in banner(page)

        await window.press("a")
        await window.type("Heel slide")
        await window.press("enter")
        assert (tmp_path / "plans" / "heel_slide.toml").is_file()
        assert "heel_slide.toml" in banner(page)


async def test_a_small_terminal_shows_list_or_card(book: Logbook) -> None:
    async with open_week(book, size=SMALL) as window:
        await on_library(window)
        assert "Wall sit" in window.words
        assert "What for" not in window.words

        await window.press("enter")
        assert "Works the front of the thigh" in window.words
        assert "Wall sit" not in window.words
        await window.press("escape")
        assert "Wall sit" in window.words
        await window.press("b")
        assert "hip rotation" in window.words
        await window.press("escape")
        assert "Wall sit" in window.words


async def test_a_very_small_terminal_shows_the_figure_in_place_of_the_words(book: Logbook) -> None:
    async with open_week(book, size=TINY) as window:
        page = await on_library(window, "slr")
        await window.press("enter")
        assert page.card.figure.figure.region.height == 0
        await window.press("f")
        assert page.card.figure.figure.region.height > 5
        assert set("".join(window.lines[2:])) & BRAILLE
        await window.press("escape", "escape")
        assert "quadriceps" in window.words


@pytest.mark.parametrize("size", [WIDE, SMALL, TINY])
async def test_a_resize_on_the_way_loses_nothing(book: Logbook, size) -> None:
    async with open_week(book, size=size) as window:
        page = await on_library(window, "bridge")
        await window.pilot.resize_terminal(70, 20)
        await window.settle()
        await window.pilot.resize_terminal(*size)
        await window.settle()

        assert page.listed.cursor == "bridge"
