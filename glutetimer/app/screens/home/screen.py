"""Home: what to do today, and how it has been going."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import OptionList
from textual.worker import get_current_worker

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.grid import Area, Grid, Size
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.home.paint import paint_head, paint_lately
from glutetimer.app.screens.home.rows import make_options, pitch_of
from glutetimer.app.screens.home.view import LATELY, HomeView, WorkoutRow, home_view
from glutetimer.app.widgets.composed_screen import ComposedScreen, KeyLine, Notice
from glutetimer.app.widgets.painted import Drawing
from glutetimer.app.widgets.rows import RowList
from glutetimer.files.reading.problem import Problem
from glutetimer.history.connection import AT_ONCE_S, WAITS, BusyError, HistoryError
from glutetimer.history.records import SessionRecord
from glutetimer.history.store import History
from glutetimer.keys.commands import HOME, Command
from glutetimer.services.goals import learn_goal
from glutetimer.services.layout import Layout, read_layout
from glutetimer.services.schedule import past_of, schedule_of
from glutetimer.services.streak import streak_on, today
from glutetimer.training.plan import Plan
from glutetimer.training.streaks import Streak, streak
from glutetimer.training.suggestion import suggest
from glutetimer.training.week import Past, State, days
from glutetimer.training.workout import HoldMode, Workout
from glutetimer.views.words import describe_results

if TYPE_CHECKING:
    from glutetimer.services.coach import Coach


TEST = "A test: hold until your form slips."


class HomeScreen(ComposedScreen[None]):
    """The first screen."""

    AUTO_FOCUS = ""  # the commands move the list's cursor; a focus would only have its styles read again
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = HOME

    def __init__(self) -> None:
        super().__init__()
        self._cursor = 0
        self._plans: list[Plan] = []
        self._is_whole = False
        """Whether all workouts are laid out: in the first picture today's is."""
        self._view: HomeView | None = None
        self._coach: Coach | None = None
        self._asked = False
        """Whether the coach is on his way."""

        self._listed: tuple[tuple[WorkoutRow, ...], Size, Palette] | None = None
        """What the list shows."""
        self._told: tuple[Problem, ...] = ()
        """What is wrong with the schedule, as it was shown."""

    def on_screen_resume(self) -> None:
        self.host.refresh_files()
        self._load()

    def turn_day(self, day: date) -> None:
        self._read_again()

    def _load(self) -> None:
        context = self.host.context
        self._schedule, problems = schedule_of(context)
        for problem in problems if problems != self._told else ():
            self.host.warn(str(problem))
        self._told = problems
        wall = context.clock.wall()
        on = today(wall, context.settings)
        warning = ""
        self._sessions: list[tuple[SessionRecord, str]] = []
        self._trained: frozenset[date] = frozenset()
        past, layout = Past(on=on), Layout(context, on)
        yesterday = on - timedelta(1)
        self._streak: Streak = streak([], on)
        try:
            with History.reading(context.paths.history, AT_ONCE_S) as history:
                self._streak = streak_on(history, on, context.settings, wall)
                self._trained = frozenset(day.date for day in history.days(on - timedelta(6)))
                for session in history.sessions(limit=LATELY):
                    self._sessions.append((session, describe_results(history.sets(session=session.id))))
                past = past_of(history, context, wall, yesterday)
                layout = read_layout(history, context, on)
        except BusyError:
            warning = WAITS
            self.read_later(self._read_again)
        except HistoryError as error:
            path = context.paths.history
            warning = str(error).replace(str(path), path.name)
        self._warning = warning
        self.call_after_refresh(self._learn_goal)
        self._past, self._layout = past, layout
        self._cursor = 0
        self._coach, self._asked, self._on = None, False, on
        if self._is_whole or not self._lay_out_first():
            self._lay_out_all()
        self._look()

    def _lay_out_first(self) -> bool:
        """Today's workout alone, for the first picture; whether there is anything to do in it."""
        self._suggest(self._layout.context.library.workouts)
        if not self._suggestion:
            return False
        self._plans = [self._layout.lay_out(self._layout.context.library.workouts[self._suggestion.workout])]
        return bool(self._plans[0].phases)

    def _lay_out_all(self) -> None:
        self._is_whole = True
        wholes = [self._layout.lay_out_whole(each) for each in self._layout.context.library.workouts.values()]
        plans = [self._layout.leave_out_locked(whole) for whole in wholes if whole.phases]
        self._suggest({each.workout.id: each.workout for each in plans})
        first = self._suggestion.workout if self._suggestion else ""
        open_ = [item.workout for item in self._today.having(State.OPEN)]
        self._plans = sorted(plans, key=lambda each: (each.workout.id != first, each.workout.id not in open_))

    def _suggest(self, workouts: Mapping[str, Workout]) -> None:
        settings, yesterday = self._layout.context.settings, self._on - timedelta(1)
        before, self._today = days(
            self._schedule, yesterday, 2, past=self._past, workouts=workouts, week_start=settings.week_start.number
        )
        self._suggestion = suggest(
            self._schedule,
            self._today,
            workouts,
            bool(self._sessions),
            before,
            locked=self._layout.find_locked(self._layout.context.library.workouts.values()),
        )

    def take_keys(self) -> None:
        """After its first picture, the list is filled: keys that came before are for what it shows."""
        if self._is_whole:
            super().take_keys()
        else:
            self.call_after_refresh(self._show_all)

    def _show_all(self) -> None:
        if not self._is_whole:
            self._lay_out_all()
            self.repaint()
        super().take_keys()

    def _learn_goal(self) -> None:
        context = self.host.context
        self.run_worker(lambda: learn_goal(context), thread=True, group="goal")

    def _read_again(self) -> None:
        self._follow_list()
        chosen = self._plans[self._cursor].workout.id if self._cursor else ""
        self._load()
        self._cursor = next((at for at, each in enumerate(self._plans) if each.workout.id == chosen), 0)
        self.repaint()

    def _read_coach(self, on: date) -> None:
        from glutetimer.services.coach import Coach

        context = self.host.context
        try:
            with History.reading(context.paths.history) as history:
                coach = Coach(history, context.library, on, goal_s=context.settings.hold_goal_s)
        except HistoryError:
            return  # said already
        if not get_current_worker().is_cancelled:  # else something has been done meanwhile
            self.app.call_from_thread(self._advised, coach)

    def _advised(self, coach: Coach) -> None:
        self._coach = coach
        self.repaint()

    def _advice(self) -> str:
        """What the history says of the holds of the chosen workout."""
        holds = [phase for phase in self._plans[self._cursor].phases if phase.hold] if self._plans else []
        if not holds or not holds[0].exercise:
            return ""
        # Ten years of holds take a moment, and only workouts with a hold speak of them.
        if not self._coach and not self._asked:
            self._asked = True
            self.run_worker(lambda: self._read_coach(self._on), thread=True, exclusive=True)
        if not self._coach:
            return ""
        exercise, mode = holds[0].exercise, holds[0].hold
        aim = TEST if mode is HoldMode.MAX else self._coach.targets(exercise)
        return f"{aim} {self._coach.first_words(exercise, mode)}".strip()

    # ------------------------------------------------------------ the picture

    def top(self) -> Widget:
        return Drawing(self._paint_head, "head")

    def body(self) -> ComposeResult:
        yield RowList()
        yield Drawing(self._paint_lately, "lately")
        yield Notice()

    def _paint_head(self, canvas: Canvas, place: Grid, area: Area) -> None:
        if self._view:
            paint_head(canvas, place, self._view)

    def _paint_lately(self, canvas: Canvas, place: Grid, area: Area) -> None:
        if self._view:
            paint_lately(canvas, place, self._view)

    def shown_commands(self) -> Iterable[str]:
        if not self._view:
            return ()
        first = ("start", "help") if self.window is Size.TINY else ()
        more = () if self.window is Size.SMALL else ("settings", "new", "safety")
        return (*first, "preview", "hold", "exercises", "week", "review", "help", "quit", *more)

    def resized(self, size: Size) -> None:
        self.repaint()

    def repaint(self) -> None:
        if self._view:
            self._look()
        super().repaint()
        if not self.is_there or not (view := self._view):
            return
        size, rows = self.window, self._list
        listed = view.rows, size, self.host.palette
        with rows.prevent(OptionList.OptionHighlighted):
            if listed != self._listed:
                self._listed = listed
                rows.set_options(make_options(*listed))
            rows.highlighted = self._cursor * pitch_of(view.rows, size) if view.rows else None
        self.query_one("#head", Drawing).repaint()
        lately = self.query_one("#lately", Drawing)
        lately.display = bool(view.lately) and size is not Size.TINY
        lately.styles.height = len(view.lately) + 1 if size is Size.LARGE else 1
        lately.repaint()
        notice = self.query_one(Notice)
        notice.show(view.warning if size is Size.TINY else "", alert=True)
        self.query_one(KeyLine).display = not notice.display

    def _look(self) -> None:
        settings = self.host.context.settings
        self._view = home_view(
            self._plans,
            self._cursor,
            self._suggestion,
            self._streak,
            self._trained,
            sessions=self._sessions,
            week_start=settings.week_start.number,
            warning=self.host.not_saved or self._warning,
            advice=self._advice(),
            today=self._today,
        )

    # ------------------------------------------------------------ commands

    def row_highlighted(self, message: OptionList.OptionHighlighted) -> None:
        self._follow_list()
        self.repaint()

    def _follow_list(self) -> None:
        """The list knows its cursor first."""
        place = self._list.highlighted if self.is_there else None
        if self._listed and place is not None:
            rows, size, _ = self._listed
            self._cursor = place // pitch_of(rows, size)

    def row_selected(self, message: OptionList.OptionSelected) -> None:
        self.action_start()

    def action_start(self) -> None:
        if self._plans:
            self.host.perform(self._plans[self._cursor].workout)

    def action_hold(self) -> None:
        """The hold of the user's place on the ladder, as `glutetimer hold` begins it."""
        from glutetimer.services.preparation import hold_now
        from glutetimer.training.single_hold import hold_alone

        self.host.perform(hold_alone(hold_now(self.host.context)))

    def action_preview(self) -> None:
        if self._plans:
            self.host.open("preview", self._plans[self._cursor])

    def action_exercises(self) -> None:
        self.host.open("exercises")

    def action_new(self) -> None:
        from glutetimer.app.screens.builder.screen import build_new

        build_new(self.host)

    def action_review(self) -> None:
        self.host.open("review", self.host.context, self._streak)

    def action_week(self) -> None:
        self.host.open("week", self._schedule, then=self._reschedule)

    def _reschedule(self, _: None) -> None:
        """The schedule may be another one now."""
        self._load()
        self.repaint()

    def action_settings(self) -> None:
        self.host.open("settings", then=self._reschedule)

    def action_safety(self) -> None:
        self.host.open("safety")

    def action_quit(self) -> None:
        self.app.exit(0)
