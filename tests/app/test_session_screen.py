"""The session's screen, by keyboard alone, on a clock that the test moves."""

from __future__ import annotations

from datetime import date

import pytest
from textual.events import Key, MouseDown

from glutetimer.app.screens.dialogs.ask import AskScreen
from glutetimer.app.screens.dialogs.text import TextScreen
from glutetimer.app.screens.home.screen import HomeScreen
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.app.screens.summary.screen import WAITS_S, SummaryScreen
from glutetimer.history.store import History
from glutetimer.session.phase_clock import Mode
from glutetimer.settings.settings import Learn, Settings
from glutetimer.training.exercise import Side
from glutetimer.training.single_hold import hold_alone
from glutetimer.training.workout import Step
from tests.app.conftest import FakeClock, Open
from tests.app.driving import lean, press, runner_of, saved, text, wait
from tests.app.past import a_hold, a_session
from tests.session.sample import workout

SIZES = [(40, 12), (80, 24), (100, 30), (200, 60)]


@pytest.mark.parametrize("size", SIZES)
async def test_five_a_day_from_start_to_end_is_on_disk(open_app: Open, clock: FakeClock, size: tuple[int, int]) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 299)
        assert isinstance(app.screen, SessionScreen)
        await wait(pilot, clock, 1)
        await pilot.pause()
        assert isinstance(app.screen, SummaryScreen)
        clock.now += WAITS_S
        await press(pilot, "3", "enter")
    history = saved(app)
    assert [(s["exercise"], s["side"], s["seconds"]) for s in history["sets"]] == [
        ("clam", "left", 40), ("clam", "right", 40),
        ("fire-hydrant", "left", 40), ("fire-hydrant", "right", 40),
        ("kick-back", "left", 40), ("kick-back", "right", 40),
        ("glute-squeeze", "both", 10),
    ]  # fmt: skip
    assert [(s["complete"], s["seconds"], s["effort"]) for s in history["sessions"]] == [(True, 300, 3)]


async def test_with_nothing_to_ask_it_is_the_first_screen_and_begins_once_it_is_seen(open_app: Open) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert [type(screen) for screen in app.screen_stack] == [SessionScreen]
        assert runner_of(app).mode is Mode.RUNNING


async def test_the_words_of_a_timed_set(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 12)
        shown = text(app)
        assert "then switch to the right" in shown
        assert "4:48 left" in shown
        assert "space pause   n skip   b back   m mute   ? help   q leave" in shown


async def test_space_pauses_and_goes_on_after_a_lead_in(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 20)
        await press(pilot, "space")
        assert "space go on" in text(app)
        await wait(pilot, clock, 100)
        assert runner_of(app).remaining(clock.now) == 30
        await press(pilot, "space")
        assert runner_of(app).mode is Mode.LEAD_IN
        await wait(pilot, clock, 3)
        assert runner_of(app).mode is Mode.RUNNING


async def test_space_is_done_in_repetitions_and_p_pauses(open_app: Open, clock: FakeClock) -> None:
    app = open_app("bridge-builder-2")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 22)
        assert "space done   p pause" in text(app)
        await press(pilot, "p")
        assert runner_of(app).mode is Mode.PAUSED
        await press(pilot, "p")
        await wait(pilot, clock, 3)
        await press(pilot, "space")
        assert runner_of(app).ledger.sets[0].reps == 10


async def test_plus_and_minus_change_a_rest_and_nothing_else(open_app: Open, clock: FakeClock) -> None:
    app = open_app("bridge-builder-2")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 80)
        assert runner_of(app).remaining(clock.now) == 50
        await press(pilot, "plus", "plus", "minus")
        assert runner_of(app).remaining(clock.now) == 60


async def test_a_leaned_on_key_acts_once(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 12)
        await lean(pilot, "n")
        assert runner_of(app).index == 2


