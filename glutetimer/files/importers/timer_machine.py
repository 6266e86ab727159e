"""TimeR Machine's backup.

The field map is that of the app's data classes (timer-machine/timer-machine-android, data/.../datas; GPL-3, the maps
alone are used), to which its maintainer points as the format (issue 110): {folders, timers, ...}; a timer is {name,
loop, steps, startStep, endStep}; a step {label, length in milliseconds, behaviour, type}, or with "step_type": "group"
a {name, loop, steps} of its own, nested. A rest is a step whose label says so, or one of the
type NOTIFIER: it only rings. With the behaviour HALT a step counts up until the user goes on.
"""

from __future__ import annotations

from collections.abc import Iterator

from glutetimer.files.importers.fields import JsonFields
from glutetimer.files.importers.names import is_ready
from glutetimer.files.importers.tree import ImportedWorkout, Node, Repeat, Stretch, rest
from glutetimer.files.reading.problem import GlutetimerError

NAME = "TimeR Machine"

MOST_LOOPS = 10_000
DEEPEST = 10
"""Groups in groups (our choice); the app itself nests them once."""


def recognises(document: object) -> bool:
    return isinstance(document, dict) and isinstance(document.get("timers"), list)


def read(document: object) -> Iterator[ImportedWorkout]:
    whole = JsonFields(document, "")
    for timer in whole.objects("timers"):
        notes: list[str] = []
        rounds = Repeat(timer.whole("loop", 0, MOST_LOOPS, 1), tuple(_nodes(timer, notes, 1)))
        start = [_step(timer.inside("startStep"), notes)] if "startStep" in timer else []
        ready_s = start.pop().seconds if start and is_ready(start[0].name) else 0
        end = [_step(timer.inside("endStep"), notes)] if "endStep" in timer else []
        if whole.items("schedulers"):
            notes.append("schedules are not carried over")
        yield ImportedWorkout(timer.text("name", "Timer"), NAME, (*start, rounds, *end), ready_s=ready_s, notes=notes)


def _nodes(group: JsonFields, notes: list[str], depth: int) -> Iterator[Node]:
    if depth > DEEPEST:
        raise GlutetimerError(f"{group.place}: groups in groups, more than {DEEPEST} deep")
    for step in group.objects("steps"):
        if step.text("step_type", "step") == "group":
            yield Repeat(step.whole("loop", 0, MOST_LOOPS, 1), tuple(_nodes(step, notes, depth + 1)))
        else:
            yield _step(step, notes)


def _step(step: JsonFields, notes: list[str]) -> Stretch:
    words = "what a step plays, says or shows is not carried over"
    if step.items("behaviour") and words not in notes:
        notes.append(words)
    seconds = step.seconds("length", unit_s=0.001)
    if step.text("type") == "NOTIFIER":
        return rest(seconds)
    halts = any(each.text("type") == "HALT" for each in step.objects("behaviour"))
    return Stretch(step.text("label", "Step"), seconds, is_open=halts)
