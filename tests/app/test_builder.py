"""The builder, by keyboard alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.screens.builder.screen import BuilderScreen
from glutetimer.app.screens.dialogs.ask import AskScreen
from glutetimer.app.screens.dialogs.line import LineScreen
from glutetimer.app.screens.dialogs.picker import PickerScreen
from glutetimer.app.screens.home.screen import HomeScreen
from glutetimer.app.screens.preview.screen import PreviewScreen
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.app.screens.summary.screen import WAITS_S
from glutetimer.app.widgets.rows import RowList
from glutetimer.cli.main import main
from glutetimer.library.catalogue import load
from glutetimer.library.user_files import built_in
from glutetimer.training.workout import FirstSide, HoldMode, Pace, StepSides, Workout
from tests.app.conftest import FakeClock, Open
from tests.app.driving import press, saved, text, wait

SIZES = [(20, 5), (40, 12), (72, 20), (80, 24), (100, 30), (160, 45), (200, 60)]


def own(app: GlutetimerApp, id: str) -> Path:
    return app.context.paths.workouts / f"{id}.toml"


def shown(app: GlutetimerApp) -> Workout:
    assert isinstance(app.screen, BuilderScreen)
    return app.screen._workout


async def write(pilot: Pilot[Any], words: str) -> None:
    """Type a line that is asked for."""
    assert isinstance(pilot.app.screen, LineScreen)
    pilot.app.screen.query_one(Input).value = ""
    await press(pilot, *({" ": "space", ":": "colon"}.get(char, char) for char in words), "enter")


async def take(pilot: Pilot[Any], words: str) -> None:
    """Choose an exercise by a part of its name."""
    assert isinstance(pilot.app.screen, PickerScreen)
    await press(pilot, *({" ": "space"}.get(char, char) for char in words), "enter")


async def built(app: GlutetimerApp, pilot: Pilot[Any]) -> None:
    """Begin a new workout with clams."""
    await press(pilot, "n")
    await write(pilot, "Thursday legs")
    await take(pilot, "clam")
    assert isinstance(app.screen, BuilderScreen)


async def copied(app: GlutetimerApp, pilot: Pilot[Any]) -> None:
    """Open five minutes a day."""
    await pilot.pause()
    await press(pilot, "p", "b")
    assert isinstance(app.screen, BuilderScreen)


async def test_a_workout_is_built_saved_checked_started_and_recorded(
    open_app: Open, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await built(app, pilot)
        path = own(app, "thursday-legs")
        assert not path.exists(), "nothing is written before it is saved"
        assert shown(app).steps[0].reps == 10
        await press(pilot, "t", "enter")  # by the clock
        await write(pilot, "0:20")
        await press(pilot, "tab", "right")
        assert (shown(app).steps[0].work_s, shown(app).steps[0].sides) == (20, StepSides.LEFT)
        await press(pilot, "r", "a")
        await take(pilot, "sl-bridge-hold")
        await press(pilot, "tab", "tab", "tab", "tab", "enter")
        hold = shown(app).steps[-1]
        assert (hold.hold, hold.first) == (HoldMode.TARGET, FirstSide.LEFT)
        await press(pilot, "K", "K")
        assert [s.exercise for s in shown(app).steps] == ["sl-bridge-hold", "clam", None]
        await press(pilot, "K")
        assert [s.exercise for s in shown(app).warmup] == ["sl-bridge-hold"]
        assert "Warm-up" in text(app)
        await press(pilot, "J", "d", "f")
        await write(pilot, "Easy jog")
        await press(pilot, "J", "J")
        assert [s.free for s in shown(app).finish] == ["Easy jog"]
        assert [s.exercise for s in shown(app).steps] == ["clam", None]
        assert "To finish" in text(app)
        await press(pilot, "w")
        assert "Saved" in text(app)
        assert path.exists()
        assert main(["--data-dir", str(app.context.paths.data), "workouts", "check", str(path)]) == 0
        assert load(app.context.paths.config).workouts["thursday-legs"] == shown(app)
        assert app.context.library.workouts["thursday-legs"] == shown(app)
        await press(pilot, "g")
        assert isinstance(app.screen, SessionScreen)
        await wait(pilot, clock, 120)
        await pilot.pause()
        clock.now += WAITS_S
        await press(pilot, "enter")
        assert isinstance(app.screen, BuilderScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen), "nothing is asked where everything is saved"
        assert "Thursday legs" in text(app)
    kept = saved(app)
    assert [(s["name"], s["complete"]) for s in kept["sessions"]] == [("Thursday legs", True)]
    assert (kept["sets"][0]["exercise"], kept["sets"][0]["side"]) == ("clam", "left")


async def test_a_built_in_workout_becomes_a_copy_with_its_comments(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await copied(app, pilot)
        assert "copy of your own" in text(app)
        assert "5:00" in text(app)
        await press(pilot, "right")
        assert "5:10" in text(app), "both sides are longer, and the total is that of the moment"
        await press(pilot, "w", "escape")
        assert isinstance(app.screen, PreviewScreen)
        assert "5:10" in text(app)
        assert "0:45" in text(app)
    source = built_in("workouts", "five-a-day")
    assert source
    assert own(app, "five-a-day").read_text("utf-8") == source.read_text("utf-8").replace("work = 40 #", "work = 45 #")


async def test_what_is_not_saved_is_asked_about(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await copied(app, pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, PreviewScreen), "an untouched copy is not missed"
        await press(pilot, "b", "right", "escape")
        assert isinstance(app.screen, AskScreen)
        await press(pilot, "escape")
        assert shown(app).steps[0].work_s == 45, "escape goes on"
        await press(pilot, "escape", "d")
        assert isinstance(app.screen, PreviewScreen)
        assert not own(app, "five-a-day").exists()
        await press(pilot, "b", "right", "right", "escape", "s")
        assert isinstance(app.screen, PreviewScreen)
        assert "5:20" in text(app)
        assert load(app.context.paths.config).workouts["five-a-day"].steps[0].work_s == 50


async def test_what_would_be_no_workout_is_refused_in_words(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await built(app, pilot)
        before = shown(app)
        await press(pilot, "d")
        assert "a workout needs a [[step]]" in text(app)
        assert shown(app) == before
        await press(pilot, "home", "d")
        assert shown(app) == before, "get ready is no step"


async def test_undo_and_redo(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await copied(app, pilot)
        screen = app.screen
        assert isinstance(screen, BuilderScreen)
        texts = [screen._draft.text]
        for key in ("right", "d", "J", "r"):
            await press(pilot, key)
            texts.append(screen._draft.text)
        assert len(set(texts)) == 5
        for before in reversed(texts[:-1]):
            await press(pilot, "u")
            assert screen._draft.text == before
        await press(pilot, "u")
        assert "nothing to undo" in text(app)
        await press(pilot, *["ctrl+r"] * 4)
        assert screen._draft.text == texts[-1]


async def test_a_file_that_an_editor_saved_meanwhile_is_left_alone(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await built(app, pilot)
        await press(pilot, "w")
        path = own(app, "thursday-legs")
        theirs = "# theirs\n" + path.read_text("utf-8")
        path.write_text(theirs, "utf-8")
        await press(pilot, "right", "w")
        assert "changed by something else meanwhile" in text(app)
        assert path.read_text("utf-8") == theirs
        await press(pilot, "escape", "s")
        assert isinstance(app.screen, BuilderScreen), "and what was built is still there"


async def test_a_broken_file_is_not_opened(open_app: Open, told: list[str]) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await copied(app, pilot)
        await press(pilot, "w", "escape")
        own(app, "five-a-day").write_text("[[step]]\nexercise = 'clamm'\n", "utf-8")
        await press(pilot, "b")
        assert isinstance(app.screen, PreviewScreen)
        assert any("did you mean 'clam'" in each for each in told)


async def test_the_end_of_the_program_loses_nothing(open_app: Open, tmp_path: Path) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await copied(app, pilot)
        await press(pilot, "right")
        app.exit(0)
    assert not own(app, "five-a-day").exists()
    again = open_app()
    async with again.run_test(size=(80, 24)) as pilot:
        await copied(again, pilot)
        assert "not finished" in text(again)
        assert shown(again).steps[0].work_s == 45
        await press(pilot, "u", "escape")
        assert isinstance(again.screen, PreviewScreen)
        await press(pilot, "b")
        assert shown(again).steps[0].work_s == 40, "what was taken back does not come again"


async def test_rounds_and_the_name(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await copied(app, pilot)
        await press(pilot, "up", "right", "right", "tab", "enter")
        await write(pilot, "1:30")
        assert (shown(app).rounds, shown(app).round_rest_s) == (3, 90)
        assert "Steps: 3 rounds, rest between 1:30" in text(app)
        await press(pilot, "t")
        assert (shown(app).rounds, shown(app).until_s) == (1, 600)
        await press(pilot, "n")
        await write(pilot, "Mine")
        assert shown(app).name == "Mine"
        await press(pilot, "n")
        await press(pilot, "escape", "enter")
        await write(pilot, "many")
        assert isinstance(app.screen, LineScreen), "what is no time is refused in the line"


async def test_a_name_that_is_taken_is_refused(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "n")
        await write(pilot, "Five a day")
        assert isinstance(app.screen, LineScreen)
        assert "built in" in str(app.screen.query_one("#help").render())  # type: ignore[attr-defined]
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "n")
        await write(pilot, "Legs")
        for key in ("escape", "q"):
            await press(pilot, key)
            assert isinstance(app.screen, LineScreen) and app.screen.query_one(Input).value == "Legs", "nothing is lost"
            await press(pilot, "enter")
            assert isinstance(app.screen, PickerScreen)
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, HomeScreen), "without an exercise there is nothing to build"


@pytest.mark.parametrize("size", SIZES)
async def test_every_window_shows_the_step_and_its_field(open_app: Open, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await copied(app, pilot)
        await press(pilot, "down", "tab", "tab", "tab")
        assert "▌" in text(app)
        if size >= (40, 12):
            assert "‹0:08›" in text(app)
            assert all(words in text(app) for words in ("a add", "s save", "? help"))
            assert "Fire hydrant" in text(app)
            await press(pilot, "tab", "tab", "tab", "tab")
            assert "‹none›" in text(app)
        if size >= (72, 20):
            assert "▲" in text(app)
            assert all(words in text(app) for words in ("change", "add", "delete", "save", "help"))
            assert ("move" in text(app)) == (size >= (80, 24))


async def test_a_tiny_window_has_the_whole_notice_and_the_keys(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        await press(pilot, "p", "b")
        assert "what you save is a copy of your own, and takes its place." in " ".join(text(app).split())
        assert all(words in text(app) for words in ("a add", "s save", "? help"))


# ---------------------------------------------------------------- nothing is lost


async def test_typing_finds_and_q_goes_back_to_all_of_it(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await copied(app, pilot)
        await press(pilot, "right", "a", *"hydr")
        assert "Fire hydrant" in text(app) and "Clam" not in text(app)
        await press(pilot, *["backspace"] * 4, "q")
        assert shown(app).steps[0].work_s == 45, "with all of it"
        await press(pilot, "a", *"bridge", "escape")
        assert shown(app).steps[0].work_s == 45 and len(shown(app).steps) == 4


async def test_an_exercise_that_is_not_there_is_added_in_two_keys(open_app: Open, tmp_path: Path) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await copied(app, pilot)
        await press(pilot, "a", *"sofa", "space", *"plank")
        assert "no exercise 'sofa plank': add it" in text(app)
        await press(pilot, "enter", "o")
        step = shown(app).steps[1]
        assert (step.exercise, step.hold, step.sides) == ("sofa-plank", HoldMode.TARGET, StepSides.EACH)
        assert "Sofa plank" in text(app)
        await press(pilot, "s")
        assert "Saved" in text(app)
    assert 'measure = "hold"' in (tmp_path / "exercises" / "sofa-plank.toml").read_text("utf-8")
    again = load(tmp_path)
    assert again.problems == () and again.workouts["five-a-day"].steps[1].exercise == "sofa-plank"


@pytest.mark.parametrize("name", ["lpt1", "a/b", "​"])
async def test_a_name_that_makes_no_file_is_said_and_nothing_is_added(open_app: Open, name: str) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await copied(app, pilot)
        await press(pilot, "a")
        app.screen.query_one(Input).value = name
        await press(pilot, "enter")
        if isinstance(app.screen, AskScreen):
            await press(pilot, "b")
        if isinstance(app.screen, PickerScreen):
            await press(pilot, "escape")
        assert len(shown(app).steps) == 4
    assert not (app.context.paths.exercises).exists()


async def test_an_exercise_is_exchanged_in_place(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await copied(app, pilot)
        await press(pilot, "right", "x", *"donkey", "enter")
        step = shown(app).steps[0]
        assert (step.exercise, step.work_s) == ("donkey-kick", 45), "what it can do as well stays"
        await press(pilot, "t", "x", *"single-leg", "space", *"bridge", "space", *"hold", "enter")
        assert shown(app).steps[0].exercise == "sl-bridge-hold" and shown(app).steps[0].hold is HoldMode.TARGET
        await press(pilot, "x", *"shoulder", "enter")
        step = shown(app).steps[0]
        assert step.exercise == "shoulder-bridge" and step.reps and step.sides is StepSides.BOTH
        await press(pilot, "u", "u", "u", "u", "u")
        assert shown(app).steps[0].exercise == "clam"


async def test_new_blocks_tempo_and_instead_are_built_too(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await copied(app, pilot)
        await press(pilot, "b", *"squat", "enter")
        workout = shown(app)
        assert [[step.exercise for step in block.steps] for block in workout.blocks] == [
            ["clam", "fire-hydrant", "kick-back", "glute-squeeze"],
            ["squat"],
        ]
        assert app.screen.query_one(RowList).highlighted == len(app.screen._rows) - 1  # type: ignore[attr-defined]
        await press(pilot, "tab", "enter")
        await write(pilot, "3-1-1")
        assert str(shown(app).blocks[1].steps[0].tempo) == "3-1-1-0"
        await press(pilot, "enter")
        await write(pilot, "fast")
        assert "tempo" in text(app) and str(shown(app).blocks[1].steps[0].tempo) == "3-1-1-0", "refused"
        await press(pilot, "x", *"burpee", "enter", "i", "1")
        assert isinstance(app.screen, PickerScreen)
        await press(pilot, *"squat", "enter")
        assert [id for _, id in shown(app).blocks[1].steps[0].instead] == ["squat"]
        await press(pilot, "s")
        assert "Saved" in text(app)
    assert load(app.context.paths.config).problems == ()


async def test_the_keys_that_matter_stand_in_the_key_line(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await copied(app, pilot)
        last = text(app).splitlines()[-1]
        assert all(words in last for words in ("change", "a add", "x exchange", "d delete", "move", "s save", "? help"))


async def test_a_sheet_is_pasted(open_app: Open) -> None:
    """Its lines are steps after the cursor, in one change; what is not understood is said."""
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await built(app, pilot)
        before = shown(app)
        sheet = "1. Glute bridge 3 x 12, rest 30 s\nBreathe evenly\n2. Copenhagen plank 2 x 20 s each side\n"
        app.screen.post_message(Paste(sheet))
        await pilot.pause()
        bridge, plank = shown(app).steps[1:]
        assert (bridge.exercise, bridge.sets, bridge.reps, bridge.pace) == ("shoulder-bridge", 3, 12, Pace.OWN)
        assert (plank.exercise, plank.sets, plank.work_s, plank.sides) == ("copenhagen-plank", 2, 20, StepSides.EACH)
        assert "2 steps pasted. Not understood: line 2: 'Breathe evenly'" in text(app)
        await press(pilot, "u")
        assert shown(app) == before
        app.screen.post_message(Paste("nothing of the kind"))
        await pilot.pause()
        assert shown(app) == before and "Nothing to paste: no line with an exercise" in text(app)


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_a_block_goes_by_sides(open_app: Open, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await copied(app, pilot)
        before = shown(app)
        await press(pilot, "up", "tab", "tab", "tab")
        assert "‹step by step›" in text(app)
        await press(pilot, "right")
        assert "‹each›" in text(app) and "a side at a time" in " ".join(text(app).split())
        assert shown(app).by_side and shown(app).switch_s
        if size == (80, 24):
            assert "Glute squeeze both" in text(app), "it comes on each side, and works both"
        await press(pilot, "tab", "right", "tab", "right")
        assert (shown(app).switch_s, shown(app).first) == (10, FirstSide.RIGHT)
        await press(pilot, "u", "u", "u")
        assert shown(app) == before
        await press(pilot, "b")
        await take(pilot, "squat")
        await press(pilot, "up")
        assert "sides" not in text(app).splitlines()[-3], "a squat works no side"
