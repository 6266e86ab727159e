"""`glutetimer exercises EXERCISE`, on a terminal: the exercise's figure, moving where that is wanted."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from math import ceil, floor
from typing import TextIO

from glutetimer.figure.braille import Ink, Lines
from glutetimer.figure.figure import Figure, MotionKind
from glutetimer.figure.figures import Figures
from glutetimer.figure.motion import PLAIN_TEMPO, STEP_S, MotionPoint, moment, still
from glutetimer.figure.render import render
from glutetimer.training.exercise import Exercise

WIDEST, HIGHEST = 50, 15
NARROWEST, LOWEST = 24, 8
"""Cells. Smaller figures show nothing."""

REPETITIONS = 2
HELD_S = 2.0
"""How long a hold is held (our choice)."""
CYCLE_S = 4.0
"""For how long at least a cycle goes round (our choice)."""

_SGR = {Ink.SCENE: "38;5;244", Ink.FAR: "38;5;244", Ink.MUSCLE: "38;5;172"}
"""Of the 256 colours, those that read on a dark and on a light ground alike; the body has the terminal's own."""


def show_in_terminal(
    exercise: Exercise,
    figures: Figures,
    out: TextIO,
    columns: int,
    rows: int,
    *,
    environ: Mapping[str, str] = os.environ,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Show an exercise's figure for a repetition or two, and leave its picture standing.

    Nothing is shown in a pipe, in a window that is too small, or where there is no figure; problems of the user's own
    figure go to standard error. NO_COLOR takes the colours, TEXTUAL_ANIMATIONS=none the motion, TERM=dumb both.
    """
    figure = figures.of(exercise.id)
    for problem in figures.take_problems():
        print(problem, file=sys.stderr)
    wide, high = min(columns - 1, WIDEST), min(rows - 2, HIGHEST)
    if not figure or not out.isatty() or not _has_braille(out) or wide < NARROWEST or high < LOWEST:
        return
    dumb = environ.get("TERM") == "dumb"
    mono = dumb or bool(environ.get("NO_COLOR"))

    def text(at: MotionPoint) -> str:
        return "".join(f"{line}\n" for line in _coloured(render(figure, at, wide, high, mono=mono), mono))

    if dumb or environ.get("TEXTUAL_ANIMATIONS") == "none":
        out.write(text(still(figure)))
        return
    try:
        out.write("\x1b[?25l")
        for frame in _frames(exercise, figure, clock, sleep):
            out.write(text(frame) + f"\x1b[{high}A")
            out.flush()
    finally:
        out.write(text(still(figure)) + "\x1b[?25h")
        out.flush()


def _frames(
    exercise: Exercise, figure: Figure, clock: Callable[[], float], sleep: Callable[[float], None]
) -> Iterator[MotionPoint]:
    """The moments to show, each once it is time for it."""
    began, last = clock(), None
    while (elapsed := clock() - began) < _seconds(exercise, figure):
        now = moment(figure, elapsed, exercise.tempo, exercise.begins)
        if now != last:
            yield now
            last = now
        passed = clock() - began
        sleep((floor(passed / STEP_S + 1e-6) + 1) * STEP_S - passed)


def _seconds(exercise: Exercise, figure: Figure) -> float:
    """How long it moves."""
    if figure.kind is MotionKind.HOLD:
        return figure.period + HELD_S
    if exercise.tempo or figure.kind is MotionKind.REP:
        return REPETITIONS * (exercise.tempo or PLAIN_TEMPO).seconds
    return ceil(CYCLE_S / figure.period) * figure.period


def _coloured(lines: Lines, mono: bool) -> Iterator[str]:
    for line in lines:
        yield "".join(text if mono or ink not in _SGR else f"\x1b[{_SGR[ink]}m{text}\x1b[0m" for text, ink in line)


def _has_braille(out: TextIO) -> bool:
    try:
        "\u28ff".encode(out.encoding or "ascii")
    except UnicodeError:
        return False
    return True
