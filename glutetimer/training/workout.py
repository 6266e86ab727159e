"""What a workout file may say. A workout is a plan as a coach would write it; layout.py lays it out in time."""

from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from datetime import date
from enum import StrEnum
from math import ceil, inf
from typing import NamedTuple, Protocol, TypeVar, cast

from glutetimer.training.exercise import Exercise, Flag, Side, Sides, Tempo
from glutetimer.training.speech import speech_s
from glutetimer.training.weeks import Weekly, count_weeks, pick_week

N = TypeVar("N", int, float)

SWITCH_S = 5
"""Between the sides, where its words need no longer (training.md, Part 4: that of most steps; our choice)."""

TURN_S = 8
"""The same where one has to turn over, to turn round or to kneel, and after a hold (our choice: what it takes to get
there and to be told which leg)."""

AROUND_WORDS_S = 3.5
"""What is heard in a switch before and after its words: its tone, and three, two, one (our choice)."""

OPEN_S = inf
"""A rest that lasts until a key ends it."""

BREATH_S = 4
"""One breath, in and out (our choice)."""

MOST_ROUNDS = 100
"""However long `until` is (our choice)."""


def choose_switch_s(exercise: Exercise | None) -> float:
    """The pause between the sides of an exercise, where a workout leaves it open: time to get there, and to be told."""
    if exercise is None:
        return SWITCH_S
    told = exercise.side_means.describe_switch(Side.RIGHT) if exercise.side_means else ""
    return max(TURN_S if exercise.moves_to_change else SWITCH_S, ceil(AROUND_WORDS_S + speech_s(told)))


class HoldMode(StrEnum):
    """What a hold is for."""

    TARGET = "target"
    """Training: an aim, stopped at the first slip of form."""
    MAX = "max"
    """The weekly test: as long as the form is clean, its target hidden."""


class StepSides(StrEnum):
    """Which sides a step works."""

    EACH = "each"
    """One side, then the other, each its full time, with a switch between."""
    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    ALTERNATING = "alternating"


class FirstSide(StrEnum):
    """The side that begins where a step works each."""

    LEFT = "left"
    RIGHT = "right"
    RULE = "rule"
    """Chosen from the history (training.md 5.7): the weaker side; in a test, and between equals, by turns."""
    WEAKER = "weaker"
    """The same rule, as one says it; not for a test, whose sides always take turns."""

    @property
    def by_history(self) -> bool:
        """Whether the history is asked."""
        return self in (FirstSide.RULE, FirstSide.WEAKER)


class SwitchAfter(StrEnum):
    """When a step with several sets goes over to the other side."""

    SET = "set"
    """Left, right, left, right."""
    SETS = "sets"
    """Left, left, right, right."""


class Order(StrEnum):
    """In which order a block's steps are done."""

    WRITTEN = "written"
    RANDOM = "random"
    """Drawn anew for every round. Rests stay where they stand."""


class Pace(StrEnum):
    """Who says how fast repetitions go."""

    OWN = "own"
    """Whoever does them: a key says when they are done."""
    LED = "led"
    """The tempo, where there is one."""


class Pick(Protocol):
    """`max` or `min`."""

    def __call__(self, amounts: Iterable[N], /) -> N:
        """The highest, or the lowest."""
        ...


def _pick(pick: Pick, amounts: Iterable[N | None]) -> N | None:
    known = [each for each in amounts if each is not None]
    return pick(known) if known else None


