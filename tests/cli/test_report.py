"""`report`: one page for the next appointment, looked at as it would be printed."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Easeback, Result
from tests.logbook.living import DAY, TODAY, Clock, opened, profile, ran, running, session

BROWSER = next(filter(shutil.which, ("chromium", "chromium-browser", "google-chrome")), None)
RENDERER = shutil.which("pdftoppm")
EVIL = "[left] <b>&=1+1|</td><script>document.title='evil'</script> \x1b[31m"


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight weeks of runs, sets, scores, evil notes and a run that was too much; only looked at."""
    folder = tmp_path_factory.mktemp("lived") / "journal"
    book = opened(folder, Clock())
    running(book)
    book.put("Set up", [profile(plan="runners-knee-basics", born=1984)])
    for back in range(0, 40, 3):
        card = session(book, TODAY - back * DAY)
        book.session.tick_all(card.id)
    ran(book, TODAY - DAY, 9.0, pain_during=6, note=EVIL)
    book.facts.add_note(f"May I run? {EVIL}", ("ask", EVIL))
    book.close()
    return folder


@pytest.fixture
def lived(easeback: Easeback, journal: Path) -> Easeback:
    """The command on that journal, at its noon."""

    def call(*words: str, at: str = "") -> Result:
        assert not at
        return easeback(*words, "--data", str(journal), at="2026-11-25T12:00")

    return call


@pytest.mark.parametrize("form", ["html", "pdf", "md"])
def test_it_is_written_whole_for_its_owner_alone(lived, tmp_path, form):
    path = tmp_path / f"knee.{form}"

    result = lived("report", "--to", str(path))

    assert (result.code, result.out.strip()) == (0, f"Wrote {path}")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.stat().st_size > 1000


def test_it_is_never_written_over_another_file_unasked(lived, tmp_path):
    path = tmp_path / "knee.html"
    path.write_text("mine")

    assert lived("report", "--to", str(path)).code == 2
    assert path.read_text() == "mine"
    assert lived("report", "--to", str(path), "--yes").code == 0
    assert path.read_text() != "mine"


def test_without_a_word_it_is_the_last_six_weeks_and_named_after_the_day(
    lived, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)

    lived("report")

    text = (tmp_path / "knee-2026-11-25.html").read_text()
    assert "Mon 19 Oct 2026 to Wed 25 Nov 2026" in text


@pytest.mark.parametrize(
    ("span", "first"),
    [("2w", "Mon 16 Nov 2026"), ("3d", "Mon 23 Nov 2026"), ("1m", "Mon 2 Nov 2026")],
)
def test_a_span_is_days_weeks_or_months(lived, span, first):
    text = lived("report", "--last", span, "--to", "-").out

    assert f"{first} to Wed 25 Nov 2026" in text


