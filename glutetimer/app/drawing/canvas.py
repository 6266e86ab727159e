"""The canvas that screens paint: half-cell pixels below, text above."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, repeat
from typing import Literal, NamedTuple

from glutetimer.app.drawing import cells, digits, letters
from glutetimer.app.drawing.shape import Shape
from glutetimer.app.drawing.tokens import SOLID, Palette, contrast

Align = Literal["left", "centre", "right"]
Keys = Callable[[Iterable[str]], list[tuple[str, str, str]]]
"""Turns the names of commands into what a key line shows: key, what it does, and the name."""

_LOWER = "▄"
"""Two colours in a cell are drawn as its lower half: some fonts leave a hairline above the upper one."""

_BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): _LOWER, (True, True): "█"}
"""Cells where colours are stripped, by whether the upper and the lower pixel are set."""

_FULL = "█"
"""A cell of one colour that was drawn to be seen: what is said by a background alone is lost in copies as text. Its own
colour is behind it too: some fonts leave a hairline between two of them."""

_Look = tuple[str | None, str | None, bool, bool]
"""A run without its text."""

_UNCOLOURED: _Look = (None, None, False, False)


class Run(NamedTuple):
    """Cells of a row that look alike."""

    text: str
    foreground: str | None
    """#RRGGBB. None where it cannot be seen, and where colours are stripped."""
    background: str | None
    """None where colours are stripped."""
    bold: bool = False
    reverse: bool = False


class _Ink(NamedTuple):
    """How a cell's text looks; its background is the pixel below it."""

    colour: str
    bold: bool


class _Zone(NamedTuple):
    x: int
    y: int
    width: int
    command: str


def _indent(x: int, width: int, align: Align) -> int:
    """The first column of something anchored at x by its left end, middle or right end."""
    return x if align == "left" else x - width if align == "right" else x - width // 2


