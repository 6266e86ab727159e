"""The system's programs that speak."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass

_POWERSHELL = (
    "Add-Type -AssemblyName System.Speech; $s = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "$s.Volume = {volume}; $s.Speak([Console]::In.ReadToEnd())"
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A program that says what it reads from its standard input, or what its last argument is."""

    name: str
    command: tuple[str, ...]
    lag_s: float
    """How long it takes to begin; measured for espeak-ng (sound.md), elsewhere a guess to be safe (our choice)."""
    reads: bool = True
    """Whether it reads words from its standard input."""
    stop: tuple[str, ...] = ()
    """What silences it, where ending its process does not."""

    def say(self, words: str) -> subprocess.Popen[bytes]:
        """Begin to say something. The process ends when it is said; ending it ends the words.

        Raises:
            OSError: the program cannot be started.
        """
        process = subprocess.Popen(
            self.command if self.reads else (*self.command, words),
            stdin=subprocess.PIPE if self.reads else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # what ends the program at the keyboard ends it alone
        )
        if process.stdin:
            try:
                with process.stdin as pipe:
                    pipe.write(words.encode() + b"\n")
            except BrokenPipeError:
                pass  # it has ended already; that it says nothing is all there is to know
        return process

    def silence(self, process: subprocess.Popen[bytes]) -> None:
        """Stop what a process says, and take leave of it."""
        if process.poll() is None:
            process.terminate()
            if self.stop:
                subprocess.run(self.stop, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=1)
        try:
            process.wait(1)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


PACKAGE = "espeak-ng"
"""What has a voice in it, by the name that distributions give it."""


def is_extra(platform: str = sys.platform) -> bool:
    """Whether a voice is something to install: macOS and Windows have one built in."""
    return platform not in ("darwin", "win32")


def find_missing_voice(platform: str = sys.platform) -> str:
    """What to install to have a voice; empty where there is one, and where one is built in."""
    return "" if not is_extra(platform) or find(0, platform) else PACKAGE


def find(volume: int, platform: str = sys.platform) -> Speaker | None:
    """The system's speaker.

    espeak-ng comes before spd-say: it begins and ends at once, and where spd-say speaks it mostly speaks by espeak-ng.

    Args:
        volume: 0 to 100; `say` has a volume of its own.
        platform: as `sys.platform`.
    """
    known = {
        "darwin": (Speaker("say", ("say", "-f", "-"), 0.3),),
        "win32": (_windows(volume),),
    }.get(
        platform,
        (
            Speaker("espeak-ng", ("espeak-ng", "-v", "en", "-a", str(volume * 5 // 4), "--stdin"), 0.05),
            Speaker("espeak", ("espeak", "-v", "en", "-a", str(volume * 5 // 4), "--stdin"), 0.05),
            Speaker(
                "spd-say",
                ("spd-say", "--wait", "--language", "en", "--volume", str(2 * volume - 100), "--"),
                0.4,
                reads=False,
                stop=("spd-say", "--stop"),
            ),
        ),
    )
    return next((speaker for speaker in known if shutil.which(speaker.command[0])), None)


def _windows(volume: int) -> Speaker:
    command = ("powershell", "-NoProfile", "-NonInteractive", "-Command", _POWERSHELL.format(volume=volume))
    return Speaker("PowerShell", command, 1.0)
