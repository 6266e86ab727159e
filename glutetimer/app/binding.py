"""Commands as Textual's bindings."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from glutetimer.app.commands import Command


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """Textual's bindings: the same key may mean several commands, of which `check_action` lets one through."""
    return [Binding(command.keys, command.name, command.label, show=False, id=command.id) for command in commands]
