"""A load that changes and a set that is added, in lines."""

from __future__ import annotations

import io

from glutetimer.history.recorder import Recorder
from glutetimer.plain.session import Plain
from glutetimer.services.performance import Performance
from glutetimer.session.events import SetDone
from glutetimer.session.runner import Runner
from glutetimer.training.workout import Step, StepSides
from tests.plain.test_own_pace import Drawer, FakeClock, Typist
from tests.session.sample import laid_out

CLAM = Step(exercise="clam", work_s=20, sides=StepSides.LEFT, rest_s=30, load="green band", sets=2, sets_to=3)


class Writer(Typist):
    """Writes a line where one is asked for, which takes ten seconds."""

    def __init__(self, clock: FakeClock, keys: dict[float, str], line: str | None) -> None:
        super().__init__(clock, keys)
        self.line, self.asked = line, ""

    def ask(self, question: str) -> str | None:
        self.asked = question
        self.clock.now += 10
        return self.line


def perform(keys: dict[float, str], line: str | None = None) -> tuple[list[str], list[SetDone], str]:
    clock, out = FakeClock(), io.StringIO()
    runner = Runner(laid_out(CLAM, ready=5))
    performance = Performance(runner, clock, Recorder(Drawer(), runner.ledger))
    writer = Writer(clock, keys, line)
    assert Plain(performance, out, writer).run() == 0  # type: ignore[arg-type]
    return out.getvalue().splitlines(), runner.ledger.sets, writer.asked


def test_l_asks_for_a_line_while_the_session_stands_still() -> None:
    lines, done, asked = perform({30: "l"}, "8kg")
    assert asked == 'Clam, from here on with "green band", "8 kg" or such; empty for nothing: '
    assert "Clam: 8 kg from here on" in lines
    assert [(each.phase.load, each.seconds) for each in done] == [("green band", 20), ("8 kg", 20)]
    assert done[1].began - done[0].began == 20 + 30 + 10, "the rest stood still"
    assert sum("green band" in line for line in lines) == 1, "said once"


def test_what_is_no_load_is_said_and_ctrl_c_leaves_it() -> None:
    lines, done, _ = perform({30: "l"}, "x" * 41)
    assert "41 characters; write 40 at most" in lines
    assert {each.phase.load for each in done} == {"green band"}
    assert {each.phase.load for each in perform({30: "l"}, None)[1]} == {"green band"}
    assert [each.phase.load for each in perform({30: "l"}, "")[1]] == ["green band", ""]


def test_l_in_a_lead_in_lets_the_session_go_on() -> None:
    _, done, asked = perform({10: " ", 12: " ", 13: "l"}, "8 kg")
    assert asked
    assert [(each.phase.load, each.seconds) for each in done][1:] == [("8 kg", 20)]


def test_a_adds_a_set_up_to_the_most() -> None:
    lines, done, _ = perform({10: "a", 12: "a"})
    assert [line for line in lines if line.startswith("One set more")] == ["One set more: Clam has 3"]
    assert len(done) == 3
