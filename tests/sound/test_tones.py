"""The tones: distinct, pleasant by their envelopes, loud enough."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from glutetimer.session.cues import CUES, Cue
from glutetimer.settings.settings import TONE_SETS
from glutetimer.sound.tones import CLEAR, FULL, RATE, SOFT, TONES, Frames, ToneSet

SLICE = RATE // 50


def peak(frames: Frames) -> int:
    return max(map(abs, frames))


def loudest_rms(frames: Frames) -> float:
    """Of the loudest tenth of a second, as a part of the loudest there is."""
    squares = [value * value for value in frames]
    span = min(len(squares), RATE // 10)
    return max(sum(squares[n : n + span]) / span for n in range(0, len(squares) - span + 1, SLICE)) ** 0.5 / FULL


def contour(frames: Frames) -> list[tuple[float, float]]:
    """What there is to hear: loudness and pitch (by its crossings of zero), fifty times a second."""
    heard = []
    for begin in range(0, len(frames), SLICE):
        part = frames[begin : begin + SLICE]
        loud = (sum(value * value for value in part) / SLICE) ** 0.5 / FULL
        crossings = sum((a < 0) != (b < 0) for a, b in pairwise(part))
        heard.append((loud, crossings * RATE / SLICE / 2000 if loud > 0.01 else 0.0))
    return heard


def difference(one: list[tuple[float, float]], other: list[tuple[float, float]]) -> float:
    """In kilohertz and loudness, summed over time."""
    longest = max(len(one), len(other))
    pad = [(0.0, 0.0)]
    pairs = zip(one + pad * (longest - len(one)), other + pad * (longest - len(other)), strict=True)
    return sum(abs(a - c) + abs(b - d) for (a, b), (c, d) in pairs)


def test_every_cue_has_a_tone() -> None:
    assert set(TONES) == set(Cue)


@pytest.mark.parametrize("tones", [CLEAR, SOFT], ids=TONE_SETS)
@pytest.mark.parametrize("cue", Cue)
def test_a_tone_begins_and_ends_without_a_click(cue: Cue, tones: ToneSet) -> None:
    frames = tones.samples(cue)
    assert frames[0] == frames[-1] == 0
    millisecond = RATE // 1000
    assert peak(frames[: millisecond // 4]) < peak(frames) / 10
    assert peak(frames[-millisecond:]) < peak(frames) / 50


@pytest.mark.parametrize("tones", [CLEAR, SOFT], ids=TONE_SETS)
@pytest.mark.parametrize("cue", Cue)
def test_no_step_within_a_tone_is_larger_than_its_sines_make(cue: Cue, tones: ToneSet) -> None:
    frames = tones.samples(cue)
    steps = [abs(a - b) for a, b in pairwise(frames)]
    assert max(steps) < peak(frames) / 2


@pytest.mark.parametrize("cue", Cue)
def test_a_tone_has_the_peak_and_the_length_it_is_said_to_have(cue: Cue) -> None:
    frames = CLEAR.samples(cue)
    assert peak(frames) == pytest.approx(TONES[cue].peak * FULL, abs=2)
    assert len(frames) / RATE == pytest.approx(CLEAR.length_s(cue), abs=0.001)
    assert CLEAR.length_s(cue) <= 1.25


@pytest.mark.parametrize("cue", [cue for cue in Cue if CUES[cue].rings])
def test_what_matters_is_loud(cue: Cue) -> None:
    assert loudest_rms(CLEAR.samples(cue)) > 0.25


def test_what_is_heard_all_the_time_is_soft() -> None:
    assert (
        loudest_rms(CLEAR.samples(Cue.BEAT))
        < loudest_rms(CLEAR.samples(Cue.REPETITION))
        < loudest_rms(CLEAR.samples(Cue.COUNT)) / 2
    )


@pytest.mark.parametrize("tones", [CLEAR, SOFT], ids=TONE_SETS)
def test_each_tone_is_distinct_to_the_ear(tones: ToneSet) -> None:
    apart = 2 if tones is CLEAR else 1.5  # a fourth lower, pitches are a quarter nearer
    contours = {cue: contour(tones.samples(cue)) for cue in Cue}
    alike = {(a, b): difference(contours[a], contours[b]) for a, b in combinations(Cue, 2)}
    assert {pair: round(by, 1) for pair, by in alike.items() if by < apart} == {}


@pytest.mark.parametrize("cue", Cue)
def test_a_soft_tone_is_softer_duller_and_as_long(cue: Cue) -> None:
    clear, soft = CLEAR.samples(cue), SOFT.samples(cue)
    assert len(clear) == len(soft)
    assert 0.4 < loudest_rms(soft) / loudest_rms(clear) < 0.95
    assert sharpness(soft) < sharpness(clear)


def sharpness(frames: Frames) -> float:
    """How high it is, by its steps: overtones and pitch both raise it."""
    return sum(abs(a - b) for a, b in pairwise(frames)) / sum(map(abs, frames))


def test_volume() -> None:
    assert set(CLEAR.samples(Cue.START, 0)) == {0}
    loud = [peak(CLEAR.samples(Cue.START, volume)) for volume in (10, 30, 50, 80, 100)]
    assert loud == sorted(set(loud))
    assert loud[2] / loud[4] == pytest.approx(0.25, abs=0.01)


def test_a_tone_is_made_once() -> None:
    assert CLEAR.samples(Cue.BEST, 70) is CLEAR.samples(Cue.BEST, 70)
