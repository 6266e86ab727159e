"""Ends a process that sounds, and all that it has started, whether it wants to or not."""

from __future__ import annotations

import subprocess
from contextlib import suppress

from glutetimer import system

GRACE_S = 0.5
"""How long a process may take to end once it is told to (our choice)."""


def end(process: subprocess.Popen[bytes], tell: tuple[str, ...] = ()) -> None:
    """End a process that leads its own session, and take leave of it.

    Args:
        process: it may have ended by itself.
        tell: a command that tells it to end, where a signal alone does not.
    """
    system.this.end_session(process)
    if tell:
        with suppress(OSError, subprocess.SubprocessError):
            subprocess.run(tell, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=GRACE_S)
    with suppress(subprocess.TimeoutExpired):
        process.wait(GRACE_S)
    system.this.end_session(process, kill=True)  # a wrapper may be gone, and what it started not
    process.wait()
