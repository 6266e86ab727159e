"""Dots as braille characters, in runs of one ink."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from glutetimer.figure.dots import Rows
from glutetimer.figure.paint import Picture

_BLANK = 0x2800
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bits of a cell's left and right dot, for each of its four rows."""


class Ink(StrEnum):
    """What a run shows."""

    BLANK = "blank"
    SCENE = "scene"
    FAR = "far"
    BODY = "body"
    MUSCLE = "muscle"


Run = tuple[str, Ink]
Lines = tuple[tuple[Run, ...], ...]


def _spread(left: int, right: int) -> tuple[bytes, ...]:
    """For eight dots of a row, as a byte: the pattern that they give to each of four cells."""
    pairs = (0, left, right, left | right)
    return tuple(bytes(pairs[eight >> shift & 3] for shift in (0, 2, 4, 6)) for eight in range(256))


_SPREAD = tuple(_spread(*bits) for bits in _BITS)


def _patterns(rows: Rows, width: int) -> int:
    """The patterns of a row of cells, of four rows of dots: one byte each, column 0 the lowest."""
    total = 0
    for spread, row in zip(_SPREAD, rows, strict=True):
        if row:
            eights = row.to_bytes((width + 7) // 8, "little")
            total |= int.from_bytes(b"".join([spread[eight] for eight in eights]), "little")
    return total


def braille(picture: Picture) -> Lines:
    width, *layers = picture
    tops = range(0, len(picture.scene), 4)
    return tuple(_line([_patterns(rows[top : top + 4], width) for rows in layers], width // 2) for top in tops)


def _line(layers: list[int], columns: int) -> tuple[Run, ...]:
    any_ = layers[0] | layers[1] | layers[2] | layers[3]
    end = (any_.bit_length() + 7) // 8
    start = ((any_ & -any_).bit_length() - 1) // 8 if any_ else 0
    cells = map(_cell, *((layer >> 8 * start).to_bytes(end - start, "little") for layer in layers))
    runs: list[Run] = [(" " * start, Ink.BLANK)] if start else []
    text, ink = "", Ink.BLANK
    for sign, now in cells:
        if now is not ink:
            if text:
                runs.append((text, ink))
            text, ink = "", now
        text += sign
    if text:
        runs.append((text, ink))
    if end < columns:
        runs.append((" " * (columns - end), Ink.BLANK))
    return tuple(runs)


@lru_cache(8192)
def _cell(scene: int, far: int, body: int, muscle: int) -> tuple[str, Ink]:
    dots = scene | far | body | muscle
    if not dots:
        return " ", Ink.BLANK
    if muscle and muscle.bit_count() * 5 >= body.bit_count() * 2:
        ink = Ink.MUSCLE
    elif body:
        ink = Ink.BODY
    else:
        ink = Ink.FAR if far else Ink.SCENE
    return chr(_BLANK + dots), ink
