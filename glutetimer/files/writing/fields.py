"""What can be changed of a step, a part or a whole workout: which fields it has, and their next values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from glutetimer.files.reading import duration
from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.files.reading.values import (
    FARTHEST_M,
    LONGEST_NAME,
    LONGEST_S,
    LONGEST_SENTENCE,
    MAX,
    MOST_BREATHS,
    MOST_REPS,
    MOST_SETS,
    MOST_WALKED,
    distance,
)
from glutetimer.files.writing.editing import Spot, Value
from glutetimer.files.writing.workout_file import write_block, write_step
from glutetimer.session.words import describe_metres
from glutetimer.training.exercise import Exercise, Sides
from glutetimer.training.single_hold import NEW_REPS, NEW_REST_S
from glutetimer.training.workout import (
    MOST_ROUNDS,
    OPEN_S,
    SIDES_TAKEN,
    Block,
    FirstSide,
    HoldMode,
    Order,
    Pace,
    Step,
    StepSides,
    SwitchAfter,
    Workout,
)

_RANGES = ("reps", "work", "sets")
"""What may be a range: 10-15."""
_BY_WEEK = (*_RANGES, "rest", "rounds", "load")
"""What may have one value a week: 8 / 10 / 12."""

_STEP_BY_STEP = "step by step"
"""How a block goes that says nothing of its sides: each step as it says itself."""

_PACES = ((120, 5), (600, 15), (LONGEST_S, 60))
"""Seconds up to which a key changes a time by so many (our choice)."""


class Sort(StrEnum):
    """How a field is changed."""

    SECONDS = "seconds"
    COUNT = "count"
    DISTANCE = "distance"
    CHOICE = "choice"
    TEXT = "text"
    SPAN = "span"
    """A range, or one value a week; it is typed."""


@dataclass(frozen=True, slots=True)
class Field:
    """Something that can be changed."""

    key: str
    """In the file."""
    label: str
    value: Value
    sort: Sort
    choices: tuple[str, ...] = ()
    low: float = 0
    high: float = LONGEST_S
    word: str = ""
    """What may stand in place of a number: open, or max."""
    usual: float = 0
    """The number that a step leads to from there."""

    @property
    def shown(self) -> str:
        """Its value in words."""
        if self.value is None or self.value == "":
            return "none" if self.sort is Sort.TEXT else "-"
        if isinstance(self.value, list):
            return " / ".join(map(str, self.value))
        if self.sort is Sort.SECONDS and isinstance(self.value, float | int):
            return duration.clock_with_tenths(self.value)
        return str(self.value)

    def stepped(self, by: int, around: bool = False) -> Value:
        """The next value in a direction, or the same at its end; a text has none."""
        value = self.value
        if self.word and value == self.word:
            return self.usual if self.sort is Sort.SECONDS else int(self.usual)
        if self.sort is Sort.CHOICE:
            at = self.choices.index(str(value)) + by
            return self.choices[at % len(self.choices) if around else max(0, min(at, len(self.choices) - 1))]
        if self.sort is Sort.DISTANCE:
            return describe_metres(self._next_multiple(distance(value), 5, by))
        if self.sort in (Sort.TEXT, Sort.SPAN) or not isinstance(value, int | float):
            return value
        if self.sort is Sort.COUNT:
            return max(int(self.low), min(int(value) + by, int(self.high)))
        pace = next(pace for most, pace in _PACES if value < most or (by < 0 and value == most) or most == LONGEST_S)
        return self._next_multiple(value, pace, by)

    def _next_multiple(self, value: float, of: int, by: int) -> float:
        """The next multiple in a direction, whatever was written before."""
        following = (value // of + 1) * of if by > 0 else (-(-value // of) - 1) * of
        return max(self.low, min(float(following), self.high))

    def read(self, typed: str) -> Value:
        """What somebody has typed.

        Raises:
            GlutetimerError: it is nothing that this can be; the text says what is.
        """
        weeks = typed.split(" / " if self.key == "load" else "/")  # a load may have one in its words
        if len(weeks) > 1 and self.key in _BY_WEEK:
            return [replace(self, sort=self._alone).read(each.strip()) for each in weeks]
        if self.key in _RANGES and "-" in typed[1:]:
            return typed
        if self.word and typed.strip() == self.word:
            return self.word
        if self.sort is Sort.SPAN:
            return replace(self, sort=self._alone).read(typed)
        if self.sort is Sort.TEXT:
            most = LONGEST_SENTENCE if self.key == "note" else LONGEST_NAME
            if len(typed) > most:
                raise GlutetimerError(f"{most} characters at most")
            return typed or None
        try:
            if self.sort is Sort.DISTANCE:
                return describe_metres(distance(typed))
            if self.sort is Sort.SECONDS:
                return duration.parse(typed if ":" in typed else float(typed), self.low, self.high)
            number = int(typed)
        except (ValueError, OverflowError) as error:
            said = str(error) if "write" in str(error) else f"write a number{self._hint}"
            raise GlutetimerError(said) from None
        if not self.low <= number <= self.high:
            raise GlutetimerError(f"write {self.low:g} to {self.high:g}")
        return number

    @property
    def _alone(self) -> Sort:
        """How one of its values is changed."""
        return {"load": Sort.TEXT, "work": Sort.SECONDS, "rest": Sort.SECONDS}.get(self.key, Sort.COUNT)

    @property
    def _hint(self) -> str:
        return (' of seconds, or "1:30"' if self.sort is Sort.SECONDS else "") + (
            f", or {self.word}" if self.word else ""
        )


def fields(workout: Workout, spot: Spot, catalogue: Mapping[str, Exercise]) -> tuple[Field, ...]:
    """What can be changed at a spot; nothing of a warm-up or a finish as a whole."""
    if spot.part < 0:
        return (_seconds("ready", "get ready", workout.ready_s), _pace(workout.pace or Pace.LED))
    part, last = workout.parts[spot.part], len(workout.parts) - 1
    if spot.step >= 0:
        step = part.steps[spot.step]
        return tuple(_of_step(workout, part, step, catalogue[step.exercise] if step.exercise else None))
    return () if spot.part in (0, last) else tuple(_of_part(workout, part, catalogue))


def _of_part(workout: Workout, part: Block, catalogue: Mapping[str, Exercise]) -> list[Field]:
    turns = (
        Field("rounds", "rounds", part.rounds, Sort.COUNT, low=1, high=MOST_ROUNDS)
        if part.until_s is None
        else _seconds("until", "until", part.until_s, 1)
    )
    written = write_block(part)
    if isinstance(weeks := written["rounds"], list):
        turns = Field("rounds", "rounds", weeks, Sort.SPAN, low=1, high=MOST_ROUNDS)
    found = [
        turns,
        _rest("round-rest", "rest between", part.round_rest_s),
        Field("order", "order", part.order.value, Sort.CHOICE, tuple(Order)),
    ]
    exercises = [catalogue[step.exercise] for step in part.steps if step.exercise]
    if any(exercise.sides is not Sides.BILATERAL for exercise in exercises):
        turned = StepSides.EACH.value if part.by_side else _STEP_BY_STEP
        found.append(Field("sides", "sides", turned, Sort.CHOICE, (_STEP_BY_STEP, StepSides.EACH.value)))
    if part.by_side:
        found += [_seconds("switch", "switch", part.switch_s), _first(part.first, part.has_test)]
    if not workout.blocks:
        return found
    pace = _pace(part.pace or workout.pace or Pace.LED)
    load = Field("load", "load", _value(written["load"]) or "", Sort.TEXT)
    return [*found, _spanned(written, _rest("rest", "rest after", part.rest_s)), pace, load]


def _of_step(workout: Workout, part: Block, step: Step, exercise: Exercise | None) -> list[Field]:
    written = write_step(step)
    if step.is_rest:
        return [_spanned(written, _rest("rest", "rest", step.rest_s, 1))]
    found = [_spanned(written, amount_field(step))]
    if step.reps:
        found.append(Field("tempo", "tempo", str(step.tempo).removesuffix("-0") if step.tempo else None, Sort.TEXT))
    if step.reps and (step.tempo or (exercise and exercise.tempo)):
        found.append(_pace(workout.pace_of(step, part)))
    if exercise and not part.by_side and len(taken := SIDES_TAKEN[exercise.sides]) > 1:
        found.append(Field("sides", "sides", step.sides.value, Sort.CHOICE, tuple(side.value for side in taken)))
    found.append(_spanned(written, Field("sets", "sets", step.sets, Sort.COUNT, low=1, high=MOST_SETS)))
    found.append(_spanned(written, _rest("rest", "rest", step.rest_s)))
    if step.sides is StepSides.EACH and not part.by_side:
        found += [_seconds("switch", "switch", step.switch_s), _first(step.first, step.hold is HoldMode.MAX)]
        if step.stretched(max).sets > 1:
            after = tuple(each.value for each in SwitchAfter)
            found.append(Field("switch-after", "switch after", step.switch_after.value, Sort.CHOICE, after))
    if step.free is not None:
        found.append(Field("free", "name", step.free, Sort.TEXT))
    if exercise:
        found.append(Field("load", "load", _value(written["load"]) or "", Sort.TEXT))
    return [*found, Field("cue", "cue", step.cue, Sort.TEXT), Field("note", "note", step.note, Sort.TEXT)]


def _spanned(written: Mapping[str, object], field: Field) -> Field:
    """The field as it is written, where that is a range or one value a week."""
    value = written[field.key]
    spans = isinstance(value, list) or (field.key in _RANGES and isinstance(value, str) and "-" in value)
    return replace(field, value=_value(value), sort=Sort.SPAN) if spans else field


def _value(written: object) -> Value:
    return written if isinstance(written, str | float | int | list) else None


def amount_field(step: Step) -> Field:
    """How much is done in a step: repetitions, seconds, a hold, ..."""
    if step.hold:
        return Field("hold", "hold", step.hold.value, Sort.CHOICE, tuple(HoldMode))
    if step.reps or step.max_reps:
        value = step.reps or MAX
        return Field("reps", "reps", value, Sort.COUNT, low=1, high=MOST_REPS, word=MAX, usual=NEW_REPS)
    if step.steps:
        return Field("steps", "steps", step.steps, Sort.COUNT, low=1, high=MOST_WALKED)
    if step.breaths:
        return Field("breaths", "breaths", step.breaths, Sort.COUNT, low=1, high=MOST_BREATHS)
    if step.distance_m:
        return Field("distance", "distance", describe_metres(step.distance_m), Sort.DISTANCE, low=1, high=FARTHEST_M)
    return _seconds("work", "work", step.work_s or 0, 1)


def _rest(key: str, label: str, value: float, low: float = 0) -> Field:
    known = duration.OPEN if value == OPEN_S else value
    return Field(key, label, known, Sort.SECONDS, low=low, word=duration.OPEN, usual=NEW_REST_S)


def _first(first: FirstSide, tests: bool) -> Field:
    """The side that begins; in a test the sides take turns."""
    choices = tuple(each.value for each in FirstSide if not tests or each is not FirstSide.WEAKER)
    return Field("first", "first", first.value, Sort.CHOICE, choices)


def _pace(pace: Pace) -> Field:
    """Of the repetitions; where nothing is written, as it is without a setting."""
    return Field("pace", "pace", pace.value, Sort.CHOICE, tuple(Pace))


def _seconds(key: str, label: str, value: float, low: float = 0) -> Field:
    return Field(key, label, value, Sort.SECONDS, low=low)
