"""What a set was, as its record keeps it: how much of it was done, or how long it was held."""

from __future__ import annotations

from glutetimer.session.events import HoldResult, Outcome, SetDone, floor_tenths
from glutetimer.session.marks import Marks
from glutetimer.session.state import SessionState
from glutetimer.training.holds.hold import Reason
from glutetimer.training.plan import Phase
from glutetimer.training.substitution import NOMINAL_REPETITION_S


def count_done(phase: Phase, seconds: float, *, cut: bool) -> float | None:
    """How many repetitions, steps or metres a set was: as many as planned, or as its time was enough for where it was
    cut.

    None: nothing is counted in it.
    """
    if phase.max_reps:
        return max(0 if cut else 1, int(seconds / NOMINAL_REPETITION_S))
    if phase.planned is None or not cut:
        return phase.planned
    one_s = phase.tempo.seconds if phase.tempo and phase.reps else phase.nominal_s / phase.planned
    return min(phase.planned, int(seconds / one_s))


def make_set(state: SessionState, at: float, seconds: float, outcome: Outcome) -> SetDone:
    """The set that runs, or stands, where it is no hold; it ended `at` that time after so many seconds."""
    phase = state.phase
    done = SetDone(
        *(at, state.index, state.ledger.first_attempt(state.index), phase, state.clock.began, seconds, outcome),
        clock_interrupted=state.clock.slept,
        felt=state.check_felt,
        marks=state.marks if phase.max_reps else Marks(),
    )
    number = count_done(phase, seconds, cut=outcome is Outcome.CUT)
    return done if number is None else done.counted(number, assumed=phase.own_pace)


def make_hold(state: SessionState, at: float, seconds: float, *, ceiling: bool, answered: bool) -> SetDone:
    """The hold that runs, which ended `at` that time after so many seconds.

    `ceiling`: it ended by itself; `answered`: somebody was there to end it.
    """
    phase, began = state.phase, state.clock.began
    tenths = floor_tenths(seconds)  # so that clock less reach is what counts
    return SetDone(
        *(at, state.index, state.ledger.attempts(state.index), phase, began, seconds, Outcome.STOPPED),
        hold=HoldResult(
            tenths,
            min(state.reach_s, tenths),
            Reason.FORM,
            ceiling,
            fatigued=state.ledger.fatigued(phase, began),
            answered=answered,
        ),
        clock_interrupted=state.clock.slept,
        marks=state.marks,
    )
