"""From a peer's tree to a workout of ours: rests into the step before, sides together, groups into rounds or sets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from glutetimer.files.importers.names import is_rest
from glutetimer.files.importers.sheet.line import read_line
from glutetimer.files.importers.tree import ImportedWorkout, Node, Repeat, Stretch
from glutetimer.files.reading.ids import tame_id
from glutetimer.files.reading.names import Named
from glutetimer.files.reading.problem import GlutetimerError, shown
from glutetimer.files.reading.values import LONGEST_NAME, MOST_BLOCKS, MOST_REPS, MOST_SETS, MOST_STEPS
from glutetimer.files.reading.workout_file import READY_S
from glutetimer.training.exercise import Category, Dose, Exercise, Measure, Side, Sides
from glutetimer.training.exercise_names import part_side
from glutetimer.training.workout import (
    MOST_ROUNDS,
    Block,
    FirstSide,
    HoldMode,
    Pace,
    Step,
    StepSides,
    Workout,
    choose_switch_s,
    sides_of,
)

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
        self._own: dict[str, Exercise] = {}

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
        own_paced = any(step.reps for step in steps)
        workout = workout._replace(exercises=tuple(self._own.values()), pace=Pace.OWN if own_paced else None)
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
        return Repeated(1, (step._replace(sets=part.times),))

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
        sides = step._replace(sides=StepSides.EACH, first=FirstSide(side), switch_s=switch, rest_s=other.rest_s)
        self._counted["left and right are one step now"] += 1
        return sides, after + 1

    def _step(self, stretch: Stretch) -> Step | None:
        stretch = _counted(stretch)
        stem, side = part_side(stretch.name)
        exercise = self._catalogue.find(stretch.name) or self._catalogue.find(stem)
        base = Step(sets=stretch.sets, rest_s=stretch.rest_s)
        if exercise and (sides := self._sides(exercise, side, stretch)):
            switch_s = choose_switch_s(exercise) if sides is StepSides.EACH else 0
            return self._amount(base._replace(exercise=exercise.id, sides=sides, switch_s=switch_s), exercise, stretch)
        if stretch.is_timed:
            return self._free(base, stretch)
        own = self._bring(stretch.name)
        return self._amount(base._replace(exercise=own.id), own, stretch)

    def _sides(self, exercise: Exercise, side: Side | None, stretch: Stretch) -> StepSides | None:
        """The sides of a step, or None where the exercise and what the peer says do not fit."""
        if exercise.sides is not Sides.UNILATERAL:
            if not side:
                return sides_of(exercise.sides)
            self._counted[f"{shown(stretch.name)}: {exercise.id} has no sides here; kept by its own name"] += 1
            return None
        if side:
            return StepSides(side)
        if not stretch.is_timed:
            return StepSides.EACH
        self._counted[f"{shown(stretch.name)} names no side, so its seconds are kept as a free block"] += 1
        return None

    def _amount(self, step: Step, exercise: Exercise, stretch: Stretch) -> Step | None:
        holds = exercise.measure is Measure.HOLD
        if stretch.distance_m is not None and not holds:
            return step._replace(distance_m=stretch.distance_m)
        if stretch.is_open and holds:
            return step._replace(hold=HoldMode.TARGET)
        if stretch.is_open and stretch.reps is None:
            self._counted[f"{shown(stretch.name)} goes on until you say so: a key ends it, and then it is counted"] += 1
            return step._replace(max_reps=True)
        if stretch.reps is None:
            return step._replace(work_s=stretch.seconds) if stretch.seconds >= SHORTEST_S else None
        if holds:
            self._counted[f"{shown(stretch.name)} is a hold here: its repetitions became a target"] += 1
            return step._replace(hold=HoldMode.TARGET)
        return step._replace(reps=stretch.reps, reps_to=stretch.reps_to)

    def _bring(self, name: str) -> Exercise:
        """An exercise that the catalogue has not: the workout's own."""
        words = name[:LONGEST_NAME].strip() or "Work"
        id = tame_id(words, "work")
        if id not in self._own:
            self._counted[f"{shown(words)} is not in the catalogue: an exercise of the workout's own"] += 1
            self._own[id] = Exercise(
                id=id,
                name=words,
                short=words.upper(),
                category=Category.STRENGTH,
                sides=Sides.BILATERAL,
                measure=Measure.REPS,
                dose=Dose(sets=1, source="own"),
                tempo_source="own",
                origin="own",
            )
        return self._own[id]

    def _free(self, step: Step, stretch: Stretch) -> Step | None:
        if self._catalogue.find(part_side(stretch.name)[0]) is None:
            self._counted[f"{shown(stretch.name)} is not in the catalogue: a free block, its time as it was"] += 1
        name = stretch.name[:LONGEST_NAME].strip() or "Work"
        return step._replace(free=name, work_s=stretch.seconds) if stretch.seconds >= SHORTEST_S else None


def _counted(stretch: Stretch) -> Stretch:
    """An open stretch whose name says how often: 12 clams."""
    if not stretch.is_open or stretch.reps is not None:
        return stretch
    line = read_line(stretch.name)
    reps = line.keys.get("reps")
    if not isinstance(reps, int) or not line.name or not 1 <= reps <= MOST_REPS:
        return stretch
    side = line.keys.get("sides")
    name = f"{line.name}, {side}" if side in ("left", "right") else line.name
    return replace(stretch, name=name, reps=reps)


def _split(stretch: Stretch) -> Iterator[Stretch]:
    """A stretch with more sets than a step may have, as several."""
    for begin in range(0, stretch.sets, MOST_SETS):
        yield replace(stretch, sets=min(MOST_SETS, stretch.sets - begin))


def _runs(nodes: Iterable[Node]) -> list[Repeat | list[Stretch]]:
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
        return workout._replace(steps=_written_out(parts))
    if len(turns) == 1:
        at = turns[0]
        main = parts[at]
        return workout._replace(
            warmup=_written_out(parts[:at]),
            steps=main.steps,
            rounds=main.times,
            round_rest_s=main.between_s,
            finish=_written_out(parts[at + 1 :]),
        )
    if len(parts) > MOST_BLOCKS:
        raise GlutetimerError(f"{len(parts)} groups; {MOST_BLOCKS} at most")
    return workout._replace(blocks=tuple(map(_block, parts)))


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
        steps[-1] = steps[-1]._replace(rest_s=steps[-1].rest_s + seconds)
    else:
        steps.append(Step(rest_s=seconds))
