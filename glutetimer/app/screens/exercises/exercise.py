"""The page of an exercise: how it goes, when to stop, and what is easier or harder."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from glutetimer.app.drawing.grid import Size
from glutetimer.app.screens.exercises.exercise_view import ExerciseView, exercise_view
from glutetimer.app.screens.exercises.exercise_words import PageWords
from glutetimer.app.widgets.moving_figure import MovingFigure
from glutetimer.app.widgets.scrolled_screen import SCROLLS, ScrolledScreen
from glutetimer.keys.commands import EXERCISE, Command
from glutetimer.training.exercise import Exercise, Measure, Side
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
                known = [f"{its.best_s:g} s{_of(side)}" for side, its in sides.items() if its.best_s]
                best[id] = f"your best {', '.join(known)}" if known else ""
        self.app.call_from_thread(self._read, best)

    def _read(self, best: Mapping[str, str]) -> None:
        self._best = best
        self.repaint()

    @property
    def exercise(self) -> Exercise:
        return self._exercise

    @property
    def _view(self) -> ExerciseView:
        exercises = self.host.context.library.exercises
        return exercise_view(self._exercise, exercises, self._best.get(self._exercise.id, ""))

    # ------------------------------------------------------------ the picture

    def heading(self) -> tuple[str, str, str]:
        view = self._view
        return view.title, view.name, "" if self.window is Size.TINY else view.facts[0]

    def body(self) -> ComposeResult:
        with VerticalScroll():
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
        view, palette = self._view, self.host.palette
        words = PageWords(view, palette)
        tiny = self.window is Size.TINY  # where the heading is no letters, but the name
        name = view.name if view.name.casefold() != view.title.casefold() and not tiny else ""
        best = view.facts[1:]
        for id, shown in (
            ("name", words.name(name, best)),
            ("steps", words.steps(headed=not tiny)),
            ("stop", words.stop()),
            ("cues", words.items("Think of", view.cues)),
            ("slips", words.items("Common slips", view.slips)),
            ("works", words.works()),
            ("notes", words.notes(narrow=tiny)),
            ("stop-line", words.stop()),
        ):
            part = self.query_one(f"#{id}", Static)
            part.update(shown)
            part.set_class(
                not (name or best if id == "name" else view.stop if id.startswith("stop") else True), "-empty"
            )
        self.set_class(ExerciseScreen.figure_alone, "-alone")
        self.query_one(MovingFigure).show(self._exercise, self._side)

    def shown_commands(self) -> Iterable[str]:
        return self._view.commands

    def available(self) -> Collection[str]:
        """A rung can be climbed where it is an exercise; a side changed where there is one."""
        always = {"previous", "next", "figure", "help", "back"} | SCROLLS
        return always | set(self._view.commands)

    def label(self, command: Command) -> str:
        return "hold now" if command.name == "hold" and self._exercise.measure is Measure.HOLD else command.label

    def keys(self, names: Iterable[str]) -> list[tuple[str, str, str]]:
        """The two ways to other exercises stand together; a tiny window says how its figure is seen."""
        entries: list[tuple[str, str, str]] = super().keys(("figure",)) if self.window is Size.TINY else []
        for key, label, name in super().keys(names):
            if name == "next" and entries and entries[-1][2] == "previous":
                entries[-1] = (f"{entries[-1][0]}{key}", "others", name)
            else:
                entries.append((key, label, name))
        return entries

    # ------------------------------------------------------------ commands

    def _go(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self.repaint()
        self.action_first()

    def _step(self, step: int) -> None:
        every = sort_by_category(self.host.context.library.exercises.values())
        at = next((n for n, each in enumerate(every) if each.id == self._exercise.id), 0)
        self._go(every[(at + step) % len(every)])

    def action_previous(self) -> None:
        self._step(-1)

    def action_next(self) -> None:
        self._step(1)

    def _climb(self, command: str) -> None:
        rung = next((rung for rung in self._view.rungs if rung.command == command and rung.to), None)
        if rung:
            self._go(self.host.context.library.exercises[rung.to])

    def action_easier(self) -> None:
        self._climb("easier")

    def action_harder(self) -> None:
        self._climb("harder")

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


def _of(side: Side) -> str:
    return f" {side}" if side in (Side.LEFT, Side.RIGHT) else ""
