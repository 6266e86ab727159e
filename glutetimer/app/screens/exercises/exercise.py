"""The page of an exercise: how it goes, when to stop, and what is easier or harder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partialmethod
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from glutetimer.app.drawing.grid import Size
from glutetimer.app.screens.exercises.exercise_view import Rung, describe_kind, find_rungs
from glutetimer.app.screens.exercises.exercise_words import PageWords
from glutetimer.app.widgets.moving_figure import MovingFigure
from glutetimer.app.widgets.page import ReadingPage
from glutetimer.app.widgets.scrolled_screen import ScrolledScreen
from glutetimer.keys.commands import EXERCISE, ROW_MOVES, Command
from glutetimer.session.words import side_word
from glutetimer.training.exercise import Exercise, Measure, Side, Sides
from glutetimer.views.exercise import sort_by_category

HEIGHTS = [(0, "-low"), (10, "-high")]
"""From which row on a window has room for the line of when to stop."""


class ExerciseScreen(ScrolledScreen[str]):
    """One exercise, and from it the others; dismissed with the id of the one seen last."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = EXERCISE
    VERTICAL_BREAKPOINTS = HEIGHTS
    figure_alone: ClassVar[bool] = False

    def __init__(self, exercise: Exercise, side: Side | None = None) -> None:
        super().__init__()
        self._exercise = exercise
        self._side = Side.LEFT if side is Side.LEFT else Side.RIGHT
        self._best: Mapping[str, str] = {}

    # ------------------------------------------------------------ what there is

    def on_screen_resume(self) -> None:
        self.run_worker(self._read_best, thread=True, exclusive=True)

    def _read_best(self) -> None:
        """The best holds; the rules say which count."""
        from glutetimer.services.preparation import find_coach

        coach, _ = find_coach(self.host.context)
        best = {}
        for id, exercise in self.host.context.library.exercises.items():
            if exercise.measure is Measure.HOLD and coach.holds(id):
                sides = coach.progress(exercise).sides
                known = [f"{its.best_s:g} s {side_word(side)}".rstrip() for side, its in sides.items() if its.best_s]
                best[id] = f"your best {', '.join(known)}" if known else ""
        self.app.call_from_thread(self._read, best)

    def _read(self, best: Mapping[str, str]) -> None:
        self._best = best
        self.repaint()

    @property
    def exercise(self) -> Exercise:
        return self._exercise

    @property
    def _rungs(self) -> list[Rung]:
        return find_rungs(self._exercise, self.host.context.library.exercises)

    # ------------------------------------------------------------ the picture

    def heading(self) -> tuple[str, str, str]:
        exercise = self._exercise
        return exercise.short, exercise.name, "" if self.window is Size.TINY else describe_kind(exercise)

    def body(self) -> ComposeResult:
        with ReadingPage():
            yield Static(id="name")
            with Horizontal(classes="begin"):
                yield Vertical(MovingFigure(), Static(id="stop"))
                yield Static(id="steps")
            yield Horizontal(Static(id="cues"), Static(id="slips"), Static(id="works"), classes="three")
            yield Static(id="notes")
        yield Static(id="stop-line")

    def fill(self) -> None:
        super().fill()
        self._show_exercise()

    def repaint(self) -> None:
        super().repaint()
        if self.is_there:
            self._show_exercise()

    def _show_exercise(self) -> None:
        exercise = self._exercise
        words = PageWords(exercise, self._rungs, self.host.palette)
        tiny = self.window is Size.TINY  # where the heading is no letters, but the name
        name = exercise.name if exercise.name.casefold() != exercise.short.casefold() and not tiny else ""
        best = self._best.get(exercise.id, "")
        for id, shown in (
            ("name", words.name(name, best)),
            ("steps", words.steps(headed=not tiny)),
            ("stop", words.stop()),
            ("cues", words.items("Think of", exercise.cues)),
            ("slips", words.items("Common slips", exercise.mistakes)),
            ("works", words.works()),
            ("notes", words.notes(narrow=tiny)),
            ("stop-line", words.stop()),
        ):
            part = self.query_one(f"#{id}", Static)
            part.update(shown)
            part.set_class(
                not (name or best if id == "name" else exercise.stop if id.startswith("stop") else True), "-empty"
            )
        self.set_class(ExerciseScreen.figure_alone, "-alone")
        self.query_one(MovingFigure).show(exercise, self._side)

    def shown_commands(self) -> Iterable[str]:
        """A tiny window says how its figure is seen."""
        return (*(("figure",) if self.window is Size.TINY else ()), *self._commands)

    def available(self) -> set[str]:
        """A rung can be climbed where it is an exercise; a side changed where there is one."""
        return {"figure", *ROW_MOVES, *self._commands}

    @property
    def _commands(self) -> list[str]:
        """What works now, for the key line."""
        rungs = [rung.command for rung in self._rungs if rung.to]
        sides = ["side"] if self._exercise.sides is Sides.UNILATERAL else []
        return ["hold", *rungs, *sides, "previous", "next", "back", "help"]

    def label(self, command: Command) -> str:
        return "hold now" if command.name == "hold" and self._exercise.measure is Measure.HOLD else command.label

    def pairs(self) -> Mapping[str, tuple[str, str, str]]:
        return {"next": ("previous", "", "others")}

    # ------------------------------------------------------------ commands

    def _go(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self.repaint()
        self.action_first()

    def _step(self, step: int) -> None:
        every = sort_by_category(self.host.context.library.exercises.values())
        at = next((n for n, each in enumerate(every) if each.id == self._exercise.id), 0)
        self._go(every[(at + step) % len(every)])

    action_previous = partialmethod(_step, -1)
    action_next = partialmethod(_step, 1)

    def _climb(self, command: str) -> None:
        rung = next((rung for rung in self._rungs if rung.command == command and rung.to), None)
        if rung:
            self._go(self.host.context.library.exercises[rung.to])

    action_easier = partialmethod(_climb, "easier")
    action_harder = partialmethod(_climb, "harder")

    def action_side(self) -> None:
        self._side = self._side.other
        self.repaint()

    def action_figure(self) -> None:
        """In a tiny window: the figure, or the words; remembered while the program runs."""
        ExerciseScreen.figure_alone = not ExerciseScreen.figure_alone
        self.repaint()

    def action_hold(self) -> None:
        from glutetimer.training.single_hold import exercise_alone

        self.host.perform(exercise_alone(self._exercise))

    def action_back(self) -> None:
        self.dismiss(self._exercise.id)
