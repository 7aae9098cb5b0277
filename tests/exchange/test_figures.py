"""The figures that come with the program, and what is told of wrong ones."""

from __future__ import annotations

from itertools import pairwise
from math import dist
from pathlib import Path

import pytest

from planner.domain.exercises.figure import LIMBS, Figure
from planner.exchange.plans.plan_files import bundled_folder, read_figures, read_library
from planner.exchange.plans.plan_reader import check

FIGURES = read_figures([bundled_folder()])
EXERCISES = read_library([bundled_folder()]).exercises

GOOD = """
[[figures]]
id = "wave"
props = [{ kind = "floor", line = [[0, 0], [100, 0]] }]

[[figures.poses]]
words = "Stand"
spine = [[50, 165], [50, 145], [50, 92]]
leg = [[50, 92], [50, 50], [50, 8], [66, 3]]
"""
SECOND = """
[[figures.poses]]
words = "Stand"
spine = [[50, 165], [50, 145], [50, 92]]
leg = [[50, 92], [50, 50], [50, 8], [66, 3]]
"""


def told(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return [
        f"{problem.line} {problem.key}: {problem.message}. {problem.hint}"
        for problem in check(path, [bundled_folder()])
    ]


def test_every_exercise_is_drawn():
    assert {exercise.figure or exercise.id for exercise in EXERCISES.values()} <= set(FIGURES)


@pytest.mark.parametrize("name", FIGURES)
def test_start_and_end_are_told_in_words_of_one_line(name):
    words = [pose.words for pose in FIGURES[name].poses]

    assert len(words) >= 2
    assert all(20 <= len(line) <= 90 and "\n" not in line for line in words)


@pytest.mark.parametrize("name", FIGURES)
def test_bones_keep_their_length_from_pose_to_pose(name):
    figure = FIGURES[name]
    for limb in LIMBS:
        if limb in figure.turns:
            continue
        lengths = [
            [dist(one, two) for one, two in pairwise(getattr(pose, limb))] for pose in figure.poses
        ]
        for pose in lengths:
            for bone, first in zip(pose, lengths[0], strict=True):
                assert bone == pytest.approx(first, rel=0.04, abs=1.5), limb


@pytest.mark.parametrize("name", FIGURES)
def test_the_body_has_the_same_proportions_in_every_figure(name):
    usual = {"leg": (42, 42, 19), "arm": (28, 30)}
    figure = FIGURES[name]
    for limb, lengths in usual.items():
        for pose in () if limb in figure.turns else figure.poses:
            bones = [dist(one, two) for one, two in pairwise(getattr(pose, limb))]
            for bone, length in zip(bones, lengths, strict=False):
                assert bone <= length * 1.06 + 1


def test_a_good_figure_is_read_from_a_folder_of_ones_own(tmp_path):
    (tmp_path / "mine.toml").write_text(GOOD.replace("wave", "clam"), encoding="utf-8")

    own = read_figures([bundled_folder(), tmp_path])

    assert isinstance(own["clam"], Figure)
    assert own["clam"].poses[0].words == "Stand"
    assert told(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            GOOD.replace("[50, 8], [66, 3]]", "[50, 8]]"),
            (
                "9 figures[wave].poses[1].leg: 3 points do not make this limb. "
                "Expected 4 points: hip, knee, ankle, toe."
            ),
        ),
        (
            GOOD.replace("line = [[0, 0], [100, 0]]", "thick = 3"),
            (
                "4 figures[wave].props[1]: this does not say where it is. "
                'Expected line = [[x, y], ...] or joints = ["hand", ...], or both.'
            ),
        ),
        (
            GOOD.replace('"floor"', '"flor"'),
            (
                '4 figures[wave].props[1].kind: "flor" is not known here. Did you mean "floor"? '
                'Expected one of "band", "box", "chair", "floor", "mat", "pad", "roller", "step", '
                '"towel", "wall".'
            ),
        ),
        (
            GOOD + SECOND + "arm = [[50, 145], [50, 117], [50, 87]]\n",
            (
                "15 figures[wave].poses[2].arm: 3 points cannot follow those of the first pose. "
                "Expected 0, as in the first pose."
            ),
        ),
        (
            GOOD.replace('id = "wave"', 'id = "wave"\ncarries = "hand"'),
            (
                "4 figures[wave].carries: there is no hand in the poses. "
                "Expected a joint of a limb that is drawn."
            ),
        ),
        (
            '[[figures]]\nid = "wave"\nposes = []\n',
            (
                "1 figures[wave]: this figure has no poses. "
                "Expected at least one [[figures.poses]] table."
            ),
        ),
        (
            "figures = 3\n",
            "1 figures: figures is not a list of tables. Expected [[figures]] tables.",
        ),
    ],
)
def test_a_slip_is_told_with_its_place(tmp_path, text, line):
    assert told(tmp_path, text) == [line]


def test_a_wrong_figure_leaves_the_programs_own_in_force(tmp_path):
    (tmp_path / "mine.toml").write_text('[[figures]]\nid = "clam"\nposes = []\n', encoding="utf-8")

    assert read_figures([bundled_folder(), tmp_path])["clam"] == FIGURES["clam"]
