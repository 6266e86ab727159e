"""What was found on this machine to be heard with."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from glutetimer.session.cues import Sound
from glutetimer.session.events import Count
from glutetimer.settings.settings import Settings, Talk
from glutetimer.sound import player, speaker
from glutetimer.sound.bell import Bell
from glutetimer.sound.fallback import Fallback, Link
from glutetimer.sound.player import Player
from glutetimer.sound.speaker import Speaker
from glutetimer.sound.stream import Stream
from glutetimer.sound.voice import Voice
from glutetimer.training.plan import Plan

AHEAD_S = 0.2
"""A cue is told ahead, as in a session."""


@dataclass(frozen=True, slots=True)
class SoundOutputs:
    """Each way to be heard; None where there is none, or it is not wanted."""

    now: Callable[[], float]
    """The session's clock."""
    stream: Stream | None = None
    player: Player | None = None
    bell: Bell | None = None
    speaker: Speaker | None = None
    talk: Talk = Talk.OFF
    wanted: bool = False
    """Whether the settings want anything to be heard."""
    volume: int = 100
    """As it is set, 0 to 100."""
    install: str = ""
    """What to install to have a voice, where one is wanted and none was found."""

    @property
    def why_unheard(self) -> str:
        """Why nothing can be heard, as far as the program knows: it is 0 itself, or nothing plays tones now."""
        if not self.wanted:
            return ""
        if not self.volume:
            return "the volume is 0"
        if self.tones:
            return ""
        return "nothing plays tones" if self.stream and not self.stream.installed else "no sound card plays"

    @property
    def tones(self) -> str:
        """What plays the tones, in words; empty where nothing does."""
        if self.stream and self.stream.works:
            return f"miniaudio, {self.stream.device}"
        return self.player.command[0] if self.player else ""

    @property
    def problem(self) -> str:
        """Why the best way is not taken."""
        return self.stream.problem if self.stream else ""

    def _plays(self) -> bool:
        """Whether words may be heard: who has no device for tones has none for them; without miniaudio, who knows."""
        return bool(self.tones) or not (self.stream and self.stream.installed)

    @property
    def cues(self) -> Fallback:
        """What sounds a session's cues."""
        links: list[Link | None] = [self.stream, self.player, self.bell]
        return Fallback([link for link in links if link])

    def sounds(self, plan: Callable[[], Plan]) -> list[Sound]:
        """Everything that makes a session heard; nothing where nothing does, so that nobody looks ahead for it.

        Args:
            plan: what is performed, as it stands then.
        """
        sounds: list[Sound] = [self.cues] if self.stream or self.player or self.bell else []
        if self.speaker:
            ready_from = self.stream.ready_from if self.stream else float
            sounds.append(Voice(self.speaker, self.talk, plan, self.now, ready_from=ready_from, plays=self._plays))
        return sounds


def find(settings: Settings, now: Callable[[], float], ring: Callable[[], None] | None) -> SoundOutputs:
    """Look for everything, and open a device; this takes a few hundredths of a second, or a second at most.

    What writes to standard error meanwhile is to be kept off the screen with `quiet`.

    Args:
        settings: what the user wants to hear.
        now: the session's clock.
        ring: rings the terminal's bell once; None where there is no terminal.
    """
    if not settings.sound:
        return SoundOutputs(now)
    bell = Bell(ring) if ring and settings.bell else None
    stream = Stream(settings.volume, now)
    plays = stream.open()
    other = None if plays else player.find(settings.volume)
    talks = settings.voice is not Talk.OFF
    voice = speaker.find(settings.volume) if talks else None
    return SoundOutputs(
        now,
        stream,
        other,
        bell,
        voice,
        settings.voice if voice else Talk.OFF,
        wanted=True,
        volume=settings.volume,
        install=speaker.find_missing_voice() if talks else "",
    )


def play_sample(settings: Settings, now: Callable[[], float]) -> None:
    """Play the tone that counts, at the volume that is set. It takes a moment, and a device may need three seconds."""
    cues = find(settings, now, None).cues
    tone = Count(now() + AHEAD_S, 3)
    cues.hear([], [tone], now())
    time.sleep(AHEAD_S)
    cues.hear([tone], [], now())
    cues.close()
