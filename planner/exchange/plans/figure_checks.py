"""The rules of figures that types cannot say."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.exercises.figure import LIMBS, Figure, Pose, Prop, node_of
from planner.exchange.plans.plan_problems import Slip

POINTS = {
    "spine": (
        3,
        6,
        "head, neck, hip, in this order, with the bends of a round back before the hip",
    ),
    "leg": (4, 4, "hip, knee, ankle, toe"),
    "other_leg": (4, 4, "hip, knee, ankle, toe"),
    "arm": (3, 3, "shoulder, elbow, hand"),
    "other_arm": (3, 3, "shoulder, elbow, hand"),
}
"""Least and most points of each limb, and what they are."""


def check_pose(pose: Pose) -> Iterator[Slip]:
    """Every limb has the points of its joints."""
    for limb, (least, most, joints) in POINTS.items():
        count = len(getattr(pose, limb))
        if limb in ("other_leg", "arm", "other_arm") and not count:
            continue
        if not least <= count <= most:
            wanted = f"{least}" if least == most else f"{least} to {most}"
            hint = f"Expected {wanted} points: {joints}."
            yield Slip((limb,), f"{count} points do not make this limb", hint)


def check_prop(prop: Prop) -> Iterator[Slip]:
    """A thing stands somewhere, or is held."""
    if not prop.line and not prop.joints:
        hint = 'Expected line = [[x, y], ...] or joints = ["hand", ...], or both.'
        yield Slip((), "this does not say where it is", hint)


def check_figure(figure: Figure) -> Iterator[Slip]:
    """There are poses, and each has the same limbs as the first."""
    if not figure.poses:
        hint = "Expected at least one [[figures.poses]] table."
        yield Slip((), "this figure has no poses", hint)
        return
    first = figure.poses[0]
    for number, pose in enumerate(figure.poses):
        for limb in LIMBS:
            if len(getattr(pose, limb)) != len(getattr(first, limb)):
                hint = f"Expected {len(getattr(first, limb))}, as in the first pose."
                yield Slip(
                    ("poses", number, limb),
                    f"{len(getattr(pose, limb))} points cannot follow those of the first pose",
                    hint,
                )
    limb, place = node_of(figure.carries, len(first.spine))
    if place >= len(getattr(first, limb)):
        hint = "Expected a joint of a limb that is drawn."
        yield Slip(("carries",), f"there is no {figure.carries} in the poses", hint)
