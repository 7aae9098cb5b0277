"""Looking back, in words."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.review.quiet import Tolerated
from planner.domain.review.series import ScorePoint, ScoreSeries
from planner.domain.review.useful import DoseShare, UsefulSets
from planner.wording.charts import (
    ABOUT,
    CHARTS,
    cell_words,
    change_words,
    column_words,
    excused_words,
    matters_words,
    measure_words,
    series_words,
    share_words,
    sign_words,
    tolerated_words,
)

NOTHING_YET = "No week is known well enough to be counted yet."
MONDAY = date(2026, 11, 23)


def series(*values: float, **more: object) -> ScoreSeries:
    points = tuple(ScorePoint(MONDAY, value) for value in values)
    told: dict[str, object] = {"error": 1, "matters": 2, "source": "Crossley 2004"}
    return ScoreSeries(key="stairs_down", points=points, top=10, **(told | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (
            Tolerated(up_to_m=24_000, quiet=11, count=12, quiet_above=1, count_above=3),
            "Weeks up to 24.0 km: 11 of 12 quiet. Above: 1 of 3.",
        ),
        (Tolerated(up_to_m=9_900, quiet=3, count=3), "Weeks up to 9.9 km: 3 of 3 quiet."),
        (Tolerated(quiet_above=1, count_above=4), "1 of 4 weeks quiet."),
        (Tolerated(count_above=1), "0 of 1 week quiet."),
        (
            Tolerated(unknown=2, in_flare=1),
            f"{NOTHING_YET} Left out: 2 unanswered, 1 begun in a flare.",
        ),
    ],
)
def test_what_was_tolerated_is_counts(found, words):
    assert tolerated_words(found, "km") == words


def test_runs_are_told_like_weeks_and_in_the_runners_unit():
    found = Tolerated(up_to_m=4828, quiet=9, count=10)

    assert tolerated_words(found, "mi", "runs") == "Runs up to 3.0 mi: 9 of 10 quiet."


def test_a_share_is_rounded_down_and_says_what_was_excused():
    share = DoseShare(
        first=MONDAY, last=MONDAY, sets=UsefulSets(asked=9, done=7), excused_days=2, so_far=True
    )

    assert share_words(share) == "77 %"
    assert excused_words(share) == "2 excused, so far"
    assert share_words(DoseShare(first=MONDAY, last=MONDAY)) == "–"
    assert excused_words(DoseShare(first=MONDAY, last=MONDAY)) == ""


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((), ""),
        ((4,), "4, measured once"),
        ((4, 1), "4 → 1, −3: better"),
        ((4, 4), "4 → 4, ±0: the same, within error"),
        ((4, 2.5), "4 → 2.5, −1.5: less than what people call better"),
        ((1, 4), "1 → 4, +3: worse"),
    ],
)
def test_a_change_is_told_with_what_it_means(values, words):
    assert change_words(series(*values)) == words


def test_what_people_call_better_has_its_source():
    assert matters_words(series(4)) == "2 is what people call better (Crossley 2004)"
    assert matters_words(series(4, source="")) == "2 is what people call better"
    assert matters_words(series(4, matters=None)) == ""


def test_every_chart_has_a_name_and_a_sentence():
    assert CHARTS.keys() == ABOUT.keys()
    assert all(words.endswith(".") for words in ABOUT.values())


def test_signs_and_measures_are_words():
    assert sign_words("longest") == "longest run lately"
    assert sign_words("unheard") == "unheard"
    assert measure_words("step_down_left") == "step down left"
    assert series_words(series(4)) == "stairs down"
    assert series_words(series(4, label="kneel with my son")) == "kneel with my son"


@pytest.mark.parametrize(
    ("name", "value", "head", "cell"),
    [
        ("run_m", 6200, "run km", "6.2"),
        ("run_s", 1790, "run min", "30"),
        ("coming_m", 0, "to come km", "0.0"),
        ("worst_left", None, "worst left", "–"),
        ("flare", True, "flare", "yes"),
        ("quiet", False, "quiet", "no"),
        ("sign", "row", "sign", "runs on days in a row"),
        ("measure", "stairs_down", "measure", "stairs down"),
        ("value", 2.5, "value", "2.5"),
        ("week", "2026-11-23", "week", "2026-11-23"),
    ],
)
def test_columns_are_read_by_people(name, value, head, cell):
    assert (column_words(name, "km"), cell_words(name, value, "km")) == (head, cell)
