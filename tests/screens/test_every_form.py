"""Every form of the program: whatever has the focus is wholly on the screen."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec
import pytest
from textual.containers import Vertical
from textual.geometry import Region
from textual.widget import Widget

from planner.config import Settings
from planner.domain.knee.scores import SCALES, scale_of
from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.record import Side
from planner.domain.values.run import CrossTraining, Run, RunKind
from planner.domain.values.session import asked
from planner.logbook.logbook import Logbook
from planner.logbook.report.reporting import Reporting
from planner.screens.shared.add_forms import note_form, session_form
from planner.screens.shared.answer_fields import known_answers
from planner.screens.shared.cross_forms import training_form
from planner.screens.shared.edit_forms import dose_fields, planned_form, rest_form
from planner.screens.shared.export_form import export_form
from planner.screens.shared.journal_forms import pain_form
from planner.screens.shared.options import ASKED
from planner.screens.shared.reason_form import reason_form
from planner.screens.shared.report_form import report_form
from planner.screens.shared.run_forms import over_form, plan_form, run_form
from planner.screens.shared.safety_forms import findings_dialog
from planner.screens.shared.scores_forms import activities_form, scores_form
from planner.screens.shared.session_dialog import rating_form, tick_fields
from planner.widgets.dialog import Dialog
from planner.widgets.form import FormDialog
from planner.widgets.form_field import FieldRow
from tests.screens.support import THURSDAY, TODAY, Window, open_week, runs, sessions

LINES = "first line\nsecond line\nthird line\nfourth line"


def walk_run(book: Logbook) -> FormDialog:
    """The longest form about a run: both knees, a walk-run, a long note."""
    run = Run(
        id="w", date=TODAY, distance_m=4000, run_kind=RunKind.WALK_RUN, side=Side.LEFT, note=LINES
    )
    return run_form(book, "Log the run of today", run, fresh=True)


def both_knees(book: Logbook, name: str) -> FormDialog:
    """A form about the runner, with both knees sore."""
    assert book.profile is not None
    profile = msgspec.structs.replace(book.profile, knee=Side.BOTH)
    return ASKED[name](known_answers(profile), book.today)


FORMS: dict[str, Callable[[Logbook], FormDialog]] = {
    "run": walk_run,
    "plan a run": lambda book: plan_form(book, THURSDAY),
    "planned run": lambda book: planned_form(book, runs(book, THURSDAY)[0]),
    "over the cap": lambda book: over_form(book, runs(book, THURSDAY)[0], 9000),
    "scores": lambda book: scores_form(book, tuple(map(scale_of, SCALES))),
    "activities": activities_form,
    "session": lambda book: session_form(book, THURSDAY, sessions(book, TODAY)[0].items),
    "planned session": lambda book: rest_form(book, sessions(book, TODAY)[0]),
    "doses": lambda book: FormDialog("Doses", dose_fields(book, sessions(book, TODAY)[0])),
    "set": lambda book: FormDialog(
        "Set", tick_fields(asked(sessions(book, TODAY)[0].items[0].dose))
    ),
    "rating": lambda book: rating_form(book.cards.session(sessions(book, TODAY)[0].id)),
    "note": lambda _: note_form("Note", LINES, ("desk",)),
    "training": lambda book: training_form(
        book, CrossTraining(id="c", date=TODAY, sport="bike", note=LINES), "Log training"
    ),
    "pain": lambda book: pain_form(
        book,
        PainReading(id="p", date=TODAY, score=3, side=Side.LEFT, moment=Moment.MORNING, note=LINES),
    ),
    "reason": lambda _: reason_form("Why?", "It is kept."),
    "export": export_form,
    "report": lambda book: report_form(Reporting(book)),
    "answers": lambda book: both_knees(book, "answers"),
    "usual": lambda book: both_knees(book, "usual"),
    "running": lambda book: both_knees(book, "running"),
}
"""One of each; those that are asked step by step stand in `REACHED`."""
KEPT_WORDS = ("note", "text", "reason")
"""Fields for words of the runner's own that are kept, in whatever form they stand."""
REACHED = {
    "tests": ("a", "t"),
    "look": ("O", "l"),
    "goal": ("G",),
    "library filter": ("6", "F"),
    "wizard, knee": ("0", "enter", "n"),
    "wizard, ordinary day": ("0", "enter", "n", "enter"),
    "wizard, history": ("0", "enter", "n", "enter", "enter", "t"),
    "wizard, plan": ("0", "enter", "n", "enter", "enter", "a", "enter"),
}
"""Keys that lead to a form."""
SIZES = [(80, 24), (40, 12)]


