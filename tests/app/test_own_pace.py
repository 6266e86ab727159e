"""Repetitions at one's own pace on the screen, on a clock that the test moves."""

from __future__ import annotations

from typing import Any

import pytest
from textual.events import MouseDown, Paste
from textual.pilot import Pilot

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.app.screens.summary.screen import SummaryScreen
from glutetimer.session.phase_clock import Mode
from glutetimer.session.runner import Runner
from glutetimer.settings.settings import Learn, Settings
from glutetimer.training.holds.hold import Pain
from glutetimer.training.workout import OPEN_S, Pace, Step, StepSides, Workout
from tests.app.conftest import FakeClock, Open
from tests.app.driving import lean, press, saved, text, wait

OWN = Workout(
    id="own",
    name="Own pace",
    short="OWN PACE",
    ready_s=10,
    steps=(Step(exercise="clam", reps=12, pace=Pace.OWN, sides=StepSides.EACH, switch_s=30, rest_s=30),),
)


async def to_set(app: GlutetimerApp, pilot: Pilot[Any], clock: FakeClock, passed: float = 20) -> Runner:
    await pilot.pause()
    await wait(pilot, clock, 10 + passed)
    assert isinstance(app.screen, SessionScreen)
    assert app.screen.runner.ends_by_key
    return app.screen.runner


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30), (200, 60)])
async def test_from_start_to_end_is_on_disk(open_app: Open, clock: FakeClock, size: tuple[int, int]) -> None:
    app = open_app(OWN)
    async with app.run_test(size=size) as pilot:
        runner = await to_set(app, pilot, clock)
        await press(pilot, "z")
        assert runner.question and runner.question.counts and runner.phase.kind == "rest"
        await press(pilot, "minus")
        await wait(pilot, clock, 30 + 25)
        await press(pilot, "space")
        assert runner.is_over
        await press(pilot, "1", "4", "enter")
        assert isinstance(app.screen, SummaryScreen)
    found = [(s["side"], s["measure"], s["reps"], s["assumed"], s["seconds"]) for s in saved(app)["sets"]]
    assert found == [("left", "reps", 11, False, 20), ("right", "reps", 14, False, 25)]


async def test_its_words(open_app: Open, clock: FakeClock) -> None:
    app = open_app(OWN)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_set(app, pilot, clock, 7)
        assert "12 repetitions. At your own pace;" in " ".join(text(app).split())
        assert "any key done" in text(app)
        await press(pilot, "x")
        assert "How many were they?" in text(app)
        assert "no answer: 12" in text(app) and "enter 12 is right" in text(app)
        await press(pilot, "9")
        assert "enter 9 is right" in text(app)


async def test_what_lies_above_its_question_has_the_digits(open_app: Open, clock: FakeClock) -> None:
    app = open_app(OWN)
    async with app.run_test(size=(80, 24)) as pilot:
        runner = await to_set(app, pilot, clock)
        await press(pilot, "x", "question_mark", "9")
        assert runner.question and runner.question.amount == 12


@pytest.mark.parametrize("key", ["space", "p", "q", "n", "b", "ctrl+c", "question_mark", "5", "enter", "f10"])
async def test_any_key_ends_it(open_app: Open, clock: FakeClock, key: str) -> None:
    app = open_app(OWN)
    async with app.run_test(size=(80, 24)) as pilot:
        runner = await to_set(app, pilot, clock)
        await press(pilot, key)
        assert [(one.seconds, one.reps, one.assumed) for one in runner.ledger.sets] == [(20, 12, True)]
        assert isinstance(app.screen, SessionScreen)


@pytest.mark.parametrize("key", ["left_shift", "escape"])
async def test_what_does_not_end_it(open_app: Open, clock: FakeClock, key: str) -> None:
    app = open_app(OWN)
    async with app.run_test(size=(80, 24)) as pilot:
        runner = await to_set(app, pilot, clock)
        await press(pilot, key)
        assert runner.ends_by_key and not runner.ledger.sets


async def test_a_leaned_on_key_ends_it_and_says_nothing_of_the_number(open_app: Open, clock: FakeClock) -> None:
    app = open_app(OWN)
    async with app.run_test(size=(80, 24)) as pilot:
        runner = await to_set(app, pilot, clock)
        await lean(pilot, "5")
        assert [(one.reps, one.assumed) for one in runner.ledger.sets] == [(12, True)]
        assert runner.phase.kind == "rest" and runner.question


async def test_its_first_half_second_is_deaf(open_app: Open, clock: FakeClock) -> None:
    app = open_app(OWN)
    async with app.run_test(size=(80, 24)) as pilot:
        runner = await to_set(app, pilot, clock, 0.4)
        await press(pilot, "x")
        assert runner.ends_by_key


async def test_a_click_and_a_paste_end_it_at_their_own_time(open_app: Open, clock: FakeClock) -> None:
    app = open_app(OWN)
    async with app.run_test(size=(80, 24)) as pilot:
        runner = await to_set(app, pilot, clock)
        event = MouseDown(None, 1, 1, 0, 0, 1, False, False, False)
        clock.now += 3
        event.time -= 3
        app.screen.on_mouse_down(event)  # type: ignore[attr-defined]
        assert [one.seconds for one in runner.ledger.sets] == [pytest.approx(20, abs=0.05)]
        await wait(pilot, clock, 27 + 9)
        assert runner.ends_by_key
        app.post_message(Paste("words"))
        await pilot.pause()
        assert [round(one.seconds) for one in runner.ledger.sets] == [20, 9]


