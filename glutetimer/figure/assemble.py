"""From the poses of a file to courses through time: keys joined end to end, and joints found for every contact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from glutetimer.figure.body import from_root, grasped, target
from glutetimer.figure.course import Contact, Course, Planted
from glutetimer.figure.figure import LIMBS, Group
from glutetimer.figure.limb import Angles, missed
from glutetimer.figure.pose import LimbPose, Pose
from glutetimer.figure.track import Track, Values
from glutetimer.figure.trunk import trunk

T = TypeVar("T")

HANGING = LimbPose(Angles(), "")
"""A limb of which nothing is said."""


class Poses(NamedTuple):
    """All poses of a figure: the base, and the keys with their places."""

    base: Pose
    keys: Sequence[tuple[float, Pose]]
    round: bool
    """The last key is followed by the first."""
    flowing: bool
    alternate: bool
    """And left does what right does, half a turn later."""
    travel: float
    slope: float

    def trunk(self) -> dict[str, Track]:
        names = dict.fromkeys([*self.base.trunk, *(name for _, pose in self.keys for name in pose.trunk)])
        return {name: self._trunk_track(name) for name in names}

    def _trunk_track(self, name: str) -> Track:
        keys = [(at, pose.trunk[name]) for at, pose in self.keys if name in pose.trunk]
        return self._track(keys or [(0.0, self.base.trunk[name])])

    def limb_keys(self, group: Group) -> list[tuple[float, LimbPose]]:
        """What is said of a limb, by place."""
        said = [(at, pose.limbs[group]) for at, pose in self.keys if group in pose.limbs]
        return said or [(0.0, self.base.limbs.get(group, HANGING))]

    def limbs(self, middle: dict[str, Track]) -> dict[Group, Course]:
        """The courses of the limbs, on a trunk."""
        return {group: self._course(group, middle) for group in LIMBS}

    def _course(self, group: Group, middle: dict[str, Track]) -> Course:
        follows = (
            self.round
            and self.alternate
            and not group.right
            and any(group.other in pose.limbs for _, pose in self.keys)
        )
        # A file counts contacts from where the turn began; here they are where the body has them at their key.
        keys = [
            (at, _moved(limb.pose, -self.travel * at)) for at, limb in self.limb_keys(group.other if follows else group)
        ]
        if follows:
            keys = sorted((((at + 0.5) % 1.0, pose) for at, pose in keys), key=lambda key: key[0])
        angles = [(at, self._angles(pose, at, group, middle)) for at, pose in keys]
        contacts = (_moved(pose, self.travel * at) for at, pose in self._closed(keys))
        given = (None if isinstance(contact, Angles) else contact for contact in contacts)
        return Course(self._track(angles), tuple(given), self.flowing)

    def _angles(self, pose: Angles | Contact, at: float, group: Group, middle: dict[str, Track]) -> Angles:
        return pose if isinstance(pose, Angles) else grasped(pose, group, trunk(middle, at, self.slope), self.slope)

    def _track(self, keys: Sequence[tuple[float, Values]]) -> Track:
        closed = self._closed(keys)
        return Track.through([at for at, _ in closed], [values for _, values in closed], self.flowing)

    def _closed(self, keys: Sequence[tuple[float, T]]) -> Sequence[tuple[float, T]]:
        """Keys that go round, with those of the turn before and the one after that a curve through them needs."""
        if not self.round or len(keys) < 2:
            return keys
        return [*((at - 1, value) for at, value in keys[-2:]), *keys, *((at + 1, value) for at, value in keys[:2])]

    def misses(self, middle: dict[str, Track], least: float) -> Iterator[tuple[float, Group, str, float]]:
        """Contacts that no limb reaches: the key's place, the limb, the key that says so, and how far it misses."""
        for group in LIMBS:
            said = self.limb_keys(group)
            # A limb that stays where it is must reach it from everywhere.
            places = [(at, said[0][1]) for at, _ in self.keys or [(0.0, self.base)]] if len(said) == 1 else said
            for at, limb in places:
                pose = _moved(limb.pose, -self.travel * at)
                if not isinstance(pose, Angles):
                    place = from_root(target(pose, group, self.slope), group, trunk(middle, at, self.slope))
                    if (by := missed(place, group.leg)) > least:
                        yield at, group, limb.key, by


def _moved(pose: Angles | Contact, x: float) -> Angles | Contact:
    """The same, farther along the ground."""
    return pose._replace(x=pose.x + x) if isinstance(pose, Planted) else pose
