"""A command as one types it, and as words: as this system's shell and programs have it."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence


def split_command(text: str, windows: bool = os.name == "nt") -> list[str]:
    """The words of a command.

    Raises:
        ValueError: a quotation is not closed, or a backslash ends it where one takes the meaning of what follows.
    """
    if windows:
        return _split_for_windows(text)
    from shlex import split  # only who has commands of their own needs it

    return split(text)


def join_command(words: Sequence[str], windows: bool = os.name == "nt") -> str:
    """A command as one would type it; the way back is `split_command`."""
    if windows:
        from subprocess import list2cmdline

        return list2cmdline(words)
    from shlex import join

    return join(words)


def _split_for_windows(text: str) -> list[str]:
    r"""The words of a command as programs on Windows read them: only " quotes, and a \ is itself but before a ".

    Raises:
        ValueError: a quotation is not closed.
    """
    words: list[str] = []
    word: str | None = None
    quoted = False
    for slashes, char in re.findall(r"(\\*)([^\\]|$)", text, re.DOTALL):
        if char == '"':
            word = (word or "") + slashes[: len(slashes) // 2]
            if len(slashes) % 2:
                word += char
            else:
                quoted = not quoted
        elif char in (" ", "\t") and not quoted:
            if slashes or word is not None:
                words.append((word or "") + slashes)
            word = None
        elif slashes or char:
            word = (word or "") + slashes + char
    if quoted:
        raise ValueError("No closing quotation")
    return words if word is None else [*words, word]
