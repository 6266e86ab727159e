"""The week: which workout on which day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import ClassVar

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.week.paint import paint
from glutetimer.app.screens.week.view import WeekView, next_row, week_view
from glutetimer.app.widgets.painted_screen import PaintedScreen
from glutetimer.history.connection import HistoryError
from glutetimer.history.store import History
from glutetimer.keys.commands import WEEK, Command
from glutetimer.services.schedule import past_of
from glutetimer.services.streak import today
from glutetimer.settings.paths import tilde
from glutetimer.training.plan import plan
from glutetimer.training.schedule import Schedule
from glutetimer.training.suggestion import suggest
from glutetimer.training.week import Past, ScheduledDay, days
from glutetimer.views.week import WeekRow, week_rows

WEEKS_AHEAD = 52
"""How far one can look."""


class WeekScreen(PaintedScreen[None]):
    """Seven days, this week's first. What was done in earlier ones is in the review.

    Args:
        schedule: the one in force.
    """

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = WEEK

    def __init__(self, schedule: Schedule) -> None:
        super().__init__()
        self._schedule = schedule
        self._ahead = 0
        self._cursor = -1
        """-1: what is next today."""
        self._days: list[ScheduledDay] = []
        self._rows: tuple[WeekRow, ...] = ()
        self._trouble = ""
        self._view: WeekView | None = None

    def on_screen_resume(self) -> None:
        """Shown, or back from a session: there may be more in the history."""
        self._load()

    def _load(self) -> None:
        context = self.host.context
        wall, workouts = context.clock.wall(), context.library.workouts
        on, begins = today(wall, context.settings), context.settings.week_start.number
        this = on - timedelta((on.weekday() - begins) % 7)
        past, ever, self._trouble = Past(on=on), False, ""
        try:
            with History.reading(context.paths.history) as history:
                past = past_of(history, context, self._schedule, wall, this)
                ever = bool(history.sessions(limit=1))
        except HistoryError as error:
            self._trouble = str(error).replace(str(context.paths.history), context.paths.history.name)
        self._days = days(self._schedule, this + timedelta(7 * self._ahead), 7, past, workouts, begins)
        now = next((day for day in self._days if day.date == on), None)
        suggestion = suggest(self._schedule, now, workouts, ever) if now else None
        plans = {
            id: plan(workout, context.library.exercises, pace=context.settings.pace) for id, workout in workouts.items()
        }
        self._rows = week_rows(self._days, on, plans, suggestion)
        if self._cursor < 0:
            self._cursor = next_row(self._rows)
        self._show(self._cursor)

    def _show(self, cursor: int) -> None:
        self._cursor = max(0, min(cursor, len(self._rows) - 1))
        note = self._trouble or f"To change it, write {tilde(self.host.context.paths.schedule)}"
        self._view = week_view(self._schedule, self._days, self._rows, self._cursor, note, bool(self._trouble))
        self.repaint()

    def available(self) -> Collection[str]:
        """Not what is before this week, and nothing to start on a day of rest."""
        closed = {"left"} if self._ahead == 0 else {"right"} if self._ahead == WEEKS_AHEAD else set()
        if self._rows and not self._rows[self._cursor].workout:
            closed.add("start")
        return {command.name for command in WEEK} - closed

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        """The week."""
        if not self._view:
            return Canvas(columns, rows, palette)
        here = self.available()
        return paint(self._view, columns, rows, palette, lambda names: self.keys(n for n in names if n in here))

    # ------------------------------------------------------------ commands

    def action_up(self) -> None:
        """The row above."""
        self._choose(self._cursor - 1)

    def action_down(self) -> None:
        """The row below."""
        self._choose(self._cursor + 1)

    def action_left(self) -> None:
        """The week before, to this one."""
        self._turn(-1)

    def action_right(self) -> None:
        """The week after."""
        self._turn(1)

    def _turn(self, weeks: int) -> None:
        self._ahead += weeks
        self._cursor = 0 if self._ahead else -1
        self._load()

    def _choose(self, index: int) -> None:
        self._show(index % len(self._rows))

    def action_choose(self, index: int) -> None:
        """A click on a row chooses it; a second one starts it."""
        if index != self._cursor:
            self._choose(index)
        elif "start" in self.available():
            self.action_start()

    def action_start(self) -> None:
        """Begin the workout under the cursor, whatever its day."""
        self.host.perform(self.host.context.library.workouts[self._rows[self._cursor].workout])

    def action_home(self) -> None:
        """Back."""
        self.dismiss()
