"""Any pain now? Before a hold, on the days after pain (training.md 5.6)."""

from __future__ import annotations

import io

import pytest

from glutetimer.history.recorder import Recorder
from glutetimer.plain.resume import PAIN_NOW, ask_pain
from glutetimer.plain.session import PAIN_UNASKED, Plain
from glutetimer.services.performance import Performance
from glutetimer.session.runner import Runner
from tests.app.conftest import FakeClock
from tests.plain.test_own_pace import Drawer, Typist
from tests.session.sample import CLAMS, HOLDS, laid_out


@pytest.mark.parametrize(("works", "key", "asked", "holds"), [
    (True, "n", PAIN_NOW, 2), (True, "m", PAIN_NOW, 0), (False, "", PAIN_UNASKED, 2),
])  # fmt: skip
def test_it_is_asked_where_somebody_can_answer_and_else_said(works: bool, key: str, asked: str, holds: int) -> None:
    clock, out = FakeClock(), io.StringIO()
    runner = Runner(laid_out(CLAMS, HOLDS))
    performance = Performance(runner, clock, Recorder(Drawer(), runner.ledger))
    typist = Typist(clock, {0.5: key, 400: "q", 401: "k"} if works else {})
    typist.works = works
    plain = Plain(performance, out, typist, asks_pain=True)  # type: ignore[arg-type]
    plain.run()
    lines = out.getvalue().splitlines()
    assert asked in lines and (PAIN_NOW in lines) is works
    assert sum(1 for phase in runner.plan.phases if phase.hold) == holds


@pytest.mark.parametrize(("typed", "hurts"), [("n", False), ("l", False), ("m", True), ("", True)])
def test_before_going_on_it_is_asked_in_a_line(typed: str, hurts: bool) -> None:
    """What is none of its answers is asked again; the end of the input is the careful answer."""
    lines, said = iter(["", "7", *typed]), list[str]()

    def ask(question: str) -> str:
        assert PAIN_NOW in question
        if (line := next(lines, None)) is None:
            raise EOFError
        return line

    assert ask_pain(ask, said.append) is hurts
