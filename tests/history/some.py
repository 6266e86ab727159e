"""Records to test with, quickly imported."""

from __future__ import annotations

from datetime import date
from typing import Any

from glutetimer.history.moments import noon
from glutetimer.history.records import SessionRecord, SetRecord
from glutetimer.training.exercise import Measure, Side
from glutetimer.training.holds.hold import Reason
from glutetimer.training.workout import HoldMode

DAY = date(2025, 10, 1)


def a_set(id: str = "a", day: date = DAY, **fields: Any) -> SetRecord:
    given: dict[str, Any] = {
        "session": "one",
        "exercise": "clam",
        "side": Side.LEFT,
        "measure": Measure.TIME,
        "seconds": 30.0,
        "started": noon(day),
    }
    return SetRecord(id=id, **(given | fields))


def a_hold(id: str = "h", held_s: float = 20.0, day: date = DAY, **fields: Any) -> SetRecord:
    given: dict[str, Any] = {
        "exercise": "sl-bridge-hold",
        "measure": Measure.HOLD,
        "held_s": held_s,
        "reason": Reason.FORM,
        "mode": HoldMode.TARGET,
    }
    return a_set(id, day, **(given | fields))


def a_session(id: str = "one", day: date = DAY, **fields: Any) -> SessionRecord:
    given: dict[str, Any] = {"workout": "five-a-day", "name": "Five a day", "started": noon(day)}
    return SessionRecord(id=id, **(given | fields))
