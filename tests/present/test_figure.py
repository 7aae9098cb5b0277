"""Figures as drawings: thicker where they work, mirrored, named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from planner.domain.values.exercise import Dose
from planner.domain.values.record import Side
from planner.exchange.plans.plan_files import bundled_folder, load_library, read_figures
from planner.present.figure import drawing_of, moment_after
from planner.widgets.figure_drawing import Drawing

FIGURES = read_figures([bundled_folder()])
LIBRARY = load_library([bundled_folder()])


def places(drawing: Drawing) -> list[tuple[float, float]]:
    return [dot for one in drawing.pictures for stroke in one.strokes for dot in stroke.points]


@pytest.mark.parametrize("name", FIGURES)
def test_everything_lies_on_the_sheet(name):
    drawing = drawing_of(FIGURES[name], Side.LEFT)
    (left, bottom), (right, top) = drawing.low, drawing.high

    assert all(left <= x <= right and bottom <= y <= top for x, y in places(drawing))


@pytest.mark.parametrize("name", FIGURES)
def test_the_left_side_is_the_mirror_of_the_right(name):
    left, right = (drawing_of(FIGURES[name], side) for side in (Side.LEFT, Side.RIGHT))

    mirrored = [(-x, y) for x, y in places(right)]

    assert places(left) == pytest.approx(mirrored)
    assert (left.lead, right.lead) == ("left", "right")


def test_both_legs_together_are_neither_mirrored_nor_named():
    squat = LIBRARY["mini_squat"]

    drawing = drawing_of(FIGURES["mini_squat"], Side.LEFT, squat)

    assert drawing == drawing_of(FIGURES["mini_squat"], Side.BOTH)
    assert drawing.lead == ""


def test_an_exercise_that_comes_to_one_leg_on_its_ladder_is_drawn_for_it():
    assert drawing_of(FIGURES["calf_raise"], Side.LEFT, LIBRARY["calf_raise"]).lead == "left"


def test_the_leg_that_works_is_thicker_than_the_other():
    strokes = drawing_of(FIGURES["slr"], Side.RIGHT).pictures[0].strokes

    thick = {
        role: max(one.thick for one in strokes if one.role == role) for role in ("work", "far")
    }

    assert thick["work"] > thick["far"]


def test_what_crosses_in_front_is_drawn_last():
    figure = FIGURES["slr"]
    roles = [
        drawing_of(structs.replace(figure, front=front)).pictures[0].strokes[-1].role
        for front in ((), ("other_leg",), ("leg",))
    ]

    assert roles == ["body", "far", "work"]


@pytest.mark.parametrize(("moment", "pose"), [(0, 0), (1, -1)])
def test_a_band_goes_from_the_knee_to_its_anchor(moment, pose):
    strokes = drawing_of(FIGURES["tke"], Side.RIGHT).at(moment).strokes

    knee, anchor = next(
        one.points for one in strokes if one.role == "tool" and len(one.points) == 2
    )

    assert knee == pytest.approx(FIGURES["tke"].poses[pose].leg[1], abs=1.5)
    assert anchor == (174, 84)


def test_the_words_change_halfway_from_start_to_end():
    poses = [pose.words for pose in FIGURES["clam"].poses]
    drawing = drawing_of(FIGURES["clam"])

    assert [drawing.at(moment).words for moment in (0, 0.4, 0.6, 1)] == [
        poses[0], poses[0], poses[1], poses[1],
    ]  # fmt: skip


@given(st.floats(0, 1000), st.sampled_from([exercise.dose for exercise in LIBRARY.values()]))
def test_a_figure_that_plays_stays_between_start_and_end(seconds, dose):
    assert 0 <= moment_after(seconds, dose) <= 1


def test_a_tempo_of_four_and_four_takes_four_seconds_out_and_four_back():
    dose = Dose(reps=10, tempo="4/4")

    said = [moment_after(second, dose) for second in (0, 2, 4, 5, 7, 9)]

    assert said == pytest.approx([0, 0.5, 1, 1, 0.5, 0])
