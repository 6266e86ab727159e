"""A session in the full window, led by a phone."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any

import pytest
from textual.pilot import Pilot

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.screens.dialogs.leave import leave_screen
from glutetimer.app.screens.dialogs.pain import PainScreen
from glutetimer.app.screens.dialogs.remote import RemoteScreen
from glutetimer.app.screens.dialogs.text import safety_screen
from glutetimer.app.screens.home.screen import HomeScreen
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.remote.remote import Location, Remote
from glutetimer.remote.shown import Load, Shown
from glutetimer.session.phase_clock import Mode
from glutetimer.training.single_hold import hold_alone
from glutetimer.training.workout import Pace, Step, Workout
from tests.app.conftest import FakeClock, Open
from tests.app.driving import press, runner_of, saved, text, wait


@pytest.fixture
def remote(clock: FakeClock) -> Iterator[Remote]:
    remote = Remote(clock, "127.0.0.1")
    yield remote
    remote.close()


def open_hold(open_app: Open, remote: Remote) -> GlutetimerApp:
    library = open_app().context.library
    app = open_app(hold_alone(library.exercise("sl-bridge-hold"), None))
    app.remote = remote
    return app


async def tap(pilot: Pilot[Any], remote: Remote, action: str, said: dict[str, Any] | None = None) -> None:
    """A phone's tap, as the page sends it, and what was typed there."""
    _, _, host, token = remote.address.split("/")

    def post() -> int:
        connection = HTTPConnection(host, timeout=10)
        body = json.dumps(said) if said else None
        connection.request("POST", f"/{token}/{action}", body, {"Origin": f"http://{host}"})
        return connection.getresponse().status

    assert await asyncio.to_thread(post) in (200, 204)
    await pilot.pause()


def seen(remote: Remote) -> Shown:
    """What the phone shows."""
    return remote.shown


async def test_the_phone_begins_stops_and_the_stop_counts_at_its_instant(
    open_app: Open, clock: FakeClock, remote: Remote
) -> None:
    app = open_hold(open_app, remote)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, RemoteScreen)
        assert "No phone yet." in text(app) and remote.address[:25] in text(app)
        assert seen(remote).action == "begin"
        await tap(pilot, remote, "begin")
        assert isinstance(app.screen, SessionScreen)
        await wait(pilot, clock, 10)
        assert seen(remote).action == "stop"
        await wait(pilot, clock, 34.5)
        await tap(pilot, remote, "stop")
        assert "form slipped" in text(app)
        assert (seen(remote).word, seen(remote).action) == ("REST", "pause")

        await wait(pilot, clock, 60)
        assert seen(remote).side == "right"
        await wait(pilot, clock, 20)
        at = clock.now
        clock.now += 0.4  # the interface was busy; the tap counts from when it arrived
        await asyncio.to_thread(remote.on_tap, "stop", at)
        await pilot.pause()
        clock.now += 1
        await press(pilot, "f")
    left, right = saved(app)["sets"]
    assert (left["side"], left["clocked_s"], left["held_s"]) == ("left", 34.5, 32.5)
    assert (right["side"], right["clocked_s"]) == ("right", 20.0)


@pytest.mark.parametrize("key", ["p", "space", "d", "n", "q"])
async def test_a_key_at_the_same_time_was_meant_to_stop_the_hold_too(
    open_app: Open, clock: FakeClock, remote: Remote, key: str
) -> None:
    app = open_hold(open_app, remote)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await tap(pilot, remote, "begin")
        await wait(pilot, clock, 10)
        await wait(pilot, clock, 30)
        await tap(pilot, remote, "stop")
        runner, question = runner_of(app), runner_of(app).question
        clock.now += 0.3
        await press(pilot, key)
        assert isinstance(app.screen, SessionScreen)
        assert (runner.mode, runner.question, runner_of(app)) == (Mode.RUNNING, question, runner)
        clock.now += 0.5
        await press(pilot, "f")
    assert [each["reason"] for each in saved(app)["sets"]] == ["form"]


