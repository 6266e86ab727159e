"""`glutetimer`, `glutetimer start`: a session, in the full window or in plain lines."""

from __future__ import annotations

import gc
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from glutetimer.history.writer import Writer
from glutetimer.kit import Kit, leaving_out
from glutetimer.preparation import Preparation, hold_now, laid_out, prepare, runner_for, too_soon
from glutetimer.reading.problem import Refusal
from glutetimer.sound.quiet import quiet
from glutetimer.training.alone import hold_alone, weekly_test
from glutetimer.training.exercise import Flag, Measure, Side, Sides
from glutetimer.training.workout import Workout

if TYPE_CHECKING:
    from glutetimer.history.earlier import Earlier
    from glutetimer.history.unfinished import Unfinished
    from glutetimer.remote.remote import Remote

HOLD = "sl-bridge-hold"
"""What is held where no exercise is named, until the user moves on the ladder."""
BRIDGE = "shoulder-bridge"
"""Where the ladder begins."""
TEST = "single-leg-test"
"""The built-in test, whose warm-up every test shares."""
CLOSE_S = 5.0
"""How long the end of the program waits for the disk."""


def home(kit: Kit, *, remote: bool = False) -> int:
    """Open the home screen."""
    return _full(kit, None, remote)


def start(kit: Kit, workout: str, *, plain: bool, remote: bool = False, without: Collection[Flag] = ()) -> int:
    """Perform a workout.

    Args:
        kit: whose.
        workout: its name, or a path.
        plain: as lines of text.
        without: flags to leave out, beside those of the settings.

    Raises:
        Refusal: there is no such workout, or no terminal for the full window.
    """
    return _perform(leaving_out(kit, without), kit.library.workout(workout), plain, remote)


def hold(kit: Kit, name: str | None, side: Side | None, *, test: bool, plain: bool, remote: bool = False) -> int:
    """Perform a hold alone, or the weekly test; without a name, of the rung the user is on.

    Raises:
        Refusal: there is no such exercise, it is no hold, or it is too soon for a test.
    """
    exercise = kit.library.exercise(name) if name else hold_now(kit, HOLD, BRIDGE)
    if exercise.measure is not Measure.HOLD:
        holds = ", ".join(e.id for e in kit.library.exercises.values() if e.measure is Measure.HOLD)
        raise Refusal(f"{exercise.id} is no hold; these are: {holds}")
    if side and exercise.sides is not Sides.UNILATERAL:
        raise Refusal(f"{exercise.id} works both sides at once; leave --side out")
    if not test:
        return _perform(kit, hold_alone(exercise, side), plain, remote)
    return _perform(kit, weekly_test(kit.library.workout(TEST), exercise, side), plain, remote)


def _perform(kit: Kit, workout: Workout, plain: bool, remote: bool) -> int:
    if not (found := laid_out(kit, workout)).phases:
        raise Refusal("; ".join((f"{workout.name}: there is nothing to do in it", *found.changes)))
    return _plain(kit, workout, remote) if plain else _full(kit, workout, remote)


@contextmanager
def _phone(kit: Kit, wanted: bool) -> Iterator[Remote | None]:
    """The button for the phone, where it is asked for; where there can be none, a line says so and nothing else."""
    remote = None
    if wanted:
        from glutetimer.remote.remote import Remote

        try:
            remote = Remote(kit.clock)
        except OSError as error:
            print(f"glutetimer: no button for the phone: {error.strerror or error}", file=sys.stderr)
    try:
        yield remote
    finally:
        if remote:
            remote.close()


def _full(kit: Kit, workout: Workout | None, remote: bool) -> int:
    # Textual reads keys from standard input and draws on standard error; without a terminal it would spin for ever.
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.__stderr__)):
        raise Refusal("the full window needs a terminal; `glutetimer start WORKOUT --plain` does not")
    # What is imported now stays: looking through it for garbage, again and again, would hold up the first picture.
    gc.disable()
    from glutetimer.app.app import GlutetimerApp

    _take_aside(kit)
    with quiet(), _phone(kit, remote) as phone:
        app = GlutetimerApp(kit, workout, phone)
        app.run()
    return _ended(app.writer, kit, app.return_code or 0)


def _plain(kit: Kit, workout: Workout, remote: bool) -> int:
    from glutetimer.history.recorder import Recorder
    from glutetimer.hooks.hooks import followers
    from glutetimer.keyboard import Keyboard
    from glutetimer.performance import Performance
    from glutetimer.plain import Plain, ring
    from glutetimer.resumption import go_on, left_over
    from glutetimer.session.runner import no_marks
    from glutetimer.sound.found import find

    for problem in (*kit.settings.problems, *kit.library.problems):
        _warn(str(problem))
    _take_aside(kit)
    answers = sys.stdin.isatty() and sys.stdout.isatty()
    earlier: Earlier | None = None
    if (left := left_over(kit)) and _goes_on(kit, left, answers):
        earlier, coach = go_on(kit, left)
        ready = Preparation(left.plan, coach)
    else:
        ready = prepare(kit, workout)
    if ready.test_opens:
        raise Refusal(f"{too_soon(ready.test_opens)} `glutetimer start bridge-builder-1` trains meanwhile.")
    for words in (*filter(None, [ready.trouble]), *ready.locked):
        _warn(words)
    if not ready.plan.phases:
        return 1
    writer = Writer(kit.paths.history)
    marks = ready.coach.marks if ready.coach else no_marks
    runner = runner_for(kit, ready.plan, marks, earlier)
    recorder = Recorder(writer, runner.ledger, kit.settings.day_start, earlier)
    if not kit.paths.safety_shown.exists():
        print("First: `glutetimer safety` says when to stop, and when to ask somebody before.")
    for words in (*ready.plan.changes, *_advice(ready)):
        print(words)
    with quiet(), _phone(kit, remote) as phone:
        rings = (lambda: ring(sys.stdout)) if sys.stdout.isatty() else None
        sounds = find(kit.settings, lambda: kit.clock.read().now, rings).sounds(lambda: runner.plan)
        hooks = followers(kit.settings.hooks, recorder.session_id, lambda: runner.plan, _warn)
        performance = Performance(runner, kit.clock, recorder, sounds, hooks)
        code = Plain(performance, sys.stdout, Keyboard(), lambda: writer.error, ready.asks_pain, phone).run()
        performance.close(at_once=code != 0)
    if code == 0 and recorder.kept and answers:
        from glutetimer.offers import Offers, coach_after
        from glutetimer.plain_end import ask_at_end

        sets = runner.ledger.sets
        offers = Offers(sets, recorder, coach_after(kit, ready.coach, sets, recorder), writer.put_decision)
        ask_at_end(recorder, offers, input, print)
    code = _ended(writer, kit, code)
    if code == 0:
        print(f"{recorder.kept} set{'' if recorder.kept == 1 else 's'} kept")
    return code


def _goes_on(kit: Kit, left: Unfinished, answers: bool) -> bool:
    """What becomes of a session that was cut off; whether it is performed now instead of another."""
    from glutetimer.plain_leftover import ask_about
    from glutetimer.resumption import RESUME, settle

    answer = ask_about(left, kit.clock.wall(), input if answers else None, print if answers else _warn)
    writer = Writer(kit.paths.history)
    settle(writer, left, answer)
    _ended(writer, kit, 0)
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
