"""`glutetimer`, `glutetimer start`: a session, in the full window or in plain lines."""

from __future__ import annotations

import gc
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.history.writer import Writer
from glutetimer.services.context import Context, leaving_out
from glutetimer.services.preparation import Preparation, hold_now, laid_out, prepare, runner_for, too_soon
from glutetimer.sound.quiet import quiet
from glutetimer.training.exercise import Flag, Measure, Side, Sides
from glutetimer.training.single_hold import hold_alone, weekly_test
from glutetimer.training.workout import Workout

if TYPE_CHECKING:
    from glutetimer.history.resume.earlier import Earlier
    from glutetimer.history.resume.unfinished import InterruptedSession
    from glutetimer.remote.remote import Remote

HOLD = "sl-bridge-hold"
"""What is held where no exercise is named, until the user moves on the ladder."""
BRIDGE = "shoulder-bridge"
"""Where the ladder begins."""
TEST = "single-leg-test"
"""The built-in test, whose warm-up every test shares."""
CLOSE_S = 5.0
"""How long the end of the program waits for the disk."""


def home(context: Context, *, remote: bool = False) -> int:
    """Open the home screen."""
    return _full(context, None, remote)


def start(context: Context, workout: str, *, plain: bool, remote: bool = False, without: Collection[Flag] = ()) -> int:
    """Perform a workout.

    Args:
        context: whose.
        workout: its name, or a path.
        plain: as lines of text.
        without: flags to leave out, beside those of the settings.

    Raises:
        GlutetimerError: there is no such workout, or no terminal for the full window.
    """
    return _perform(leaving_out(context, without), context.library.workout(workout), plain, remote)


def hold(
    context: Context, name: str | None, side: Side | None, *, test: bool, plain: bool, remote: bool = False
) -> int:
    """Perform a hold alone, or the weekly test; without a name, of the rung the user is on.

    Raises:
        GlutetimerError: there is no such exercise, it is no hold, or it is too soon for a test.
    """
    exercise = context.library.exercise(name) if name else hold_now(context, HOLD, BRIDGE)
    if exercise.measure is not Measure.HOLD:
        holds = ", ".join(e.id for e in context.library.exercises.values() if e.measure is Measure.HOLD)
        raise GlutetimerError(f"{exercise.id} is no hold; these are: {holds}")
    if side and exercise.sides is not Sides.UNILATERAL:
        raise GlutetimerError(f"{exercise.id} works both sides at once; leave --side out")
    if not test:
        return _perform(context, hold_alone(exercise, side), plain, remote)
    return _perform(context, weekly_test(context.library.workout(TEST), exercise, side), plain, remote)


def _perform(context: Context, workout: Workout, plain: bool, remote: bool) -> int:
    if not (found := laid_out(context, workout)).phases:
        raise GlutetimerError("; ".join((f"{workout.name}: there is nothing to do in it", *found.changes)))
    return _plain(context, workout, remote) if plain else _full(context, workout, remote)


@contextmanager
def _phone(context: Context, wanted: bool) -> Iterator[Remote | None]:
    """The button for the phone, where it is asked for; where there can be none, a line says so and nothing else."""
    remote = None
    if wanted:
        from glutetimer.remote.remote import Remote

        try:
            remote = Remote(context.clock)
        except OSError as error:
            print(f"glutetimer: no button for the phone: {error.strerror or error}", file=sys.stderr)
    try:
        yield remote
    finally:
        if remote:
            remote.close()


def _full(context: Context, workout: Workout | None, remote: bool) -> int:
    # Textual reads keys from standard input and draws on standard error; without a terminal it would spin for ever.
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.__stderr__)):
        raise GlutetimerError("the full window needs a terminal; `glutetimer start WORKOUT --plain` does not")
    # What is imported now stays: looking through it for garbage, again and again, would hold up the first picture.
    gc.disable()
    from glutetimer.app.app import GlutetimerApp

    _take_aside(context)
    with quiet(), _phone(context, remote) as phone:
        app = GlutetimerApp(context, workout, phone)
        app.run()
    return _ended(app.writer, context, app.return_code or 0)


