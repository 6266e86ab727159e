"""Loads that change and sets that are added, by the runner alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.session.announcements import describe_event
from glutetimer.session.events import Beat, Event, LoadChanged, NextUp, PhaseStarted, Repetition, SetAdded
from glutetimer.session.phase_clock import Mode
from glutetimer.session.runner import Runner
from glutetimer.training.amounts import Amounts
from glutetimer.training.exercise import Side
from glutetimer.training.holds.hold import Pain, Reason
from glutetimer.training.layout import lay_out
from glutetimer.training.load import LoadUsed
from glutetimer.training.plan import PhaseKind
from glutetimer.training.workout import OPEN_S, Block, HoldMode, Pace, Step, StepSides, SwitchAfter, Workout
from tests.session.sample import CATALOGUE, workout

CLAM = Step(exercise="clam", work_s=20, sides=StepSides.EACH, switch_s=5, rest_s=30, load="green band", sets=2)
SQUAT = Step(exercise="bridge", reps=10, pace=Pace.OWN, load="8 kg")


def runner(*steps: Step, amounts: Amounts | None = None) -> Runner:
    laid_out = lay_out(workout(*steps, ready=5), CATALOGUE, amounts=amounts or Amounts())
    return Runner(laid_out)


def sets(of: Runner) -> list[tuple[str, str, str | None, float | None]]:
    return [
        (phase.exercise.id, phase.load, phase.side, phase.seconds or phase.reps)
        for phase in of.plan.phases
        if phase.works and phase.exercise
    ]


def said(of: Runner, events: list[Event]) -> list[str]:
    return [words for event in events if (words := describe_event(event, of.plan))]


def run_to(of: Runner, at: float) -> list[str]:
    return said(of, of.start(0) + of.advance(at))


def test_a_load_is_named_once_ahead_of_its_first_set():
    of = runner(CLAM, SQUAT)
    lines = run_to(of, 200)
    assert sum("green band" in line for line in lines) == 1
    assert sum("8 kg" in line for line in lines) == 1
    assert "green band" in lines[0]


def test_what_was_used_last_comes_instead_of_what_is_written():
    from datetime import date

    used = LoadUsed(exercise="clam", day=date(2026, 11, 1), ms=0, load="red band", planned="green band")
    of = runner(CLAM, amounts=Amounts([used]))
    assert {load for _, load, _, _ in sets(of)} == {"red band"}
    assert {phase.planned_load for phase in of.plan.phases if phase.works} == {"green band"}


def test_a_load_changes_from_here_on_and_what_was_done_keeps_its_own():
    of = runner(CLAM, SQUAT)
    of.start(0)
    of.advance(60)
    assert of.phase.kind is PhaseKind.REST and of.loaded and of.loaded.name == "Clam"
    assert said(of, of.change_load(60, "red band")) == ["Clam: red band from here on"]
    assert [load for _, load, _, _ in sets(of)] == ["green band", "green band", "red band", "red band", "8 kg"]
    lines = said(of, of.advance(200))
    assert not any("red band" in line for line in lines)
    assert [done.phase.load for done in of.ledger.sets] == ["green band", "green band", "red band", "red band"]


def test_none_at_all():
    of = runner(CLAM)
    of.start(0)
    assert said(of, of.change_load(1, "")) == ["Clam: no load from here on"]
    assert {load for _, load, _, _ in sets(of)} == {""}


def test_a_running_set_keeps_its_load_and_a_standing_one_can_change():
    of = runner(CLAM)
    of.start(0)
    of.advance(10)
    assert of.loaded is None and of.change_load(10, "red band") == []
    of.pause(11)
    of.change_load(12, "red band")
    assert {load for _, load, _, _ in sets(of)} == {"red band"}


LED = Step(exercise="clam", reps=5, sides=StepSides.EACH, switch_s=8, rest_s=30, sets=1, sets_to=3)


@pytest.mark.parametrize("change", [lambda of, at: of.change_load(at, "10 kg"), Runner.add_set])
@pytest.mark.parametrize("pauses", [False, True])
def test_what_changes_before_a_set_has_begun_takes_nothing_of_it(
    change: Callable[[Runner, float], list[Event]], pauses: bool
) -> None:
    of = runner(LED)
    of.start(0)
    of.skip(1)
    assert of.phase.works and of.mode is Mode.LEAD_IN
    if pauses:
        of.pause(1.5)
    assert change(of, 2)
    if pauses:
        of.resume(2)
    events = of.advance(2 + 3 + 25)
    assert [event.number for event in events if isinstance(event, Repetition)] == [1, 2, 3, 4, 5]
    assert sum(isinstance(event, Beat) and event.named for event in events) == 3


def test_after_the_last_set_its_own_load_can_be_put_right():
    of = runner(SQUAT)
    of.start(0)
    of.advance(6)
    of.stop(20)
    assert of.is_over and of.loaded
    events = of.change_load(22, "10 kg")
    assert said(of, events) == ["Bridge: 10 kg from here on"]
    assert [done.phase.load for done in of.ledger.sets] == ["10 kg"]


GROWING = Step(exercise="clam", work_s=20, sides=StepSides.EACH, switch_s=5, rest_s=30, sets=1, sets_to=3)


def kinds(of: Runner) -> str:
    return " ".join(phase.kind.value[:2] for phase in of.plan.phases)


@pytest.mark.parametrize("at", [1, 10, 27, 40])
def test_a_set_is_added_after_those_that_are_planned(at: float):
    of = runner(GROWING, SQUAT)
    assert kinds(of) == "re wo sw wo re wo"
    of.start(0)
    of.advance(at)
    index = of.index
    assert said(of, of.add_set(at)) == ["One set more: Clam has 2"]
    assert (of.index, kinds(of)) == (index, "re wo sw wo re wo sw wo re wo")
    assert [(p.set, p.sets) for p in of.plan.phases if p.works and p.step == 1] == [(1, 2), (1, 2), (2, 2), (2, 2)]
    assert said(of, of.add_set(at)) == ["One set more: Clam has 3"]
    assert of.growing is None and of.add_set(at) == []


def test_in_the_rest_after_the_last_set_another_comes_next():
    of = runner(GROWING, SQUAT)
    of.start(0)
    of.advance(5 + 20 + 5 + 20 + 3)
    assert of.phase.kind is PhaseKind.REST
    of.add_set(53)
    assert kinds(of) == "re wo sw wo re wo sw wo re wo"
    events = of.advance(79.9)
    named = [event.phase.name for event in events if isinstance(event, NextUp)]
    assert named == ["Clam"]
    of.advance(81)
    assert of.phase.exercise and of.phase.exercise.id == "clam" and of.phase.set == 2


def test_what_was_named_already_and_does_not_come_is_not_waited_for():
    of = runner(GROWING, SQUAT)
    of.start(0)
    named = [event.phase.name for event in of.advance(70) if isinstance(event, NextUp)]
    assert named == ["Bridge"] and of.phase.kind is PhaseKind.REST
    added, then = of.add_set(70)
    assert isinstance(added, SetAdded) and isinstance(then, NextUp)
    assert (then.at, then.phase.name, then.phase.set) == (70, "Clam", 2)
    assert not any(isinstance(event, NextUp) for event in of.advance(80) + of.add_set(79))


@pytest.mark.parametrize("paused", [False, True])
@pytest.mark.parametrize("sooner", [0, -20])
def test_what_is_left_out_is_not_named_and_what_comes_instead_is(sooner: float, paused: bool):
    of = runner(CLAM._replace(sets=1), SQUAT._replace(rest_s=5), Step(exercise="hold", hold=HoldMode.MAX))
    of.start(0)
    of.advance(5 + 20 + 5 + 20 + 1)
    assert of.phase.kind is PhaseKind.REST
    if paused:
        of.pause(51)
    of.change_rest(51, sooner)
    events = of.leave_out(51, lambda phase: phase.reps is not None) + of.resume(52) + of.advance(79)
    named = [event.phase.name for event in events if isinstance(event, NextUp)]
    assert named == [*(["Bridge"] if sooner and not paused else []), "One-leg hold"], "that was named at once, in time"


def test_in_an_open_rest_and_in_a_switch_another_set_is_named_too():
    for wait in ({"switch_s": OPEN_S}, {"switch_s": 10.0}):
        of = runner(CLAM._replace(**wait), SQUAT)
        of.start(0)
        of.advance(27)
        assert of.phase.side is Side.RIGHT
        events = of.leave_out(27, lambda phase: phase.side is Side.RIGHT and phase.set == 1)
        assert [(event.at, event.phase.side) for event in events if isinstance(event, NextUp)] == [(27, Side.LEFT)]


def test_a_load_that_changes_names_nothing_anew():
    of = runner(CLAM, SQUAT)
    of.start(0)
    of.advance(70)
    assert [type(event) for event in of.change_load(70, "red band")] == [LoadChanged]


def test_the_end_grows_too():
    of = runner(GROWING)
    of.start(0)
    of.advance(40)
    of.add_set(40)
    events = of.advance(50)
    assert not of.is_over and of.phase.kind is PhaseKind.REST
    assert not [event for event in events if isinstance(event, PhaseStarted) and event.last_set]
    of.advance(500)
    assert of.is_over and len(of.ledger.sets) == 4 and of.ledger.complete


def test_a_round_has_its_own_sets():
    block = Block(steps=(GROWING,), rounds=2, round_rest_s=60)
    laid_out = lay_out(Workout(id="w", name="W", short="W", steps=(), blocks=(block,), ready_s=5), CATALOGUE)
    of = Runner(laid_out)
    of.start(0)
    of.add_set(1)
    assert [phase.step for phase in of.plan.phases if phase.works] == [1, 1, 1, 1, 2, 2]


def hurt_on_the_first_side(hold: Step, *then: Step) -> Runner:
    """Left was stopped for pain, and what is hard is closed on that side; right comes next."""
    of = runner(hold, *then)
    of.start(0)
    of.advance(5)
    of.stop(40)
    of.answer(42, Reason.PAIN)
    of.report_pain(45, Pain(2, "hip"))
    return of


def worked(of: Runner) -> list[tuple[str, Side | None]]:
    return [(phase.exercise.id, phase.side) for phase in of.plan.phases if phase.works and phase.exercise]


HOLDING = Step(exercise="hold", hold=HoldMode.TARGET, sides=StepSides.EACH, switch_s=60, rest_s=60, sets=1, sets_to=3)
LEFT, RIGHT = ("hold", Side.LEFT), ("hold", Side.RIGHT)


@pytest.mark.parametrize("after", [SwitchAfter.SET, SwitchAfter.SETS])
@pytest.mark.parametrize("planned", [1, 2])
def test_no_set_is_added_on_a_side_that_pain_has_closed(planned: int, after: SwitchAfter) -> None:
    of = hurt_on_the_first_side(HOLDING._replace(sets=planned, sets_to=planned + 2, switch_after=after))
    assert worked(of) == [LEFT, *[RIGHT] * planned]
    for more in (1, 2):
        assert [type(event) for event in of.add_set(46)] == [SetAdded]
        assert worked(of) == [LEFT, *[RIGHT] * (planned + more)], "one more, on the side that is open"
    assert of.growing is None and of.add_set(46) == []


def test_the_side_that_is_open_has_more_sets_though_it_was_first() -> None:
    of = runner(HOLDING, SQUAT)
    of.start(0)
    of.advance(5)
    of.stop(40)
    of.answer(41, Reason.TARGET)
    of.advance(100)
    of.stop(140)
    of.answer(141, Reason.PAIN)
    of.report_pain(142, Pain(2, "hip"))
    assert of.phase.kind is PhaseKind.REST and of.add_set(143)
    assert worked(of) == [LEFT, RIGHT, LEFT, ("bridge", Side.BOTH)]
    assert kinds(of) == "re ho re ho re ho re wo"


def test_where_both_sides_are_closed_no_set_is_added() -> None:
    of = runner(HOLDING)
    of.start(0)
    of.advance(30)
    of.stop(40)
    of.leave_out(45, lambda phase: phase.hold is not None)
    of.advance(46)
    assert of.growing is None and of.add_set(46) == []
    assert worked(of) == [LEFT]


def test_a_range_is_planned_by_its_aim():
    step = Step(exercise="bridge", reps=10, reps_to=15, pace=Pace.OWN)
    (phase,) = (each for each in runner(step).plan.phases if each.works)
    assert (phase.reps, phase.bounds, phase.aim) == (10, (10, 15), 10)
    step = Step(exercise="clam", work_s=20, work_to_s=30, sides=StepSides.LEFT)
    (phase,) = (each for each in runner(step).plan.phases if each.works)
    assert (phase.seconds, phase.bounds, phase.aim) == (20, (20, 30), 20)


steps = st.lists(
    st.builds(
        partial(Step, exercise="clam", work_s=20.0),
        sides=st.sampled_from([StepSides.EACH, StepSides.LEFT]),
        switch_s=st.sampled_from([0, 5]),
        rest_s=st.sampled_from([0, 30]),
        sets=st.integers(1, 2),
        sets_to=st.integers(3, 4),
        switch_after=st.sampled_from(SwitchAfter),
    ),
    min_size=1,
    max_size=3,
)


@given(steps, st.floats(0, 300), st.integers(1, 3))
def test_whenever_sets_are_added_what_was_done_stays_and_all_of_it_is_performed(
    drawn: list[Step], at: float, times: int
) -> None:
    of = runner(*drawn)
    of.start(0)
    of.advance(at)
    for _ in range(times):
        before = of.plan.phases
        events = of.add_set(at)
        assert bool(events) == (of.plan.phases != before)
        assert [p._replace(sets=0, more_sets=0) for p in of.plan.phases[: of.index + 1]] == [
            p._replace(sets=0, more_sets=0) for p in before[: of.index + 1]
        ]
        kinds = [phase.kind for phase in of.plan.phases]
        assert not any(one is two is PhaseKind.REST for one, two in pairwise(kinds))
        for number in {phase.step for phase in of.plan.phases if phase.works}:
            sides = Counter(phase.side for phase in of.plan.phases if phase.works and phase.step == number)
            assert len(set(sides.values())) == 1, "as many on each side"
            assert max(sides.values()) <= drawn[number - 1].sets_to  # type: ignore[operator]
    of.advance(10_000)
    assert of.is_over and of.ledger.complete


@given(steps, st.floats(0, 300), st.integers(1, 3))
def test_a_set_that_is_added_never_goes_back_to_a_side_that_is_over(drawn: list[Step], at: float, times: int) -> None:
    of = runner(*(step._replace(switch_after=SwitchAfter.SETS) for step in drawn))
    of.start(0)
    of.advance(at)
    for _ in range(times):
        of.add_set(at)
    for number in {phase.step for phase in of.plan.phases if phase.works}:
        sides = [phase.side for phase in of.plan.phases if phase.works and phase.step == number]
        assert sides == sorted(sides, key=sides.index), "one side through, then the other"


@pytest.mark.parametrize(
    ("at", "order"),
    [(6, "L L b R R b"), (26, "L L b R R b"), (40, "L b b R b"), (70, ""), (100, "L b R b b")],
)
def test_in_a_block_by_side_both_sides_have_the_set_that_is_added_and_what_works_both_its_own(
    at: float, order: str
) -> None:
    bridge = Step(exercise="bridge", work_s=20, rest_s=10, sets=1, sets_to=2)
    clam = GROWING._replace(switch_s=0, rest_s=10)
    of = Runner(lay_out(workout(clam, bridge, by_side=True, switch_s=8, ready=5), CATALOGUE))
    of.start(0)
    of.advance(at)
    assert bool(of.add_set(at)) == bool(order)
    names = {Side.LEFT: "L", Side.RIGHT: "R", Side.BOTH: "b"}
    assert [names[side] for _, side in worked(of) if side] == (order or "L b R b").split()
