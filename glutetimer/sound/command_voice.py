"""A program of the user's own that speaks: it reads words from its standard input, and writes a WAV."""

from __future__ import annotations

import subprocess
from pathlib import Path

from glutetimer.sound.ending import end
from glutetimer.sound.frames import UndecodableError, decode, trim
from glutetimer.sound.synthesizer import SynthesisError
from glutetimer.sound.tones import FULL, Frames

TAKES_S = 5.0
"""How long it may take for a phrase (our choice): the first one loads what it needs."""
LAST_WORDS = 80
"""So much of what it says of its failure is passed on."""


class CommandVoice:
    """Says words by a command, a process for each phrase.

    Args:
        command: the program and its arguments.
        volume: 0 to 100.
    """

    instant = False

    def __init__(self, command: tuple[str, ...], volume: int = 100) -> None:
        self.name = Path(command[0]).name
        self._command = command
        self._volume = volume

    def synthesize(self, words: str) -> Frames:
        """The frames of words.

        Raises:
            SynthesisError: the command fails, takes too long, or writes no sound.
        """
        try:
            process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
        except OSError as error:
            raise SynthesisError(f"it cannot be started: {error.strerror or error}") from None
        with process:
            try:
                wav, told = process.communicate(words.encode() + b"\n", TAKES_S)
            except subprocess.TimeoutExpired:
                end(process)
                raise SynthesisError(f"it takes longer than {TAKES_S:g} s for a phrase") from None
        if process.returncode:
            said = told.decode(errors="replace").strip().splitlines()
            raise SynthesisError(f"it ends with {process.returncode}" + (f": {said[-1][:LAST_WORDS]}" if said else ""))
        if not wav:
            raise SynthesisError("it writes no sound")
        try:
            frames = trim(decode(wav))
        except UndecodableError as error:
            raise SynthesisError(str(error)) from None
        loud = (self._volume / 100) ** 2
        for n, value in enumerate(frames):
            frames[n] = max(-FULL, round(value * loud))
        return frames
