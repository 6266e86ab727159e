"""The course of one arm or leg: by its joints, or by where its end is planted."""

from __future__ import annotations

from math import pi, sin
from typing import NamedTuple, TypeVar

from glutetimer.figure.limb import Angles
from glutetimer.figure.track import Track, eased


class Planted(NamedTuple):
    """A foot or hand on the ground. Lengths in body heights."""

    x: float
    """Along the ground, of the ankle while the foot is flat, or of the wrist. In a cycle that travels it is counted
    from where the turn began."""
    y: float
    """Over the ground: the sole, or the wrist."""
    z: float
    """Outwards from the midline."""
    tilt: float
    """Degrees in the picture: of a foot, 90 on its toes and below 0 on its heel; of a hand, 90 fingers up."""
    turn: float
    """Where the knee or elbow points, in degrees outwards."""
    lift: float
    """How high it is carried on its way to here from a contact before."""


class Placed(NamedTuple):
    """An ankle or wrist at a point of the space."""

    x: float
    y: float
    z: float
    turn: float
    tip: float
    """Of the ankle or wrist, in degrees."""


Contact = Planted | Placed

C = TypeVar("C", Planted, Placed)


class Course(NamedTuple):
    """A limb's course: from key to key by its joints' angles, or, between two contacts of a kind, by its end."""

    angles: Track
    contacts: tuple[Contact | None, ...]
    """For each key; None for one that is given by its angles."""
    flowing: bool
    """Contacts change evenly, instead of resting at each key."""

    def at(self, place: float) -> Angles | Contact:
        """How the limb is, at a place of the movement."""
        i, j, t = self.angles.span(place)
        a, b, part = self.contacts[i], self.contacts[j], t if self.flowing else eased(t)
        if isinstance(a, Planted) and isinstance(b, Planted):
            made = _mixed(a, b, part)
            return made._replace(y=made.y + b.lift * sin(pi * t))
        if isinstance(a, Placed) and isinstance(b, Placed):
            return _mixed(a, b, part)
        return Angles(*self.angles.at(place))


def _mixed(a: C, b: C, part: float) -> C:
    return type(a)(*(p + (q - p) * part for p, q in zip(a, b, strict=True)))
