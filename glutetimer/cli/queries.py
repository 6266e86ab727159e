"""What is planned, what was done, what there is to know."""

from __future__ import annotations

import argparse
import sys

from glutetimer.cli import loading
from glutetimer.cli.options import add_json, clock_time, date_of, weeks


def week(parser: argparse.ArgumentParser) -> None:
    """`glutetimer week`."""
    add_json(parser)
    parser.add_argument("--on", metavar="DATE", type=date_of, help="from this day on instead")
    parser.add_argument("--weeks", metavar="N", type=weeks, help="1 to 52; 1 without it, 4 for a calendar")
    parser.add_argument(
        "--ics", metavar="FILE", help="write a file for calendars, a name in .ics; - for standard output"
    )
    parser.add_argument("--at", metavar="HH:MM", type=clock_time, help="in a calendar: when the day's first begins")
    parser.set_defaults(run=_week)


def exercises(parser: argparse.ArgumentParser) -> None:
    """`glutetimer exercises`."""
    parser.add_argument("exercise", metavar="EXERCISE", nargs="?")
    add_json(parser)
    parser.add_argument("--schema", action="store_true", help="the language of exercise files as JSON Schema")
    parser.set_defaults(run=_exercises)


def history(parser: argparse.ArgumentParser) -> None:
    """`glutetimer history`."""
    add_json(parser)
    parser.add_argument("--since", metavar="DATE", type=date_of, help="from this date on, such as 2026-11-20")
    parser.set_defaults(run=_history)


def progress(parser: argparse.ArgumentParser) -> None:
    """`glutetimer progress`."""
    parser.add_argument("exercise", metavar="EXERCISE", nargs="?", default="sl-bridge-hold")
    add_json(parser)
    parser.add_argument("--on", metavar="DATE", type=date_of, help="as of this training day")
    parser.set_defaults(run=_progress)


def streak(parser: argparse.ArgumentParser) -> None:
    """`glutetimer streak`."""
    add_json(parser)
    parser.add_argument("--on", metavar="DATE", type=date_of, help="as of this training day, such as 2026-11-20")
    parser.set_defaults(run=_streak)


def export(parser: argparse.ArgumentParser) -> None:
    """`glutetimer export`."""
    _add_file(parser)
    parser.set_defaults(run=_export)


def take_in(parser: argparse.ArgumentParser) -> None:
    """`glutetimer import`."""
    _add_file(parser)
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and write nothing")
    parser.set_defaults(run=_take_in)


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a name in .json or .csv; - for standard input or output")
    parser.add_argument("--format", choices=("json", "csv"), help="instead of what the name says")


def sound(parser: argparse.ArgumentParser) -> None:
    """`glutetimer sound`."""
    add_json(parser)
    parser.set_defaults(run=_sound)


def safety(parser: argparse.ArgumentParser) -> None:
    """`glutetimer safety`."""
    parser.set_defaults(run=_safety)


def paths(parser: argparse.ArgumentParser) -> None:
    """`glutetimer paths`."""
    parser.set_defaults(run=_paths)


def _week(args: argparse.Namespace) -> int:
    from glutetimer.cli.commands import week

    return week.show(
        loading.load_context_aloud(args), on=args.on, weeks=args.weeks, as_json=args.json, ics=args.ics, at=args.at
    )


def _exercises(args: argparse.Namespace) -> int:
    from glutetimer.cli.commands import exercises

    if args.schema:
        return exercises.schema()
    if args.exercise:
        library = loading.load_library(args)
        code = exercises.show(library, args.exercise, as_json=args.json)
        if not args.json and sys.stdout.isatty():
            from shutil import get_terminal_size

            from glutetimer.cli.commands.figure import show_in_terminal
            from glutetimer.figure.figures import Figures

            figures = Figures.load(loading.find_paths(args).config)
            show_in_terminal(library.exercise(args.exercise), figures, sys.stdout, *get_terminal_size())
        return code
    return exercises.listing(loading.load_library(args), as_json=args.json)


def _history(args: argparse.Namespace) -> int:
    from glutetimer.cli.commands import history

    return history.listing(loading.find_paths(args), loading.load_library(args), since=args.since, as_json=args.json)


def _progress(args: argparse.Namespace) -> int:
    from glutetimer.cli.commands import progress

    return progress.show(loading.load_context_aloud(args), args.exercise, on=args.on, as_json=args.json)


def _streak(args: argparse.Namespace) -> int:
    from glutetimer.cli.commands import streak

    return streak.show(loading.load_context_aloud(args), on=args.on, as_json=args.json)


def _export(args: argparse.Namespace) -> int:
    from glutetimer.cli.commands import export

    return export.run(loading.find_paths(args), args.file, args.format)


def _take_in(args: argparse.Namespace) -> int:
    from glutetimer.cli.commands import import_

    return import_.run(loading.find_paths(args), args.file, args.format, dry_run=args.dry_run)


def _sound(args: argparse.Namespace) -> int:
    from glutetimer.cli.commands import sound
    from glutetimer.clock import SystemClock

    return sound.show(loading.load_settings(args), SystemClock(), as_json=args.json)


def _safety(args: argparse.Namespace) -> int:
    from glutetimer.cli.commands import safety

    return safety.show()


def _paths(args: argparse.Namespace) -> int:
    from glutetimer.settings.paths import paths

    where = paths(args.data_dir)
    for name in ("history", "settings", "schedule", "exercises", "figures", "workouts"):
        print(f"{name:9}  {getattr(where, name)}")
    return 0
