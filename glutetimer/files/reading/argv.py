"""A command as a file spells it: a list of words, or one text that is split as a shell would; no shell runs it."""

from __future__ import annotations

from glutetimer.files.reading.problem import shown

MOST_WORDS = 100


def argv(value: object) -> tuple[str, ...]:
    """The words of a command, the program first.

    Raises:
        ValueError: it is no command; the text says what would be right.
    """
    if isinstance(value, str):
        words = _split(value)
    elif isinstance(value, list) and all(isinstance(word, str) for word in value):
        words = value
    else:
        raise ValueError(f'{shown(value)} is no command; write its words, such as ["notify-send", "Rest"]')
    if not words or not words[0].strip():
        raise ValueError("it names no program; leave the key out")
    if len(words) > MOST_WORDS:
        raise ValueError(f"{len(words)} words; write {MOST_WORDS} at most")
    if any("\0" in word for word in words):
        raise ValueError("it has an invisible character (U+0000); take it out")
    return tuple(words)


def _split(text: str) -> list[str]:
    import shlex  # only who has hooks needs it

    try:
        return shlex.split(text)
    except ValueError as error:
        raise ValueError(f"{shown(text)}: a quotation is not closed, or a backslash ends it") from error
