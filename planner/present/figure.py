"""Figures of exercises as drawings: thick limbs, a round head, and the side that works."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.exercises.figure import Body, Figure, Limb, Prop, Spot, body_at, joint_spot
from planner.domain.values.exercise import Dose, Exercise
from planner.domain.values.record import Side
from planner.widgets.figure_drawing import Drawing, Picture, Role, Stroke

STEPS = 32
"""Pictures between start and end: finer than the dots can show."""
HEAD, NECK, TRUNK, THIGH, SHIN, FOOT, ARM = 20.0, 6.0, 16.0, 10.0, 7.5, 5.0, 5.5
"""Thickness in centimetres."""
HEAVIER = 1.3
"""The leg that works is so much thicker."""
MARGIN = 4.0
BEHIND = ("floor", "wall", "chair", "step", "box", "mat")
IN_USE = ("band", "towel", "roller", "pad")

LEADS = {Side.LEFT: "left", Side.RIGHT: "right"}


def drawing_of(figure: Figure, side: Side = Side.BOTH, exercise: Exercise | None = None) -> Drawing:
    """The figure as it is drawn for a side: mirrored for the left one, and the side named.

    Neither for Side.BOTH, nor for an exercise whose legs work in turn on no step.
    """
    in_turn = exercise is None or _is_by_side(exercise)
    bodies = [body_at(figure, step / STEPS) for step in range(STEPS + 1)]
    if len(figure.poses) == 1:
        bodies = bodies[:1]
    flip = -1.0 if side is Side.LEFT and in_turn else 1.0
    pictures = tuple(
        Picture(tuple(_strokes(figure, body, flip)), _words(figure, at / max(1, len(bodies) - 1)))
        for at, body in enumerate(bodies)
    )
    spots = [
        (x, y, stroke.thick / 2)
        for picture in pictures
        for stroke in picture.strokes
        for x, y in stroke.points
    ]
    return Drawing(
        pictures,
        low=(min(x - r for x, _, r in spots) - MARGIN, min(y - r for _, y, r in spots) - 1),
        high=(max(x + r for x, _, r in spots) + MARGIN, max(y + r for _, y, r in spots) + 1),
        lead=LEADS.get(side, "") if in_turn else "",
    )


def _is_by_side(exercise: Exercise) -> bool:
    return exercise.each_side or any(rung.dose.each_side for rung in exercise.ladder)


def _words(figure: Figure, moment: float) -> str:
    """The line of the key pose that has just been reached."""
    poses = figure.poses
    return poses[min(len(poses) - 1, int(moment * (len(poses) - 1) + 0.5))].words


def _strokes(figure: Figure, body: Body, flip: float) -> Iterator[Stroke]:
    """The strokes from back to front."""
    for stroke in (
        *_props(figure, body, BEHIND),
        *_body(figure, body),
        *_props(figure, body, IN_USE),
    ):
        yield stroke._replace(points=tuple((x * flip, y) for x, y in stroke.points))


def _body(figure: Figure, body: Body) -> Iterator[Stroke]:
    """Limbs from back to front, those that cross the others last."""
    limbs: dict[Limb, tuple[Stroke, ...]] = {
        "other_arm": _arm(body.other_arm, "far"),
        "other_leg": tuple(_leg(body.other_leg, "far", 1.0)),
        "spine": (*_trunk(body), *_joined(body)),
        "leg": tuple(_leg(body.leg, "work", HEAVIER)),
        "arm": _arm(body.arm, "body"),
    }
    for limb in sorted(limbs, key=lambda limb: limb in figure.front):
        yield from limbs[limb]


def _arm(arm: tuple[Spot, ...], role: Role) -> tuple[Stroke, ...]:
    return (Stroke(arm, ARM, role, lifts=role == "body"),) if arm else ()


def _trunk(body: Body) -> Iterator[Stroke]:
    yield Stroke(body.spine[:2], NECK)
    yield Stroke(body.spine[1:], TRUNK)
    yield Stroke(body.spine[:1], HEAD, is_head=True)


def _joined(body: Body) -> Iterator[Stroke]:
    """Shoulders and pelvis, where they are seen from the front."""
    for one, two in ((body.leg, body.other_leg), (body.arm, body.other_arm)):
        if one and two and one[0] != two[0]:
            yield Stroke((one[0], two[0]), THIGH)


def _leg(leg: tuple[Spot, ...], role: Role, heavier: float) -> Iterator[Stroke]:
    """Thigh, shin and foot, each thinner than the one before."""
    if not leg:
        return
    hip, knee, ankle, toe = leg
    yield Stroke((hip, knee), THIGH * heavier, role, lifts=role == "work")
    yield Stroke((knee, ankle), SHIN * heavier, role, lifts=role == "work")
    yield Stroke((ankle, toe), FOOT * heavier, role)


def _props(figure: Figure, body: Body, kinds: tuple[str, ...]) -> Iterator[Stroke]:
    for prop in figure.props:
        if prop.kind in kinds:
            points = (*_held(prop, body), *prop.line)
            if points:
                yield Stroke(points, prop.thick, "tool" if prop.kind in IN_USE else "ground")


def _held(prop: Prop, body: Body) -> tuple[Spot, ...]:
    spots = (joint_spot(body, joint) for joint in prop.joints)
    return tuple(spot for spot in spots if spot is not None)


def moment_after(seconds: float, dose: Dose) -> float:
    """The moment of a movement that goes on and on: out, hold, back, a pause between."""
    tempo = dose.tempo.split("/") if dose.tempo else ()
    out, back = (max(1, int(part)) for part in tempo) if tempo else (2, 2)
    hold = 0 if dose.time_s is not None else 1 if dose.hold_s is None else 3
    pause = 0 if dose.time_s is not None else 1
    at = seconds % (out + hold + back + pause)
    if at < out:
        return at / out
    if at < out + hold:
        return 1.0
    return max(0.0, 1 - (at - out - hold) / back)
