"""Text as terminal cells: wide characters take two, marks that combine take none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rich.cells import split_graphemes

_JOINER = "\u200d"
_HARMLESS_FORMAT = {_JOINER, "\u200c"}


@lru_cache(2048)
def cells(text: str) -> Sequence[str]:
    """One string for each cell: a character with what combines with it, then "" for a wide character's second cell.

    Control characters become spaces; those that would turn or hide text vanish.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _harmless(text)
    out: list[str] = []
    for start, stop, columns in split_graphemes(text)[0]:
        if columns:  # a mark with nothing before it to combine with has no cell to be in
            out += [text[start:stop]] + [""] * (columns - 1)
    return tuple(out)


def _harmless(text: str) -> str:
    def shown(char: str) -> str:
        match unicodedata.category(char):
            case "Cc" | "Zl" | "Zp":
                return " "
            case "Cf":
                return char if char in _HARMLESS_FORMAT else ""
            case "Cs":
                return "\ufffd"
            case _:
                return char

    # A joiner at the end would swallow whatever is drawn after it.
    return "".join(map(shown, text)).rstrip(_JOINER)


def width(text: str) -> int:
    """Columns."""
    return len(cells(text))


def widest(texts: Iterable[str]) -> int:
    """Columns of the widest; 0 where there is none."""
    return max(map(width, texts), default=0)


def part(text: str, start: int, stop: int) -> Sequence[str]:
    """The cells from start to stop; half of a wide character is a space."""
    row = cells(text)
    if start <= 0 and stop >= len(row):
        return row
    start, stop = max(0, start), max(0, min(stop, len(row)))
    chosen = row[start:stop]
    if isinstance(chosen, str) or not chosen:
        return chosen
    head = (" ",) if chosen[0] == "" else ()
    tail = (" ",) if stop < len(row) and row[stop] == "" else ()
    return (*head, *chosen[len(head) : len(chosen) - len(tail)], *tail)


def fit(text: str, columns: int) -> str:
    """The text, ended with an ellipsis if it is wider than the columns."""
    if width(text) <= columns:
        return text
    return "".join(part(text, 0, columns - 1)).rstrip() + "…" if columns > 0 else ""


@lru_cache(512)
def wrapped(text: str, columns: int, lines: int | None = None) -> tuple[str, ...]:
    """The text in lines of at most this many columns, broken between words; a longer word is broken itself.

    If it takes more than `lines`, the last one ends with an ellipsis.
    """
    if columns <= 0 or lines == 0:
        return ()
    out: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if width(joined) <= columns:
            line = joined
            continue
        if line:
            out.append(line)
        while width(word) > columns:
            row = cells(word)
            cut = columns - 1 if row[columns] == "" else columns
            if cut:
                out.append("".join(row[:cut]))
            word = "".join(row[cut or 2 :])  # one column has no room for a wide character: it is left out
        line = word
    if line:
        out.append(line)
    if lines is not None and len(out) > lines:
        out[lines - 1 :] = [fit(f"{out[lines - 1]} {out[lines]}", columns)]
    return tuple(out)
