"""Commands as Textual's bindings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.binding import Binding, BindingsMap, BindingType

from glutetimer.keys.commands import Command


def bindings(commands: Iterable[Command], keymap: Mapping[str, str] | None = None) -> list[BindingType]:
    """Textual's bindings: the same key may mean several commands, of which `check_action` lets one through."""
    keys = keymap or {}
    return [
        Binding(keys.get(command.id, command.keys), command.name, command.label, show=False, id=command.id)
        for command in commands
    ]


def rebound(plain: BindingsMap, commands: Iterable[Command], keymap: Mapping[str, str]) -> BindingsMap:
    """A screen's bindings with the user's keys.

    Textual's own keymap would take every command from a key that one of them leaves or comes to: where a key means
    several, the others would be gone.

    Args:
        plain: the bindings of the screen's class.
        commands: the screen's.
        keymap: the user's keys, by the commands' ids.
    """
    commands = list(commands)
    ids = {command.id for command in commands}
    rest = {key: [each for each in those if each.id not in ids] for key, those in plain.key_to_bindings.items()}
    # What the user has set goes before what stands on that key by default.
    chosen = sorted(commands, key=lambda command: command.id not in keymap)
    own = BindingsMap(bindings(chosen, keymap)).key_to_bindings
    return BindingsMap.from_keys({key: own.get(key, []) + rest.get(key, []) for key in {**rest, **own}})
