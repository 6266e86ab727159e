"""The trunk: where hips, shoulders and head are, before any limb."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, radians, sin
from typing import NamedTuple

from glutetimer.figure import bones
from glutetimer.figure.track import Track
from glutetimer.figure.vectors import Axes, Vec, along, axes


class Trunk(NamedTuple):
    """The trunk's joints, and the axes of its lower and upper half."""

    pelvis: Vec
    waist: Vec
    chest: Vec
    """The middle of the shoulders."""
    chin: Vec
    head: Vec
    crown: Vec
    low: Axes
    high: Axes
    top: Axes
    """The head's."""

    def root(self, leg: bool, right: bool) -> Vec:
        """A hip or shoulder."""
        half = bones.HIP if leg else bones.SHOULDER
        return along(self.pelvis if leg else self.chest, self.axes(leg).right, half if right else -half)

    def axes(self, leg: bool) -> Axes:
        """What a leg or an arm is counted from."""
        return self.low if leg else self.high


def on_ground(x: float, y: float, z: float, slope: float) -> Vec:
    """A point x along the ground and y over it; `slope` in degrees, rising to the right."""
    return x * cos(radians(slope)), x * sin(radians(slope)) + y, z


def trunk(tracks: Mapping[str, Track], place: float, slope: float) -> Trunk:
    """The trunk at a place of a movement; `slope` of the ground in degrees.

    One of the tracks `pelvis` and `shoulders` says what stays in its place.
    """

    def degrees(name: str, default: float = 0.0) -> float:
        track = tracks.get(name)
        return track.at(place)[0] if track else default

    def standing(name: str) -> Vec:
        x, y = tracks[name].at(place)
        return on_ground(x, y, 0.0, slope)

    lean, curl = degrees("lean"), degrees("curl")
    low = axes(lean, degrees("turn"))
    high = low.bent(curl).sideways(degrees("sideways"))
    top = low.bent(degrees("head", lean + curl) - lean).sideways(degrees("sideways"))
    if "shoulders" in tracks:
        chest = standing("shoulders")
        waist = along(chest, high.up, -bones.THORAX)
        pelvis = along(waist, low.up, -bones.LUMBAR)
    else:
        pelvis = standing("pelvis")
        waist = along(pelvis, low.up, bones.LUMBAR)
        chest = along(waist, high.up, bones.THORAX)
    chin = along(chest, top.up, bones.NECK)
    head = along(along(chin, top.up, bones.HEAD / 2), top.forward, 0.010)
    return Trunk(pelvis, waist, chest, chin, head, along(head, top.up, bones.HEAD / 2), low, high, top)
