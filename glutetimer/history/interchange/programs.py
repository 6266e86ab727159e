"""What other programs' sheets look like: which headers tell them, and what each column means.

A reader is one entry of PROGRAMS. Read from public exporters and public files; files.md, "A history from elsewhere",
says which.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum, unique
from typing import NamedTuple

from glutetimer.files.reading.names import plain
from glutetimer.history.interchange.records import Words


@unique
class Means(StrEnum):
    """What a column says of a set, or of the workout that it belongs to."""

    AT = "when the set, or its workout, began"
    END = "when the workout ended"
    LENGTH = "how long the workout was"
    WORKOUT = "what the workout is called"
    SESSION = "the id of the workout"
    WORKOUT_NOTE = "a note to the workout"
    TIME = "the time of day, beside the date"
    EXERCISE = "what was done"
    KIND = "whether amounts are repetitions or seconds"
    REPS = "repetitions"
    RIGHT = "repetitions or seconds, on the right or on both"
    LEFT = "repetitions or seconds, on the left"
    SECONDS = "how long the set was"
    DISTANCE = "how far"
    DISTANCE_UNIT = "in which unit that is"
    WEIGHT = "how heavy"
    WEIGHT_UNIT = "in which unit it is"
    ASSISTANCE = "how much was taken off"
    NOTE = "a note to the set"
    MARK = "what kind of row it is"
    KEPT = "kept beside the set as it stands there"


class Column(NamedTuple):
    """A column of a program."""

    means: Means
    unit: str = ""
    """Where the header itself says it."""


class Program(NamedTuple):
    """A program whose sheets are read."""

    name: str
    told_by: frozenset[str]
    """Headers that it has, all of them."""
    columns: Mapping[str, Column]
    """By header, in plain spelling; others are left alone."""
    no_sets: Mapping[str, Words] = {}
    """By the mark of rows that are no sets, what those are."""
    unquoted: str = ""
    """The header of a column in which commas stand without quotes around them."""
    one_note: bool = False
    """A note is the exercise's, and repeated on each of its sets: it is kept with the first."""

    def column(self, header: str) -> Column | None:
        """What a column means."""
        return self.columns.get(plain(header))


def find_program(header: Iterable[str]) -> Program | None:
    """The program that writes such a header."""
    there = {plain(column) for column in header}
    return next((program for program in PROGRAMS if program.told_by <= there), None)


def _columns(columns: Mapping[Means, str]) -> dict[str, Column]:
    """Columns by header, from what is said of each meaning: headers, and after an = the unit that the header says."""
    found = {}
    for means, headers in columns.items():
        for header in headers.split(", "):
            name, _, unit = header.partition(" = ")
            found[plain(name)] = Column(means, unit)
    return found


_STRONG = Program(
    "Strong",
    frozenset(("date", "workout name", "exercise name", "set order")),
    _columns(
        {
            Means.AT: "date",
            Means.WORKOUT: "workout name",
            Means.LENGTH: "duration, workout duration, duration (sec)",
            Means.EXERCISE: "exercise name",
            Means.MARK: "set order",
            Means.KEPT: "rpe",
            Means.WEIGHT: "weight, weight (kg) = kg, weight (lbs) = lb, weight (lb) = lb, kg = kg, lbs = lb",
            Means.WEIGHT_UNIT: "weight unit",
            Means.REPS: "reps",
            Means.DISTANCE: "distance, distance (meters) = m, distance (km) = km, distance (miles) = mi, mi. = mi",
            Means.DISTANCE_UNIT: "distance unit",
            Means.SECONDS: "seconds",
            Means.NOTE: "notes",
            Means.WORKOUT_NOTE: "workout notes",
        }
    ),
    no_sets={"rest timer": ("rest", "rests"), "note": ("note", "notes")},
)
_HEVY = Program(
    "Hevy",
    frozenset(("title", "start time", "exercise title", "set index")),
    _columns(
        {
            Means.AT: "start_time",
            Means.END: "end_time",
            Means.WORKOUT: "title",
            Means.WORKOUT_NOTE: "description",
            Means.EXERCISE: "exercise_title",
            Means.NOTE: "exercise_notes",
            Means.MARK: "set_type",
            Means.KEPT: "superset_id, rpe",
            Means.WEIGHT: "weight_kg = kg, weight_lbs = lb",
            Means.REPS: "reps",
            Means.DISTANCE: "distance_km = km, distance_miles = mi, distance_meters = m",
            Means.SECONDS: "duration_seconds",
        }
    ),
    one_note=True,
)
_FITNOTES = Program(
    "FitNotes",
    frozenset(("date", "exercise", "category", "reps")),
    _columns(
        {
            Means.AT: "date",
            Means.EXERCISE: "exercise",
            Means.WEIGHT: "weight, weight (kg) = kg, weight (kgs) = kg, weight (lbs) = lb",
            Means.WEIGHT_UNIT: "weight unit",
            Means.REPS: "reps",
            Means.DISTANCE: "distance",
            Means.DISTANCE_UNIT: "distance unit",
            Means.SECONDS: "time",
            Means.NOTE: "comment, notes",
        }
    ),
    unquoted="Exercise",
)
_CALISTHENICS_MEMORY = Program(
    "Calisthenics Memory",
    frozenset(("exercisename", "exercisetype", "valueright", "valueleft")),
    _columns(
        {
            Means.AT: "date",
            Means.TIME: "time",
            Means.EXERCISE: "exerciseName",
            Means.KIND: "exerciseType",
            Means.RIGHT: "valueRight",
            Means.LEFT: "valueLeft",
            Means.NOTE: "comment",
            Means.DISTANCE: "distanceCm = cm",
            Means.WEIGHT: "weightG = g",
            Means.ASSISTANCE: "assistanceG = g",
        }
    ),
)
_LIFTOSAUR = Program(
    "Liftosaur",
    frozenset(("workout datetime", "exercise", "completed reps")),
    _columns(
        {
            Means.AT: "Workout DateTime",
            Means.WORKOUT: "Program, Day Name",
            Means.EXERCISE: "Exercise",
            Means.KEPT: "Is Warmup Set?, Completed RPE, RPE",
            Means.REPS: "Completed Reps",
            Means.WEIGHT: "Completed Weight Value, Weight Value",
            Means.WEIGHT_UNIT: "Completed Weight Unit, Weight Unit",
            Means.NOTE: "Notes",
        }
    ),
    one_note=True,
)
_LIFTLOG = Program(
    "LiftLog",
    frozenset(("sessionid", "timestamp", "exercise", "reps")),
    _columns(
        {
            Means.SESSION: "SessionId",
            Means.AT: "Timestamp",
            Means.EXERCISE: "Exercise",
            Means.WEIGHT: "Weight",
            Means.WEIGHT_UNIT: "WeightUnit",
            Means.REPS: "Reps",
            Means.NOTE: "Notes",
        }
    ),
    one_note=True,
)

PROGRAMS = (_STRONG, _HEVY, _FITNOTES, _CALISTHENICS_MEMORY, _LIFTOSAUR, _LIFTLOG)
"""Each sheet is read by the first whose headers it has. Loop's are told by their cells: loop.py."""
