"""The year in the terminal's flow, with Rich: plain text in a pipe, no colour under NO_COLOR."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.review.year_view import LEGEND, WEEKS, Dot, YearView

_LABELS = 4
"""Columns before the dots."""


def weeks_in(console: Console) -> int:
    """How many weeks fit."""
    return max(1, min(WEEKS, console.width - _LABELS))


def print_page(console: Console, view: YearView, palette: Palette, day: str) -> None:
    """The figures, the dots, and why.

    Args:
        console: where.
        view: as wide as fits.
        palette: whose colours.
        day: as of when, in words.
    """
    for line in _lines(view, palette, day):
        console.print(line, soft_wrap=True)


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
