"""Performing: home, a workout, a hold."""

from __future__ import annotations

import argparse

from glutetimer.cli import loading
from glutetimer.cli.options import add_remote, add_without


def home(args: argparse.Namespace) -> int:
    """What runs without a command."""
    from glutetimer.cli.commands import perform

    return perform.home(loading.load_context(args), remote=args.remote)


def start(parser: argparse.ArgumentParser) -> None:
    """`glutetimer start`."""
    parser.add_argument("workout", metavar="WORKOUT", help="a name of the list, or a path to a file")
    parser.add_argument("--plain", action="store_true", help="lines of text instead of the full window")
    add_without(parser)
    add_remote(parser)
    parser.set_defaults(run=_start)


def hold(parser: argparse.ArgumentParser) -> None:
    """`glutetimer hold`."""
    parser.add_argument("exercise", metavar="EXERCISE", nargs="?", help="sl-bridge-hold, until you move on the ladder")
    parser.add_argument("--side", choices=("left", "right", "both"), default="both")
    parser.add_argument("--max", action="store_true", help="the weekly test: its fixed warm-up, the target hidden")
    parser.add_argument("--plain", action="store_true", help="lines of text instead of the full window")
    add_remote(parser)
    parser.set_defaults(run=_hold)


def _start(args: argparse.Namespace) -> int:
    from glutetimer.cli.commands import perform

    return perform.start(
        loading.load_context(args), args.workout, plain=args.plain, remote=args.remote, without=args.without
    )


def _hold(args: argparse.Namespace) -> int:
    from glutetimer.cli.commands import perform
    from glutetimer.training.exercise import Side

    side = None if args.side == "both" else Side(args.side)
    return perform.hold(
        loading.load_context(args), args.exercise, side, test=args.max, plain=args.plain, remote=args.remote
    )
