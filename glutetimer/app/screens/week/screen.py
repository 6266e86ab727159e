"""The week: which workout on which day; and the place where that is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import partialmethod
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import OptionList, Static

from glutetimer.app.drawing.grid import Size
from glutetimer.app.screens.dialogs.picker import Choice, PickerScreen
from glutetimer.app.screens.review.writing import WritingScreen
from glutetimer.app.screens.week.view import format_dates, make_option, next_row, schedule_words
from glutetimer.app.widgets.composed_screen import Notice
from glutetimer.app.widgets.rows import RowList
from glutetimer.files.reading.names import title
from glutetimer.files.reading.problem import FileError, GlutetimerError
from glutetimer.files.reading.values import MOST_A_DAY, MOST_WEEKS
from glutetimer.files.writing.schedule_file import add_week, begin_on, delete_week, plan_day
from glutetimer.history.store import History
from glutetimer.keys.commands import WEEK, Command
from glutetimer.library.own_schedule import OwnSchedule
from glutetimer.services.layout import Layout, make_plan_of, read_layout
from glutetimer.services.schedule import past_of
from glutetimer.services.streak import today, toggle_pause
from glutetimer.session.words import describe_total
from glutetimer.settings.paths import tilde
from glutetimer.training.schedule import LEVELS, OWN, Schedule
from glutetimer.training.suggestion import suggest
from glutetimer.training.week import Past, ScheduledDay, days
from glutetimer.views.week import WeekRow, week_rows
from glutetimer.views.words import format_short_date

WEEKS_AHEAD = 52
"""How far one can look."""
_KEYS = ("start", "add", "change", "delete", "pause", "left", "right", "help", "home")


class WeekScreen(WritingScreen):
    """Seven days, this week's first. What was done in earlier ones is in the review."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = WEEK

    def __init__(self, schedule: Schedule) -> None:
        super().__init__()
        self._begun_with = schedule
        self._own: OwnSchedule
        self._ahead = 0
        self._cursor = -1
        """-1: what is next today."""
        self._days: list[ScheduledDay] = []
        self._rows: tuple[WeekRow, ...] = ()
        self._layout: Layout

    # ------------------------------------------------------------ what there is

    def on_mount(self) -> None:
        context = self.host.context
        self._own = OwnSchedule(context.paths.schedule, context.library.workouts, self._begun_with)

    def on_screen_resume(self) -> None:
        self._load()

    def turn_day(self, day: date) -> None:
        self._load()

    def _load(self) -> None:
        context, schedule = self.host.context, self._own.schedule
        wall, workouts = context.clock.wall(), context.library.workouts
        on = today(wall, context.settings)
        this = on - timedelta((on.weekday() - self._begins) % 7)
        past, ever, self._layout = Past(on=on), False, Layout(context, on)

        def read(history: History) -> None:
            nonlocal past, ever
            past = past_of(history, context, wall, this)
            ever = bool(history.sessions(limit=1))
            self._layout = read_layout(history, context, on)

        self.read_now(read, self._load)
        self._days = days(
            schedule, this + timedelta(7 * self._ahead), 7, past=past, workouts=workouts, week_start=self._begins
        )
        now = next((day for day in self._days if day.date == on), None)
        locked = self._layout.find_locked(workouts.values())
        suggestion = suggest(schedule, now, workouts, ever, locked=locked) if now else None
        self._rows = week_rows(self._days, on, make_plan_of(self._layout), suggestion)
        if self._cursor < 0:
            self._cursor = next_row(self._rows)
        self._cursor = max(0, min(self._cursor, len(self._rows) - 1))
        self._list_rows()

    @property
    def _begins(self) -> int:
        return self.host.context.settings.week_start.number

    @property
    def _row(self) -> WeekRow | None:
        return self._rows[self._cursor] if self._rows else None

    # ------------------------------------------------------------ what is shown

    def heading(self) -> tuple[str, str, str]:
        if not (row := self._row):
            return "WEEK", "Week", ""
        dates = format_dates(self._days[0].date, self._days[-1].date)
        if self.window is Size.TINY:
            return "", f"week  {dates}", ""
        which = schedule_words(self._own.schedule, self._days[0].week)
        return row.weekday, row.weekday, dates if self.window is Size.SMALL else f"{dates}   {which}"

    def body(self) -> ComposeResult:
        yield Static(classes="why", markup=False)
        yield RowList()
        yield Notice()

    def resized(self, size: Size) -> None:
        self.call_after_refresh(self._list_rows)

    def _list_rows(self) -> None:
        if self.is_there and self._rows:
            rows = self.query_one(RowList)
            with rows.prevent(OptionList.OptionHighlighted):  # nobody has moved the cursor
                rows.set_options([make_option(row, self.window, self.host.palette) for row in self._rows])
                rows.highlighted = self._cursor
            self.repaint()

    def repaint(self) -> None:
        super().repaint()
        if not self.is_there or not self._rows:
            return
        tiny, notice = self.window is Size.TINY, self.said or self._where
        self.query_one(".why", Static).update(self.said if tiny and self.said else self._rows[self._cursor].why)
        self.query_one(Notice).show("" if tiny else notice, self.alert)
        self.query_one(".why").set_class(self.alert and tiny, "-alert")

    @property
    def _where(self) -> str:
        """Whose schedule it is."""
        if self._own.schedule.name == OWN:
            return f"In {tilde(self._own.path)}"
        return "The first change makes a schedule of your own of it; u takes it back."

    def shown_commands(self) -> Iterable[str]:
        return ("start", "add", "change", "delete", "help") if self.window is Size.TINY else _KEYS

    def pairs(self) -> Mapping[str, tuple[str, str, str]]:
        return {"right": ("left", "", "week")}

    def available(self) -> set[str]:
        """Not what is before this week, and nothing to start on a day of rest."""
        closed = {"left"} if self._ahead == 0 else {"right"} if self._ahead == WEEKS_AHEAD else set()
        row = self._row
        if not row or not row.workout:
            closed.add("start")
        if not row or row.place is None:
            closed |= {"change", "delete", "later", "earlier"}
        if len(self._own.schedule.weeks if self.is_there else ()) < 2:
            closed |= {"delete_week", "begin"}
        return super().available() - closed

    # ------------------------------------------------------------ the cursor

    def row_highlighted(self, message: OptionList.OptionHighlighted) -> None:
        if message.option_index != self._cursor:
            self._cursor = message.option_index
            self.say("")
            self.repaint()

    def row_selected(self, message: OptionList.OptionSelected) -> None:
        if "start" in self.available():
            self.action_start()

    def _turn(self, weeks: int) -> None:
        self._ahead += weeks
        self._cursor = 0 if self._ahead else -1
        self.say("")
        self._load()

    action_left = partialmethod(_turn, -1)
    action_right = partialmethod(_turn, 1)

    def action_start(self) -> None:
        if row := self._row:
            self.host.perform(self.host.context.library.workouts[row.workout])

    def action_home(self) -> None:
        self.dismiss()

    # ------------------------------------------------------------ changing

    def _planned(self, day: date) -> list[str]:
        schedule = self._own.schedule
        return list(schedule.weeks[schedule.week(day, self._begins) - 1][day.weekday()])

    def _change(self, do: Callable[[bytes], bytes], said: str, day: date | None = None, place: int = 0) -> None:
        """Change the file, and look at a workout of a day; or say why it cannot be changed."""
        try:
            self._own.change(do)
        except GlutetimerError as refusal:
            self.refuse(str(refusal.problems[0] if isinstance(refusal, FileError) else refusal))
        else:
            self.say(f"{said} u takes it back.")
            self._look_at(day, place)

    def _look_at(self, day: date | None = None, place: int = 0) -> None:
        """Read all again, and look at a workout of a day, or of the one that was looked at."""
        row = self._row
        day = day or (row.date if row else None)
        self._load()
        here = [n for n, each in enumerate(self._rows) if each.date == day]
        if here:
            self._cursor = next((n for n in here if self._rows[n].place == place), here[0])
            self._list_rows()

    def changed(self) -> None:
        self._look_at()

    def _put(self, names_on: dict[date, list[str]], said: str, day: date, place: int) -> None:
        schedule, begins = self._own.schedule, self._begins

        def do(data: bytes) -> bytes:
            for each, names in names_on.items():
                data = plan_day(data, schedule.week(each, begins) - 1, each.weekday(), names)
            return data

        self._change(do, said, day, place)

    def _whenever(self, day: date) -> str:
        """Fridays; Fridays of week 2."""
        schedule = self._own.schedule
        which = f" of week {schedule.week(day, self._begins)}" if len(schedule.weeks) > 1 else ""
        return f"{day:%A}s{which}"

    def _pick(self, question: str, then: Callable[[str], None]) -> None:
        workouts = self.host.context.library.workouts
        layout = self._layout._replace(context=self.host.context)
        choices = [
            *(
                Choice(id, each.name, f"{describe_total(layout.lay_out(each))}  {each.summary}")
                for id, each in workouts.items()
            ),
            *(
                Choice(level, f"{title(level)}, your level", "what is right for you then")
                for level in LEVELS
                if level not in workouts
            ),
        ]
        self.host.ask(PickerScreen(question, choices), lambda id: then(id) if id else None)

    def action_add(self) -> None:
        if not (row := self._row):
            return
        names = self._planned(row.date)
        if len(names) >= MOST_A_DAY:
            self.refuse(f"{MOST_A_DAY} workouts are the most of a day.")
            return
        at = len(names) if row.place is None else row.place + 1

        def picked(id: str) -> None:
            names.insert(at, id)
            self._put({row.date: names}, f"{self._whenever(row.date)} have one more.", row.date, at)

        self._pick("WHICH?", picked)

    def action_change(self) -> None:
        row = self._row
        if not row or row.place is None:
            return
        names, place = self._planned(row.date), row.place

        def picked(id: str) -> None:
            names[place] = id
            self._put({row.date: names}, f"{self._whenever(row.date)} are changed.", row.date, place)

        self._pick("WHICH INSTEAD?", picked)

    def action_delete(self) -> None:
        row = self._row
        if row and row.place is not None:
            names = self._planned(row.date)
            del names[row.place]
            self._put({row.date: names}, f"{self._whenever(row.date)} have one less.", row.date, max(0, row.place - 1))

    def _carry(self, by: int) -> None:
        row = self._row
        if not row or row.place is None:
            return
        to = row.date + timedelta(by)
        names, there = self._planned(row.date), self._planned(to)
        if len(there) >= MOST_A_DAY or not self._days[0].date <= to <= self._days[-1].date:
            return
        there.append(names.pop(row.place))
        said = f"From {self._whenever(row.date)} to {self._whenever(to)}."
        self._put({row.date: names, to: there}, said, to, len(there) - 1)

    action_later = partialmethod(_carry, 1)
    action_earlier = partialmethod(_carry, -1)

    def action_add_week(self) -> None:
        schedule = self._own.schedule
        if len(schedule.weeks) < MOST_WEEKS:
            same = schedule.weeks[self._days[0].week - 1]
            self._change(lambda data: add_week(data, same), f"{len(schedule.weeks) + 1} weeks take turns now.")

    def action_delete_week(self) -> None:
        at = self._days[0].week - 1
        self._change(lambda data: delete_week(data, at), f"Week {at + 1} is gone.")

    def action_begin(self) -> None:
        """The first week is this one; asked for again, the weeks take turns by the calendar."""
        first = self._days[0].date
        start = None if self._own.schedule.start == first else first
        words = f"Week 1 begins on {format_short_date(first, first)}." if start else "The weeks follow the calendar."
        self._change(lambda data: begin_on(data, start), words)

    async def action_undo(self) -> None:
        self._revert(self._own.undo, "Undone.", "There is nothing to undo.")

    async def action_redo(self) -> None:
        self._revert(self._own.redo, "Done again.", "There is nothing to do again.")

    def _revert(self, act: Callable[[], bool], did: str, nothing: str) -> None:
        try:
            self.say(did if act() else nothing)
        except GlutetimerError as refusal:
            self.refuse(str(refusal))
        else:
            self._look_at()

    async def action_pause(self) -> None:
        """A pause begins on the cursor's day, or ends before it."""
        if row := self._row:
            begins = "A pause begins here; z on the day you begin again ends it."
            await self.write(
                lambda history: toggle_pause(history, row.date),
                lambda pause: begins if pause and pause.first == row.date else "The pause ends here.",
            )
