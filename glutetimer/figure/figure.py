"""What a figure is: one exercise's movement, and how to look at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from glutetimer.figure.course import Course
from glutetimer.figure.track import Track


class MotionKind(StrEnum):
    """How a movement runs."""

    REP = "rep"
    """There and back the same way."""
    HOLD = "hold"
    """There, and it stays."""
    CYCLE = "cycle"
    """Round and round."""


class Group(StrEnum):
    """What is drawn as one."""

    LEFT_ARM = "left-arm"
    LEFT_LEG = "left-leg"
    TRUNK = "trunk"
    HEAD = "head"
    RIGHT_LEG = "right-leg"
    RIGHT_ARM = "right-arm"

    @property
    def leg(self) -> bool:
        return self in (Group.LEFT_LEG, Group.RIGHT_LEG)

    @property
    def right(self) -> bool:
        return self in (Group.RIGHT_LEG, Group.RIGHT_ARM)

    @property
    def other(self) -> Group:
        return _OTHER[self]


LIMBS = (Group.LEFT_ARM, Group.LEFT_LEG, Group.RIGHT_LEG, Group.RIGHT_ARM)
_OTHER = dict(zip(LIMBS, (Group.RIGHT_ARM, Group.RIGHT_LEG, Group.LEFT_LEG, Group.LEFT_ARM), strict=True))


class Muscle(StrEnum):
    """A region that can be coloured."""

    GLUTE_MAX = "glute-max"
    GLUTE_MED = "glute-med"
    HAMSTRINGS = "hamstrings"
    QUADRICEPS = "quadriceps"
    ADDUCTORS = "adductors"
    CALVES = "calves"
    SHOULDERS = "shoulders"
    TRUNK = "trunk"


class Working(NamedTuple):
    """A muscle that works."""

    muscle: Muscle
    one_side: bool
    """Only that of the working side; in a cycle of turns, only that of the side whose turn it is."""


class View(NamedTuple):
    """Where it is looked at from."""

    yaw: float = 0.0
    """Degrees that the camera goes round to the front; below 0, to the back."""
    pitch: float = 0.0
    """Degrees that it goes up."""
    order: tuple[Group, ...] = (Group.LEFT_ARM, Group.LEFT_LEG, Group.TRUNK, Group.RIGHT_LEG, Group.RIGHT_ARM)
    """From far to near. The head belongs to the trunk where it is not named."""


class Wall(NamedTuple):
    """A wall across the picture."""

    x: float


class Platform(NamedTuple):
    """A step to stand on."""

    left: float
    right: float
    height: float


class Joint(StrEnum):
    """Where a band goes round both legs."""

    KNEES = "knees"
    ANKLES = "ankles"


class Band(NamedTuple):
    """A band round both legs, of which the part between them is seen."""

    joint: Joint


Prop = Wall | Platform | Band


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Figure:
    """One exercise's movement."""

    kind: MotionKind
    period: float
    """Seconds to get into a hold, or of a turn of a cycle that no tempo leads."""
    quick: bool
    """A squeeze: it is done at once, and the rest of its time it is held."""
    travel: float
    """Body heights that a turn moves on."""
    alternate: bool
    """Sides change: with every repetition, or within each turn, where left does what right does half a turn later."""
    slope: float
    """Of the ground, in degrees."""
    still: float
    """The place that tells most where nothing moves."""
    view: View
    muscles: tuple[Working, ...]
    props: tuple[Prop, ...]
    trunk: Mapping[str, Track]
    """`pelvis` or `shoulders`, and perhaps `lean`, `curl`, `sideways`, `turn`, `head` and `squeeze`."""
    limbs: Mapping[Group, Course]
