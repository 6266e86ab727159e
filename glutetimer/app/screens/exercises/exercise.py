"""The page of an exercise: how it goes, when to stop, and what is easier or harder."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import ClassVar

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.grid import Size, size_of
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.exercises.exercise_paint import paint, room
from glutetimer.app.screens.exercises.exercise_view import ExerciseView, exercise_view
from glutetimer.app.widgets.figure_screen import FigureScreen
from glutetimer.keys.commands import EXERCISE, Command
from glutetimer.training.exercise import Exercise, Measure, Side
from glutetimer.views.exercise import sort_by_category


class ExerciseScreen(FigureScreen[str]):
    """One exercise, and from it the others; dismissed with the id of the one seen last."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = EXERCISE
    figure_alone: ClassVar[bool] = False

    def __init__(self, exercise: Exercise, side: Side | None = None) -> None:
        """Show an exercise.

        Args:
            exercise: which.
            side: which side works first in the figure.
        """
        super().__init__()
        self._exercise = exercise
        self._side = Side.LEFT if side is Side.LEFT else Side.RIGHT
        self._scroll = 0
        self._best: Mapping[str, str] = {}

    # ------------------------------------------------------------ what there is

    def on_screen_resume(self) -> None:
        """There may be more in the history than before."""
        self.run_worker(self._read_best, thread=True, exclusive=True)

    def _read_best(self) -> None:
        """The best holds; the rules say which count."""
        from glutetimer.services.preparation import advised

        coach, _ = advised(self.host.context)
        best = {}
        for id, exercise in self.host.context.library.exercises.items():
            if exercise.measure is Measure.HOLD and coach.holds(id):
                sides = coach.progress(exercise).sides
                known = [f"{its.best_s:g} s{_of(side)}" for side, its in sides.items() if its.best_s]
                best[id] = f"your best {', '.join(known)}" if known else ""
        self.app.call_from_thread(self._read, best)

    def _read(self, best: Mapping[str, str]) -> None:
        self._best = best
        self.repaint()

    @property
    def exercise(self) -> Exercise:
        """The one that is shown."""
        return self._exercise

    @property
    def _view(self) -> ExerciseView:
        exercises = self.host.context.library.exercises
        return exercise_view(self._exercise, exercises, self._best.get(self._exercise.id, ""))

    def shown(self) -> tuple[Exercise, Side] | None:
        """The exercise, on the side that was chosen; a tiny window has room for it or for the words."""
        if size_of(*self.size) is Size.TINY and not ExerciseScreen.figure_alone:
            return None
        return self._exercise, self._side

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        """The page."""
        view = replace(self._view, posture=self.posture())
        alone = ExerciseScreen.figure_alone
        return paint(view, columns, rows, palette, self.keys, self._scroll, self.app.no_color, alone)

    def available(self) -> Collection[str]:
        """A rung can be climbed where it is an exercise; a side changed where there is one."""
        always = {"previous", "next", "figure", "up", "down", "page_up", "page_down", "help", "back"}
        return always | set(self._view.commands)

    def label(self, command: Command) -> str:
        """A hold is held."""
        return "hold now" if command.name == "hold" and self._exercise.measure is Measure.HOLD else command.label

    def keys(self, names: Iterable[str]) -> list[tuple[str, str, str]]:
        """The two ways to other exercises stand together."""
        entries: list[tuple[str, str, str]] = []
        for key, label, name in super().keys(names):
            if name == "next" and entries and entries[-1][2] == "previous":
                entries[-1] = (f"{entries[-1][0]}{key}", "others", name)
            else:
                entries.append((key, label, name))
        return entries

    # ------------------------------------------------------------ commands

    def _go(self, exercise: Exercise) -> None:
        self._exercise, self._scroll = exercise, 0
        self.repaint()

    def _step(self, step: int) -> None:
        every = sort_by_category(self.host.context.library.exercises.values())
        at = next((n for n, each in enumerate(every) if each.id == self._exercise.id), 0)
        self._go(every[(at + step) % len(every)])

    def action_previous(self) -> None:
        """The one before."""
        self._step(-1)

    def action_next(self) -> None:
        """The next one."""
        self._step(1)

    def _climb(self, command: str) -> None:
        rung = next((rung for rung in self._view.rungs if rung.command == command and rung.to), None)
        if rung:
            self._go(self.host.context.library.exercises[rung.to])

    def action_easier(self) -> None:
        """A rung down."""
        self._climb("easier")

    def action_harder(self) -> None:
        """A rung up."""
        self._climb("harder")

    def action_side(self) -> None:
        """The other leg."""
        self._side = self._side.other
        self.repaint()

    def action_figure(self) -> None:
        """In a tiny window: the figure, or the words; remembered while the program runs."""
        ExerciseScreen.figure_alone = not ExerciseScreen.figure_alone
        self.repaint()

    def action_hold(self) -> None:
        """Do it now: a hold, or its sets."""
        from glutetimer.training.single_hold import exercise_alone

        self.host.perform(exercise_alone(self._exercise))

    def _move(self, rows: int, pages: int = 0) -> None:
        whole, seen = room(replace(self._view, posture=self.posture()), *self.size)
        self._scroll = max(0, min(self._scroll + rows + pages * max(1, seen - 2), whole - seen))
        self.repaint()

    def action_up(self) -> None:
        """A row up."""
        self._move(-1)

    def action_down(self) -> None:
        """A row down."""
        self._move(1)

    def action_page_up(self) -> None:
        """A page up."""
        self._move(0, -1)

    def action_page_down(self) -> None:
        """A page down."""
        self._move(0, 1)

    def action_back(self) -> None:
        """Where it was opened."""
        self.dismiss(self._exercise.id)


def _of(side: Side) -> str:
    return f" {side}" if side in (Side.LEFT, Side.RIGHT) else ""
