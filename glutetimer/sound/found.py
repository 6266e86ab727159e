"""What was found on this machine to be heard with."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace

from glutetimer.files.reading.names import nearest
from glutetimer.files.reading.problem import shown
from glutetimer.session.cues import Cue, Sound
from glutetimer.session.events import Count
from glutetimer.settings.settings import Settings, Talk
from glutetimer.sound import espeak, player, speaker
from glutetimer.sound.bell import Bell
from glutetimer.sound.command_voice import CommandVoice
from glutetimer.sound.fallback import Fallback, Link
from glutetimer.sound.own_tones import find_tones
from glutetimer.sound.played_voice import PlayedVoice
from glutetimer.sound.player import WINSOUND, Player
from glutetimer.sound.speech_track import Utterance
from glutetimer.sound.stream import Stream
from glutetimer.sound.stream_voice import StreamVoice
from glutetimer.sound.synthesizer import Manner, SynthesisError, Synthesizer, SynthesizerChain
from glutetimer.sound.tones import CLEAR, RATE, ToneSet
from glutetimer.sound.voice import Speaks, Voice
from glutetimer.training.plan import Plan

AHEAD_S = 0.2
"""A cue is told ahead, as in a session."""
SAMPLE = "This is the voice."
SAID_S = 5.0
"""How long the sample may take to be said (our choice)."""


@dataclass(slots=True)
class SoundOutputs:
    """Each way to be heard; None or empty where there is none, or it is not wanted."""

    now: Callable[[], float]
    """The session's clock."""
    settings: Settings = field(default_factory=lambda: Settings(sound=False))
    """What is wanted."""
    stream: Stream | None = None
    player: Player | None = None
    bell: Bell | None = None
    synthesizer: SynthesizerChain = field(default_factory=SynthesizerChain)
    """What makes words for the stream."""
    speaker: Speaks | None = None
    """What speaks beside the stream, where there is none, or nothing that makes words for it."""
    tone_set: ToneSet = CLEAR
    install: str = ""
    """What to install to have a voice, where one is wanted and none was found."""
    refused: tuple[str, ...] = ()
    """What the settings want and cannot be had, a line each."""

    @property
    def wanted(self) -> bool:
        """Whether the settings want anything to be heard."""
        return self.settings.sound

    @property
    def why_unheard(self) -> str:
        """Why nothing can be heard, as far as the program knows: it is 0 itself, or nothing plays tones now."""
        if not self.wanted:
            return ""
        if not self.settings.volume:
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
    def voice(self) -> str:
        """What speaks, in words; empty where nothing does."""
        if self.synthesizer.works and self.stream and self.stream.installed:
            return self.synthesizer.name
        return self.speaker.name if self.speaker else ""

    @property
    def talk(self) -> Talk:
        return self.settings.voice if self.voice else Talk.OFF

    @property
    def problems(self) -> tuple[str, ...]:
        """What the settings want and cannot be had, as far as it is known by now, a line each."""
        return (*self.refused, *filter(None, (self.synthesizer.problem,)))

    @property
    def problem(self) -> str:
        """Why the best way is not taken."""
        return self.stream.problem if self.stream else ""

    def _plays(self) -> bool:
        """Whether words may be heard: who has no device for tones has none for them; without miniaudio, who knows."""
        return bool(self.tones) or not (self.stream and self.stream.installed)

    @property
    def cues(self) -> Fallback:
        links: list[Link | None] = [self.stream, self.player, self.bell]
        return Fallback([link for link in links if link])

    def sounds(self, plan: Callable[[], Plan]) -> list[Sound]:
        """Everything that makes a session heard; nothing where nothing does, so that nobody looks ahead for it."""
        sounds: list[Sound] = [self.cues] if self.stream or self.player or self.bell else []
        voices: list[Link] = []
        talk, tone_s, speed = self.talk, self.tone_set.length_s, self.settings.voice_speed
        if self.stream and self.stream.installed and self.synthesizer.works:
            voices.append(StreamVoice(self.synthesizer, self.stream, talk, plan, tone_s=tone_s, speed=speed))
        if self.speaker:
            ready_from = self.stream.ready_from if self.stream else float
            voices.append(
                Voice(
                    self.speaker,
                    talk,
                    plan,
                    self.now,
                    ready_from=ready_from,
                    plays=self._plays,
                    tone_s=tone_s,
                    speed=speed,
                )
            )
        return [*sounds, *([Fallback(voices)] if voices else [])]

    def try_voice(self) -> None:
        """Have the sample made: what fails does not speak, and is one of the problems. It may take a few seconds."""
        with suppress(SynthesisError):
            self.synthesizer.synthesize(SAMPLE)

    def say_sample(self) -> None:
        """Say it, and wait until it is said."""
        if self.stream and self.stream.works:
            with suppress(SynthesisError):
                frames = self.synthesizer.synthesize(SAMPLE)
                self.stream.say([Utterance(max(self.now(), self.stream.ready_from()) + AHEAD_S, 0.0, frames)])
                time.sleep(2 * AHEAD_S + len(frames) / RATE)
                return
        if self.speaker and self._plays():
            with suppress(OSError):
                process = self.speaker.say(SAMPLE)
                with suppress(subprocess.TimeoutExpired):
                    process.wait(SAID_S)
                self.speaker.silence(process)


