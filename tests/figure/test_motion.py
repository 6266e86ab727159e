"""A figure is where the runner says that the repetition is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.figure.figure import MotionKind
from glutetimer.figure.motion import PLAIN_TEMPO, QUICK_S, STEP_S, MotionPoint, moment, start, still
from glutetimer.library.catalogue import load
from glutetimer.session.events import Beat, PhaseStarted
from glutetimer.session.runner import Runner
from glutetimer.training.exercise import Tempo, TempoPart
from glutetimer.training.layout import lay_out
from glutetimer.training.workout import Step, StepSides, Workout, sides_of

from .sample import NAMES, figure

CLAM, SQUAT, MARCH = figure("clam"), figure("squat"), figure("bridge-march")
CATALOGUE = load(None).exercises
LUNGES, HOLD, SQUEEZE = figure("lunge-walk"), figure("sl-bridge-hold"), figure("glute-squeeze")
TENTHS = st.integers(0, 60).map(lambda tenths: tenths / 10)
TEMPOS = st.builds(Tempo, TENTHS, TENTHS, TENTHS, TENTHS).filter(lambda tempo: tempo.seconds >= 1)


def at(seconds: float) -> int:
    """Which picture is shown then."""
    return round(seconds / STEP_S)


def places(shown, tempo: Tempo, begins: TempoPart, seconds: float) -> list[float]:
    return [moment(shown, n * STEP_S, tempo, begins).place for n in range(at(seconds))]


def test_it_lifts_while_you_lift_holds_while_you_hold_and_lowers_while_you_lower():
    tempo = Tempo(2, 1, 3, 1)
    found = places(CLAM, tempo, TempoPart.LIFT, 7)
    lifting, lowering = found[: at(2) + 1], found[at(3) : at(6) + 1]
    assert lifting == sorted(lifting) and found[0] == 0 and found[at(1)] == 0.5
    assert set(found[at(2) : at(3) + 1]) == {1.0}
    assert lowering == sorted(lowering, reverse=True)
    assert set(found[at(6) :]) == {0.0}
    assert found == places(CLAM, tempo, TempoPart.LIFT, 14)[at(7) :], "the same in every repetition"


def test_what_begins_with_lowering_begins_at_the_top():
    found = places(SQUAT, Tempo(2, 0, 3, 1), TempoPart.LOWER, 6)
    assert found[0] == 1 and found[at(1.5)] == 0.5 and set(found[at(3) : at(4) + 1]) == {0.0} and found[at(5)] == 0.5
    assert start(SQUAT, TempoPart.LOWER) == MotionPoint(1.0) and start(SQUAT) == start(CLAM) == MotionPoint(0.0)


def test_sides_change_with_every_repetition():
    tempo = Tempo(1, 2, 1, 0)
    assert [moment(MARCH, n * 4 + 2, tempo).swapped for n in range(4)] == [False, True, False, True]
    assert not any(moment(CLAM, n * 4 + 2, tempo).swapped for n in range(4))


def test_a_repetition_of_a_cycle_that_changes_sides_is_half_a_turn():
    def place(seconds, tempo):
        return moment(LUNGES, seconds, tempo, TempoPart.LOWER).place

    assert [place(s, Tempo(2, 0, 2, 0)) for s in (0, 2, 4, 6)] == [0, 0.25, 0.5, 0.75]
    assert place(3, Tempo(1, 0, 3, 0)) == 0.25, "low when the lowering ends, whatever the tempo"
    assert place(3.5, Tempo(1, 0, 3, 0)) == 0.375
    assert place(2, Tempo(2, 0, 1, 2)) == 0.25, "and it stays there in a pause"
    assert moment(LUNGES, 1, Tempo(2, 1, 2, 0), TempoPart.LIFT).place == 0.125


def test_drills_go_round_by_their_own_time_and_timed_sets_with_a_tempo_repeat_by_it():
    skip = figure("a-skip")
    assert moment(skip, skip.period * 5.5).place == pytest.approx(0.5, abs=0.05)
    check = figure("activation-check")
    tempo = CATALOGUE["activation-check"].tempo
    assert tempo and moment(check, 4, tempo).place == moment(check, 4 + tempo.seconds, tempo).place == 1
    assert moment(CLAM, 2.5).place == moment(CLAM, 2.5, PLAIN_TEMPO).place == 1


def test_a_hold_goes_in_once_and_stays():
    assert moment(HOLD, 0).place == 0 and moment(HOLD, HOLD.period / 2).place == pytest.approx(0.5)
    assert {moment(HOLD, HOLD.period + s).place for s in (0, 1, 60, 3600)} == {1.0}


def test_a_squeeze_is_done_at_once_and_kept():
    found = places(SQUEEZE, Tempo(3, 0, 0, 2), TempoPart.LIFT, 5)
    assert found[0] == 0
    assert set(found[at(QUICK_S) : at(3)]) == {1.0} and set(found[at(3 + QUICK_S) :]) == {0.0}


def test_it_stands_still_while_time_does_and_moves_by_its_steps_alone():
    tempo = Tempo(2, 1, 2, 0)
    shown = {moment(CLAM, thousandth / 1000, tempo) for thousandth in range(5000)}
    assert len(shown) <= 5 / STEP_S
    assert moment(CLAM, -3, tempo) == moment(CLAM, 0, tempo)


@given(st.sampled_from(NAMES), TEMPOS, st.sampled_from(list(TempoPart)), st.floats(0, 4000))
def test_there_is_always_a_moment(name, tempo, begins, elapsed):
    shown = figure(name)
    for now in (moment(shown, elapsed, tempo, begins), moment(shown, elapsed), start(shown, begins), still(shown)):
        assert 0 <= now.place <= 1 and (shown.kind is not MotionKind.CYCLE or now.place < 1)


@given(TEMPOS, st.sampled_from(list(TempoPart)), st.integers(0, 1000))
def test_it_never_jumps(tempo, begins, tenth):
    """What has no time of its own takes it from the standstill after it; only where there is none at all, it jumps."""
    own = {(tempo.lift, tempo.hold), (tempo.lower, tempo.pause)}
    shortest = min(moves or min(QUICK_S, stays) for moves, stays in own)
    if shortest >= STEP_S:
        now, after = (moment(CLAM, (tenth + n) * STEP_S, tempo, begins).place for n in (0, 1))
        assert abs(after - now) <= STEP_S / shortest + 1e-6


@pytest.mark.parametrize("name", ["clam", "squat", "bridge-march", "shoulder-bridge", "lunge-stand"])
def test_it_is_in_step_with_the_runner_and_stands_still_in_a_pause(name):
    exercise, shown = CATALOGUE[name], figure(name)
    runner = performed(name)
    began, checked = 0.0, 0

    def now(at: float) -> MotionPoint:
        return moment(shown, runner.elapsed(at), exercise.tempo, exercise.begins)

    for second in range(10, 60):
        for event in runner.advance(float(second)):
            match event:
                case PhaseStarted(at=at):
                    began = at
                case Beat(at=at, part=part, second=1):
                    place = moment(shown, at - began, exercise.tempo, exercise.begins).place
                    assert place == {TempoPart.LIFT: 0, TempoPart.HOLD: 1, TempoPart.LOWER: 1, TempoPart.PAUSE: 0}[part]
                    checked += 1
    assert checked > 15
    before = now(60.0)
    runner.pause(60.0)
    assert {now(60.0 + s) for s in (0, 1.3, 500)} == {before}
    runner.resume(600.0)
    assert now(601.0) == before, "and while a set is about to go on"
    runner.advance(610.0)
    assert runner.elapsed(610.0) == pytest.approx(57) and now(610.0) == moment(
        shown, 57, exercise.tempo, exercise.begins
    )


def performed(name: str) -> Runner:
    """A runner that has just begun ten repetitions, after ten seconds to get ready."""
    sides = sides_of(CATALOGUE[name].sides)
    sides = StepSides.LEFT if sides is StepSides.EACH else sides
    step = Step(exercise=name, reps=15, sides=sides)
    runner = Runner(lay_out(Workout(id="x", name="X", short="X", steps=(step,)), CATALOGUE))
    runner.start(0.0)
    return runner
