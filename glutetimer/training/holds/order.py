"""Which side goes first (training.md 5.7), and when a test may be (2.3)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from glutetimer.training.exercise import LEGS, Side
from glutetimer.training.holds.hold import Hold, works
from glutetimer.training.workout import HoldMode

WEAKER_S = 2
"""Bases so far apart send the weaker side first (5.7; our choice)."""
TEST_HOURS = 48
"""A test is never sooner after another: in hours, unlike the gaps (2.3 and 5.12; our choice, after a study of recovery
from sets to failure)."""


class Because(StrEnum):
    """Why a side goes first."""

    ONE = "one"
    """There is one side only."""
    OPEN = "open"
    """The other is locked."""
    UNTESTED = "untested"
    """It has no score yet, the other has."""
    WEAKER = "weaker"
    """Its base is lower."""
    TURN = "turn"
    """It was second last time."""
    MISSED = "missed"
    """It was not held last time."""
    START = "start"
    """Nobody went first before."""


class StartingSide(NamedTuple):
    """The side that goes first."""

    side: Side
    because: Because


def first_in_training(
    holds: Iterable[Hold], bases: Mapping[Side, float | None], locked: Collection[Side] = ()
) -> StartingSide:
    """The side that begins a training session (5.7; our choice).

    Args:
        holds: of one exercise, none after the day asked about.
        bases: of each side; None where it has none. One side alone is that side.
        locked: sides that may not be held: they never begin, where the other may.
    """
    if len(bases) == 1:
        return StartingSide(next(iter(bases)), Because.ONE)
    may = [side for side in LEGS if side not in locked]
    if len(may) == 1:
        return StartingSide(may[0], Because.OPEN)
    left, right = bases[Side.LEFT], bases[Side.RIGHT]
    if (left is None) != (right is None):
        return StartingSide(Side.LEFT if left is None else Side.RIGHT, Because.UNTESTED)
    if left is not None and right is not None and abs(left - right) >= WEAKER_S:
        return StartingSide(Side.LEFT if left < right else Side.RIGHT, Because.WEAKER)
    return _turn(holds)


def first_in_test(holds: Iterable[Hold]) -> StartingSide:
    """The side that begins a test: they always alternate, so that effects of order cancel (5.7; our choice). `holds`:
    of one exercise, none after the day asked about.
    """
    return _turn(hold for hold in holds if hold.mode is HoldMode.MAX)


def _turn(holds: Iterable[Hold]) -> StartingSide:
    """The side that did not go first on the last day; the left at the very start."""
    mine = [hold for hold in holds if hold.side in LEGS]
    day = max((hold.day for hold in mine), default=None)
    last = min((hold for hold in mine if hold.day == day), key=_key, default=None)
    if not last:
        return StartingSide(Side.LEFT, Because.START)
    other = last.side.other
    held = any(hold.day == day and hold.side is other for hold in mine)
    return StartingSide(other, Because.TURN if held else Because.MISSED)


def _key(hold: Hold) -> tuple[int, Side]:
    """The earliest hold of a day sorts first; of two at one instant the left."""
    return hold.started_ms, hold.side


def next_test_ms(holds: Iterable[Hold], sides: Collection[Side]) -> int | None:
    """From when these sides may be tested again: 48 h after their last test (2.3; our choice); None: there was none.

    Args:
        holds: of all exercises, since a test of one rung tires for the next.
        sides: those to be tested. The second side of a test is not held up by the first.

    Returns:
        Milliseconds since 1970, UTC. A test that was interrupted, or a false start, was none.
    """
    tests = [
        hold.started_ms
        for hold in holds
        if hold.mode is HoldMode.MAX and hold.attempt and any(works(hold.side, side) for side in sides)
    ]
    return max(tests) + TEST_HOURS * 3_600_000 if tests else None


def opens_after(holds: Iterable[Hold], now: datetime) -> datetime | None:
    """When both legs may be tested again, by the machine's clocks as they go then; None: now (2.3; our choice)."""
    ms = next_test_ms(holds, LEGS)
    return datetime.fromtimestamp(ms / 1000).astimezone() if ms and ms > now.timestamp() * 1000 else None
