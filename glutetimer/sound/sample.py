"""One tone, to hear how loud it is."""

from __future__ import annotations

import time
from collections.abc import Callable

from glutetimer.session.events import Count
from glutetimer.settings.settings import Settings
from glutetimer.sound.found import find

AHEAD_S = 0.2
"""A cue is told ahead, as in a session."""


def play(settings: Settings, now: Callable[[], float]) -> None:
    """Play the tone that counts, at the volume that is set. It takes a moment, and a device may need three seconds."""
    cues = find(settings, now, None).cues
    tone = Count(now() + AHEAD_S, 3)
    cues.hear([], [tone], now())
    time.sleep(AHEAD_S)
    cues.hear([tone], [], now())
    cues.close()