@pytest.mark.parametrize(("answer", "sets"), [("k", 1), ("d", 0)])
async def test_leaving_asks_and_keeps_or_discards(open_app: Open, clock: FakeClock, answer: str, sets: int) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 52)
        await press(pilot, "q")
        assert isinstance(app.screen, AskScreen)
        await press(pilot, answer)
        if sets:
            assert isinstance(app.screen, SummaryScreen)
            await press(pilot, "enter")
    history = saved(app)
    assert len(history["sets"]) == sets
    assert [s["complete"] for s in history["sessions"]] == [False] * sets


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_leaving_can_be_taken_back(open_app: Open, clock: FakeClock, key: str) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 20)
        await press(pilot, "q", key)
        assert runner_of(app).mode is Mode.LEAD_IN


async def test_help_pauses_and_closes(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 20)
        await press(pilot, "question_mark")
        assert isinstance(app.screen, TextScreen)
        await press(pilot, "escape")
        assert runner_of(app).mode is Mode.PAUSED


JOG = Step(free="Jog", work_s=20)


async def test_help_before_what_is_no_exercise_lists_the_keys(open_app: Open) -> None:
    app = open_app(workout(JOG))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "question_mark")
        assert isinstance(app.screen, TextScreen)


async def test_what_waits_to_be_known_may_be_left_out(open_app: Open) -> None:
    app = open_app(workout(Step(exercise="clam", work_s=20), JOG), learn=Learn.FIRST)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        runner_of(app).leave_out(app.context.clock.read().now, lambda phase: phase.exercise is not None)
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert "Any key, or a tap, when you are ready" in text(app) and "20 seconds" in text(app)


async def test_keys_can_be_remapped_and_the_key_line_follows(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day", Settings(sound=False, keys={"session.skip": "s"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 12)
        assert "s skip" in text(app)
        await press(pilot, "n")
        assert runner_of(app).index == 1
        await press(pilot, "s")
        assert runner_of(app).index == 2


async def test_resized_while_running(open_app: Open, clock: FakeClock) -> None:
    app = open_app("bridge-builder-1")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for n, (columns, rows) in enumerate([(40, 12), (200, 60), (1, 1), (73, 21), (100, 30), (20, 5), (80, 24)]):
            await pilot.resize_terminal(columns, rows)
            await wait(pilot, clock, 5 + n)
            canvas = app.screen.canvas  # type: ignore[attr-defined]
            assert (canvas.width, canvas.height) == (columns, rows)


@pytest.mark.parametrize("theme", ["glutetimer-light", "glutetimer-contrast", "nord", "textual-light"])
async def test_themes(open_app: Open, clock: FakeClock, theme: str) -> None:
    app = open_app("five-a-day", Settings(sound=False, theme=theme))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 12)
        assert "then switch to the right" in text(app)


async def test_no_color(open_app: Open, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = open_app("bridge-builder-1")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 30)
        assert "4:" in text(app) or "left" in text(app)


# ---------------------------------------------------------------- holds


