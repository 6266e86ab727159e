"""Tones by a program of the system, one process a cue: where miniaudio or its device is missing."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
import wave
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from glutetimer import system
from glutetimer.session.cues import Cue, heard
from glutetimer.session.events import Event
from glutetimer.sound.background import in_background
from glutetimer.sound.tones import CLEAR, RATE, Frames, ToneSet
from glutetimer.system.processes import start_apart

WINSOUND = "winsound"
TRIED_S = 1.0
"""How long a command is watched that plays a moment of silence: one that cannot play says so sooner."""
LATEST_S = 1.0
"""A cue that is later than this is not played: a process takes a while to begin (our choice)."""
LAST_S = 3.0
"""How long the last tone may take."""


class Player:
    """Plays cues when they happen; a few hundredths of a second late.

    Args:
        command: the program and its arguments, before the file; ("winsound",) for the module of that name.
        volume: 0 to 100.
    """

    def __init__(self, command: Sequence[str], volume: int, tones: ToneSet = CLEAR) -> None:
        self.command = tuple(command)
        self.works = True
        """Whether the last tone was played."""
        self._volume = volume
        self._tones = tones
        self._folder = tempfile.TemporaryDirectory(prefix="glutetimer-", ignore_cleanup_errors=True)
        self._playing: list[subprocess.Popen[bytes]] = []
        self._stopped: list[subprocess.Popen[bytes]] = []
        self._closed = False

    def hear(self, happened: Sequence[Event], coming: Sequence[Event], now: float) -> None:
        """Play the latest cue, unless it is long past."""
        self._collect()
        cues = {at: cue for at, cue in heard(happened).items() if now - at < LATEST_S}
        if cues and not self._closed:
            self._play(cues[max(cues)])

    def silence(self) -> None:
        if self.command == (WINSOUND,):
            self._winsound(None)
        for process in self._playing:
            process.terminate()
        self._stopped += self._playing
        self._playing.clear()

    def close(self, at_once: bool = False) -> None:
        """Let what plays end, in the background, or end it."""
        if at_once:
            self.silence()
        if not self._closed:
            self._closed = True
            in_background("glutetimer player", self._clear_away, lambda: None)

    # ------------------------------------------------------------ inside

    def _play(self, cue: Cue) -> None:
        try:
            path = self._file(cue)
            if self.command == (WINSOUND,):
                self._winsound(path)
            else:
                self._playing.append(start_player(self.command, path))
        except (OSError, RuntimeError):
            self.works = False

    def _file(self, cue: Cue) -> Path:
        path = Path(self._folder.name, f"{cue.name.lower()}.wav")
        if not path.exists():
            write(path, self._tones.samples(cue, self._volume))
        return path

    def _winsound(self, path: Path | None) -> None:
        winsound = import_module(WINSOUND)
        winsound.PlaySound(str(path) if path else None, winsound.SND_FILENAME | winsound.SND_ASYNC)

    def _collect(self) -> None:
        """Take leave of processes that have ended: none is left as a zombie."""
        self.works = self.works and not any(process.poll() for process in self._playing)
        self._playing = [process for process in self._playing if process.poll() is None]
        self._stopped = [process for process in self._stopped if process.poll() is None]

    def _clear_away(self) -> None:
        if self.command == (WINSOUND,):
            time.sleep(LAST_S)
        for process in (*self._playing, *self._stopped):
            _end(process)
        self._folder.cleanup()


def find(volume: int, tones: ToneSet = CLEAR) -> Player | None:
    """The first player of the system that plays; each is tried with a moment of silence."""
    with tempfile.TemporaryDirectory(prefix="glutetimer-") as folder:
        path = Path(folder, "silence.wav")
        write(path, CLEAR.samples(Cue.BEAT, 0))
        return next((Player(command, volume, tones) for command in system.this.players if _plays(command, path)), None)


def write(path: Path, frames: Frames) -> None:
    """Write a wav file."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", "not compressed"))
        file.writeframes(frames.tobytes())


def _plays(command: Sequence[str], path: Path) -> bool:
    if command == (WINSOUND,):
        return True
    if not shutil.which(command[0]):
        return False
    try:
        process = start_player(command, path)
    except OSError:
        return False
    try:
        return process.wait(TRIED_S) == 0
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True


def start_player(command: Sequence[str], path: Path) -> subprocess.Popen[bytes]:
    """Begin to play a file.

    Raises:
        OSError: the program cannot be started.
    """
    return start_apart([*command, str(path)])


def _end(process: subprocess.Popen[bytes]) -> None:
    """Wait for a process, and end it if it takes longer."""
    try:
        process.wait(LAST_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
