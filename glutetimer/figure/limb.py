"""One arm or leg: from its joints' angles to its bones' directions, and back from where its end has to be.

Directions are (forward, up, outward) from the hip or shoulder, so that left and right are alike.
"""

from __future__ import annotations

from math import acos, asin, atan2, cos, degrees, hypot, pi, radians, sin
from typing import NamedTuple

from glutetimer.figure import bones
from glutetimer.figure.vectors import Vec, dot

LEG_BONES = (bones.THIGH, bones.SHANK)
ARM_BONES = (bones.UPPER_ARM, bones.FOREARM)

_NEARLY = 1e-6
"""No limb is bent fully or stretched fully: there the direction of its knee or elbow would be lost."""


class Angles(NamedTuple):
    """A limb's joints, in degrees. All 0 is a limb that hangs straight down, the foot square to the shin."""

    flex: float = 0.0
    """Forwards, at the hip or shoulder."""
    out: float = 0.0
    """Sideways, away from the body."""
    turn: float = 0.0
    """Outwards, about the limb's own length."""
    bend: float = 0.0
    """Of the knee or elbow; 0 is straight."""
    tip: float = 0.0
    """Of the ankle (toes up) or wrist (fingers forward)."""


class Directions(NamedTuple):
    """Unit vectors along thigh, shank and foot, or upper arm, forearm and hand."""

    upper: Vec
    lower: Vec
    end: Vec


def directions(angles: Angles, leg: bool) -> Directions:
    """Forward kinematics: where the bones point."""
    flex, out, turn, bend, tip = map(radians, angles)
    back = -1.0 if leg else 1.0  # a knee folds backwards, an elbow forwards
    lower = (back * sin(bend), -cos(bend))
    front = (cos(bend), back * sin(bend))
    if leg:
        end = (front[0] * cos(tip) - lower[0] * sin(tip), front[1] * cos(tip) - lower[1] * sin(tip))
    else:
        end = (lower[0] * cos(tip) + front[0] * sin(tip), lower[1] * cos(tip) + front[1] * sin(tip))
    c_turn, s_turn, c_out, s_out, c_flex, s_flex = cos(turn), sin(turn), cos(out), sin(out), cos(flex), sin(flex)

    def turned(forward: float, up: float) -> Vec:
        forward, outward = forward * c_turn, forward * s_turn
        up, outward = up * c_out + outward * s_out, outward * c_out - up * s_out
        return forward * c_flex - up * s_flex, forward * s_flex + up * c_flex, outward

    return Directions(turned(0.0, -1.0), turned(*lower), turned(*end))


def reach(target: Vec, turn: float, leg: bool) -> Angles:
    """Inverse kinematics of two bones: the angles that put the ankle or wrist on a target.

    The target is (forward, up, outward) from the hip or shoulder; one out of reach gets a limb stretched towards it.
    `turn` is where the knee or elbow points, in degrees outwards.
    """
    upper, lower = LEG_BONES if leg else ARM_BONES
    distance = min(max(hypot(*target), abs(upper - lower) + _NEARLY), upper + lower - _NEARLY)
    bend = pi - acos((upper * upper + lower * lower - distance * distance) / (2 * upper * lower))
    # Where the end is while the limb hangs: then it is swung outwards until it is as far out as the target, and then
    # forwards, which leaves that as it is.
    fold = (-lower if leg else lower) * sin(bend)
    forward, up, outward = fold * cos(radians(turn)), -upper - lower * cos(bend), fold * sin(radians(turn))
    span = hypot(up, outward)
    out = asin(max(-1.0, min(1.0, target[2] / span))) - atan2(outward, -up)
    up = up * cos(out) + outward * sin(out)
    flex = atan2(target[1], target[0]) - atan2(up, forward)
    flex = (flex + pi) % (2 * pi) - pi
    return Angles(degrees(flex), degrees(out), turn, degrees(bend))


def tipped(angles: Angles, leg: bool, wanted: Vec) -> Angles:
    """The same, with the ankle or wrist turned so that the foot or hand points as nearly as it can to a direction."""
    level = directions(angles._replace(tip=0.0), leg).end
    upright = directions(angles._replace(tip=90.0), leg).end
    return angles._replace(tip=degrees(atan2(dot(wanted, upright), dot(wanted, level))))


def missed(target: Vec, leg: bool) -> float:
    """How far a target lies outside of what the limb reaches, in body heights; 0 within."""
    upper, lower = LEG_BONES if leg else ARM_BONES
    distance = hypot(*target)
    return max(0.0, distance - upper - lower, abs(upper - lower) - distance)
