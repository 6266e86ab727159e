"""A stand-in for a desktop's screen saver on a session bus: it writes who asks it to wait, and who has gone.

Run inside `dbus-run-session` as `python screensaver.py LOG COMMAND ...`: takes the bus's name, runs the command,
and ends with it. The log has a line an event: `inhibit COOKIE`, `uninhibit COOKIE`, `gone COOKIE` where whoever asked
has left the bus without a word, as each desktop watches for.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from jeepney import HeaderFields, MatchRule, MessageType, new_method_return  # type: ignore[import-untyped]
from jeepney.bus_messages import DBus, message_bus  # type: ignore[import-untyped]
from jeepney.io.blocking import DBusConnection, open_dbus_connection  # type: ignore[import-untyped]

NAME = "org.freedesktop.ScreenSaver"
PATIENCE_S = 20.0
"""How long the bus may take to say that somebody has gone."""


class ScreenSaver:
    """Answers Inhibit and UnInhibit.

    Args:
        log: where each event becomes a line.
    """

    def __init__(self, connection: DBusConnection, log: Path) -> None:
        self._connection = connection
        self._log = log
        self._asked: dict[int, str] = {}
        self._cookie = 0
        self._changed = threading.Condition()

    def wait_until_free(self) -> None:
        """Until nobody holds the display."""
        with self._changed:
            self._changed.wait_for(lambda: not self._asked, PATIENCE_S)

    def serve(self) -> None:
        """Answer until the bus is gone."""
        while True:
            try:
                message = self._connection.receive()
            except (ConnectionError, OSError):
                return
            fields = message.header.fields
            if message.header.message_type is MessageType.method_call:
                self._answer(message, fields.get(HeaderFields.member), fields.get(HeaderFields.sender))
            elif fields.get(HeaderFields.member) == "NameOwnerChanged" and not message.body[2]:
                for cookie in [cookie for cookie, asker in self._asked.items() if asker == message.body[0]]:
                    self._forget("gone", cookie)

    def _answer(self, message: Any, member: str | None, sender: Any) -> None:
        if member == "Inhibit":
            self._cookie += 1
            with self._changed:
                self._asked[self._cookie] = sender
            self._note("inhibit", self._cookie)
            self._connection.send(new_method_return(message, "u", (self._cookie,)))
        elif member == "UnInhibit":
            self._forget("uninhibit", message.body[0])
            self._connection.send(new_method_return(message))

    def _forget(self, why: str, cookie: int) -> None:
        self._note(why, cookie)
        with self._changed:
            self._asked.pop(cookie, None)
            self._changed.notify()

    def _note(self, what: str, cookie: int) -> None:
        with self._log.open("a", encoding="utf-8") as log:
            print(what, cookie, file=log)


def main(log: Path, command: list[str]) -> int:
    """Serve while the command runs; its exit code."""
    connection = open_dbus_connection("SESSION")
    connection.send_and_get_reply(DBus().RequestName(NAME))
    gone = MatchRule(type="signal", sender="org.freedesktop.DBus", member="NameOwnerChanged")
    connection.send_and_get_reply(message_bus.AddMatch(gone))
    saver = ScreenSaver(connection, log)
    threading.Thread(target=saver.serve, daemon=True).start()
    code = subprocess.call(command)
    saver.wait_until_free()
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
