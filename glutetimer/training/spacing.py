"""How often a workout is good: what a day leaves out, whatever its schedule says (training.md, Part 4, "frequency")."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from glutetimer.training.schedule import DOUBLE, SINGLE
from glutetimer.training.workout import HoldMode, Workout

TEST_DAYS = 2
"""From a test to the next (2.3: 48 h; our choice). The hours are asked of the history, on the day itself."""
HILLS, TEST = "hills", "a test"


class Spacing(NamedTuple):
    """One workout's rules."""

    a_week: int
    """Not more often in a week."""
    between: int = 0
    """Free days between two."""
    not_before: tuple[str, ...] = ()
    """Not on the day before one of these."""


SPACINGS = {
    "run-stronger": Spacing(3, between=1),
    "strength-circuit": Spacing(2, not_before=(HILLS, TEST)),
    "hill-session": Spacing(1, not_before=(TEST,)),
    "drills-before-run": Spacing(3),
}
"""By workout (Part 4; our choice). Hills not before a test: it is to be held rested, as in the example week."""

_OFTEN = {1: "Once", 2: "Twice", 3: "Three times"}


def is_test(workout: Workout | None) -> bool:
    """Whether a workout has a hold to its maximum."""
    return workout is not None and HoldMode.MAX in _holds(workout)


def is_for_holds(workout: Workout | None) -> bool:
    """Whether a workout is there for its holds; those after other work do not make it so."""
    return workout is not None and any(_holds(workout))


def _holds(workout: Workout) -> Iterator[HoldMode]:
    return (step.hold for step in workout.every_step if step.hold and not step.fatigued)


def left_out(
    id: str,
    day: date,
    done: Mapping[date, Sequence[str]],
    *,
    tomorrow: Collection[str],
    workouts: Mapping[str, Workout],
    week_start: int = 0,
) -> str:
    """Why a workout is left out on a day, in a sentence; nothing where it is not.

    Args:
        done: by day, what was done or will have been, up to this day.
        tomorrow: what the day after has.
        week_start: 0 Monday to 6 Sunday.
    """

    def lately(days: int) -> list[str]:
        last = day.toordinal()
        return [one for each in range(max(1, last - days), last + 1) for one in done.get(date.fromordinal(each), ())]

    def kind(other: str) -> str:
        return TEST if is_test(workouts.get(other)) else HILLS if other == "hill-session" else ""

    if kind(id) == TEST and TEST in map(kind, lately(TEST_DAYS - 1)):
        return "48 hours lie between tests."
    if id in (SINGLE, DOUBLE) and TEST in map(kind, lately(0)):
        return "The test takes its place today."
    if rule := SPACINGS.get(id):
        if rule.between and id in lately(rule.between):
            return "It wants a day between."
        if lately((day.weekday() - week_start) % 7).count(id) >= rule.a_week:
            return f"{_OFTEN[rule.a_week]} a week is enough."
        for next_up in rule.not_before:
            if next_up in map(kind, tomorrow):
                return f"Not on the day before {next_up}."
    return ""
