"""One pose of a figure's file: what it says about the trunk, and about each limb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import isfinite
from typing import NamedTuple

from glutetimer.figure import bones
from glutetimer.figure.course import Contact, Placed, Planted
from glutetimer.figure.figure import Group
from glutetimer.figure.limb import Angles
from glutetimer.figure.track import Values
from glutetimer.files.reading.problem import shown
from glutetimer.files.reading.table import Table

FAR = 5.0
"""Body heights: no coordinate is farther away."""

_TURNS = 360.0
_DEGREES = ("lean", "curl", "sideways", "turn", "head")
_PLACES = ("pelvis", "shoulders")
_BOTH = {"legs": (Group.LEFT_LEG, Group.RIGHT_LEG), "arms": (Group.LEFT_ARM, Group.RIGHT_ARM)}


class LimbPose(NamedTuple):
    """What a pose says about a limb, and under which key it says so."""

    pose: Angles | Contact
    key: str


@dataclass(slots=True)
class Pose:
    """What is said; the rest is as it is in the base, or plain."""

    trunk: dict[str, Values] = field(default_factory=dict)
    limbs: dict[Group, LimbPose] = field(default_factory=dict)


def take_pose(table: Table) -> Pose:
    """Take a pose from a table; what is wrong is noted there."""
    pose = Pose()
    for name in _DEGREES:
        if (degrees := table.take(name, number(-_TURNS, _TURNS))) is not None:
            pose.trunk[name] = (degrees,)
    if (squeeze := table.take("squeeze", number(0, 1))) is not None:
        pose.trunk["squeeze"] = (squeeze,)
    for name in _PLACES:
        if (place := table.take(name, numbers(2))) is not None:
            pose.trunk[name] = place
    keys = {**_BOTH, **{group.value: (group,) for groups in _BOTH.values() for group in groups}}
    for key, groups in keys.items():  # what is said of one side goes over what is said of both
        if own := table.take_table(key):
            limb = _take_limb(own, groups[0].leg)
            pose.limbs.update({group: LimbPose(limb, key) for group in groups})
    return pose


def _take_limb(table: Table, leg: bool) -> Angles | Contact:
    joint, tip, tilt = ("knee", "ankle", "pitch") if leg else ("elbow", "wrist", "palm")

    def degrees(name: str) -> float:
        return table.take(name, number(-_TURNS, _TURNS)) or 0.0

    def length(name: str, default: float = 0.0) -> float:
        taken = table.take(name, number(-FAR, FAR))
        return default if taken is None else taken

    made: Angles | Contact
    if "point" in table:
        x, y, z = table.take("point", numbers(3)) or (0.0, 0.0, 0.0)
        made = Placed(x, y, z, degrees("turn"), degrees(tip))
    elif "x" in table:
        z = length("z", bones.HIP if leg else bones.SHOULDER)
        made = Planted(length("x"), length("y"), z, degrees(tilt), degrees("turn"), length("lift"))
    else:
        made = Angles(degrees("flex"), degrees("out"), degrees("turn"), degrees(joint), degrees(tip))
    table.finish()
    return made


def number(low: float, high: float) -> Callable[[object], float]:
    """A number from `low` to `high`."""

    def parse(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
            raise ValueError(f"{shown(value)} is no number; write {low:g} to {high:g}")
        if not low <= value <= high:
            raise ValueError(f"{shown(value)} is out of bounds; write {low:g} to {high:g}")
        return float(value)

    return parse


def numbers(count: int) -> Callable[[object], Values]:
    """A list of so many coordinates."""
    one = number(-FAR, FAR)

    def parse(value: object) -> Values:
        if not isinstance(value, list) or len(value) != count:
            raise ValueError(f"{shown(value)} is no place; write {count} numbers in brackets")
        return tuple(map(one, value))

    return parse
