"""Where in its movement a figure is at a time: in step with the repetitions that are counted."""

from __future__ import annotations

from math import floor
from typing import NamedTuple

from glutetimer.figure.figure import Figure, MotionKind
from glutetimer.training.exercise import Tempo, TempoPart

STEP_S = 1 / 12
"""What the steps of every figure are multiples of: in every repetition it goes through the same places, so that each
of its pictures is drawn once."""

PLAIN_TEMPO = Tempo(2, 1, 2, 0)
"""For a movement there and back in an exercise without a tempo (our choice)."""

QUICK_S = 1 / 3
"""How long a quick movement takes, and one to which the tempo gives no time (our choice)."""

_ORDER = tuple(TempoPart)


class MotionPoint(NamedTuple):
    """A place in a movement. Equal moments look equal."""

    place: float
    """0 at its start, 1 at its end; in a cycle, the part of the turn that is done."""
    swapped: bool = False
    """Left does what is written for the right: every second repetition of a figure that changes sides."""


def start(figure: Figure, begins: TempoPart = TempoPart.LIFT) -> MotionPoint:
    """The position from which it begins: while one gets ready, and in the rest before."""
    return MotionPoint(_rep(PLAIN_TEMPO, begins, 0.0)[0] if figure.kind is MotionKind.REP else 0.0)


def still(figure: Figure) -> MotionPoint:
    """The picture that tells most, where nothing moves."""
    return MotionPoint(figure.still)


def moment(
    figure: Figure, elapsed: float, tempo: Tempo | None = None, begins: TempoPart = TempoPart.LIFT
) -> MotionPoint:
    """Where it is, so many seconds into a set, pauses left out. It stands still where time does.

    Repetition n, from 0, begins at n times the tempo's seconds, with the part `begins`.
    """
    elapsed = floor(max(0.0, elapsed) / STEP_S + 1e-6) * STEP_S
    if figure.kind is MotionKind.HOLD:
        return _moment(min(1.0, elapsed / figure.period))
    if figure.kind is MotionKind.CYCLE and tempo is None:
        return _moment(round(elapsed / figure.period, 6) % 1.0)
    tempo = tempo or PLAIN_TEMPO
    number = floor(elapsed / tempo.seconds + 1e-6)
    place, rising = _rep(tempo, begins, max(0.0, elapsed - number * tempo.seconds), figure.quick)
    if figure.kind is MotionKind.REP:
        return _moment(place, figure.alternate and number % 2 == 1)
    # A repetition is a turn, or half of one: its first movement is the first half of it, its second one the other.
    if begins in (TempoPart.LIFT, TempoPart.HOLD):
        share = place / 2 if rising else 1 - place / 2
    else:
        share = (1 + place) / 2 if rising else (1 - place) / 2
    return _moment(round((number + share) / (2 if figure.alternate else 1), 6) % 1.0)


def _moment(place: float, swapped: bool = False) -> MotionPoint:
    return MotionPoint(round(place, 6), swapped)


def _rep(tempo: Tempo, begins: TempoPart, seconds: float, quick: bool = False) -> tuple[float, bool]:
    """The height of a repetition at a time, 0 to 1, and whether it is on its way up or at the top."""
    parts = (tempo.lift, tempo.hold, tempo.lower, tempo.pause)
    seconds = (seconds + sum(parts[: _ORDER.index(begins)])) % tempo.seconds
    half = tempo.lift + tempo.hold
    if seconds < half - 1e-9:
        return min(1.0, seconds / _moving(tempo.lift, tempo.hold, quick)), True
    return 1 - min(1.0, (seconds - half) / _moving(tempo.lower, tempo.pause, quick)), False


def _moving(moves: float, stays: float, quick: bool) -> float:
    """How long a movement takes. One to which the tempo gives no time takes it from the standstill after it."""
    return (min(QUICK_S, moves + stays) if quick else moves or min(QUICK_S, stays)) or STEP_S
