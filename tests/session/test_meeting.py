"""Getting to know an exercise: its get-ready waits for its user, and nothing else changes."""

from __future__ import annotations

from copy import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.session.events import LeadIn, PhaseStarted
from glutetimer.session.phase_clock import Mode
from glutetimer.session.runner import Runner
from glutetimer.training.holds.hold import Reason
from glutetimer.training.plan import PhaseKind
from glutetimer.training.replanning import INTO_PLACE_S, begin_after, meet_exercises
from glutetimer.training.workout import Step
from tests.session.sample import BRIDGES, CLAMS, HOLDS, laid_out, sets

JOG = Step(free="Jog", work_s=20)


def new(*ids: str) -> Runner:
    r = Runner(meet_exercises(laid_out(CLAMS, BRIDGES, CLAMS), set(ids)))
    r.start(0)
    return r


def test_the_first_set_of_a_new_exercise_waits_and_no_other() -> None:
    plan = meet_exercises(laid_out(CLAMS, BRIDGES, CLAMS), {"clam", "bridge"})
    waits = [plan.coming(n) for n, phase in enumerate(plan.phases) if phase.kind is PhaseKind.READY]
    assert [phase and phase.exercise and phase.exercise.id for phase in waits] == ["clam", "bridge"]
    assert meet_exercises(laid_out(CLAMS), set()) == laid_out(CLAMS)


def test_it_waits_until_a_key_and_then_leaves_time_to_get_into_place() -> None:
    r = new("clam")
    assert r.advance(1000) == [] and r.due() is None
    assert r.meeting and r.meeting.name == "Clam"
    events = r.begin(1000)
    assert [event.seconds for event in events if isinstance(event, LeadIn)] == [10]
    assert r.mode is Mode.LEAD_IN and r.meeting is None
    r.advance(1011)
    assert r.mode is Mode.RUNNING and r.elapsed(1011) == 1


def test_in_the_middle_it_comes_after_the_rest() -> None:
    r = new("bridge")
    r.advance(500)
    assert r.meeting and r.meeting.name == "Bridge"
    assert [event.seconds for event in r.begin(500) if isinstance(event, LeadIn)] == [INTO_PLACE_S]


def test_what_waits_can_be_skipped_paused_and_left() -> None:
    r = new("clam")
    r.pause(3)
    assert r.mode is Mode.PAUSED
    r.resume(5)
    assert r.meeting
    r.skip(6)
    assert r.phase.works
    left = new("clam")
    assert not sets(left.leave(4)) and left.is_over


def test_what_is_asked_in_a_wait_that_any_key_ends_is_answered_or_settled_by_going_on() -> None:
    r = Runner(meet_exercises(laid_out(HOLDS, CLAMS), {"clam"}))
    r.start(0)
    r.advance(15)
    r.stop(30)
    r.answer(31, Reason.FORM)
    r.advance(100)
    r.stop(115)
    r.advance(1000)
    assert r.meeting and r.question and r.begins_by_key
    settled = copy(r)
    settled.begin(1001)
    settled.advance(1001 + INTO_PLACE_S)
    assert settled.phase.works and settled.question is None
    assert [each.hold.reason for each in settled.ledger.sets if each.hold] == [Reason.FORM, Reason.FORM]
    r.answer(1001, Reason.CRAMP)
    assert r.meeting and r.begins_by_key
    assert [each.hold.reason for each in r.ledger.sets if each.hold] == [Reason.FORM, Reason.CRAMP]


def test_a_begin_where_nothing_waits_changes_nothing() -> None:
    r = Runner(laid_out(CLAMS))
    r.start(0)
    assert r.begin(3) == [] and r.phase.kind is PhaseKind.READY


def test_any_wait_that_runs_can_be_made_one() -> None:
    r = Runner(laid_out(CLAMS, BRIDGES))
    r.start(0)
    r.pause(1)
    assert r.study(2) == [], "what stands still goes on first"
    r.resume(2)
    (started,) = [event for event in r.study(3) if isinstance(event, PhaseStarted)]
    assert started.phase.seconds is None and r.meeting
    assert r.study(4) == []
    r.begin(60)
    r.advance(60 + INTO_PLACE_S + 20)
    assert r.study(60 + INTO_PLACE_S + 21) == [], "not in a set"


def test_before_what_is_no_exercise_there_is_nothing_to_know() -> None:
    r = Runner(laid_out(JOG, CLAMS))
    r.start(0)
    assert not r.studies and r.study(3) == [] and r.meeting is None


def test_going_on_finds_its_place_whether_it_was_new_or_not() -> None:
    known, unknown = (
        laid_out(CLAMS, BRIDGES, CLAMS),
        meet_exercises(laid_out(CLAMS, BRIDGES, CLAMS), {"clam", "bridge"}),
    )
    for before, after in ((known, unknown), (unknown, known), (unknown, unknown)):
        for at, phase in enumerate(before.phases):
            if phase.works and any(each.works for each in before.phases[:at]):
                begin = begin_after(after, before.phases[:at])
                assert after.coming(begin) == phase


@given(st.sets(st.sampled_from(["clam", "bridge"])), st.lists(st.floats(0, 400), max_size=4))
def test_waiting_costs_no_set(ids: set[str], waits: list[float]) -> None:
    r, now = new(*ids), 0.0
    done = []
    while not r.is_over:
        if r.meeting:
            now += waits.pop() if waits else 0
            done += r.begin(now)
        due = r.due()
        if due is not None:
            now = max(now, due)
            done += r.advance(now)
    plain = Runner(laid_out(CLAMS, BRIDGES, CLAMS))
    plain.start(0)
    expected = [(one.phase.set, one.phase.side, round(one.seconds, 6), one.reps) for one in sets(plain.advance(10_000))]
    assert [(one.phase.set, one.phase.side, round(one.seconds, 6), one.reps) for one in sets(done)] == expected


def test_what_is_read_meanwhile_is_no_training() -> None:
    r = new("clam")
    r.begin(300)
    assert r.session_s(300) == 0
    r.advance(300 + INTO_PLACE_S + 5)
    assert r.session_s(300 + INTO_PLACE_S + 5) == pytest.approx(5)
