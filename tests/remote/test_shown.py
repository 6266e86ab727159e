"""What the phone shows and does, by the runner alone."""

from __future__ import annotations

import pytest

from glutetimer.remote.shown import ANSWERS, CONFIRM, NOTHING, PAIN, Load, Shown, act, offered, opening, shown
from glutetimer.session.phase_clock import Mode
from glutetimer.session.runner import Runner
from glutetimer.training.exercise import Tempo
from glutetimer.training.holds.hold import Pain, Reason
from glutetimer.training.workout import OPEN_S, HoldMode, Pace, Step, StepSides
from tests.session.sample import BRIDGES, CLAMS, HOLDS, runner


def picture(of: Runner, now: float) -> tuple[str, str, str, str]:
    seen = shown(of, now)
    return seen.word, seen.line, seen.side, seen.action


def test_a_session_in_pictures() -> None:
    of = runner(CLAMS, BRIDGES)
    of.start(0)
    assert picture(of, 0) == ("GET READY", "Next: Clam, left, 40 seconds", "left", "pause")
    assert shown(of, 3).until == 10
    of.advance(12)
    assert picture(of, 12) == ("WORK", "Clam", "left", "pause")
    assert (shown(of, 12).until, shown(of, 12).length) == (50, 40)
    assert shown(of, 12) == shown(of, 12.3), "it counts by itself"
    of.advance(51)
    assert picture(of, 51) == ("SWITCH", "Next: Clam, right, 40 seconds", "right", "pause")
    of.advance(96)
    assert picture(of, 96) == ("REST", "Next: Bridge, 10 repetitions", "", "pause")
    of.advance(105 + 7)
    assert picture(of, 112) == ("WORK", "Bridge, 10 repetitions", "", "done")
    assert (shown(of, 112).number, shown(of, 112).until) == ("2", None)
    of.advance(1000)
    assert picture(of, 1000) == ("DONE", "The computer shows how it went.", "", NOTHING)


def test_a_pause_stands_still_and_goes_on_after_a_lead_in() -> None:
    of = runner(CLAMS)
    of.start(0)
    of.pause(20.4)
    paused = shown(of, 300)
    assert (paused.kind, paused.word, paused.number, paused.action) == ("pause", "PAUSED", "30", "resume")
    assert paused.until is None
    of.resume(400)
    assert of.mode is Mode.LEAD_IN
    led = shown(of, 401)
    assert (led.word, led.until, led.action) == ("GET READY", 403, "pause")


def test_a_long_wait_stands_still_as_minutes() -> None:
    of = runner(Step(exercise="bridge", work_s=700), ready=0)
    of.start(0)
    of.pause(75.5)
    assert shown(of, 80).number == "10:25"


def test_in_a_hold_whatever_is_tapped_stops_it() -> None:
    of = runner(HOLDS)
    of.start(0)
    of.advance(14)
    seen = shown(of, 14)
    assert (seen.kind, seen.word, seen.action, seen.since) == ("hold", "HOLD", "stop", 12)
    assert shown(of, 14, hide_clock=True).since is None
    for tapped in ("stop", "pause", "begin"):
        assert act(of, tapped) is Runner.stop
    of.stop(44)
    assert picture(of, 45)[0] == "REST"


@pytest.mark.parametrize("tapped", ["stop", "resume", "done", "begin"])
def test_a_tap_that_comes_too_late_means_nothing(tapped: str) -> None:
    """The second of two taps on STOP must not pause the rest that follows."""
    of = runner(HOLDS)
    of.start(0)
    of.advance(14)
    of.stop(30)
    assert offered(of) == "pause" and act(of, tapped) is None
    assert act(of, "pause") is Runner.pause


def test_while_the_computer_asks_only_a_hold_can_be_stopped() -> None:
    of = runner(HOLDS)
    of.start(0)
    assert shown(of, 1, asked=True).action == NOTHING
    of.advance(14)
    assert shown(of, 14, asked=True).action == "stop"


def test_over_is_over() -> None:
    of = runner(HOLDS)
    of.start(0)
    of.leave(5)
    assert offered(of) == NOTHING and act(of, "pause") is None
    assert shown(of, 6).word == "DONE"


def test_before_a_session_it_begins() -> None:
    assert opening("Five minutes a day") == Shown("ready", "READY", "Five minutes a day", action="begin", label="BEGIN")


