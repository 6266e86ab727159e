"""The year: its cursor is a day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import ClassVar

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.grid import Area, Grid
from glutetimer.app.screens.review.part import ChartTab
from glutetimer.app.screens.review.year_paint import paint_year, weeks_in
from glutetimer.history.queries.days import find_first_day
from glutetimer.history.queries.totals import Performed, entries_on, performed
from glutetimer.history.store import History, TrainingDay
from glutetimer.services.context import Context
from glutetimer.services.streak import pauses_in, streak_on
from glutetimer.training.pause import Pause, find_pause
from glutetimer.training.streaks import Streak
from glutetimer.views.words import format_long_date
from glutetimer.views.year import WEEKS, YearView, first_shown, year_view


class Year(ChartTab[Streak]):
    """A dot a day. Its first streak is that of the screen before: opening the review need not reckon it again."""

    ARROWS: ClassVar = ("arrows", "day")
    COMMANDS: ClassVar = ("open", "goal", "pause", "reason", "help", "home", "add", "undo")

    def __init__(self, context: Context, on: date, streak: Streak) -> None:
        super().__init__(context, on)
        self.cursor = on
        self.done: list[Performed] = []
        """What was done on the cursor's day, oldest first."""
        self._days: dict[date, TrainingDay] = {}
        self._since = date.max
        """The training days from here on are read."""
        self._weeks = WEEKS
        self._streak = streak
        self._pauses: list[Pause] = []
        self._first: date | None = None
        """The first training day ever."""
        self.stale, self.ready = False, True

    @property
    def goal(self) -> int:
        """Days a week."""
        return self._streak.goal_days

    def fetch(self, history: History) -> Streak:
        return streak_on(history, self.on, self.context.settings, self.context.clock.wall())

    def take(self, fetched: Streak) -> None:
        """Something may have been changed on any day."""
        self._streak, self._since = fetched, date.max

    def read(self, history: History, place: Grid) -> None:
        """The days that are shown, and what was done on the cursor's."""
        self._weeks = weeks_in(place)
        if self._since == date.max:
            self._first, self._pauses = find_first_day(history), pauses_in(history)
        first = first_shown(self.cursor, self.on, self._weeks, self._week_start)
        if first < self._since:
            self._days = {day.date: day for day in history.days(first)}
            self._since = first
        self.done = [performed(history, entry) for entry in entries_on(history, self.cursor)]

    @property
    def _week_start(self) -> int:
        return self.context.settings.week_start.number

    def lacks(self) -> Collection[str]:
        """A day without training opens nothing, and only a pause has a reason."""
        return [*([] if self.done else ["open"]), *([] if self.pause else ["reason"])]

    @property
    def pause(self) -> Pause | None:
        """The pause that the cursor's day is in."""
        return find_pause(self._pauses, self.cursor)

    def move(self, across: int, down: int) -> None:
        """A week for each column, a day for each row."""
        self.choose(self.cursor + timedelta(weeks=across, days=down))

    def leap(self, pages: float) -> None:
        """By what the window shows."""
        self.move(round(pages * self._weeks), 0)

    def end(self, last: bool) -> None:
        """Today, or the first training day."""
        self.choose(self.on if last else self._first or self.on)

    def choose(self, day: date) -> None:
        """Look at a day; none is later than today."""
        self.cursor = min(day, self.on)

    def day_at(self, column: int, row: int) -> date:
        first = first_shown(self.cursor, self.on, self._weeks, self._week_start)
        return first + timedelta(weeks=column, days=row)

    @property
    def about(self) -> str:
        return format_long_date(self.cursor, self.on)

    def view(self, place: Grid) -> YearView:
        return year_view(
            self._streak,
            self._first,
            self.cursor,
            days=self._days,
            done=self.done,
            pauses=self._pauses,
            weeks=weeks_in(place),
            week_start=self._week_start,
        )

    def paint(self, canvas: Canvas, place: Grid, area: Area) -> None:
        paint_year(canvas, place, area, self.view(place))
