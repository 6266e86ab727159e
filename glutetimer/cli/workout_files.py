"""What the commands about one workout share: its file, the text in it, and how long it is."""

from __future__ import annotations

from pathlib import Path

from glutetimer.files.reading.document import decode, fetch
from glutetimer.files.reading.duration import clock_with_tenths
from glutetimer.library.catalogue import Library
from glutetimer.library.user_files import built_in, own
from glutetimer.settings.paths import Paths
from glutetimer.training.plan import Plan
from glutetimer.training.workout import Workout


def read_text(path: Path) -> str:
    """The text of a workout's file."""
    return decode(fetch(path))


def find_file(paths: Paths, library: Library, workout: Workout, name: str) -> Path:
    """The file in which a workout stands that the library found by this name."""
    if library.workouts.get(workout.id) is not workout:
        return Path(name)
    return own(paths.workouts, workout.id) or built_in("workouts", workout.id) or Path(name)


def describe_length(laid_out: Plan) -> str:
    """The nominal length; about that, where its user decides when something ends; of one that is locked, that it is."""
    if laid_out.locked:
        return "locked"
    return f"{'about ' if laid_out.is_estimate else ''}{clock_with_tenths(laid_out.total_s)}"
