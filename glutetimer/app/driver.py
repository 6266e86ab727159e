"""Keys from a terminal whose characters are not UTF-8: they are keys as any other, and end nothing."""

from __future__ import annotations

from collections.abc import Iterator

from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key

from glutetimer.files.reading.key import name_of

_NAMED = {"\r": "enter", "\n": "enter", "\t": "tab", "\x7f": "backspace", " ": "space"}


class AnyBytesDriver(LinuxDriver):
    """Textual's own driver decodes strictly, and its thread would end the program with what it could not decode."""

    def run_input_thread(self) -> None:
        """Read keys until the end; what is no UTF-8 is taken as Latin-1, and reading begins anew behind it."""
        while not self.exit_event.is_set():
            try:
                super().run_input_thread()
                break
            except UnicodeDecodeError as error:
                for key in keys_of(error.object):
                    self.process_message(key)


def keys_of(typed: bytes) -> Iterator[Key]:
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
