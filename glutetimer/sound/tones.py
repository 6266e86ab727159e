"""The tones: what each cue sounds like, and the arithmetic that makes it.

Everything lies between 390 and 2100 Hz, where small loudspeakers are loud and the ear is keen. Rising tones mean more,
falling ones mean rest or an end, repeated ones say that something changes. All numbers here are our choice.
"""

from __future__ import annotations

from array import array
from cmath import exp as turn
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate, repeat
from math import cos, exp, pi
from operator import mul
from typing import TypeAlias

from glutetimer.session.cues import Cue

Frames: TypeAlias = "array[int]"
"""Samples of one channel, 16 bits each."""
RATE = 48_000
"""Frames a second; one channel, 16 bits."""
FULL = 32_767
RELEASE_S = 0.02
"""A note ends in this time, whatever rings on in it."""


@dataclass(frozen=True, slots=True)
class Timbre:
    """What a note is made of."""

    partials: tuple[tuple[float, float], ...]
    """Multiples of the note's frequency, and how loud each is."""
    ring_s: float
    """The time in which the lowest partial falls to 1/e; the others fall faster, as in anything that is struck."""
    attack_s: float = 0.005
    """No click: a note comes up in this time."""


PIPE = Timbre(((1, 1.0), (2, 0.35), (3, 0.12)), ring_s=1.2, attack_s=0.008)
"""Steady: for what must be exact."""
MARIMBA = Timbre(((1, 1.0), (2, 0.2), (4, 0.15)), ring_s=0.22)
"""Warm and short."""
GLASS = Timbre(((1, 1.0), (2.76, 0.4), (5.4, 0.12)), ring_s=0.5)
"""A bell."""
WOOD = Timbre(((1, 1.0), (2.76, 0.6)), ring_s=0.03, attack_s=0.002)
"""A tick."""
BREATH = Timbre(((1, 1.0), (2, 0.1)), ring_s=2.0, attack_s=0.18)
"""Swells."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note of a cue."""

    at_s: float
    hz: float
    lasts_s: float
    timbre: Timbre


@dataclass(frozen=True, slots=True)
class Tone:
    """A cue's notes, and its peak as a part of the loudest there is."""

    notes: tuple[Note, ...]
    peak: float = 0.8

    @property
    def length_s(self) -> float:
        return max(note.at_s + note.lasts_s for note in self.notes)


G4, A4, C5, E5, G5, A5 = 392.0, 440.0, 523.3, 659.3, 784.0, 880.0
C6, D6, E6, G6, A6, C7 = 1046.5, 1174.7, 1318.5, 1568.0, 1760.0, 2093.0


def _run(timbre: Timbre, step_s: float, last_s: float, *pitches: float) -> tuple[Note, ...]:
    """Notes one after the other, the last one longer."""
    *short, last = pitches
    notes = [Note(n * step_s, hz, step_s, timbre) for n, hz in enumerate(short)]
    return (*notes, Note(len(short) * step_s, last, last_s, timbre))


TONES: dict[Cue, Tone] = {
    Cue.READY: Tone(_run(MARIMBA, 0.14, 0.3, E5, G5)),
    Cue.COUNT: Tone(_run(PIPE, 0, 0.12, A5)),
    Cue.START: Tone(_run(PIPE, 0, 0.45, A6)),
    Cue.HALFWAY: Tone(_run(MARIMBA, 0.16, 0.25, D6, D6)),
    Cue.REMINDER: Tone(_run(BREATH, 0, 0.5, A4), peak=0.45),
    Cue.REPETITION: Tone(_run(WOOD, 0, 0.1, C6), peak=0.6),
    Cue.BEAT: Tone(_run(WOOD, 0, 0.06, E5), peak=0.25),
    Cue.TEN: Tone(_run(GLASS, 0, 0.7, G5)),
    Cue.LAST: Tone(_run(GLASS, 0.13, 0.4, C6, E6)),
    Cue.TARGET: Tone(_run(GLASS, 0.12, 0.5, C6, E6, G6)),
    Cue.BEST: Tone(_run(GLASS, 0.09, 0.6, C6, E6, G6, C7)),
    Cue.GOAL: Tone(
        (
            *_run(PIPE, 0.1, 0.25, G5, G5, C6),
            Note(0.45, G5, 0.1, PIPE),
            *(Note(0.55, hz, 0.6, PIPE) for hz in (C6, E6, G6)),
        )
    ),
    Cue.STOP: Tone(_run(MARIMBA, 0.1, 0.35, E6, G4)),
    Cue.SWITCH: Tone(_run(PIPE, 0.08, 0.12, E6, A5, E6, A5)),
    Cue.REST: Tone(_run(MARIMBA, 0.22, 0.45, G5, C5)),
    Cue.LAST_SET: Tone(_run(PIPE, 0.1, 0.35, A5, A5, A6)),
    Cue.NEXT: Tone(_run(MARIMBA, 0, 0.3, C5), peak=0.5),
    Cue.PAUSE: Tone(_run(MARIMBA, 0.2, 0.3, A4, A4), peak=0.6),
    Cue.AWAKE: Tone(_run(GLASS, 0.07, 0.4, C5, E5, G5, A5, C6)),
    Cue.DONE: Tone((*_run(GLASS, 0.16, 0.9, G6, E6, C6), Note(0.32, E5, 0.9, GLASS), Note(0.32, C5, 0.9, GLASS))),
}
"""Every cue."""


