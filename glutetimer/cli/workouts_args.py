"""`glutetimer workouts`: the list, one of them, and all that makes one your own."""

from __future__ import annotations

import argparse
import sys

from glutetimer.cli import loading
from glutetimer.cli.options import add_json, add_without
from glutetimer.cli.parser import Commands, add_commands

ABOUT: Commands = {
    "show": ("workouts_args.show", "the whole plan, phase by phase: a dry run"),
    "check": ("workouts_args.check", "errors with file and line; exit 1 if any"),
    "new": ("workouts_args.new", "write a file to begin a workout of your own with"),
    "copy": ("workouts_args.copy", "make a built-in workout your own, in the place of the built-in one"),
    "edit": ("workouts_args.edit", "open one in $VISUAL or $EDITOR, checked on return"),
    "import": ("workouts_args.take_over", "take over a shared workout, or another program's"),
    "share": ("workouts_args.share", "write one as a single file for somebody else"),
    "schema": ("workouts_args.schema", "the language as JSON Schema: editors complete and check with it"),
}


def workouts(parser: argparse.ArgumentParser) -> None:
    """`glutetimer workouts`."""
    add_json(parser)
    add_without(parser)
    add_commands(parser, "about one workout", ABOUT)
    parser.set_defaults(run=_workouts)


def show(parser: argparse.ArgumentParser) -> None:
    """`glutetimer workouts show`."""
    parser.add_argument("workout", metavar="WORKOUT")
    add_json(parser, argparse.SUPPRESS)
    add_without(parser, argparse.SUPPRESS)
    parser.set_defaults(run=_show)


def check(parser: argparse.ArgumentParser) -> None:
    """`glutetimer workouts check`."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="- for standard input")
    parser.set_defaults(run=_check)


def new(parser: argparse.ArgumentParser) -> None:
    """`glutetimer workouts new`."""
    parser.add_argument("name", metavar="NAME", help="what it is called; its file's name follows from it")
    parser.add_argument("--from", dest="source", metavar="WORKOUT", help="begin with a copy of this one")
    parser.set_defaults(run=_new)


def copy(parser: argparse.ArgumentParser) -> None:
    """`glutetimer workouts copy`."""
    parser.add_argument("workout", metavar="WORKOUT")
    parser.set_defaults(run=_copy)


def edit(parser: argparse.ArgumentParser) -> None:
    """`glutetimer workouts edit`."""
    parser.add_argument("workout", metavar="WORKOUT", help="a name of the list, or a path to a file")
    parser.set_defaults(run=_edit)


def take_over(parser: argparse.ArgumentParser) -> None:
    """`glutetimer workouts import`."""
    parser.description = (
        "Take over a workout that was shared, or what Just Another Workout Timer, TimeR Machine, OpenHIIT, LiftLog or "
        "Feeel exported; all or nothing."
    )
    parser.add_argument("file", metavar="FILE", help="- for standard input")
    parser.add_argument("--as", dest="name", metavar="NAME", help="instead of the name that it has")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and write nothing")
    add_json(parser, argparse.SUPPRESS)
    parser.set_defaults(run=_take_over)


def share(parser: argparse.ArgumentParser) -> None:
    """`glutetimer workouts share`."""
    parser.add_argument("workout", metavar="WORKOUT", help="a name of the list, or a path to a file")
    parser.add_argument("file", metavar="FILE", nargs="?", default="-", help="a new file; standard output without one")
    parser.add_argument("--for", dest="peer", choices=("jawt",), help="as Just Another Workout Timer imports it")
    parser.set_defaults(run=_share)


def schema(parser: argparse.ArgumentParser) -> None:
    """`glutetimer workouts schema`."""
    parser.set_defaults(run=_schema, json=True)


def _workouts(args: argparse.Namespace) -> int:
    from glutetimer.cli.commands import workouts

    context = loading.load_context_aloud(args)
    return workouts.listing(context.library, as_json=args.json, without=(*context.settings.without, *args.without))


def _show(args: argparse.Namespace) -> int:
    from functools import partial

    from glutetimer.cli.commands import workouts
    from glutetimer.services.context import leaving_out
    from glutetimer.services.preparation import preview

    context = leaving_out(loading.load_context_aloud(args), args.without)
    return workouts.show(context.library, args.workout, as_json=args.json, prepare=partial(preview, context))


def _schema(args: argparse.Namespace) -> int:
    from glutetimer.cli.commands import workouts

    return workouts.schema(loading.load_library(args))


def _check(args: argparse.Namespace) -> int:
    from glutetimer.cli.commands import workouts

    return workouts.check(loading.load_library(args), args.files)


def _new(args: argparse.Namespace) -> int:
    from glutetimer.cli.commands import workouts_new

    return workouts_new.new(loading.find_paths(args), loading.load_library(args), args.name, args.source)


def _copy(args: argparse.Namespace) -> int:
    from glutetimer.cli.commands import workouts_new

    return workouts_new.copy(loading.find_paths(args), loading.load_library(args), args.workout)


def _edit(args: argparse.Namespace) -> int:
    from glutetimer.cli.commands import workouts_edit

    ask = input if sys.stdin.isatty() and sys.stdout.isatty() else None
    return workouts_edit.run(loading.find_paths(args), loading.load_library(args), args.workout, ask)


def _take_over(args: argparse.Namespace) -> int:
    from glutetimer.cli.commands import workouts_import

    where, library = loading.find_paths(args), loading.load_library(args)
    return workouts_import.run(where, library, args.file, args.name, dry_run=args.dry_run, as_json=args.json)


def _share(args: argparse.Namespace) -> int:
    from glutetimer.cli.commands import workouts_share

    return workouts_share.run(loading.find_paths(args), loading.load_library(args), args.workout, args.file, args.peer)
