"""From a peer's tree to a workout of ours: rests into the step before, sides together, groups into rounds or sets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from glutetimer.files.importers.names import is_rest
from glutetimer.files.importers.tree import ImportedWorkout, Node, Repeat, Stretch
from glutetimer.files.reading.duration import number
from glutetimer.files.reading.names import Named
from glutetimer.files.reading.problem import GlutetimerError, shown
from glutetimer.files.reading.values import LONGEST_NAME, MOST_BLOCKS, MOST_SETS, MOST_STEPS
from glutetimer.files.reading.workout_file import READY_S
from glutetimer.training.counting import format_count
from glutetimer.training.exercise import Exercise, Measure, Side, Sides
from glutetimer.training.exercise_names import part_side
from glutetimer.training.substitution import NOMINAL_REPETITION_S
from glutetimer.training.workout import MOST_ROUNDS, Block, FirstSide, HoldMode, Step, StepSides, Workout

SHORTEST_S = 1
"""Of a stretch of work; our language has no shorter one."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """Steps done several times."""

    times: int
    steps: tuple[Step, ...]
    between_s: float = 0


class NothingDoneError(GlutetimerError):
    """A workout in which nothing is done."""


class LayOut:
    """Lays a tree out, and counts what could not be carried over."""

    def __init__(self, catalogue: Named[Exercise]) -> None:
        self._catalogue = catalogue
        self._counted: Counter[str] = Counter()

    def workout(self, found: ImportedWorkout, id: str) -> Workout:
        """The workout, as a file of this id.

        Raises:
            NothingDoneError: nothing is done in it.
            GlutetimerError: it is longer than anything our language allows.
        """
        parts = [self._part(nodes) for nodes in _runs(found.nodes)]
        name = found.name[:LONGEST_NAME].strip() or "Workout"
        workout = Workout(
            id=id,
            name=name,
            short=name.upper()[:LONGEST_NAME].strip(),
            source=f"imported from {found.peer}",
            ready_s=READY_S if found.ready_s is None else found.ready_s,
            steps=(),
        )
        workout = _filled(workout, [part for part in parts if part.times and part.steps])
        steps = list(workout.every_step)
        if not steps:
            raise NothingDoneError("nothing is done in it")
        if steps[-1].rest_s:
            self._counted["the rest at the very end is left out: nothing follows it"] += 1
        return workout

    def notes(self) -> list[str]:
        """What changed on the way, a line each, with how often."""
        return [f"{words} ({times} times)" if times > 1 else words for words, times in self._counted.items()]

    def _part(self, node: Node | list[Stretch]) -> Repeated:
        """A group, or stretches in a row. A group of one step becomes its sets."""
        if isinstance(node, list):
            steps: list[Step] = []
            self._take(node, steps)
            return Repeated(1, tuple(steps))
        assert isinstance(node, Repeat)
        inside = [self._part(each) for each in _runs(node.inside)]
        part = Repeated(node.times, _written_out(inside), node.between_s)
        if part.between_s or len(part.steps) != 1:
            return part
        (step,) = part.steps
        works = step.exercise is not None or step.free is not None
        if not works or step.sets > 1 or not 1 <= part.times <= MOST_SETS:
            return part
        return Repeated(1, (replace(step, sets=part.times),))

    def _take(self, run: Sequence[Stretch], steps: list[Step]) -> None:
        """Add the steps of stretches in a row."""
        run, at = [part for stretch in run for part in _split(stretch)], 0
        while at < len(run):
            stretch = run[at]
            at += 1
            if stretch.rests or is_rest(stretch.name):
                if not stretch.rests and stretch.seconds:
                    self._counted[f"{shown(stretch.name)} was taken as a rest"] += 1
                _add_rest(steps, stretch.seconds)
                continue
            pair = self._pair(run, at - 1)
            if pair:
                step, at = pair
                steps.append(step)
            elif made := self._step(stretch):
                steps.append(made)
            else:
                self._counted[f"{shown(stretch.name)} lasts less than a second, and is left out"] += 1

    def _pair(self, run: Sequence[Stretch], at: int) -> tuple[Step, int] | None:
        """One step of both sides, where this stretch and the next work one each, and where to go on."""
        stem, side = part_side(run[at].name)
        exercise = self._catalogue.find(stem)
        if side is None or not exercise or exercise.sides is not Sides.UNILATERAL:
            return None
        after, switch = at + 1, run[at].rest_s
        while after < len(run) and (run[after].rests or is_rest(run[after].name)):
            switch += run[after].seconds
            after += 1
        if after == len(run):
            return None
        other = run[after]
        other_stem, other_side = part_side(other.name)
        same = replace(other, name="", rest_s=0) == replace(run[at], name="", rest_s=0) and other.sets == 1
        if not same or other_side is not side.other or self._catalogue.find(other_stem) is not exercise:
            return None
        if not (step := self._step(run[at])):
            return None
        sides = replace(step, sides=StepSides.EACH, first=FirstSide(side), switch_s=switch, rest_s=other.rest_s)
        self._counted["left and right are one step now"] += 1
        return sides, after + 1

    def _step(self, stretch: Stretch) -> Step | None:
        stem, side = part_side(stretch.name)
        exercise = self._catalogue.find(stretch.name) or self._catalogue.find(stem)
        base = Step(sets=stretch.sets, rest_s=stretch.rest_s)
        if exercise and (sides := self._sides(exercise, side, stretch)):
            each = sides is StepSides.EACH
            return self._amount(replace(base, exercise=exercise.id, sides=sides, switch_s=5 if each else 0), stretch)
        return self._free(base, stretch)

    def _sides(self, exercise: Exercise, side: Side | None, stretch: Stretch) -> StepSides | None:
        """The sides of a step, or None where the exercise and what the peer says do not fit."""
        if exercise.sides is not Sides.UNILATERAL:
            if not side:
                return StepSides.BOTH if exercise.sides is Sides.BILATERAL else StepSides.ALTERNATING
            self._counted[f"{shown(stretch.name)}: {exercise.id} has no sides here; kept as a free block"] += 1
            return None
        if side:
            return StepSides(side)
        if stretch.reps is not None:
            return StepSides.EACH
        self._counted[f"{shown(stretch.name)} names no side, so its seconds are kept as a free block"] += 1
        return None

    def _amount(self, step: Step, stretch: Stretch) -> Step | None:
        exercise = self._catalogue.things[step.exercise or ""]
        if stretch.is_open and exercise.measure is Measure.HOLD:
            return replace(step, hold=HoldMode.TARGET)
        if stretch.reps is None:
            self._note_open(stretch)
            return replace(step, work_s=stretch.seconds) if stretch.seconds >= SHORTEST_S else None
        if exercise.measure is Measure.HOLD:
            self._counted[f"{shown(stretch.name)} is a hold here: its repetitions became a target"] += 1
            return replace(step, hold=HoldMode.TARGET)
        return replace(step, reps=stretch.reps)

    def _note_open(self, stretch: Stretch) -> None:
        if stretch.is_open:
            words = f"{shown(stretch.name)} goes on there until you say so; here it lasts {number(stretch.seconds)} s"
            self._counted[words] += 1

    def _free(self, step: Step, stretch: Stretch) -> Step | None:
        seconds, cue = stretch.seconds, ""
        if stretch.reps is not None:
            seconds, cue = stretch.reps * NOMINAL_REPETITION_S, _repetitions(stretch.reps)
            words = f"{shown(stretch.name)} is not in the catalogue: {_repetitions(stretch.reps)} became"
            self._counted[f"{words} a free block of {number(seconds)} s"] += 1
        elif self._catalogue.find(part_side(stretch.name)[0]) is None:
            self._counted[f"{shown(stretch.name)} is not in the catalogue: a free block, its time as it was"] += 1
        self._note_open(stretch)
        name = stretch.name[:LONGEST_NAME].strip() or "Work"
        return replace(step, free=name, work_s=seconds, cue=cue) if seconds >= SHORTEST_S else None


def _repetitions(count: int) -> str:
    return format_count(count, "repetition")


def _split(stretch: Stretch) -> Iterator[Stretch]:
    """A stretch with more sets than a step may have, as several."""
    for begin in range(0, stretch.sets, MOST_SETS):
        yield replace(stretch, sets=min(MOST_SETS, stretch.sets - begin))


def _runs(nodes: Iterable[Node]) -> list[Repeat | list[Stretch]]:
    """Groups, and the stretches between them in a row."""
    runs: list[Repeat | list[Stretch]] = []
    for node in nodes:
        if isinstance(node, Repeat):
            runs.append(node)
        elif runs and isinstance(runs[-1], list):
            runs[-1].append(node)
        else:
            runs.append([node])
    return runs


def _filled(workout: Workout, parts: Sequence[Repeated]) -> Workout:
    """The workout with these parts: rounds with what comes before and after them, or blocks if several repeat."""
    turns = [at for at, part in enumerate(parts) if 1 < part.times <= MOST_ROUNDS]
    if not turns:
        return replace(workout, steps=_written_out(parts))
    if len(turns) == 1:
        at = turns[0]
        main = parts[at]
        return replace(
            workout,
            warmup=_written_out(parts[:at]),
            steps=main.steps,
            rounds=main.times,
            round_rest_s=main.between_s,
            finish=_written_out(parts[at + 1 :]),
        )
    if len(parts) > MOST_BLOCKS:
        raise GlutetimerError(f"{len(parts)} groups; {MOST_BLOCKS} at most")
    return replace(workout, blocks=tuple(map(_block, parts)))


def _block(part: Repeated) -> Block:
    if part.times > MOST_ROUNDS:
        return Block(steps=_written_out([part]))
    return Block(steps=part.steps, rounds=part.times, round_rest_s=part.between_s if part.times > 1 else 0)


def _written_out(parts: Iterable[Repeated]) -> tuple[Step, ...]:
    """The steps of groups, as often as each repeats.

    Raises:
        GlutetimerError: there are more than a workout may have.
    """
    steps: list[Step] = []
    for part in parts:
        if part.times * len(part.steps) > MOST_STEPS:
            raise GlutetimerError(f"{part.times} times {len(part.steps)} steps written out; {MOST_STEPS} at most")
        for turn in range(part.times if part.steps else 0):
            if turn:
                _add_rest(steps, part.between_s)
            steps += part.steps
    return tuple(steps)


def _add_rest(steps: list[Step], seconds: float) -> None:
    """A rest after what was done; with several sets, or at the beginning, it is a step of its own."""
    if not seconds:
        return
    if steps and steps[-1].sets == 1:
        steps[-1] = replace(steps[-1], rest_s=steps[-1].rest_s + seconds)
    else:
        steps.append(Step(rest_s=seconds))
