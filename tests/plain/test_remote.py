"""A phone beside a session in lines."""

from __future__ import annotations

import io

import pytest

from glutetimer.history.recorder import Recorder
from glutetimer.plain.session import Plain
from glutetimer.remote.remote import Remote
from glutetimer.services.performance import Performance
from glutetimer.session.runner import Runner
from glutetimer.training.holds.hold import Reason
from glutetimer.training.workout import HoldMode, Step, StepSides
from tests.app.conftest import FakeClock
from tests.history.resume.test_resume import Drawer
from tests.plain.test_own_pace import Typist
from tests.session.sample import laid_out

HOLD = Step(exercise="hold", hold=HoldMode.TARGET, sides=StepSides.EACH, switch_s=20)
LONG_AFTER = FakeClock().now + 600


class TypistAndFinger(Typist):
    """Taps the phone where a key is called so."""

    remote: Remote

    def read(self, wait: float) -> str:
        assert self.clock.now < LONG_AFTER, "it waits for a key that nobody presses"
        key = super().read(wait)
        action = key.partition("tap ")[2]
        if action:
            self.remote.on_tap(action, self.clock.now)
        return "" if action else key

    def wake(self) -> None:
        """It is awake."""


@pytest.mark.parametrize("key", ["p", " ", "d", "n", "q", "+"])
@pytest.mark.parametrize("apart_s", [0.0, 0.3])
def test_a_key_at_the_same_time_was_meant_to_stop_the_hold_too(key: str, apart_s: float) -> None:
    clock, out = FakeClock(), io.StringIO()
    runner = Runner(laid_out(HOLD, ready=5))
    performance = Performance(runner, clock, Recorder(Drawer(), runner.ledger))
    keys = {0.1: "tap begin", 25.5: "tap stop", 25.5 + apart_s + 1e-6: key, 27: "f", 70: "x", 72: "f"}
    finger = TypistAndFinger(clock, keys)
    finger.remote = Remote(clock, "127.0.0.1")
    try:
        assert Plain(performance, out, finger, remote=finger.remote).run() == 0  # type: ignore[arg-type]
    finally:
        finger.remote.close()
    left, right = runner.ledger.sets
    assert left.hold and right.hold
    assert (left.seconds, left.hold.reason) == (pytest.approx(20.4), Reason.FORM)
    assert right.hold.reason is Reason.FORM
