"""What all painted screens have: commands, their keys as the user has set them, and the line that shows them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import ClassVar, TypeVar

from textual.events import Key

from glutetimer.app.binding import rebound
from glutetimer.app.widgets.painted_screen import PaintedScreen
from glutetimer.keys.commands import Command, key_of, keys_of
from glutetimer.keys.layout import latin_key

R = TypeVar("R")


class BaseScreen(PaintedScreen[R]):
    """A painted screen. Nothing on it takes the focus."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = ()

    # ------------------------------------------------------------ for each screen to say

    def available(self) -> Collection[str]:
        """The names of the commands that work now."""
        return {command.name for command in self.COMMANDS_HERE}

    def takes(self, event: Key) -> bool:
        """Whether a key is for the bindings; a line that is typed takes some for itself."""
        return True

    def stopped(self, event: Key) -> bool:
        """Whether a key has stopped something here, and so does nothing else: also from below another screen."""
        return False

    def repeats(self, key: str) -> bool:
        """Whether a leaned-on key that began here goes on: moves and amounts do, and Escape, which leads back."""
        key, keymap = self.latin_key(key), self.glutetimer.context.settings.keys
        return key == "escape" or any(each.repeats and key in keys_of(each, keymap) for each in self.COMMANDS_HERE)

    def stand_still(self) -> None:
        """The program goes into the background, or the palette takes the keys."""

    # ------------------------------------------------------------ what all have

    def bind_keys(self) -> None:
        """Take the keys that the user has set."""
        keymap, plain = self.glutetimer.context.settings.keys, self._merge_bindings()
        self._bindings = rebound(plain, self.COMMANDS_HERE, keymap) if keymap else plain

    def latin_key(self, key: str) -> str:
        """A key as the commands here have it, whatever the keyboard's layout and its caps lock."""
        keymap = self.glutetimer.context.settings.keys
        return latin_key(key, {own for each in self.COMMANDS_HERE for own in keys_of(each, keymap)})

    def keys(self, names: Iterable[str]) -> list[tuple[str, str, str]]:
        """Key, label and name of commands, for a key line."""
        known = {command.name: command for command in self.COMMANDS_HERE}
        keymap = self.glutetimer.context.settings.keys
        return [(key_of(known[name], keymap), self.label(known[name]), name) for name in names if name in known]

    def label(self, command: Command) -> str:
        """What the key line says of a command now."""
        return command.label

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what works now can be done; so the same key may mean several things at different times."""
        if any(command.name == action for command in self.COMMANDS_HERE):
            return action in self.available()
        return super().check_action(action, parameters)

    def action_help(self) -> None:
        """Every key, those of this screen first, and how a session goes."""
        from glutetimer.app.screens.dialogs.text import help_screen

        self.app.push_screen(help_screen(self.glutetimer.context.settings.keys, self.COMMANDS_HERE))

    def on_screen_resume(self) -> None:
        """Back on top: the theme and the keys may have changed meanwhile."""
        self.bind_keys()
        self.repaint()
