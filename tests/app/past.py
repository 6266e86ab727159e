"""A small history to review: three weeks, as of Thursday 20 November 2025."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from glutetimer.history.records import Moment, SessionRecord, SetRecord
from glutetimer.history.store import History
from glutetimer.library.catalogue import load
from glutetimer.services.context import Context
from glutetimer.settings.paths import paths
from glutetimer.settings.settings import Learn, Settings
from glutetimer.training.exercise import Measure, Side
from glutetimer.training.holds.hold import Reason
from glutetimer.training.workout import HoldMode
from tests.app.conftest import FakeClock

ON = date(2025, 11, 20)
WALL = datetime(2025, 11, 20, 18, 0, tzinfo=timezone(timedelta(hours=1)))
LIBRARY = load(None)


def kit_at(folder: Path, settings: Settings | None = None) -> Context:
    """A context whose safety text has been read."""
    where = paths(folder)
    folder.mkdir(parents=True, exist_ok=True)
    where.safety_shown.touch()
    clock = FakeClock()
    clock.start = WALL
    return Context(where, (settings or Settings(sound=False))._replace(learn=Learn.NEVER, awake=False), LIBRARY, clock)


def at(day: date, minute: int = 0) -> Moment:
    """Half past seven in the morning, and later."""
    wall = datetime(day.year, day.month, day.day, 7, 30, tzinfo=WALL.tzinfo) + timedelta(minutes=minute)
    return Moment(round(wall.timestamp() * 1000), 60, day)


def a_set(id: str, session: str, day: date, minute: int = 0, **fields: object) -> SetRecord:
    """Forty seconds of clam on the left."""
    given: dict[str, object] = {
        "exercise": "clam",
        "side": Side.LEFT,
        "measure": Measure.TIME,
        "seconds": 40.0,
        "started": at(day, minute),
    }
    return SetRecord(id=id, session=session, **(given | fields))  # type: ignore[arg-type]


def a_hold(id: str, session: str, day: date, side: Side, held_s: float, minute: int, **fields: object) -> SetRecord:
    """A single-leg bridge held until form slipped."""
    given: dict[str, object] = {
        "exercise": "sl-bridge-hold",
        "side": side,
        "measure": Measure.HOLD,
        "seconds": held_s,
        "held_s": held_s,
        "clocked_s": held_s + 2,
        "trim_s": 2.0,
        "reason": Reason.FORM,
        "mode": HoldMode.TARGET,
    }
    return a_set(id, session, day, minute, **(given | fields))


def a_session(id: str, day: date, **fields: object) -> SessionRecord:
    """Bridge builder, eight minutes."""
    given: dict[str, object] = {
        "workout": "bridge-builder-1",
        "name": "Bridge builder",
        "started": at(day),
        "seconds": 472.0,
        "complete": True,
    }
    return SessionRecord(id=id, **(given | fields))  # type: ignore[arg-type]


def made(folder: Path) -> Context:
    """Bridges on every second of 21 days but one, five minutes between, a second session, and a set without any."""
    context = kit_at(folder)
    with History(context.paths.history) as history:
        for ago in range(21):
            day = ON - timedelta(ago)
            if ago == 6:
                continue
            id = f"s{ago}"
            if ago % 2:
                history.put(a_session(id, day, workout="five-a-day", name="Five minutes a day", seconds=300.0))
                history.put(*(a_set(f"{id}-{n}", id, day, n) for n in range(7)))
            else:
                longer = 1 - ago / 60
                history.put(a_session(id, day))
                history.put(
                    a_set(
                        f"{id}-b", id, day, exercise="shoulder-bridge", side=Side.BOTH, measure=Measure.REPS, reps=10
                    ),
                    a_hold(f"{id}-l", id, day, Side.LEFT, round(32 * longer, 1), 2),
                    a_hold(f"{id}-r", id, day, Side.RIGHT, round(31 * longer, 1), 4),
                )
        history.put(
            a_session("run", ON - timedelta(3), workout="run-stronger", name="Run stronger", seconds=1051.0),
            a_set("run-1", "run", ON - timedelta(3), 600),
            a_set(
                "lost", "unknown", ON - timedelta(25), exercise="squat", side=Side.BOTH, measure=Measure.REPS, reps=12
            ),
        )
    return context
