"""The full window, and a session in it or in plain lines."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from typing import TYPE_CHECKING, TextIO

from glutetimer.clock import find_zone
from glutetimer.files.reading.problem import GlutetimerError, visible_lines
from glutetimer.services.context import Context
from glutetimer.settings.settings import AUTO
from glutetimer.sound.quiet import quiet
from glutetimer.training.workout import Workout

if TYPE_CHECKING:
    from glutetimer.app.app import GlutetimerApp
    from glutetimer.history.resume.resume import Resume
    from glutetimer.history.writer import Writer
    from glutetimer.remote.remote import Remote
    from glutetimer.services.coach import Coach
    from glutetimer.services.preparation import Preparation

NO_SCREEN = {"dumb", "unknown"}
"""What TERM says of an editor's shell, or of an unknown line: a screen's codes would be read as text there."""
CLOSE_S = 5.0
"""How long the end of the program waits for the disk."""


def perform(context: Context, workout: Workout, *, plain: bool, remote: str | None = None) -> int:
    """Perform a workout; returns the exit code.

    Args:
        remote: with a button on the phone, at this address or in this network; empty: where a phone may be.

    Raises:
        GlutetimerError: nothing of it is left to do, it is too soon for a test, or there is no terminal.
    """
    context = context._replace(library=context.library.knowing(workout))
    if context.settings.without:  # nothing else leaves nothing of a workout
        from glutetimer.services.layout import find_layout

        if not (found := find_layout(context).lay_out_whole(workout)).phases:
            raise GlutetimerError("; ".join((f"{workout.name}: there is nothing to do in it", *found.changes)))
    return _perform_in_lines(context, workout, remote) if plain else open_window(context, workout, remote=remote)


def open_window(
    context: Context, workout: Workout | None, *, remote: str | None, preview: Workout | None = None
) -> int:
    """Open the full window, with a workout or without one at home; returns the exit code.

    Args:
        workout: what to perform at once; the program ends after it.
        remote: with a button on the phone, at this address or in this network; empty: where a phone may be.
        preview: what is shown on top of home.
    """
    # Textual reads keys from standard input; without a terminal it would spin for ever.
    if not sys.stdin.isatty() or not (screen := _find_screen()):
        raise GlutetimerError("the full window needs a terminal; `glutetimer start WORKOUT --plain` does not")
    if (kind := os.environ.get("TERM")) in NO_SCREEN:
        raise GlutetimerError(
            f"TERM is {kind!r}: nothing can be drawn here; `glutetimer start WORKOUT --plain` needs none"
        )
    from glutetimer.cli.terminal_colours import settle_colours
    from glutetimer.keys.ground import TerminalGround, knows_commands
    from glutetimer.keys.torn import ESCAPE_S

    settle_colours(os.environ)
    os.environ.setdefault("ESCDELAY", f"{1000 * ESCAPE_S:g}")  # read by Textual as it is imported
    ground = TerminalGround(sys.stdin.fileno(), screen.fileno())
    follows = context.settings.theme == AUTO and "NO_COLOR" not in os.environ and knows_commands(os.environ)
    with ground if follows else nullcontext():
        from glutetimer.app.app import GlutetimerApp

        ground.take()
    with quiet(), _drawing_on_terminal(), _serve_remote(context, remote) as served:
        app = GlutetimerApp(context, workout, served, preview, ground)
        app.run()
    return close_window(app)


def close_window(app: GlutetimerApp) -> int:
    """Let go of what a window that has closed still holds; returns the exit code."""
    # Textual has no code where it ended by an error that it has shown.
    code = _close_history(app.opened_writer, 1 if app.return_code is None else app.return_code)
    app.session_outlets.close(CLOSE_S)
    for words in app.session_outlets.troubles:  # a window that closes shows no line
        _warn(words)
    if app.context.settings.sync_folder:
        from glutetimer.services.sync import LEAVE_S

        app.sync.close(LEAVE_S)
    return code


def _find_screen() -> TextIO | None:
    """What leads to the terminal: standard error, on which Textual draws, or the output where that goes into a file."""
    return next((each for each in (sys.__stderr__, sys.__stdout__) if each and each.isatty()), None)


@contextmanager
def _drawing_on_terminal() -> Iterator[None]:
    """While it lasts, what Textual draws goes there; what is wrong is written to where standard error leads."""
    before = sys.__stderr__
    sys.__stderr__ = _find_screen()  # type: ignore[misc, assignment]
    try:
        yield
    finally:
        sys.__stderr__ = before  # type: ignore[misc]


@contextmanager
def _serve_remote(context: Context, named: str | None) -> Iterator[Remote | None]:
    """The button for the phone, where it is asked for; where there can be none, a line says so and nothing else.

    Raises:
        NotHereError: the machine has no address of the name that was given.
    """
    remote = None
    if named is not None:
        from glutetimer.remote.remote import Remote

        try:
            remote = Remote(context.clock, named, context.settings.remote_address)
        except OSError as error:
            print(f"glutetimer: no button for the phone: {error.strerror or error}", file=sys.stderr)
    try:
        yield remote
    finally:
        if remote:
            remote.close()


def _perform_in_lines(context: Context, workout: Workout, remote: str | None) -> int:
    from glutetimer.history.recorder import Recorder
    from glutetimer.history.writer import Writer
    from glutetimer.keys.terminal import Keyboard
    from glutetimer.plain.lines import LeavingSignals, say
    from glutetimer.plain.session import Plain, ring
    from glutetimer.services.following import find_followers
    from glutetimer.services.goals import learn_goal
    from glutetimer.services.missing_voice import mention_missing_voice
    from glutetimer.services.performance import Performance
    from glutetimer.services.preparation import Preparation, runner_for
    from glutetimer.services.rescue import take_in
    from glutetimer.services.session_outlets import SessionOutlets
    from glutetimer.services.sync import KNOWN_S, LEAVE_S, BackgroundSync
    from glutetimer.session.marks import no_marks
    from glutetimer.sound.found import find
    from glutetimer.sound.hearing import Hearing
    from glutetimer.system.exit_codes import BROKEN_PIPE, HUNG_UP
    from glutetimer.training.counting import format_count

    gc.enable()  # a session takes its time
    for problem in (*context.settings.problems, *context.library.problems):
        _warn(str(problem))
    sync = BackgroundSync(lambda: context, lambda _: True, _warn)
    sync.begin()
    sync.wait(KNOWN_S)
    _wait_for_history(context)
    for words in take_in(context):
        _warn(words)
    answers = sys.stdin.isatty() and sys.stdout.isatty()
    resume: Resume | None = None
    if goes_on := _ask_about_interrupted(context, answers):
        resume, coach = goes_on
        ready = Preparation(resume.interrupted.plan, coach)
    else:
        ready = _prepare(context, workout, answers)
    if ready.trouble:
        _warn(ready.trouble)
    if not ready.plan.phases:
        return 1
    writer = Writer(context.paths.history, context.paths.rescue)
    marks = ready.coach.marks if ready.coach else no_marks
    runner = runner_for(context, ready.plan, marks, resume)
    recorder = Recorder(writer, runner.ledger, context.settings.day_start, resume, find_zone())
    if not context.paths.safety_shown.exists():
        say("First: `glutetimer safety` says when to stop, and when to ask somebody before.")
    for words in (*ready.plan.changes, *_advice(ready)):
        say(words)
    with quiet(), _serve_remote(context, remote) as served:
        rings = (lambda: ring(sys.stdout)) if sys.stdout.isatty() else None
        found = find(context.settings, lambda: context.clock.read().now, rings)
        outlets = SessionOutlets(lambda: context, writer.drain, _warn)
        told = partial(find_followers, context, runner, recorder.session_id, _warn, outlets)
        performance = Performance(runner, context.clock, recorder, None, told)
        lacks = mention_missing_voice(context.paths, found.install)
        performance.hear_with(found.sounds(lambda: runner.plan), Hearing(found), lacks)
        code = Plain(performance, sys.stdout, Keyboard(), writer, asks_pain=ready.asks_pain, remote=served).run()
        performance.close(at_once=code != 0)
    if code == 0 and recorder.kept and answers:
        from glutetimer.history.connection import HistoryError
        from glutetimer.history.store import History
        from glutetimer.plain.after import ask_at_end
        from glutetimer.services.offers import Offers, read_offers

        try:
            with History.reading(context.paths.history) as history:
                offers = read_offers(history, context, performance, ready.coach, writer.put_decision)
        except HistoryError:
            offers = Offers(performance, ready.coach, writer.put_decision)
        with LeavingSignals() as leaving:
            ask_at_end(recorder, offers, leaving.ask, say)
        code = 128 + leaving.number if leaving.number else 0
    closed = _close_history(writer, code)
    outlets.close(CLOSE_S)
    learn_goal(context)
    sync.begin()
    sync.close(LEAVE_S)
    if not writer.unsaved and code not in (BROKEN_PIPE, HUNG_UP):
        print(f"{format_count(recorder.kept, 'set')} kept")
    return closed


def _wait_for_history(context: Context) -> None:
    from glutetimer.history.connection import WAITS, wait_for_history

    for first in wait_for_history(context.paths.history):
        if first:
            print(WAITS, flush=True)


def _ask_about_interrupted(context: Context, answers: bool) -> tuple[Resume, Coach] | None:
    """Ask what becomes of each session that was interrupted; the one that is performed now, instead of another."""
    from glutetimer.history.running import ChangedMeanwhileError
    from glutetimer.plain.lines import ask, say
    from glutetimer.plain.resume import ask_about, ask_pain
    from glutetimer.services.resume import RESUME, InterruptedSessions, asks_about_pain

    sessions = InterruptedSessions(context)
    while waiting := sessions.find_next():
        answer = ask_about(waiting, context.clock.wall(), ask if answers else None, say if answers else _warn)
        hurts = answer == RESUME and asks_about_pain(context, waiting) and ask_pain(ask, say)
        decided = sessions.decide(waiting, answer, without_holds=hurts)
        if decided.goes_on:
            return decided.goes_on
        if decided.error and answer == RESUME and not isinstance(decided.error, ChangedMeanwhileError):
            raise decided.error
        if decided.said:
            (_warn if decided.error else say)(decided.said)
    return None


def _prepare(context: Context, workout: Workout, answers: bool) -> Preparation:
    from glutetimer.services.familiarity import introduce_exercises
    from glutetimer.services.preparation import prepare, too_soon

    ready = prepare(context, workout)
    if ready.test_opens:
        raise GlutetimerError(f"{too_soon(ready.test_opens)} `glutetimer start bridge-builder-1` trains meanwhile.")
    if ready.locked:
        ready = _unlocked(context, workout, ready, answers)
    # In a pipe nothing waits.
    return ready._replace(plan=introduce_exercises(context, ready.plan)) if answers else ready


def _unlocked(context: Context, workout: Workout, ready: Preparation, answers: bool) -> Preparation:
    """What is locked is left out, unless somebody says yes; where nobody can, nothing is performed."""
    if not answers:
        raise GlutetimerError(" ".join(ready.locked))
    from glutetimer.plain.lines import ask, say
    from glutetimer.services.preparation import prepare

    for words in ready.locked:
        say(words)
    rest = "goes on without it" if ready.plan.phases else "leaves it"
    try:
        answer = ask(f"y does it all the same, enter {rest}: ")
    except EOFError:
        answer = ""
    return prepare(context, workout, override=True) if answer.strip().lower() in ("y", "yes") else ready


def _warn(words: str) -> None:
    print(f"glutetimer: {visible_lines(words)}", file=sys.stderr)


def _advice(ready: Preparation) -> list[str]:
    """What the history says of the holds to come, each sentence once."""
    phases = [phase for phase in ready.plan.phases if phase.hold]
    holds = dict.fromkeys((phase.exercise, phase.hold, phase.fatigued) for phase in phases)
    if not ready.coach:
        return []
    return [words for exercise, mode, late in holds if exercise for words in ready.coach.why(exercise, mode, late)]


def _close_history(writer: Writer | None, code: int) -> int:
    """Let go of the history; what could not be saved is said, and makes the exit code 1."""
    if writer is None or writer.close(CLOSE_S) or not writer.unsaved:
        return code
    if writer.aside and not writer.aside_error:
        _warn(f"NOT SAVED: {writer.trouble}; kept in {writer.aside}, which the next start takes in")
    else:
        _warn(f"NOT SAVED: {writer.trouble}; and not aside either: {writer.aside_error}")
    return code or 1
