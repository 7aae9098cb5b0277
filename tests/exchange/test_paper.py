"""A page as HTML, Markdown and PDF: whole, of words alone, for eyes, ears and paper."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path as Place
from xml.etree import ElementTree

import msgspec
import pytest

from planner.domain.values.harmless import OBEYED
from planner.exchange.exports import paper_fonts
from planner.exchange.exports.markdown_text import as_cell, as_markdown
from planner.exchange.exports.paper import PaperSection
from planner.exchange.exports.paper_chart import HEIGHT, WIDTH, Box, Dot, Path, Word, drawing
from planner.exchange.exports.paper_html import html_text
from planner.exchange.exports.paper_markdown import markdown_text
from planner.exchange.exports.paper_pdf import PaperPdf
from tests.exchange.papers import EVIL, WEEKS, chart, long_page, page


class Outline(HTMLParser):
    """The elements of a page, its words, and what it would fetch or run."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


def obeyed(text: str) -> set[str]:
    return {sign for sign in text if ord(sign) in OBEYED}


# -- HTML -------------------------------------------------------------------------------------


def test_html_has_landmarks_headings_and_a_language() -> None:
    found = Outline(html_text(page()))

    assert found.tags.count("h1") == 1
    assert found.tags.count("h2") == found.tags.count("section") == 4
    assert {"header", "main", "footer", "caption", "figure"} <= set(found.tags)
    assert ("lang", "en") in found.attributes


def test_every_table_has_heads_for_its_columns_and_rows() -> None:
    text = html_text(page())

    assert text.count('scope="col"') == 6
    assert text.count('scope="row"') == 4


def test_every_reference_leads_to_something_on_the_page() -> None:
    found = Outline(html_text(page()))
    ids = [value for name, value in found.attributes if name == "id"]
    wanted = {
        one
        for name, value in found.attributes
        if name == "aria-labelledby" and value
        for one in value.split()
    }

    assert len(ids) == len(set(ids))
    assert wanted <= set(ids)


def test_the_chart_has_a_title_and_its_numbers_in_words() -> None:
    text = html_text(page())

    assert '<svg role="img" aria-labelledby="chart-title chart-about"' in text
    assert "1 Nov: 9.9, worst 2, morning 2; 8 Nov: 10.8, no score, morning 1; " in text


@pytest.mark.parametrize("words", ["words", EVIL])
def test_html_runs_nothing_and_fetches_nothing(words: str) -> None:
    text = html_text(page(words))
    found = Outline(text)

    assert not {"script", "link", "img", "iframe", "object", "a", "form"} & set(found.tags)
    assert not {"src", "href", "srcset"} & {name for name, _ in found.attributes}
    assert not any(name.startswith("on") for name, _ in found.attributes)
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in text


def test_evil_words_are_words_in_html() -> None:
    plain, evil = html_text(page()), html_text(page(EVIL))

    assert Outline(evil).tags == Outline(plain).tags
    assert "<script>alert(1)</script>" in Outline(evil).words
    assert obeyed(evil) == set()


@pytest.mark.parametrize(("size", "said"), [("a4", "size: A4"), ("letter", "size: letter")])
def test_the_paper_is_named_for_the_printer(size: str, said: str) -> None:
    paper = msgspec.structs.replace(page(), size=size)

    assert f"@page {{ {said};" in html_text(paper)


def test_the_drawing_is_well_formed_whatever_its_words() -> None:
    svg = re.search(r"<svg.*?</svg>", html_text(page(EVIL)), re.DOTALL)

    assert svg is not None
    ElementTree.fromstring(svg[0])


# -- the drawing ------------------------------------------------------------------------------


def test_bars_stand_for_runs_and_the_worst_pain_for_dots() -> None:
    marks = drawing(chart())
    bars = [one for one in marks if isinstance(one, Box) and one.fill == "light" and one.y > 20]
    dots = [one for one in marks if isinstance(one, Dot) and one.y > 20]

    assert len(bars) == sum(week.load > 0 for week in WEEKS)
    assert len(dots) == sum(week.worst is not None for week in WEEKS)
    assert bars[1].height > bars[0].height > bars[2].height


def test_a_week_without_a_score_breaks_the_line() -> None:
    lines = [
        one for one in drawing(chart()) if isinstance(one, Path) and one.width == 1.1
        if one.points[0][1] > 20
    ]  # fmt: skip

    assert [len(one.points) for one in lines if not one.dashed] == [2]
    assert [len(one.points) for one in lines if one.dashed] == [3]


def test_a_flare_is_told_in_a_word_once() -> None:
    words = [one.text for one in drawing(chart()) if isinstance(one, Word)]

    assert words.count("flare") == 1