async def test_what_ended_the_last_hold_is_answered_on_the_phone(
    open_app: Open, clock: FakeClock, remote: Remote
) -> None:
    app = open_hold(open_app, remote)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await tap(pilot, remote, "begin")
        for reason in ("target", "cramp"):
            while not runner_of(app).holding:
                await wait(pilot, clock, 5)
            await wait(pilot, clock, 30)
            await tap(pilot, remote, "stop")
            assert seen(remote).inquiry and seen(remote).word != "DONE"
            await tap(pilot, remote, f"answer_{reason}")
        assert seen(remote).word == "DONE"
        assert not isinstance(app.screen, SessionScreen), "its end is shown"
    assert [each["reason"] for each in saved(app)["sets"]] == ["choice", "cramp"]


@pytest.mark.parametrize("last", [False, True], ids=["first hold", "last hold"])
@pytest.mark.parametrize("answered_on", ["phone", "computer"])
async def test_pain_is_asked_at_both_and_answered_at_one(
    open_app: Open, clock: FakeClock, remote: Remote, answered_on: str, last: bool
) -> None:
    app = open_hold(open_app, remote)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await tap(pilot, remote, "begin")
        for way in ("answer_form", "answer_pain")[0 if last else 1 :]:
            while not runner_of(app).holding:
                await wait(pilot, clock, 5)
            runner = runner_of(app)
            await wait(pilot, clock, 30)
            await tap(pilot, remote, "stop")
            await tap(pilot, remote, way)
        assert isinstance(app.screen, PainScreen)
        assert seen(remote).inquiry and seen(remote).inquiry.places  # type: ignore[union-attr]
        if answered_on == "phone":
            await tap(pilot, remote, "pain", {"score": 2, "place": "knee"})
        else:
            clock.now += 1  # a key at the tap's instant was meant as it was
            await press(pilot, "2", "k", "enter")
        assert not isinstance(app.screen, PainScreen)
        assert runner.hurt is None and seen(remote).inquiry is None
        await pilot.pause()
    hurt = saved(app)["sets"][-1]
    assert (hurt["reason"], hurt["pain"]) == ("pain", {"score": 2, "place": "knee"})


async def test_two_taps_on_stop_stop_once(open_app: Open, clock: FakeClock, remote: Remote) -> None:
    app = open_hold(open_app, remote)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await tap(pilot, remote, "begin")
        await wait(pilot, clock, 30)
        await tap(pilot, remote, "stop")
        await tap(pilot, remote, "stop")
        assert runner_of(app).mode is Mode.RUNNING
        await tap(pilot, remote, "pause")
        assert runner_of(app).mode is Mode.PAUSED
        await tap(pilot, remote, "resume")
        assert runner_of(app).mode is Mode.RUNNING


async def test_enter_begins_and_escape_does_not(open_app: Open, clock: FakeClock, remote: Remote) -> None:
    for key, expected in (("enter", SessionScreen), ("escape", HomeScreen)):
        app = open_app()
        app.remote = remote
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(app.screen, RemoteScreen)
            await press(pilot, key)
            assert isinstance(app.screen, expected)
    assert seen(remote).kind == "idle"


async def test_a_phone_that_is_there_need_not_be_met(
    open_app: Open, clock: FakeClock, remote: Remote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Remote, "connected", 1)
    app = open_hold(open_app, remote)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, SessionScreen)


async def test_the_address_is_shown_again_and_a_tap_goes_on(open_app: Open, clock: FakeClock, remote: Remote) -> None:
    app = open_hold(open_app, remote)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "enter")
        await wait(pilot, clock, 4)
        await press(pilot, "r")
        assert isinstance(app.screen, RemoteScreen) and "begin" not in text(app)
        assert runner_of(app).mode is Mode.PAUSED
        await tap(pilot, remote, "resume")
        assert isinstance(app.screen, SessionScreen)
        assert runner_of(app).mode is Mode.RUNNING
        await press(pilot, "r", "escape")
        assert isinstance(app.screen, SessionScreen)
        assert runner_of(app).mode is Mode.PAUSED


async def test_what_the_computer_asks_is_answered_there(open_app: Open, clock: FakeClock, remote: Remote) -> None:
    app = open_hold(open_app, remote)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "enter")
        await wait(pilot, clock, 2)
        await press(pilot, "q")
        assert type(app.screen) is type(leave_screen(0))
        await tap(pilot, remote, "resume")
        assert runner_of(app).mode is Mode.PAUSED
        next(screen for screen in app.screen_stack if isinstance(screen, SessionScreen)).wake()
        assert (seen(remote).action, seen(remote).line) == ("", "The computer waits for an answer.")


