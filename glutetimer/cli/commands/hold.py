"""`glutetimer hold`: a hold alone, or the weekly test."""

from __future__ import annotations

import argparse

from glutetimer.cli.loading import find_hold, load_context
from glutetimer.cli.options import add_remote
from glutetimer.cli.perform import perform
from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.services.preparation import HOLD, hold_now
from glutetimer.training.exercise import Side, Sides
from glutetimer.training.single_hold import hold_alone, weekly_test

TEST = "single-leg-test"
"""The built-in test, whose warm-up every test shares."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("exercise", metavar="EXERCISE", nargs="?", help=f"{HOLD}, until you move up to a harder one")
    parser.add_argument("--side", choices=("left", "right", "both"), default="both")
    parser.add_argument("--max", action="store_true", help="the weekly test: its fixed warm-up, the target hidden")
    parser.add_argument("--plain", action="store_true", help="lines of text instead of the full window")
    add_remote(parser)


def run(args: argparse.Namespace) -> int:
    """Perform it; without a name, of the rung the user is on."""
    context = load_context(args)
    exercise = find_hold(context.library, args.exercise) if args.exercise else hold_now(context)
    side = None if args.side == "both" else Side(args.side)
    if side and exercise.sides is not Sides.UNILATERAL:
        raise GlutetimerError(f"{exercise.id} works both sides at once; leave --side out")
    test = context.library.workout(TEST)
    workout = weekly_test(test, exercise, side) if args.max else hold_alone(exercise, side)
    return perform(context, workout, plain=args.plain, remote=args.remote)
