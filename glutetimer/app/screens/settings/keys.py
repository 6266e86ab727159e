"""The keys: every command by its room, and another key for it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from textual.events import Key

from glutetimer.app.screens.settings.list import SettingsList
from glutetimer.app.screens.settings.view import ListView, key_rows, key_words
from glutetimer.files.reading.key import read_key
from glutetimer.keys.commands import ALL, Command, clash, keys_of, shown


class KeysScreen(SettingsList):
    """A command's first key is changed here; more of them, in the file."""

    def __init__(self) -> None:
        super().__init__()
        self._asks = False

    @property
    def chosen(self) -> Command:
        """The command under the cursor."""
        return ALL[self.cursor]

    def view(self) -> ListView:
        """Every command."""
        keymap = self.settings.keys
        return ListView(
            "Keys",
            "[keys] in settings.toml",
            key_rows(keymap),
            self.cursor,
            key_words(self.chosen, keymap),
            commands=() if self._asks else ("change", "reset", "back", "help"),
        )

    def available(self) -> Collection[str]:
        """Left and right have nothing to change."""
        return set(super().available()) - {"less", "more"}

    # ------------------------------------------------------------ changing

    def action_change(self) -> None:
        """Ask for another key."""
        self._asks = True
        self.say(f"Press the new key for “{self.chosen.label}”; escape leaves it.")

    def repeats(self, key: str) -> bool:
        """The key that asked for another is not the answer."""
        return not self._asks and super().repeats(key)

    def accepts(self, event: Key) -> bool:
        """While a key is asked for, every key is the answer."""
        if not self._asks:
            return True
        self._asks = False
        if event.key == "escape":
            self.say("")
        else:
            self._give(event.key)
        return False

    def action_row(self, row: int) -> None:
        """A click elsewhere leaves the question."""
        self._asks = False
        super().action_row(row)

    def _give(self, key: str) -> None:
        """A key for the command under the cursor, in place of its first; unless another has it."""
        command, keymap = self.chosen, self.settings.keys
        try:
            key = read_key(key)
        except ValueError as error:
            self.say(f"{str(error).partition(';')[0]}; nothing is changed.", alert=True)
            return
        if other := clash(command, key, keymap):
            self.say(f"{shown(key)} is “{other.label}” here already; nothing is changed.", alert=True)
        else:
            rest = [each for each in keys_of(command, keymap)[1:] if each != key]
            self._set(",".join((key, *rest)))

    def action_reset(self) -> None:
        """The command's own keys, unless another has one of them now."""
        command, keymap = self.chosen, self.settings.keys
        for key in keys_of(command, {}):
            if other := clash(command, key, keymap):
                self.say(f"{shown(key)} is “{other.label}” now; nothing is changed.", alert=True)
                return
        self._set(None)

    def _set(self, keys: str | None) -> None:
        command = self.chosen
        keymap = {id: theirs for id, theirs in self.settings.keys.items() if id != command.id}
        if keys == command.keys:
            keys = None
        if keys:
            keymap[command.id] = keys
        self.host.set_settings(replace(self.settings, keys=keymap))
        self.host.settings_writer.keep(("keys", command.id), keys)
        self.say(f"“{command.label}” is {'  '.join(map(shown, keys_of(command, keymap)))} now.")
