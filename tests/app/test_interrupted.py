"""A session that was cut off is offered at the next start: go on, keep, or discard."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from subprocess import PIPE
from typing import Any
from unittest.mock import patch

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.screens.dialogs.ask import AskScreen
from glutetimer.app.screens.dialogs.pain import PainScreen
from glutetimer.app.screens.home.screen import HomeScreen
from glutetimer.app.screens.review.opened import OpenedScreen
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.app.screens.summary.screen import WAITS_S, SummaryScreen
from glutetimer.app.screens.summary.view import SummaryView
from glutetimer.history.batch import Batch, SessionProgress
from glutetimer.history.recorder import Recorder
from glutetimer.history.resume.interrupted import from_text
from glutetimer.history.store import History
from glutetimer.services.performance import Performance
from glutetimer.services.preparation import runner_for
from glutetimer.services.resume import find_interrupted, resume
from glutetimer.session.phase_clock import Mode
from glutetimer.training.exercise import Side
from glutetimer.training.plan import PhaseKind
from glutetimer.training.single_hold import EXTRA_AFTER_S, hold_alone
from glutetimer.training.workout import Step, StepSides, Workout
from tests.app.conftest import FakeClock, Open
from tests.app.driving import press, runner_of, saved, text, wait
from tests.app.past import a_hold, a_session, a_set


async def cut_off(open_app: Open, clock: FakeClock, workout: str, seconds: float) -> GlutetimerApp:
    """A session that nobody ended: its window is gone, its process too."""
    app = open_app(workout)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, seconds)
        assert app.writer.drain(60)
    return app


async def held(pilot: Pilot[Any], clock: FakeClock, seconds: float) -> None:
    """The session's next hold, for so long by the clock; a key stops it."""
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, SessionScreen)
    while screen.runner.phase.kind is not PhaseKind.HOLD:
        await wait(pilot, clock, 1)
    await wait(pilot, clock, seconds)
    await press(pilot, "space")


def sets(history: dict[str, Any]) -> list[tuple[str, str]]:
    return [(s["exercise"], s["side"]) for s in history["sets"]]


async def test_it_is_on_disk_at_every_phase(open_app: Open, clock: FakeClock) -> None:
    app = await cut_off(open_app, clock, "five-a-day", 100)
    with History.reading(app.context.paths.history) as history:
        (row,) = history.running()
        left = from_text(row.text, app.context.library.exercises)
    assert left
    assert (left.index, set(left.done), left.sets, left.elapsed_s) == (4, {(1, 0), (3, 0)}, 7, 98)


async def test_going_on_performs_what_is_left_in_the_same_session(open_app: Open, clock: FakeClock) -> None:
    await cut_off(open_app, clock, "five-a-day", 120)  # 15 s into the third set
    clock.now += 600
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, AskScreen)
        assert "2 of 7 sets are done" in text(app)
        await press(pilot, "r")
        assert isinstance(app.screen, SessionScreen)
        assert app.screen.runner.mode is Mode.PAUSED
        await press(pilot, "space")
        await wait(pilot, clock, 3 + 195)
        await pilot.pause()
        assert isinstance(app.screen, SummaryScreen)
        clock.now += WAITS_S
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)
    history = saved(app)
    assert len(history["sessions"]) == 1
    assert history["sessions"][0]["complete"] is True
    assert len(set(sets(history))) == len(history["sets"]) == 7
    assert find_interrupted(app.context) == []


async def test_a_signal_in_a_set_keeps_it_and_going_on_replaces_it(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 135)  # 30 s into the third set
        app._end(129)
        await pilot.pause()
    history = saved(app)
    assert [s["seconds"] for s in history["sets"]] == [40, 40, 28]
    assert (history["sessions"][0]["seconds"], history["sessions"][0]["complete"]) == (135, False)
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        await press(pilot, "r", "space")
        await wait(pilot, clock, 3 + 195)
        await pilot.pause()
        await press(pilot, "enter")
    history = saved(app)
    assert [s["seconds"] for s in history["sets"]] == [40, 40, 40, 40, 40, 40, 10]
    assert history["sessions"][0]["complete"] is True


