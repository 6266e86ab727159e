"""`glutetimer`, `glutetimer start`: a session, in the full window or in plain lines."""

from __future__ import annotations

import gc
import sys

from glutetimer.history.writer import Writer
from glutetimer.kit import Kit
from glutetimer.preparation import Preparation, prepare, rung_now, too_soon
from glutetimer.reading.problem import Refusal
from glutetimer.sound.quiet import quiet
from glutetimer.training.alone import hold_alone, weekly_test
from glutetimer.training.exercise import Measure, Side, Sides
from glutetimer.training.plan import plan
from glutetimer.training.workout import Workout

HOLD = "sl-bridge-hold"
"""What is held where no exercise is named, until the user moves on the ladder."""
TEST = "single-leg-test"
"""The built-in test, whose warm-up every test shares."""
CLOSE_S = 5.0
"""How long the end of the program waits for the disk."""


def home(kit: Kit) -> int:
    """Open the home screen."""
    return _full(kit, None)


def start(kit: Kit, workout: str, *, plain: bool) -> int:
    """Perform a workout.

    Raises:
        Refusal: there is no such workout, or no terminal for the full window.
    """
    return _perform(kit, kit.library.workout(workout), plain)


def hold(kit: Kit, name: str | None, side: Side | None, *, test: bool, plain: bool) -> int:
    """Perform a hold alone, or the weekly test; without a name, of the rung the user is on.

    Raises:
        Refusal: there is no such exercise, it is no hold, or it is too soon for a test.
    """
    exercise = kit.library.exercise(name) if name else rung_now(kit, HOLD)
    if exercise.measure is not Measure.HOLD:
        holds = ", ".join(e.id for e in kit.library.exercises.values() if e.measure is Measure.HOLD)
        raise Refusal(f"{exercise.id} is no hold; these are: {holds}")
    if side and exercise.sides is not Sides.UNILATERAL:
        raise Refusal(f"{exercise.id} works both sides at once; leave --side out")
    if not test:
        return _perform(kit, hold_alone(exercise, side), plain)
    return _perform(kit, weekly_test(kit.library.workout(TEST), exercise, side), plain)


def _perform(kit: Kit, workout: Workout, plain: bool) -> int:
    if not plan(workout, kit.library.exercises).phases:
        raise Refusal(f"{workout.name}: there is nothing to do in it")
    return _plain(kit, workout) if plain else _full(kit, workout)


def _full(kit: Kit, workout: Workout | None) -> int:
    # Textual reads keys from standard input and draws on standard error; without a terminal it would spin for ever.
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.__stderr__)):
        raise Refusal("the full window needs a terminal; `glutetimer start WORKOUT --plain` does not")
    # What is imported now stays: looking through it for garbage, again and again, would hold up the first picture.
    gc.disable()
    from glutetimer.app.app import GlutetimerApp

    _take_aside(kit)
    with quiet():
        app = GlutetimerApp(kit, workout)
        app.run()
    return _ended(app.writer, kit, app.return_code or 0)


def _plain(kit: Kit, workout: Workout) -> int:
    from glutetimer.history.recorder import Recorder
    from glutetimer.keyboard import Keyboard
    from glutetimer.performance import Performance
    from glutetimer.plain import Plain, ring
    from glutetimer.session.runner import Runner, no_marks
    from glutetimer.sound.found import find

    for problem in (*kit.settings.problems, *kit.library.problems):
        print(f"glutetimer: {problem}", file=sys.stderr)
    _take_aside(kit)
    ready = prepare(kit, workout)
    if ready.test_opens:
        raise Refusal(f"{too_soon(ready.test_opens)} `glutetimer start bridge-builder-1` trains meanwhile.")
    for words in (*filter(None, [ready.trouble]), *ready.locked):
        print(f"glutetimer: {words}", file=sys.stderr)
    if not ready.plan.phases:
        return 1
    writer = Writer(kit.paths.history)
    runner = Runner(ready.plan, ready.coach.marks if ready.coach else no_marks, kit.settings.reach_s)
    recorder = Recorder(writer, ready.plan, runner.ledger, kit.settings.day_start)
    for words in _advice(ready):
        print(words)
    with quiet():
        rings = (lambda: ring(sys.stdout)) if sys.stdout.isatty() else None
        sounds = find(kit.settings, lambda: kit.clock.read().now, rings).sounds(lambda: runner.plan)
        performance = Performance(runner, kit.clock, recorder, sounds)
        code = Plain(performance, sys.stdout, Keyboard(), lambda: writer.error, ready.asks_pain).run()
        performance.close(at_once=code != 0)
    if code == 0 and recorder.kept and sys.stdin.isatty() and sys.stdout.isatty():
        from glutetimer.plain_end import ask_at_end

        ask_at_end(recorder, input, print)
    code = _ended(writer, kit, code)
    if code == 0:
        print(f"{recorder.kept} set{'' if recorder.kept == 1 else 's'} kept")
    return code


def _advice(ready: Preparation) -> list[str]:
    """What the history says of the holds to come, each sentence once."""
    holds = dict.fromkeys((phase.exercise, phase.hold) for phase in ready.plan.phases if phase.hold and phase.exercise)
    if not ready.coach:
        return []
    return [words for exercise, mode in holds if exercise for words in ready.coach.why(exercise, mode)]


def _take_aside(kit: Kit) -> None:
    """Take in what an earlier session could not save; what still cannot be taken in stays where it is, and is said."""
    if not kit.paths.unsaved.exists():
        return
    from glutetimer.history.aside import take_aside
    from glutetimer.history.store import History

    try:
        with History(kit.paths.history) as history:
            taken = take_aside(history, kit.paths.unsaved)
    except Refusal as refusal:
        print(f"glutetimer: NOT SAVED: {refusal}; it is still in {kit.paths.unsaved}", file=sys.stderr)
    else:
        print(f"glutetimer: saved what was kept in {kit.paths.unsaved}: {taken} sessions and sets", file=sys.stderr)


def _ended(writer: Writer, kit: Kit, code: int) -> int:
    """Let go of the history; what could not be saved is said, and makes the exit code 1."""
    if writer.close(CLOSE_S):
        return code
    from glutetimer.history.connection import HistoryError

    error = writer.error or "the disk does not answer"
    try:
        aside = writer.save_aside(kit.paths.unsaved)
    except HistoryError as failed:
        print(f"glutetimer: NOT SAVED: {error}; and not aside either: {failed}", file=sys.stderr)
        return code or 1
    if aside:
        print(f"glutetimer: NOT SAVED: {error}; kept in {aside}, which the next start takes in", file=sys.stderr)
    return code or int(aside is not None)
