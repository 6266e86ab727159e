"""What commands are told of a session: each event once, in documented fields."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from glutetimer.files.reading.values import LONGEST_NAME
from glutetimer.hooks import hooks as module
from glutetimer.hooks.hooks import Hooks
from glutetimer.session.events import Event
from glutetimer.session.marks import Marks
from glutetimer.session.runner import Runner
from glutetimer.settings.settings import Hook
from glutetimer.training.holds.hold import Reason
from glutetimer.training.workout import Workout
from tests.session.sample import CLAMS, HOLDS, laid_out, runner

WALL = datetime(2026, 11, 20, 18, 0, tzinfo=timezone(timedelta(hours=1)))
ALL = dict.fromkeys(Hook, ("true",))
COMMON = {"at", "session", "workout", "name"}


class Told:
    """Stands in for the processes: remembers the lines."""

    def __init__(self, commands: object, notice: object) -> None:
        self.lines: list[tuple[Hook, bytes]] = []
        self.closed = False

    def tell(self, hook: Hook, line: bytes) -> None:
        self.lines.append((hook, line))

    def close(self) -> None:
        self.closed = True


@pytest.fixture(autouse=True)
def no_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "Processes", Told)


class Session:
    """A runner whose events go to hooks; its second 0 is six in the evening."""

    def __init__(self, runner: Runner, wanted: Sequence[Hook] = tuple(Hook)) -> None:
        self.runner = runner
        self.hooks = Hooks(dict.fromkeys(wanted, ("true",)), "id", lambda: runner.plan, print)

    def take(self, events: list[Event], now: float) -> None:
        for event in events:
            self.hooks.handle(event, now, lambda: WALL + timedelta(seconds=now))

    def run(self, until: float) -> None:
        while (due := self.runner.due()) is not None and due <= until:
            self.take(self.runner.advance(due), due)

    def told(self) -> Iterator[dict[str, Any]]:
        for hook, line in self.hooks._processes.lines:  # type: ignore[attr-defined]
            fields = json.loads(line)
            assert line.endswith(b"\n") and line.count(b"\n") == 1
            assert f"on_{fields['event']}" == hook
            assert fields.keys() >= COMMON
            yield {key: value for key, value in fields.items() if key not in COMMON}


def test_a_session_from_its_beginning_to_its_end() -> None:
    session = Session(runner(CLAMS))
    session.take(session.runner.start(0), 0)
    session.run(100)
    clam = {"exercise": "clam", "set": 1, "sets": 1, "reps": None, "pace": None, "cue": None, "note": None}
    amounts = dict.fromkeys(("reps_range", "work_range_s", "load", "distance_m", "steps", "breaths"))
    amounts |= {"max_reps": False}
    clam |= amounts
    none = amounts | dict.fromkeys(("exercise", "side", "set", "sets", "reps", "pace", "cue", "note"))
    unheld = {"assumed": False, "held_s": None, "clocked_s": None, "trim_s": None, "reason": None}
    work = {**clam, "kind": "work", "seconds": 40}
    assert list(session.told()) == [
        {"event": "session", "state": "begun", "total_s": 95},
        {"event": "phase", "place": 0, **none, "kind": "ready", "seconds": 10, "last_set": False},
        {"event": "phase", "place": 1, **work, "side": "left", "last_set": False},
        {"event": "set", "place": 1, "attempt": 0, "state": "done", **work, "side": "left", **unheld},
        {"event": "phase", "place": 2, **none, "kind": "switch", "side": "right", "seconds": 5, "last_set": False},
        {"event": "phase", "place": 3, **work, "side": "right", "last_set": True},
        {"event": "set", "place": 3, "attempt": 0, "state": "done", **work, "side": "right", **unheld},
        {"event": "session", "state": "done", "elapsed_s": 95},
    ]


def test_an_event_is_told_with_its_true_time_however_late_it_was_noticed() -> None:
    session = Session(runner(CLAMS), [Hook.PHASE])
    session.take(session.runner.start(0), 0)
    session.take(session.runner.advance(12.5), 12.5)
    at = [json.loads(line)["at"] for _, line in session.hooks._processes.lines]  # type: ignore[attr-defined]
    assert at == ["2026-11-20T18:00:00.000+01:00", "2026-11-20T18:00:10.000+01:00"]


def test_a_hold_passes_its_marks_ends_and_is_corrected() -> None:
    session = Session(runner(HOLDS, ready=0, marks=Marks(30, 20, 40)), [Hook.SET, Hook.MARK])
    session.take(session.runner.start(0), 0)
    session.run(33)
    session.take(session.runner.stop(33.24), 33.24)
    session.take(session.runner.correct(34, -1), 34)
    session.take(session.runner.answer(35, Reason.FORM), 35)
    *marks, done, corrected, answered = session.told()
    assert marks == [
        {"event": "mark", "mark": "last", "mark_s": 20},
        {"event": "mark", "mark": "target", "mark_s": 30},
    ]
    assert done == {
        "event": "set",
        "place": 0,
        "attempt": 0,
        "state": "done",
        "reason": "target",
        "seconds": 33.2,
        "reps": None,
        "reps_range": None,
        "work_range_s": None,
        "max_reps": False,
        "distance_m": None,
        "steps": None,
        "breaths": None,
        "load": None,
        "pace": None,
        "assumed": False,
        "kind": "hold",
        "exercise": "hold",
        "side": "left",
        "set": 1,
        "sets": 1,
        "cue": None,
        "note": None,
        "held_s": 31.2,
        "clocked_s": 33.2,
        "trim_s": 2,
    }
    assert [corrected[key] for key in ("place", "state", "held_s", "trim_s")] == [0, "corrected", 30.2, 3]
    assert [answered[key] for key in ("place", "state", "held_s", "reason")] == [0, "corrected", 30.2, "form"]


def test_a_false_start_that_is_discarded_is_dropped() -> None:
    session = Session(runner(HOLDS, ready=0), [Hook.SET])
    session.take(session.runner.start(0), 0)
    session.take(session.runner.stop(2), 2)
    session.take(session.runner.discard(4), 4)
    last = list(session.told())[-1]
    assert last == {
        "event": "set",
        "place": 0,
        "attempt": 0,
        "state": "dropped",
        "kind": "hold",
        "exercise": "hold",
        "side": "left",
        "set": 1,
        "sets": 1,
    }


def test_standing_still_and_going_on_and_an_end_before_the_end() -> None:
    session = Session(runner(CLAMS), [Hook.PAUSE, Hook.SESSION])
    session.take(session.runner.start(0), 0)
    session.take(session.runner.pause(5), 5)
    session.take(session.runner.resume(65), 65)
    session.take(session.runner.leave(70), 70)
    assert [fields["state"] for fields in session.told()] == ["begun", "paused", "resumed", "ended"]


def test_a_session_that_is_cut_off() -> None:
    session = Session(runner(CLAMS), [Hook.SESSION])
    session.take(session.runner.start(0), 0)
    session.take(session.runner.interrupt(12.34), 12.34)
    assert list(session.told())[-1] == {"event": "session", "state": "interrupted", "elapsed_s": 12.3}


def test_a_session_that_never_began_has_no_end() -> None:
    session = Session(runner(CLAMS))
    session.take(session.runner.interrupt(1), 1)
    assert list(session.told()) == []


def test_only_what_is_wanted_is_told() -> None:
    session = Session(runner(CLAMS), [Hook.SET])
    session.take(session.runner.start(0), 0)
    session.run(100)
    assert [fields["event"] for fields in session.told()] == ["set", "set"]
    session.hooks.close()
    assert session.hooks._processes.closed  # type: ignore[attr-defined]


def test_the_longest_names_fit_into_the_smallest_pipe() -> None:
    """4096 bytes can be written to any pipe that is empty, whether anybody reads or not."""
    plan = laid_out(CLAMS)
    longest = Workout(id="\U0001f9b5" * 255, name="\U0001f9b5" * LONGEST_NAME, short="", steps=(CLAMS,))
    hooks = Hooks(ALL, "x" * 36, lambda: type(plan)(longest, plan.phases), print)
    for event in Runner(plan).start(0):
        hooks.handle(event, 0, lambda: datetime(2026, 1, 1, tzinfo=UTC))
    assert all(len(line) <= 4096 for _, line in hooks._processes.lines)  # type: ignore[attr-defined]
    assert hooks._processes.lines  # type: ignore[attr-defined]
