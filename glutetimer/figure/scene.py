"""What is around a figure: the ground, a wall, a step."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import cos, floor, radians, tan

from glutetimer.figure.camera import Camera, corners
from glutetimer.figure.dots import Rows, every, line
from glutetimer.figure.figure import Figure, MotionKind, Platform, Wall

_DASH = 0.2
"""About the length, in body heights, of the dashes of a ground that runs back; a turn moves on by whole ones."""
_GAP = 0.28
"""Of a dash."""
_HATCH = 6
"""Rows of dots between the strokes behind a wall."""


@lru_cache(256)
def scene(figure: Figure, camera: Camera, place: float) -> tuple[int, ...]:
    """The dots of what stands still, or runs back under a figure that travels."""
    rows: Rows = [0] * camera.height
    if figure.view.pitch:  # seen from above the ground is no line: it ends at the lower edge
        rows[-1] = (1 << camera.width) - 1
    else:
        _ground(rows, figure, camera, place)
    for prop in figure.props:
        outline = [camera.dot(corner) for corner in corners(prop)]
        if isinstance(prop, Platform):
            for start, stop in pairwise(outline):
                line(rows, camera.width, start, stop)
            _stipple(rows, camera.width, outline[1], outline[3])
        elif isinstance(prop, Wall):
            _wall(rows, camera.width, outline[0][0], camera.x)
    return tuple(rows)


def _ground(rows: Rows, figure: Figure, camera: Camera, place: float) -> None:
    slope = tan(radians(figure.slope))
    travel = figure.travel * cos(radians(figure.slope))
    dash = travel / max(1, round(travel / _DASH))
    moved = travel * place if figure.kind is MotionKind.CYCLE else 0.0
    for column in range(camera.width):
        x = (column + 0.5 - camera.x) / camera.scale
        row = floor(camera.y - x * slope * camera.scale)
        if 0 <= row < camera.height and not (dash and (x + moved) / dash % 1.0 > 1 - _GAP):
            rows[row] |= 1 << column


def _stipple(rows: Rows, width: int, start: tuple[float, float], stop: tuple[float, float]) -> None:
    left, right = int(start[0]), int(stop[0])
    inside = (1 << right + 1) - (1 << left)
    for row in range(max(0, int(start[1])), min(len(rows), int(stop[1])), 2):
        rows[row] |= inside & every(4, row % 4, width)


def _wall(rows: Rows, width: int, x: float, middle: float) -> None:
    behind = 1 if x > middle else -1
    for column in (x, x + behind):
        line(rows, width, (column, 0.0), (column, len(rows) - 1.0))
    for row in range(0, len(rows), _HATCH):
        line(rows, width, (x, row + 4.0), (x + 4 * behind, row))
