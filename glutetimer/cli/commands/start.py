"""`glutetimer start`: a workout."""

from __future__ import annotations

import argparse

from glutetimer.cli.loading import load_context
from glutetimer.cli.options import add_remote, add_without, add_workout
from glutetimer.cli.perform import perform
from glutetimer.services.context import leaving_out


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_workout(parser)
    parser.add_argument("--plain", action="store_true", help="lines of text instead of the full window")
    add_without(parser)
    add_remote(parser)


def run(args: argparse.Namespace) -> int:
    context = load_context(args)
    workout = context.library.workout(args.workout)
    return perform(leaving_out(context, args.without), workout, plain=args.plain, remote=args.remote)
