"""What the screens of the settings show, as ready-made words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from glutetimer.keys.commands import ALL, SCOPES, Command
from glutetimer.keys.keymap import format_key, list_keys
from glutetimer.settings.settings import TABLE, Hook, Settings
from glutetimer.training.exercise import Flag
from glutetimer.training.sentences import begin_large
from glutetimer.views.exercise import FLAGS

DEFAULT = Settings()
KEYS = "keys"
"""The id of the row that opens the keys."""
_HOOKS_WORDS = "A command of your own. For your safety it can be named in the file alone, in its [hooks]."
_KEYS_WORDS = "Every command, and the key that does it. Enter opens them."


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A setting, or a command."""

    id: str
    name: str
    value: str
    words: str
    """What explains it."""
    note: str = ""
    """At the right, where there is room."""
    heading: str = ""
    """Stands above the first of its kind."""
    steps: bool = True
    """Whether left and right change it."""
    key: str = ""
    """What the file calls it, where that is not its id."""


def setting_rows(settings: Settings, install: str = "") -> tuple[SettingRow, ...]:
    """All that the file may say, each with its value; the last row opens the keys.

    `install` is what to install to have a voice; empty where there is one.
    """
    rows = []
    for group, each_of in groupby(TABLE, lambda each: each.group):
        for n, each in enumerate(each_of):
            value, default = getattr(settings, each.field), getattr(DEFAULT, each.field)
            note = f"default {each.kind.words(default)}" if value != default else ""
            words = each.words
            if install and each.key == "voice":
                note, words = f"no voice: install {install}", f"None was found: install {install}. {words}"
            heading = "" if n else group
            rows.append(
                SettingRow(each.key, each.name, each.kind.words(value), words, note, heading, steps=each.kind.steps)
            )
    for n, (flag, words) in enumerate(FLAGS.items()):
        value = "left out" if flag in settings.without else "may come"
        explains = f"Exercises of this kind, {words}: replaced in every workout where they can be, else left out."
        rows.append(SettingRow(flag.value, words, value, explains, heading="" if n else "Exercises", key="without"))
    for n, hook in enumerate(Hook):
        command = " ".join(settings.hooks.get(hook, ())) or "none"
        name = hook.value.replace("_", " ")
        rows.append(
            SettingRow(hook.value, name, command, _HOOKS_WORDS, heading="" if n else "Hooks", steps=False, key="hooks")
        )
    changed = sum(1 for command in ALL if command.id in settings.keys)
    commands = f"{changed} changed" if changed else "as they are"
    return (*rows, SettingRow(KEYS, "commands", commands, _KEYS_WORDS, heading="Keys", steps=False))


def toggle_flag(settings: Settings, flag: Flag) -> tuple[Flag, ...]:
    """What is left out once this kind of exercise is, or no longer is."""
    return tuple(each for each in Flag if (each in settings.without) != (each is flag))


def key_rows(keymap: Mapping[str, str]) -> tuple[SettingRow, ...]:
    """Every command with its keys, scope by scope."""
    rows = []
    for scope, each_of in groupby(ALL, attrgetter("scope")):
        for n, command in enumerate(each_of):
            keys = "  ".join(map(format_key, list_keys(command, keymap)))
            heading = "" if n else SCOPES[scope]
            words = _key_words(command, keymap)
            rows.append(SettingRow(command.id, command.label, keys, words, command.help, heading, steps=False))
    return tuple(rows)


def _key_words(command: Command, keymap: Mapping[str, str]) -> str:
    """What a command does, and its keys without the user's."""
    default = "  ".join(map(format_key, list_keys(command, {})))
    was = f" Default {default}." if command.id in keymap else ""
    return f"{begin_large(command.help)}.{was}"
