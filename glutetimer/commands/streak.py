"""`glutetimer streak`: the year in the terminal's flow."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from rich.console import Console
from rich.text import Text

from glutetimer.app.draw.tokens import DARK, LIGHT, Palette
from glutetimer.app.screens.review_words import long_date
from glutetimer.app.screens.review_year_view import LEGEND, WEEKS, Dot, YearView, year_view
from glutetimer.history.store import History
from glutetimer.history.totals import first_day
from glutetimer.kit import Kit
from glutetimer.review import pauses_in, streak_on, today

_LABELS = 4
"""Columns before the dots."""


def show(kit: Kit, *, on: date | None = None, as_json: bool = False) -> int:
    """Print the streak; as JSON, the promised fields.

    Args:
        kit: whose.
        on: as of this training day; None for today.
        as_json: for other programs.

    Raises:
        HistoryError: the history cannot be read.
    """
    wall = kit.clock.wall()
    now = today(wall, kit.settings)
    day = on or now
    with History.reading(kit.paths.history) as history, history.snapshot():
        # Where the user is matters today alone: on another day a flight is over, or still to come.
        streak = streak_on(history, day, kit.settings, wall if day == now else None)
        if as_json:
            print(json.dumps(streak.as_json(), ensure_ascii=False))
            return 0
        days = {each.date: each for each in history.days()}
        first, pauses = first_day(history), pauses_in(history)
    console = Console(highlight=False)
    weeks = max(1, min(WEEKS, console.width - _LABELS))
    view = year_view(streak, first, day, days, (), pauses, weeks, kit.settings.week_start.number)
    for line in _lines(view, LIGHT if "light" in kit.settings.theme else DARK, long_date(day, now)):
        console.print(line, soft_wrap=True)
    return 0


def _lines(view: YearView, palette: Palette, day: str) -> Iterator[Text]:
    bright = palette.figures("work")
    tones = {Dot.NONE: palette.faint, Dot.PAUSED: palette.soft}
    yield Text(day, "bold")
    for figure in view.figures:
        number = figure.number.replace("~", "0")
        yield Text.assemble((f"{number:>5}", f"bold {bright}"), f" {figure.label:15}", (figure.note, palette.soft))
    yield Text()
    yield Text(_months(view), palette.soft)
    for row in range(7):
        line = Text(f"{view.weekdays[row] if row in (0, 2, 4) else '':{_LABELS}}", palette.soft)
        for column, week in enumerate(view.columns):
            here = (column, row) == view.cursor
            dot = Dot.SOME if week[row] is Dot.LITTLE else week[row]
            line.append(dot, f"reverse {bright}" if here else tones.get(dot, bright))
        line.rstrip()
        yield line
    legend = Text(" " * _LABELS)
    for sign, words in LEGEND:
        legend.append(sign, tones.get(Dot(sign), bright)).append(f" {words}   ", palette.soft)
    legend.rstrip()
    yield legend
    yield Text()
    yield Text(view.why, "bold")
    yield Text(view.week)


def _months(view: YearView) -> str:
    line = [" "] * (_LABELS + len(view.columns) + 3)
    for column, name in view.months:
        line[_LABELS + column : _LABELS + column + 3] = name
    return f"{view.year:{_LABELS}}{''.join(line[_LABELS:])}".rstrip()
