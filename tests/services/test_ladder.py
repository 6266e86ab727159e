"""The ladder from the built-in workouts: asked at the end of bridges, offered, taken, and kept up once a week."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from glutetimer.clock import Instant
from glutetimer.history.queries.bridges import bridges
from glutetimer.history.recorder import Recorder
from glutetimer.history.records import SetRecord
from glutetimer.history.store import History
from glutetimer.history.writer import Writer
from glutetimer.services.coach import Coach
from glutetimer.services.context import Context
from glutetimer.services.layout import find_layout
from glutetimer.services.offers import Offers
from glutetimer.services.performance import Performance
from glutetimer.services.preparation import prepare, runner_for
from glutetimer.session.marks import no_marks
from glutetimer.session.runner import Runner
from glutetimer.training.exercise import Side
from glutetimer.training.holds.hold import Felt
from tests.services.test_coach import NOW, bridging, context, held, library, moved

__all__ = ["context", "library"]


class Hands:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def read(self) -> Instant:
        return Instant(self.now, self.now)

    def wall(self) -> datetime:
        return NOW + timedelta(seconds=self.now)


def bridged(context: Context, writer: Writer) -> Performance:
    """The two-leg builder, performed to its end."""
    clock = Hands()
    ready = prepare(context, context.library.workouts["bridge-builder-2"])
    runner = runner_for(context._replace(clock=clock), ready.plan, no_marks)
    performance = Performance(runner, clock, Recorder(writer, runner.ledger))
    performance.start()
    while not runner.is_over:
        clock.now += 1
        performance.tick()
        if runner.holding and runner.counted(clock.now) >= 10:
            performance.do(Runner.stop)
    return performance


@pytest.mark.parametrize(("felt", "offers"), [(Felt.GLUTE, True), (Felt.BOTH, True), (Felt.HAMSTRING, False)])
def test_a_session_with_bridges_asks_once_and_its_answer_counts(context: Context, felt: Felt, offers: bool) -> None:
    """Whatever the check said in the week before: the bridges' own answer goes before it (5.10)."""
    days = [one for ago in (5, 3) for one in bridging(ago, Felt.HAMSTRING)]
    with History(context.paths.history) as history:
        history.put(*(one._replace(felt=Felt.GLUTE) if one.exercise == "shoulder-bridge" else one for one in days))
    with History.reading(context.paths.history) as history:
        coach = Coach(history, context.library, NOW.date())
    writer = Writer(context.paths.history)
    performance = bridged(context, writer)
    asked = Offers(performance, coach, lambda record, undoable: None)
    assert asked.asks_felt
    asked.feel(felt)
    assert not asked.asks_felt, "once"
    assert writer.close(60)
    with History.reading(context.paths.history) as history:
        assert [done.felt for done in history.sets(NOW.date()) if done.felt] == [felt]
        found = bridges(history, ["shoulder-bridge"], ["activation-check", "shoulder-bridge"], date.min, 1 << 52)
    assert found.ready("shoulder-bridge", (), NOW.date()) is offers


def test_what_was_left_is_kept_up_once_a_week(context: Context) -> None:
    with History(context.paths.history) as history:
        history.put(*moved("bridge-hold", "bridge-march"), held_on_two_legs(6))
    layout = find_layout(context)
    workout = context.library.workouts["bridge-builder-2"]

    def trains(day: int) -> bool:
        plan = layout.on_day(NOW.date() + timedelta(day)).lay_out(workout)
        return any(phase.hold for phase in plan.phases)

    assert [trains(day) for day in range(9)] == [False, True, False, False, False, False, False, False, False]
    with History(context.paths.history) as history:
        history.put(held_on_two_legs(0))
    layout = find_layout(context)
    assert [trains(day) for day in range(9)] == [False] * 7 + [True, False]


def held_on_two_legs(ago: float) -> SetRecord:
    return held(ago, Side.BOTH, 40)._replace(exercise="bridge-hold")
