"""Programs that are begun beside this one."""

from __future__ import annotations

from collections.abc import Sequence
from subprocess import DEVNULL, Popen

from glutetimer import system


def start_apart(
    command: Sequence[str], stdin: int = DEVNULL, stdout: int = DEVNULL, stderr: int = DEVNULL
) -> Popen[bytes]:
    """Begin a program with a session of its own: no terminal's key that ends this one ends it, and no window opens.

    Raises:
        OSError: it cannot be started.
    """
    return Popen(
        command, stdin=stdin, stdout=stdout, stderr=stderr, start_new_session=True, creationflags=system.this.no_window
    )
