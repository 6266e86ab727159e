"""One tone, at the volume that is set."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from glutetimer.session.cues import Cue, heard
from glutetimer.session.events import Event
from glutetimer.settings.settings import Settings
from glutetimer.sound import found
from glutetimer.sound.fallback import Fallback
from glutetimer.sound.found import SoundOutputs


class Ears:
    """Hears everything."""

    works = True

    def __init__(self) -> None:
        self.cues: list[Cue] = []
        self.closed = False

    def hear(self, happened: Sequence[Event], coming: Sequence[Event], now: float) -> None:
        self.cues += heard(happened).values()

    def silence(self) -> None: ...

    def close(self, at_once: bool = False) -> None:
        assert not at_once  # it has to sound first
        self.closed = True


def test_the_tone_that_counts_is_played_once_and_the_device_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    ears, asked = Ears(), []

    def find(settings: Settings, now: Callable[[], float], ring: object) -> SoundOutputs:
        asked.append((settings.volume, ring))
        return SoundOutputs(now)

    monkeypatch.setattr(found, "find", find)
    monkeypatch.setattr(SoundOutputs, "cues", property(lambda _: Fallback([ears])))
    monkeypatch.setattr(found, "AHEAD_S", 0.0)
    found.play_sample(Settings(volume=35), lambda: 7.0)
    assert asked == [(35, None)]
    assert ears.cues == [Cue.COUNT]
    assert ears.closed
