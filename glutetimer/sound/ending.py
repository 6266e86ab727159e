"""Ends a process that sounds, and all that it has started, whether it wants to or not."""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import suppress

NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""For what is begun on Windows: no console, as a session of its own is on Unix."""
GRACE_S = 0.5
"""How long a process may take to end once it is told to (our choice)."""


def end(process: subprocess.Popen[bytes], tell: tuple[str, ...] = ()) -> None:
    """End a process that leads its own session, and take leave of it.

    Args:
        process: it may have ended by itself.
        tell: a command that tells it to end, where a signal alone does not.
    """
    _signal(process, "SIGTERM")
    if tell:
        with suppress(OSError, subprocess.SubprocessError):
            subprocess.run(tell, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=GRACE_S)
    with suppress(subprocess.TimeoutExpired):
        process.wait(GRACE_S)
    _signal(process, "SIGKILL")  # a wrapper may be gone, and what it started not
    process.wait()


def _signal(process: subprocess.Popen[bytes], name: str) -> None:
    if os.name != "posix":
        process.terminate()  # which asks nobody
        return
    with suppress(ProcessLookupError, PermissionError):  # all of them are gone, or on macOS about to be
        os.killpg(process.pid, getattr(signal, name))