@pytest.mark.parametrize(("answer", "kept"), [("k", 2), ("escape", 2), ("d", 0)])
async def test_keeping_and_discarding(open_app: Open, clock: FakeClock, answer: str, kept: int) -> None:
    await cut_off(open_app, clock, "five-a-day", 120)
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        await press(pilot, answer)
        assert isinstance(app.screen, HomeScreen)
    history = saved(app)
    assert (len(history["sets"]), len(history["sessions"])) == (kept, min(kept, 1))
    assert find_interrupted(app.context) == []


async def test_a_session_that_ended_leaves_nothing_over(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 120)
        await press(pilot, "q", "k", "enter")
    saved(app)
    assert find_interrupted(app.context) == []


def rewrite(app: GlutetimerApp, text: str, owner: str | None = None) -> None:
    """Have another text, and another owner, in the place of the one session that was interrupted."""
    with History(app.context.paths.history) as history:
        (row,) = history.running()
        history.write(Batch(progress=SessionProgress(row.session, text)), row.owner)
        history.claim(history.running()[0], owner or row.owner)


def text_of(app: GlutetimerApp) -> str:
    """What is kept of it."""
    with History.reading(app.context.paths.history) as history:
        (row,) = history.running()
        return row.text


async def test_what_cannot_be_performed_any_more_is_not_offered(open_app: Open, clock: FakeClock) -> None:
    app = await cut_off(open_app, clock, "five-a-day", 120)
    whole = text_of(app)
    for broken in ("", "{}", "[]", whole[:-20], whole.replace('"clam"', '"gone"')):
        rewrite(app, broken)
        assert find_interrupted(app.context) == []
    rewrite(app, whole)
    assert find_interrupted(app.context)


async def test_the_order_of_sides_stays_what_it_was(open_app: Open, clock: FakeClock) -> None:
    app = await cut_off(open_app, clock, "bridge-builder-1", 70 + 61)
    (left,) = find_interrupted(app.context)
    assert [p.side for p in left.plan.phases if p.hold] == ["left", "right"]


async def test_begun_in_the_middle_it_goes_on_where_it_stood(open_app: Open, clock: FakeClock) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "p", *["down"] * 4, "f")
        await pilot.pause()
        await wait(pilot, clock, 60)  # ten to lie down, the fifth set of seven, and into the sixth
        assert app.writer.drain(60)
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, AskScreen)
        shown = text(app)
        assert "1 of 7 sets is done" in shown
        assert "with set 6" in shown
        assert "1 set will be gone" in shown


# ---------------------------------------------------------------- the end of a session that went on


def end_of(app: GlutetimerApp) -> SummaryView:
    """What its summary shows."""
    assert isinstance(app.screen, SummaryScreen)
    return app.screen._view


async def gone_on(pilot: Pilot[Any]) -> None:
    """Answer that it goes on; it stands in its phase."""
    await pilot.pause()
    await pilot.pause()
    assert isinstance(pilot.app.screen, AskScreen)
    await press(pilot, "r")


async def test_left_at_once_its_end_shows_what_was_done_before(open_app: Open, clock: FakeClock) -> None:
    await cut_off(open_app, clock, "five-a-day", 120)
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await gone_on(pilot)
        await press(pilot, "q", "k")
        shown = end_of(app)
        clock.now += WAITS_S
        assert (shown.sets, shown.complete, shown.time) == (2, False, "1:47")
        assert shown.work == "1:20 of work" and [line.amount for line in shown.lines] == ["left 0:40   right 0:40"]
        await press(pilot, "4", "p", "3", "k", "enter", "n")
        pilot.app.screen.query_one(Input).value = "windy"
        await press(pilot, "enter", "e")
        assert isinstance(app.screen, OpenedScreen)
        assert text(app).count("0:40") == 2
    history = saved(app)
    assert len(history["sets"]) == 2
    (session,) = history["sessions"]
    assert (session["seconds"], session["complete"]) == (107, False)
    assert (session["effort"], session["pain"], session["note"]) == (4, {"score": 3, "place": "knee"}, "windy")