def find(settings: Settings, now: Callable[[], float], ring: Callable[[], None] | None) -> SoundOutputs:
    """Look for everything, and open a device; this takes a few hundredths of a second, or a second at most.

    What writes to standard error meanwhile is to be kept off the screen with `quiet`.

    Args:
        now: the session's clock.
        ring: rings the terminal's bell once; None where there is no terminal.
    """
    if not settings.sound:
        return SoundOutputs(now, settings)
    bell = Bell(ring) if ring and settings.bell else None
    tones, problems = find_tones(settings.tones)
    stream = Stream(settings.volume, now, tones=tones)
    plays = stream.open()
    other = None if plays else player.find(settings.volume, tones)
    found = SoundOutputs(now, settings, stream, other, bell, tone_set=tones, refused=problems)
    if settings.voice is not Talk.OFF:
        _find_voice(found)
    return found


def _find_voice(found: SoundOutputs) -> None:
    """What speaks: the user's own command, the library of espeak-ng, the system's speaker.

    The library comes after the speaker where the settings name a voice that the speaker alone has.
    """
    settings = found.settings
    name = settings.voice_name
    manner = Manner(settings.volume, name, settings.language, settings.voice_speed)
    links: list[Synthesizer] = []
    if settings.voice_command:
        links.append(CommandVoice(settings.voice_command, settings.volume))
    if espeak.is_there() and (espeak.knows(name) or not speaker.knows(name)):
        known = manner if espeak.knows(name) else replace(manner, name="")
        links.append(espeak.Espeak(known))
        if known != manner:
            near = nearest(name, espeak.voice_names())
            help = f"did you mean '{near}'?" if near else "f3, m3 and Annie are some that it has"
            found.refused += (f"voice-name: espeak-ng has no voice {shown(name)}; {help}",)
    found.synthesizer = SynthesizerChain(links)
    found.speaker = speaker.find(manner)
    if not found.speaker and links and found.player and found.player.command != (WINSOUND,):
        found.speaker = PlayedVoice(found.synthesizer, found.player.command)
    if not (found.speaker or links):
        found.install = speaker.find_missing_voice()


def play_sample(settings: Settings, now: Callable[[], float]) -> tuple[str, ...]:
    """Play the tone that counts, and say the sample, as far as they are on. A device may need three seconds.

    Returns:
        what the settings want and cannot be had.
    """
    found = find(settings, now, None)
    cues = found.cues
    tone = Count(now() + AHEAD_S, 3)
    cues.hear([], [tone], now())
    time.sleep(AHEAD_S)
    cues.hear([tone], [], now())
    if settings.voice is not Talk.OFF:
        time.sleep(found.tone_set.length_s(Cue.COUNT))
        found.say_sample()
    cues.close()
    return found.problems
