"""The list of exercises and the page of one, by keyboard alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.drawing.cells import width
from glutetimer.app.screens.dialogs.text import TextScreen
from glutetimer.app.screens.exercises.exercise import ExerciseScreen
from glutetimer.app.screens.exercises.screen import ExercisesScreen
from glutetimer.app.screens.home.screen import HomeScreen
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.app.widgets.moving_figure import MovingFigure
from glutetimer.library.catalogue import EXERCISES, load
from glutetimer.services.context import Context
from glutetimer.settings.paths import Paths
from glutetimer.settings.settings import Settings
from glutetimer.views.exercise import sort_by_category
from tests.app.conftest import FakeClock, Open
from tests.app.driving import lines, press, text
from tests.app.past import made

CATEGORIES = [exercise.id for exercise in sort_by_category(load(None).exercises.values())]
"""All exercises, in the order of the list."""
SIZES = [(20, 5), (40, 12), (60, 20), (72, 20), (80, 24), (100, 30), (160, 45), (200, 60)]


def on_page(pilot: Pilot[Any]) -> str:
    screen = pilot.app.screen
    assert isinstance(screen, ExerciseScreen)
    return screen.exercise.id


async def test_every_exercise_is_in_the_list_and_has_a_page(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e")
        assert isinstance(app.screen, ExercisesScreen)
        seen = set()
        for _ in EXERCISES:
            await press(pilot, "enter")
            seen.add(on_page(pilot))
            await press(pilot, "escape", "j")
        assert seen == set(EXERCISES)
        assert f"1 of {len(EXERCISES)}" in text(app), "after the last comes the first"
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_typing_finds_by_any_name(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", "slash", *"SLB")
        assert "Single-leg bridge hold" in text(app)
        assert "Clam" not in text(app)
        await press(pilot, "enter")
        assert on_page(pilot) == "sl-bridge-hold"
        await press(pilot, "escape")
        assert f"{CATEGORIES.index('sl-bridge-hold') + 1} of {len(EXERCISES)}" in text(app), (
            "the cursor is where one was"
        )
        await press(pilot, "slash", *"jk zz")
        assert "No exercise has that in its name." in text(app)
        await press(pilot, "enter", "down", "up", "backspace", "escape")
        assert f"of {len(EXERCISES)}" in text(app)


async def test_typing_finds_in_any_spelling(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", "slash", *"clam", "minus", *"shells", "enter")
        assert on_page(pilot) == "clam"


async def test_the_page_says_which_leg_a_side_is(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await press(pilot, "e", "slash", *"clam", "enter")
        assert on_page(pilot) == "clam"
        assert "Left   Lie on your right side; the left knee opens" in text(app)
        assert "Right  Lie on your left side; the right knee opens" in text(app)


async def test_left_and_right_go_through_all_of_them(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", "enter")
        first = on_page(pilot)
        await press(pilot, "right", "n")
        third = on_page(pilot)
        assert third != first
        await press(pilot, "left", "b", "left")
        assert on_page(pilot) == CATEGORIES[-1], "before the first comes the last"
        await press(pilot, "escape")
        assert f"{len(EXERCISES)} of {len(EXERCISES)}" in text(app)


async def test_easier_and_harder_climb_the_ladder_where_there_is_a_rung(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", "slash", *"shoulder bridge", "enter")
        await press(pilot, "e")
        assert on_page(pilot) == "shoulder-bridge", "easier is a sentence there"
        for rung in ("bridge-hold", "bridge-march", "sl-bridge-bent", "sl-bridge-hold", "sl-bridge-raised"):
            await press(pilot, "plus")
            assert on_page(pilot) == rung
        await press(pilot, "plus")
        assert on_page(pilot) == "sl-bridge-raised"
        await press(pilot, "e")
        assert on_page(pilot) == "sl-bridge-hold"


@pytest.mark.parametrize("size", SIZES)
async def test_a_page_has_everything_there_is_to_say(open_app: Open, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "e", "slash", *"SLB", "enter")
        seen = text(app)
        if size >= (40, 12):
            assert "Stop if" in seen, "before anything is scrolled"
        before = ""
        while text(app) != before:
            before = text(app)
            await press(pilot, "down")
            seen += text(app)
        seen = " ".join(seen.split())
        said = ("Lie on your", "Press the heel", "The arms push", "medius", "Raised hold", "article:", "out of 10")
        assert [words for words in said if words not in seen] == []


@pytest.mark.parametrize("key", ["enter", "h"])
@pytest.mark.parametrize(("name", "id"), [("SLB", "hold-sl-bridge-hold"), ("clam", "alone-clam")])
async def test_any_exercise_is_done_now_from_its_page(open_app: Open, key: str, name: str, id: str) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", "slash", *name, "enter", key)
        assert isinstance(app.screen, SessionScreen)
        assert app.screen.runner.plan.workout.id == id
        await press(pilot, "q", "d")
        assert ("enter hold now" if name == "SLB" else "enter do it now") in text(app)


async def test_the_best_holds_are_said(tmp_path: Path) -> None:
    app = GlutetimerApp(made(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", "slash", *"SLB", "enter")
        assert "your best 32 s left, 31 s right" in text(app)


async def test_the_figure_moves_at_its_tempo_and_its_side_changes(open_app: Open, clock: FakeClock) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", "slash", *"clam", "enter")
        screen = app.screen
        assert isinstance(screen, ExerciseScreen)
        at_rest = text(app)
        clock.now += 2.5
        screen.query_one(MovingFigure).tick()
        at_the_top = text(app)
        assert at_the_top != at_rest
        clock.now += 2.5
        screen.query_one(MovingFigure).tick()
        assert text(app) == at_rest, "a repetition of the clam takes five seconds"
        await press(pilot, "s")
        assert text(app) != at_rest


@pytest.mark.parametrize("still", ["setting", "terminal"])
async def test_where_nothing_may_move_the_figure_stands(
    open_app: Open, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, still: str
) -> None:
    app = open_app(settings=Settings(sound=False, figures=still != "setting"))
    if still == "terminal":
        monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
        app.animation_level = "none"
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", "slash", *"clam", "enter")
        screen = app.screen
        assert isinstance(screen, ExerciseScreen)
        before = text(app)
        assert any("⣿" in line for line in before.split("\n")), "but it is there"
        clock.now += 2.5
        screen.query_one(MovingFigure).tick()
        await pilot.pause()
        assert text(app) == before


async def test_a_tiny_window_has_the_words_or_the_figure(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ExerciseScreen, "figure_alone", False)
    app = open_app()
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, "e", "slash", *"clam", "enter")
        assert "Stop if" in text(app)
        assert "⣿" not in text(app)
        await press(pilot, "f")
        assert "⣿" in text(app)
        assert "Stop if" not in text(app)
        await press(pilot, "f")
        assert "Stop if" in text(app)


async def test_help_lists_the_pages(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "e", "question_mark")
        assert isinstance(app.screen, TextScreen)
        assert "In the list of exercises" in text(app)  # where one is comes first
        while "On an exercise's page" not in (said := text(app)):
            await press(pilot, "pagedown")
            assert text(app) != said
        await press(pilot, "escape", "enter", "question_mark", "escape")
        assert isinstance(app.screen, ExerciseScreen)


WIDE = """
name = "{name}"
short = "{name}"
category = "strength"
sides = "uni"
measure = "reps"
tempo = "2-1-2-0"
easier = "{name}"
harder = "clam"
muscles = ["{name}"]
setup = ["{name}", "{name}"]
cues = ["{name}"]
mistakes = ["{name}"]
stop = ["{name}"]
[dose]
sets = 2
reps = 10
"""
NAMES = {
    "wide": "臀桥单腿支撑" * 9,
    "joined": "🦵🏽👩‍👩‍👧‍👦" * 6,
    "combining": "e\u0301\u0323" * 19,
    "mixed": "ab\u0301臀" * 14,
    "accents": "Ünïcödé " * 7 + "x",
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
async def test_names_of_any_width_break_no_layout(tmp_path: Path, size: tuple[int, int], name: str) -> None:
    (tmp_path / "safety-shown").touch()
    for folder in ("exercises", "workouts"):
        (tmp_path / folder).mkdir()
    (tmp_path / "exercises" / "wide.toml").write_text(WIDE.format(name=name), "utf-8")
    (tmp_path / "workouts" / "aa.toml").write_text(
        f'name = "{name}"\nrounds = 2\n[[step]]\nexercise = "wide"\nreps = 8\n', "utf-8"
    )
    library = load(tmp_path)
    assert not library.problems
    app = GlutetimerApp(Context(Paths(tmp_path, tmp_path), Settings(sound=False), library, FakeClock()))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for keys in (["e"], ["slash", *"wide"], ["enter"], ["pagedown"], ["escape", "escape"], ["up", "p"], ["x"]):
            await press(pilot, *keys)
            for line in lines(app):
                assert width(line) == size[0], (keys, line)
        assert on_page(pilot) == "wide"
