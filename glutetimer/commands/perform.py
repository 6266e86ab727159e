"""`glutetimer`, `glutetimer start`: a session, in the full window or in plain lines."""

from __future__ import annotations

import sys

from glutetimer.history.connection import HistoryError
from glutetimer.history.recorder import Recorder
from glutetimer.history.writer import Writer
from glutetimer.kit import Kit
from glutetimer.performance import Performance
from glutetimer.reading.problem import Refusal
from glutetimer.session.runner import Runner
from glutetimer.training.plan import Plan, plan

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
    laid_out = plan(kit.library.workout(workout), kit.library.exercises)
    if not laid_out.phases:
        raise Refusal(f"{workout}: there is nothing to do in it")
    return _plain(kit, laid_out) if plain else _full(kit, laid_out)


def _full(kit: Kit, laid_out: Plan | None) -> int:
    # Textual reads keys from standard input and draws on standard error; without a terminal it would spin for ever.
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.__stderr__)):
        raise Refusal("the full window needs a terminal; `glutetimer start WORKOUT --plain` does not")
    from glutetimer.app.app import GlutetimerApp

    app = GlutetimerApp(kit, laid_out)
    app.run()
    return _ended(app.writer, kit, app.return_code or 0)


def _plain(kit: Kit, laid_out: Plan) -> int:
    from glutetimer.keyboard import Keyboard
    from glutetimer.plain import Plain, PlainBell

    for problem in (*kit.settings.problems, *kit.library.problems):
        print(f"glutetimer: {problem}", file=sys.stderr)
    writer = Writer(kit.paths.history)
    runner = Runner(laid_out, reach_s=kit.settings.reach_s)
    recorder = Recorder(writer, laid_out.workout, runner.ledger, kit.settings.day_start)
    sounds = [PlainBell(sys.stdout)] if kit.settings.bell and sys.stdout.isatty() else []
    code = Plain(Performance(runner, kit.clock, recorder, sounds), sys.stdout, Keyboard()).run()
    return _ended(writer, kit, code)


def _ended(writer: Writer, kit: Kit, code: int) -> int:
    """Let go of the history; what could not be saved is said, and makes the exit code 1."""
    if writer.close(CLOSE_S):
        return code
    error = writer.error or "the disk does not answer"
    try:
        aside = writer.save_aside(kit.paths.unsaved)
    except HistoryError as failed:
        print(f"glutetimer: NOT SAVED: {error}; and not aside either: {failed}", file=sys.stderr)
        return code or 1
    if aside:
        print(f"glutetimer: NOT SAVED: {error}; kept in {aside}, which the next start takes in", file=sys.stderr)
    return code or int(aside is not None)
