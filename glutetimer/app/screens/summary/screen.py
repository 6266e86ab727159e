"""After a session: what was done, and what there is to say of it."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from typing import ClassVar

from textual.events import Key

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.summary.paint import paint
from glutetimer.app.screens.summary.view import SummaryView, held_side, next_time, summary_view
from glutetimer.app.widgets.painted_screen import PaintedScreen
from glutetimer.history.connection import HistoryError
from glutetimer.history.interchange.fields import note_of
from glutetimer.history.queries.totals import Performed, SessionEntry, performed
from glutetimer.history.store import History
from glutetimer.keys.commands import SUMMARY, Command
from glutetimer.services.coach import Coach
from glutetimer.services.offers import FELT_QUESTION, LEFT, TAKEN, Offers, coach_after, exercises_of, layout_after
from glutetimer.services.performance import Performance
from glutetimer.services.streak import streak_on, today
from glutetimer.session.words import FELT
from glutetimer.training.exercise import Exercise, Measure
from glutetimer.training.holds.hold import Felt, Pain
from glutetimer.training.holds.pain import ends_session
from glutetimer.training.holds.progress import Extra
from glutetimer.training.holds.words import hurt_words
from glutetimer.training.single_hold import EXTRA_AFTER_S, extra_hold
from glutetimer.training.streaks import Streak, streak
from glutetimer.views.words import name_command

WAITS_S = 1.0
"""No key is taken so soon: whoever stopped the last hold by many keys has not read this yet (our choice)."""
DRAIN_S = 2.0
"""How long opening the session waits for the disk."""


class SummaryScreen(PaintedScreen[None]):
    """A session's end. What is answered here can be changed here, and taken back by an undo in the review."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = SUMMARY

    def __init__(self, performance: Performance, coach: Coach | None) -> None:
        super().__init__()
        self._performance = performance
        self._recorder = performance.recorder
        self._held = [done for done in performance.runner.ledger.sets if done.hold]
        self._coach = coach
        self._extra = self._one_more()

    def on_mount(self) -> None:
        """Read how it has been going."""
        self._since = self._performance.now
        self._is_first = False
        """Whether it is the first session ever."""
        self._streak = self._read()
        sets = self._performance.runner.ledger.sets
        self._coach = coach_after(self.host.context, self._coach, sets, self._recorder)
        layout = layout_after(self.host.context, sets)
        self._offers = Offers(self._performance, self._coach, self.host.writer.put_decision, layout)
        self._offers.look()

    def _read(self) -> Streak:
        context = self.host.context
        wall = context.clock.wall()
        # A session is one day, its first, however late it ended.
        on = self._recorder.trained.day if self._recorder.trained else today(wall, context.settings)
        # The history may not have this session yet: its writer waits for the disk, this screen does not.
        now = [self._recorder.trained] if self._recorder.trained else []
        try:
            with History.reading(context.paths.history) as history:
                earlier = (each for each in history.sessions(limit=2) if each.id != self._recorder.session_id)
                self._is_first = next(earlier, None) is None
                return streak_on(history, on, context.settings, wall, now)
        except HistoryError:
            return streak(now, on)

    def accepts(self, event: Key) -> bool:
        """Not in the first second."""
        return self._performance.now - self._since >= WAITS_S

    def label(self, command: Command) -> str:
        """The key that ends the program says so."""
        ends = command.name == "home" and self.host.is_for_one_session
        return "end glutetimer" if ends else command.label

    # ------------------------------------------------------------ what follows

    def _one_more(self) -> tuple[Exercise, Extra] | None:
        """The extra hold of a side that lags and was held just now (training.md 5.7, 4)."""
        if not self._coach:
            return None
        later, sides = self._coach.after(self._held), {done.phase.side for done in self._held}
        held = [each for each in exercises_of(self._held) if each.measure is Measure.HOLD]
        found = [(each, extra) for each in held if (extra := later.progress(each).extra)]
        return next((one for one in found if one[1].side in sides), None)

    @property
    def _stops(self) -> bool:
        """Whether something hurt so much that nothing more is to be held."""
        return self._recorder.pain is not None and ends_session(self._recorder.pain)

    def available(self) -> Collection[str]:
        """An offer can be answered while it stands; its no has the note's key."""
        names = {command.name for command in self.COMMANDS_HERE}
        felt = {"felt_glute", "felt_both", "felt_hamstring", "felt_unsure"}
        names -= set() if self._offers.asks_felt else felt
        names -= {"note"} if self._offers.standing and not self._offers.asks_felt else {"accept", "decline"}
        return names if self._extra and not self._stops else names - {"extra"}

    def action_felt_glute(self) -> None:
        """The bridges were felt in the glute."""
        self._feel(Felt.GLUTE)

    def action_felt_both(self) -> None:
        self._feel(Felt.BOTH)

    def action_felt_hamstring(self) -> None:
        self._feel(Felt.HAMSTRING)

    def action_felt_unsure(self) -> None:
        """Hard to tell."""
        self._feel(Felt.UNSURE)

    def _feel(self, felt: Felt) -> None:
        self._offers.feel(felt)
        self.notify(FELT[felt], timeout=6)
        self.repaint()

    def action_accept(self) -> None:
        """Take the offer."""
        self._decide(yes=True)

    def action_decline(self) -> None:
        """Leave things as they are."""
        self._decide(yes=False)

    def _decide(self, yes: bool) -> None:
        self._offers.answer(yes)
        self.notify(TAKEN if yes else LEFT, timeout=4)
        self.repaint()

    def action_extra(self) -> None:
        """One more hold of the side that lags, once it has rested."""
        assert self._extra
        exercise, extra = self._extra
        ends = [done.began + done.seconds for done in self._held if done.phase.side is extra.side]
        rested = self._performance.now - max(ends)
        self.dismiss()
        self.host.perform_extra(extra_hold(exercise, extra.side, EXTRA_AFTER_S - rested), extra.seconds)

    # ------------------------------------------------------------ the picture

    def _view(self) -> SummaryView:
        runner, recorder = self._performance.runner, self._recorder
        return summary_view(
            runner.ledger.sets,
            runner.session_s(self._performance.now),
            runner.ledger.complete,
            self._streak,
            holds=[held_side(done, self._coach) for done in self._held] if self._coach else [],
            next_time=next_time(self._held, self._coach) if self._coach else "",
            offer=self._offers.standing.words if self._offers.standing and not self._offers.asks_felt else "",
            felt=FELT_QUESTION if self._offers.asks_felt else "",
            extra=self._extra[1] if self._extra else None,
            effort=recorder.effort,
            pain=recorder.pain,
            note=recorder.note,
            alert=self.host.not_saved,
            back=f"Come back with: {name_command()}" if self._is_first else "",
        )

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        """The summary."""
        here = self.available()
        return paint(self._view(), columns, rows, palette, lambda names: self.keys(n for n in names if n in here))

    # ------------------------------------------------------------ what is said of it

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
        self._recorder.rate(effort)
        self.repaint()

    def action_pain(self) -> None:
        """Whether anything hurt."""
        from glutetimer.app.screens.dialogs.pain import PainScreen

        def answered(pain: Pain | None) -> None:
            if pain:
                self._recorder.report_pain(pain)
                self._offers.look()
                self.repaint()

        self.host.ask(PainScreen("Did anything hurt?", hurt_words, none_ends=True), answered)

    def action_note(self) -> None:
        """A note to the session."""
        from glutetimer.app.screens.dialogs.line import LineScreen

        def answered(text: str | None) -> None:
            if text is not None and text != self._recorder.note:
                self._recorder.annotate(text)
                self.repaint()

        self.host.ask(LineScreen("A note to this session:", self._recorder.note, note_of), answered)

    # ------------------------------------------------------------ on from here

    async def action_edit(self) -> None:
        """What was recorded, to be changed. This screen shows what was performed, so a change leads on from it."""
        trained = self._recorder.trained
        if not trained or not await asyncio.to_thread(self.host.writer.drain, DRAIN_S):
            self.notify("It is not saved yet: in a moment.", timeout=4)
            return
        entry = SessionEntry(trained.day, self._recorder.session_id)
        before = self._kept(entry)

        def closed(_: str | None) -> None:
            if self._kept(entry) != before:
                self.host.leave_session(self)

        self.host.open("opened", entry, trained.day, then=closed)

    def _kept(self, entry: SessionEntry) -> Performed | None:
        """The session as it is kept."""
        try:
            with History.reading(self.host.context.paths.history) as history:
                return performed(history, entry)
        except HistoryError:
            return None

    def action_home(self) -> None:
        """Done reading."""
        self.host.leave_session(self)
