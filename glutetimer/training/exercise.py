"""Exercises: what is done, on which side, measured how, and how slowly."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple

ALWAYS_STOP = ("sharp pain, or pain of 4 or more out of 10", "dizziness", "anything felt in the chest")
"""When to end any set, whatever the exercise (training.md, Part 6; a physiotherapists' scale)."""


class Side(StrEnum):
    """The side a set works."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    ALTERNATING = "alternating"

    @property
    def other(self) -> "Side":
        """The opposite leg; both and alternating are their own opposite."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, self)


LEGS = (Side.LEFT, Side.RIGHT)
"""The two that name a leg."""


class Sides(StrEnum):
    """How an exercise uses the two sides (training.md, Part 3, conventions)."""

    UNILATERAL = "each"
    """Left and right are timed and stored separately."""
    BILATERAL = "both"
    ALTERNATING = "alternating"
    """Sides change within the set, which is stored once."""


class Measure(StrEnum):
    """What a set counts."""

    REPS = "reps"
    TIME = "time"
    HOLD = "hold"


class Category(StrEnum):
    """What an exercise is for."""

    CHECK = "check"
    ACTIVATION = "activation"
    STRENGTH = "strength"
    PLYO = "plyo"
    DRILL = "drill"
    RUN = "run"
    STRETCH = "stretch"


class Flag(StrEnum):
    """What somebody may want to leave out (training.md, Part 3)."""

    SUPINE = "supine"
    IMPACT = "impact"
    WRISTS = "wrists"
    SPACE = "space"
    OUTDOORS = "outdoors"


class TempoPart(StrEnum):
    """A part of one repetition."""

    LIFT = "lift"
    HOLD = "hold"
    LOWER = "lower"
    PAUSE = "pause"


class Tempo(NamedTuple):
    """The seconds of one repetition's parts: lift-hold-lower-pause, such as 2-1-3-0."""

    lift: float
    hold: float
    lower: float
    pause: float

    @property
    def seconds(self) -> float:
        """One repetition."""
        return self.lift + self.hold + self.lower + self.pause

    def parts(self, begins: TempoPart = TempoPart.LIFT) -> tuple[tuple[TempoPart, float], ...]:
        """The parts that last, in order, beginning with `begins` (a squat begins with its lowering)."""
        order = list(TempoPart)
        first = order.index(begins)
        return tuple((part, s) for part in order[first:] + order[:first] if (s := getattr(self, part.value)) > 0)

    def __str__(self) -> str:
        return "-".join(f"{s:g}" for s in (self.lift, self.hold, self.lower, self.pause))


class Dose(NamedTuple):
    """How much a first-timer does. Seconds; None where the exercise does not use the field."""

    sets: int
    min_sets: int | None = None
    reps: int | None = None
    work_s: float | None = None
    rest_s: float | None = None
    goal_s: float | None = None
    """Where a hold's progression ends."""
    source: str = "our choice"
    """Where the numbers come from: an article, a study, or our own choice."""


def name_side(words: str, side: Side) -> str:
    """Words in which `{side}` is this side and `{other}` the opposite one, begun with a capital."""
    named = words.replace("{side}", side).replace("{other}", side.other)
    return named[:1].upper() + named[1:]


class SideMeaning(NamedTuple):
    """What left and right are in an exercise (training.md 5.13). Its sentences have `{side}`, and maybe `{other}`."""

    leg: str
    """Which leg a side names: the upper leg."""
    words: str
    """How one side is done: Lie on your {other} side; the {side} knee opens."""
    switch: str = ""
    """The same at the change of sides; empty where `words` serve."""

    def describe(self, side: Side) -> str:
        """How a side is done, before its first set."""
        return name_side(self.words, side)

    def describe_switch(self, side: Side) -> str:
        """How a side is done, for somebody who has just done the other."""
        return name_side(self.switch or self.words, side)


class Say(NamedTuple):
    """What is said of an exercise to somebody with closed eyes; empty where there is nothing to say.

    In an exercise that is done a side at a time there may be `{side}` and `{other}` in it: see `name_side`.
    """

    position: str = ""
    """Where one has to get to, in a rest before it: On hands and knees."""
    first: str = ""
    """What to know before the very first time."""
    begin: str = ""
    """How to lie or stand."""
    move: str = ""
    """What moves."""
    end: str = ""
    """What ends a hold."""


class Exercise(NamedTuple):
    """A movement of the catalogue."""

    id: str
    name: str
    short: str
    """In capitals, for letters drawn large: 7 letters a word where possible, 74 pixels in all."""
    category: Category
    sides: Sides
    measure: Measure
    dose: Dose
    tempo: Tempo | None = None
    tempo_source: str = "our choice"
    begins: TempoPart = TempoPart.LIFT
    """The part a repetition begins with: `lower` for what starts standing."""
    aliases: tuple[str, ...] = ()
    setup: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    """When to end the set."""
    muscles: tuple[str, ...] = ()
    equipment: str = "none"
    easier: str | None = None
    """An exercise's id, or a sentence."""
    harder: str | None = None
    flags: tuple[Flag, ...] = ()
    instead: tuple[tuple[Flag, str], ...] = ()
    """For whoever leaves a flag out: another exercise's id, or a sentence on how to do this one without."""
    result: str | None = None
    """What becomes of a check's answer."""
    side_means: SideMeaning | None = None
    """None where no side is worked by itself, or a user's own exercise does not say."""
    say: Say = Say()
    origin: str = "article"
    """`article` when an article names it; `addition` for what was added to them; `own` for a user's."""
    articles: tuple[str, ...] = ()
    """The inventory numbers of training.md, Part 1, that it rests on."""

    @property
    def moves_to_change(self) -> bool:
        """Whether the other side needs another position, as the words of the change say: one turns, or kneels. Of one's
        own exercises nobody knows, and a hold ends with its result, which takes its time.
        """
        means = self.side_means
        if means is None or self.measure is Measure.HOLD or "{side}" in self.say.position:
            return True
        return "{other}" in self.say.position or means.switch.startswith("Turn ") or "kneel" in means.switch

    @property
    def is_one_leg_bridge(self) -> bool:
        """Whether it is a bridge that is held on one leg: a side plank is not."""
        return self.measure is Measure.HOLD and self.sides is Sides.UNILATERAL and Flag.SUPINE in self.flags


def follow(id: str | None, catalogue: Mapping[str, Exercise], next_of: Callable[[Exercise], str | None]) -> list[str]:
    """An exercise and all that lead on from it in one direction; each once, however a catalogue is written."""
    found: list[str] = []
    while id and id in catalogue and id not in found:
        found.append(id)
        id = next_of(catalogue[id])
    return found
