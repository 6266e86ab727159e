"""After a session: what was done, and what there is to say of it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partialmethod
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Static

from glutetimer.app.drawing.grid import Size
from glutetimer.app.screens.summary.paint import paint_band, paint_figures
from glutetimer.app.screens.summary.view import SummaryView, held_side, next_time, summary_view
from glutetimer.app.screens.summary.words import SummaryWords
from glutetimer.app.widgets.page import ReadingPage
from glutetimer.app.widgets.painted import Drawing
from glutetimer.app.widgets.scrolled_screen import ScrolledScreen
from glutetimer.history.connection import WAITS, HistoryError
from glutetimer.history.interchange.fields import note_of
from glutetimer.history.queries.totals import Performed, SessionEntry, performed
from glutetimer.history.store import History
from glutetimer.keys.commands import SUMMARY, Command
from glutetimer.services.coach import Coach
from glutetimer.services.offers import FELT_QUESTION, LEFT, TAKEN, Offers, exercises_of, read_offers
from glutetimer.services.performance import Performance
from glutetimer.services.streak import streak_on
from glutetimer.session.words import FELT
from glutetimer.training.exercise import Exercise, Measure
from glutetimer.training.holds.hold import Felt, Pain
from glutetimer.training.holds.pain import ends_session
from glutetimer.training.holds.progress import Extra
from glutetimer.training.holds.words import hurt_words
from glutetimer.training.single_hold import EXTRA_AFTER_S, extra_hold
from glutetimer.training.streaks import Streak, Trained, streak
from glutetimer.views.words import name_command

WAITS_S = 1.0
"""No key is taken so soon: whoever stopped the last hold by many keys has not read this yet (our choice)."""
DRAIN_S = 2.0
"""How long opening the session waits for the disk."""


class SummaryScreen(ScrolledScreen[None]):
    """A session's end. What is answered here can be changed here, and taken back by an undo in the review."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = SUMMARY

    def __init__(self, performance: Performance, coach: Coach | None) -> None:
        super().__init__()
        self._performance = performance
        self._recorder = performance.recorder
        self._held = [done for done in performance.runner.ledger.sets if done.hold]
        self._coach = coach
        self._extra = self._one_more()
        self._streak: Streak | None = None
        """Once it is read, as are the others; whether nobody answers meanwhile."""
        self._is_first = False
        """Whether it is the first session ever."""
        self._offers: Offers | None = None
        self._waits = False

    def fill(self) -> None:
        super().fill()
        self._since = self._performance.now
        self.run_beside(self._load, group="history")

    async def _load(self) -> None:
        try:
            self._streak, self._is_first, offers = await self.read_history(self._read_past, self._wait)
        except HistoryError:
            self._streak = streak(self._trained, self._on)
            offers = Offers(self._performance, self._coach, self.host.writer.put_decision)
        self._offers, self._coach, self._waits = offers, offers.coach, False
        offers.look()
        self.repaint()

    def _wait(self) -> None:
        self._waits = True
        self.repaint()

    def _read_past(self, history: History) -> tuple[Streak, bool, Offers]:
        """The streak, whether it is the first session ever, and what is to be offered; in a thread."""
        context = self.host.context
        earlier = (each for each in history.sessions(limit=2) if each.id != self._recorder.session_id)
        keep = self.host.writer.put_decision
        return (
            # The history may not have this session yet: its writer waits for the disk, this screen does not.
            streak_on(history, self._on, context.settings, context.clock.wall(), self._trained),
            next(earlier, None) is None,
            read_offers(history, context, self._performance, self._coach, keep),
        )

    @property
    def _trained(self) -> list[Trained]:
        return [self._recorder.trained] if self._recorder.trained else []

    @property
    def _on(self) -> date:
        """A session is one day, its first, however late it ended."""
        context = self.host.context
        return self._trained[0].day if self._trained else context.today

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

    @property
    def _asks_felt(self) -> bool:
        return self._offers is not None and self._offers.asks_felt

    @property
    def _offer(self) -> str:
        """What can be answered with yes or no."""
        return self._offers.question if self._offers and not self._asks_felt else ""

    def available(self) -> set[str]:
        """An offer can be answered while it stands; its no has the note's key."""
        names = super().available()
        names -= set() if self._asks_felt else {"felt_glute", "felt_both", "felt_hamstring", "felt_unsure"}
        names -= {"note"} if self._offer else {"accept", "decline"}
        names -= set() if self._extra and not self._stops else {"extra"}
        return names

    def shown_commands(self) -> Iterable[str]:
        return "home", "accept", "decline", "pain", "note", "extra", "edit", "down"

    def _feel(self, felt: Felt) -> None:
        assert self._offers
        self._offers.feel(felt)
        self.notify(FELT[felt], timeout=6)
        self.repaint()

    action_felt_glute = partialmethod(_feel, Felt.GLUTE)
    action_felt_both = partialmethod(_feel, Felt.BOTH)
    action_felt_hamstring = partialmethod(_feel, Felt.HAMSTRING)
    action_felt_unsure = partialmethod(_feel, Felt.UNSURE)

    def _decide(self, yes: bool) -> None:
        assert self._offers
        self._offers.answer(yes)
        self.notify(TAKEN if yes else LEFT, timeout=4)
        self.repaint()

    action_accept = partialmethod(_decide, yes=True)
    action_decline = partialmethod(_decide, yes=False)

    def action_extra(self) -> None:
        assert self._extra
        exercise, extra = self._extra
        ends = [done.began + done.seconds for done in self._held if done.phase.side is extra.side]
        rested = self._performance.now - max(ends)
        self.dismiss()
        self.host.perform_extra(extra_hold(exercise, extra.side, EXTRA_AFTER_S - rested), extra.seconds)

    # ------------------------------------------------------------ what is shown

    def _next_time(self) -> Iterator[str]:
        """What to hold, and what to aim at."""
        yield next_time(self._held, self._coach) if self._coach else ""
        yield self._offers.next_aims if self._offers else ""

    @property
    def _view(self) -> SummaryView:
        runner, recorder = self._performance.runner, self._recorder
        return summary_view(
            runner.ledger.sets,
            runner.session_s(self._performance.now),
            runner.ledger.complete,
            self._streak,
            holds=[held_side(done, self._coach) for done in self._held] if self._coach else [],
            next_time="\n".join(filter(None, self._next_time())),
            offer=self._offer,
            felt=FELT_QUESTION if self._asks_felt else "",
            extra=self._extra[1] if self._extra else None,
            effort=recorder.effort,
            pain=recorder.pain,
            note=recorder.note,
            alert=self.host.not_saved,
            back=f"Come back with: {name_command()}" if self._is_first else "",
        )

    def top(self) -> Widget:
        return Drawing(lambda canvas, place, area: paint_band(canvas, place, self._view), "band")

    def body(self) -> ComposeResult:
        with ReadingPage(classes="summary"):
            yield Drawing(lambda canvas, place, area: paint_figures(canvas, place, area, self._view), "figures")
            yield Static(id="trouble", classes="alert bold", markup=False)
            yield Static(id="offer", classes="bold", markup=False)
            with Vertical(id="facts"):
                yield Horizontal(Static(id="going"), Static(id="effort"), id="state")
                with Horizontal(id="said"):
                    yield Static(id="note", classes="soft", markup=False)
                    yield Static(id="pain", markup=False)
            yield Static(id="next", markup=False)
            yield Static(id="back", classes="soft", markup=False)
            yield Static(id="done")

    def resized(self, size: Size) -> None:
        self.repaint()

    def repaint(self) -> None:
        super().repaint()
        if not self.is_there:
            return
        view, words = self._view, SummaryWords(self._view, self.host.palette)
        tiny = self.window is Size.TINY
        self.set_class(bool(view.holds), "-holds")
        self.set_class(bool(view.alert or view.careful or view.offer), "-urgent")
        self.set_class(bool(view.note or view.pain), "-said")
        for id, shown in (
            ("trouble", "\n".join(filter(None, (view.alert, view.careful)))),
            ("offer", view.offer),
            ("going", words.going(WAITS if self._waits else "", tiny)),
            ("effort", words.effort(tiny)),
            ("note", view.note),
            ("pain", view.pain),
            ("next", "\n".join(filter(None, (view.extra, view.next_time)))),
            ("back", view.back),
            ("done", words.done() or ""),
        ):
            part = self.query_one(f"#{id}", Static)
            part.update(shown)
            part.display = bool(shown)
        for drawing in self.query(Drawing):
            drawing.repaint()

    # ------------------------------------------------------------ what is said of it

    def _rate(self, effort: int) -> None:
        self._recorder.rate(effort)
        self.repaint()

    action_effort_1 = partialmethod(_rate, 1)
    action_effort_2 = partialmethod(_rate, 2)
    action_effort_3 = partialmethod(_rate, 3)
    action_effort_4 = partialmethod(_rate, 4)
    action_effort_5 = partialmethod(_rate, 5)

    def action_pain(self) -> None:
        from glutetimer.app.screens.dialogs.pain import PainScreen

        def answered(pain: Pain | None) -> None:
            if pain:
                self._recorder.report_pain(pain)
                if self._offers:
                    self._offers.look()
                self.repaint()

        self.host.ask(PainScreen("Did anything hurt?", hurt_words, none_ends=True), answered)

    def action_note(self) -> None:
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
        before = await asyncio.to_thread(self._read_kept, entry)

        async def closed(_: str | None) -> None:
            if await asyncio.to_thread(self._read_kept, entry) != before:
                self.host.leave_session(self)

        self.host.open("opened", entry, trained.day, then=closed)

    def _read_kept(self, entry: SessionEntry) -> Performed | None:
        try:
            with History.reading(self.host.context.paths.history) as history:
                return performed(history, entry)
        except HistoryError:
            return None

    def action_home(self) -> None:
        self.host.leave_session(self)
