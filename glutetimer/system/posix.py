"""What POSIX gives: enough for any system of its kind."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from socket import socket
    from typing import TextIO

    from glutetimer.system.system import Commands, Keys

assert sys.platform != "win32" or not TYPE_CHECKING  # mypy takes each module for its system

LOOKS_EVERY_S = 0.1
"""How late a signal may be seen while a line is waited for."""


class Posix:
    """A system that is neither Windows nor better known; on a Mac or Linux, what they share."""

    editor: str = "vi"
    pager: str = "less"
    players: Commands = (("paplay",), ("pw-play",), ("aplay", "-q"))
    # The sound server's own before ALSA's, which knows the card alone.
    mixers: tuple[Commands, ...] = (
        (("wpctl", "get-volume", "@DEFAULT_AUDIO_SINK@"),),
        (("pactl", "get-sink-mute", "@DEFAULT_SINK@"), ("pactl", "get-sink-volume", "@DEFAULT_SINK@")),
        (("amixer", "sget", "Master"),),
    )
    # espeak-ng begins and ends at once, and where spd-say speaks it mostly speaks by espeak-ng.
    speakers: tuple[str, ...] = ("espeak-ng", "espeak", "spd-say")
    voice_package: str = "espeak-ng"
    voice_libraries: tuple[str, ...] = ("libespeak-ng.so.1",)
    libraries_print: bool = True

    binary: int = 0
    no_window: int = 0
    keeps_to_xdg: bool = False

    @property
    def at_once(self) -> int:
        return os.O_NONBLOCK

    @property
    def no_link(self) -> int:
        return os.O_NOFOLLOW

    @property
    def leaving(self) -> tuple[int, ...]:
        import signal  # which makes all of them anew at each start

        return signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT

    @property
    def stopping(self) -> int | None:
        import signal

        return signal.SIGTSTP

    def read_clocks(self) -> tuple[float, float]:
        now = time.monotonic()
        return now, now

    def find_zone(self) -> str:
        try:
            return os.readlink("/etc/localtime").partition("/zoneinfo/")[2]  # noqa: PTH115 - pathlib comes late
        except OSError:
            return ""

    def find_user(self) -> int | None:
        return os.getuid()

    def flush(self, number: int) -> None:
        os.fsync(number)

    def settle_folder(self, folder: Path) -> None:
        with suppress(OSError):
            number = os.open(folder, os.O_RDONLY)
            try:
                self.flush(number)
            finally:
                os.close(number)

    def put_in_place(self, new: Path, path: Path) -> None:
        new.replace(path)

    def lock(self, number: int) -> None:
        from fcntl import LOCK_EX, LOCK_NB, flock

        flock(number, LOCK_EX | LOCK_NB)

    def end_session(self, process: subprocess.Popen[bytes], kill: bool = False) -> None:
        import signal

        with suppress(ProcessLookupError, PermissionError):  # all of them are gone, or on macOS about to be
            os.killpg(process.pid, signal.SIGKILL if kill else signal.SIGTERM)

    def identify(self) -> dict[str, str]:
        return {"machine": os.uname().nodename, "boot": "", "space": ""}

    def find_beginning(self, process: int) -> str | None:
        try:
            os.kill(process, 0)
        except (ProcessLookupError, OverflowError):
            return ""
        except OSError:
            pass  # somebody else's
        return self._ask_beginning(process)

    def _ask_beginning(self, process: int) -> str | None:
        import subprocess

        command = ["ps", "-o", "stat=", "-o", "lstart=", "-p", str(process)]
        environ = {**os.environ, "LC_ALL": "C", "TZ": "UTC"}
        with suppress(OSError):
            done = subprocess.run(command, capture_output=True, text=True, env=environ)
            state, _, begun = done.stdout.strip().partition(" ")
            return "-" if state.startswith("Z") else begun.strip() or None
        return None

    def read_link(self, name: str) -> dict[str, str]:
        return {}

    def drop_when_silent(self, connection: socket, milliseconds: int) -> None:
        pass

    def split_command(self, text: str) -> list[str]:
        from shlex import split  # only who has commands of their own needs it

        return split(text)

    def join_command(self, words: Sequence[str]) -> str:
        from shlex import join

        return join(words)

    def settle_console(self, *streams: TextIO) -> None:
        pass

    def open_keys(self, terminal: int | None) -> Keys:
        from glutetimer.system.posix_keys import PosixKeys

        return PosixKeys(terminal, self.set_cbreak)

    def wait_for_line(self, terminal: int) -> None:
        import select

        # Python sees a signal that came just before it waits when it looks again.
        while not select.select([terminal], [], [], LOOKS_EVERY_S)[0]:
            pass

    def set_cbreak(self, terminal: int, flush: bool = False) -> Callable[[], None]:
        import termios
        import tty

        undo = self._keep_attributes(terminal)
        tty.setcbreak(terminal, termios.TCSAFLUSH if flush else termios.TCSANOW)
        return undo

    def ignore_flow_control(self, terminal: int) -> Callable[[], None]:
        import termios

        try:
            undo = self._keep_attributes(terminal)
            flags, *others = termios.tcgetattr(terminal)
            termios.tcsetattr(terminal, termios.TCSANOW, [flags & ~termios.IXON, *others])
        except termios.error:  # it is gone, of which a process is told by a signal that makes it go on
            return lambda: None
        return undo

    def _keep_attributes(self, terminal: int) -> Callable[[], None]:
        import termios

        before = termios.tcgetattr(terminal)

        def undo() -> None:
            with suppress(termios.error):  # it may be gone
                termios.tcsetattr(terminal, termios.TCSANOW, before)

        return undo
