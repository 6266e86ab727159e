"""OpenHIIT's export.

The field map is that of the app's models (a-mabe/OpenHIIT, lib/core/models; MIT), and the order of its intervals that
of lib/core/utils/interval_calculation.dart: a list of timers, each with timeSettings in seconds; `activities` name the
intervals of work, of which there are `activeIntervals`, done `restarts` + 1 times with a break between. Before 2025 one
file was one workout, all in one object: `title`, `exercises` (the names, as JSON in a text), `numExercises`,
`exerciseTime`, `iterations`; the app's own migration (lib/core/providers/timer_provider/migrations) says what became
what.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from glutetimer.files.importers.fields import JsonFields
from glutetimer.files.importers.tree import ImportedWorkout, Node, Repeat, Stretch, rest
from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.files.reading.values import MOST_STEPS

NAME = "OpenHIIT"

MOST_RESTARTS = 1_000


def recognises(document: object) -> bool:
    timers = document if isinstance(document, list) else [document]
    return bool(timers) and all(isinstance(each, dict) and ("timeSettings" in each or _is_old(each)) for each in timers)


def read(document: object) -> Iterator[ImportedWorkout]:
    listed = document if isinstance(document, list) else [document]
    listed = [_renamed(each) if isinstance(each, dict) and _is_old(each) else each for each in listed]
    for timer in JsonFields({"timers": listed}, "").objects("timers"):
        settings = _settings(timer)
        work_s, rest_s = settings.seconds("workTime", 0), settings.seconds("restTime", 0)
        warmup_s, cooldown_s = settings.seconds("warmupTime", 0), settings.seconds("cooldownTime", 0)
        names = [str(each) for each in timer.items("activities")]
        intervals = timer.whole("activeIntervals", 0, MOST_STEPS, len(names))
        round: list[Node] = []
        for at in range(intervals):
            name = JsonFields({"name": names[at] if at < len(names) else None}, timer.at("activities")).text(
                "name", "Work"
            )
            round += ([rest(rest_s)] if at else []) + [Stretch(name, work_s)]
        before = [Stretch("Warm-up", warmup_s), rest(rest_s)] if warmup_s else []
        after = [Stretch("Cool-down", cooldown_s)] if cooldown_s else []
        times = timer.whole("restarts", 0, MOST_RESTARTS, 0) + 1
        rounds = Repeat(times, tuple(round), settings.seconds("breakTime", 0) or rest_s)
        notes = ["sounds and colour are not carried over"] if "soundSettings" in timer else []
        ready_s = settings.seconds("getReadyTime", 0)
        yield ImportedWorkout(
            timer.text("name", "Timer"), NAME, (*before, rounds, *after), ready_s=ready_s, notes=notes
        )


def _settings(timer: JsonFields) -> JsonFields:
    """The times; older exports have them as JSON in a text."""
    try:
        return timer.inside("timeSettings")
    except GlutetimerError:
        try:
            return JsonFields(json.loads(timer.text("timeSettings")), timer.at("timeSettings"))
        except (ValueError, RecursionError):
            raise GlutetimerError(f"{timer.at('timeSettings')}: no times in it") from None


def _is_old(timer: object) -> bool:
    return isinstance(timer, dict) and {"exerciseTime", "numExercises"} <= timer.keys()


def _renamed(old: dict[str, object]) -> dict[str, object]:
    """A workout of before 2025 as a timer."""
    times = ("restTime", "breakTime", "warmupTime", "cooldownTime", "getReadyTime")
    return {
        "name": old.get("title"),
        "activeIntervals": old.get("numExercises"),
        "restarts": old.get("iterations"),
        "activities": _names(old.get("exercises")),
        "timeSettings": {"workTime": old.get("exerciseTime"), **{key: old.get(key) for key in times}},
        "soundSettings": {},
    }


def _names(given: object) -> object:
    """The names as a list; an empty text where none were given."""
    if not isinstance(given, str):
        return given
    try:
        return json.loads(given or "[]")
    except (ValueError, RecursionError):
        raise GlutetimerError("exercises: no list of names in it") from None
