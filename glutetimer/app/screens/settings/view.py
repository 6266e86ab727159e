"""What the screens of the settings show, as ready-made words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from glutetimer.keys.commands import ALL, SCOPES, Command, keys_of, shown
from glutetimer.settings.settings import TABLE, Settings

DEFAULT = Settings()
_KEYS_WORDS = "Every command, and the key that does it. Enter opens them."


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A setting, or a command."""

    name: str
    value: str
    note: str = ""
    """At the right, where there is room."""
    heading: str = ""
    """Stands above the first of its kind."""
    steps: bool = True
    """Whether left and right change it."""


@dataclass(frozen=True, slots=True)
class ListView:
    """One picture of a list of settings."""

    title: str
    aside: str
    rows: tuple[SettingRow, ...]
    cursor: int
    words: str
    """What explains the row under the cursor."""
    said: str = ""
    """What was just done, or went wrong."""
    alert: bool = False
    commands: tuple[str, ...] = ()


def setting_rows(settings: Settings) -> tuple[SettingRow, ...]:
    """Every setting with its value; the last row opens the keys."""
    rows = []
    for group, each_of in groupby(TABLE, lambda each: each.group):
        for n, each in enumerate(each_of):
            value, default = getattr(settings, each.field), getattr(DEFAULT, each.field)
            note = f"default {each.kind.words(default)}" if value != default else ""
            rows.append(SettingRow(each.name, each.kind.words(value), note, "" if n else group))
    changed = sum(1 for command in ALL if command.id in settings.keys)
    return (*rows, SettingRow("commands", f"{changed} changed" if changed else "as they are", "", "Keys", steps=False))


def setting_words(cursor: int) -> str:
    """What a setting does."""
    return TABLE[cursor].words if cursor < len(TABLE) else _KEYS_WORDS


def key_rows(keymap: Mapping[str, str]) -> tuple[SettingRow, ...]:
    """Every command with its keys, room by room."""
    rows = []
    for room, each_of in groupby(ALL, attrgetter("scope")):
        for n, command in enumerate(each_of):
            keys = "  ".join(map(shown, keys_of(command, keymap)))
            heading = "" if n else SCOPES[room]
            rows.append(SettingRow(command.label, keys, command.help, heading, steps=False))
    return tuple(rows)


def key_words(command: Command, keymap: Mapping[str, str]) -> str:
    """What a command does, and its keys without the user's."""
    default = "  ".join(map(shown, keys_of(command, {})))
    was = f" Default {default}." if command.id in keymap else ""
    return f"{command.help[:1].upper()}{command.help[1:]}.{was}"
