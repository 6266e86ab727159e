"""What POSIX gives: enough for any system of its kind."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    import subprocess
    from socket import socket

    from glutetimer.system.system import Commands

assert sys.platform != "win32" or not TYPE_CHECKING  # mypy takes each module for its system


class Posix:
    """A system that is neither Windows nor better known; on a Mac or Linux, what they share."""

    editor: str = "vi"
    pager_shows_colours: bool = True
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

    at_once: int = os.O_NONBLOCK
    no_link: int = os.O_NOFOLLOW
    binary: int = 0
    no_window: int = 0
    leaving: tuple[int, ...] = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
    stopping: int | None = signal.SIGTSTP

    def read_clocks(self) -> tuple[float, float]:
        now = time.monotonic()
        return now, now

    def find_zone(self) -> str:
        try:
            return str(Path("/etc/localtime").readlink()).partition("/zoneinfo/")[2]
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

    def lock(self, number: int) -> None:
        from fcntl import LOCK_EX, LOCK_NB, flock

        flock(number, LOCK_EX | LOCK_NB)

    def end_session(self, process: subprocess.Popen[bytes], kill: bool = False) -> None:
        with suppress(ProcessLookupError, PermissionError):  # all of them are gone, or on macOS about to be
            os.killpg(process.pid, signal.SIGKILL if kill else signal.SIGTERM)

    def identify(self) -> dict[str, str]:
        return {"machine": os.uname().nodename, "boot": "", "space": ""}

    def find_beginning(self, process: int) -> str | None:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
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

    def open_keys(self, terminal: int | None) -> PosixKeys:
        return PosixKeys(terminal, self.set_cbreak)

    def set_cbreak(self, terminal: int, flush: bool = False) -> Callable[[], None]:
        import termios
        import tty

        before = termios.tcgetattr(terminal)
        tty.setcbreak(terminal, termios.TCSAFLUSH if flush else termios.TCSANOW)

        def undo() -> None:
            with suppress(termios.error):  # it may be gone
                termios.tcsetattr(terminal, termios.TCSANOW, before)

        return undo


class PosixKeys:
    """Waits for the terminal, for signals and for other threads at once: those two write into a pipe."""

    def __init__(self, terminal: int | None, set_cbreak: Callable[[int, bool], Callable[[], None]]) -> None:
        self._terminal, self._set_cbreak = terminal, set_cbreak
        self._undo: Callable[[], None] | None = None
        self._waking = RLock()  # a signal's handler may come between
        self._pipe = os.pipe()
        for end in self._pipe:
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._pipe[1], warn_on_full_buffer=False)
        self.take()

    def read(self, seconds: float) -> bytes | None:
        inputs = [self._pipe[0], *([] if self._terminal is None else [self._terminal])]
        ready = select.select(inputs, [], [], max(0.0, seconds))[0]
        if self._pipe[0] in ready:
            os.read(self._pipe[0], 512)
        if self._terminal is None or self._terminal not in ready:
            return b""
        with suppress(OSError):
            if typed := os.read(self._terminal, 64):
                return typed
        self._terminal = None
        return None

    def wake(self) -> None:
        with self._waking, suppress(OSError):  # a pipe that is full wakes it too
            if self._pipe[1] >= 0:
                os.write(self._pipe[1], b"\0")

    def give_back(self) -> None:
        if self._undo:
            self._undo()

    def take(self) -> None:
        if self._terminal is not None:
            self._undo = self._set_cbreak(self._terminal, True)

    def close(self) -> None:
        self.give_back()
        signal.set_wakeup_fd(-1)
        with self._waking:
            ends, self._pipe = self._pipe, (-1, -1)
            for end in ends:
                os.close(end)
