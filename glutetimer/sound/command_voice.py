"""A program of the user's own that speaks: it reads words from its standard input, and writes a WAV."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from subprocess import PIPE, Popen, TimeoutExpired

from glutetimer.sound.ending import end
from glutetimer.sound.frames import UndecodableError, decode, trim
from glutetimer.sound.synthesizer import SynthesisError
from glutetimer.sound.tones import Frames, scale
from glutetimer.system.processes import start_apart

TAKES_S = 5.0
"""How long it may take for a phrase (our choice): the first one loads what it needs."""
LOOK_EVERY_S = 0.1
"""How often what it has written is looked at (our choice)."""
MOST_BYTES = 20_000_000
"""What is larger is no phrase (our choice): a minute of two channels has 12 MB."""
LAST_WORDS = 80
"""So many characters of what it says of its failure are passed on (our choice)."""


class CommandVoice:
    """Says words by a command, a process for each phrase."""

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
            frames = trim(decode(self._run(words)))
        except UndecodableError as error:
            raise SynthesisError(str(error)) from None
        return scale(frames, self._volume)

    def _run(self, words: str) -> bytes:
        """What the command writes."""
        try:
            process = start_apart(self._command, stdin=PIPE, stdout=PIPE, stderr=PIPE)
        except OSError as error:
            raise SynthesisError(f"it cannot be started: {error.strerror or error}") from None
        with process:
            try:
                wav, told = _communicate(process, words.encode(errors="replace") + b"\n")
            except SynthesisError:
                end(process)
                raise
        if process.returncode:
            said = told.decode(errors="replace").strip().splitlines()
            raise SynthesisError(f"it ends with {process.returncode}" + (f": {said[-1][:LAST_WORDS]}" if said else ""))
        if not wav:
            raise SynthesisError("it writes no sound")
        return wav


def _communicate(process: Popen[bytes], words: bytes) -> tuple[bytes, bytes]:
    """What a process writes on its output and its error once it was told words.

    Raises:
        SynthesisError: it does not end in time, or writes so much that it would fill the memory.
    """
    assert process.stdin
    with suppress(OSError), process.stdin:  # it may have ended; a pipe holds a phrase, whether it is read or not
        process.stdin.write(words)
    process.stdin = None
    ends = time.monotonic() + TAKES_S
    while True:
        try:
            return process.communicate(timeout=LOOK_EVERY_S)
        except TimeoutExpired as so_far:
            if len(so_far.output or b"") + len(so_far.stderr or b"") > MOST_BYTES:
                raise SynthesisError("it writes more than a phrase") from None
            if time.monotonic() >= ends:
                raise SynthesisError(f"it takes longer than {TAKES_S:g} s for a phrase") from None
