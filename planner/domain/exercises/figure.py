"""Figures of exercises: a jointed body in key poses, and every pose between two of them."""

from __future__ import annotations

from math import atan2, cos, hypot, pi, sin
from typing import Literal

import msgspec

Point = tuple[int, int]
"""Centimetres of a body 170 cm tall: to the right, and up from the floor."""

Spot = tuple[float, float]
"""A point of a pose between two key poses."""

Limb = Literal["spine", "leg", "other_leg", "arm", "other_arm"]
LIMBS: tuple[Limb, ...] = ("spine", "leg", "other_leg", "arm", "other_arm")

Joint = Literal[
    "head", "neck", "hip", "knee", "ankle", "toe", "elbow", "hand",
    "other_knee", "other_ankle", "other_toe", "other_elbow", "other_hand",
]  # fmt: skip

PropKind = Literal["floor", "mat", "wall", "chair", "step", "box", "roller", "band", "towel", "pad"]


class Pose(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One key pose. `leg` and `arm` are those that work, drawn as the right ones."""

    words: str
    """The pose in one line, for those who hear it."""
    spine: tuple[Point, ...]
    """Middle of the head, neck, hip; a round back has more points between neck and hip."""
    leg: tuple[Point, ...]
    """Hip, knee, ankle, toe of the leg that works."""
    other_leg: tuple[Point, ...] = ()
    """The other leg; left out where the first one hides it."""
    arm: tuple[Point, ...] = ()
    """Shoulder, elbow, hand on the side that works."""
    other_arm: tuple[Point, ...] = ()
    """The other arm."""


class Prop(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that is there: a line that stays, or one between joints that moves with them."""

    kind: PropKind
    line: tuple[Point, ...] = ()
    """Corners of what stays; a single one is the middle of something round."""
    joints: tuple[Joint, ...] = ()
    """Joints that it is held or stretched between; with a `line`, from there to what stays."""
    thick: int = 2
    """Thickness of the line, in centimetres."""


class Figure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How one exercise looks, from its start to its end. A hold is the end."""

    id: str
    """Name of the pose set: the id of its exercise, or what the exercise says in `figure`."""
    poses: tuple[Pose, ...]
    """From start to end, at least one."""
    props: tuple[Prop, ...] = ()
    """Floor, wall, band: what is not body."""
    carries: Joint = "hip"
    """The joint that bears the movement: it stays where it is drawn, the body turns about it."""
    turns: tuple[Limb, ...] = ()
    """Limbs that turn towards the eye or away from it, so that they look shorter on the way."""
    front: tuple[Limb, ...] = ()
    """Limbs that cross in front of all others."""


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """A pose at one moment."""

    spine: tuple[Spot, ...]
    leg: tuple[Spot, ...]
    other_leg: tuple[Spot, ...] = ()
    arm: tuple[Spot, ...] = ()
    other_arm: tuple[Spot, ...] = ()


Node = tuple[Limb, int]
"""One point of a limb, by its place."""

_LEG, _ARM = ("hip", "knee", "ankle", "toe"), ("neck", "elbow", "hand")


def node_of(joint: Joint, spine_points: int) -> Node:
    """Where a joint stands among the limbs."""
    ends: dict[str, Node] = {
        "head": ("spine", 0), "neck": ("spine", 1), "hip": ("spine", spine_points - 1),
    }  # fmt: skip
    if joint in ends:
        return ends[joint]
    name = joint.removeprefix("other_")
    other = name != joint
    if name in _LEG:
        return ("other_leg" if other else "leg", _LEG.index(name))
    return ("other_arm" if other else "arm", _ARM.index(name))


def body_at(figure: Figure, moment: float) -> Body:
    """The pose at a moment between 0, the first key pose, and 1, the last.

    Bones turn about the joint that carries and keep their length on the way; limbs that turn
    towards the eye move straight.
    """
    way = max(0.0, min(1.0, moment)) * (len(figure.poses) - 1)
    at = min(int(way), len(figure.poses) - 1)
    start, end = figure.poses[at], figure.poses[min(at + 1, len(figure.poses) - 1)]
    spots = _between(figure, start, end, way - at)
    return Body(
        **{
            limb: tuple(spots[limb, place] for place in range(len(getattr(start, limb))))
            for limb in LIMBS
        }
    )


def joint_spot(body: Body, joint: Joint) -> Spot | None:
    """Where a joint is; None for one of a limb that is not drawn."""
    limb, place = node_of(joint, len(body.spine))
    spots: tuple[Spot, ...] = getattr(body, limb)
    return spots[place] if place < len(spots) else None


def _between(figure: Figure, start: Pose, end: Pose, share: float) -> dict[Node, Spot]:
    before, after = _points(start), _points(end)
    root = node_of(figure.carries, len(start.spine))
    spots: dict[Node, Spot] = {root: _straight(before[root], after[root], share)}
    links = _links(start)
    waiting = [root]
    while waiting:
        here = waiting.pop()
        for there in links[here]:
            if there in spots:
                continue
            if there[0] in figure.turns or here[0] in figure.turns:
                spots[there] = _straight(before[there], after[there], share)
            else:
                bone = _turned(
                    _step(before[here], before[there]), _step(after[here], after[there]), share
                )
                spots[there] = (spots[here][0] + bone[0], spots[here][1] + bone[1])
            waiting.append(there)
    return spots


def _points(pose: Pose) -> dict[Node, Point]:
    return {(limb, place): point for limb in LIMBS
            for place, point in enumerate(getattr(pose, limb))}  # fmt: skip


def _links(pose: Pose) -> dict[Node, list[Node]]:
    """Each joint's neighbours: along the limbs, legs to the hip, arms to the neck."""
    pairs: list[tuple[Node, Node]] = []
    for limb in LIMBS:
        count = len(getattr(pose, limb))
        pairs += [((limb, place), (limb, place + 1)) for place in range(count - 1)]
        if count and limb != "spine":
            joint: Joint = "hip" if "leg" in limb else "neck"
            pairs.append((node_of(joint, len(pose.spine)), (limb, 0)))
    links: dict[Node, list[Node]] = {}
    for one, two in pairs:
        links.setdefault(one, []).append(two)
        links.setdefault(two, []).append(one)
    return links


def _step(start: Spot, end: Spot) -> Spot:
    return (end[0] - start[0], end[1] - start[1])


def _straight(start: Spot, end: Spot, share: float) -> Spot:
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def _turned(start: Spot, end: Spot, share: float) -> Spot:
    """A bone on its way from one direction to the other, the shorter way round."""
    if not any(start) or not any(end):
        return _straight(start, end, share)
    first, last = atan2(start[1], start[0]), atan2(end[1], end[0])
    turn = (last - first + pi) % (2 * pi) - pi
    length = hypot(*start) + (hypot(*end) - hypot(*start)) * share
    angle = first + turn * share
    return (length * cos(angle), length * sin(angle))
