"""A workout before it is performed: step by step, and a start from any of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.preview.paint import has_figure, paint, room
from glutetimer.app.screens.preview.view import preview_view
from glutetimer.app.widgets.figure_screen import FigureScreen
from glutetimer.keys.commands import PREVIEW, Command
from glutetimer.session.runner import no_marks
from glutetimer.training.exercise import Exercise, Side
from glutetimer.training.plan import Phase, Plan, begin_after, plan
from glutetimer.training.workout import Workout

if TYPE_CHECKING:
    from glutetimer.services.coach import Coach
    from glutetimer.services.preparation import Preparation


class PreviewScreen(FigureScreen[None]):
    """Shows the plan that a start would perform today."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = PREVIEW

    def __init__(self, plan: Plan) -> None:
        """Show a workout.

        Args:
            plan: as it is laid out without a history; what the history says of its holds is read meanwhile.
        """
        super().__init__()
        self._plan = plan
        self._coach: Coach | None = None
        self._left_out: tuple[str, ...] = ()
        self._place = next(iter(self._steps), 0)

    # ------------------------------------------------------------ what there is

    def on_screen_resume(self) -> None:
        """Seen for the first time, or again after a session: the history may know more."""
        self.run_worker(self._prepare, thread=True, exclusive=True)

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
        self.repaint()

    @property
    def _steps(self) -> list[int]:
        """The places in the plan where something is done."""
        return [place for place, phase in enumerate(self._plan.phases) if phase.works]

    @property
    def _chosen(self) -> Phase | None:
        return self._plan.phases[self._place] if self._steps else None

    @property
    def _passed_over(self) -> tuple[Phase, ...]:
        return self._plan.phases[: self._place]

    def shown(self) -> tuple[Exercise, Side] | None:
        """The step's exercise on its side, where there is room for it."""
        chosen = self._chosen
        if chosen is None or chosen.exercise is None or not has_figure(*self.size):
            return None
        return chosen.exercise, chosen.side or Side.RIGHT

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        """The preview."""
        marks = self._coach.marks if self._coach else no_marks
        view = preview_view(self._plan, self._place, marks, self._left_out)
        return paint(replace(view, posture=self.posture()), columns, rows, palette, self.keys, self.app.no_color)

    def available(self) -> set[str]:
        """A step without an exercise has no page; without any step, there is nothing to start."""
        names = {command.name for command in PREVIEW}
        if self._chosen is None or self._chosen.exercise is None:
            names -= {"exercise"}
        return names if self._steps else names - {"from_here"}

    # ------------------------------------------------------------ commands

    def _move(self, steps: int) -> None:
        places = self._steps
        if places:
            at = places.index(self._place)
            self._place = places[max(0, min(at + steps, len(places) - 1))]
            self.repaint()

    def action_up(self) -> None:
        """The step before."""
        self._move(-1)

    def action_down(self) -> None:
        """The next one."""
        self._move(1)

    def _page(self) -> int:
        return max(1, room(*self.size) // 2)  # every other row is a rest

    def action_page_up(self) -> None:
        """Several back."""
        self._move(-self._page())

    def action_page_down(self) -> None:
        """Several on."""
        self._move(self._page())

    def action_first(self) -> None:
        """The first."""
        self._move(-len(self._plan.phases))

    def action_last(self) -> None:
        """The last."""
        self._move(len(self._plan.phases))

    def action_choose(self, place: int) -> None:
        """A click."""
        self._place = place
        self.repaint()

    def action_start(self) -> None:
        """The whole of it."""
        self.host.perform(self._plan.workout)

    def action_from_here(self) -> None:
        """From the step under the cursor on."""
        self.host.perform(self._plan.workout, self._passed_over)

    def action_exercise(self) -> None:
        """The page of the step's exercise."""
        if self._chosen and self._chosen.exercise:
            self.host.open("exercise", self._chosen.exercise, self._chosen.side)

    def action_edit(self) -> None:
        """Change it; a built-in one becomes a copy of the user's own."""
        from glutetimer.app.screens.builder.screen import open_builder

        def edited(workout: Workout | None) -> None:
            if workout:
                context = self.host.context
                self._plan = plan(workout, context.library.exercises, pace=context.settings.pace)
                self._place = next(iter(self._steps), 0)
                self.on_screen_resume()

        open_builder(self.host, self._plan.workout, edited)

    def action_back(self) -> None:
        """Where it was opened."""
        self.dismiss()
