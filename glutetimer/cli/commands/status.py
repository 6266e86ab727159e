"""`glutetimer status`: what is due, the streak, and what a session does now, in a line for prompts and bars."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from functools import cache
from typing import Any

from glutetimer.cli.loading import find_paths, load_context
from glutetimer.cli.options import add_json
from glutetimer.files.reading.problem import GlutetimerError, shown, visible
from glutetimer.services.day_status import DayStatus, find_day, keep_day, sign_sources
from glutetimer.services.running_status import RunningStatus, read_running

RUNNING = ("state", "phase", "count", "side", "line", "workout")
DAY = ("due", "open", "days", "week_days", "goal_days")
NAMES = (*RUNNING, *DAY)
"""What a format may name."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options, and the names that a format has."""
    kind = parser.add_mutually_exclusive_group()
    add_json(kind)
    kind.add_argument("--due", action="store_true", help="print nothing; exit code 0 where something is open, else 1")
    kind.add_argument("--format", metavar="TEXT", help=f"a line with names in braces: {', '.join(NAMES)}")


def run(args: argparse.Namespace) -> int:
    """Print one line, or the promised fields.

    Raises:
        GlutetimerError: a format names what there is not, or the history cannot be read.
    """

    @cache
    def read_day() -> DayStatus:
        return _read_day(args)

    if args.due:
        return 0 if read_day().open else 1
    running = read_running(find_paths(args).running)
    if args.format is not None:
        print(visible(_fill(args.format, running, read_day)))
    elif args.json:
        day = read_day()
        print(json.dumps({"running": _describe(running), **day._asdict(), "due": day.due or None}, ensure_ascii=False))
    elif running:
        print(
            visible(
                "  ".join(filter(None, (running.word, running.show_count(time.time()), running.side, running.line)))
            )
        )
    else:
        from glutetimer.training.counting import format_count

        day = read_day()
        due = f"{day.due} is open" if day.open else "nothing is open today"
        print(visible(f"{due}; {format_count(day.days, 'day')} in a row"))
    return 0


def _describe(running: RunningStatus | None) -> dict[str, Any] | None:
    if not running:
        return None
    counts = "down" if running.until is not None else "up" if running.since is not None else None
    return {
        "state": "paused" if running.kind == "pause" else "running",
        "phase": running.word,
        "kind": running.kind,
        "count": running.show_count(time.time()),
        "counts": counts,
        "side": running.side or None,
        "line": running.line,
        "workout": running.name,
    }


def _read_day(args: argparse.Namespace) -> DayStatus:
    """As it was kept, or else reckoned from the history and the workouts, which takes three times as long."""
    where, wall = find_paths(args), time.time()
    if kept := find_day(where, wall):
        return kept
    from glutetimer.services.due import reckon_day

    signature = sign_sources(where, wall)
    context = load_context(args)
    now = context.clock.wall()
    day, until = reckon_day(context, now)
    if signature:
        keep_day(where, day, signature, now.timestamp(), until)
    return day


def _fill(text: str, running: RunningStatus | None, read_day: Callable[[], DayStatus]) -> str:
    """The line of a format; a name without a value is empty.

    Raises:
        GlutetimerError: it names what there is not.
    """
    from glutetimer.files.reading.template import fill, find_names

    try:
        named = find_names(text, NAMES)
    except ValueError as error:
        raise GlutetimerError(f"--format {shown(text)}: {error}") from None
    now = _describe(running) or {"state": "idle"}

    def value(name: str) -> object:
        if name in RUNNING:
            return now.get(name)
        return len(read_day().open) if name == "open" else getattr(read_day(), name)

    values = {name: value(name) for name in named}
    return fill(text, {name: "" if value is None else str(value) for name, value in values.items()})
