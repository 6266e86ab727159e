"""Two windows over one file, in every order of what they do: no set is lost or doubled, and no offer is wrong."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from glutetimer.clock import Instant
from glutetimer.history.batch import Batch
from glutetimer.history.recorder import Recorder
from glutetimer.history.resume.interrupted import InterruptedSession
from glutetimer.history.resume.resume import Resume
from glutetimer.history.running import ChangedMeanwhileError
from glutetimer.history.store import History
from glutetimer.library.catalogue import load
from glutetimer.services.context import Context
from glutetimer.services.performance import Performance
from glutetimer.services.preparation import runner_for
from glutetimer.services.resume import DISCARD, KEEP, RESUME, end, find_interrupted, resume
from glutetimer.session.events import SetDone
from glutetimer.session.marks import no_marks
from glutetimer.session.runner import Runner
from glutetimer.settings.paths import Paths
from glutetimer.settings.settings import Settings
from glutetimer.training.layout import lay_out
from glutetimer.training.plan import Plan
from glutetimer.training.workout import Step, StepSides, Workout

LIBRARY = load(None)
WORKOUT = Workout(
    id="three",
    name="Three",
    short="THREE",
    steps=(
        Step(exercise="clam", work_s=20, sides=StepSides.EACH, switch_s=5, rest_s=10),
        Step(exercise="glute-squeeze", work_s=20),
    ),
    ready_s=0,
)


@dataclass
class Hands:
    """A clock that is moved by hand."""

    now: float = 0.0

    def read(self) -> Instant:
        return Instant(self.now, self.now)

    def wall(self) -> datetime:
        return datetime(2026, 3, 2, 18, tzinfo=UTC) + timedelta(seconds=self.now)


@dataclass
class Window:
    """A program that somebody has started; closed or killed, it is started anew under another name."""

    owner: str
    performance: Performance | None = None
    asked: InterruptedSession | None = None
    asked_at: int = 0
    """How often it had been written where it stands."""


@dataclass
class Done:
    """A session as it must be."""

    sets: set[tuple[int, int]] = field(default_factory=set)
    is_open: bool = True
    owner: str = ""
    next: int = 0
    """The set that it would go on with."""
    writes: int = 0
    """How often it was written where it stands."""


class TwoWindows(RuleBasedStateMachine):
    """What each does at any time, and what the file must say then."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = Hands()
        self.context = Context(Paths(self.folder, self.folder), Settings(), LIBRARY, self.clock)
        self.alive: set[str] = set()
        self.names = iter(range(10_000))
        self.windows = [Window(self.new_name()) for _ in range(2)]
        self.model: dict[str, Done] = {}
        self.discarded: list[tuple[str, set[tuple[int, int]]]] = []
        self.patches = [
            patch("glutetimer.history.resume.owner.is_gone", self.is_gone),
            patch("glutetimer.history.running.is_gone", self.is_gone),
        ]
        for each in self.patches:
            each.start()

    def teardown(self) -> None:
        for each in self.patches:
            each.stop()
        shutil.rmtree(self.folder)

    def new_name(self) -> str:
        name = json.dumps({"token": next(self.names)})
        self.alive.add(name)
        return name

    def is_gone(self, owner: str, heard_ms: int, now_ms: int) -> bool:
        return owner not in self.alive

    # ------------------------------------------------------------ what windows do

    @rule(which=st.integers(0, 1))
    def ask(self, which: int) -> None:
        """A window looks for what was interrupted; what it finds it asks about, for as long as it likes."""
        window = self.windows[which]
        if not window.performance:
            found = find_interrupted(self.context)
            window.asked = found[0] if found else None
            window.asked_at = self.model[found[0].session].writes if found else 0

    @rule(which=st.integers(0, 1), answer=st.sampled_from([KEEP, RESUME, DISCARD]))
    def answer(self, which: int, answer: str) -> None:
        """The answer may come late."""
        window = self.windows[which]
        if window.performance or not (asked := window.asked):
            return
        window.asked = None
        stands = self.model[asked.session]
        is_so = stands.is_open and stands.owner not in self.alive and stands.writes == window.asked_at
        try:
            if answer == RESUME:
                with patch("glutetimer.history.resume.owner.this_process", lambda: window.owner):
                    found, _ = resume(self.context, asked)
                stands.owner, stands.writes = window.owner, stands.writes + 1
                self.perform(window, asked.plan, found)
            else:
                end(self.context, asked, discard=answer == DISCARD)
                stands.is_open = False
                if answer == DISCARD:
                    self.discard(asked.session)
        except ChangedMeanwhileError:
            assert not is_so, "nothing has changed since it was asked"
        else:
            assert is_so, "another window went on with it, or ended it"

    @rule(which=st.integers(0, 1))
    def begin(self, which: int) -> None:
        window = self.windows[which]
        if not window.performance:
            self.perform(window, lay_out(WORKOUT, LIBRARY.exercises))

    def perform(self, window: Window, plan: Plan, found: Resume | None = None) -> None:
        runner = runner_for(self.context, plan, no_marks, found)
        window.performance = Performance(runner, self.clock, Recorder(self.sink(window), runner.ledger, resume=found))
        self.heard(window, window.performance.start())
        self.heard(window, window.performance.do(Runner.resume))

    def sink(self, window: Window) -> Recorder:
        machine = self

        class Sink:
            def write(self, batch: Batch) -> None:
                with History(machine.context.paths.history) as history:
                    assert history.write(batch, window.owner), "it belongs to this window"
                if batch.progress:
                    machine.model.setdefault(batch.progress.session, Done()).writes += 1

        return Sink()  # type: ignore[return-value]

    def heard(self, window: Window, events: Iterable[object]) -> None:
        assert window.performance
        stands = self.model.setdefault(window.performance.recorder.session_id, Done())
        stands.owner = window.owner
        stands.sets |= {(event.phase_index, event.attempt) for event in events if isinstance(event, SetDone)}
        before = window.performance.runner.plan.phases[: window.performance.runner.index]
        stands.next = sum(1 for phase in before if phase.works) + 1
        if window.performance.runner.is_over:
            stands.is_open = False
            window.performance = None

    @rule(which=st.integers(0, 1), seconds=st.sampled_from([3, 9]), beats=st.integers(1, 8))
    def train(self, which: int, seconds: int, beats: int) -> None:
        for _ in range(beats):
            self.clock.now += seconds
            for number, window in enumerate(self.windows):  # time passes in both
                if window.performance and (number == which or beats % 2):
                    self.heard(window, window.performance.tick())

    @rule(which=st.integers(0, 1), keep=st.booleans())
    def leave(self, which: int, keep: bool) -> None:
        window = self.windows[which]
        if performance := window.performance:
            session = performance.recorder.session_id
            self.heard(window, performance.do(lambda runner, now: runner.leave(now, keep=keep)))
            if not keep:
                self.discard(session)

    @rule(which=st.integers(0, 1))
    def close(self, which: int) -> None:
        window = self.windows[which]
        if window.performance:
            self.heard(window, window.performance.interrupt())
        self.kill(which)

    @rule(which=st.integers(0, 1))
    def kill(self, which: int) -> None:
        self.alive.discard(self.windows[which].owner)
        self.windows[which] = Window(self.new_name())

    @precondition(lambda self: self.context.paths.history.exists())
    @rule()
    def undo(self) -> None:
        with History(self.context.paths.history) as history:
            history.undo()
        if self.discarded:
            session, sets = self.discarded.pop()
            self.model[session].sets = sets

    def discard(self, session: str) -> None:
        stands = self.model[session]
        if stands.sets:
            self.discarded.append((session, stands.sets))
        stands.sets = set()

    # ------------------------------------------------------------ what must be

    @invariant()
    def every_set_is_there_once(self) -> None:
        with History.reading(self.context.paths.history) as history:
            found = history.sets()
        counts = {session: sum(1 for each in found if each.session == session) for session in self.model}
        assert counts == {session: len(stands.sets) for session, stands in self.model.items()}
        places = [(each.session, each.exercise, each.side) for each in found]
        assert len(places) == len(set(places)) == sum(counts.values())

    @invariant()
    def what_was_interrupted_is_offered_and_nothing_else(self) -> None:
        offered = {each.session: (each.next_set, set(each.done)) for each in find_interrupted(self.context)}
        assert offered == {
            session: (stands.next, stands.sets)
            for session, stands in self.model.items()
            if stands.is_open and stands.sets and stands.owner not in self.alive
        }

    @invariant()
    def a_session_belongs_to_one_window(self) -> None:
        running = [w.performance.recorder.session_id for w in self.windows if w.performance]
        assert len(running) == len(set(running))


TestTwoWindows = TwoWindows.TestCase
TestTwoWindows.settings = settings(max_examples=60, stateful_step_count=40)
