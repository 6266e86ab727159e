"""Which figure a session shows, and at which moment of its movement: in step with the runner."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glutetimer.app.drawing.grid import Size, size_of
from glutetimer.session.phase_clock import Mode
from glutetimer.session.state import SessionState
from glutetimer.training.exercise import Exercise, Side
from glutetimer.training.plan import Phase

if TYPE_CHECKING:  # a session without figures does not pay for them
    from glutetimer.figure.figure import Figure
    from glutetimer.figure.figures import Figures
    from glutetimer.figure.motion import MotionPoint


FRAME_S = 1 / 6
"""A figure moves six times a second, two of its steps each (`motion.STEP_S`): eight cost more than twice what a plain
terminal timer does (our choice; look.md: ten at most)."""
LARGE_FRAME_S = 0.25
"""Across a large window half as often: its picture has six times the cells, and is not to cost more (our choice)."""


def frame_s(columns: int, rows: int) -> float:
    """Seconds between two pictures of a moving figure."""
    return LARGE_FRAME_S if size_of(columns, rows) is Size.LARGE else FRAME_S


class Posture(NamedTuple):
    """A figure at a moment."""

    figure: Figure
    moment: MotionPoint
    side: Side
    moving: bool
    """It will look different with the next picture."""


def find_posture(state: SessionState, now: float, figures: Figures, moves: bool) -> Posture | None:
    """The figure of now: at its start position before a set, in the set's own time in it. Where it is not to move, the
    moment that tells most.
    """
    phase: Phase | None = state.phase if state.phase.works else state.plan.coming(state.index)
    figure = figures.of(phase.exercise.id) if phase and phase.exercise else None
    if phase is None or phase.exercise is None or figure is None:
        return None
    from glutetimer.figure import motion

    side = phase.side if phase.side in (Side.LEFT, Side.RIGHT) else Side.RIGHT
    begins = phase.exercise.begins
    if state.phase.works and state.mode is not Mode.LEAD_IN:
        if not moves:
            return Posture(figure, motion.still(figure), side, moving=False)
        at = motion.moment(figure, state.elapsed(now), phase.tempo, begins)
        return Posture(figure, at, side, moving=state.mode is Mode.RUNNING)
    waited = state.elapsed(now)
    if moves and state.mode is Mode.RUNNING and (state.meeting or state.remaining(now) > STILL_S):
        return find_page_posture(phase.exercise, side, waited, figures, moves)
    return Posture(figure, motion.start(figure, begins), side, moving=False)


STILL_S = 3.0
"""Before a set its figure stands where the set begins: while it is counted in (our choice)."""
STAYS_S = 4.0
"""How long a figure on a page shows a hold before it goes into it again (our choice)."""


def find_page_posture(exercise: Exercise, side: Side, seconds: float, figures: Figures, moves: bool) -> Posture | None:
    """A figure that shows an exercise over and over, at its own tempo, so many seconds after it began to.

    The right side works where `side` is neither. Where it is not to move, the moment that tells most.
    """
    figure = figures.of(exercise.id)
    if figure is None:
        return None
    from glutetimer.figure import motion
    from glutetimer.figure.figure import MotionKind

    side = side if side is Side.LEFT else Side.RIGHT
    if not moves:
        return Posture(figure, motion.still(figure), side, moving=False)
    if figure.kind is MotionKind.HOLD:
        seconds %= figure.period + STAYS_S
    return Posture(figure, motion.moment(figure, seconds, exercise.tempo, exercise.begins), side, moving=True)
