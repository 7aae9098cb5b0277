"""Figures: key poses, and what lies between them."""

from __future__ import annotations

from itertools import pairwise
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.exercises.figure import Body, Figure, Pose, body_at, joint_spot

moments = st.floats(0, 1)


def pose(foot: tuple[int, int], *, words: str = "") -> Pose:
    """Lying on the back with one leg somewhere."""
    x, y = foot
    return Pose(
        words=words,
        spine=((0, 10), (20, 10), (70, 10)),
        leg=((70, 10), (70 + x // 2, 10 + y // 2), (70 + x, 10 + y), (70 + x, 28 + y)),
        arm=((20, 10), (45, 8), (75, 8)),
    )


RAISE = Figure(id="raise", poses=(pose((80, 0)), pose((0, 80))))


def bones(body: Body) -> list[float]:
    return [
        dist(one, two) for limb in (body.spine, body.leg, body.arm) for one, two in pairwise(limb)
    ]


@pytest.mark.parametrize(("moment", "place"), [(0, 0), (1, 1)])
def test_start_and_end_are_the_key_poses(moment, place):
    body = body_at(RAISE, moment)

    for limb in ("spine", "leg", "arm"):
        for spot, point in zip(getattr(body, limb), getattr(RAISE.poses[place], limb), strict=True):
            assert spot == pytest.approx(point)


@given(moments)
def test_bones_keep_their_length_on_the_way(moment):
    assert bones(body_at(RAISE, moment)) == pytest.approx(bones(body_at(RAISE, 0)), rel=0.01)


def test_a_leg_is_halfway_up_at_half_time():
    knee = body_at(RAISE, 0.5).leg[1]

    assert knee == pytest.approx((70 + 40 * 0.5**0.5, 10 + 40 * 0.5**0.5))


def test_a_limb_that_turns_to_the_eye_moves_straight():
    figure = Figure(id="raise", poses=RAISE.poses, turns=("leg",))

    assert body_at(figure, 0.5).leg[1] == pytest.approx((90, 30))


@given(moments)
def test_the_joint_that_carries_stays_on_its_way(moment):
    figure = Figure(
        id="squat",
        carries="ankle",
        poses=(
            Pose(words="", spine=((0, 160), (0, 140), (0, 90)),
                 leg=((0, 90), (0, 48), (0, 6), (15, 2))),
            Pose(words="", spine=((0, 130), (-10, 110), (-30, 62)),
                 leg=((-30, 62), (10, 48), (0, 6), (15, 2))),
        ),
    )  # fmt: skip

    assert joint_spot(body_at(figure, moment), "ankle") == pytest.approx((0, 6))


@given(st.floats(-5, 5))
def test_a_moment_out_of_bounds_is_start_or_end(moment):
    assert body_at(RAISE, moment) == body_at(RAISE, max(0, min(1, moment)))


def test_three_poses_share_the_time():
    figure = Figure(id="three", poses=(pose((80, 0)), pose((0, 80)), pose((80, 0))))

    assert body_at(figure, 0.5).leg[2] == pytest.approx((70, 90))
    assert body_at(figure, 1).leg[2] == pytest.approx((150, 10))


def test_one_pose_is_always_the_same():
    figure = Figure(id="still", poses=(pose((80, 0)),))

    assert body_at(figure, 0.7) == body_at(figure, 0)


def test_a_joint_of_a_limb_that_is_not_drawn_is_nowhere():
    assert joint_spot(body_at(RAISE, 0), "other_knee") is None
