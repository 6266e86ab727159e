"""The runner's laws, for any plan and any ticks."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from glutetimer.session.events import Event, Finished, NextUp, Outcome, PhaseStarted, SetDone, SetDropped
from glutetimer.session.ledger import measure_done
from glutetimer.session.phase_clock import Mode
from glutetimer.session.runner import Runner
from glutetimer.training.plan import PhaseKind, Plan
from glutetimer.training.workout import HoldMode, Pace, Step, StepSides
from tests.session.sample import HOLDS, laid_out, sets

seconds = st.integers(0, 90).map(float)
clams = st.builds(
    lambda work, switch, rest: Step(exercise="clam", work_s=work, sides=StepSides.EACH, switch_s=switch, rest_s=rest),
    seconds.filter(bool),
    seconds,
    seconds,
)
bridges = st.builds(lambda reps, rest: Step(exercise="bridge", reps=reps, rest_s=rest), st.integers(1, 12), seconds)
free = st.builds(lambda work, rest: Step(free="Walk", work_s=work, rest_s=rest), seconds.filter(bool), seconds)
holds = st.builds(
    lambda mode, rest: Step(exercise="hold", hold=mode, sides=StepSides.EACH, switch_s=rest, rest_s=rest),
    st.sampled_from(HoldMode),
    seconds,
)
timed_plans = st.lists(clams | bridges | free, min_size=1, max_size=5).map(lambda steps: laid_out(*steps))
own_pace = st.builds(
    lambda reps, rest: Step(
        exercise="clam", reps=reps, pace=Pace.OWN, sides=StepSides.EACH, switch_s=rest, rest_s=rest
    ),
    st.integers(1, 12),
    seconds,
)
plans = st.lists(clams | bridges | free | holds | own_pace, min_size=1, max_size=5).map(lambda steps: laid_out(*steps))


def perform(plan: Plan, ticks: list[float], start: float = 0.0) -> list[Event]:
    runner = Runner(plan)
    events = runner.start(start)
    for tick in sorted(ticks):
        events += runner.advance(start + tick)
    return events + runner.advance(start + plan.total_s)


@given(timed_plans, st.lists(st.floats(0, 4000), max_size=60))
def test_phases_sum_to_the_plan_whatever_the_ticks(plan: Plan, ticks: list[float]) -> None:
    events = perform(plan, ticks)
    finished = events[-1]
    assert isinstance(finished, Finished)
    assert finished.seconds == plan.total_s
    assert events == perform(plan, [])
    starts = [event.at for event in events if isinstance(event, PhaseStarted)]
    expected = [sum(phase.seconds or 0 for phase in plan.phases[:n]) for n in range(len(plan.phases))]
    assert starts == expected
    assert [event.at for event in events] == sorted(event.at for event in events)


@given(timed_plans, st.data())
def test_a_pause_changes_nothing_but_the_end(plan: Plan, data: st.DataObject) -> None:
    at = float(data.draw(st.integers(0, int(plan.total_s) - 1)))
    length = float(data.draw(st.integers(0, 5000)))
    runner = Runner(plan)
    events = runner.start(0) + runner.pause(at) + runner.resume(at + length)
    lead = runner.lead_in(at + length)
    events += runner.advance(at + length + lead + plan.total_s)
    assert [s.seconds for s in sets(events)] == [s.seconds for s in sets(perform(plan, []))]
    assert events[-1].at == plan.total_s + length + lead
    assert events[-1].seconds == plan.total_s, "neither the pause nor the lead-in after it is training"
    assert isinstance(events[-1], Finished) and events[-1].complete


@given(
    timed_plans, st.lists(st.tuples(st.sampled_from(["run", "pause", "sleep", "skip"]), st.integers(1, 40)), max_size=9)
)
def test_a_session_lasts_as_long_as_it_went_on(plan: Plan, parts: list[tuple[str, int]]) -> None:
    """Counted second by second: those in which it ran, or was on its way from one set to another (training.md 5.14)."""
    runner, now, went_on, stands = Runner(plan), 0, 0, False
    runner.start(0)
    for part, lasts in parts:
        if part == "sleep":
            runner.woke(now, now + lasts)
            now += lasts
            stands = runner.mode is Mode.PAUSED
            continue
        if part == "pause":
            runner.pause(now)
            stands = stands or runner.mode is Mode.PAUSED
        elif part == "skip":
            runner.skip(now)
        else:
            runner.resume(now)
        for _ in range(lasts):
            stands = stands and runner.mode is not Mode.RUNNING
            went_on += not stands and not runner.is_over
            now += 1
            runner.advance(now)
    assert runner.session_s(now) == went_on


actions = st.sampled_from(
    [
        *("skip", "back", "pause", "resume", "done", "stop", "advance", "longer", "shorter", "woke", "discard"),
        *("correct", "fewer", "digit", "confirm"),
    ]
)


def act(runner: Runner, action: str, now: float) -> list[Event]:
    match action:
        case "longer":
            return runner.change_rest(now, 10)
        case "shorter":
            return runner.change_rest(now, -10)
        case "woke":
            return runner.woke(now - 1, now)
        case "correct":
            return runner.correct(now, 1)
        case "fewer":
            return runner.correct(now, -1)
        case "digit":
            return runner.type_digit(now, int(now) % 10)
        case name:
            return getattr(runner, name)(now)  # type: ignore[no-any-return]


def recorded(events: list[Event]) -> dict[tuple[int, int], SetDone]:
    kept: dict[tuple[int, int], SetDone] = {}
    for event in events:
        if isinstance(event, SetDone):
            kept[event.phase_index, event.attempt] = event
        elif isinstance(event, SetDropped):
            kept.pop((event.phase_index, event.attempt), None)
    return kept


@settings(max_examples=300)
@given(plans, st.lists(st.tuples(actions, st.floats(1, 60)), max_size=40))
def test_no_keys_lose_or_double_a_set_or_break_the_clock(plan: Plan, keys: list[tuple[str, float]]) -> None:
    runner = Runner(plan)
    events = runner.start(0)
    now = 0.0
    for action, after in keys:
        now += after
        before = {(s.phase_index, s.attempt): s for s in runner.ledger.sets}
        fresh = act(runner, action, now)
        events += fresh
        # What stood stays, unless it was replaced by more, redone in full, or discarded as a false start.
        dropped = {(e.phase_index, e.attempt) for e in fresh if isinstance(e, SetDropped)}
        standing = {(s.phase_index, s.attempt): s for s in runner.ledger.sets}
        assert set(before) - dropped <= set(standing)
        for slot, old in before.items():
            new = standing.get(slot)
            assert new is None or new.outcome is not Outcome.CUT or measure_done(new) >= measure_done(old)
        assert all(event.at <= now for event in fresh)
        assert runner.elapsed(now) >= 0 and runner.remaining(now) >= 0
        assert runner.mode is Mode.OVER or (due := runner.due()) is None or due > now - 1e-9
    # What was said to be recorded is exactly what is in the ledger.
    assert recorded(events) == {(s.phase_index, s.attempt): s for s in runner.ledger.sets}
    slots = [(s.phase_index, s.attempt) for s in runner.ledger.sets]
    assert len(slots) == len(set(slots))
    # Only a hold may be held twice.
    assert all(attempt == 0 or plan.phases[index].hold for index, attempt in slots)


@given(plans, st.lists(st.tuples(actions, st.floats(0, 200)), max_size=25))
@example(laid_out(HOLDS), [("skip", 134.0), ("skip", 0.0)])
def test_a_session_left_anywhere_ends_once(plan: Plan, keys: list[tuple[str, float]]) -> None:
    runner = Runner(plan)
    events = runner.start(0)
    now = 0.0
    for action, after in keys:
        now += after
        events += act(runner, action, now)
    events += runner.leave(now) + runner.leave(now + 1) + runner.advance(now + 10_000)
    assert sum(isinstance(event, Finished) for event in events) == 1
    assert runner.question is None


def test_an_hour_with_irregular_ticks_has_no_drift() -> None:
    steps = [Step(exercise="clam", work_s=40, sides=StepSides.EACH, switch_s=5, rest_s=35)] * 30
    plan = laid_out(*steps, ready=35)
    assert plan.total_s == 3600
    runner, now, n = Runner(plan), 123_456.789, 0
    start = now
    events = runner.start(now)
    while not runner.is_over:
        n += 1
        now += (n * 7919 % 1000) / 1371 + 0.001
        events += runner.advance(now)
    assert n > 1000
    assert abs(events[-1].at - start - 3600) < 1e-6


distinct_plans = st.integers(3, 6).flatmap(
    lambda n: st.builds(
        lambda sides, rest: laid_out(
            *(Step(exercise="clam", work_s=20.0 + place, sides=sides, rest_s=rest) for place in range(n)), ready=0
        ),
        st.sampled_from([StepSides.EACH, StepSides.LEFT]),
        seconds,
    )
)


@given(
    distinct_plans,
    st.lists(
        st.tuples(st.sampled_from(["run", "run", "skip", "back", "back", "leave_out", "add_set"]), st.integers(0, 200)),
        max_size=25,
    ),
)
def test_a_place_that_moves_takes_no_set_s_place(plan: Plan, script: list[tuple[str, int]]) -> None:
    """Going back, and then leaving sets out or adding one, moves what was done already behind this place."""
    runner, now = Runner(plan), 0.0
    events = runner.start(now)
    for what, number in script:
        if runner.is_over:
            break
        if what == "run":
            now += number
            events += runner.advance(now)
        elif what == "leave_out":
            length = 20.0 + number % 6
            events += runner.leave_out(now, lambda phase, length=length: phase.seconds == length)  # type: ignore[misc]
        else:
            events += getattr(runner, what)(now)
    known: dict[tuple[int, int], tuple[object, object]] = {}
    for done in sets(events):
        what_it_is = (done.phase.side, done.phase.seconds)
        assert known.setdefault((done.phase_index, done.attempt), what_it_is) == what_it_is
    kept = {(done.phase_index, done.attempt): (done.phase.side, done.phase.seconds) for done in runner.ledger.sets}
    assert kept == known
    if runner.ledger.complete:
        left = [(phase.side, phase.seconds) for phase in runner.plan.phases if phase.works]
        assert set(left) <= set(kept.values())


growing_plans = st.builds(
    lambda sides, rest, switch: laid_out(
        *(
            Step(exercise="clam", work_s=20.0 + n, sides=sides, switch_s=switch, rest_s=rest, sets=1, sets_to=3)
            for n in range(4)
        ),
        ready=0,
    ),
    st.sampled_from([StepSides.EACH, StepSides.LEFT]),
    st.integers(0, 40).map(float),
    st.sampled_from([0.0, 5.0, 30.0]),
)


@given(
    growing_plans,
    st.lists(st.tuples(st.sampled_from(["run", "run", "leave_out", "add_set"]), st.integers(0, 60)), max_size=25),
)
def test_the_set_that_was_named_last_is_the_one_that_begins(plan: Plan, script: list[tuple[str, int]]) -> None:
    runner, now = Runner(plan), 0.0
    named = runner.phase
    runner.start(now)
    for what, number in [*script, ("run", 10_000)]:
        if what == "run":
            now += number
            happened = runner.advance(now)
        elif what == "leave_out":
            length = 20.0 + number % 6
            happened = runner.leave_out(now, lambda phase, length=length: phase.seconds == length)  # type: ignore[misc]
        else:
            happened = runner.add_set(now)
        for event in happened:
            if isinstance(event, NextUp):
                named = event.phase
            elif isinstance(event, PhaseStarted) and event.phase.kind is PhaseKind.SWITCH:
                named = runner.plan.phases[event.phase_index + 1]
            elif isinstance(event, PhaseStarted) and event.phase.works:
                assert (named.side, named.seconds) == (event.phase.side, event.phase.seconds)
