"""Textual's own driver on Unix, with less to write, and keys of any bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from os import environ
from typing import TYPE_CHECKING, Any, cast

from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key

from glutetimer import system
from glutetimer.app.terminal_cells import TerminalCells
from glutetimer.files.reading.key import name_of
from glutetimer.keys.ground import knows_commands

if TYPE_CHECKING:
    from textual.app import App

    from glutetimer.app.host import Host

_COMMAND = re.compile(r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
"""For the terminal's own system (OSC): Textual changes the pointer's shape with one."""
_NAMED = {"\r": "enter", "\n": "enter", "\t": "tab", "\x7f": "backspace", " ": "space"}


class TerminalDriver(LinuxDriver):
    """Textual's own decodes strictly: its thread would end the program with a terminal's that is not UTF-8."""

    def __init__(self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None):
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._app_shown = app
        self._cells = TerminalCells()
        self._undo: Callable[[], None] | None = None
        self._knows_commands = knows_commands(environ)
        self._title, self._ground = cast("Host", app).window_title, cast("Host", app).ground

    def start_application_mode(self) -> None:
        """Take the terminal, with its title; again after it was in the background."""
        self._undo = self._undo or system.this.ignore_flow_control(self.fileno)
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._knows_commands:
            self._title.begin(self.write)

    def stop_application_mode(self) -> None:
        self._title.end()
        super().stop_application_mode()

    def close(self) -> None:
        """Leave the terminal as it was found once all is written: ctrl-s, typed ahead, would hold up the rest."""
        super().close()
        if self._undo:
            self._undo()
            self._undo = None

    def write(self, data: str) -> None:
        """Write what the terminal does not show yet; commands not, where they would be printed."""
        if not self._knows_commands:
            data = _COMMAND.sub("", data)
        super().write(self._cells.reduce(data, *self._app_shown.size))

    def run_input_thread(self) -> None:
        """Read keys until the end, the terminal's answers left out that were asked for before."""
        if self._ground is None:
            self._read_keys()
            return
        terminal = self.fileno
        with self._ground.reading(self.exit_event.is_set) as self.fileno:
            try:
                self._read_keys()
            finally:
                self.fileno = terminal

    def _read_keys(self) -> None:
        """What is no UTF-8 is taken as Latin-1, and reading begins anew behind it."""
        while not self.exit_event.is_set():
            try:
                super().run_input_thread()
                break
            except UnicodeDecodeError as error:
                for key in decode_keys(error.object):
                    self.process_message(key)


def decode_keys(typed: bytes) -> Iterator[Key]:
    """The keys of bytes that are not all UTF-8, up to the first escape sequence: only Textual can read those."""
    for char in _decoded(typed).partition("\x1b")[0]:
        if char.isprintable() and char != " ":
            yield Key(name_of(char), char)
        elif named := _NAMED.get(char):
            yield Key(named, char)
        elif char < "\x1b":
            yield Key(f"ctrl+{chr(ord(char) + 0x60)}", char)


def _decoded(typed: bytes) -> str:
    """Bytes as UTF-8 where they are, and as Latin-1 where they are not."""
    text = ""
    while typed:
        try:
            return text + typed.decode()
        except UnicodeDecodeError as error:
            text += typed[: error.start].decode() + typed[error.start : error.end].decode("latin-1")
            typed = typed[error.end :]
    return text
