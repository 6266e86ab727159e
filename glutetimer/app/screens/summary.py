"""After a session: what was done."""

from __future__ import annotations

from collections.abc import Collection
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
from glutetimer.history.ids import uuid7
from glutetimer.history.records import DecisionRecord
from glutetimer.history.store import History
from glutetimer.performance import Performance
from glutetimer.review import streak_on, today
from glutetimer.training.holds.proposals import Proposal
from glutetimer.training.streaks import Streak, streak


class SummaryScreen(SheetScreen[None]):
    """A session's end."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(SUMMARY)
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = SUMMARY

    def __init__(self, performance: Performance, coach: Coach | None) -> None:
        super().__init__()
        self._performance = performance
        self._coach = coach
        self._effort: int | None = None
        self._offer = self._offered()

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

    def _offered(self) -> Proposal | None:
        """What the rules offer after this session."""
        held = [done for done in self._performance.runner.ledger.sets if done.hold]
        exercises = {done.phase.exercise.id: done.phase.exercise for done in held if done.phase.exercise}
        if not self._coach or not held:
            return None
        later = self._coach.after(held)
        return next((offer for each in exercises.values() if (offer := later.proposal(each))), None)

    def available(self) -> Collection[str]:
        """An offer can be answered while it stands."""
        names = {command.name for command in self.COMMANDS_HERE}
        return names if self._offer else names - {"accept", "decline"}

    def action_accept(self) -> None:
        """Take the offer."""
        self._decide(yes=True)

    def action_decline(self) -> None:
        """Leave things as they are."""
        self._decide(yes=False)

    def _decide(self, yes: bool) -> None:
        offer, self._offer = self._offer, None
        trained = self._performance.recorder.trained
        if offer and trained:
            record = DecisionRecord(
                id=uuid7(), day=trained.day, offer=offer.offer, exercise=offer.exercise, to=offer.to, yes=yes
            )
            self.glutetimer.writer.put_decision(record)
            self.notify("Done. An undo in the review takes it back." if yes else "Fine. It stays as it is.", timeout=4)
        self.repaint()

    def _view(self) -> SummaryView:
        runner, writer = self._performance.runner, self.glutetimer.writer
        held = [done for done in runner.ledger.sets if done.hold]
        alert = f"NOT SAVED yet: {writer.error}" if writer.error and writer.unsaved else ""
        return summary_view(
            runner.ledger.sets,
            runner.session_s(self._performance.now),
            runner.ledger.complete,
            self._streak,
            holds=[held_side(done, self._coach) for done in held] if self._coach else [],
            next_time=next_time(held, self._coach) if self._coach else "",
            offer=self._offer.words if self._offer else "",
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
