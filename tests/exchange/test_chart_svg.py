"""Charts as SVG: well-formed, self-contained, told in words and shapes."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from planner.exchange.exports.chart_svg import svg_text
from planner.exchange.exports.pictures import (
    ColumnPicture,
    ListPicture,
    Picture,
    PlotPicture,
    PlotsPicture,
    RowPicture,
    TrendPicture,
)

HOSTILE = "[left] <b>&\x00\x1b]'\" 漢字\ud800"
NS = "{http://www.w3.org/2000/svg}"

TREND = TrendPicture(
    title=f"Load {HOSTILE}",
    description=f"What was run. {HOSTILE}",
    left="km a week",
    right="pain 0-10",
    marks=("worst pain", "morning"),
    columns=(
        ColumnPicture(key="a", label="w1", done=9, planned=9, cap=10, points=(2, 1), rule=HOSTILE),
        ColumnPicture(key="b", label="w2", done=6, planned=8, points=(5, None), band=True),
        ColumnPicture(key="c", label="w3", done=0, planned=7, cap=11, points=(None, None)),
    ),
)
LIST = ListPicture(
    title="Dose", description="Sets", heads=("done",),
    rows=(RowPicture(name=HOSTILE, bars=((0.9, "90 %"),), words="1 excused"),),
)  # fmt: skip
STAIRS = PlotPicture(name="stairs", words="4 → 1", points=((0, 4), (1, 1)), top=10, zone=(3, 5))
PLOTS = PlotsPicture(
    title="Tests", description="Over time", begin="1 Sep", end="25 Nov", plots=(STAIRS,)
)


def parsed(picture: Picture) -> ElementTree.Element:
    return ElementTree.fromstring(svg_text(picture).encode())


def words(root: ElementTree.Element) -> str:
    return " ".join(one.text or "" for one in root.iter(f"{NS}text"))


@pytest.mark.parametrize("picture", [TREND, LIST, PLOTS])
def test_it_is_well_formed_and_says_what_it_is(picture):
    root = parsed(picture)

    assert root.get("role") == "img"
    named = (root.get("aria-labelledby") or "").split()
    told = {one.get("id"): one.text for one in root if one.get("id") in named}
    assert len(told) == 2
    assert all(told.values())


@pytest.mark.parametrize("picture", [TREND, LIST, PLOTS])
def test_it_needs_nothing_from_outside_and_runs_nothing(picture):
    text = svg_text(picture)

    assert "<script" not in text
    assert not re.search(r"(href|src|@import|url\((?!#))", text)


def test_user_text_is_text():
    text = svg_text(TREND)

    assert "<b>" not in text
    assert "[left] <b>&]'\"" in words(parsed(TREND))


def test_every_score_is_a_circle_at_its_height():
    root = parsed(TREND)

    circles = root.iter(f"{NS}circle")
    of_scores = [one for one in circles if one.get("stroke-width") == "1.5"]
    assert len(of_scores) == 3
    heights = {float(one.get("cy", 0)) for one in of_scores}
    assert len(heights) == 3


def test_bars_are_as_high_as_what_was_run():
    bars = [one for one in parsed(TREND).iter(f"{NS}rect") if one.get("fill") == "#b5b5b5"]

    first, second = (float(one.get("height", 0)) for one in bars[:2])
    assert second / first == pytest.approx(6 / 9, abs=0.01)


def test_what_is_hatched_dotted_and_dashed_is_in_the_legend():
    said = words(parsed(TREND))

    assert all(word in said for word in ("run", "planned", "line", "flare", "worst pain"))
    assert 'stroke-dasharray="5 3"' in svg_text(TREND)


def test_without_a_column_or_a_row_it_is_a_picture_all_the_same():
    empty = TrendPicture(title="x", description="y", left="km", columns=())

    assert parsed(empty) is not None
    assert parsed(ListPicture(title="x", description="y", heads=(), rows=())) is not None
    assert parsed(PlotsPicture(title="x", description="y", begin="", end="", plots=())) is not None


def test_labels_keep_apart_and_the_band_of_error_is_drawn():
    many = tuple(ColumnPicture(key=str(n), label=f"w{n}", done=1) for n in range(104))
    long = TrendPicture(title="x", description="y", left="km", columns=many)

    assert words(parsed(long)).count(" w") < 30
    assert 'fill="url(#dots)"' in svg_text(PLOTS)


def test_a_measure_that_goes_below_nothing_is_drawn_within_its_ends():
    plot = PlotPicture(name="change", words="", points=((0, -3), (1, 3)), top=3, low=-3)
    root = parsed(PlotsPicture(title="x", description="y", begin="", end="", plots=(plot,)))

    dots = (one for one in root.iter(f"{NS}circle") if one.get("r") == "4")
    worst, best = (float(one.get("cy", 0)) for one in dots)
    assert worst > best
    assert "-3" in words(root)
