"""`library`: the exercises, one card, the balance."""

from __future__ import annotations

import pytest

from planner.exchange.plans.plan_files import bundled_folder, read_figures

BRAILLE = {chr(code) for code in range(0x2800, 0x2900)}


def ids(result):
    return [one["id"] for one in result.data]


def test_every_exercise_is_listed_with_what_a_program_may_ask_for(easeback):
    found = easeback("library", "--json").data

    assert len(found) == 24
    figures = read_figures([bundled_folder()])
    for one in found:
        assert one["id"]
        assert one["muscles"]
        assert one["sources"]
        assert 0 <= one["tier"] <= 3
        assert one["side"] in ("one", "both")
        assert {"reps", "hold_s", "time_s"} & set(one["dose"])
        assert {"sets", "rest_s"} <= set(one["dose"])
        assert all({"sets", "rest_s"} <= set(rung["dose"]) for rung in one["ladder"])
        assert one["figure"] in figures
        assert len(one["poses"]) >= 2


def test_the_articles_four_are_marked(easeback):
    found = easeback("library", "--json").data

    article = {one["id"] for one in found if one["article"]}

    assert article == {"quad_set", "ham_stretch", "itb_roll", "clam"}
    assert easeback("library").out.count("one of the article's four") == 4


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        (("--muscle", "gluteus medius"), lambda one: "gluteus medius" in one["muscles"]),
        (("--muscle", "Hip Flexion"), lambda one: "hip flexion" in one["groups"]),
        (("--equipment", "band"), lambda one: any("band" in thing for thing in one["equipment"])),
        (("--equipment", "none"), lambda one: not one["equipment"]),
        (("--tier", "1"), lambda one: one["tier"] <= 1),
        (("--side", "both"), lambda one: one["side"] == "both"),
        (("--place", "office"), lambda one: "office" in one["places"]),
        (("--find", "ceiling heel"), lambda one: one["id"] == "sl_abd"),
    ],
)
def test_a_filter_keeps_all_that_fits_and_nothing_else(easeback, asked, holds):
    everything = easeback("library", "--json").data

    kept = ids(easeback("library", *asked, "--json"))

    assert kept == [one["id"] for one in everything if holds(one)]
    assert 0 < len(kept) < len(everything)


def test_filters_are_met_together(easeback):
    kept = ids(easeback("library", "--muscle", "quadriceps", "--tier", "0", "--json"))

    assert kept == ["quad_set", "slr"]


def test_nothing_that_fits_is_said_with_what_was_asked(easeback):
    result = easeback("library", "--muscle", "calf", "--place", "bed")

    assert result.code == 4
    assert "calf, bed" in result.err


def test_a_card_shows_figure_dose_ladder_and_evidence(easeback):
    out = easeback("library", "clam").out

    assert out.startswith("Clamshell (one of the article's four)")
    assert "3×10 each side" in out
    assert "* 3. own weight: 3×10" in out
    assert "Harder: Side-lying hip abduction" in out
    assert "DiStefano 2009" in out
    assert "___" in out
    assert not set(out) & BRAILLE


def test_a_card_read_aloud_has_words_in_place_of_the_drawing(easeback):
    out = easeback("library", "clam", "--plain").out

    assert "Figure: Lie on your side, knees bent, feet together / then: Top knee lifted" in out
    assert "____" not in out


def test_foam_rolling_says_what_the_evidence_says(easeback):
    assert "not a proven effect" in easeback("library", "itb_roll").out


def test_a_part_of_a_name_is_enough_and_an_unclear_one_is_asked_back(easeback):
    assert easeback("library", "hydrant", "--json").data["id"] == "fire_hydrant"

    unclear = easeback("library", "stretch")
    assert unclear.code == 4
    assert "ham_stretch, quad_stretch" in unclear.err


def test_easier_and_harder_exercises_are_told(easeback):
    slr = easeback("library", "slr", "--json").data

    assert slr["easier"] == ["quad_set"]
    assert slr["next"] == ["tke"]


def test_two_questions_at_once_are_refused(easeback):
    assert easeback("library", "clam", "--balance").code == 2


def test_balance_counts_sets_by_side_with_the_most_neglected_first(planned):
    planned("tick", "clam", "--sets", "3", "--side", "l")
    planned("tick", "clam", "--sets", "1", "--side", "r")

    found = planned("library", "--balance", "--json").data

    by_group = {one["group"]: (one["left"], one["right"]) for one in found}
    assert by_group["hip abduction"] == (3, 1)
    assert found[0]["left"] == found[0]["right"] == 0
    assert found[-1]["group"] == "outer thigh"
    assert found[-1]["comfort"]
    assert "right has 2 fewer" in planned("library", "--balance").out


def test_own_exercises_and_figures_are_found(easeback, home):
    own = home / "config" / "easeback" / "plans"
    own.mkdir(parents=True)
    (own / "mine.toml").write_text(
        """
[[exercises]]
id = "heel_slide"
name = "Heel slide"
muscles = ["hamstrings"]
dose = { sets = 2, reps = 10 }
figure = "sliding"

[[figures]]
id = "sliding"

[[figures.poses]]
words = "Lie on your back, leg straight"
spine = [[7, 8], [28, 8], [80, 8]]
leg = [[80, 8], [122, 9], [164, 8], [166, 27]]
""",
        encoding="utf-8",
    )

    card = easeback("library", "heel_slide", "--json").data

    assert card["figure"] == "sliding"
    assert card["poses"] == ["Lie on your back, leg straight"]
