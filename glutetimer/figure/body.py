"""The whole body at a moment: every joint's place. Bones come out of forward kinematics alone, so none can stretch."""

from __future__ import annotations

from math import cos, radians, sin, sqrt, tan
from typing import NamedTuple

from glutetimer.figure import bones
from glutetimer.figure.course import Contact, Planted
from glutetimer.figure.figure import Figure, Group, MotionKind
from glutetimer.figure.limb import Angles, Directions, directions, reach, tipped
from glutetimer.figure.motion import MotionPoint
from glutetimer.figure.trunk import Trunk, on_ground, trunk
from glutetimer.figure.vectors import Vec, along, square


class Leg(NamedTuple):
    """A leg's joints."""

    hip: Vec
    knee: Vec
    ankle: Vec
    heel: Vec
    ball: Vec
    toe: Vec
    """These three are on the sole."""
    sole: Vec
    """Not a place but a direction: out of the sole."""


class Arm(NamedTuple):
    """An arm's joints."""

    shoulder: Vec
    elbow: Vec
    wrist: Vec
    hand: Vec
    """The fingers' end."""


class Body(NamedTuple):
    """A body."""

    trunk: Trunk
    left_leg: Leg
    right_leg: Leg
    left_arm: Arm
    right_arm: Arm


def body(figure: Figure, moment: MotionPoint) -> Body:
    # Within a cycle, contacts are counted from where its turn began, and the picture follows the body.
    place = moment.place % 1.0 if figure.kind is MotionKind.CYCLE else moment.place
    middle = trunk(figure.trunk, place, figure.slope)

    def joints(group: Group) -> tuple[Angles, bool]:
        pose = figure.limbs[group.other if moment.swapped else group].at(place)
        if isinstance(pose, Angles):
            return pose, False
        if isinstance(pose, Planted):
            pose = pose._replace(x=pose.x - figure.travel * place)
        return grasped(pose, group, middle, figure.slope), True

    return Body(
        middle,
        _leg(middle, Group.LEFT_LEG, *joints(Group.LEFT_LEG), figure.slope),
        _leg(middle, Group.RIGHT_LEG, *joints(Group.RIGHT_LEG), figure.slope),
        _arm(middle, Group.LEFT_ARM, joints(Group.LEFT_ARM)[0]),
        _arm(middle, Group.RIGHT_ARM, joints(Group.RIGHT_ARM)[0]),
    )


def target(contact: Contact, group: Group, slope: float) -> Vec:
    """Where a contact has the ankle or wrist."""
    side = 1.0 if group.right else -1.0
    if not isinstance(contact, Planted):
        return contact.x, contact.y, contact.z * side
    if not group.leg:
        return on_ground(contact.x, contact.y, contact.z * side, slope)
    # A foot rolls over its ball or its heel: the ankle turns about that.
    pivot = bones.BALL if contact.tilt > 0 else -bones.HEEL
    x, y, z = on_ground(contact.x + pivot, contact.y, contact.z * side, slope)
    c, s = cos(radians(contact.tilt - slope)), sin(radians(contact.tilt - slope))
    return x - pivot * c + bones.ANKLE * s, y + pivot * s + bones.ANKLE * c, z


def from_root(place: Vec, group: Group, middle: Trunk) -> Vec:
    """A place as (forward, up, outward) from the limb's hip or shoulder."""
    forward, up, right = middle.axes(group.leg).into(along(place, middle.root(group.leg, group.right), -1.0))
    return forward, up, right if group.right else -right


def grasped(contact: Contact, group: Group, middle: Trunk, slope: float) -> Angles:
    """The joints of a limb whose end is held by a contact."""
    angles = reach(from_root(target(contact, group, slope), group, middle), contact.turn, group.leg)
    if not isinstance(contact, Planted):
        return angles._replace(tip=contact.tip)
    tilt = radians(slope - contact.tilt if group.leg else slope + contact.tilt)
    forward, up, right = middle.axes(group.leg).into((cos(tilt), sin(tilt), 0.0))
    return tipped(angles, group.leg, (forward, up, right if group.right else -right))


def _in_space(middle: Trunk, group: Group, angles: Angles) -> Directions:
    axes, side = middle.axes(group.leg), 1.0 if group.right else -1.0
    return Directions(*(axes.out((f, u, o * side)) for f, u, o in directions(angles, group.leg)))


def _arm(middle: Trunk, group: Group, angles: Angles) -> Arm:
    upper, lower, end = _in_space(middle, group, angles)
    shoulder = middle.root(False, group.right)
    elbow = along(shoulder, upper, bones.UPPER_ARM)
    wrist = along(elbow, lower, bones.FOREARM)
    return Arm(shoulder, elbow, wrist, along(wrist, end, bones.HAND))


def _leg(middle: Trunk, group: Group, angles: Angles, planted: bool, slope: float) -> Leg:
    upper, lower, end = _in_space(middle, group, angles)
    hip = middle.root(True, group.right)
    knee = along(hip, upper, bones.THIGH)
    ankle = along(knee, lower, bones.SHANK)
    sole = square(lower, end) or lower
    floor = along(ankle, sole, bones.ANKLE)
    ball = along(floor, end, bones.BALL)
    toe = along(ball, end, bones.TOES)
    if end[1] < 0 and toe[1] < toe[0] * tan(radians(slope)):  # toes bend at the ball rather than enter the ground
        flat = sqrt(max(0.0, 1 - end[2] * end[2])) * (1.0 if planted or end[0] >= 0 else -1.0)
        toe = along(ball, (flat * cos(radians(slope)), flat * sin(radians(slope)), end[2]), bones.TOES)
    return Leg(hip, knee, ankle, along(floor, end, -bones.HEEL), ball, toe, sole)