async def test_a_hold_stops_whatever_lies_above_it(open_app: Open, clock: FakeClock, remote: Remote) -> None:
    app = open_hold(open_app, remote)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "enter")
        await app.push_screen(safety_screen())
        session = next(screen for screen in app.screen_stack if isinstance(screen, SessionScreen))
        for _ in range(20):
            clock.now += 1
            session.wake()
        await tap(pilot, remote, "stop")
        assert runner_of(app).question is not None


async def test_without_a_phone_nothing_speaks_of_one(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, SessionScreen)
        assert "remote" not in app.screen.available()
        await press(pilot, "r")
        assert isinstance(app.screen, SessionScreen)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30), (200, 60)])
async def test_trouble_is_said_and_the_session_goes_on(
    open_app: Open, clock: FakeClock, remote: Remote, size: tuple[int, int]
) -> None:
    remote.trouble = "There is no network here."
    app = open_hold(open_app, remote)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "There is no network here." in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, SessionScreen)


async def test_every_network_is_shown_and_has_its_code(
    open_app: Open, clock: FakeClock, remote: Remote, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And where the machine is in another one, that is seen without a key."""
    locations = [
        Location("http://192.168.1.23:54321/TOKEN", "192.168.1.23", "wlan0, Wi-Fi"),
        Location("http://[fd00::23]:54321/TOKEN", "fd00::23", "eth0, wired"),
    ]
    remote.locations = tuple(locations)
    app = open_app()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        app.open("remote", remote)
        await pilot.pause()
        assert "http://192.168.1.23:54321/TOKEN wlan0, Wi-Fi" in " ".join(text(app).split())
        assert "Also in eth0, wired (fd00::23)" in " ".join(text(app).split())
        first = text(app)
        await press(pilot, "n")
        words = " ".join(text(app).split())
        assert "http://[fd00::23]:54321/TOKEN" in words and "Also in wlan0, Wi-Fi (192.168.1.23)" in words
        await press(pilot, "n")
        assert text(app) == first

        def moved() -> bool:
            remote.locations = (Location("http://10.0.0.4:54321/TOKEN", "10.0.0.4", "eth1, wired"),)
            return True

        monkeypatch.setattr(remote, "look_again", moved)
        assert isinstance(app.screen, RemoteScreen)
        app.screen._look_again()
        await pilot.pause()
        assert "http://10.0.0.4:54321/TOKEN" in text(app) and "Also" not in text(app)
        assert "another" not in app.screen.available()


LOADED = Workout(
    id="loaded",
    name="Loaded",
    short="LOADED",
    ready_s=10,
    steps=(Step(exercise="squat", reps=8, pace=Pace.OWN, rest_s=60, load="green band", sets=2),),
)


async def test_a_load_and_a_number_are_put_right_on_the_phone(open_app: Open, clock: FakeClock, remote: Remote) -> None:
    app = open_app(LOADED)
    app.remote = remote
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await tap(pilot, remote, "begin")
        await wait(pilot, clock, 10 + 20)
        assert (seen(remote).label, seen(remote).number, seen(remote).load) == ("DONE", "8", None)
        await tap(pilot, remote, "wait")
        assert runner_of(app).mode is Mode.RUNNING and runner_of(app).ends_by_key, "a set is not made to wait"
        await tap(pilot, remote, "stop")
        assert (seen(remote).count, seen(remote).load) == (8, Load("squat", "green band", "Air squat"))
        await tap(pilot, remote, "more")
        await tap(pilot, remote, "wait")
        assert runner_of(app).mode is Mode.PAUSED
        await tap(pilot, remote, "load", {"exercise": "clam", "words": "30 kg"})
        await tap(pilot, remote, "load", {"exercise": "squat", "words": "8kg"})
        await tap(pilot, remote, "resume")
        assert runner_of(app).mode is Mode.RUNNING
        assert seen(remote).load == Load("squat", "8 kg", "Air squat")
        assert "8 kg" in " ".join(text(app).split())
        await wait(pilot, clock, 60 + 20)
        await tap(pilot, remote, "stop")
        await pilot.pause()
    sets = saved(app)["sets"]
    assert [(each["load"], each["reps"], each["assumed"]) for each in sets] == [
        ("green band", 9, False),
        ("8 kg", 8, True),
    ]
