"""Looking ahead changes nothing, and sees what will happen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from glutetimer.session.agenda import Calls
from glutetimer.session.cues import Cue, cue_of, heard
from glutetimer.session.events import Count, PhaseStarted, SetDone
from glutetimer.session.marks import Marks
from glutetimer.session.runner import Runner
from glutetimer.training.plan import Plan
from tests.session.sample import BRIDGES, CLAMS, HOLDS, laid_out, runner
from tests.session.test_laws import act, actions, plans


@given(plans, st.lists(st.tuples(actions, st.floats(0, 60)), max_size=20), st.floats(0, 300))
def test_what_is_seen_ahead_is_what_happens(plan: Plan, keys: list[tuple[str, float]], ahead: float) -> None:
    seeing, blind = Runner(plan), Runner(plan)
    assert seeing.start(0) == blind.start(0)
    now = 0.0
    for action, after in keys:
        now += after
        seen = seeing.peek_events(now + ahead)
        assert seen == seeing.peek_events(now + ahead)
        assert act(seeing, action, now) == act(blind, action, now)
    seen = seeing.peek_events(now + ahead)
    assert seeing.ledger.sets == blind.ledger.sets
    assert seen == blind.advance(now + ahead) == seeing.advance(now + ahead)


def test_nothing_comes_while_the_session_stands_still() -> None:
    r = runner(CLAMS)
    r.start(0)
    assert [type(event) for event in r.peek_events(9)] == [Count, Count, Count]
    r.pause(6)
    assert r.peek_events(100) == []


def test_of_events_at_one_instant_the_most_telling_is_heard() -> None:
    r = runner(BRIDGES, ready=0)
    assert list(heard(r.start(0)).items()) == [(0, Cue.START)]
    hold = runner(HOLDS, ready=0, marks=Marks(target_s=30, last_s=30, best_s=30))
    hold.start(0)
    assert heard(hold.peek_events(32)) == {12: Cue.TEN, 22: Cue.TEN, 32: Cue.BEST}
    hold.advance(32)
    assert heard(hold.stop(33)) == {33: Cue.STOP}


def test_every_boundary_is_counted_in_alike() -> None:
    assert cue_of(Count(0, 3)) is Cue.COUNT
    for count_in in (3, 5):
        r = Runner(laid_out(CLAMS), calls=Calls(count_in))
        r.start(0)
        expected = list(range(count_in, 0, -1))
        assert [e.left for e in r.advance(9.9) if isinstance(e, Count)] == expected
        assert [e.left for e in r.advance(49.9) if isinstance(e, Count)] == expected
        r.pause(60)
        r.resume(70)
        assert [e.left for e in r.advance(72.9) if isinstance(e, Count)] == [3, 2, 1]  # its lead-in has three seconds


def test_a_correction_or_an_answer_is_no_other_stop() -> None:
    r = runner(HOLDS, ready=0)
    r.start(0)
    (done, *_) = [event for event in r.stop(30) if isinstance(event, SetDone)]
    (corrected,) = [event for event in r.correct(31, -1) if isinstance(event, SetDone)]
    settled = [event for event in r.skip(40) + r.advance(60) if isinstance(event, SetDone | PhaseStarted)]
    assert cue_of(done) is Cue.STOP
    assert cue_of(corrected) is None
    assert Cue.STOP not in map(cue_of, settled)