async def test_done_to_its_end_it_shows_the_whole_session(open_app: Open, clock: FakeClock) -> None:
    await cut_off(open_app, clock, "five-a-day", 120)
    clock.now += 600
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await gone_on(pilot)
        await press(pilot, "space")
        await wait(pilot, clock, 3 + 195)
        await pilot.pause()
        shown = end_of(app)
        assert (shown.sets, shown.complete, shown.time) == (7, True, "5:00")
    (session,) = saved(app)["sessions"]
    assert session["seconds"] == 105 + 195, "what the summary shows is what is kept; the lead-in is no training"


async def test_a_set_that_was_cut_is_not_replaced_by_less_of_it(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 135)  # 30 s into the third set
        app._end(129)
        await pilot.pause()
    saved(app)
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await gone_on(pilot)
        await press(pilot, "space")
        await wait(pilot, clock, 3 + 10)
        await press(pilot, "q", "k")
        assert end_of(app).sets == 3
    assert [s["seconds"] for s in saved(app)["sets"]] == [40, 40, 28]


async def cut_off_after_a_hold(open_app: Open, clock: FakeClock, on_the_left_s: float) -> GlutetimerApp:
    """One leg was held, and its reason given; then the window was closed in the switch."""
    hold = hold_alone(open_app().context.library.exercises["sl-bridge-hold"])
    app = open_app(hold)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        runner = app.screen.runner  # type: ignore[attr-defined]
        while runner.phase.kind is not PhaseKind.HOLD:
            await wait(pilot, clock, 1)
        await wait(pilot, clock, on_the_left_s)
        await press(pilot, "space", "f")
        assert app.writer.drain(60)
    return app


async def test_holds_before_the_cut_stand_beside_those_after_it(open_app: Open, clock: FakeClock) -> None:
    app = open_app()
    day = clock.wall().date() - timedelta(2)
    with History(app.context.paths.history) as history:
        history.put(a_session("past", day))
        history.put(*(a_hold(side, "past", day, side, 20, n) for n, side in enumerate((Side.LEFT, Side.RIGHT))))
    await cut_off_after_a_hold(open_app, clock, 37)
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await gone_on(pilot)
        runner = runner_of(app)
        await press(pilot, "space")
        while runner.phase.kind is not PhaseKind.HOLD or runner.mode is not Mode.RUNNING:
            await wait(pilot, clock, 1)
        assert runner.marks.last_s == 20, "what it is measured against is what was held before this session"
        await wait(pilot, clock, 24)
        await press(pilot, "space", "f")
        await pilot.pause()
        shown = end_of(app)
        first, second = shown.holds
        assert {first.side, second.side} == {"left", "right"}
        assert (first.bars, second.bars) == ((20, 35), (20, 22)), "each of them once"
        assert first.is_best and "last 20" in first.marks
        assert (shown.sets, shown.complete) == (2, True)
    assert [s["held_s"] for s in saved(app)["sets"]] == [20, 20, 35, 22]


async def test_the_side_that_lags_may_be_held_once_more_where_it_was_held_before_the_cut(
    open_app: Open, clock: FakeClock
) -> None:
    app = open_app()
    with History(app.context.paths.history) as history:
        for ago in range(1, 10):
            day = clock.wall().date() - timedelta(ago)
            for side, held, minute in ((Side.LEFT, 40, 0), (Side.RIGHT, 30, 5)):
                history.put(a_hold(f"{side}{ago}", f"s{ago}", day, side, held, minute))
    await cut_off_after_a_hold(open_app, clock, 32)
    clock.now += 30
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await gone_on(pilot)
        await press(pilot, "right", "space")
        await wait(pilot, clock, 11 + 42)
        await press(pilot, "space", "f")
        shown = end_of(app)
        assert "one more hold of 18 s on the right" in shown.extra, "the right side was the first, before the cut"
        clock.now += WAITS_S
        await press(pilot, "x")
        runner = runner_of(app)
        rested = 30 + 11 + 42 + 1
        assert runner.length == EXTRA_AFTER_S - rested


