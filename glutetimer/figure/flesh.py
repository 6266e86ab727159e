"""A body's shape around its joints, and its working muscles: hulls of spheres. All thicknesses are chosen by eye."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from glutetimer.figure.body import Arm, Body, Leg
from glutetimer.figure.figure import Group, Muscle
from glutetimer.figure.trunk import Trunk
from glutetimer.figure.vectors import Axes, Vec, along, between, square

Sphere = tuple[Vec, float]
Hull = tuple[Sphere, ...]
"""Spheres and everything between them: two make a tapered capsule."""

_PELVIS, _WAIST, _RIBS, _YOKE, _NECK = 0.058, 0.050, 0.060, 0.042, 0.026
_FACE, _SKULL, _NOSE = 0.038, 0.049, 0.012
_HIP, _KNEE, _CALF, _ANKLE, _HEEL, _BALL, _TOE = 0.058, 0.036, 0.037, 0.021, 0.019, 0.016, 0.012
_SHOULDER, _ARM, _ELBOW, _WRIST, _HAND = 0.032, 0.028, 0.023, 0.017, 0.016
_THIGH = _HIP + 0.4 * (_KNEE - _HIP)


class Flesh(NamedTuple):
    """One group's shape."""

    root: tuple[Hull, ...]
    """What grows out of the trunk: no outline parts it from that."""
    rest: tuple[Hull, ...]


def flesh(body: Body) -> dict[Group, Flesh]:
    return {
        Group.TRUNK: _trunk(body.trunk),
        Group.HEAD: _head(body.trunk),
        Group.LEFT_LEG: _leg(body.left_leg),
        Group.RIGHT_LEG: _leg(body.right_leg),
        Group.LEFT_ARM: _arm(body.left_arm),
        Group.RIGHT_ARM: _arm(body.right_arm),
    }


def _trunk(trunk: Trunk) -> Flesh:
    def wide(middle: Vec, half: float, radius: float) -> Hull:
        across = trunk.low.right
        return (along(middle, across, half), radius), (along(middle, across, -half), radius)

    pelvis = wide(trunk.pelvis, 0.048, _PELVIS)
    waist = wide(trunk.waist, 0.034, _WAIST)
    ribs = wide(between(trunk.waist, trunk.chest, 0.62), 0.044, _RIBS)
    yoke = wide(between(trunk.waist, trunk.chest, 0.98), 0.085, _YOKE)
    neck = ((trunk.chest, _NECK), (trunk.chin, _NECK))
    return Flesh((), (pelvis + waist, waist + ribs, ribs + yoke, neck))


def _head(trunk: Trunk) -> Flesh:
    skull = ((between(trunk.chin, trunk.head, 0.55), _FACE), (between(trunk.head, trunk.crown, 0.18), _SKULL))
    tip = along(along(trunk.head, trunk.top.forward, _SKULL), trunk.top.up, -0.012)
    return Flesh((), (skull, ((tip, _NOSE), (trunk.head, _NOSE))))


def _leg(leg: Leg) -> Flesh:
    thigh = (between(leg.hip, leg.knee, 0.4), _THIGH)
    knee, calf, ankle = (leg.knee, _KNEE), (between(leg.knee, leg.ankle, 0.3), _CALF), (leg.ankle, _ANKLE)
    heel, ball, toe = (
        (along(place, leg.sole, -radius), radius)
        for place, radius in ((leg.heel, _HEEL), (leg.ball, _BALL), (leg.toe, _TOE))
    )
    shank = ((thigh, knee), (knee, calf), (calf, ankle))
    return Flesh((((leg.hip, _HIP), thigh),), (*shank, (ankle, heel, ball), (ball, toe)))


def _arm(arm: Arm) -> Flesh:
    upper = (between(arm.shoulder, arm.elbow, 0.45), _ARM)
    elbow, wrist = (arm.elbow, _ELBOW), (arm.wrist, _WRIST)
    return Flesh(
        (((arm.shoulder, _SHOULDER), upper),),
        ((upper, elbow), (elbow, wrist), ((arm.wrist, _HAND), (arm.hand, _HAND))),
    )


