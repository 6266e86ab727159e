"""Repetitions at one's own pace in lines: any key ends them, and the number is put right while the rest runs."""

from __future__ import annotations

import io
from types import TracebackType

import pytest

from glutetimer.history.recorder import Recorder
from glutetimer.plain.session import LEAVE, Plain
from glutetimer.services.performance import Performance
from glutetimer.session.events import SetDone
from glutetimer.session.runner import Runner
from glutetimer.training.holds.hold import Pain, Reason
from glutetimer.training.workout import OPEN_S, HoldMode, Pace, Step, StepSides
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


def test_a_flat_hand_ends_a_hold_and_does_nothing_else() -> None:
    hold = Step(exercise="hold", hold=HoldMode.TARGET, sides=StepSides.EACH, switch_s=60)
    struck = {40: "g", 40.02: "h", 40.04: " ", 40.06: "q"}
    lines, (first, _) = perform({**struck, 50: "h", 51: "c", 140: "z", 900: "q", 901: "k"}, hold)
    assert first.hold and first.hold.reason is Reason.CRAMP
    assert "Paused" not in lines and LEAVE not in lines and lines.count("Noted: cramp") == 1


@pytest.mark.parametrize("key", ["x", " ", "p", "n", "q", "b", "+", "7", "\r", "m"])
def test_any_key_ends_it_at_its_instant(key: str) -> None:
    lines, done = perform({25.5: key, 60: "z"})
    assert [(one.seconds, one.reps, one.assumed) for one in done] == [(20.5, 12, True), (60 - 33.5, 12, True)]
    assert "Clam, left, 12 repetitions. At your own pace; any key when you are done" in lines
    assert lines[1].endswith("any key ends a set at your own pace")
    assert not set("~+?") & set("".join(lines[:2])), "a screen reader leaves signs out"
    assert "12 repetitions? plus and minus correct it, or type how many; enter says that it is right" in lines
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


def test_as_many_as_go_say_why_in_lines() -> None:
    clock, out = FakeClock(), io.StringIO()
    most = Step(exercise="clam", max_reps=True, sides=StepSides.EACH, switch_s=20, rest_s=30)
    runner = Runner(laid_out(most, ready=5))
    performance = Performance(runner, clock, Recorder(Drawer(), runner.ledger))
    keys = {25.0: "x", 27.0: "1", 27.5: "4", 28.0: "c", 60.0: "x", 61.0: "p", 62.0: "2", 63.0: "h"}
    assert Plain(performance, out, Typist(clock, keys)).run() == 0  # type: ignore[arg-type]
    lines = out.getvalue().splitlines()
    assert any("what ended it? f form" in line for line in lines)
    assert "Noted: cramp" in lines and "How bad is it? 0 to 9, or x for 10" in lines
    kept = [(done.reps, done.assumed, done.reason, done.pain) for done in runner.ledger.sets]
    assert kept == [(14, False, Reason.CRAMP, None), (5, True, Reason.PAIN, Pain(2, "hip"))]


def test_pain_that_ends_the_last_hold_is_asked_about_to_its_end() -> None:
    clock, out = FakeClock(), io.StringIO()
    hold = Step(exercise="hold", hold=HoldMode.TARGET, sides=StepSides.LEFT)
    runner = Runner(laid_out(hold, ready=5))
    performance = Performance(runner, clock, Recorder(Drawer(), runner.ledger))
    keys = {25.0: "x", 27.0: "p", 28.0: "3", 29.0: "k"}
    assert Plain(performance, out, Typist(clock, keys)).run() == 0  # type: ignore[arg-type]
    (done,) = runner.ledger.sets
    assert done.hold and done.hold.pain == Pain(3, "knee")


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


def test_digits_of_a_french_keyboard_answer_without_shift() -> None:
    _, done = perform({25.5: "x", 27: "&", 27.4: "é", 28: "-", 60: "z", 62: "è", 63: "\r"})
    assert [one.reps for one in done] == [11, 7], "minus is a key of its own here"
