"""A workout before it is performed: step by step, and a start from any of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import OptionList

from glutetimer.app.drawing.grid import Size
from glutetimer.app.screens.preview.view import StepRow, make_options, step_rows
from glutetimer.app.widgets.composed_screen import ComposedScreen, Notice
from glutetimer.app.widgets.moving_figure import MovingFigure
from glutetimer.app.widgets.rows import RowList
from glutetimer.app.widgets.skyline import SkylineView
from glutetimer.keys.commands import PREVIEW, Command
from glutetimer.services.layout import find_layout
from glutetimer.session.marks import Marks, no_marks
from glutetimer.session.words import describe_total
from glutetimer.training.exercise import Side
from glutetimer.training.plan import Phase, Plan
from glutetimer.training.replanning import begin_after
from glutetimer.training.workout import Workout

if TYPE_CHECKING:
    from glutetimer.services.coach import Coach
    from glutetimer.services.preparation import Preparation

WORDS_ROWS = 5
"""Rows kept for the words below a figure."""


class PreviewScreen(ComposedScreen[None]):
    """Shows the plan that a start would perform today."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = PREVIEW

    def __init__(self, plan: Plan) -> None:
        """Show a workout as it is laid out without a history; what that says of its holds is read meanwhile."""
        super().__init__()
        self._plan = plan
        self._coach: Coach | None = None
        self._left_out: tuple[str, ...] = ()
        self._place = next(iter(self._steps), 0)
        self._rows: tuple[StepRow, ...] = ()

    # ------------------------------------------------------------ what there is

    def on_screen_resume(self) -> None:
        """Seen for the first time, or again after a session: the history may know more."""
        self.run_worker(self._prepare, thread=True, exclusive=True)

    def turn_day(self, day: date) -> None:
        self.on_screen_resume()

    def _prepare(self) -> None:
        """Lay the workout out for today, away from the interface: ten years of holds take a moment."""
        from glutetimer.services.preparation import prepare

        ready = prepare(self.host.context, self._plan.workout)
        self.app.call_from_thread(self._prepared, ready)

    def _prepared(self, ready: Preparation) -> None:
        passed_over = self._passed_over
        self._plan, self._coach, self._left_out = ready.plan, ready.coach, ready.locked
        at = begin_after(ready.plan, passed_over)
        self._place = next((step for step in self._steps if step >= at), 0)
        self._list_steps()

    @property
    def _steps(self) -> list[int]:
        return [place for place, phase in enumerate(self._plan.phases) if phase.works]

    @property
    def _chosen(self) -> Phase | None:
        return self._plan.phases[self._place] if self._steps else None

    @property
    def _passed_over(self) -> tuple[Phase, ...]:
        return self._plan.phases[: self._place]

    # ------------------------------------------------------------ what is shown

    def heading(self) -> tuple[str, str, str]:
        week = f"week {self._plan.week}   " if self._plan.week else ""
        return self._plan.workout.short, self._plan.workout.name, f"{week}{describe_total(self._plan)}"

    def body(self) -> ComposeResult:
        yield SkylineView()
        with Horizontal(classes="steps"):
            yield RowList()
            yield MovingFigure(WORDS_ROWS)
        yield Notice()

    def resized(self, size: Size) -> None:
        self.call_after_refresh(self._list_steps)

    def _list_steps(self) -> None:
        if not self.is_there:
            return
        size = self.window
        self._rows = step_rows(self._plan, self._marks)
        rows = self.query_one(RowList)
        with rows.prevent(OptionList.OptionHighlighted):
            rows.set_options(make_options(self._rows, size))
            rows.highlighted = next((n for n, row in enumerate(self._rows) if row.place == self._place), None)
        self.query_one(Notice).show(" ".join(self._left_out), alert=True)
        self.repaint()

    @property
    def _marks(self) -> Callable[[Phase], Marks]:
        return self._coach.marks if self._coach else no_marks

    def repaint(self) -> None:
        super().repaint()
        if not self.is_there:
            return
        stretches = [(phase.kind.value, phase.nominal_s) for phase in self._plan.phases]
        chosen = self._chosen
        self.query_one(SkylineView).show(stretches, [self._place] if chosen else [])
        figure = self.query_one(MovingFigure)
        row = next((row for row in self._rows if row.place == self._place), None)
        if chosen and chosen.exercise and row and figure.display:
            words = [(row.name, True), (row.marks, False), *((cue, False) for cue in chosen.exercise.cues)]
            figure.show(chosen.exercise, chosen.side or Side.RIGHT, row.kind, words)
        else:
            figure.show(None)

    def shown_commands(self) -> Iterable[str]:
        return ("start", "from_here", "edit", "exercise", "help", "back")

    def available(self) -> set[str]:
        """A step without an exercise has no page; without any step, there is nothing to start."""
        names = super().available()
        if self._chosen is None or self._chosen.exercise is None:
            names -= {"exercise"}
        return names if self._steps else names - {"from_here"}

    # ------------------------------------------------------------ commands

    def row_highlighted(self, message: OptionList.OptionHighlighted) -> None:
        place = self._rows[message.option_index].place
        if place is not None and place != self._place:
            self._place = place
            self.repaint()

    def row_selected(self, message: OptionList.OptionSelected) -> None:
        self.action_from_here()

    def action_start(self) -> None:
        self.host.perform(self._plan.workout)

    def action_from_here(self) -> None:
        self.host.perform(self._plan.workout, self._passed_over)

    def action_exercise(self) -> None:
        if self._chosen and self._chosen.exercise:
            self.host.open("exercise", self._chosen.exercise, self._chosen.side)

    def action_edit(self) -> None:
        from glutetimer.app.screens.builder.screen import open_builder

        def edited(workout: Workout | None) -> None:
            if workout:
                self._plan = find_layout(self.host.context).lay_out(workout)
                self._place = next(iter(self._steps), 0)
                self.on_screen_resume()

        open_builder(self.host, self._plan.workout, edited)

    def action_back(self) -> None:
        self.dismiss()
