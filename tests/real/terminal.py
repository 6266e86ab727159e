"""A program in a pseudo-terminal, as its user meets it: keys go in, a screen comes out."""

from __future__ import annotations

import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import pyte

if sys.platform != "win32":  # which leaves these tests out
    import fcntl
    import pty
    import termios

PATIENCE_S = 20.0
"""How long to wait for what must come; a loaded machine is slow."""
LATE_S = 0.9
"""How late a loaded machine may show, or hear, something; a whole second would be a mistake of the timer's."""
READ_S = 1.2
"""As long as somebody looks at a session's end, which takes no key in its first second."""
NOT_FOR_PYTE = re.compile(rb"\x1b\[<u|\x1bP[^\x1b]*\x1b\\")
"""The kitty keyboard protocol's end, which pyte would print in part, and device control strings."""


class Terminal:
    """Runs a program in a pty of its own session, and reads what it shows.

    Nothing is read but in `wait_for`, `read_for` and `wait`; each piece of output is stamped when it is read.

    Args:
        argv: the program.
        columns, rows: the window.
        env: variables beside those of a usual terminal; None takes one away.
        cwd: the folder it starts in.
        ignoring: signals that the program inherits as ignored, as under nohup.
    """

    def __init__(
        self,
        argv: Sequence[str],
        *,
        columns: int = 100,
        rows: int = 30,
        env: Mapping[str, str | None] | None = None,
        cwd: Path | None = None,
        ignoring: Iterable[signal.Signals] = (),
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.output: list[tuple[float, bytes]] = []
        """When each piece was read, by the monotonic clock, and its bytes."""
        self._stream = pyte.ByteStream(self.screen)
        self._master, slave = pty.openpty()
        self._set_size(columns, rows)

        def begin() -> None:
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            for number in ignoring:
                signal.signal(number, signal.SIG_IGN)

        self.started = time.monotonic()
        self.process = subprocess.Popen(
            argv,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment(env),
            cwd=cwd,
            start_new_session=True,
            preexec_fn=begin,
        )
        os.close(slave)

    def close(self) -> None:
        """End the program, whatever it does, and its session."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.hang_up()

    # ------------------------------------------------------------ what comes out

    @property
    def raw(self) -> bytes:
        """All output so far."""
        return b"".join(data for _, data in self.output)

    @property
    def text(self) -> str:
        """What the screen shows, as lines."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def modes(self) -> dict[int, bool]:
        """The terminal's private modes as the output left them: 25 is the cursor, 1049 the alternate screen."""
        found: dict[int, bool] = {}
        for numbers, action in re.findall(rb"\x1b\[\?([\d;]+)([hl])", self.raw):
            found |= {int(number): action == b"h" for number in numbers.split(b";")}
        return found

    @property
    def line_mode(self) -> bool:
        """Whether the terminal echoes and hands over whole lines, as a shell wants it."""
        wanted, flags = termios.ECHO | termios.ICANON, int(termios.tcgetattr(self._master)[3])
        return flags & wanted == wanted

    @property
    def flow_control(self) -> bool:
        """Whether ctrl-s stops its output, as a shell's terminal has it."""
        return bool(termios.tcgetattr(self._master)[0] & termios.IXON)

    def forget(self) -> None:
        """Empty the screen that is read here: what it shows from now on has come since."""
        self.screen.erase_in_display(2)

    def wait_for(self, what: str | Callable[[str], object], timeout: float = PATIENCE_S) -> float:
        """Read until the screen shows a text, or until something is true of the screen's text.

        Returns:
            when that was so, by the monotonic clock.
        """
        true: Callable[[str], object] = (lambda text: what in text) if isinstance(what, str) else what
        end = time.monotonic() + timeout
        while not true(self.text):
            if not self._read(end):
                raise AssertionError(f"{what!r} did not come within {timeout:g} s; the screen:\n{self.text}")
        return self.output[-1][0] if self.output else self.started

    def wait_for_bytes(self, what: bytes, timeout: float = PATIENCE_S) -> float:
        """The same for bytes in all output so far."""
        return self.wait_for(lambda _: what in self.raw, timeout)

    def read_for(self, seconds: float) -> str:
        """Read for a while, to see that something does not come; returns the screen's text."""
        end = time.monotonic() + seconds
        while self._read(end):
            pass
        return self.text

    def wait(self, timeout: float = PATIENCE_S) -> int:
        """Read until the program has ended; its exit code, or minus the signal that killed it."""
        end = time.monotonic() + timeout
        while self.process.poll() is None:
            if not self._read(min(end, time.monotonic() + 0.05)) and time.monotonic() >= end:
                raise AssertionError(f"it did not end within {timeout:g} s; the screen:\n{self.text}")
        while self._master >= 0 and self._read(time.monotonic()):
            pass
        return self.process.returncode

    def _read(self, end: float) -> bool:
        """Read one piece; False: none came until then, or none will."""
        left = end - time.monotonic()
        if self._master < 0 or not select.select([self._master], [], [], max(0.0, left))[0]:
            if self._master < 0 and left > 0:
                time.sleep(min(left, 0.02))
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:  # nobody holds the other end any more
            data = b""
        if not data:
            time.sleep(min(max(0.0, left), 0.02))
            return False
        self.output.append((time.monotonic(), data))
        self._stream.feed(NOT_FOR_PYTE.sub(b"", data))
        return True

    # ------------------------------------------------------------ what goes in

    def type(self, keys: str | bytes) -> float:
        """Type characters, or the bytes of a terminal that is not UTF-8; returns when."""
        at = time.monotonic()
        os.write(self._master, keys.encode() if isinstance(keys, str) else keys)
        return at

    def press_mouse(self, column: int, row: int) -> float:
        """Press the left button on a cell, counted from 1; returns when."""
        return self.type(f"\x1b[<0;{column};{row}M")

    def release_mouse(self, column: int, row: int) -> float:
        """Release it."""
        return self.type(f"\x1b[<0;{column};{row}m")

    def resize(self, columns: int, rows: int) -> None:
        """Another size of the window; the kernel tells the program."""
        self.screen.resize(rows, columns)
        self.forget()
        self._set_size(columns, rows)

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Close the window."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def environment(more: Mapping[str, str | None] | None = None) -> dict[str, str]:
    """The variables of a usual terminal, and none of the tests' own."""
    usual = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "XDG_STATE_HOME") if name in os.environ}
    return {name: value for name, value in {**kept, **usual, **(more or {})}.items() if value is not None}
