"""Repetitions at one's own pace in lines: any key ends them, and the number is put right while the rest runs."""

from __future__ import annotations

import io
from types import TracebackType

import pytest

from glutetimer.history.recorder import Recorder
from glutetimer.plain.session import Plain
from glutetimer.services.performance import Performance
from glutetimer.session.events import SetDone
from glutetimer.session.runner import Runner
from glutetimer.training.workout import OPEN_S, Pace, Step, StepSides
from tests.app.conftest import FakeClock
from tests.history.resume.test_resume import Drawer
from tests.session.sample import laid_out

OWN = Step(exercise="clam", reps=12, pace=Pace.OWN, sides=StepSides.EACH, switch_s=8, rest_s=30)


class Typist:
    """Presses keys at given seconds of the session; the clock moves while somebody waits for a key."""

    works = True
    signal = 0
    stopping = False

    def __init__(self, clock: FakeClock, keys: dict[float, str]) -> None:
        self.clock, self.keys = clock, [(clock.now + at, key) for at, key in sorted(keys.items())]

    def __enter__(self) -> Typist:
        return self

    def __exit__(self, kind: type | None, error: Exception | None, trace: TracebackType | None) -> None:
        return None

    def read(self, wait: float) -> str:
        if self.keys and self.keys[0][0] <= self.clock.now + wait:
            self.clock.now, key = self.keys.pop(0)
            return key
        self.clock.now += wait
        return ""


def perform(keys: dict[float, str], *steps: Step) -> tuple[list[str], list[SetDone]]:
    clock, out = FakeClock(), io.StringIO()
    runner = Runner(laid_out(*(steps or (OWN,)), ready=5))
    performance = Performance(runner, clock, Recorder(Drawer(), runner.ledger))
    assert Plain(performance, out, Typist(clock, keys)).run() == 0  # type: ignore[arg-type]
    return out.getvalue().splitlines(), runner.ledger.sets


@pytest.mark.parametrize("key", ["x", " ", "p", "n", "q", "b", "+", "7", "\r", "m"])
def test_any_key_ends_it_at_its_instant(key: str) -> None:
    lines, done = perform({25.5: key, 60: "z"})
    assert [(one.seconds, one.reps, one.assumed) for one in done] == [(20.5, 12, True), (60 - 33.5, 12, True)]
    assert "Clam, left, 12 repetitions. At your own pace; any key when you are done" in lines
    assert lines[1].endswith("q leaves; any key ends a set at your own pace")
    assert "12 repetitions? + and - correct it, or type how many; enter says that it is right" in lines
    assert any(line.startswith("Done") for line in lines)


def test_escape_and_a_key_that_was_on_its_way_do_not() -> None:
    _, done = perform({4.9: "x", 5.3: "x", 9: "escape", 30: "x", 60: "x"})
    assert [one.seconds for one in done] == [25, 60 - 38]


def test_the_number_is_put_right_by_keys() -> None:
    lines, done = perform({25: "x", 26: "-", 27: "-", 50: "x", 51: "1", 52: "4", 53: "\r"})
    assert [(one.reps, one.assumed) for one in done] == [(10, False), (14, False)]
    assert [line for line in lines if line in ("11 repetitions", "10 repetitions", "14 repetitions")] == [
        "11 repetitions", "10 repetitions", "14 repetitions",
    ]  # fmt: skip


def test_enter_says_that_it_is_right() -> None:
    _, done = perform({25: "x", 26: "\r", 50: "x", 51: "\r"})
    assert [(one.reps, one.assumed) for one in done] == [(12, False), (12, False)]


RESTED = Step(exercise="bridge", reps=12, pace=Pace.OWN, sets=2, rest_s=OPEN_S)


@pytest.mark.parametrize(
    ("keys", "count", "assumed"),
    [
        ({35: " "}, 12, True),
        ({35: "x"}, 12, True),
        ({35: "\r"}, 12, False),
        ({30: "-", 35: " "}, 11, False),
        ({30: "9", 35: "\r"}, 9, False),
        ({25.2: "x", 35: "x"}, 12, True),
    ],
)
def test_any_key_goes_on_from_an_open_rest_but_those_that_count(
    keys: dict[float, str], count: int, assumed: bool
) -> None:
    _, done = perform({25: "x", 60: "x", 61: "\r"} | keys, RESTED)
    assert [(one.seconds, one.reps, one.assumed) for one in done] == [(20, count, assumed), (60 - 38, 12, False)]