def muscle(which: Muscle, body: Body, right: bool) -> Hull:
    """Where a muscle of one side lies, or the middle one of both; only what of it is seen on the body is coloured."""
    leg, arm = (body.right_leg, body.right_arm) if right else (body.left_leg, body.left_arm)
    match which:
        case Muscle.TRUNK:
            return _belly(body.trunk)
        case Muscle.ADDUCTORS:
            return _inner_thigh(leg, body.left_leg if right else body.right_leg)
        case _:
            return _SHAPES[which](leg, arm, body.trunk.low)


def hosts(which: Muscle, right: bool) -> Group:
    """What a muscle lies on: its limb, even where it reaches onto the trunk; or the trunk alone."""
    if which is Muscle.TRUNK:
        return Group.TRUNK
    if which is Muscle.SHOULDERS:
        return Group.RIGHT_ARM if right else Group.LEFT_ARM
    return Group.RIGHT_LEG if right else Group.LEFT_LEG


def _belly(trunk: Trunk) -> Hull:
    low, high = (
        (between(trunk.pelvis, trunk.waist, 0.35), trunk.low),
        (between(trunk.waist, trunk.chest, 0.35), trunk.high),
    )
    return tuple((along(place, axes.forward, 0.018), 0.042) for place, axes in (low, high))


def _inner_thigh(leg: Leg, other: Leg) -> Hull:
    thigh = _unit(leg.hip, leg.knee)
    inward = square(_unit(leg.hip, other.hip), thigh) or thigh
    return tuple((along(between(leg.hip, leg.knee, part), inward, 0.030), 0.028) for part in (0.25, 0.85))


def _glute_max(leg: Leg, arm: Arm, low: Axes) -> Hull:
    seat = along(along(leg.hip, low.forward, -0.036), low.up, 0.012)
    return (seat, 0.046), (along(between(leg.hip, leg.knee, 0.18), low.forward, -0.020), 0.036)


def _glute_med(leg: Leg, arm: Arm, low: Axes) -> Hull:
    return (along(along(leg.hip, low.up, 0.035), low.forward, -0.018), 0.042), (leg.hip, 0.030)


def _behind(leg: Leg, low: Axes) -> Vec:
    """From the thigh to where its knee folds to; of a straight leg, to the body's back."""
    thigh = _unit(leg.hip, leg.knee)
    back = (-low.forward[0], -low.forward[1], -low.forward[2])
    return square(_unit(leg.knee, leg.ankle), thigh) or square(back, thigh) or back


def _unit(a: Vec, b: Vec) -> Vec:
    length = sum((q - p) ** 2 for p, q in zip(a, b, strict=True)) ** 0.5
    return (b[0] - a[0]) / length, (b[1] - a[1]) / length, (b[2] - a[2]) / length


def _on_thigh(leg: Leg, low: Axes, side: float, *parts: float) -> Hull:
    behind = _behind(leg, low)
    return tuple((along(between(leg.hip, leg.knee, part), behind, 0.024 * side), 0.026) for part in parts)


_SHAPES: dict[Muscle, Callable[[Leg, Arm, Axes], Hull]] = {
    Muscle.GLUTE_MAX: _glute_max,
    Muscle.GLUTE_MED: _glute_med,
    Muscle.HAMSTRINGS: lambda leg, arm, low: _on_thigh(leg, low, 1.0, 0.3, 0.85),
    Muscle.QUADRICEPS: lambda leg, arm, low: _on_thigh(leg, low, -1.0, 0.25, 0.9),
    Muscle.CALVES: lambda leg, arm, low: (
        (between(leg.knee, leg.ankle, 0.12), 0.040),
        (between(leg.knee, leg.ankle, 0.5), 0.034),
    ),
    Muscle.SHOULDERS: lambda leg, arm, low: ((arm.shoulder, 0.045),),
}
