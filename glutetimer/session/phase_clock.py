"""The clock of the phase that runs, or stands: how far it is, and what is still to happen in it."""

from __future__ import annotations

from enum import Enum, auto

from glutetimer.session.agenda import Entry
from glutetimer.session.events import Count, Event, NextUp


class Mode(Enum):
    """Whether time passes."""

    WAITING = auto()
    """Not begun."""
    RUNNING = auto()
    PAUSED = auto()
    LEAD_IN = auto()
    OVER = auto()


class PhaseClock:
    """Reads the seconds of one phase, from 0 at its start, without its pauses. What changes in it is replaced, never
    changed in place: a copy is a twin.
    """

    def __init__(self) -> None:
        self.mode = Mode.WAITING
        self.began = 0.0
        """When the phase truly began."""
        self.length: float | None = None
        """When it ends by itself, in seconds from its start; None: never."""
        self.agenda: tuple[Entry, ...] = ()
        """What is still to happen in it."""
        self.slept = False
        """Whether the machine or the program was away in it."""
        self.whole_lead_in = 0.0
        """How long the last lead-in was from its beginning."""
        self._anchor = 0.0  # when it read 0; moved on by every pause
        self._frozen = 0.0  # what it reads while it stands
        self._lead_until = 0.0
        self._lead_counts: tuple[int, ...] = ()

    def turn_to(self, at: float, length: float | None) -> None:
        """Read 0, for another phase."""
        self._anchor = self.began = at
        self._frozen = 0.0
        self.slept = False
        self.length = length

    # ------------------------------------------------------------ read

    def elapsed(self, now: float) -> float:
        """Seconds of the phase that have passed."""
        return max(0.0, now - self._anchor) if self.mode is Mode.RUNNING else self._frozen

    def lead_in(self, now: float) -> float:
        """Seconds until a set goes on; 0 where there is no lead-in."""
        return max(0.0, self._lead_until - now) if self.mode is Mode.LEAD_IN else 0.0

    @property
    def end(self) -> float | None:
        """When the phase ends, if it runs on; None: never by itself."""
        return None if self.length is None else self._anchor + self.length

    @property
    def is_fresh(self) -> bool:
        """Whether nothing of the phase had passed when it stood last."""
        return self._frozen == 0

    @property
    def names_next(self) -> bool:
        """Whether what follows the phase is still to be named in it."""
        return any(isinstance(event, NextUp) for _, event in self.agenda)

    # ------------------------------------------------------------ set

    def run(self, at: float) -> None:
        """Go, from what it reads."""
        self.mode = Mode.RUNNING
        self._anchor = at - self._frozen
        if self.is_fresh:
            self.began = at

    def stand(self, at: float) -> None:
        """Stand at what it reads."""
        self._frozen = self.elapsed(at)
        self.mode = Mode.PAUSED

    def clear(self) -> None:
        """Stand at 0: what was done of the phase is reckoned up."""
        self._frozen = 0.0
        self.mode = Mode.PAUSED

    def lead(self, now: float, seconds: float, counts: tuple[int, ...]) -> None:
        """Stand for some seconds until a set goes on.

        `counts` are those before its end that are counted aloud, in order.
        """
        self.mode = Mode.LEAD_IN
        self.whole_lead_in = seconds
        self._lead_until = now + seconds
        self._lead_counts = counts

    # ------------------------------------------------------------ what comes by itself

    def due(self) -> float | None:
        """When something happens in the phase, or it or its lead-in ends; None: nothing does by itself."""
        if self.mode is Mode.LEAD_IN:
            return self._lead_until - (self._lead_counts[0] if self._lead_counts else 0)
        if self.mode is Mode.RUNNING:
            return self._anchor + self.agenda[0][0] if self.agenda else self.end
        return None

    def pop(self, at: float) -> Event | None:
        """What happens at this instant, when it is due; None: the phase ends, or its lead-in."""
        if self.mode is Mode.LEAD_IN:
            if not self._lead_counts:
                return None
            left, *counts = self._lead_counts
            self._lead_counts = tuple(counts)
            return Count(at, left)
        if not self.agenda:
            return None
        (_, event), *agenda = self.agenda
        self.agenda = tuple(agenda)
        return event._replace(at=at)
