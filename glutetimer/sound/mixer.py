"""What the system's mixer says of its output: whether anything that is played there can be heard."""

from __future__ import annotations

import os
import re
import subprocess
from shutil import which

from glutetimer import system

ASKED_S = 1.0
"""How long a mixer may take to answer (our choice: it does in hundredths of a second)."""
_MUTED = re.compile(r"mute: yes|\[muted\]|\[off\]|output muted:true", re.IGNORECASE)
_LEVELS = re.compile(r"(\d+)%|^Volume: (\d+\.\d+)|output volume:(\d+)", re.MULTILINE)


def describe_mute() -> str:
    """Why what is played is not heard, as the system's first mixer that answers has it.

    Returns:
        a few words; empty where it is heard, or where no mixer can be asked.
    """
    for commands in system.this.mixers:
        answers = [_ask(command) for command in commands]
        if any(answers):
            return read_answer("\n".join(answers))
    return ""


def read_answer(answer: str) -> str:
    """What a mixer's answer means: wpctl's, pactl's, amixer's or AppleScript's."""
    if _MUTED.search(answer):
        return "the sound card is muted"
    levels = [float(next(filter(None, found), "0")) for found in _LEVELS.findall(answer)]
    return "the system's volume is 0" if levels and not any(levels) else ""


def _ask(command: tuple[str, ...]) -> str:
    if not which(command[0]):
        return ""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=ASKED_S,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""
