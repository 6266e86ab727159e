"""Side safety: what is announced of a set's side is what is shown, done and recorded, whatever the workout."""

from __future__ import annotations

import random
import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.library.catalogue import load
from glutetimer.session.announcements import describe_event
from glutetimer.session.events import Event, LeadIn, NextUp, PhaseStarted, SetDone
from glutetimer.session.instructions import describe_side, describe_switch
from glutetimer.session.runner import Runner
from glutetimer.training.exercise import LEGS, Flag, Side
from glutetimer.training.layout import lay_out
from glutetimer.training.plan import Plan
from glutetimer.training.replanning import leave_out_sets
from glutetimer.training.workout import Workout
from tests.files.writing.drawn import workouts

EXERCISES = load(None).exercises


def one_sided(laid_out: Plan) -> Counter[tuple[str, Side | None, str]]:
    return Counter(
        (phase.exercise.id, phase.side, "")
        for phase in laid_out.phases
        if phase.works and phase.exercise and phase.side in LEGS
    )


def leaves_out_a_side(workout: Workout) -> bool:
    return any(step.sides.value in LEGS for step in workout.every_step)


@settings(max_examples=150, deadline=None)
@given(workouts(), st.sampled_from(LEGS), st.sets(st.sampled_from(Flag), max_size=2), st.sampled_from(["", "a", "b"]))
def test_both_sides_get_the_same_number_of_sets(workout: Workout, first: Side, flags: set[Flag], seed: str) -> None:
    laid_out = lay_out(workout, EXERCISES, lambda exercise, mode: first, seed=seed, leave_out=flags)
    if leaves_out_a_side(workout):
        return
    found = one_sided(laid_out)
    for exercise, side, _ in found:
        assert side is not None
        assert found[exercise, side, ""] == found[exercise, side.other, ""], exercise


def lead(runner: Runner, rng: random.Random) -> list[Event]:
    """A session led by somebody who skips, goes back, pauses, ends sets and rests now and then."""
    now, events = 0.0, runner.start(0.0)
    for _ in range(400):
        if runner.is_over:
            break
        due = runner.due()
        now += rng.choice([0.3, 1.0, 7.0, 40.0]) if due is None or rng.random() < 0.3 else max(0.0, due - now)
        events += runner.advance(now)
        if due is None or rng.random() < 0.2:
            act = rng.choice(
                [Runner.begin, Runner.stop, Runner.done, Runner.resume, Runner.pause, Runner.back, Runner.skip]
            )
            events += act(runner, now)
        if runner.due() is None and rng.random() < 0.8:
            events += [*runner.begin(now), *runner.resume(now), *runner.stop(now + 1)]
            now += 1
    return events


@settings(max_examples=100, deadline=None)
@given(workouts(), st.sampled_from(LEGS), st.integers(0, 9999), st.booleans())
def test_a_set_is_done_on_the_side_that_is_announced(workout: Workout, first: Side, seed: int, drops: bool) -> None:
    laid_out = lay_out(workout, EXERCISES, lambda exercise, mode: first, seed=str(seed))
    if drops:
        left = leave_out_sets(laid_out, lambda phase: phase.side is Side.LEFT)
        laid_out = left if left.phases else laid_out
    runner = Runner(laid_out)
    named: Side | None = None
    for event in lead(runner, random.Random(seed)):
        words = describe_event(event, runner.plan)
        if isinstance(event, NextUp | LeadIn):
            coming = event.phase
        elif isinstance(event, PhaseStarted):
            found = event.phase if event.phase.works else runner.plan.coming(event.phase_index)
            assert found
            coming = found
        elif isinstance(event, SetDone):
            assert event.phase is runner.plan.phases[event.phase_index] or event.phase.side == (
                runner.plan.phases[event.phase_index].side
            )
            continue
        else:
            continue
        legs = re.findall(r"\b(left|right)\b", words.partition(".")[0].lower())
        if isinstance(event, PhaseStarted) and event.phase.works and coming.side in LEGS:
            named = coming.side
            assert legs[:1] == [coming.side], words
        elif not isinstance(event, PhaseStarted) and coming.side in LEGS:
            named = coming.side
            assert str(coming.side) in legs, words
    assert named is None or named in LEGS


@settings(max_examples=100, deadline=None)
@given(workouts(), st.sampled_from(LEGS))
def test_which_leg_it_is_stands_in_the_wait_before_a_set(workout: Workout, first: Side) -> None:
    laid_out = lay_out(workout, EXERCISES, lambda exercise, mode: first)
    for place, phase in enumerate(laid_out.phases):
        before = laid_out.phases[place - 1] if place else None
        means = phase.exercise.side_means if phase.exercise and phase.works else None
        if not means or before is None or phase.side not in LEGS or (before.works and before.seconds is not None):
            continue
        if before.works:  # a key ended it: the set itself says which leg it is
            assert describe_side(phase) in describe_event(PhaseStarted(0, place, phase), laid_out)
            continue
        said = [
            describe_event(PhaseStarted(0, place - 1, before), laid_out),
            describe_event(NextUp(0, phase), laid_out),
        ]
        own = {describe_side(phase), describe_switch(phase)}
        assert any(words in each for each in said for words in own), said