async def test_a_hold_stopped_by_any_key_at_its_instant(open_app: Open, clock: FakeClock) -> None:
    app = open_app("bridge-builder-1")
    app = open_app(hold_alone(app.context.library.exercise("sl-bridge-hold")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "On your back; the left foot stays down, the right leg stretches out" in text(app), "which leg, whole"
        await wait(pilot, clock, 4)
        assert "No target yet: hold until your form slips." in text(app)
        await wait(pilot, clock, 6)
        assert "any key stops" in text(app)
        await wait(pilot, clock, 20.5)
        await press(pilot, "z")
        assert runner_of(app).question
        assert "What ended it?" in text(app)
        assert "clock 20.5 − 2.0 reaction = 18.5" in text(app)
        await press(pilot, "minus", "c")
        assert runner_of(app).question is None
        await wait(pilot, clock, 60)
        await wait(pilot, clock, 12)
        await press(pilot, "space")
        await press(pilot, "enter")
        assert isinstance(app.screen, SummaryScreen)
        assert "Next time" in text(app)
        await press(pilot, "enter")
    found = [(s["side"], s["held_s"], s["clocked_s"], s["trim_s"], s["reason"]) for s in saved(app)["sets"]]
    assert found == [("left", 17.5, 20.5, 3, "cramp"), ("right", 10, 12, 2, "form")]


@pytest.mark.parametrize("keys", ["gh ", "pq", "fn"])
async def test_a_flat_hand_ends_a_hold_and_does_nothing_else(open_app: Open, clock: FakeClock, keys: str) -> None:
    app = open_app(hold_alone(open_app().context.library.exercise("sl-bridge-hold")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 30)
        began = Key("x", None).time
        for n, char in enumerate(keys):
            event = Key("space" if char == " " else char, char)
            event.time = began + 0.02 * n
            app.post_message(event)
        await pilot.pause()
        assert isinstance(app.screen, SessionScreen)
        question = runner_of(app).question
        assert question and question.held_s == 18, "it ended, and is asked about"
        assert runner_of(app).mode is Mode.RUNNING and runner_of(app).index == question.done.phase_index + 1
        await press(pilot, "h")
        assert runner_of(app).question, "it was not held to its end"
        await press(pilot, "f")
        assert runner_of(app).question is None


@pytest.mark.parametrize("key", ["left_shift", "escape"])
async def test_what_does_not_stop_a_hold(open_app: Open, clock: FakeClock, key: str) -> None:
    app = open_app(hold_alone(open_app().context.library.exercise("bridge-hold")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 15)
        await press(pilot, key)
        assert runner_of(app).question is None


async def test_any_click_stops_a_hold(open_app: Open, clock: FakeClock) -> None:
    app = open_app(hold_alone(open_app().context.library.exercise("sl-bridge-hold")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 25)
        await pilot.click(offset=(30, 23))
        await pilot.pause()
        assert runner_of(app).question
        assert runner_of(app).phase.kind == "rest"


async def test_a_click_is_taken_at_its_own_time(open_app: Open, clock: FakeClock) -> None:
    app = open_app(hold_alone(open_app().context.library.exercise("bridge-hold")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 25)
        event = MouseDown(None, 1, 1, 0, 0, 1, False, False, False)
        clock.now += 3
        event.time -= 3
        app.screen.on_mouse_down(event)  # type: ignore[attr-defined]
        question = runner_of(app).question
        assert question and question.done.hold
        assert question.done.hold.clocked_s == pytest.approx(15, abs=0.05)


async def test_the_machine_sleeps_in_a_hold(open_app: Open, clock: FakeClock) -> None:
    app = open_app(hold_alone(open_app().context.library.exercise("bridge-hold")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 30)
        clock.sleep(9 * 3600)
        app.screen.wake()  # type: ignore[attr-defined]
        await pilot.pause()
        assert "interrupted" in text(app)
        await press(pilot, "enter", "enter")
    assert [(s["held_s"], s["clock_interrupted"], s["reason"]) for s in saved(app)["sets"]] == [
        (18, True, "interrupted")
    ]


async def test_pain_asks_how_bad_and_where_and_ends_the_session(open_app: Open, clock: FakeClock) -> None:
    app = open_app(hold_alone(open_app().context.library.exercise("sl-bridge-hold")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 25)
        await press(pilot, "space")
        await press(pilot, "p")
        assert "How bad is it?" in text(app)
        await press(pilot, "6", "k")
        assert "Enough for today." in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, SummaryScreen)
        await press(pilot, "enter")
    (done,) = saved(app)["sets"]
    assert (done["reason"], done["pain"]) == ("pain", {"score": 6, "place": "knee"})

    # The same day, that side is locked; q leads back, and an open side can still be held.
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "h")
        assert "locked today" in text(app)
        await press(pilot, "q")
        assert isinstance(app.screen, HomeScreen)
    app = open_app(hold_alone(app.context.library.exercise("sl-bridge-hold")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert "locked today" in text(app)
        await press(pilot, "w")
        assert [phase.side for phase in runner_of(app).plan.phases if phase.hold] == ["right"]
        await press(pilot, "q", "k")


async def test_a_small_pain_leaves_the_other_side_open(open_app: Open, clock: FakeClock) -> None:
    app = open_app(hold_alone(open_app().context.library.exercise("sl-bridge-hold")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 25)
        await press(pilot, "space", "p", "2", "h", "enter")
        assert runner_of(app).mode is Mode.RUNNING
        assert runner_of(app).phase.kind == "rest"


async def test_the_check_keeps_what_was_felt(open_app: Open, clock: FakeClock) -> None:
    app = open_app("single-leg-test")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 15)
        assert "Which one is hard?" in text(app)
        await press(pilot, "g")
        await wait(pilot, clock, 16)
        await wait(pilot, clock, 26)  # the right check is over: its answer may still come
        await press(pilot, "h")
        assert "You felt the hamstring" in text(app)
        await press(pilot, "q", "k", "enter")
    assert [(s["side"], s["felt"]) for s in saved(app)["sets"]] == [("left", "glute"), ("right", "hamstring")]


# ---------------------------------------------------------------- in a tiny window


@pytest.mark.parametrize("size", [(40, 12), (60, 15), (30, 8)])
async def test_a_tiny_window_names_the_answers_by_their_keys(
    open_app: Open, clock: FakeClock, size: tuple[int, int]
) -> None:
    hold = hold_alone(open_app().context.library.exercise("bridge-hold"))
    app = open_app(hold, Settings(sound=False, keys={"session.answer_form": "1"}))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 10 + 20.5)
        assert size == (30, 8) or "any key stops" in text(app)
        await press(pilot, "z")
        shown = text(app)
        assert "1 form" in shown and "f form" not in shown
        if size == (30, 8):
            assert "c p x" in shown, "what has no room keeps its key at least"
        else:
            assert (
                ("enter" in shown) == (size == (60, 15))
                and "c cramp" in shown
                and "p pain" in shown
                and "x interrupted" in shown
            )
        assert "no answer: form slipped" in shown


async def test_a_tiny_window_asks_the_checks_own_question(open_app: Open, clock: FakeClock) -> None:
    app = open_app("single-leg-test")
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 15)
        shown = text(app)
        assert "Which one is" in shown and "LEFT  s" not in shown
        assert all(answer in shown for answer in ("g glute", "o both", "h hamstring", "u unsure"))


async def test_a_tiny_window_says_how_to_pause_and_where_help_is(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day", Settings(sound=False, keys={"session.help": "h"}))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert "space pause" in text(app) and "h help" in text(app)
        await press(pilot, "space")
        assert "space go on" in text(app)
        await press(pilot, "q")
        assert "Leave?" in text(app) and "…" not in text(app), "a note stands there whole or not at all"


@pytest.mark.parametrize(("size", "passed"), [((40, 12), "last 20 ✓"), ((80, 24), "last, passed")])
async def test_a_mark_that_is_passed_is_more_than_a_colour(
    open_app: Open, clock: FakeClock, size: tuple[int, int], passed: str
) -> None:
    app = open_app(hold_alone(open_app().context.library.exercise("bridge-hold")))
    with History(app.context.paths.history) as history:
        day = date(2026, 11, 19)
        history.put(a_session("s", day), a_hold("h", "s", day, Side.BOTH, 20.0, 0, exercise="bridge-hold"))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 10 + 2 + 19)
        assert passed not in text(app)
        await wait(pilot, clock, 2)
        await wait(pilot, clock, 1)  # the mark's flash is over
        assert passed in text(app)


@pytest.mark.parametrize("size", [(72, 20), (120, 21), (95, 22)])
async def test_a_low_window_paints_nothing_over_the_other(
    open_app: Open, clock: FakeClock, size: tuple[int, int]
) -> None:
    app = open_app(hold_alone(open_app().context.library.exercise("bridge-hold")))
    with History(app.context.paths.history) as history:
        for n, seconds in ((1, 25.0), (2, 20.0)):  # yesterday's last, and a better one before
            day = date(2026, 11, 20 - 3 + n)
            history.put(
                a_session(f"s{n}", day), a_hold(f"h{n}", f"s{n}", day, Side.BOTH, seconds, 0, exercise="bridge-hold")
            )
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 10 + 22.5)
        assert "to go" in text(app), "the mark that comes has room"
        assert "goal 60" in text(app)
        await press(pilot, "z")
        shown = text(app)
        assert all(f"{key}  {words}" in shown for key, words in (("p", "pain"), ("x", "interrupted")))
        await press(pilot, "f")
        assert isinstance(app.screen, SummaryScreen)
        rows = text(app).splitlines()
        assert "enter end glutetimer   p pain   n note   e edit sets" in rows[-1] and "1 easy" in text(app)
