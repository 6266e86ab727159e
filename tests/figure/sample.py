"""What the tests of figures share: all of them, many moments, and pictures as dots."""

from collections.abc import Iterator

from glutetimer.figure.braille import Lines
from glutetimer.figure.figure import Figure, MotionKind
from glutetimer.figure.figures import Figures
from glutetimer.figure.motion import MotionPoint
from glutetimer.library.catalogue import EXERCISES

ALL = Figures.load(None)
NAMES = EXERCISES

BITS = {(0, 0): 1, (0, 1): 2, (0, 2): 4, (0, 3): 64, (1, 0): 8, (1, 1): 16, (1, 2): 32, (1, 3): 128}
"""Of a braille character, by column and row of the dot (Unicode 16, chapter 21)."""


def figure(name: str) -> Figure:
    found = ALL.of(name)
    assert found, ALL.take_problems()
    return found


def moments(shown: Figure, count: int) -> Iterator[MotionPoint]:
    """Moments all through a movement; of one that changes sides, on both."""
    swaps = (False, True) if shown.alternate and shown.kind is MotionKind.REP else (False,)
    for swapped in swaps:
        for step in range(count + 1):
            yield MotionPoint(step / count, swapped)


def dots(lines: Lines) -> list[list[bool]]:
    """The dots of a text, row by row."""
    cells = [[0 if sign == " " else ord(sign) - 0x2800 for text, _ in line for sign in text] for line in lines]
    return [[bool(cell & BITS[x, y]) for cell in row for x in (0, 1)] for row in cells for y in range(4)]


def inks(lines: Lines) -> list[list[str]]:
    """The ink of every cell."""
    return [[ink.value for text, ink in line for _ in text] for line in lines]
