"""Which event is heard and flashed as what: one table for the bell, the tones, the voice and the screen."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple, Protocol

from glutetimer.session.events import (
    Beat,
    Begun,
    Concluded,
    Count,
    Event,
    Finished,
    Halfway,
    LeadIn,
    Mark,
    NextUp,
    Passed,
    Paused,
    PhaseStarted,
    Reminder,
    Repetition,
    SetDone,
    Ten,
    Woke,
)
from glutetimer.training.plan import PhaseKind


class Cue(StrEnum):
    """What is heard at an instant."""

    READY = "get ready"
    COUNT = "three, two, one"
    START = "start"
    HALFWAY = "halfway"
    REMINDER = "reminder"
    REPETITION = "repetition"
    BEAT = "beat"
    TEN = "every ten seconds"
    LAST = "last passed"
    TARGET = "target"
    BEST = "best passed"
    GOAL = "goal"
    STOP = "stop"
    SWITCH = "switch sides"
    REST = "rest"
    LAST_SET = "last set"
    NEXT = "next exercise"
    PAUSE = "pause"
    AWAKE = "awake again"
    DONE = "done"


class Look(NamedTuple):
    """What a cue is where there is no sound but the terminal's bell."""

    rings: bool = False
    flash: str = ""
    """The word that fills the screen; `#` stands for the count."""


CUES: dict[Cue, Look] = {
    Cue.READY: Look(rings=True),
    Cue.COUNT: Look(rings=True, flash="#"),
    Cue.START: Look(rings=True),
    Cue.HALFWAY: Look(rings=True, flash="HALFWAY"),
    Cue.REMINDER: Look(),
    Cue.REPETITION: Look(),
    Cue.BEAT: Look(),
    Cue.TEN: Look(rings=True),
    Cue.LAST: Look(rings=True, flash="LAST"),
    Cue.TARGET: Look(rings=True, flash="TARGET"),
    Cue.BEST: Look(rings=True, flash="BEST"),
    Cue.GOAL: Look(rings=True, flash="GOAL"),
    Cue.STOP: Look(rings=True),
    Cue.SWITCH: Look(rings=True, flash="SWITCH"),
    Cue.REST: Look(rings=True),
    Cue.LAST_SET: Look(rings=True, flash="LAST SET"),
    Cue.NEXT: Look(),
    Cue.PAUSE: Look(),
    Cue.AWAKE: Look(rings=True),
    Cue.DONE: Look(rings=True),
}
"""Every cue, and what is left of it without a speaker."""

_OF_KIND = {PhaseKind.READY: Cue.READY, PhaseKind.REST: Cue.REST, PhaseKind.SWITCH: Cue.SWITCH}
_OF_MARK = {Mark.LAST: Cue.LAST, Mark.TARGET: Cue.TARGET, Mark.BEST: Cue.BEST, Mark.GOAL: Cue.GOAL}


TELLING = (
    *(Cue.DONE, Cue.STOP, Cue.AWAKE, Cue.PAUSE, Cue.GOAL, Cue.BEST, Cue.TARGET, Cue.LAST, Cue.COUNT, Cue.READY),
    *(Cue.LAST_SET, Cue.START, Cue.SWITCH, Cue.REST, Cue.HALFWAY, Cue.TEN, Cue.NEXT, Cue.REPETITION, Cue.REMINDER),
    Cue.BEAT,
)
"""The most telling first (our choice): two tones at once are neither."""


class Sound(Protocol):
    """What makes a session audible. Every call returns at once."""

    def hear(self, happened: Sequence[Event], coming: Sequence[Event], now: float) -> None:
        """Sound what there is to sound. Called whenever something may have changed, and every second or so.

        What happened since the last call comes each once, at its instant or later. What is `coming` in the next
        seconds, if the user does nothing, replaces what was coming before: a pause, a skip or a stop so takes back what
        was prepared.
        """
        ...

    def silence(self) -> None:
        """Stop what sounds, and prepare nothing."""
        ...

    def close(self, at_once: bool = False) -> None:
        """Let go of everything: once what sounds has ended, which is not waited for, or at once."""
        ...


def cue_of(event: Event) -> Cue | None:
    """The cue of an event, or None where it is silent."""
    match event:
        case Finished(asks=True):
            return None
        case PhaseStarted(stands=True, phase=phase) if phase.works:
            return None
        case Begun(start=PhaseStarted() as start):
            return cue_of(start)
        case PhaseStarted(phase=phase, last_set=last):
            return Cue.LAST_SET if last else _OF_KIND.get(phase.kind, Cue.START)
        case Passed(mark=mark):
            return _OF_MARK[mark]
        case Count():
            return Cue.COUNT
        case SetDone(hold=hold, phase=phase):
            return Cue.STOP if (hold or phase.own_pace) and ended_now(event) else None
        case _:
            return _PLAIN.get(type(event))


def ended_now(done: SetDone) -> bool:
    """Whether the set ends at this event: a correction or an answer says it again, later."""
    return done.at - done.began - done.seconds < 0.001


def heard(events: Iterable[Event]) -> dict[float, Cue]:
    """The cue of each instant; where several fall together, the most telling one."""
    cues: dict[float, Cue] = {}
    for event in events:
        if cue := cue_of(event):
            cues[event.at] = min(cue, cues.get(event.at, cue), key=TELLING.index)
    return cues


def flash_of(event: Event) -> str:
    word = CUES[cue].flash if (cue := cue_of(event)) else ""
    return str(event.left) if isinstance(event, Count) else word


_PLAIN: dict[type[Event], Cue] = {
    Beat: Cue.BEAT,
    Concluded: Cue.DONE,
    Begun: Cue.START,
    Finished: Cue.DONE,
    Halfway: Cue.HALFWAY,
    LeadIn: Cue.READY,
    NextUp: Cue.NEXT,
    Paused: Cue.PAUSE,
    Repetition: Cue.REPETITION,
    Reminder: Cue.REMINDER,
    Ten: Cue.TEN,
    Woke: Cue.AWAKE,
}