def assert_seen(window: Window) -> None:
    """What has the focus stands wholly inside all that it scrolls in, and on the screen."""
    at = window.top.focused
    assert at is not None
    assert at.region.height > 0
    for box in at.ancestors_with_self[1:]:
        if box is window.top:
            break
        assert isinstance(box, Widget)
        assert box.region.contains_region(at.region), (at, at.region, box, box.region)
    assert window.top.region.contains_region(at.region)
    assert "esc" in window.words


async def walk_through(window: Window) -> None:
    """Tab through all fields and once back to the first."""
    dialog = window.top
    assert isinstance(dialog, Dialog)
    await window.settle()
    for _ in range(len(dialog.focus_chain) + 1):
        assert_seen(window)
        await window.press("tab")
    await window.press("shift+tab")
    assert_seen(window)


@pytest.mark.parametrize("name", FORMS)
async def test_the_field_that_has_the_focus_is_wholly_seen(book: Logbook, name: str) -> None:
    async with open_week(book, (80, 24), Settings(animations="none")) as window:
        for size in SIZES:
            await window.pilot.resize_terminal(*size)
            window.app.push_screen(FORMS[name](book))
            await window.settle()
            await walk_through(window)
            await window.press("escape")


@pytest.mark.parametrize("name", FORMS)
async def test_words_that_are_kept_take_several_lines_pasted_as_they_are(
    book: Logbook, name: str
) -> None:
    form = FORMS[name](book)
    async with open_week(book, settings=Settings(animations="none")) as window:
        window.app.push_screen(form)
        await window.settle()
        for row in form.query(FieldRow):
            if row.field.key in KEPT_WORDS:
                await window.fill(row.field.key, "one\r\ntwo\r\n\r\nthree")
                assert row.text == "one\ntwo\n\nthree"


@pytest.mark.parametrize("name", FORMS)
async def test_the_editor_is_named_among_the_keys_of_a_field_that_can_be_written_in_it(
    book: Logbook, name: str
) -> None:
    form = FORMS[name](book)
    async with open_week(book, settings=Settings(animations="none")) as window:
        window.app.push_screen(form)
        await window.settle()
        for row in form.query(FieldRow):
            row.control.focus()
            await window.settle()
            named = "ctrl+e editor" in window.words
            assert named is ("ask_editor" in {
                one.binding.action for one in window.top.active_bindings.values()
            }), row.field.key  # fmt: skip


async def test_the_reason_for_going_over_the_cap_keeps_its_lines(book: Logbook) -> None:
    async with open_week(book) as window:
        run = runs(book, THURSDAY)[0]
        await window.on_card(run.id, THURSDAY)
        await window.press("o")
        await window.fill("metres", "9")
        await window.fill("reason", "club evening\nwith Ben")
        await window.press("enter")
        assert runs(book, THURSDAY)[0].override == "club evening\nwith Ben"


@pytest.mark.parametrize("name", REACHED)
@pytest.mark.parametrize("size", [(80, 12), (80, 24)])
async def test_a_form_that_keys_lead_to_shows_its_fields(
    book: Logbook, name: str, size: tuple[int, int]
) -> None:
    async with open_week(book, size, Settings(animations="none")) as window:
        if name == "goal":
            await window.press("3")
        await window.press(*REACHED[name])
        assert isinstance(window.top, FormDialog)
        await walk_through(window)


@pytest.mark.parametrize("size", [(80, 24), (80, 12), (40, 12), (120, 40)])
async def test_every_red_flag_can_be_read_to_its_end(book: Logbook, size: tuple[int, int]) -> None:
    dialog = findings_dialog("Is anything of this true?", ())
    async with open_week(book, size, Settings(animations="none")) as window:
        window.app.push_screen(dialog)
        await window.settle()
        assert "n none of these" in window.words
        for _, words in dialog.sentences:
            assert words in seen_in(window, dialog.query_one(Vertical).region)
            await window.press("down")


def seen_in(window: Window, region: Region) -> str:
    """The words in a part of the screen, without frame and scroll bar."""
    rows = window.lines[region.y : region.bottom]
    text = " ".join(row[region.x + 1 : region.right - 1] for row in rows)
    return " ".join(re.sub("[│─▁▂▃▄▅▆▇█▌▐▎]", " ", text).split())