@pytest.mark.parametrize(
    "words",
    [
        ("--last", "six"),
        ("--last", "0w"),
        ("--last", "6w", "--from", "mon"),
        ("--to", "knee.docx"),
        ("--to", "knee.pdf", "--format", "md"),
        ("--last", "999w"),
        ("--without", "everything"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(lived, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.rglob("knee*"))

    assert lived("report", *words).code == 2
    assert set(tmp_path.rglob("knee*")) == before


def test_markdown_on_standard_output_holds_nothing_that_a_terminal_obeys(lived):
    text = lived("report", "--to", "-", "--format", "md", "--name", EVIL).out

    assert "\x1b" not in text
    assert "<b>" not in re.sub(r"\\.", "", text)
    assert "May I run?" in text


def test_anonymous_it_holds_no_word_of_the_runner(lived):
    text = lived("report", "--to", "-", "--anon", "--name", "Kim Berg").out

    assert "Kim Berg" not in text
    assert "[left]" not in text


GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_page_of_a_known_journal_is_the_one_that_was_looked_at(lived, tmp_path, form):
    """On purpose otherwise: print it, look at it, and copy the new one over the golden one."""
    path = tmp_path / f"knee.{form}"
    lived("report", "--to", str(path))

    assert path.read_text() == (GOLDEN / path.name).read_text(), f"look at {path}"


def printed(browser: str, page: Path, folder: Path) -> Path:
    """The page as a browser prints it."""
    path = folder / f"{page.stem}-printed.pdf"
    command = (
        browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        f"--user-data-dir={folder}/profile", f"--print-to-pdf={path}", page.as_uri(),
    )  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return path


def drawn(pdf: Path) -> list[Path]:
    """Every page of a PDF as a grey picture."""
    assert RENDERER is not None
    subprocess.run((RENDERER, "-gray", "-r", "60", str(pdf), str(pdf.with_suffix(""))), check=True)
    return sorted(pdf.parent.glob(f"{pdf.stem}-*.pgm"))


def ink(picture: Path) -> tuple[int, int, float]:
    """Width and height of a picture, and the share of its height down to its last dark row."""
    raw = picture.read_bytes()
    found = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", raw)
    assert found is not None
    width, height = int(found[1]), int(found[2])
    body = raw[found.end() :]
    dark = [row for row in range(height) if min(body[row * width : (row + 1) * width]) < 128]
    return width, height, max(dark, default=0) / height


SHEETS = {"a4": 297 / 210, "letter": 11 / 8.5}


@pytest.mark.skipif(RENDERER is None, reason="there is no pdftoppm")
@pytest.mark.parametrize("size", SHEETS)
def test_the_pdf_is_one_sheet_with_ink_on_most_of_it(lived, tmp_path, size):
    path = tmp_path / "knee.pdf"
    lived("report", "--to", str(path), "--paper", size)

    (sheet,) = drawn(path)
    width, height, down_to = ink(sheet)

    assert height / width == pytest.approx(SHEETS[size], abs=0.01)
    assert 0.5 < down_to < 0.98


@pytest.mark.skipif(BROWSER is None or RENDERER is None, reason="no Chromium, or no pdftoppm")
@pytest.mark.parametrize("size", SHEETS)
def test_a_browser_prints_the_page_on_one_sheet(lived, tmp_path, size):
    path = tmp_path / "knee.html"
    lived("report", "--to", str(path), "--paper", size)

    (sheet,) = drawn(printed(str(BROWSER), path, tmp_path))
    width, height, down_to = ink(sheet)

    assert height / width == pytest.approx(SHEETS[size], abs=0.01)
    assert 0.5 < down_to < 0.98


LOOK = """new Promise(done => {
  const look = () => document.querySelector('footer') ? done(0) : setTimeout(look, 10);
  look();
}).then(() => JSON.stringify({
  title: document.title, scripts: document.scripts.length,
  headings: [...document.querySelectorAll('h1, h2')].length,
  wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  bars: [...document.querySelectorAll('svg rect')].filter(one => one.getBBox().height > 0).length,
  fetched: performance.getEntriesByType('resource').length,
}))"""


@pytest.fixture
def devtools(lived, tmp_path: Path) -> Iterator[str]:
    """A Chromium without a window that has the page open: where it takes orders."""
    pytest.importorskip("aiohttp")
    if BROWSER is None:
        pytest.skip("there is no Chromium")
    path = tmp_path / "knee.html"
    lived("report", "--to", str(path))
    command = (
        BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
        "--window-size=900,1200", f"--user-data-dir={tmp_path}/looking", path.as_uri(),
    )  # fmt: skip
    browser = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert browser.stderr is not None
        told = next(line for line in browser.stderr if line.startswith("DevTools listening"))
        yield told.partition("ws://")[2].partition("/")[0]
    finally:
        browser.terminate()
        browser.wait(20)
        assert browser.stderr is not None
        browser.stderr.close()


async def looked_at(devtools: str) -> dict[str, object]:
    aiohttp = pytest.importorskip("aiohttp")
    async with aiohttp.ClientSession() as session:
        while True:
            async with session.get(f"http://{devtools}/json/list") as answer:
                pages = [one for one in await answer.json() if one["url"].startswith("file:")]
            if pages:
                break
        async with session.ws_connect(pages[0]["webSocketDebuggerUrl"]) as orders:
            order = {"expression": LOOK, "awaitPromise": True, "returnByValue": True}
            told: dict[str, Any] = {}
            while "result" not in told:  # what was asked of the empty page before it is dropped
                await orders.send_json({"id": 1, "method": "Runtime.evaluate", "params": order})
                told = await orders.receive_json(timeout=60)
    found = json.loads(told["result"]["result"]["value"])
    assert isinstance(found, dict)
    return found


def test_a_browser_shows_it_and_runs_and_fetches_nothing_of_an_evil_journal(devtools):
    found = asyncio.run(looked_at(devtools))

    assert found["title"] == "Left knee: running and rehab"
    assert (found["scripts"], found["fetched"], found["wide"]) == (0, 0, False)
    assert int(str(found["headings"])) >= 10
    assert int(str(found["bars"])) >= 6
