"""The band: the number as a length, across the top (look.md, "The band")."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from glutetimer.app.drawing import cells
from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.cells import fit
from glutetimer.app.drawing.grid import Grid, Size, lay_out_window
from glutetimer.app.drawing.letters import HEIGHT, SIGN_TEXT, SIGN_WIDTH, drawable, word_width

_SIGN_SPACE = SIGN_WIDTH + 3
"""Columns of a sign and the space before its neighbour, at scale 1."""


def draw_band(
    canvas: Canvas,
    kind: str,
    words: Sequence[str],
    side: str = "",
    share: float = 1.0,
    *,
    arrow: str = "",
    sign: str = "",
    place: Grid | None = None,
) -> None:
    """Draw the band of a phase, or of a finished session (`done`).

    `words` are what it is called, the longest first: the first that fits is taken. `side` stands at the right end:
    LEFT, `4 OF 10`, a time; `arrow` points where it is, and goes where there is no room. `share` of it, 0 to 1, is
    bright. `sign` is the kind's own if none is given, and `place` that of the whole canvas.
    """
    place = place or lay_out_window(canvas.width, canvas.height)
    edge = round(canvas.width * min(1.0, max(0.0, share)))
    canvas.fill_pixels(0, 0, canvas.width, place.band, canvas.palette.spent(kind))
    canvas.fill_pixels(0, 0, edge, place.band, canvas.palette.band(kind))
    draw = _letters if place.scale else _text
    draw(canvas, place, kind, words, side=side, edge=edge, arrow=arrow, sign=sign or kind)


def _letters(
    canvas: Canvas, place: Grid, kind: str, words: Sequence[str], *, side: str, edge: int, arrow: str, sign: str
) -> None:
    scale, free = place.scale, place.right - place.margin

    def width(word: str, side: str, arrow: str) -> int:
        right = word_width(side, scale) + (_SIGN_SPACE * scale if arrow else 0)
        return _SIGN_SPACE * scale + word_width(word, scale) + (4 * scale + right if right else 0)

    word, side, arrow = _fitting(words, side, arrow, free, width)
    # First all as on the spent part, then the bright part over it: the edge may cut a letter.
    palette = canvas.palette
    for colour, until in ((palette.figures(kind), canvas.width), (palette.on_band(kind), edge)):
        x, end = place.margin, place.right
        canvas.sign(x, place.letters, sign, colour, scale=scale, until=until)
        canvas.word(x + _SIGN_SPACE * scale, place.letters, word, colour, scale=scale, until=until)
        if arrow == "right":
            canvas.sign(end - SIGN_WIDTH * scale, place.letters, arrow, colour, scale=scale, until=until)
            end -= _SIGN_SPACE * scale
        end -= canvas.word(end, place.letters, side, colour, scale=scale, align="right", until=until)
        if arrow == "left":
            canvas.sign(end - _SIGN_SPACE * scale, place.letters, arrow, colour, scale=scale, until=until)


def _text(
    canvas: Canvas, place: Grid, kind: str, words: Sequence[str], *, side: str, edge: int, arrow: str, sign: str
) -> None:
    def right(side: str, arrow: str) -> str:
        return f"{side} {SIGN_TEXT[arrow]}" if arrow == "right" else f"{SIGN_TEXT[arrow]} {side}" if arrow else side

    def width(word: str, side: str, arrow: str) -> int:
        return 2 + cells.width(word) + (1 + cells.width(right(side, arrow)) if side or arrow else 0)

    word, side, arrow = _fitting(words, side, arrow, place.right - place.margin, width)
    edges, end = " " * place.margin, right(side, arrow)
    line = f"{edges}{SIGN_TEXT[sign]} {word}"
    line += " " * (place.right - cells.width(line) - cells.width(end)) + end + edges
    bright, spent = "".join(cells.part(line, 0, edge)), "".join(cells.part(line, edge, canvas.width))
    canvas.text(0, 0, bright, canvas.palette.on_band(kind), bold=True)
    canvas.text(edge, 0, spent, canvas.palette.figures(kind), bold=True)


def _fitting(
    words: Sequence[str], side: str, arrow: str, free: int, width: Callable[[str, str, str], int]
) -> tuple[str, str, str]:
    """The word, side and arrow that fit: a short row takes a shorter word, then no arrow, then `4/10` for `4 OF 10`."""
    short, brief = words[-1], side.replace(" OF ", "/").replace(" of ", "/")
    candidates = [(word, side, arrow) for word in words] + [(short, side, ""), (short, brief, "")]
    return next((choice for choice in candidates if width(*choice) <= free), (short, "", ""))


def paint_flash(canvas: Canvas, kind: str, word: str) -> None:
    """A cue that is seen: a word as large as fits, on the phase's colour from the band down to the name (look.md, "What
    moves"); in a tiny window all over.
    """
    place, colour = lay_out_window(canvas.width, canvas.height), canvas.palette.on_band(kind)
    top, end = (0, canvas.height) if place.size is Size.TINY else ((place.band + 1) // 2, place.top + place.room)
    canvas.flood(top, end - top, canvas.palette.band(kind))
    normal = max(1, place.scale)
    for scale in (2 * normal, normal, 1):
        if drawable(word) and word_width(word, scale) < canvas.width and HEIGHT * scale <= 2 * (end - top):
            py = 2 * ((top + end - HEIGHT * scale // 2) // 2)
            canvas.word(canvas.width // 2, py, word, colour, scale=scale, align="centre")
            return
    middle = (top + end - 1) // 2
    canvas.text(canvas.width // 2, middle, fit(word, canvas.width), colour, bold=True, align="centre")
