"""Samples from elsewhere, made into frames of the stream: of one channel, at its rate."""

from __future__ import annotations

import io
import sys
import wave
from array import array
from importlib import import_module
from typing import Any

from glutetimer.sound.tones import RATE, Frames

AUDIBLE = 60
"""What is below it, a 500th of the loudest, is silence (our choice)."""
FADE = round(0.01 * RATE)
"""How many frames a sound takes that is cut off: a shorter one clicks."""
LONGEST_S = 60
"""What lasts longer is neither a phrase nor a tone (our choice): a small file may stand for hours."""


class UndecodableError(ValueError):
    """What was read is no sound; its text says why."""


def trim(frames: Frames) -> Frames:
    """Frames without the silence before and after."""
    first = next((n for n, value in enumerate(frames) if abs(value) > AUDIBLE), len(frames))
    last = next((n for n in range(len(frames), first, -1) if abs(frames[n - 1]) > AUDIBLE), first)
    return frames[first:last]


def fade(frames: Frames) -> Frames:
    """Frames that go down to nothing from the first to the last."""
    count = len(frames)
    return array("h", [value * (count - n) // count for n, value in enumerate(frames)])


def resample(frames: Frames, rate: int) -> Frames:
    """Frames of one channel at the stream's rate."""
    if rate == RATE or not frames:
        return frames
    if miniaudio := _miniaudio():
        mono = miniaudio.SampleFormat.SIGNED16, 1
        return array("h", bytes(miniaudio.convert_frames(*mono, rate, frames.tobytes(), *mono, RATE)))
    count = (len(frames) - 1) * RATE // rate + 1
    frames.append(frames[-1])
    made = array("h", bytes(2 * count))
    for n in range(count):
        whole, part = divmod(n * rate, RATE)
        made[n] = frames[whole] + (frames[whole + 1] - frames[whole]) * part // RATE
    frames.pop()
    return made


def decode(data: bytes) -> Frames:
    """The frames of a file: a WAV of 16 bits; where miniaudio is installed, any WAV, FLAC, MP3 or Ogg Vorbis.

    One that is cut off is read as far as it goes.

    Raises:
        UndecodableError: it is none of these, there is nothing in it, or it lasts longer than LONGEST_S.
    """
    miniaudio = _miniaudio()
    frames = _read_by(miniaudio, data) if miniaudio else _read_wav(data)
    if not frames:
        raise UndecodableError("there is nothing in it")
    return frames


def _read_by(miniaudio: Any, data: bytes) -> Frames:
    frames = array("h")
    try:
        for block in miniaudio.stream_memory(data, miniaudio.SampleFormat.SIGNED16, 1, RATE, frames_to_read=RATE):
            frames += block
            _refuse_longer(len(frames), RATE)
    except miniaudio.MiniaudioError:
        raise UndecodableError("it is no sound that can be read; write a WAV") from None
    return frames


def _read_wav(data: bytes) -> Frames:
    try:
        with wave.open(io.BytesIO(data)) as file:
            channels, rate = file.getnchannels(), file.getframerate()
            if file.getsampwidth() != 2:
                raise UndecodableError("it is no WAV of 16 bits, and without miniaudio nothing else can be read")
            read = file.readframes(file.getnframes())
    except (wave.Error, EOFError, RuntimeError):  # the last where a part of it says that it is larger than the whole
        raise UndecodableError("it is no WAV, and without miniaudio nothing else can be read") from None
    samples = array("h", read[: len(read) // (2 * channels) * 2 * channels])
    if sys.byteorder == "big":
        samples.byteswap()
    if channels > 1:
        lanes = [samples[n::channels] for n in range(channels)]
        samples = array("h", [sum(each) // channels for each in zip(*lanes, strict=True)])
    _refuse_longer(len(samples), rate)
    return resample(samples, rate)


def _refuse_longer(frames: int, rate: int) -> None:
    if frames > LONGEST_S * rate:
        raise UndecodableError(f"it lasts longer than {LONGEST_S:g} s")


def _miniaudio() -> Any:
    try:
        return import_module("miniaudio")
    except ImportError:
        return None
