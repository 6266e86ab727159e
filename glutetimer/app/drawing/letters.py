"""Letters and signs, 5 pixels high: what is read from the mat (look.md)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from glutetimer.app.drawing.shape import Shape, beside

# A letter is width:rows from the top, a row one base-32 digit, its leftmost pixel the highest bit.
_LETTERS = """
A4:69F99 B4:E9E9E C4:78887 D4:E999E E4:F8E8F F4:F8E88 G4:78B97 H4:99F99 I3:72227 J4:31196 K4:9ACA9 L4:8888F M5:HRLHH
N4:9DB99 O4:69996 P4:E9E88 Q4:699B7 R4:E9EA9 S4:7861E T5:V4444 U4:99996 V5:HHAA4 W5:HHLRH X5:HA4AH Y5:HA444 Z4:F168F
04:69996 13:26227 24:E168F 34:E161E 44:99F11 54:F8E1E 64:68E96 74:F1244 84:69696 94:69716
-3:00700 +3:02720 :1:01010 .1:00001 ,2:00012 /4:12248 '1:11000 !1:11101 ?4:E1604 &5:CGDID (2:12221 )2:21112
"""
_SIGNS = """
ready:4AHA4 work:EVVVE hold:VVVVV rest:EHHHE switch:8V0V2 pause:RRRRR done:13MS8 left:48V84 right:42V24
last:VHAA4 target:4EVE4 best:4VEAH
"""
_SPACE = Shape(2, 5, ())
_LOOKALIKES = str.maketrans({"−": "-", "–": "-", "—": "-", "’": "'", "‘": "'", "×": "X", "⁄": "/", "ß": "SS"})

SIGN_TEXT = dict(
    zip(
        ("ready", "work", "hold", "rest", "switch", "pause", "done", "left", "right", "last", "target", "best"),
        "◇●■○⇄‖✓←→▽◆★",
        strict=True,
    )
)
"""The signs as characters."""

SIGN_WIDTH = 5
HEIGHT = 5
"""Pixels; both times the scale."""


def _decode(rows: str, width: int) -> Shape:
    return Shape.of([int(digit, 32) for digit in rows], width)


_ROWS = {glyph[0]: glyph for glyph in _LETTERS.split()}
_SIGN_ROWS = dict(sign.split(":") for sign in _SIGNS.split())


@lru_cache(128)
def _letter(char: str) -> Shape:
    if char == " ":
        return _SPACE
    glyph = _ROWS.get(char, _ROWS["?"])
    return _decode(glyph[3:], int(glyph[1]))


@lru_cache(512)
def capitals(text: str) -> str:
    """The text as it is drawn: in capitals, without accents."""
    text = unicodedata.normalize("NFKD", text.translate(_LOOKALIKES)).translate(_LOOKALIKES)
    return "".join(char for char in text if not unicodedata.combining(char)).upper()


def drawable(text: str) -> bool:
    """Whether there is a letter for everything in the text; what is not drawable is written as text instead."""
    return all(char == " " or char in _ROWS for char in capitals(text))


@lru_cache(512)
def word(text: str, scale: int = 1) -> Shape:
    """A word in letters, one pixel apart. What has no letter becomes a question mark."""
    return beside(map(_letter, capitals(text)), 1).enlarged(scale)


def word_width(text: str, scale: int = 1) -> int:
    """Columns."""
    return word(text, scale).width


@lru_cache(64)
def sign(name: str, scale: int = 1) -> Shape:
    """A sign by name: a kind of phase, `pause`, `done`, `left`, `right`, or a mark to pass.

    Raises:
        KeyError: there is no such sign.
    """
    return _decode(_SIGN_ROWS[name], SIGN_WIDTH).enlarged(scale)
