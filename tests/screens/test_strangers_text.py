"""Nothing that a stranger wrote is obeyed by the terminal, wherever it is shown."""

from __future__ import annotations

import re
import zipfile
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

import planner
from planner.domain.values.exercise import Dose
from planner.domain.values.harmless import OBEYED
from planner.domain.values.journal import Moment
from planner.domain.values.run import CrossTraining, Run
from planner.domain.values.scores import Activity, ScoreSheet
from planner.domain.values.session import Item
from planner.logbook import book as door
from planner.logbook.logbook import Logbook
from planner.store.journal import Journal
from planner.widgets.kit.text import clean
from planner.widgets.lines_input import LinesInput
from tests.screens.support import THURSDAY, TODAY, TUESDAY, Window, open_week, runs, sessions
from tests.store.samples import raw_of

EVIL = "ow\x1b]52;c;aGk=\x07\x9b2J\x1b[31m \u202eback\u2066\u200f\x00\r\x7f end"
"""Sets the clipboard, wipes the screen, turns colour and direction."""
LEAVING = {"q", "ctrl+q", "ctrl+c", "ctrl+z", "ctrl+l", "ctrl+p", "f1"}


def obeyed(text: str) -> set[str]:
    """What in a text a terminal would obey."""
    return {f"U+{ord(one):04X}" for one in text if ord(one) in OBEYED}


def drawn(window: Window) -> set[str]:
    """The same of all that is on the screen, toasts too."""
    return set().union(*map(obeyed, window.lines))


@pytest.fixture
def evil(book: Logbook, monkeypatch: pytest.MonkeyPatch) -> Logbook:
    """A journal as another program may have written it: evil in every text there is."""
    with monkeypatch.context() as another_program:
        another_program.setattr(door, "harmless_values", lambda raw: raw)
        another_program.setattr(door, "harmless", lambda words: words)
        book.facts.add_note(EVIL, (EVIL,))
        run = runs(book, TUESDAY)[0]
        book.put(EVIL, [msgspec.structs.replace(run, note=EVIL, terrain=EVIL)])
        (thursday,) = runs(book, THURSDAY)
        book.calendar.set_distance(thursday, 9000, EVIL)
        card = sessions(book, TODAY)[0]
        book.put(EVIL, [msgspec.structs.replace(card, name=EVIL, note=EVIL, phase=EVIL)])
        quad = Item(exercise="quad_set", dose=Dose(sets=2, reps=10))
        own = book.calendar.add_session(TODAY, EVIL, (quad,))
        book.session.tick(own.id, book.cards.session(own.id).sets[0])
        book.facts.log_pain(book.facts.reading_of(2, moment=Moment.EXERCISE, note=EVIL))
        book.put(EVIL, [CrossTraining(id="x", date=TODAY, sport=EVIL, title=EVIL, note=EVIL)])
        answers = {"worst": 3, "activity/a": 2, EVIL: 1}
        sheet = ScoreSheet(id="s", date=TODAY, values=answers, activities={"a": EVIL}, note=EVIL)
        book.put(EVIL, [Activity(id="a", words=EVIL, since=TODAY), sheet])
        yesterday = TODAY - timedelta(days=1)
        _disagree(book)
        book.facts.log_run(Run(id="r", date=yesterday, distance_m=3000, note=EVIL, title=EVIL))
    exercise = book.exercises["clam"]
    book.exercises["clam"] = msgspec.structs.replace(exercise, name=EVIL)
    plan = book.profile.plan if book.profile else ""
    book.plans[plan] = msgspec.structs.replace(book.plans[plan], name=EVIL)
    return book


def _disagree(book: Logbook) -> None:
    """Another laptop, whose texts are as evil, changed two entries without knowing of ours."""
    notes = [book.facts.add_note(f"{number}") for number in range(2)]
    other = Journal.open(book.journal.folder, device="desk-0001", now=book.clock)
    for note in notes:
        raw = raw_of(other, "facts", note.id, f"{TODAY:%Y-%m}")
        assert raw is not None
        other.commit(EVIL, [other.edits_for(raw, {**raw, "text": f"theirs {EVIL}"}, "facts")])
        book.put(EVIL, [msgspec.structs.replace(note, text=f"ours {EVIL}")])
    book.poll()
    assert book.clashes.count() == 2


def keys_of(window: Window, page: str) -> list[str]:
    """The keys to try on a page: those that every page has are tried on the first."""
    active = window.top.active_bindings
    own = (key for key, one in active.items() if not (one.binding.id or "").startswith("book."))
    return sorted(({*active} if page == "1" else {*own}) - LEAVING)


@pytest.mark.parametrize("page", ["1", "2", "3", "4", "5", "6", "0"])
async def test_no_page_and_no_dialog_of_it(evil: Logbook, page: str) -> None:
    evil.notices.append(EVIL)
    async with open_week(evil) as window:
        await window.press(page)
        assert not drawn(window)
        base = len(window.app.screen_stack)
        for key in keys_of(window, page):
            await window.press(key)
            assert not drawn(window), f"after {key}"
            for _ in range(6):
                if len(window.app.screen_stack) <= base:
                    break
                await window.press("escape")


async def test_no_toast(book: Logbook) -> None:
    async with open_week(book) as window:
        window.page.notify(EVIL, title=EVIL, timeout=60)
        await window.settle()
        assert "ow" in window.words
        assert not drawn(window)


async def test_no_member_of_an_archive_that_is_brought_in(book: Logbook, tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"activities/{EVIL.replace(chr(0), '')}.gpx", "<gpx></gpx>")
    async with open_week(book) as window:
        await window.press("I")
        await window.type(str(path))
        await window.press("enter")
        await window.until("ow")
        assert not drawn(window)


async def test_no_paste_into_a_field(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("a", "n")
        await window.type(EVIL)
        field = window.top.focused
        assert isinstance(field, LinesInput)
        assert not obeyed(field.text.replace("\n", " "))
        assert not drawn(window)


def test_what_is_written_is_kept_without_it(book: Logbook) -> None:
    note = book.facts.add_note(f"first\n{EVIL}", (EVIL,))

    kept = book.get(note.id)

    assert not obeyed(str(msgspec.to_builtins(kept)))
    assert not obeyed(book.undo_list()[0].words)
    assert "first\now" in str(msgspec.to_builtins(kept)["text"])


def test_widgets_draw_nothing_of_it() -> None:
    assert not obeyed(clean("".join(map(chr, OBEYED))))


def test_text_enters_textuals_widgets_through_one_door() -> None:
    makes = re.compile(
        r"\bContent(?:\.\w+)?\(|\bText\(|\b(?:Static|Label|Option)\((?!literal|(?:self\.)?_prompt|id=|classes=)"
    )
    folder = Path(planner.__file__).parent

    found = [
        f"{path.relative_to(folder)}: {one.group()}"
        for path in folder.rglob("*.py")
        if path.name != "literal.py" and path.relative_to(folder).parts[0] in ("widgets", "screens")
        for one in makes.finditer(path.read_text(encoding="utf-8"))
    ]

    assert found == []
