"""Whether a session can be heard at all, and why not: looked at while it runs, as a mute key is pressed any time."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event as Flag

from glutetimer.sound.background import in_background
from glutetimer.sound.found import SoundOutputs
from glutetimer.sound.mixer import describe_mute

LOOKED_EVERY_S = 10.0
"""How often the mixer is asked while all is well: each time costs a process (our choice)."""
UNHEARD_EVERY_S = 2.0
"""The same while nothing is heard: whoever turns the volume up looks whether that was it (our choice)."""


class Hearing:
    """Looks in the background, until it is closed. `ask_mixer`: why its output is not heard; empty: it is."""

    def __init__(self, found: SoundOutputs, ask_mixer: Callable[[], str] = describe_mute) -> None:
        self.problem = ""
        """Why nothing is heard, in a few words; empty where it is, or where that is not known yet."""
        self._found = found
        self._ask_mixer = ask_mixer
        self._closed = Flag()
        if found.wanted:
            in_background("glutetimer hearing", self._keep, self.close)

    @property
    def remark(self) -> str:
        """What of the settings cannot be had; empty where all of it is, or where that is not known yet."""
        return next(iter(self._found.problems), "")

    def close(self) -> None:
        """Look no more."""
        self._closed.set()

    def _keep(self) -> None:
        while not self._closed.is_set():
            self.problem = self._found.why_unheard or self._ask_mixer()
            self._closed.wait(UNHEARD_EVERY_S if self.problem else LOOKED_EVERY_S)
