"""The command line. Each command imports what it needs when it runs: `--version` must not pay for Textual."""

from __future__ import annotations

import argparse
import errno
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from glutetimer import __version__

if TYPE_CHECKING:
    from glutetimer.kit import Kit
    from glutetimer.library import Library
    from glutetimer.paths import Paths
    from glutetimer.training.exercise import Flag

EPILOG = """exit codes: 0; 1 what was asked cannot be done, and standard error says why; 2 usage; 128 + n by a signal

glutetimer promises no health benefit; `glutetimer safety` says when to stop and when to ask somebody first."""

FIRST_YEAR, LAST_YEAR = 1900, 2999
_SIGPIPE = int(getattr(signal, "SIGPIPE", 13))
_SIGHUP = int(getattr(signal, "SIGHUP", 1))


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    _open_what_is_closed()
    args = _parser().parse_args(argv)
    from glutetimer.reading.problem import Refusal

    try:
        code: int = args.run(args)
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except Refusal as refusal:
        print(f"glutetimer: {refusal}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.EIO):
            return _failed(error)
        # Whoever read the lines has closed, or the terminal is gone.
        _silence(sys.stdout, sys.stderr)
        return 128 + (_SIGPIPE if error.errno == errno.EPIPE else _SIGHUP)
    return code


def _open_what_is_closed() -> None:
    """A shell's `>&-` leaves no stream, and its number to the next file that is opened."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123


def _silence(*streams: TextIO) -> None:
    """What waits in them goes nowhere: Python would try once more at its end, and complain."""
    null = os.open(os.devnull, os.O_WRONLY)
    for stream in streams:
        os.dup2(null, stream.fileno())


def _failed(error: OSError) -> int:
    """One line on what the system refused: a full disk behind `> FILE`, most likely."""
    _silence(sys.stdout)
    of = f"{error.filename}: " if error.filename else ""
    with suppress(OSError):
        print(f"glutetimer: {of}{error.strerror or error}", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="glutetimer",
        description="A timer for glute workouts and single-leg bridge holds. Without a command: the home screen.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"glutetimer {__version__}")
    _add_data_dir(parser, None)
    _add_remote(parser, False)
    parser.set_defaults(run=_home)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], help: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help, description=help[:1].upper() + help[1:] + ".")
        _add_data_dir(made, argparse.SUPPRESS)
        made.set_defaults(run=run)
        return made

    start = command("start", _start, "begin a workout")
    start.add_argument("workout", metavar="WORKOUT", help="a name of the list, or a path to a file")
    start.add_argument("--plain", action="store_true", help="lines of text instead of the full window")
    _add_without(start)

    _add_remote(start)

    hold = command("hold", _hold, "hold a bridge until your form slips, one side after the other")
    hold.add_argument("exercise", metavar="EXERCISE", nargs="?", help="sl-bridge-hold, until you move on the ladder")
    hold.add_argument("--side", choices=("left", "right", "both"), default="both")
    hold.add_argument("--max", action="store_true", help="the weekly test: its fixed warm-up, the target hidden")
    hold.add_argument("--plain", action="store_true", help="lines of text instead of the full window")

    _add_remote(hold)

    workouts = command("workouts", _workouts, "list the workouts, with their total times")
    _add_json(workouts)
    _add_without(workouts)
    about = workouts.add_subparsers(title="about one workout", metavar="COMMAND")
    shown = about.add_parser("show", help="the whole plan, phase by phase: a dry run")
    shown.add_argument("workout", metavar="WORKOUT")
    shown.set_defaults(run=_workouts_show)
    _add_json(shown, argparse.SUPPRESS)
    _add_without(shown, argparse.SUPPRESS)
    _add_data_dir(shown, argparse.SUPPRESS)
    checked = about.add_parser("check", help="errors with file and line; exit 1 if any")
    checked.add_argument("files", metavar="FILE", nargs="+")
    checked.set_defaults(run=_workouts_check)
    _add_data_dir(checked, argparse.SUPPRESS)
    _add_exchange(about)

    schema = about.add_parser("schema", help="the language as JSON Schema: editors complete and check with it")
    schema.set_defaults(run=_workouts_schema)
    _add_data_dir(schema, argparse.SUPPRESS)

    week = command("week", _week, "which workout on which day: the seven days from today on")
    _add_json(week)
    week.add_argument("--on", metavar="DATE", type=_date, help="from this day on instead")
    week.add_argument("--weeks", metavar="N", type=_weeks, help="1 to 52; 1 without it, 4 for a calendar")
    week.add_argument("--ics", metavar="FILE", help="write a file for calendars, a name in .ics; - for standard output")
    week.add_argument("--at", metavar="HH:MM", type=_clock_time, help="in a calendar: when the day's first begins")

    exercises = command("exercises", _exercises, "list the exercises, or show one")
    exercises.add_argument("exercise", metavar="EXERCISE", nargs="?")
    _add_json(exercises)
    exercises.add_argument("--schema", action="store_true", help="the language of exercise files as JSON Schema")

    history = command("history", _history, "list sessions and sets")
    _add_json(history)
    history.add_argument("--since", metavar="DATE", type=_date, help="from this date on, such as 2026-11-20")

    progress = command(
        "progress", _progress, "the target of a hold on each side, its reason, and which side goes first"
    )
    progress.add_argument("exercise", metavar="EXERCISE", nargs="?", default="sl-bridge-hold")
    _add_json(progress)
    progress.add_argument("--on", metavar="DATE", type=_date, help="as of this training day")

    streak = command("streak", _streak, "days in a row, weeks on goal, strength, and why")
    _add_json(streak)
    streak.add_argument("--on", metavar="DATE", type=_date, help="as of this training day, such as 2026-11-20")

    out = command("export", _export, "write everything that was done into a file")
    into = command("import", _import, "take over what export wrote, or anybody else; all or nothing")
    for exchange in (out, into):
        exchange.add_argument("file", metavar="FILE", help="a name in .json or .csv; - for standard input or output")
        exchange.add_argument("--format", choices=("json", "csv"), help="instead of what the name says")
    into.add_argument("--dry-run", action="store_true", help="say what would be done, and write nothing")

    sound = command("sound", _sound, "say what was found to be heard with, and play each cue")
    _add_json(sound)

    command("safety", _safety, "when to stop, and when to ask somebody first")
    command("paths", _paths, "where everything is kept")
    return parser


def _add_exchange(about: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands that make a workout one's own, and take it from program to program."""
    new = about.add_parser("new", help="write a file to begin a workout of your own with")
    new.add_argument("name", metavar="NAME", help="what it is called; its file's name follows from it")
    new.add_argument("--from", dest="source", metavar="WORKOUT", help="begin with a copy of this one")
    new.set_defaults(run=_workouts_new)
    copy = about.add_parser("copy", help="make a built-in workout your own, in the place of the built-in one")
    copy.add_argument("workout", metavar="WORKOUT")
    copy.set_defaults(run=_workouts_copy)
    edit = about.add_parser("edit", help="open one in $VISUAL or $EDITOR, checked on return")
    edit.add_argument("workout", metavar="WORKOUT", help="a name of the list, or a path to a file")
    edit.set_defaults(run=_workouts_edit)
    into = about.add_parser(
        "import",
        help="take over a shared workout, or another program's",
        description="Take over a workout that was shared, or what Just Another Workout Timer, TimeR Machine, OpenHIIT, "
        "LiftLog or Feeel exported; all or nothing.",
    )
    into.add_argument("file", metavar="FILE", help="- for standard input")
    into.add_argument("--as", dest="name", metavar="NAME", help="instead of the name that it has")
    into.add_argument("--dry-run", action="store_true", help="say what would be done, and write nothing")
    into.set_defaults(run=_workouts_import)
    _add_json(into, argparse.SUPPRESS)
    share = about.add_parser("share", help="write one as a single file for somebody else")
    share.add_argument("workout", metavar="WORKOUT", help="a name of the list, or a path to a file")
    share.add_argument("file", metavar="FILE", nargs="?", default="-", help="a new file; standard output without one")
    share.add_argument("--for", dest="peer", choices=("jawt",), help="as Just Another Workout Timer imports it")
    share.set_defaults(run=_workouts_share)
    for made in (new, copy, edit, into, share):
        _add_data_dir(made, argparse.SUPPRESS)


def _add_json(parser: argparse.ArgumentParser, default: object = False) -> None:
    parser.add_argument("--json", action="store_true", default=default, help="for other programs; see the README")


def _add_remote(parser: argparse.ArgumentParser, default: object = argparse.SUPPRESS) -> None:
    parser.add_argument(
        "--remote", action="store_true", default=default, help="a button on the phone: an address, and its QR code"
    )


def _add_without(parser: argparse.ArgumentParser, default: object = ()) -> None:
    parser.add_argument(
        "--without",
        metavar="FLAGS",
        type=_flags,
        default=default,
        help="replace or leave out what has one of these flags: supine, impact, wrists, space, outdoors",
    )


def _add_data_dir(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--data-dir",
        metavar="DIR",
        type=Path,
        default=default,
        help="where everything is kept instead of the system's folders",
    )


def _date(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write one such as 2026-11-20") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:  # whole years are shown around it
        raise argparse.ArgumentTypeError(f"{text!r} is too far away; write one from {FIRST_YEAR} to {LAST_YEAR}")
    return day


def _weeks(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 52:
        raise argparse.ArgumentTypeError(f"{text!r} is out of bounds; write 1 to 52")
    return int(text)


def _clock_time(text: str) -> time:
    try:
        return time.fromisoformat(text).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no time of day; write one such as 07:00") from None


def _flags(text: str) -> tuple[Flag, ...]:
    from glutetimer.reading.values import choice
    from glutetimer.training.exercise import Flag

    try:
        return tuple(choice(Flag)(word.strip()) for word in text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


# ---------------------------------------------------------------- what commands need


def _where(args: argparse.Namespace) -> Paths:
    from glutetimer.paths import paths
    from glutetimer.reading.problem import Refusal

    where = paths(args.data_dir)
    for folder in (where.data, where.config):
        if not os.path.lexists(folder):
            continue
        if not folder.is_dir():
            raise Refusal(f"{folder}: everything is kept in there, so it must be a folder")
        if not os.access(folder, os.R_OK | os.X_OK):
            raise Refusal(f"{folder}: everything is kept in there, so it must be yours to read")
    return where


def _library(args: argparse.Namespace) -> Library:
    from glutetimer.library import load

    return load(_where(args).config)


def _kit(args: argparse.Namespace) -> Kit:
    from glutetimer import settings
    from glutetimer.clock import SystemClock
    from glutetimer.kit import Kit

    where = _where(args)
    return Kit(where, settings.load(where.settings, _command_ids), _library(args), SystemClock())


def _told(args: argparse.Namespace) -> Kit:
    """The same, for what is printed: what is wrong in the settings is said first, on standard error."""
    kit = _kit(args)
    for problem in kit.settings.problems:
        print(f"glutetimer: {problem}", file=sys.stderr)
    return kit


def _command_ids() -> set[str]:
    from glutetimer.app.commands import ALL

    return {command.id for command in ALL}


# ---------------------------------------------------------------- the commands


def _home(args: argparse.Namespace) -> int:
    from glutetimer.commands import perform

    return perform.home(_kit(args), remote=args.remote)


def _start(args: argparse.Namespace) -> int:
    from glutetimer.commands import perform

    return perform.start(_kit(args), args.workout, plain=args.plain, remote=args.remote, without=args.without)


def _hold(args: argparse.Namespace) -> int:
    from glutetimer.commands import perform
    from glutetimer.training.exercise import Side

    side = None if args.side == "both" else Side(args.side)
    return perform.hold(_kit(args), args.exercise, side, test=args.max, plain=args.plain, remote=args.remote)


def _workouts(args: argparse.Namespace) -> int:
    from glutetimer.commands import workouts

    kit = _told(args)
    return workouts.listing(kit.library, as_json=args.json, without=(*kit.settings.without, *args.without))


def _workouts_show(args: argparse.Namespace) -> int:
    from functools import partial

    from glutetimer.commands import workouts
    from glutetimer.kit import leaving_out
    from glutetimer.preparation import preview

    kit = leaving_out(_told(args), args.without)
    return workouts.show(kit.library, args.workout, as_json=args.json, prepare=partial(preview, kit))


def _workouts_schema(args: argparse.Namespace) -> int:
    from glutetimer.commands import workouts

    return workouts.schema(_library(args))


def _workouts_check(args: argparse.Namespace) -> int:
    from glutetimer.commands import workouts

    return workouts.check(_library(args), args.files)


def _week(args: argparse.Namespace) -> int:
    from glutetimer.commands import week

    return week.show(_told(args), on=args.on, weeks=args.weeks, as_json=args.json, ics=args.ics, at=args.at)


def _workouts_new(args: argparse.Namespace) -> int:
    from glutetimer.commands import workouts_new

    return workouts_new.new(_where(args), _library(args), args.name, args.source)


def _workouts_copy(args: argparse.Namespace) -> int:
    from glutetimer.commands import workouts_new

    return workouts_new.copy(_where(args), _library(args), args.workout)


def _workouts_edit(args: argparse.Namespace) -> int:
    from glutetimer.commands import workouts_edit

    ask = input if sys.stdin.isatty() and sys.stdout.isatty() else None
    return workouts_edit.run(_where(args), _library(args), args.workout, ask)


def _workouts_import(args: argparse.Namespace) -> int:
    from glutetimer.commands import workouts_import

    where, library = _where(args), _library(args)
    return workouts_import.run(where, library, args.file, args.name, dry_run=args.dry_run, as_json=args.json)


def _workouts_share(args: argparse.Namespace) -> int:
    from glutetimer.commands import workouts_share

    return workouts_share.run(_where(args), _library(args), args.workout, args.file, args.peer)


def _exercises(args: argparse.Namespace) -> int:
    from glutetimer.commands import exercises

    if args.schema:
        return exercises.schema()
    if args.exercise:
        library = _library(args)
        code = exercises.show(library, args.exercise, as_json=args.json)
        if not args.json and sys.stdout.isatty():
            from shutil import get_terminal_size

            from glutetimer.commands.figure import show_in_terminal
            from glutetimer.figure.figures import Figures

            figures = Figures.load(_where(args).config)
            show_in_terminal(library.exercise(args.exercise), figures, sys.stdout, *get_terminal_size())
        return code
    return exercises.listing(_library(args), as_json=args.json)


def _history(args: argparse.Namespace) -> int:
    from glutetimer.commands import history

    return history.listing(_where(args), _library(args), since=args.since, as_json=args.json)


def _progress(args: argparse.Namespace) -> int:
    from glutetimer.commands import progress

    return progress.show(_told(args), args.exercise, on=args.on, as_json=args.json)


def _streak(args: argparse.Namespace) -> int:
    from glutetimer.commands import streak

    return streak.show(_told(args), on=args.on, as_json=args.json)


def _export(args: argparse.Namespace) -> int:
    from glutetimer.commands import export

    return export.run(_where(args), args.file, args.format)


def _import(args: argparse.Namespace) -> int:
    from glutetimer.commands import import_

    return import_.run(_where(args), args.file, args.format, dry_run=args.dry_run)


def _sound(args: argparse.Namespace) -> int:
    from glutetimer import settings
    from glutetimer.clock import SystemClock
    from glutetimer.commands import sound

    return sound.show(settings.load(_where(args).settings, _command_ids), SystemClock(), as_json=args.json)


def _safety(args: argparse.Namespace) -> int:
    from glutetimer.commands import safety

    return safety.show()


def _paths(args: argparse.Namespace) -> int:
    from glutetimer.paths import paths

    where = paths(args.data_dir)
    for name in ("history", "settings", "schedule", "exercises", "figures", "workouts"):
        print(f"{name:9}  {getattr(where, name)}")
    return 0