@pytest.mark.parametrize("count", [0, 1, 4, 26, 104])
def test_all_of_it_lies_on_the_sheet(count: int) -> None:
    weeks = tuple(WEEKS[place % 4] for place in range(count))

    for mark in drawing(chart(weeks=weeks)):
        points = mark.points if isinstance(mark, Path) else [(mark.x, mark.y)]
        assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)


# -- Markdown ---------------------------------------------------------------------------------


def test_markdown_has_a_heading_for_each_section_but_the_chart_and_all_tables() -> None:
    lines = markdown_text(page()).splitlines()

    assert lines[0] == "# words"
    assert [line for line in lines if line.startswith("## ")] == [
        "## words", "## Weeks", "## Flares",
    ]  # fmt: skip
    assert lines.count("| --- | ---: | --- |") == 2


def test_evil_words_are_one_cell_and_no_markup_in_markdown() -> None:
    text = markdown_text(page(EVIL))
    bare = re.sub(r"\\.", "", text)

    assert {line.count("|") for line in bare.splitlines() if line.startswith("|")} == {4}
    assert "<" not in bare
    assert "`" not in bare
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        line for line in text.splitlines() if line.startswith(("# ", "## "))
    ]
    assert obeyed(text) == set()


@pytest.mark.parametrize(
    ("text", "line", "cell"),
    [
        ("=1+1", "\\=1+1", "=1+1"),
        ("- a", "\\- a", "- a"),
        ("1. b", "1\\. b", "1. b"),
        ("9.9", "9\\.9", "9.9"),
        ("a|b", "a\\|b", "a\\|b"),
        ("\x1b[1m", "\\[1m", "\\[1m"),
    ],
)
def test_only_at_the_beginning_of_a_line_some_signs_mean_something(
    text: str, line: str, cell: str
) -> None:
    assert (as_markdown(text), as_cell(text)) == (line, cell)


# -- PDF --------------------------------------------------------------------------------------


def pages_of(content: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", content))


def test_a_usual_pdf_is_one_page_of_its_size() -> None:
    for size, box in (("a4", b"595.2756 841.8898"), ("letter", b"612 792")):
        made = PaperPdf(msgspec.structs.replace(page(), size=size))

        assert made.content.startswith(b"%PDF-")
        assert pages_of(made.content) == 1
        assert box in made.content


def test_a_pdf_tells_a_reader_its_title_language_sections_and_chart() -> None:
    paper = page("Knee and more")
    content = PaperPdf(paper).content

    catalog = next(one for one in content.split(b"endobj") if b"/Type /Catalog" in one)
    assert b"/Lang (en)" in catalog
    assert b"/DisplayDocTitle true" in content
    titles = re.findall(rb"/Title \((.*?)\)", content)
    assert sorted(titles) == sorted(
        one.encode() for one in (paper.title, *(section.title for section in paper.sections))
    )
    told = re.search(rb"/Subject \((.*?)\)", content)
    assert told is not None
    assert told[1].decode() == chart().about


def test_the_same_page_is_the_same_bytes() -> None:
    assert PaperPdf(page()).content == PaperPdf(page()).content


def test_letters_grow_smaller_before_a_second_page_is_begun() -> None:
    counts = [pages_of(PaperPdf(long_page(lines)).content) for lines in (20, 34, 200)]

    assert counts[:2] == [1, 1]
    assert counts[2] > 2


def test_evil_words_are_words_in_the_pdf_and_what_its_font_lacks_is_counted() -> None:
    made = PaperPdf(page(EVIL))

    assert pages_of(made.content) == 1
    assert made.missing > 0


@pytest.mark.skipif(not Place(paper_fonts.PAIRS[0][0]).is_file(), reason="there is no DejaVu")
def test_a_font_of_the_system_with_many_letters_lacks_few() -> None:
    assert PaperPdf(page("Žižka ≥ 5, → ● –")).missing == 0


def test_where_the_system_has_no_font_the_one_that_comes_along_is_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(paper_fonts, "PAIRS", (("/nowhere/a.ttf", "/nowhere/b.ttf"),))

    made = PaperPdf(page("Café, naïve – 5 °C"))
    assert (pages_of(made.content), made.missing) == (1, 0)
    assert PaperPdf(page("● Ž")).missing > 0


def test_a_word_without_a_break_does_not_run_off_the_page() -> None:
    assert pages_of(PaperPdf(page("x" * 4000)).content) >= 1


def test_sections_that_fit_stand_beside_each_other() -> None:
    def of(share: int) -> PaperSection:
        return PaperSection(key="k", title="T", blocks=("b",), share=share)

    paper = msgspec.structs.replace(page(), sections=(of(45), of(55), of(60), of(50), of(100)))

    assert [len(row) for row in paper.rows] == [2, 1, 1, 1]
