"""Samples from elsewhere: their rate, their channels, their silence."""

from __future__ import annotations

import io
import wave
from array import array
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from math import pi, sin

import pytest

from glutetimer.sound.frames import FADE, LONGEST_S, UndecodableError, decode, fade, resample, trim
from glutetimer.sound.tones import RATE, Frames


def sine(hz: float, rate: int, seconds: float = 0.5) -> Frames:
    return array("h", [round(20_000 * sin(2 * pi * hz * n / rate)) for n in range(round(seconds * rate))])


def pitch(frames: Frames) -> float:
    middle = frames[len(frames) // 10 : -len(frames) // 10]
    return sum(a < 0 <= b for a, b in pairwise(middle)) * RATE / len(middle)


@pytest.fixture(params=[True, False])
def each_way(request: pytest.FixtureRequest) -> None:
    """With miniaudio, and without."""
    if request.param:
        pytest.importorskip("miniaudio")
    else:
        request.getfixturevalue("no_miniaudio")


@pytest.mark.usefixtures("each_way")
@pytest.mark.parametrize("rate", [8000, 16_000, 22_050, 44_100, 48_000, 96_000])
def test_another_rate_keeps_pitch_length_and_loudness(rate: int) -> None:
    made = resample(sine(440, rate), rate)
    assert len(made) == pytest.approx(RATE / 2, abs=12)
    assert pitch(made) == pytest.approx(440, rel=0.01)
    assert max(made) == pytest.approx(20_000, rel=0.05)
    assert resample(array("h"), rate) == array("h")


def test_silence_goes_and_nothing_else() -> None:
    sound = sine(440, RATE, 0.1)[1:]
    silence = array("h", [0, 3, -5] * 1000)
    assert trim(silence + sound + silence).tobytes() in sound.tobytes()
    assert len(trim(silence + sound + silence)) >= len(sound) - 4
    assert trim(silence) == array("h")


def test_a_fade_begins_as_it_was_and_ends_at_nothing() -> None:
    faded = fade(array("h", [1000] * FADE))
    assert faded[0] == 1000 and faded[-1] <= 1000 / FADE + 1
    assert all(a >= b for a, b in pairwise(faded))
    assert fade(array("h")) == array("h")


def wav(samples: Sequence[int], channels: int, rate: int) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setparams((channels, 2, rate, 0, "NONE", "not compressed"))
        out.writeframes(array("h", samples).tobytes())
    return file.getvalue()


@pytest.mark.usefixtures("each_way")
def test_two_channels_become_one() -> None:
    both = wav([each for value in sine(440, 44_100) for each in (value, value)], 2, 44_100)
    assert pitch(decode(both)) == pytest.approx(440, rel=0.01)


@pytest.mark.usefixtures("each_way")
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("lost", [1, 2, 3])
def test_one_that_is_cut_off_is_read_as_far_as_it_goes(channels: int, lost: int) -> None:
    whole = wav([9000] * 2000, channels, RATE)
    assert len(decode(whole[:-lost])) == pytest.approx(2000 / channels, abs=2)


@pytest.mark.usefixtures("each_way")
def test_a_damaged_head_is_no_error_of_another_kind() -> None:
    whole = wav([9000, -9000] * 100, 1, RATE)
    for n in range(44):
        for value in (0, 1, 3, 255):
            with suppress(UndecodableError):
                decode(whole[:n] + bytes([value]) + whole[n + 1 :])


@pytest.mark.usefixtures("each_way")
def test_what_would_last_for_hours_is_refused_before_it_is_made() -> None:
    with pytest.raises(UndecodableError, match=f"lasts longer than {LONGEST_S:g} s"):
        decode(wav([9000] * (LONGEST_S + 1) * 10, 1, 10))


@pytest.mark.usefixtures("each_way")
@pytest.mark.parametrize("data", [b"", b"RIFF", b"RIFF\x00\x00\x00\x00WAVE", b"hello" * 1000, bytes(5000)])
def test_what_is_no_sound_is_refused(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        decode(data)
