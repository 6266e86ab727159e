"""`glutetimer streak`: the figures in words, then the year in dots."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from glutetimer.cli.loading import load_context_aloud, report_history
from glutetimer.cli.options import add_json, date_of
from glutetimer.history.connection import BUSY_S
from glutetimer.history.queries.days import find_first_day
from glutetimer.history.store import History
from glutetimer.services.context import Context
from glutetimer.services.streak import pauses_in, streak_on, today
from glutetimer.views.words import format_long_date
from glutetimer.views.year import LEGEND, WEEKS, Dot, YearView, year_view

if TYPE_CHECKING:
    from rich.text import Text

_LABELS = 4
"""Columns before the dots."""
_BRIGHT, _SOFT = "color(172)", "color(244)"
"""Of the 256 colours, those that read on a dark and on a light ground alike."""
_TONES = {Dot.NONE: _SOFT, Dot.PAUSED: _SOFT}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    kind = parser.add_mutually_exclusive_group()
    add_json(kind)
    kind.add_argument("--plain", action="store_true", help="the words alone, without the year in dots")
    parser.add_argument("--on", metavar="DATE", type=date_of, help="as of this training day, such as 2026-11-20")


def run(args: argparse.Namespace) -> int:
    return print_streak(load_context_aloud(args), on=args.on, as_json=args.json, plain=args.plain)


def print_streak(context: Context, *, on: date | None = None, as_json: bool = False, plain: bool = False) -> int:
    """Print the streak; as JSON, the promised fields.

    Args:
        on: as of this training day; None for today.
        plain: the words alone: a screen reader would read every dot of the year.
    """
    wall = context.clock.wall()
    now = today(wall, context.settings)
    day = on or now
    with History.reading(context.paths.history, BUSY_S) as history, history.snapshot():
        streak = streak_on(history, day, context.settings, wall)
        days = {each.date: each for each in history.days()}
        first, pauses = find_first_day(history), pauses_in(history)
    if as_json:
        print(json.dumps(streak.as_json(), ensure_ascii=False))
        return report_history(context.paths, history)
    from glutetimer.cli.console import LinesConsole

    console = LinesConsole()
    weeks = max(1, min(WEEKS, console.width - _LABELS))
    view = year_view(
        streak,
        first,
        day,
        days=days,
        done=(),
        pauses=pauses,
        weeks=weeks,
        week_start=context.settings.week_start.number,
    )
    for line in (*_words(view, format_long_date(day, now)), *(() if plain else _year(view))):
        console.print(line, soft_wrap=True)
    return report_history(context.paths, history)


def _words(view: YearView, day: str) -> Iterator[Text]:
    """Why, this week, and the figures; plain text in a pipe, no colour under NO_COLOR."""
    from rich.text import Text

    yield Text(day, "bold")
    yield Text(view.why, "bold")
    yield Text(view.week)
    for figure in view.figures:
        number = figure.number.replace("~", "0")
        yield Text.assemble((f"{number:>5}", f"bold {_BRIGHT}"), f" {figure.label:15}", (figure.note, _SOFT))


def _year(view: YearView) -> Iterator[Text]:
    """A dot for each day, and what the dots say."""
    from rich.text import Text

    yield Text()
    yield Text(_months(view), _SOFT)
    for row in range(7):
        line = Text(f"{view.weekdays[row] if row in (0, 2, 4) else '':{_LABELS}}", _SOFT)
        for column, week in enumerate(view.columns):
            here = (column, row) == view.cursor
            dot = Dot.SOME if week[row] is Dot.LITTLE else week[row]
            line.append(dot, f"reverse {_BRIGHT}" if here else _TONES.get(dot, _BRIGHT))
        line.rstrip()
        yield line
    legend = Text(" " * _LABELS)
    for sign, words in LEGEND:
        legend.append(sign, _TONES.get(Dot(sign), _BRIGHT)).append(f" {words}   ", _SOFT)
    legend.rstrip()
    yield legend


def _months(view: YearView) -> str:
    line = [" "] * (_LABELS + len(view.columns) + 3)
    for column, name in view.months:
        line[_LABELS + column : _LABELS + column + 3] = name
    return f"{view.year:{_LABELS}}{''.join(line[_LABELS:])}".rstrip()
