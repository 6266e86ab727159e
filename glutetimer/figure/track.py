"""Numbers that change in the course of a movement: keys, and a smooth curve through them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

Values = tuple[float, ...]


class Track(NamedTuple):
    """Values at places of a movement, in order."""

    ats: tuple[float, ...]
    values: tuple[Values, ...]
    slopes: tuple[Values, ...]
    """How fast each value changes at its key."""

    @classmethod
    def through(cls, ats: Sequence[float], values: Sequence[Values], flowing: bool) -> Track:
        """A curve through keys; flowing, or coming to rest at each."""
        still = (0.0,) * len(values[0])
        slopes = [still] * len(values)
        for i in range(1, len(values) - 1) if flowing else ():
            before, after = ats[i] - ats[i - 1], ats[i + 1] - ats[i]
            slopes[i] = tuple(map(lambda a, b, c: _slope(before, after, a, b, c), *values[i - 1 : i + 2]))
        return cls(tuple(ats), tuple(values), tuple(slopes))

    def span(self, place: float) -> tuple[int, int, float]:
        """The keys before and after a place, and the part of the way between them."""
        last = len(self.ats) - 1
        i = min(max(bisect_right(self.ats, place) - 1, 0), last)
        if i == last or place <= self.ats[i]:
            return i, i, 0.0
        return i, i + 1, (place - self.ats[i]) / (self.ats[i + 1] - self.ats[i])

    def at(self, place: float) -> Values:
        """The values at a place; before the first key and after the last, theirs."""
        i, j, t = self.span(place)
        if i == j:
            return self.values[i]
        length, rest = self.ats[j] - self.ats[i], 1.0 - t
        # Hermite's cubic: its weights for the two values and the two slopes.
        a, b = rest * rest * (1 + 2 * t), t * t * (3 - 2 * t)
        c, d = length * t * rest * rest, -length * t * t * rest
        curve = zip(self.values[i], self.values[j], self.slopes[i], self.slopes[j], strict=True)
        return tuple(p * a + q * b + m * c + n * d for p, q, m, n in curve)


def _slope(before: float, after: float, a: float, b: float, c: float) -> float:
    """The slope at b that keeps the curve between its neighbours: nothing overshoots (Fritsch and Butland, 1984)."""
    rise, next_rise = (b - a) / before, (c - b) / after
    if rise * next_rise <= 0:
        return 0.0
    return 3 * (before + after) / ((before + 2 * after) / rise + (2 * before + after) / next_rise)


def eased(t: float) -> float:
    """A part of a way, 0 to 1, that begins and ends gently."""
    return t * t * (3 - 2 * t)
