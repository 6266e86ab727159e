"""What is on the terminal already is not written again: a line that carries little has room for a session.

Textual writes a changed row from its widget's left edge, every colour anew for each piece; of a count that goes on,
most cells are as they were.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

_PLACE = re.compile(r"\x1b\[(\d+);(\d+)H")
_UPDATE = re.compile(r"(?:\x1b\[\d+;\d+H(?:[^\x1b\n\r]|\x1b\[[\d;]*m)*[\n\r]*)+")
"""Rows, or pieces of them, each behind its place; the last one may be empty, and says where the cursor is to be."""
_STYLE = re.compile(r"\x1b\[([\d;]*)m")
_COLOUR = re.compile(r"(?:^|;)((?:[34]8;(?:5;\d+|2;\d+;\d+;\d+)|3[0-79]|4[0-79]|9\d|10\d))(?=;|$)")
_HARMLESS = re.compile(r"(?:\x1b\[\?(?:25|2026)[hl]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x07)*")
"""What changes no cell: the cursor shown or hidden, an update's begin and end, a title, a bell."""


class _Look(NamedTuple):
    """What comes before a character, as the terminal is told it (SGR); empty: the terminal's own."""

    foreground: str = ""
    background: str = ""
    rest: str = ""


_OWN = _Look()
_Cell = tuple[str, _Look]


class TerminalCells:
    """The cells of a terminal as they were written last."""

    def __init__(self) -> None:
        self._size = (0, 0)
        self._rows: dict[int, list[_Cell | None]] = {}
        """None where it is not known."""

    def reduce(self, update: str, columns: int, rows: int) -> str:
        """What Textual writes, without what is there already.

        An update of the whole window leaves nothing out: whatever else was written to the terminal goes with it. The
        first one is left as it is, and not held up.
        """
        if self._size != (columns, rows):
            self._size = columns, rows
            self._rows.clear()
        if not _UPDATE.fullmatch(update):
            if not _HARMLESS.fullmatch(update):
                self._rows.clear()
            return update
        _, *found = _PLACE.split(update)
        pieces = [*zip(map(int, found[::3]), map(int, found[1::3]), found[2::3], strict=True)]
        if len(pieces) > rows:
            if not self._rows:
                return update
            self._rows.clear()
        pen = _Pen()
        for row, column, text in pieces:
            self._write(pen, row, column, text.rstrip("\n\r"))
        if not pieces[-1][2]:
            pen.move(*pieces[-1][:2])
        return pen.written

    def _write(self, pen: "_Pen", row: int, column: int, text: str) -> None:
        """Write a piece of a row, as far as it is another than before."""
        known = self._rows.setdefault(row, [None] * self._size[0])
        x, wide, look = column - 1, False, _OWN
        for number, run in enumerate(_STYLE.split(text)):
            if number % 2:
                look = _add(look, run)
                continue
            wide = wide or not _is_narrow(run)
            if wide:  # terminals differ in what is wide: from there on all is written, in one go
                columns = cell_len(run)
                pen.write(row, x + 1, run, columns, look)
                known[x : x + columns] = [None] * columns
            else:
                columns = len(run)
                cells = [(char, _blank(look) if char == " " else look) for char in run]
                before = known[x : x + columns]
                if before != cells:
                    differing = [n for n, cell in enumerate(cells) if n >= len(before) or before[n] != cell]
                    first, end = differing[0], differing[-1] + 1
                    pen.write(row, x + first + 1, run[first:end], end - first, look)
                    known[x : x + columns] = cells
            x += columns


class _Pen:
    """Writes at places of the terminal, and tells it what it does not know yet."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._at = (0, 0)
        self._look = _OWN

    @property
    def written(self) -> str:
        """All of it; the terminal has its own colours again."""
        return "".join(self._out) + ("\x1b[0m" if self._look != _OWN else "")

    def move(self, row: int, column: int) -> None:
        if (row, column) != self._at:
            self._out.append(f"\x1b[{row};{column}H")
            self._at = row, column

    def write(self, row: int, column: int, text: str, columns: int, look: _Look) -> None:
        if not text:
            return
        self.move(row, column)
        now = self._look
        if not (look.rest or text.strip(" ")):
            look = look._replace(foreground=now.foreground)  # a blank has none
        lost = (now.foreground and not look.foreground) or (now.background and not look.background)
        if lost or look.rest != now.rest:
            told = ["0", look.foreground, look.background, look.rest]
        else:
            told = [new for new, old in zip(look[:2], now[:2], strict=True) if new != old]
        if told:
            self._out.append(f"\x1b[{';'.join(filter(None, told))}m")
        self._out.append(text)
        self._look, self._at = look, (row, column + columns)


@lru_cache(4096)
def _add(look: _Look, told: str) -> _Look:
    """How what follows looks, once the terminal was told so."""
    if told in ("", "0"):
        return _OWN
    foreground, background, rest = look
    for colour in _COLOUR.findall(told):
        if colour.startswith(("3", "9")):
            foreground = colour
        else:
            background = colour
    more = [_COLOUR.sub("", told).strip(";")]
    return _Look(foreground, background, ";".join(filter(None, [rest, *more])))


@lru_cache(4096)
def _blank(look: _Look) -> _Look:
    """How a space looks: whatever its foreground."""
    return look if look.rest else look._replace(foreground="")


@lru_cache(4096)
def _is_narrow(text: str) -> bool:
    """Whether each character has a cell of its own."""
    return (text.isascii() and text.isprintable()) or all(cell_len(char) == 1 for char in text)
