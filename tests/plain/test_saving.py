"""What a session in lines says of its saving: a slow disk, and a session that another window has taken over."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from glutetimer.history.recorder import Recorder
from glutetimer.history.writer import SLOW
from glutetimer.plain.session import TAKEN_OVER, Plain
from glutetimer.services.performance import Performance
from glutetimer.session.runner import Runner
from tests.app.conftest import FakeClock
from tests.plain.test_own_pace import Drawer, Typist
from tests.session.sample import CLAMS, laid_out


@dataclass
class SlowWriter:
    """A disk that does not answer for a while."""

    clock: FakeClock
    slow: tuple[float, float]
    lost: set[str] = field(default_factory=set)

    @property
    def trouble(self) -> str:
        return SLOW.format(2) if self.slow[0] <= self.clock.now - 1000 < self.slow[1] else ""


def perform(slow: tuple[float, float], *, lost: bool = False) -> tuple[int, list[str]]:
    clock, out = FakeClock(), io.StringIO()
    runner = Runner(laid_out(CLAMS))
    recorder = Recorder(Drawer(), runner.ledger)
    writer = SlowWriter(clock, slow, {recorder.session_id} if lost else set())
    performance = Performance(runner, clock, recorder)
    code = Plain(performance, out, Typist(clock, {}), writer).run()  # type: ignore[arg-type]
    return code, out.getvalue().splitlines()


def test_a_slow_commit_is_said_once_and_that_it_is_saved_at_last() -> None:
    code, lines = perform((20, 40))
    said = [line for line in lines if "aved" in line or "SAVED" in line]
    assert (code, said) == (0, ["NOT SAVED yet: the disk has not answered for 2 s", "Saved now"])
    assert lines.index(said[0]) < lines.index(said[1]) < len(lines) - 1
    assert perform((2000, 2001))[1] == [line for line in lines if line not in said]


def test_a_session_that_another_window_has_taken_over_ends_here() -> None:
    code, lines = perform((2000, 2001), lost=True)
    assert (code, lines[-1]) == (1, TAKEN_OVER)
