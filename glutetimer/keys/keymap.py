"""Commands with their keys as the user has set them: by a keymap, the settings' keys by the commands' ids."""

from __future__ import annotations

from collections.abc import Mapping

from glutetimer.files.reading.key import sign_of
from glutetimer.keys.commands import ALL, Command

_APART = {
    "session": (("answer", "discard", "more", "less"), ("pause", "longer", "shorter", "figure", "felt_")),
    "summary": (("accept", "decline"), ("note",)),
}
"""Commands that work while something is asked, and those that wait until it is answered: how their names begin."""


def work_together(one: Command, other: Command) -> bool:
    """Whether two commands may work at the same time, so that they cannot share a key.

    Some wait for an answer, and some are it.
    """
    if one is other or one.scope != other.scope:
        return False
    asked, unasked = (any(c.name.startswith(n) for c in (one, other)) for n in _APART.get(one.scope, ((), ())))
    return not (asked and unasked)


def find_clash(command: Command, key: str, keymap: Mapping[str, str]) -> Command | None:
    """The command that keeps a key from this one; None where it is free."""
    return next((each for each in ALL if work_together(command, each) and key in list_keys(each, keymap)), None)


def describe_clashes(keymap: Mapping[str, str]) -> list[str]:
    """What to say of each key that two commands of one room have, by the user's own writing."""
    shared = {
        (key, *sorted((command.id, other.id)))
        for command in ALL
        if command.id in keymap
        for key in list_keys(command, keymap)
        if (other := find_clash(command, key, keymap))
    }
    return [
        f"{format_key(key)} is {one} and {other}; give one of them another key" for key, one, other in sorted(shared)
    ]


_SHOWN = {
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "escape": "esc",
    "pageup": "page ↑",
    "pagedown": "page ↓",
}


def list_keys(command: Command, keymap: Mapping[str, str]) -> list[str]:
    """A command's keys, by Textual's names, as the user has set them."""
    return [key.strip() for key in keymap.get(command.id, command.keys).split(",")]


def show_key(command: Command, keymap: Mapping[str, str]) -> str:
    return format_key(list_keys(command, keymap)[0])


def format_key(key: str) -> str:
    """A key as it is printed on a keyboard."""
    *held, last = key.split("+") if len(key) > 1 else [key]
    return "".join("^" if each == "ctrl" else f"{each}+" for each in held) + (_SHOWN.get(last) or sign_of(last) or last)
