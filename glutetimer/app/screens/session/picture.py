"""What the session's screen shows, as ready-made words and fractions, and what may stand right of its figures."""

from typing import NamedTuple

from glutetimer.app.drawing.posture import Posture
from glutetimer.training.plan import Phase


class SetUp(NamedTuple):
    """The stage of get ready: how to begin, and when to stop."""

    steps: tuple[str, ...]
    stop: tuple[str, ...]
    page: int = 0
    """Which page of the steps, where they do not fit."""


class Meeting(NamedTuple):
    """The stage of an exercise that is new: every step of it, beside its figure."""

    side: str
    """Which leg a side is; empty where there is none."""
    note: str
    """What the workout says of it."""
    steps: tuple[str, ...]
    end: str
    """When to stop."""
    page: int
    """Which page, where they do not fit."""
    safety: tuple[str, ...] = ()
    """What is to be known before the very first set of all: the first page."""


class Led(NamedTuple):
    """The stage of repetitions: where in the tempo one should be."""

    parts: tuple[tuple[str, float], ...]
    at: float
    part: str
    second: int


class OwnPace(NamedTuple):
    """The stage of repetitions at one's own pace: how long they have gone on, and what ends them."""

    time: str
    words: str
    brief: str
    """What ends them, where that has little room."""


class HoldMark(NamedTuple):
    """A number that a hold passes."""

    sign: str
    seconds: int
    words: str
    passed: bool
    coming: bool
    """The next to be passed."""


class Race(NamedTuple):
    """The stage of a hold: the marks, and how far along the scale it is."""

    marks: tuple[HoldMark, ...]
    held_s: int
    scale_s: float
    scale_words: str


class Asked(NamedTuple):
    """The stage of a question: after a hold, after repetitions at one's own pace, or in a check."""

    side: str
    held: str
    praise: str
    question: str
    answers: tuple[tuple[str, str, bool], ...]
    """Command, words, and whether it is marked: what Enter means, or what was answered."""
    arithmetic: str
    marks: str
    unit: str = "s"
    """Of what was held, or done."""


Stage = SetUp | Meeting | Led | OwnPace | Race | Asked | None


class SessionView(NamedTuple):
    """One picture of the session."""

    kind: str
    """Whose colours: ready, work, hold, rest, switch."""
    sign: str
    words: tuple[str, ...]
    """The band's left, the longest first."""
    right: str
    arrow: str
    """left, right, or nothing."""
    share: float
    """How much of the band is bright."""
    number: str
    """`~` is a place not needed now."""
    name: str
    """In letters."""
    name_text: str
    cue: str
    then: str
    left: str
    phases: tuple[Phase, ...]
    """The whole session, for the ribbon."""
    done: float
    """The share of the plan that is done."""
    commands: tuple[str, ...]
    """What works now, for the key line."""
    stage: Stage = None
    posture: Posture | None = None
    figure_first: bool = False
    """The figure goes before the tempo path, where there is room for one of them."""
    flash: str = ""
    soft: bool = False
    """The figures stand back: paused."""
    unheard: str = ""
    """Muted, or why nothing is heard; small, under the band."""
    alert: str = ""
    """What is not saved, and why; it stands where cue and what follows do."""

    @property
    def still(self) -> "tuple[SessionView, bool]":
        """What stays between two seconds, as cues come and figure or dot move; and whether there is a figure."""
        stage = self.stage._replace(at=0.0) if isinstance(self.stage, Led) else self.stage
        return self._replace(stage=stage, posture=None, flash=""), self.posture is not None
