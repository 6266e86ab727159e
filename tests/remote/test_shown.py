"""What the phone shows and does, by the runner alone."""

from __future__ import annotations

import pytest

from glutetimer.remote.shown import NOTHING, Shown, act, offered, opening, shown
from glutetimer.session.runner import Mode, Runner
from glutetimer.training.workout import Step
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
    assert opening("Five minutes a day") == Shown("ready", "READY", "Five minutes a day", action="begin")
