"""All that differs between systems, as each one's module has it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from socket import socket
from typing import Protocol, TextIO

Commands = tuple[tuple[str, ...], ...]


class Keys(Protocol):
    """A terminal's keys, one by one and unseen."""

    def read(self, seconds: float) -> bytes | None:
        """What is typed next; empty when the time is up, and after `wake`. None: the terminal is gone."""
        ...

    def wake(self) -> None:
        """Let a `read` that waits return at once; from any thread, and from a signal's handler."""
        ...

    def give_back(self) -> None:
        """Leave the terminal as it was found."""
        ...

    def take(self) -> None:
        """Have it again."""
        ...

    def close(self) -> None:
        """Give it back for good."""
        ...


class System(Protocol):
    """What the program asks of the system it runs on."""

    # ------------------------------------------------------------ programs that come with it

    editor: str
    """What edits a text, where nothing is set."""
    pager: str
    """What shows a long text page by page, with its colours; empty where only Python's own can."""
    players: Commands
    """What plays a sound file, the best first; each is given the file."""
    mixers: tuple[Commands, ...]
    """What tells whether its sound can be heard, the best first: commands whose answers belong together."""
    speakers: tuple[str, ...]
    """Programs that speak, the best first."""
    voice_package: str
    """What to install to have a voice; empty where one is built in."""
    voice_libraries: tuple[str, ...]
    """espeak-ng's, as the system's loader knows it."""
    libraries_print: bool
    """Whether libraries for sound write to standard error behind Python's back."""

    # ------------------------------------------------------------ clocks

    def read_clocks(self) -> tuple[float, float]:
        """Seconds: one counts while the machine sleeps, one stands still then; neither ever steps."""
        ...

    def find_zone(self) -> str:
        """The name of its time zone, such as Europe/Berlin; empty where it is not told."""
        ...

    # ------------------------------------------------------------ files

    @property
    def at_once(self) -> int:
        """A flag to open a file with: what is none, such as a pipe without anybody at its end, is not waited for."""
        ...

    @property
    def no_link(self) -> int:
        """The same: a link is refused."""
        ...

    binary: int
    """The same: line ends are left alone."""

    keeps_to_xdg: bool
    """Whether its programs keep their files where the XDG Base Directory Specification says."""

    def find_user(self) -> int | None:
        """The number of who runs this; None where files tell no owners."""
        ...

    def flush(self, number: int) -> None:
        """Have an open file on the disk.

        Raises:
            OSError: it cannot be.
        """
        ...

    def settle_folder(self, folder: Path) -> None:
        """Have the names in a folder on the disk too; not every system can."""
        ...

    def put_in_place(self, new: Path, path: Path) -> None:
        """Give a file another's name, whose place it takes, whole or not at all.

        Raises:
            OSError: it cannot be; the other file is as it was.
        """
        ...

    def lock(self, number: int) -> None:
        """Lock an open file until it is closed, against others who ask for the same.

        Raises:
            BlockingIOError: somebody else has locked it.
            OSError: it cannot be locked.
        """
        ...

    # ------------------------------------------------------------ processes

    no_window: int
    """A flag to begin a program with that opens no console of its own."""

    def end_session(self, process: subprocess.Popen[bytes], kill: bool = False) -> None:
        """Tell a process that was begun with a session of its own to end, and where that can be all that it has begun.

        Args:
            process: it may have ended.
            kill: do not ask.
        """
        ...

    def identify(self) -> dict[str, str]:
        """Whose the numbers of processes are: the machine, this boot of it, the container; empty what is not told."""
        ...

    def find_beginning(self, process: int) -> str | None:
        """When a process began, as the system counts; `-` for one that has ended but is kept.

        Empty where there is no such process; None: it does not tell.
        """
        ...

    def split_command(self, text: str) -> list[str]:
        """The words of a command that was typed.

        Raises:
            ValueError: a quotation is not closed.
        """
        ...

    def join_command(self, words: Sequence[str]) -> str:
        """A command as one would type it; the way back is `split_command`."""
        ...

    def read_link(self, name: str) -> dict[str, str]:
        """What is told of a network of this name, as Linux has it in /sys/class/net; nothing elsewhere."""
        ...

    def drop_when_silent(self, connection: socket, milliseconds: int) -> None:
        """End a connection whose other end takes nothing for so long, where the system itself would try for longer."""
        ...

    # ------------------------------------------------------------ terminals

    @property
    def leaving(self) -> tuple[int, ...]:
        """The signals that end a session."""
        ...

    @property
    def stopping(self) -> int | None:
        """The one that ctrl-z sends."""
        ...

    def settle_console(self, *streams: TextIO) -> None:
        """Mend what a console does otherwise than a terminal, before anything is read or written."""
        ...

    def open_keys(self, terminal: int | None) -> Keys:
        """Take a terminal's keys; None: there is none, and `read` only waits."""
        ...

    def wait_for_line(self, terminal: int) -> None:
        """Wait until a line is typed, or the terminal is gone; a signal's handler may leave it by raising."""
        ...

    def set_cbreak(self, terminal: int, flush: bool = False) -> Callable[[], None] | None:
        """Have what is typed at once and unseen; returns what undoes it. None: here that is not asked of a terminal.

        Args:
            terminal: the number of an open file.
            flush: forget what was typed before.
        """
        ...

    def ignore_flow_control(self, terminal: int) -> Callable[[], None]:
        """Let ctrl-s stop no output any more; returns what undoes it."""
        ...
