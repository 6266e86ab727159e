"""Points and directions in a figure's space, and the body's own axes in it."""

from __future__ import annotations

from math import cos, hypot, radians, sin
from typing import NamedTuple

Vec = tuple[float, float, float]


def along(start: Vec, direction: Vec, length: float = 1.0) -> Vec:
    """The point at a distance from another."""
    return start[0] + direction[0] * length, start[1] + direction[1] * length, start[2] + direction[2] * length


def dot(a: Vec, b: Vec) -> float:
    """The scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def between(a: Vec, b: Vec, part: float) -> Vec:
    return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part


def square(direction: Vec, axis: Vec) -> Vec | None:
    """The unit vector nearest to a direction that is square to a unit axis; None where the direction lies on it."""
    across = along(direction, axis, -dot(direction, axis))
    length = hypot(*across)
    return (across[0] / length, across[1] / length, across[2] / length) if length > 0.05 else None


class Axes(NamedTuple):
    """A body's forward, up and right, as unit vectors of the space."""

    forward: Vec
    up: Vec
    right: Vec

    def out(self, v: Vec) -> Vec:
        """From the body's axes into the space."""
        f, u, r = self
        return (
            f[0] * v[0] + u[0] * v[1] + r[0] * v[2],
            f[1] * v[0] + u[1] * v[1] + r[1] * v[2],
            f[2] * v[0] + u[2] * v[1] + r[2] * v[2],
        )

    def into(self, v: Vec) -> Vec:
        """From the space into the body's axes."""
        return dot(self.forward, v), dot(self.up, v), dot(self.right, v)

    def bent(self, degrees: float) -> Axes:
        """Bent forwards."""
        c, s = cos(radians(degrees)), sin(radians(degrees))
        return Axes(self.out((c, -s, 0.0)), self.out((s, c, 0.0)), self.right)

    def sideways(self, degrees: float) -> Axes:
        """Bent to the right."""
        c, s = cos(radians(degrees)), sin(radians(degrees))
        return Axes(self.forward, self.out((0.0, c, s)), self.out((0.0, -s, c)))


def axes(lean: float, turn: float) -> Axes:
    """A body's axes, of degrees in the picture (90: lying with the head to the right, face down unless it is turned)
    and about the body's own length (90: with the front to the viewer).
    """
    cl, sl = cos(radians(lean)), sin(radians(lean))
    ct, st = cos(radians(turn)), sin(radians(turn))
    return Axes((ct * cl, -ct * sl, st), (sl, cl, 0.0), (-st * cl, st * sl, ct))
