"""How many of what, in words: the one place that knows a plural."""

from __future__ import annotations


def format_count(number: int, word: str, several: str = "") -> str:
    """`1 set`, `7 sets`, `3,012 sets`. `several`: of any other number, where an s does not make it."""
    return f"{number:,} {choose_plural(number, word, several)}"


def choose_plural(number: int, word: str, several: str = "") -> str:
    """The word alone, as it stands after that number."""
    return word if number == 1 else several or f"{word}s"
