"""What a face needs to work with: where things are, what the user set, what there is to do, and the clocks."""

from __future__ import annotations

from dataclasses import dataclass

from glutetimer.clock import Clock
from glutetimer.library import Library
from glutetimer.paths import Paths
from glutetimer.settings import Settings


@dataclass(frozen=True, slots=True)
class Kit:
    """One user's setting."""

    paths: Paths
    settings: Settings
    library: Library
    clock: Clock