async def test_below_the_palette_it_has_ended(open_app: Open, clock: FakeClock) -> None:
    app = open_app(OWN)
    async with app.run_test(size=(80, 24)) as pilot:
        runner = await to_set(app, pilot, clock)
        app.screen.stand_still()  # type: ignore[attr-defined]
        assert [one.seconds for one in runner.ledger.sets] == [20]


async def test_a_setting_makes_it_so(open_app: Open, clock: FakeClock) -> None:
    led = Workout(id="led", name="Led", short="LED", ready_s=10, steps=(Step(exercise="squat", reps=5),))
    app = open_app(led, Settings(sound=False, pace=Pace.OWN))
    async with app.run_test(size=(80, 24)) as pilot:
        runner = await to_set(app, pilot, clock, 4)
        assert runner.phase.own_pace


MOST = OWN._replace(steps=(Step(exercise="clam", max_reps=True, sides=StepSides.EACH, switch_s=30, rest_s=30),))


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30), (200, 60)])
async def test_as_many_as_go_are_counted_and_say_why(open_app: Open, clock: FakeClock, size: tuple[int, int]) -> None:
    app = open_app(MOST)
    async with app.run_test(size=size) as pilot:
        runner = await to_set(app, pilot, clock)
        await press(pilot, "z")
        assert runner.question and runner.question.asks_why
        if size != (40, 12):
            words = " ".join(text(app).split())
            assert "what ended it?" in words and "cramp" in words
        await press(pilot, "1", "4", "c")
        assert runner.question is None
        await wait(pilot, clock, 30 + 25)
        await press(pilot, "space")
        assert runner.is_over
        await press(pilot, "9", "enter")
        assert isinstance(app.screen, SummaryScreen)
    found = [(s["side"], s["reps"], s["assumed"], s["reason"], s["mode"]) for s in saved(app)["sets"]]
    assert found == [("left", 14, False, "cramp", "max"), ("right", 9, False, "form", "max")]


async def test_pain_that_ends_as_many_as_go_asks_how_bad(open_app: Open, clock: FakeClock) -> None:
    app = open_app(MOST)
    async with app.run_test(size=(80, 24)) as pilot:
        runner = await to_set(app, pilot, clock)
        await press(pilot, "z")
        await press(pilot, "p")
        assert "Pain ended the set, left. You were right to stop." in " ".join(text(app).split())
        await press(pilot, "2", "h", "enter")
        await pilot.pause()
        assert [phase.side for phase in runner.plan.phases if phase.works] == ["left", "right"]
        assert runner.ledger.sets[0].pain == Pain(2, "hip")


RESTED = Workout(
    id="rested",
    name="Rested",
    short="RESTED",
    ready_s=10,
    steps=(Step(exercise="squat", reps=12, pace=Pace.OWN, sets=2, rest_s=OPEN_S),),
)


@pytest.mark.parametrize(
    ("keys", "count", "assumed"),
    [
        (["space"], 12, True),
        (["x"], 12, True),
        (["enter"], 12, False),
        (["minus", "space"], 11, False),
        (["1", "4", "space"], 14, False),
        (["9", "enter"], 9, False),
        (["plus", "plus", "enter"], 14, False),
    ],
)
async def test_any_key_goes_on_from_an_open_rest_and_those_that_count_put_the_number_right(
    open_app: Open, clock: FakeClock, keys: list[str], count: int, assumed: bool
) -> None:
    """What was said holds: any key goes on, though how many they were is asked."""
    app = open_app(RESTED)
    async with app.run_test(size=(80, 24)) as pilot:
        runner = await to_set(app, pilot, clock)
        await press(pilot, "space")
        assert runner.resting and runner.question
        await press(pilot, "space")
        assert runner.resting, "pressed twice, it went on by mistake"
        await wait(pilot, clock, 20)
        *corrected, last = keys
        for key in corrected:
            await press(pilot, key)
            assert runner.resting, f"{key} answers"
        await press(pilot, last)
        assert runner.mode is Mode.LEAD_IN, "any key goes on"
        await wait(pilot, clock, 10)
        assert runner.ends_by_key
    assert [(each["reps"], each["assumed"]) for each in saved(app)["sets"]][:1] == [(count, assumed)]


async def test_a_pause_is_still_a_pause_in_an_open_rest(open_app: Open, clock: FakeClock) -> None:
    app = open_app(RESTED)
    async with app.run_test(size=(80, 24)) as pilot:
        runner = await to_set(app, pilot, clock)
        await press(pilot, "space")
        await wait(pilot, clock, 5)
        await press(pilot, "p")
        assert runner.mode is Mode.PAUSED and runner.question
        await press(pilot, "space")
        assert runner.resting
        await pilot.click(offset=(40, 10))
        await pilot.pause()
        assert runner.mode is Mode.LEAD_IN, "so does a click where nothing stands"


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60)])
async def test_what_is_new_keeps_the_room_while_the_number_is_asked_in_a_line(
    open_app: Open, clock: FakeClock, size: tuple[int, int]
) -> None:
    steps = (Step(exercise="squat", reps=12, pace=Pace.OWN), Step(exercise="clam", work_s=20))
    app = open_app(RESTED._replace(steps=steps), learn=Learn.ALWAYS)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await press(pilot, "space")
        runner = await to_set(app, pilot, clock)
        await press(pilot, "space")
        assert runner.meeting and runner.question
        assert "Hips stacked" not in text(app) and "hips stacked" in text(app), "its set-up"
        assert "12 reps? - + or type it" in text(app)
        await press(pilot, "minus")
        assert "11 reps? - + or type it" in text(app) and runner.meeting
        await press(pilot, "space")
        assert runner.mode is Mode.LEAD_IN
    assert [(each["reps"], each["assumed"]) for each in saved(app)["sets"]][:1] == [(11, False)]
