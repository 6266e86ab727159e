"""Which process a running session belongs to, said so that another one can ask whether it is still there."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

SILENT_MS = 300_000
"""A process that cannot be asked counts as gone when nothing was heard of it for so long (our choice): a session writes
every minute. Should it be there after all, its next write finds that the session belongs to another one now."""


@cache
def this_process() -> str:
    """Who owns what this process performs, as it is kept."""
    found = {
        "token": os.urandom(16).hex(),
        "process": os.getpid(),
        "machine": _machine(),
        "boot": _boot(),
        "space": _space(),
    }
    return json.dumps({**found, "begun": _begun(os.getpid())}, separators=(",", ":"))


def is_gone(owner: str, heard_ms: int, now_ms: int) -> bool:
    """Whether nobody performs the session any more.

    Args:
        owner: what `this_process` said in the process that does, or did.
        heard_ms: when it wrote last, in milliseconds since 1970.
    """
    lives = _lives(json.loads(owner))
    return abs(now_ms - heard_ms) > SILENT_MS if lives is None else not lives


def _lives(owner: dict[str, Any]) -> bool | None:
    """None: it cannot be asked. It is on another machine or in another container, or the system does not tell."""
    here: dict[str, Any] = json.loads(this_process())
    process = int(owner.get("process") or 0)
    if process == here["process"] and owner.get("token", here["token"]) == here["token"]:
        return False  # what this process performs is not asked about; it is left over from before
    if owner.get("machine") and owner["machine"] != here["machine"]:
        return None
    if owner.get("boot") and owner["boot"] != here["boot"]:
        return False  # the machine was started anew since
    if process <= 0 or owner.get("space", here["space"]) != here["space"]:
        return None
    if sys.platform != "win32":  # where it would send ctrl-c
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        except OSError:
            pass  # somebody else's
    # Its number may be another program's by now.
    begun = _begun(process)
    # Where the system tells of this process, it tells of every one; Windows not of what it keeps from this user.
    if owner.get("begun") and here["begun"] and begun is not None:
        return bool(owner["begun"] == begun)
    return None


def _read(path: str) -> str:
    with suppress(OSError, ValueError):
        return Path(path).read_text("utf-8").strip()
    return ""


def _machine() -> str:
    if hasattr(os, "uname"):
        name = os.uname().nodename
    else:
        import platform  # it takes as long as all else here

        name = platform.node()
    return f"{_read('/etc/machine-id')} {name}".strip()  # a machine that was copied has another name


def _boot() -> str:
    return _read("/proc/sys/kernel/random/boot_id")


def _space() -> str:
    """The numbers of processes are those of a container (a Linux namespace)."""
    with suppress(OSError):
        return str(Path("/proc/self/ns/pid").readlink())
    return ""


def _begun(process: int) -> str | None:
    """When a process began, as the system says it; `-` where it is dead and nobody has noticed.

    Empty where there is no such process, and where the system does not tell; None: it does not tell of this one.
    """
    if sys.platform == "win32":
        from glutetimer.system.windows import find_beginning

        return find_beginning(process)
    fields = _read(f"/proc/{process}/stat").rpartition(")")[2].split()  # proc(5); a name may have anything in it
    if len(fields) > 19:
        return "-" if fields[0] == "Z" else fields[19]
    return "" if _read("/proc/self/stat") else _ask_ps(process)


def _ask_ps(process: int) -> str:
    """The same where there is no /proc, as on macOS."""
    import subprocess

    command = ["ps", "-o", "stat=", "-o", "lstart=", "-p", str(process)]
    with suppress(OSError):
        done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C", "TZ": "UTC"})
        state, _, begun = done.stdout.strip().partition(" ")
        return "-" if state.startswith("Z") else begun.strip()
    return ""
