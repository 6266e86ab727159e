"""The system's programs that speak."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from math import log

from glutetimer import system
from glutetimer.sound import espeak
from glutetimer.sound.ending import end
from glutetimer.sound.synthesizer import Manner
from glutetimer.system.processes import start_apart

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
_SPEAKING = ("Samantha", "Daniel", "Karen", "Moira", "Rishi", "Tessa", "Fiona")
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
        if not self.reads:
            return start_apart((*self.command, words))
        process = start_apart(self.command, stdin=subprocess.PIPE)
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


def find_missing_voice() -> str:
    """What to install to have a voice; empty where there is one, and where one is built in."""
    package = system.this.voice_package
    return "" if not package or espeak.is_there() or find(Manner()) else package


def find(manner: Manner) -> Speaker | None:
    """The system's speaker.

    Args:
        manner: how words are said; `say` has a volume of its own.
    """
    return next((_MAKERS[name](manner) for name in system.this.speakers if shutil.which(name)), None)


def knows(name: str) -> bool:
    """Whether the system's own speaker has a voice of this name; only `say` can be asked."""
    return "say" in system.this.speakers and any(each == name for each, _ in list_say_voices())


def list_say_voices() -> list[tuple[str, str]]:
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
    there = dict(list_say_voices())
    fits = [name for name in _SPEAKING if there.get(name, "").startswith(manner.language.lower())]
    wanted = [name for name in (manner.name, *fits, *_SPEAKING) if name in there]
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


def _powershell(manner: Manner) -> Speaker:
    script = _POWERSHELL.format(
        name=manner.name.replace("'", "''"),
        language=manner.language,
        volume=manner.volume,
        rate=round(10 * log(manner.speed / 100, 3)),  # from -10, a third of the usual speed, to 10, three times it
    )
    return Speaker("PowerShell", ("powershell", "-NoProfile", "-NonInteractive", "-Command", script), 1.0)


_MAKERS: dict[str, Callable[[Manner], Speaker]] = {
    "say": _say,
    "powershell": _powershell,
    "espeak-ng": _espeak_ng,
    "espeak": _espeak,
    "spd-say": _spd_say,
}