@pytest.mark.parametrize(
    ("step", "passed", "action", "label"),
    [
        (Step(exercise="clam", reps=12, pace=Pace.OWN), 5, "stop", "DONE"),
        (Step(exercise="clam", max_reps=True), 5, "stop", "DONE"),
        (Step(exercise="bridge", steps=10), 5, "stop", "DONE"),
        (Step(exercise="bridge", reps=10, tempo=Tempo(2, 0, 2, 0)), 5, "done", "ALL DONE"),
        (Step(exercise="hold", hold=HoldMode.MAX), 5, "stop", "STOP"),
        (Step(exercise="clam", work_s=40), 5, "pause", "PAUSE"),
    ],
)
def test_the_button_says_what_it_does(step: Step, passed: float, action: str, label: str) -> None:
    """STOP is a hold's: whoever has done twelve at their own pace is done."""
    of = runner(step, ready=10)
    of.start(0)
    of.advance(10 + passed)
    seen = shown(of, 10 + passed)
    assert (seen.action, seen.label) == (action, label)


def test_a_rest_as_long_as_one_needs_goes_on() -> None:
    of = runner(Step(exercise="clam", work_s=20, sets=2, rest_s=OPEN_S), ready=0)
    of.start(0)
    of.advance(22)
    assert of.resting
    assert (shown(of, 22).action, shown(of, 22).label) == ("ready", "GO ON")


LOADED = (
    Step(exercise="clam", work_s=20, sides=StepSides.LEFT, rest_s=60, load="green band", sets=2),
    Step(exercise="bridge", reps=8, pace=Pace.OWN, rest_s=30),
    Step(exercise="clam", work_s=20),
)


def test_a_load_is_seen_in_every_wait_and_changed_in_it() -> None:
    of = runner(*LOADED, ready=10)
    of.start(0)
    assert shown(of, 3).load == Load("clam", "green band", "Clam")
    of.advance(15)
    assert shown(of, 15).load is None, "a set has the whole page"
    of.advance(35)
    change = act(of, "load", Load("clam", "8 kg"))
    assert change
    wait = act(of, "wait")
    assert wait is Runner.pause
    wait(of, 36)
    assert of.mode is Mode.PAUSED
    change(of, 40)
    resume = act(of, "resume")
    assert resume
    resume(of, 41)
    assert of.mode is Mode.RUNNING
    assert shown(of, 41).load == Load("clam", "8 kg", "Clam")
    sets = [(phase.name, phase.load) for phase in of.plan.phases if phase.works]
    assert sets == [("Clam", "green band"), ("Clam", "8 kg"), ("Bridge", ""), ("Clam", "8 kg")]


def test_a_load_meant_for_another_exercise_changes_nothing() -> None:
    of = runner(*LOADED, ready=10)
    of.start(0)
    assert act(of, "load", Load("bridge", "8 kg")) is None
    assert act(of, "load", None) is None


def test_what_has_no_load_offers_none_until_it_stands_still() -> None:
    of = runner(*LOADED[1:], ready=10)
    of.start(0)
    assert shown(of, 3).load is None
    of.pause(4)
    assert shown(of, 5).load == Load("bridge", "", "Bridge")


def test_how_many_they_were_is_put_right_in_the_rest() -> None:
    of = runner(*LOADED[1:], ready=0)
    of.start(0)
    of.advance(10)
    assert shown(of, 10).count is None
    assert act(of, "more") is None and act(of, "wait") is None and act(of, "load", Load("bridge", "8 kg")) is None, (
        "what is meant of the rest before ends no set"
    )
    of.stop(20)
    assert shown(of, 21).count == 8
    more, less = act(of, "more"), act(of, "less")
    assert more and less
    more(of, 22)
    more(of, 22.2)
    less(of, 22.4)
    assert shown(of, 23).count == 9
    assert [(one.reps, one.assumed) for one in of.ledger.sets] == [(9, False)]
    assert shown(of, 23, asked=True).count is None
    of.advance(60)
    assert shown(of, 60).count is None and act(of, "more") is None


def test_the_last_number_is_put_right_at_the_end() -> None:
    of = runner(Step(exercise="bridge", reps=8, pace=Pace.OWN), ready=0)
    of.start(0)
    of.stop(20)
    assert of.is_over and shown(of, 21).count == 8 and shown(of, 21).word == "DONE"
    assert (shown(of, 21).action, shown(of, 21).label, shown(of, 21).number) == (CONFIRM, "OK", "8")
    less = act(of, "less")
    assert less
    less(of, 22)
    assert shown(of, 23).count == 7
    confirm = act(of, CONFIRM)
    assert confirm
    confirm(of, 24)
    assert of.question is None and offered(of) == NOTHING


