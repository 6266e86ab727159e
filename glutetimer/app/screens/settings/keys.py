"""The keys: every command by its room, and another key for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.events import Key
from textual.widgets import OptionList

from glutetimer.app.screens.settings.list import SettingsList
from glutetimer.app.screens.settings.view import SettingRow, key_rows
from glutetimer.files.reading.key import read_key
from glutetimer.keys.commands import ALL, Command
from glutetimer.keys.keymap import find_clash, format_key, list_keys

_COMMANDS = {each.id: each for each in ALL}


class KeysScreen(SettingsList):
    """A command's first key is changed here; more of them, in the file."""

    def __init__(self) -> None:
        super().__init__()
        self._asks = False

    @property
    def chosen(self) -> Command:
        return _COMMANDS[self.row.id]

    def heading(self) -> tuple[str, str, str]:
        return "KEYS", "Keys", "[keys] in settings.toml"

    def read_rows(self) -> Sequence[SettingRow]:
        return key_rows(self.settings.keys)

    def shown_commands(self) -> Iterable[str]:
        return () if self._asks else ("change", "reset", "back", "help")

    def available(self) -> set[str]:
        """A command has no value to step through, but keys of its own."""
        return super().available() | {"reset"}

    # ------------------------------------------------------------ changing

    def action_change(self) -> None:
        self._asks = True
        self.repaint()
        self.say(f"Press the new key for “{self.chosen.label}”; escape leaves it.")

    def repeats(self, key: str) -> bool:
        """The key that asked for another is not the answer."""
        return not self._asks and super().repeats(key)

    def accepts(self, event: Key) -> bool:
        """While a key is asked for, every key is the answer."""
        if not self._asks:
            return True
        self._asks = False
        self.repaint()
        if event.key == "escape":
            self.say("")
        else:
            self._give(event.key)
        return False

    def row_highlighted(self, message: OptionList.OptionHighlighted) -> None:
        """A click elsewhere leaves the question."""
        super().row_highlighted(message)
        self._asks = False

    def _give(self, key: str) -> None:
        """A key for the command under the cursor, in place of its first; unless another has it."""
        command, keymap = self.chosen, self.settings.keys
        try:
            key = read_key(key)
        except ValueError as error:
            self.say(f"{str(error).partition(';')[0]}; nothing is changed.", alert=True)
            return
        if other := find_clash(command, key, keymap):
            self.say(f"{format_key(key)} is “{other.label}” here already; nothing is changed.", alert=True)
        else:
            rest = [each for each in list_keys(command, keymap)[1:] if each != key]
            self._set(",".join((key, *rest)))

    def action_reset(self) -> None:
        command, keymap = self.chosen, self.settings.keys
        for key in list_keys(command, {}):
            if other := find_clash(command, key, keymap):
                self.say(f"{format_key(key)} is “{other.label}” now; nothing is changed.", alert=True)
                return
        self._set(None)

    def _set(self, keys: str | None) -> None:
        command = self.chosen
        keymap = {id: theirs for id, theirs in self.settings.keys.items() if id != command.id}
        if keys == command.keys:
            keys = None
        if keys:
            keymap[command.id] = keys
        self.host.set_settings(self.settings._replace(keys=keymap))
        self.host.settings_writer.keep(("keys", command.id), keys)
        self.repaint()
        self.say(f"“{command.label}” is {'  '.join(map(format_key, list_keys(command, keymap)))} now.")
