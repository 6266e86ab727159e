"""A session's end: what is said of it, kept, and taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.screens.dialogs.line import LineScreen
from glutetimer.app.screens.dialogs.pain import PainScreen
from glutetimer.app.screens.home.screen import HomeScreen
from glutetimer.app.screens.review.opened import OpenedScreen
from glutetimer.app.screens.summary.screen import WAITS_S, SummaryScreen
from glutetimer.history.store import History
from glutetimer.services.coach import Coach
from glutetimer.services.preparation import hold_now
from glutetimer.training.exercise import Measure, Side
from glutetimer.training.holds.hold import Felt
from glutetimer.training.layout import lay_out
from glutetimer.training.single_hold import hold_alone
from glutetimer.training.workout import Step, Workout
from tests.app.conftest import FakeClock, Open
from tests.app.driving import press, runner_of, saved, text, wait
from tests.app.past import a_hold, a_set, at

SIZES = [(40, 12), (60, 20), (80, 24), (120, 40), (200, 60)]


async def ended(pilot: Pilot[Any], clock: FakeClock) -> GlutetimerApp:
    """Leave five minutes a day after its first set, and keep it."""
    app = pilot.app
    assert isinstance(app, GlutetimerApp)
    await pilot.pause()
    await wait(pilot, clock, 52)
    await press(pilot, "q", "k")
    assert isinstance(app.screen, SummaryScreen)
    clock.now += WAITS_S
    return app


async def typed(pilot: Pilot[Any], line: str) -> None:
    assert isinstance(pilot.app.screen, LineScreen)
    pilot.app.screen.query_one(Input).value = line
    await press(pilot, "enter")


def session_of(app: GlutetimerApp) -> dict[str, Any]:
    (session,) = saved(app)["sessions"]
    return session  # type: ignore[no-any-return]


@pytest.mark.parametrize("size", SIZES)
async def test_effort_pain_and_a_note_are_kept_and_shown(
    open_app: Open, clock: FakeClock, size: tuple[int, int]
) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=size) as pilot:
        await ended(pilot, clock)
        await press(pilot, "4", "p")
        assert isinstance(app.screen, PainScreen) and "Did anything hurt?" in text(app)
        await press(pilot, "3", "k")
        assert "acceptable if it settles" in " ".join(text(app).split())
        await press(pilot, "enter", "n")
        await typed(pilot, "  after 右 the\trun 🦵 ")
        assert "pain 3, knee" in text(app) and "after 右 the" in text(app)
        assert "stop this exercise" not in text(app)
    session = session_of(app)
    assert (session["effort"], session["pain"]) == (4, {"score": 3, "place": "knee"})
    assert session["note"] == "after 右 the run 🦵"
    assert not session["edited"], "it was said of this very session, not changed later"


async def test_pain_of_four_says_to_stop_and_can_be_taken_back(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await ended(pilot, clock)
        await press(pilot, "p", "5", "h")
        assert "4 or more: stop this exercise for today." in text(app)
        await press(pilot, "enter")
        assert "Pain 5, hip or buttock. 4 or more: stop this exercise for today." in text(app)
        await press(pilot, "p", "escape")
        assert "Pain 5" in text(app), "left, it changes nothing"
        await press(pilot, "p", "0")
        assert isinstance(app.screen, SummaryScreen) and "Pain 5" not in text(app)
    assert session_of(app)["pain"] is None


async def test_a_note_is_changed_emptied_and_never_too_long(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await ended(pilot, clock)
        await press(pilot, "n")
        await typed(pilot, "長" * 10_001)
        assert "10000 are the most" in str(app.screen.query_one("#help", Static).content)
        await typed(pilot, "長" * 10_000)
        assert isinstance(app.screen, SummaryScreen) and "長" * 15 in text(app) and "…" in text(app)
        await press(pilot, "n", "escape", "n")
        assert len(app.screen.query_one(Input).value) == 10_000
        await typed(pilot, "")
        assert "長" not in text(app)
    assert session_of(app)["note"] == ""


async def test_each_answer_is_undone_on_any_later_day(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await ended(pilot, clock)
        await press(pilot, "2", "p", "1", "o", "enter", "n")
        await typed(pilot, "windy")
    saved(app)
    with History(app.context.paths.history) as history:
        said = []
        for _ in range(3):
            history.undo()
            (session,) = history.sessions()
            said.append((session.effort, session.pain and session.pain.score, session.note))
        assert said == [(2, 1, ""), (2, None, ""), (None, None, "")]
        assert len(history.sets()) == 1, "the set itself is no answer"


async def test_the_sets_can_be_changed_from_here(open_app: Open, clock: FakeClock) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "enter")
        await ended(pilot, clock)
        await press(pilot, "e")
        assert isinstance(app.screen, OpenedScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, SummaryScreen), "nothing was changed"
        await press(pilot, "e", "n")
        await typed(pilot, "changed")
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen), "what stood there is no more"
    assert session_of(app)["note"] == "changed"


# ---------------------------------------------------------------- what follows from pain


def test_after_a_session_that_hurt_the_next_holds_are_asked_about(open_app: Open, clock: FakeClock) -> None:
    app = open_app()
    context, on = app.context, clock.wall().date()
    phases = lay_out(hold_alone(context.library.exercises["sl-bridge-hold"]), context.library.exercises).phases
    runs = lay_out(context.library.workout("five-a-day"), context.library.exercises).phases
    from glutetimer.training.holds.hold import Pain
    from tests.app.past import a_session

    with History(context.paths.history) as history:
        for score, asked in ((1, True), (0, False)):
            history.put(a_session("s", on, pain=Pain(score, "knee")))
            found = [Coach(history, context.library, on + timedelta(n)).asks_about_pain(phases) for n in range(5)]
            assert found == [asked, asked, asked, asked, False]
            assert not Coach(history, context.library, on).asks_about_pain(runs), "there is no hold to ask about"
    app.writer.close()


# ---------------------------------------------------------------- the extra hold


async def test_the_side_that_lags_is_offered_one_more_hold(open_app: Open, clock: FakeClock) -> None:
    app = open_app(hold_alone(open_app().context.library.exercise("sl-bridge-hold")))
    today = clock.wall().date()
    with History(app.context.paths.history) as history:
        for ago in range(1, 10):
            day = today - timedelta(ago)
            for side, held, minute in ((Side.LEFT, 40, 0), (Side.RIGHT, 30, 5)):
                history.put(a_hold(f"{side}{ago}", f"s{ago}", day, side, held, minute, started=at(day, minute)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 10 + 32)
        await press(pilot, "space", "f")
        await wait(pilot, clock, 60 + 42)
        await press(pilot, "space", "f")
        assert isinstance(app.screen, SummaryScreen)
        clock.now += WAITS_S
        assert "one more hold of 18 s on the right, three minutes later" in " ".join(text(app).split())
        assert "x extra hold" in text(app)
        await press(pilot, "x")
        runner = runner_of(app)
        (ready, hold) = runner.plan.phases
        assert ready.seconds == 180 - 60 - 42 - 1, "three minutes after the right side's hold"
        assert (hold.side, hold.fatigued) == (Side.RIGHT, True)
        assert runner.marks.target_s == 18
        await wait(pilot, clock, ready.seconds + 20)
        await press(pilot, "space", "t")
        assert isinstance(app.screen, SummaryScreen) and "x extra hold" not in text(app)
        await press(pilot, "enter")
    extra = saved(app)["sets"][-1]
    assert (extra["side"], extra["fatigued"], extra["mode"], extra["held_s"]) == ("right", True, "target", 18.0)


async def test_after_pain_nothing_more_is_offered(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await ended(pilot, clock)
        await press(pilot, "x", "p", "2", "b")
        assert "In the back: stop this exercise for today." in text(app)
        await press(pilot, "enter", "x")
        assert isinstance(app.screen, SummaryScreen)


# ---------------------------------------------------------------- fatigue


@pytest.mark.parametrize(("rest_s", "fatigued"), [(60, True), (170, False)])
async def test_a_second_session_at_once_trains_and_does_not_count(
    open_app: Open, clock: FakeClock, rest_s: float, fatigued: bool
) -> None:
    left = hold_alone(open_app().context.library.exercise("sl-bridge-hold"), Side.LEFT)
    for n, held in enumerate((32, 42)):
        app = open_app(left)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await wait(pilot, clock, 10 + held)
            await press(pilot, "space", "f")
            assert isinstance(app.screen, SummaryScreen)
            clock.now += WAITS_S
            said = " ".join(text(app).split())
            assert ("Too soon after other work to count" in said) == (fatigued and n == 1)
            assert ("Next time: hold 32 s left" in said) == (fatigued or n == 0)
            await press(pilot, "enter")
            assert app.writer.drain(60)  # the next one asks the history
        clock.now += rest_s
    assert [each["fatigued"] for each in saved(app)["sets"]] == [False, fatigued]


# ---------------------------------------------------------------- what is offered


async def held_left(
    open_app: Open, clock: FakeClock, *keys: str, size: tuple[int, int] = (80, 24)
) -> tuple[str, dict[str, Any]]:
    """Hold 30 s on the left and press keys at the end; what was said, and what is kept."""
    app = open_app(hold_alone(open_app().context.library.exercise("sl-bridge-hold"), Side.LEFT))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 10 + 31)
        await press(pilot, "space", "f")
        assert isinstance(app.screen, SummaryScreen)
        clock.now += WAITS_S
        said = " ".join(text(app).split())
        await press(pilot, *keys, "enter")
    return said, saved(app)


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
@pytest.mark.parametrize(("key", "yes"), [("", False), ("y", True), ("n", False)])
async def test_a_plateau_is_said_once_in_21_days_whatever_is_answered(
    open_app: Open, clock: FakeClock, size: tuple[int, int], key: str, yes: bool
) -> None:
    context, today = open_app().context, clock.wall().date()
    with History(context.paths.history) as history:
        for ago in range(1, 25):
            day = today - timedelta(ago)
            history.put(a_hold(f"l{ago}", f"s{ago}", day, Side.LEFT, 30, 0, started=at(day)))
    said, history_of = await held_left(open_app, clock, *key, size=size)
    assert "Left: not growing for three weeks. What may help: Two days off" in said
    (decision,) = history_of["decisions"]
    assert (decision["offer"], decision["yes"]) == ("plateau", yes)
    clock.now += 86_400
    said, history_of = await held_left(open_app, clock)
    assert "not growing" not in said
    assert len(history_of["decisions"]) == 1
    with History(context.paths.history) as history:
        history.undo()
        (kept,) = history.decisions()
        assert not kept.yes, "the answer can be taken back; what was said stays said"


@pytest.mark.parametrize(("key", "yes"), [("y", True), ("n", False)])
async def test_bridges_felt_in_the_glutes_lead_on_to_their_hold(
    open_app: Open, clock: FakeClock, key: str, yes: bool
) -> None:
    context, today = open_app().context, clock.wall().date()
    bridge = {"exercise": "shoulder-bridge", "side": Side.BOTH, "measure": Measure.REPS, "reps": 10}
    with History(context.paths.history) as history:
        for ago in (4, 2):
            day = today - timedelta(ago)
            history.put(*(a_set(f"{ago}-{n}", "s", day, n, **bridge) for n in range(2)))  # type: ignore[arg-type]
            history.put(a_set(f"c{ago}", "s", day, exercise="activation-check", felt=Felt.GLUTE))
    steps = Step(exercise="activation-check", work_s=20), Step(exercise="shoulder-bridge", reps=10, sets=2)
    mine = Workout(id="mine", name="Mine", short="MINE", steps=steps, ready_s=0)
    for n in range(2):
        app = open_app(mine)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await wait(pilot, clock, 10)
            await press(pilot, "g")
            await wait(pilot, clock, 10 + 60 + 60)
            assert isinstance(app.screen, SummaryScreen)
            offer = "Ready for Two-leg bridge hold, if you like."
            said = " ".join(text(app).split())
            assert (offer in said) is ("y takes it, n leaves it." in said) is (n == 0), "once, and to be answered"
            clock.now += WAITS_S
            if n == 0:
                await press(pilot, key)
                assert offer not in " ".join(text(app).split())
            await press(pilot, "enter")
        clock.now += 86_400
    (decision,) = saved(app)["decisions"]
    assert (decision["exercise"], decision["to"], decision["yes"]) == ("shoulder-bridge", "bridge-hold", yes)
    assert hold_now(context).id == ("bridge-hold" if yes else "sl-bridge-hold")


@pytest.mark.parametrize("size", SIZES)
async def test_every_window_asks_how_hard_it_was(open_app: Open, clock: FakeClock, size: tuple[int, int]) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=size) as pilot:
        await ended(pilot, clock)
        assert "How hard" in text(app) and "5 very" in text(app)
        await press(pilot, "4")
        assert "5 very" in text(app) or "4 of 5" in text(app)


async def test_a_tiny_summary_has_both_sides_and_nothing_over_them(open_app: Open, clock: FakeClock) -> None:
    app = open_app(hold_alone(open_app().context.library.exercise("sl-bridge-hold")))
    async with app.run_test(size=(30, 8)) as pilot:
        await pilot.pause()
        for seconds in (10 + 36.4, 60 + 33.2):
            await wait(pilot, clock, seconds)
            await press(pilot, "space", "f")
        assert isinstance(app.screen, SummaryScreen)
        rows = [row[:-1] for row in text(app).splitlines()]  # the last column is the scroll bar's
        assert "left" in rows[1] and "right" in rows[1]
        figures = [row for row in rows[2:] if "█" in row or "▄" in row]
        assert figures and all(set(row) <= set(" █▄▀") for row in figures)


@pytest.mark.parametrize("size", SIZES)
async def test_no_key_is_taken_in_its_first_second(open_app: Open, clock: FakeClock, size: tuple[int, int]) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 52)
        await press(pilot, "q", "k")
        assert isinstance(app.screen, SummaryScreen)
        await press(pilot, "enter", "space", "q", "escape", "3", "e", "p")
        assert isinstance(app.screen, SummaryScreen)
        assert app.return_code is None
        assert "enter end glutetimer" in text(app), "what the key does is said"
        clock.now += WAITS_S
        await press(pilot, "enter")
    assert app.return_code == 0


async def test_from_home_the_key_leads_home(open_app: Open, clock: FakeClock) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "enter")
        await ended(pilot, clock)
        assert "enter home" in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_after_the_first_session_ever_one_line_says_how_to_come_back(
    open_app: Open, clock: FakeClock, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["/somewhere/glutetimer/__main__.py"])
    for first in (True, False):
        app = open_app("five-a-day")
        async with app.run_test(size=size) as pilot:
            await ended(pilot, clock)
            assert ("Come back with: python -m glutetimer" in text(app)) is first
        saved(app)
