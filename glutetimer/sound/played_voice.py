"""Words made in memory, and played by the system's player: for where there is no stream to put them into."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from glutetimer.sound.ending import end
from glutetimer.sound.player import start_player, write
from glutetimer.sound.synthesizer import SynthesisError, Synthesizer


class PlayedVoice:
    """Says words by a player, a process for each phrase. `player`: the program that plays a file, and its arguments."""

    lag_s = 0.1
    """How long the player takes to begin (our choice)."""

    def __init__(self, synthesizer: Synthesizer, player: Sequence[str]) -> None:
        self.name = f"{synthesizer.name}, by {player[0]}"
        self._synthesizer, self._player = synthesizer, tuple(player)
        self._folder = tempfile.TemporaryDirectory(prefix="glutetimer-", ignore_cleanup_errors=True)
        self._said = 0

    def say(self, words: str) -> subprocess.Popen[bytes]:
        """Begin to say something."""
        path = Path(self._folder.name, f"{self._said % 2}.wav")  # the one before is being played, perhaps
        self._said += 1
        try:
            write(path, self._synthesizer.synthesize(words))
        except SynthesisError as error:
            raise OSError(str(error)) from None
        return start_player(self._player, path)

    def silence(self, process: subprocess.Popen[bytes]) -> None:
        if process.poll() is None:
            end(process)
