"""Text in columns of a terminal, where a wide character takes two and a mark that combines takes none."""

from __future__ import annotations


def pad(text: str, columns: int) -> str:
    """A text with as many spaces behind it as it lacks; a longer one as it is."""
    return text + " " * max(0, columns - width(text))


def width(text: str) -> int:
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # most names are plain, and do without

    return cell_len(text)