class Step(NamedTuple):
    """One line of a workout. Exactly one of work_s, reps, max_reps, hold, distance_m, steps and breaths; a step with a
    rest alone is a rest.

    All times are in seconds.
    """

    exercise: str | None = None
    """The exercise's id; None for a free block or a rest."""
    free: str | None = None
    """The title of an untracked, timed block."""
    work_s: float | None = None
    work_to_s: float | None = None
    """The upper end, where `work_s` is the lower one of a range: the history chooses between them."""
    reps: int | None = None
    reps_to: int | None = None
    """The same of repetitions."""
    max_reps: bool = False
    """As many repetitions as go in good form: a key ends them, and then they are counted."""
    hold: HoldMode | None = None
    distance_m: float | None = None
    """Metres to go, at one's own pace."""
    steps: int | None = None
    """Steps to walk, at one's own pace."""
    breaths: int | None = None
    """As long as so many breaths take."""
    sets: int = 1
    sets_to: int | None = None
    """As many sets as a key may make of it."""
    sides: StepSides = StepSides.BOTH
    first: FirstSide = FirstSide.LEFT
    switch_s: float = 0
    """Between the sides."""
    switch_after: SwitchAfter = SwitchAfter.SET
    rest_s: float = 0
    """After the step, and between its sets; never after the last set of a session. `OPEN_S`: until a key ends it."""
    load: str = ""
    """What it is done with, in words; empty: as its block has it."""
    tempo: Tempo | None = None
    """Instead of the exercise's own."""
    pace: Pace | None = None
    """Of repetitions; None: as its block has it."""
    fatigued: bool = False
    """The hold follows other work: it trains, and never scores (training.md 5.2)."""
    cue: str = ""
    """What to think of, instead of the exercise's first cue."""
    note: str = ""
    """What to know before the step."""
    instead: tuple[tuple[Flag, str], ...] = ()
    """For whoever leaves a flag out: the id of the exercise that takes this one's place."""
    weekly: Weekly = ()
    """What changes by week; the fields themselves have the first week's."""

    def in_week(self, week: int) -> "Step":
        return self._replace(weekly=(), **pick_week(self.weekly, week)) if self.weekly else self

    def stretched(self, pick: Pick) -> "Step":
        """With each amount at its highest or lowest, in whichever week and wherever in its range."""
        weeks = [self.in_week(week) for week in range(1, count_weeks(self.weekly) + 1)]
        return self._replace(
            weekly=(),
            work_s=_pick(pick, [each for step in weeks for each in (step.work_s, step.work_to_s)]),
            work_to_s=None,
            reps=_pick(pick, [each for step in weeks for each in (step.reps, step.reps_to)]),
            reps_to=None,
            sets=_pick(pick, [each for step in weeks for each in (step.sets, step.sets_to)]) or 1,
            sets_to=None,
            rest_s=pick(step.rest_s for step in weeks),
        )

    @property
    def is_rest(self) -> bool:
        """Whether nothing is done in it."""
        return self.exercise is None and self.free is None


class Block(NamedTuple):
    """Steps done in turn, round after round: a circuit, or, with two steps, a superset."""

    steps: tuple[Step, ...]
    rounds: int = 1
    round_rest_s: float = 0
    """Between rounds, never after the last; `OPEN_S`: until a key ends it."""
    until_s: float | None = None
    """Instead of a number of rounds: as many whole rounds as fit into this time, one at least."""
    order: Order = Order.WRITTEN
    by_side: bool = False
    """All its steps on one side, a switch, and all of them on the other: the sides of its steps follow."""
    first: FirstSide = FirstSide.LEFT
    """The side that begins where it is done by side; a history is asked about its first hold, or else its first step
    that works a side."""
    switch_s: float = 0
    """Between its sides; a rest that is due there and is longer takes its place."""
    rest_s: float = 0
    """After the block; `OPEN_S`: until a key ends it."""
    pace: Pace | None = None
    """Of its repetitions; None: as the workout has it."""
    load: str = ""
    """Of its steps; empty: as the workout has it."""
    weekly: Weekly = ()
    """What changes by week."""

    @property
    def has_test(self) -> bool:
        """Whether a hold of it is a test, in which the sides take turns."""
        return any(step.hold is HoldMode.MAX for step in self.steps)

    def in_week(self, week: int) -> "Block":
        """As it is in a week, from 1, with its steps."""
        steps = tuple(step.in_week(week) for step in self.steps)
        return self._replace(steps=steps, weekly=(), **pick_week(self.weekly, week))

    def stretched(self, pick: Pick) -> "Block":
        """With each amount at its highest or lowest."""
        weeks = [self.in_week(week) for week in range(1, count_weeks(self.weekly) + 1)]
        return self._replace(
            steps=tuple(step.stretched(pick) for step in self.steps),
            weekly=(),
            rounds=pick(block.rounds for block in weeks),
            rest_s=pick(block.rest_s for block in weeks),
            round_rest_s=pick(block.round_rest_s for block in weeks),
        )


