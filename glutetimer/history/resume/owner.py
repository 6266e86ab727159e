"""Which process a running session belongs to, said so that another one can ask whether it is still there."""

from __future__ import annotations

import json
import os
from functools import cache
from typing import Any

from glutetimer import system

SILENT_MS = 300_000
"""A process that cannot be asked counts as gone when nothing was heard of it for so long (our choice): a session writes
every minute. Should it be there after all, its next write finds that the session belongs to another one now."""
_TOKEN = os.urandom(16).hex()
"""Made as this is imported, which one thread alone does: of two that ask first at once, each would make another."""


@cache
def this_process() -> str:
    """Who owns what this process performs, as it is kept."""
    process = os.getpid()
    found = {"token": _TOKEN, "process": process, **system.this.identify()}
    return json.dumps({**found, "begun": system.this.find_beginning(process) or ""}, separators=(",", ":"))


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
    begun = system.this.find_beginning(process)
    if begun == "":
        return False
    if begun is None or not owner.get("begun"):
        return None
    return bool(owner["begun"] == begun)  # its number may be another program's by now
