"""The system's programs that speak."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from math import log

from glutetimer.sound import espeak
from glutetimer.sound.ending import NO_WINDOW, end
from glutetimer.sound.synthesizer import Manner

_POWERSHELL = (
    "Add-Type -AssemblyName System.Speech; $s = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "$all = @($s.GetInstalledVoices() | ForEach-Object {{ $_.VoiceInfo }}); "
    "$fit = @($all | Where-Object {{ $_.Name -eq '{name}' }}) "
    "+ @($all | Where-Object {{ $_.Culture.Name -like '{language}*' }}) "
    "+ @($all | Where-Object {{ $_.Culture.Name -like 'en*' }}); "
    "if ($fit) {{ $s.SelectVoice($fit[0].Name) }}; "
    "$s.Volume = {volume}; $s.Rate = {rate}; "
    "$words = New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8); "
    "$s.Speak($words.ReadToEnd())"
)
_ON_MAC = ("Samantha", "Daniel", "Karen", "Moira", "Rishi", "Tessa", "Fiona")
"""Of macOS' English voices those that speak; others sing, or whisper."""
ASKED_S = 2.0
"""How long `say` may take to list its voices (our choice)."""


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
        """Begin to say something. The process ends when it is said; ending it ends the words."""
        process = subprocess.Popen(
            self.command if self.reads else (*self.command, words),
            stdin=subprocess.PIPE if self.reads else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # what ends the program at the keyboard ends it alone
            creationflags=NO_WINDOW,  # the same on Windows
        )
        if process.stdin:
            try:
                with process.stdin as pipe:
                    pipe.write(words.encode() + b"\n")
            except BrokenPipeError:
                pass  # it has ended already; that it says nothing is all there is to know
        return process

    def silence(self, process: subprocess.Popen[bytes]) -> None:
        """Stop what a process says, and take leave of it; one that does not end when it is told to is killed."""
        if process.poll() is None:
            end(process, self.stop)


PACKAGE = "espeak-ng"
"""What has a voice in it, by the name that distributions give it."""


def is_extra(platform: str = sys.platform) -> bool:
    """Whether a voice is something to install: macOS and Windows have one built in."""
    return platform not in ("darwin", "win32")


def find_missing_voice(platform: str = sys.platform) -> str:
    """What to install to have a voice; empty where there is one, and where one is built in."""
    return "" if not is_extra(platform) or espeak.is_there() or find(Manner(), platform) else PACKAGE


def find(manner: Manner, platform: str = sys.platform) -> Speaker | None:
    """The system's speaker.

    espeak-ng comes before spd-say: it begins and ends at once, and where spd-say speaks it mostly speaks by espeak-ng.

    Args:
        manner: how words are said; `say` has a volume of its own.
        platform: as `sys.platform`.
    """
    makers = {"darwin": (_say,), "win32": (_windows,)}.get(platform, (_espeak_ng, _espeak, _spd_say))
    return next((made for make in makers if shutil.which((made := make(manner)).command[0])), None)


def knows(name: str, platform: str = sys.platform) -> bool:
    """Whether the system's own speaker has a voice of this name; only macOS' can be asked."""
    return platform == "darwin" and any(each == name for each, _ in list_mac_voices())


def list_mac_voices() -> list[tuple[str, str]]:
    """The voices of `say`, each with its language, such as "en-gb"; none where it does not answer."""
    try:
        done = subprocess.run(
            ("say", "-v", "?"),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=ASKED_S,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return []
    found = (re.match(r"(.+?)\s+([a-z]{2,3})[_-](\w+)\s+#", line) for line in done.stdout.splitlines())
    return [(each[1], f"{each[2]}-{each[3]}".lower()) for each in found if each]


def _say(manner: Manner) -> Speaker:
    """An English voice, whatever language the system has: the one that is named, the accent's, or any."""
    voices = list_mac_voices() if shutil.which("say") else []
    there = dict(voices)
    fits = [name for name in _ON_MAC if there.get(name, "").startswith(manner.language.lower())]
    wanted = [name for name in (manner.name, *fits, *_ON_MAC) if name in there]
    voice = ("-v", wanted[0]) if wanted else ()
    return Speaker("say", ("say", *voice, "-r", str(manner.words_a_minute), "-f", "-"), 0.3)


def _espeak_ng(manner: Manner, program: str = "espeak-ng") -> Speaker:
    voice = f"{manner.language}+{manner.name}" if manner.name else manner.language
    how = ("-v", voice, "-s", str(manner.words_a_minute), "-a", str(manner.volume * 5 // 4))
    return Speaker(program, (program, *how, "--stdin"), 0.05)


def _espeak(manner: Manner) -> Speaker:
    return _espeak_ng(manner, "espeak")


def _spd_say(manner: Manner) -> Speaker:
    faster = manner.speed - 100
    rate = round(faster * (0.77 if faster > 0 else 1.9))  # from -100, less than half as fast, to 100, more than twice
    named = ("--synthesis-voice", manner.name) if manner.name else ()
    how = ("--language", manner.language, *named, "--rate", str(rate), "--volume", str(2 * manner.volume - 100))
    return Speaker("spd-say", ("spd-say", "--wait", *how, "--"), 0.4, reads=False, stop=("spd-say", "--stop"))


def _windows(manner: Manner) -> Speaker:
    script = _POWERSHELL.format(
        name=manner.name.replace("'", "''"),
        language=manner.language,
        volume=manner.volume,
        rate=round(10 * log(manner.speed / 100, 3)),  # from -10, a third of the usual speed, to 10, three times it
    )
    return Speaker("PowerShell", ("powershell", "-NoProfile", "-NonInteractive", "-Command", script), 1.0)
