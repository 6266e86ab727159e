"""What every peer's file becomes first: stretches of work and rest, and groups of them that repeat."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Stretch:
    """One thing done, or a rest. It has seconds, repetitions or a distance."""

    name: str
    seconds: float = 0
    reps: int | None = None
    reps_to: int | None = None
    """The upper end, where `reps` is the lower one of a range."""
    distance_m: float | None = None
    sets: int = 1
    rest_s: float = 0
    """After it, and between its sets."""
    is_open: bool = False
    """It goes on until whoever does it says so; the seconds are what it may take."""
    rests: bool = False
    """The peer's format says that it is a rest; elsewhere its name may say so."""

    @property
    def is_timed(self) -> bool:
        """Whether its seconds are how long it lasts."""
        return self.reps is None and self.distance_m is None and not self.is_open


@dataclass(frozen=True, slots=True)
class Repeat:
    """Things done several times in a row."""

    times: int
    inside: tuple[Node, ...]
    between_s: float = 0
    """A rest from one time to the next."""


Node = Stretch | Repeat


@dataclass(slots=True)
class ImportedWorkout:
    """A workout as a peer's file tells it."""

    name: str
    peer: str
    """Which program it comes from, in words."""
    nodes: tuple[Node, ...]
    ready_s: float | None = None
    """To get ready; None for our usual."""
    notes: list[str] = field(default_factory=list)
    """What could not be carried over, a line each."""


def rest(seconds: float) -> Stretch:
    """A rest that the peer's format has a field for."""
    return Stretch("Rest", seconds, rests=True)
