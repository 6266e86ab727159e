"""What the history says of a workout's amounts: with which load, and what to aim at in a range."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from glutetimer.training.load import LoadUsed, MadeHeavier, choose_load
from glutetimer.training.ranges import AimedSet, choose_aim


class Amounts(NamedTuple):
    """As of a day; empty, everything is as it is written, and an aim is the lower end of its range."""

    used: Sequence[LoadUsed] = ()
    """Loads used last."""
    aimed: Mapping[str, Sequence[AimedSet]] = MappingProxyType({})
    """Sets with an aim, by exercise."""
    heavier: Sequence[MadeHeavier] = ()
    """Offers of more load that were taken: the range begins anew with it."""

    def choose_load(self, exercise: str, planned: str) -> str:
        """The load to begin with; empty for none."""
        return choose_load(exercise, planned, self.used, self.heavier)

    def choose_aim(self, exercise: str, low: float, high: float, *, timed: bool = False) -> float:
        """What to aim at between two ends."""
        return choose_aim(low, high, self.sets_of(exercise, timed=timed), timed=timed)

    def sets_of(self, exercise: str, *, timed: bool) -> list[AimedSet]:
        """The sets with an aim that count: those since it was last made heavier."""
        since = max((each.day for each in self.heavier if each.exercise == exercise), default=None)
        return [
            each for each in self.aimed.get(exercise, ()) if each.timed is timed and (since is None or each.day > since)
        ]


NOTHING = Amounts()
"""Of somebody without a history."""