SOFTER = 0.55
"""Of a soft tone's peak."""
LOWER = 0.75
"""Of a soft tone's pitches: a fourth."""


def _soften(tone: Tone) -> Tone:
    """A tone as the soft set has it: the same steps, lower, nearly without overtones, and each note comes up slowly."""
    notes = []
    for note in tone.notes:
        of = note.timbre
        partials = tuple((times, loud if times == 1 else loud / 4) for times, loud in of.partials)
        notes.append(replace(note, hz=note.hz * LOWER, timbre=Timbre(partials, of.ring_s, max(of.attack_s, 0.02))))
    return Tone(tuple(notes), tone.peak * SOFTER)


class ToneSet:
    """How the cues sound. `own`: sounds that serve instead of some, at their full volume."""

    def __init__(self, tones: Mapping[Cue, Tone], own: Mapping[Cue, Frames] | None = None) -> None:
        self._tones, self._own = tones, own or {}
        self._made: dict[tuple[Cue, int], Frames] = {}

    def length_s(self, cue: Cue) -> float:
        return len(self._own[cue]) / RATE if cue in self._own else self._tones[cue].length_s

    def samples(self, cue: Cue, volume: int = 100) -> Frames:
        """The frames of a cue, made once."""
        if (cue, volume) not in self._made:
            own = self._own.get(cue)
            self._made[cue, volume] = scale(own, volume) if own else _render(self._tones[cue], _loudness(volume))
        return self._made[cue, volume]


CLEAR = ToneSet(TONES)
"""The usual set."""
SOFT = ToneSet({cue: _soften(tone) for cue, tone in TONES.items()})
"""For whom the usual one is too sharp."""


def scale(frames: Frames, volume: int) -> Frames:
    """Frames as loud as a volume has them.

    Args:
        frames: at their full volume.
        volume: 0 to 100.
    """
    loud = _loudness(volume)
    return array("h", [round(value * loud) for value in frames])


def _loudness(volume: int) -> float:
    """Half a volume is heard as about half as loud, so the amplitude goes with its square."""
    return (volume / 100) ** 2


def _render(tone: Tone, loud: float) -> Frames:
    mixed = [0.0] * round(tone.length_s * RATE)
    for note in tone.notes:
        begin = round(note.at_s * RATE)
        for n, value in enumerate(_note(note, min(round(note.lasts_s * RATE), len(mixed) - begin)), begin):
            mixed[n] += value
    scale = tone.peak * loud * FULL / max(map(abs, mixed))
    return array("h", [round(value * scale) for value in mixed])


def _note(note: Note, frames: int) -> Iterator[float]:
    """A note's frames: decaying sines under an envelope that begins and ends at nothing."""
    timbre = note.timbre
    partials = [_sine(note.hz * times, loud, timbre.ring_s / times, frames) for times, loud in timbre.partials]
    return map(mul, map(sum, zip(*partials, strict=True)), _envelope(timbre.attack_s, frames))


def _sine(hz: float, loud: float, ring_s: float, frames: int) -> Iterator[float]:
    """A sine that falls to 1/e in `ring_s`: a point that circles inwards, seen from the side."""
    step = turn(2j * pi * hz / RATE) * exp(-1 / (ring_s * RATE))
    return (point.imag for point in accumulate(repeat(step, frames - 1), mul, initial=complex(loud)))


def _envelope(attack_s: float, frames: int) -> list[float]:
    """Half a cosine up, and half a one down."""
    up, down = (min(round(seconds * RATE), frames // 2) for seconds in (attack_s, RELEASE_S))
    return [
        *((1 - cos(pi * n / up)) / 2 for n in range(up)),
        *repeat(1.0, frames - up - down),
        *((1 - cos(pi * n / down)) / 2 for n in range(down - 1, -1, -1)),
    ]
