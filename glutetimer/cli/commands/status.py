"""`glutetimer status`: what is due, the streak, and what a session does now, in a line for prompts and bars."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from glutetimer.cli.loading import find_paths, load_context
from glutetimer.cli.options import add_json
from glutetimer.files.reading.problem import GlutetimerError, shown, visible
from glutetimer.files.reading.template import fill, find_names
from glutetimer.services.running_status import RunningStatus, read_running

RUNNING = ("state", "phase", "count", "side", "line", "workout")
DAY = ("due", "open", "days", "week_days", "goal_days")
NAMES = (*RUNNING, *DAY)
"""What a format may name."""


@dataclass(frozen=True, slots=True)
class DayStatus:
    """What there is to do today, and how regular somebody is."""

    open: tuple[str, ...]
    """Workouts by name, in their order."""
    days: int
    """In a row."""
    week_days: int
    goal_days: int

    @property
    def due(self) -> str:
        """The first that is open; empty where none is."""
        return self.open[0] if self.open else ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options, and the names that a format has."""
    add_json(parser)
    parser.add_argument("--due", action="store_true", help="print nothing; exit code 0 where something is open, else 1")
    parser.add_argument("--format", metavar="TEXT", help=f"a line with names in braces: {', '.join(NAMES)}")


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
        print(json.dumps({"running": _describe(running), **asdict(day), "due": day.due or None}, ensure_ascii=False))
    elif running:
        print(visible("  ".join(filter(None, (running.word, running.count(time.time()), running.side, running.line)))))
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
        "count": running.count(time.time()),
        "counts": counts,
        "side": running.side or None,
        "line": running.line,
        "workout": running.name,
    }


def _read_day(args: argparse.Namespace) -> DayStatus:
    """It reads the history and the workouts, which what runs does not need."""
    from datetime import timedelta

    from glutetimer.history.store import History
    from glutetimer.services.schedule import past_of, schedule_of
    from glutetimer.services.streak import streak_on, today
    from glutetimer.training.week import State, days

    context = load_context(args)
    schedule, _ = schedule_of(context)
    wall = context.clock.wall()
    on = today(wall, context.settings)
    with History.reading(context.paths.history) as history, history.snapshot():
        streak = streak_on(history, on, context.settings, wall)
        past = past_of(history, context, schedule, wall, on - timedelta(1))
    workouts = context.library.workouts
    (day,) = days(schedule, on, 1, past=past, workouts=workouts, week_start=context.settings.week_start.number)
    open_ = tuple(workouts[item.workout].name for item in day.having(State.OPEN))
    return DayStatus(open_, streak.days, streak.week_days, streak.goal_days)


def _fill(text: str, running: RunningStatus | None, read_day: Callable[[], DayStatus]) -> str:
    """The line of a format; a name without a value is empty.

    Raises:
        GlutetimerError: it names what there is not.
    """
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