def _plain(context: Context, workout: Workout, remote: bool) -> int:
    from glutetimer.history.recorder import Recorder
    from glutetimer.hooks.hooks import followers
    from glutetimer.keys.terminal import Keyboard
    from glutetimer.plain.session import Plain, ring
    from glutetimer.services.performance import Performance
    from glutetimer.services.resume import find_interrupted, go_on
    from glutetimer.session.runner import no_marks
    from glutetimer.sound.found import find

    for problem in (*context.settings.problems, *context.library.problems):
        _warn(str(problem))
    _take_aside(context)
    answers = sys.stdin.isatty() and sys.stdout.isatty()
    earlier: Earlier | None = None
    if (left := find_interrupted(context)) and _goes_on(context, left, answers):
        earlier, coach = go_on(context, left)
        ready = Preparation(left.plan, coach)
    else:
        ready = prepare(context, workout)
    if ready.test_opens:
        raise GlutetimerError(f"{too_soon(ready.test_opens)} `glutetimer start bridge-builder-1` trains meanwhile.")
    for words in (*filter(None, [ready.trouble]), *ready.locked):
        _warn(words)
    if not ready.plan.phases:
        return 1
    writer = Writer(context.paths.history)
    marks = ready.coach.marks if ready.coach else no_marks
    runner = runner_for(context, ready.plan, marks, earlier)
    recorder = Recorder(writer, runner.ledger, context.settings.day_start, earlier)
    if not context.paths.safety_shown.exists():
        print("First: `glutetimer safety` says when to stop, and when to ask somebody before.")
    for words in (*ready.plan.changes, *_advice(ready)):
        print(words)
    with quiet(), _phone(context, remote) as phone:
        rings = (lambda: ring(sys.stdout)) if sys.stdout.isatty() else None
        sounds = find(context.settings, lambda: context.clock.read().now, rings).sounds(lambda: runner.plan)
        hooks = followers(context.settings.hooks, recorder.session_id, lambda: runner.plan, _warn)
        performance = Performance(runner, context.clock, recorder, sounds, hooks)
        code = Plain(performance, sys.stdout, Keyboard(), lambda: writer.error, ready.asks_pain, phone).run()
        performance.close(at_once=code != 0)
    if code == 0 and recorder.kept and answers:
        from glutetimer.plain.after import ask_at_end
        from glutetimer.services.offers import Offers, coach_after

        sets = runner.ledger.sets
        offers = Offers(sets, recorder, coach_after(context, ready.coach, sets, recorder), writer.put_decision)
        ask_at_end(recorder, offers, input, print)
    code = _ended(writer, context, code)
    if code == 0:
        print(f"{recorder.kept} set{'' if recorder.kept == 1 else 's'} kept")
    return code


def _goes_on(context: Context, left: InterruptedSession, answers: bool) -> bool:
    """What becomes of a session that was cut off; whether it is performed now instead of another."""
    from glutetimer.plain.resume import ask_about
    from glutetimer.services.resume import RESUME, settle

    answer = ask_about(left, context.clock.wall(), input if answers else None, print if answers else _warn)
    writer = Writer(context.paths.history)
    settle(writer, left, answer)
    _ended(writer, context, 0)
    return answer == RESUME


def _warn(words: str) -> None:
    print(f"glutetimer: {words}", file=sys.stderr)


def _advice(ready: Preparation) -> list[str]:
    """What the history says of the holds to come, each sentence once."""
    phases = [phase for phase in ready.plan.phases if phase.hold]
    holds = dict.fromkeys((phase.exercise, phase.hold, phase.fatigued) for phase in phases)
    if not ready.coach:
        return []
    return [words for exercise, mode, late in holds if exercise for words in ready.coach.why(exercise, mode, late)]


def _take_aside(context: Context) -> None:
    """Take in what an earlier session could not save; what still cannot be taken in stays where it is, and is said."""
    if not context.paths.unsaved.exists():
        return
    from glutetimer.history.interchange.rescue import take_aside
    from glutetimer.history.store import History

    try:
        with History(context.paths.history) as history:
            taken = take_aside(history, context.paths.unsaved)
    except GlutetimerError as refusal:
        print(f"glutetimer: NOT SAVED: {refusal}; it is still in {context.paths.unsaved}", file=sys.stderr)
    else:
        print(f"glutetimer: saved what was kept in {context.paths.unsaved}: {taken} sessions and sets", file=sys.stderr)


def _ended(writer: Writer, context: Context, code: int) -> int:
    """Let go of the history; what could not be saved is said, and makes the exit code 1."""
    if writer.close(CLOSE_S):
        return code
    from glutetimer.history.connection import HistoryError

    error = writer.error or "the disk does not answer"
    try:
        aside = writer.save_aside(context.paths.unsaved)
    except HistoryError as failed:
        print(f"glutetimer: NOT SAVED: {error}; and not aside either: {failed}", file=sys.stderr)
        return code or 1
    if aside:
        print(f"glutetimer: NOT SAVED: {error}; kept in {aside}, which the next start takes in", file=sys.stderr)
    return code or int(aside is not None)
