"""From space into dots. A figure is fitted into its room once, with all of its movement, so that nothing jumps."""

from __future__ import annotations

from functools import lru_cache
from math import cos, radians, sin
from typing import NamedTuple

from glutetimer.figure.body import body
from glutetimer.figure.figure import Band, Figure, MotionKind, Platform, Prop
from glutetimer.figure.flesh import flesh
from glutetimer.figure.motion import MotionPoint
from glutetimer.figure.vectors import Vec, dot

_SAMPLES = 24
_MARGIN = 0.02
"""Body heights kept free around a movement: its samples need not meet its extremes."""

_HIGHEST = 1.0
"""Of a wall that is seen, in body heights."""


class Plane(NamedTuple):
    """The picture's plane: where its axes point in space."""

    right: Vec
    up: Vec

    def flat(self, place: Vec) -> tuple[float, float]:
        """A place as seen, in body heights."""
        return dot(self.right, place), dot(self.up, place)


class Box(NamedTuple):
    """A part of the picture's plane."""

    left: float
    low: float
    right: float
    high: float


class Camera(NamedTuple):
    """Shows a figure on a canvas of dots."""

    plane: Plane
    scale: float
    """Dots to a body height."""
    x: float
    """The column of the plane's middle."""
    y: float
    """The row of its 0."""
    width: int
    height: int

    def dot(self, place: Vec) -> tuple[float, float]:
        """Column and row of a place."""
        right, up = self.plane.flat(place)
        return self.x + right * self.scale, self.y - up * self.scale


def plane(figure: Figure) -> Plane:
    """How a figure is looked at."""
    cy, sy = cos(radians(figure.view.yaw)), sin(radians(figure.view.yaw))
    cp, sp = cos(radians(figure.view.pitch)), sin(radians(figure.view.pitch))
    return Plane((cy, 0.0, -sy), (-sy * sp, cp, -cy * sp))


@lru_cache(64)
def camera(figure: Figure, columns: int, rows: int) -> Camera:
    """The camera that fits a figure's whole movement into so many cells; the ground is at their lower edge."""
    box = frame(figure)
    width, height = 2 * columns, 4 * rows
    scale = min((width - 1) / (box.right - box.left), (height - 2) / (box.high - box.low))
    middle = (width - (box.right + box.left) * scale) / 2
    return Camera(plane(figure), scale, middle, height - 1 + box.low * scale, width, height)


@lru_cache(64)
def frame(figure: Figure) -> Box:
    """What a figure's whole movement needs."""
    view = plane(figure)
    # From the side, left and right look alike.
    swaps = (False, True) if figure.alternate and figure.kind is MotionKind.REP and figure.view.yaw else (False,)
    spots = [
        (view.flat(place), radius)
        for swapped in swaps
        for step in range(_SAMPLES + 1)
        for shape in flesh(body(figure, MotionPoint(step / _SAMPLES, swapped))).values()
        for hull in shape.root + shape.rest
        for place, radius in hull
    ]
    spots += [(view.flat(place), 0.0) for prop in figure.props for place in corners(prop)]
    return Box(
        min(x - r for (x, _), r in spots) - _MARGIN,
        # Seen from the side, the ground is a line, and nothing is below it.
        min(0.0, *(y - r for (_, y), r in spots)) - (_MARGIN if figure.view.pitch else 0.0),
        max(x + r for (x, _), r in spots) + _MARGIN,
        max(y + r for (_, y), r in spots) + _MARGIN,
    )


def corners(prop: Prop) -> list[Vec]:
    """A prop's outline from the ground, over its top, down to the ground."""
    if isinstance(prop, Platform):
        left, right, high = prop
        return [(left, 0.0, 0.0), (left, high, 0.0), (right, high, 0.0), (right, 0.0, 0.0)]
    if isinstance(prop, Band):
        return []  # it is on the body
    return [(prop.x, 0.0, 0.0), (prop.x, _HIGHEST, 0.0)]
