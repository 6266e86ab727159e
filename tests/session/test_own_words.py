"""What a workout says in its own words: cue and note, where the exercise's cues stand; in lines, by voice, and kept."""

from datetime import UTC, datetime

from glutetimer.app.screens.session.asked import Silent
from glutetimer.app.screens.session.phases import CUE_S
from glutetimer.app.screens.session.picture import SessionView
from glutetimer.app.screens.session.view import SENTENCE_S, session_view
from glutetimer.history.moments import moment
from glutetimer.history.resume.interrupted import InterruptedSession, from_text, to_text
from glutetimer.session.announcements import describe_event
from glutetimer.session.runner import Runner
from glutetimer.training.workout import HoldMode, Step, StepSides
from tests.session.sample import BRIDGES, CATALOGUE, laid_out, runner

OWN = Step(exercise="clam", work_s=40, sides=StepSides.EACH, switch_s=5, rest_s=30, cue="Knees apart", note="Blue band")
FREE = Step(free="Walk", work_s=30, cue="Tall", note="Shoes on")


def lines(r: Runner) -> list[str]:
    events = r.start(0)
    now = 0.0
    while not r.is_over:
        now += 1
        events += r.advance(now)
    return [line for event in events if (line := describe_event(event, r.plan))]


def seen(r: Runner, now: float) -> SessionView:
    r.advance(now)
    return session_view(r, Silent(), now)


def test_in_lines():
    told = lines(runner(OWN, FREE))
    assert told[0] == "Get ready: Clam, left, 40 seconds. Blue band"
    assert told.count("Knees apart") == 2  # once a side
    assert "Next: Walk, 30 seconds. Shoes on" in told
    assert "Last set: Walk, 30 seconds. Tall" in told or "Walk, 30 seconds. Tall" in told


def test_nothing_of_its_own_changes_nothing():
    told = lines(runner(BRIDGES, BRIDGES))
    assert told[0] == "Get ready: Bridge, 10 repetitions"
    assert all("." not in line for line in told)


def test_on_the_screen():
    r = runner(OWN, FREE)
    r.start(0)
    assert seen(r, 1).then == "knees apart, blue band"
    assert seen(r, 11).cue == "Knees apart"
    assert seen(r, 11 + CUE_S).cue == "Blue band"
    assert [seen(r, at).cue for at in (51, 54)] == ["Next: 40 seconds, right", "Blue band"]  # the switch
    assert [seen(r, at).cue for at in (97, 97 + SENTENCE_S)] == ["Next: 30 seconds", "Shoes on"]
    assert seen(r, 126).cue == "Tall"


def test_a_hold_has_them_below():
    r = runner(Step(exercise="hold", hold=HoldMode.TARGET, cue="Hips level", note="Slow breath"), ready=0)
    r.start(0)
    assert seen(r, 5).then == "hips level, slow breath"


def test_a_session_that_was_cut_off_keeps_them():
    plan = laid_out(OWN, FREE)
    now = moment(datetime(2026, 11, 20, 18, tzinfo=UTC))
    kept = from_text(to_text(InterruptedSession("s", now, plan, 1, {}, 9.0)), CATALOGUE)
    assert kept and kept.plan.phases == plan.phases
