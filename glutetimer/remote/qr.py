"""An address as a QR code: squares, and squares as text."""

from __future__ import annotations

QUIET = 4
"""Light squares around the code; phones look for them (ISO/IEC 18004)."""

Squares = tuple[tuple[bool, ...], ...]
"""Rows from the top; True is dark."""

_DARK_ON_LIGHT = "\x1b[38;2;0;0;0;48;2;255;255;255m"
_PLAIN = "\x1b[0m"
_BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
"""By whether the upper and the lower square is drawn."""


def squares(address: str) -> Squares:
    """The code of an address, with the quiet zone around it.

    In capitals, which mean the same in a scheme, in a machine's address and in our token, a code is a size smaller.
    """
    import segno

    code = segno.make_qr(address.upper(), error="m")
    return tuple(tuple(bool(dark) for dark in row) for row in code.matrix_iter(border=QUIET))


def text(code: Squares, coloured: bool) -> list[str]:
    """The code as lines, two rows of squares to each.

    Args:
        code: of `squares`.
        coloured: black on white, whatever the terminal's colours; else the light squares are drawn, as most terminals
            are dark.
    """
    rows = [*code, *([(False,) * len(code[0])] if len(code) % 2 else [])]
    pairs = zip(rows[::2], rows[1::2], strict=True)
    lines = ["".join(_BLOCKS[up == coloured, low == coloured] for up, low in zip(*pair, strict=True)) for pair in pairs]
    return [f"{_DARK_ON_LIGHT}{line}{_PLAIN}" for line in lines] if coloured else lines