class Workout(NamedTuple):
    """A planned sequence: get ready, warm-up, rounds of steps, finish.

    Its steps are one block, whose rounds and order the workout itself says; several blocks are in `blocks` instead.
    """

    id: str
    name: str
    steps: tuple[Step, ...]
    short: str
    """The name in letters drawn large."""
    goal: str = ""
    summary: str = ""
    """A few words for a list."""
    frequency: str = ""
    source: str = ""
    """Where its numbers come from."""
    note: str = ""
    """What to know before it."""
    articles: tuple[str, ...] = ()
    ready_s: float = 10
    warmup: tuple[Step, ...] = ()
    rounds: int = 1
    round_rest_s: float = 0
    """Between rounds, never after the last."""
    until_s: float | None = None
    """Instead of a number of rounds, as in a block."""
    pace: Pace | None = None
    """Of all repetitions; None: as its user set it."""
    load: str = ""
    """Of all its steps."""
    begin: date | None = None
    """The first day of its first week; None: the day of its first session."""
    weekly: Weekly = ()
    """What changes by week, of its rounds and load."""
    order: Order = Order.WRITTEN
    by_side: bool = False
    """Its steps are done by side, as those of a block."""
    first: FirstSide = FirstSide.LEFT
    switch_s: float = 0
    blocks: tuple[Block, ...] = ()
    """In place of `steps`, which is then empty."""
    finish: tuple[Step, ...] = ()
    exercises: tuple[Exercise, ...] = ()
    """Of its own: its steps mean these before those of the catalogue."""

    def knows(self, catalogue: Mapping[str, Exercise]) -> Mapping[str, Exercise]:
        """All that its steps may name, by id."""
        return own_first(self.exercises, catalogue) if self.exercises else catalogue

    @property
    def parts(self) -> tuple[Block, ...]:
        """All of it as blocks, in order: the warm-up, the main part, the finish."""
        own = Block(
            steps=self.steps,
            rounds=self.rounds,
            round_rest_s=self.round_rest_s,
            until_s=self.until_s,
            order=self.order,
            by_side=self.by_side,
            first=self.first,
            switch_s=self.switch_s,
            weekly=self.weekly,
        )
        return (Block(steps=self.warmup), *(self.blocks or (own,)), Block(steps=self.finish))

    def pace_of(self, step: Step, block: Block, usual: Pace = Pace.LED) -> Pace:
        """The pace of a step's repetitions, where they have a tempo: the nearest that is written."""
        return step.pace or block.pace or self.pace or usual

    def load_of(self, step: Step, block: Block) -> str:
        """What a step is done with, as it is written: the nearest; empty for nothing."""
        return step.load or block.load or self.load

    @property
    def weeks(self) -> int:
        """How many weeks it has until nothing changes any more; 1 where nothing goes by week."""
        blocks = (block.weekly for block in self.blocks)
        return count_weeks(self.weekly, *blocks, *(step.weekly for step in self.every_step))

    def in_week(self, week: int) -> "Workout":
        """As it is in a week, from 1; what is repeated as it is written stays."""
        if self.weeks == 1:
            return self
        return self.changed(lambda step: step.in_week(week))._replace(
            blocks=tuple(block.in_week(week) for block in self.blocks),
            weekly=(),
            **pick_week(self.weekly, week),
        )

    def stretched(self, pick: Pick) -> "Workout":
        """With each amount at its highest or lowest, in whichever week and wherever in its range."""
        main = self.parts[1].stretched(pick)
        return self.changed(lambda step: step.stretched(pick))._replace(
            blocks=tuple(block.stretched(pick) for block in self.blocks),
            weekly=(),
            rounds=self.rounds if self.blocks else main.rounds,
        )

    @property
    def every_step(self) -> Iterator[Step]:
        """Each step once, however many rounds it has."""
        return (step for part in self.parts for step in part.steps)

    @property
    def asks_history(self) -> bool:
        """Whether what was done before changes it: a hold, or a side chosen by history."""
        return any(step.hold or step.first.by_history for step in self.every_step) or any(
            part.by_side and part.first.by_history for part in self.parts
        )

    def changed(self, change: Callable[[Step], Step | None]) -> "Workout":
        """The workout with other steps; None leaves one out, and a block without steps goes with them."""

        def all_of(steps: tuple[Step, ...]) -> tuple[Step, ...]:
            return tuple(new for step in steps if (new := change(step)) is not None)

        blocks = tuple(block._replace(steps=steps) for block in self.blocks if (steps := all_of(block.steps)))
        return self._replace(
            warmup=all_of(self.warmup), steps=all_of(self.steps), blocks=blocks, finish=all_of(self.finish)
        )


SIDES_TAKEN = {
    Sides.UNILATERAL: (StepSides.EACH, StepSides.LEFT, StepSides.RIGHT, StepSides.ALTERNATING),
    Sides.BILATERAL: (StepSides.BOTH,),
    Sides.ALTERNATING: (StepSides.ALTERNATING, StepSides.EACH, StepSides.LEFT, StepSides.RIGHT),
}
"""What a step may say of each kind of exercise; an alternating one may be done a side at a time, and the
other way round."""


def own_first(own: Iterable[Exercise], catalogue: Mapping[str, Exercise]) -> Mapping[str, Exercise]:
    """A catalogue with a workout's own exercises before those of the same ids; none of it is read for that."""
    return ChainMap({each.id: each for each in own}, cast("MutableMapping[str, Exercise]", catalogue))


def side_of(sides: StepSides) -> Side:
    """The one side of a step that does not work each."""
    return Side(sides.value)


def sides_of(sides: Sides) -> StepSides:
    """What a step works where it does not say: all that its exercise does."""
    return StepSides(sides.value)