async def test_a_hold_held_again_is_a_hold_more(open_app: Open, clock: FakeClock) -> None:
    """A real hold is never replaced: not by one after the cut, and a second one before it is not forgotten."""
    await cut_off_after_a_hold(open_app, clock, 22)
    for times in (2, 3):
        app = open_app()
        async with app.run_test(size=(80, 24)) as pilot:
            await gone_on(pilot)
            await press(pilot, "b", "space")
            await wait(pilot, clock, 11 + 22 + times)
            await press(pilot, "space", "f")
            assert app.writer.drain(60)
            assert isinstance(app.screen, SessionScreen)
            assert len(app.screen.runner.ledger.sets) == times
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert "1 of 2 sets is done" in text(app)
        assert "3 sets will be gone" in text(app)
        await press(pilot, "r", "q", "k")
        assert end_of(app).sets == 3
    assert len(saved(app)["sets"]) == 3


async def test_a_side_left_out_for_pain_stays_left_out(open_app: Open, clock: FakeClock) -> None:
    hold = hold_alone(open_app().context.library.exercises["sl-bridge-hold"])
    app = open_app(hold._replace(rounds=2))
    async with app.run_test(size=(80, 24)) as pilot:
        await held(pilot, clock, 22)
        await press(pilot, "p", "2", "k", "enter")
        assert app.writer.drain(60)
    (left,) = find_interrupted(app.context)
    assert [phase.side for phase in left.plan.phases if phase.hold] == [Side.LEFT, Side.RIGHT, Side.RIGHT]


async def test_what_was_said_of_it_meanwhile_stays(open_app: Open, clock: FakeClock) -> None:
    app = await cut_off(open_app, clock, "five-a-day", 120)
    with History(app.context.paths.history) as history:
        (session,) = history.sessions()
        history.put(session._replace(effort=3, note="said elsewhere"))
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await gone_on(pilot)
        await press(pilot, "q", "k")
        assert (end_of(app).effort, end_of(app).note) == (3, "said elsewhere")
    (session,) = saved(app)["sessions"]
    assert (session["effort"], session["note"]) == (3, "said elsewhere")


async def test_what_an_earlier_version_kept_is_understood(open_app: Open, clock: FakeClock) -> None:
    app = await cut_off(open_app, clock, "five-a-day", 120)
    row = json.loads(text_of(app))
    row["done"] = {key.removesuffix(".0"): id for key, id in row["done"].items()}
    assert set(row["done"]) == {"1", "3"}
    rewrite(app, json.dumps(row))
    (left,) = find_interrupted(app.context)
    assert set(left.done) == {(1, 0), (3, 0)}


async def test_where_nobody_said_how_bad_a_pain_was_the_session_is_over(open_app: Open, clock: FakeClock) -> None:
    """No answer is read as the careful one (training.md 5.6): what is left, the same side too, is not offered."""
    hold = hold_alone(open_app().context.library.exercises["sl-bridge-hold"])
    app = open_app(hold._replace(rounds=2))
    async with app.run_test(size=(80, 24)) as pilot:
        await held(pilot, clock, 22)
        await press(pilot, "p")
        assert isinstance(app.screen, PainScreen)
        app._end(129)
        await pilot.pause()
    assert [s["reason"] for s in saved(app)["sets"]] == ["pain"]
    assert find_interrupted(app.context) == []


async def test_cut_off_in_its_first_phase_it_stands_still_there(open_app: Open, clock: FakeClock) -> None:
    """A plan that begins with a set: going on does not begin it at once."""
    step = Step(exercise="clam", work_s=40, sides=StepSides.EACH)
    app = open_app(Workout(id="own", name="Own", short="OWN", steps=(step,), ready_s=0))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 20)
        app._end(129)
        await pilot.pause()
    assert [s["seconds"] for s in saved(app)["sets"]] == [20]
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await gone_on(pilot)
        assert isinstance(app.screen, SessionScreen)
        assert (app.screen.runner.index, app.screen.runner.mode) == (0, Mode.PAUSED)


