"""After a session: what was done."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from glutetimer.app.binding import bindings
from glutetimer.app.commands import SUMMARY, Command
from glutetimer.app.draw.sheet import Sheet
from glutetimer.app.draw.tokens import Palette
from glutetimer.app.screens.summary_sheet import paint
from glutetimer.app.screens.summary_view import SummaryView, held_side, next_time, summary_view
from glutetimer.app.sheet_screen import SheetScreen
from glutetimer.coach import Coach
from glutetimer.history.connection import HistoryError
from glutetimer.history.store import History
from glutetimer.performance import Performance
from glutetimer.review import streak_on, today
from glutetimer.training.streaks import Streak, streak


class SummaryScreen(SheetScreen[None]):
    """A session's end."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(SUMMARY)
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = SUMMARY

    def __init__(self, performance: Performance, coach: Coach) -> None:
        super().__init__()
        self._performance = performance
        self._coach = coach
        self._effort: int | None = None

    def on_mount(self) -> None:
        """Read how it has been going."""
        self._streak = self._read()

    def _read(self) -> Streak:
        kit = self.glutetimer.kit
        wall = kit.clock.wall()
        on = today(wall, kit.settings)
        # The history may not have this session yet: its writer waits for the disk, this screen does not.
        now = [self._performance.recorder.trained] if self._performance.recorder.trained else []
        try:
            with History.reading(kit.paths.history) as history:
                return streak_on(history, on, kit.settings, wall, now)
        except HistoryError:
            return streak(now, on)

    def _view(self) -> SummaryView:
        runner, writer = self._performance.runner, self.glutetimer.writer
        held = [done for done in runner.ledger.sets if done.hold]
        alert = f"NOT SAVED yet: {writer.error}" if writer.error and writer.unsaved else ""
        return summary_view(
            runner.ledger.sets,
            runner.session_s(self._performance.now),
            runner.ledger.complete,
            self._streak,
            holds=[held_side(done, self._coach) for done in held],
            next_time=next_time(held, self._coach),
            effort=self._effort,
            alert=alert,
        )

    def paint(self, columns: int, rows: int, palette: Palette) -> Sheet:
        """The summary."""
        return paint(self._view(), columns, rows, palette, self.keys)

    def action_effort_1(self) -> None:
        """Easy."""
        self._rate(1)

    def action_effort_2(self) -> None:
        """Light."""
        self._rate(2)

    def action_effort_3(self) -> None:
        """Middling."""
        self._rate(3)

    def action_effort_4(self) -> None:
        """Hard."""
        self._rate(4)

    def action_effort_5(self) -> None:
        """Very hard."""
        self._rate(5)

    def _rate(self, effort: int) -> None:
        self._effort = effort
        self._performance.recorder.effort(effort)
        self.repaint()

    def action_home(self) -> None:
        """Done reading."""
        self.glutetimer.leave_session()