# ---------------------------------------------------------------- what ended it


def stopped(seconds: float = 30, *steps: Step) -> Runner:
    """A hold of the left leg is over, or one of these steps; it began at 10."""
    of = runner(*(steps or (HOLDS,)))
    of.start(0)
    of.advance(10)
    of.stop(10 + seconds)
    return of


def do(of: Runner, now: float, tapped: str, said: Pain | None = None) -> None:
    does = act(of, tapped, said)
    assert does, tapped
    does(of, now)


LAST = Step(exercise="hold", hold=HoldMode.TARGET, sides=StepSides.LEFT)


@pytest.mark.parametrize("steps", [(HOLDS,), (LAST,)], ids=["in a rest", "after the last"])
def test_what_ended_a_hold_is_asked_and_answered_in_a_tap(steps: tuple[Step, ...]) -> None:
    of = stopped(30, *steps)
    seen = shown(of, 41)
    assert seen.word == ("STOPPED" if of.is_over else "REST")
    assert seen.inquiry and (seen.inquiry.question, seen.inquiry.about) == ("What ended it?", "Left, 28 s")
    assert [words for _, words, _ in seen.inquiry.answers] == [
        "form slipped", "enough for today", "cramp", "pain", "interrupted",
    ]  # fmt: skip
    assert [action for action, _, marked in seen.inquiry.answers if marked] == ["answer_form"]
    assert shown(of, 41, asked=True).inquiry is None, "the computer asks something else"
    do(of, 42, "answer_cramp")
    assert of.ledger.sets[0].hold and of.ledger.sets[0].hold.reason is Reason.CRAMP
    assert shown(of, 43).inquiry is None
    assert act(of, "answer_form") is None, "too late"
    if of.is_over:
        assert (shown(of, 43).word, shown(of, 43).action) == ("DONE", NOTHING)


def test_in_a_hold_nothing_is_answered() -> None:
    of = runner(HOLDS)
    of.start(0)
    of.advance(14)
    for tapped in (*ANSWERS, "discard", PAIN):
        assert act(of, tapped, Pain(3, "hip")) is None


def test_a_false_start_is_none_or_hurt() -> None:
    of = stopped(3)
    seen = shown(of, 14).inquiry
    assert seen and seen.question == "A false start?"
    assert seen.answers == (
        ("discard", "no hold", True),
        ("answer_cramp", "cramp", False),
        ("answer_pain", "pain", False),
    )
    do(of, 14, "discard")
    assert of.question is None and not of.ledger.sets
    assert act(of, "discard") is None


@pytest.mark.parametrize(
    ("pain", "goes_on"), [(Pain(2, "knee"), True), (Pain(4, "hip"), False), (Pain(1, "back"), False)]
)
def test_pain_stands_still_until_it_is_said_how_bad(pain: Pain, goes_on: bool) -> None:
    of = stopped(30, HOLDS, CLAMS)
    assert act(of, PAIN, pain) is None, "nothing hurt yet"
    do(of, 41, "answer_pain")
    assert of.mode is Mode.PAUSED and of.hurt
    for asked in (False, True):
        seen = shown(of, 42, asked=asked)
        assert (seen.action, seen.side) == (NOTHING, "left") and seen.inquiry
        assert [action for action, _, _ in seen.inquiry.answers] == [str(score) for score in range(11)]
        assert dict(seen.inquiry.places)["back"] == "back or pelvis"
    for tapped in ("resume", "pause", "answer_form"):
        assert act(of, tapped) is None, "there is no way round it"
    do(of, 60, PAIN, pain)
    (done,) = of.ledger.sets
    assert done.hold and (done.hold.reason, done.hold.pain) == (Reason.PAIN, pain)
    assert of.is_over is not goes_on
    assert act(of, PAIN, pain) is None


def test_as_many_as_go_ask_how_many_and_why() -> None:
    of = stopped(30, Step(exercise="clam", max_reps=True, sides=StepSides.EACH, switch_s=60))
    seen = shown(of, 41)
    assert seen.inquiry and seen.inquiry.about == "Left" and seen.count is not None
    do(of, 42, "answer_target")
    left = shown(of, 43)
    assert left.inquiry and left.count is not None, "how many they were is still to be said"
    assert [words for _, words, marked in left.inquiry.answers if marked] == ["enough for today"]
    do(of, 44, "more")
    do(of, 45, "answer_form")
    assert of.question is None and shown(of, 46).inquiry is None
    assert [(done.reason, done.assumed) for done in of.ledger.sets] == [(Reason.FORM, False)]