class Canvas:
    """A canvas of `width` columns and `height` rows.

    Columns and rows count from 0. `py` counts pixels: two to a row. Colours are tokens of the palette or #RRGGBB. What
    falls off the canvas is cut, so that any size may be painted.
    """

    def __init__(self, width: int, height: int, palette: Palette):
        self.width, self.height, self.palette = width, height, palette
        self._pixels: list[list[str]] = [[palette.ground] * width for _ in range(2 * height)]
        self._text: list[list[str] | None] = [None] * height
        """Each cell's character, "" after a wide one; None for a row without text."""
        self._inks: list[list[_Ink | None]] = [[] for _ in range(height)]
        self._grounds = [palette.ground] * height
        """What is nothing by itself, row by row: it is drawn as blanks."""
        self._zones: list[_Zone] = []

    def copy(self) -> "Canvas":
        other = Canvas.__new__(Canvas)
        other.width, other.height, other.palette = self.width, self.height, self.palette
        other._pixels = [row[:] for row in self._pixels]
        other._text = [row and row[:] for row in self._text]
        other._inks = [row[:] for row in self._inks]
        other._grounds = self._grounds[:]
        other._zones = self._zones[:]
        return other

    # Pixels

    def fill(self, x: int, y: int, width: int, height: int, colour: str) -> None:
        """Paint a rectangle of cells, over whatever is there."""
        self.fill_pixels(x, 2 * y, width, 2 * height, colour)
        left, right = max(0, x), min(self.width, x + width)
        for row in range(max(0, y), min(self.height, y + height)):
            if self._text[row] is not None and left < right:
                self._write(row, left, " " * (right - left), None)

    def flood(self, y: int, height: int, colour: str) -> None:
        """Let whole rows be ground of another colour, over whatever is there; where colours are stripped, full."""
        self.fill(0, y, self.width, height, colour)
        first, end = max(0, y), max(0, min(self.height, y + height))
        self._grounds[first:end] = [self.palette.colour(colour)] * (end - first)

    def fill_pixels(self, x: int, py: int, width: int, height: int, colour: str) -> None:
        """Paint a rectangle of pixels, `width` columns by `height` half rows, below the text."""
        left, right = max(0, x), min(self.width, x + width)
        if left < right:
            paint = [self.palette.colour(colour)] * (right - left)
            for row in self._pixels[max(0, py) : max(0, py + height)]:
                row[left:right] = paint

    def pixels(self, x: int, py: int, shape: Shape, colour: str, until: int | None = None) -> None:
        """Paint a shape's pixels; those from column `until` on are left as they are."""
        paint = self.palette.colour(colour)
        end = self.width if until is None else max(0, min(self.width, until))
        inside = x >= 0 and x + shape.width <= end and py >= 0 and py + shape.height <= 2 * self.height
        rows = self._pixels
        for row, start, stop in shape.spans:
            left, right = x + start, x + stop
            if inside:
                rows[py + row][left:right] = [paint] * (stop - start)
            elif 0 <= py + row < 2 * self.height:
                left, right = max(0, left), min(end, right)
                if left < right:
                    rows[py + row][left:right] = [paint] * (right - left)

    def word(
        self,
        x: int,
        py: int,
        text: str,
        colour: str = "ink",
        *,
        scale: int = 1,
        align: Align = "left",
        until: int | None = None,
    ) -> int:
        """Write in letters 5 pixels high times `scale`; returns the columns."""
        shape = letters.word(text, scale)
        self.pixels(_indent(x, shape.width, align), py, shape, colour, until)
        return shape.width

    def sign(self, x: int, py: int, name: str, colour: str = "ink", *, scale: int = 1, until: int | None = None) -> int:
        """Draw a sign of `letters`; returns the columns."""
        shape = letters.sign(name, scale)
        self.pixels(x, py, shape, colour, until)
        return shape.width

    def number(self, x: int, y: int, places: str, rows: int, colour: str) -> int:
        """Draw figures at a cell, `rows` high; returns the columns. Too low for figures, the number is bold text.

        `places` are digits, `:` and `.`; a space keeps its place, a `~` keeps it with a ghost zero.
        """
        if rows < digits.LEAST_ROWS:
            return self.text(x, y + max(0, rows - 1) // 2, places.replace(digits.GHOST, " "), colour, bold=True)
        gap = digits.metrics(rows).gap
        for char in places:
            if char == digits.GHOST:
                self.pixels(x, 2 * y, digits.digit("0", rows), self.palette.ghost(colour))
            elif char != " ":
                self.pixels(x, 2 * y, digits.digit(char, rows), colour)
            x += digits.advance(char, rows) + gap
        return digits.number_width(places, rows)

    # Text

    def text(
        self,
        x: int,
        y: int,
        text: str,
        colour: str = "ink",
        *,
        bold: bool = False,
        bg: str | None = None,
        align: Align = "left",
    ) -> int:
        """Write text; returns its columns. Without `bg` it stands on the pixels that are there."""
        width = cells.width(text)
        x = _indent(x, width, align)
        start, stop = max(0, -x), min(width, self.width - x)
        if not 0 <= y < self.height or start >= stop:
            return width
        if bg is not None:
            self.fill_pixels(x, 2 * y, width, 2, bg)
        ink = _Ink(self.palette.colour(colour), bold)
        self._write(y, x + start, cells.part(text, start, stop), ink)
        return width

    def _write(self, y: int, x: int, row: Sequence[str], ink: _Ink | None) -> None:
        """Put cells that are on the canvas; no ink takes text away."""
        text, inks = self._text[y], self._inks[y]
        if text is None:
            text = self._text[y] = [" "] * self.width
            inks = self._inks[y] = [None] * self.width
        end = x + len(row)
        if text[x] == "":  # the second half of a wide character is overwritten: the first cannot stay
            text[x - 1] = " "
        if end < self.width and text[end] == "":
            text[end] = " "
        text[x:end] = row
        inks[x:end] = [ink] * (end - x)

    def wrap(
        self,
        x: int,
        y: int,
        text: str,
        width: int,
        colour: str = "ink",
        *,
        bold: bool = False,
        lines: int | None = None,
    ) -> int:
        """Write a paragraph, broken between words; returns the lines used. More than `lines` end with an ellipsis."""
        rows = cells.wrapped(text, width, lines)
        for index, row in enumerate(rows):
            self.text(x, y + index, row, colour, bold=bold)
        return len(rows)

    def keyline(self, x: int, y: int, keys: Iterable[tuple[str, str, str]], right: int | None = None) -> int:
        """Write (key, what it does, command) one after the other, each to be clicked; returns the columns.

        What would reach column `right` (the canvas's end without one) is left out.
        """
        start, end = x, self.width if right is None else right
        for key, what, command in keys:
            width = cells.width(key) + 1 + cells.width(what)
            gap = 3 if x > start else 0
            if x + gap + width > end:
                continue
            x += gap
            self.zone(x, y, width, command)
            x += self.text(x, y, key, bold=self.palette.plain) + 1
            x += self.text(x, y, what, "soft")
        return x - start

    # Clicks

    def zone(self, x: int, y: int, width: int, command: str) -> None:
        """Let a click on these cells of a row mean a command; later zones lie above earlier ones."""
        self._zones.append(_Zone(x, y, width, command))

    def command_at(self, x: int, y: int) -> str | None:
        here = (zone.command for zone in reversed(self._zones) if zone.y == y and zone.x <= x < zone.x + zone.width)
        return next(here, None)

    # What is shown

    def changed_rows(self, before: "Canvas") -> list[int]:
        """The rows that look different; a canvas of another size or kind differs everywhere."""
        if (self.width, self.height, self.palette) != (before.width, before.height, before.palette):
            return list(range(self.height))
        return [
            y
            for y in range(self.height)
            if self._pixels[2 * y] != before._pixels[2 * y]
            or self._pixels[2 * y + 1] != before._pixels[2 * y + 1]
            or self._text[y] != before._text[y]
            or self._inks[y] != before._inks[y]
            or self._grounds[y] != before._grounds[y]
        ]

    def row(self, y: int) -> tuple[Run, ...]:
        """A row as runs of equal look, together as wide as the canvas."""
        runs: list[Run] = []
        pieces: list[str] = []
        look: _Look | None = None
        for piece, own in self._pieces(y):
            common = own if look is None else _common(look, own)
            if common is None and look is not None:
                runs.append(Run("".join(pieces), *look))
                pieces, common = [], own
            pieces.append(piece)
            look = common
        if look is not None:
            runs.append(Run("".join(pieces), *look))
        return tuple(run for run in runs if run.text)

    def _pieces(self, y: int) -> Iterator[tuple[str, _Look]]:
        text, inks = self._text[y], self._inks[y]
        solid, ground = self.palette.solid if self.palette.plain else None, self._grounds[y]
        x = 0
        columns = zip(self._pixels[2 * y], self._pixels[2 * y + 1], inks or repeat(None), strict=False)
        for (upper, lower, ink), group in groupby(columns):
            end = x + len(list(group))
            if ink and text is not None:
                piece = "".join(text[x:end])
                if solid:
                    yield piece, (None, None, ink.bold, solid(lower))
                else:
                    yield piece, (ink.colour, lower, ink.bold, False)
            elif solid:
                yield _BLOCKS[solid(upper), solid(lower)] * (end - x), _UNCOLOURED
            elif upper == lower and contrast(lower, ground) >= SOLID:
                yield _FULL * (end - x), (lower, lower, False, False)
            elif upper == lower:
                yield " " * (end - x), (None, lower, False, False)
            else:
                yield _LOWER * (end - x), (lower, upper, False, False)
            x = end


def _common(left: _Look, right: _Look) -> _Look | None:
    """How two neighbours can look together: a blank takes the look of whatever has its background."""
    if left == right:
        return left
    if left[1] is None or left[1] != right[1]:
        return None
    return left if right[0] is None else right if left[0] is None else None