async def test_ended_before_it_goes_on_it_stays_what_it_was(open_app: Open, clock: FakeClock) -> None:
    """Its window is closed in the moment between the answer and the first picture."""
    before = saved(await cut_off(open_app, clock, "five-a-day", 120))
    app = open_app()
    (left,) = find_interrupted(app.context)
    found, coach = resume(app.context, left)
    runner = runner_for(app.context, left.plan, coach.marks, found)
    performance = Performance(runner, clock, Recorder(app.writer, runner.ledger, resume=found))
    assert performance.interrupt() == []
    assert saved(app) == before
    (again,) = find_interrupted(app.context)
    assert replace(again, seen=None) == replace(left, seen=None)


async def test_a_false_start_that_was_discarded_is_no_set_that_is_done(open_app: Open, clock: FakeClock) -> None:
    hold = hold_alone(open_app().context.library.exercises["sl-bridge-hold"])
    app = open_app(hold)
    async with app.run_test(size=(80, 24)) as pilot:
        await held(pilot, clock, 3)
        await press(pilot, "d")
        assert app.writer.drain(60)
        assert find_interrupted(app.context) == []
    assert saved(app)["sets"] == []


async def test_a_session_that_goes_on_in_another_window_is_not_offered(open_app: Open, clock: FakeClock) -> None:
    app = await cut_off(open_app, clock, "five-a-day", 100)
    says = "from glutetimer.history.resume.owner import this_process as t; print(t(), flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", says], stdin=PIPE, stdout=PIPE, text=True) as process:
        assert process.stdout
        rewrite(app, text_of(app), process.stdout.readline().strip())
        assert find_interrupted(app.context) == []
        process.communicate("")
    assert find_interrupted(app.context), "it has ended"


async def test_an_answer_to_what_is_no_longer_so_changes_nothing(
    open_app: Open, clock: FakeClock, told: list[str]
) -> None:
    """Two windows ask about one session: the one goes on with it, and then the other answers."""
    await cut_off(open_app, clock, "five-a-day", 120)
    late, soon = open_app(), open_app()
    async with late.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert isinstance(late.screen, AskScreen)
        (found,) = find_interrupted(soon.context)
        resume(soon.context, found)
        with History(soon.context.paths.history) as history:
            history.put(a_set("more", found.session, clock.wall().date()))
        with patch("glutetimer.history.resume.owner.is_gone", lambda *_: False):  # it is performed there
            await press(pilot, "d")
        assert isinstance(late.screen, HomeScreen)
        assert "Nothing is changed" in told[0]
    assert len(saved(late)["sets"]) == 3
    assert find_interrupted(late.context), "it is still there to go on with, once that window is gone"


async def test_a_discarded_session_is_brought_back_by_an_undo(open_app: Open, clock: FakeClock) -> None:
    before = saved(await cut_off(open_app, clock, "five-a-day", 120))
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        await press(pilot, "d")
        with History(app.context.paths.history) as history:
            assert (history.sets(), history.sessions()) == ([], [])
        await press(pilot, "r", "u")
    assert {key: saved(app)[key] for key in ("sessions", "sets")} == {key: before[key] for key in ("sessions", "sets")}


async def test_a_session_discarded_while_it_runs_is_brought_back_too(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 120)
        await press(pilot, "q", "d")
    assert saved(app)["sets"] == []
    with History(app.context.paths.history) as history:
        history.undo()
        assert (len(history.sets()), len(history.sessions())) == (3, 1), "the set that this cut off, too"


async def test_two_sessions_at_once_are_each_offered(open_app: Open, clock: FakeClock) -> None:
    await cut_off(open_app, clock, "five-a-day", 120)
    with patch("glutetimer.history.resume.owner.is_gone", lambda *_: False):  # in two windows
        await cut_off(open_app, clock, "bridge-builder-1", 120)
    app = open_app()
    assert [each.plan.workout.id for each in find_interrupted(app.context)] == ["bridge-builder-1", "five-a-day"]
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert "Bridge builder" in text(app)
        await pilot.press("k")
        await pilot.pause()
        await pilot.pause()
        assert "Five minutes a day" in text(app)
        await press(pilot, "r")
        assert isinstance(app.screen, SessionScreen)
    (left,) = find_interrupted(app.context)
    assert left.plan.workout.id == "five-a-day"
