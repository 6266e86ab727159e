"""One session opened: what was done of it, and how to change that."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from glutetimer.app.drawing.cells import wrapped
from glutetimer.app.drawing.grid import Size, lay_out_window
from glutetimer.app.screens.dialogs.ask import Answer, AskScreen
from glutetimer.app.screens.dialogs.line import LineScreen
from glutetimer.app.screens.review.sessions_view import make_set_options, set_row
from glutetimer.app.screens.review.writing import WritingScreen
from glutetimer.app.widgets.composed_screen import Notice
from glutetimer.app.widgets.rows import Cell, Row, RowList
from glutetimer.history.queries.totals import Performed, SessionEntry, performed
from glutetimer.history.records import SetRecord
from glutetimer.history.rows import Record
from glutetimer.history.store import History
from glutetimer.keys.commands import OPENED, ROW_MOVES, Command
from glutetimer.services import edits
from glutetimer.services.added import added_sets
from glutetimer.session.words import REASONS
from glutetimer.training.counting import format_count
from glutetimer.training.exercise import Measure
from glutetimer.training.holds.hold import Pain, Reason
from glutetimer.training.workout import HoldMode
from glutetimer.views.opened import EFFORTS, OpenedView, opened_view
from glutetimer.views.words import ask_for_day, describe_done, format_long_date

_REASON_KEYS = dict(zip(Reason, "fthecpx", strict=True))


class OpenedScreen(WritingScreen):
    """A session and its sets; `on` is the training day that it is now."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = OPENED

    def __init__(self, entry: SessionEntry, on: date) -> None:
        super().__init__()
        self._on = on
        self._done = Performed(entry, None, ())
        self._cursor = 0

    def fill(self) -> None:
        self.changed()

    def changed(self) -> None:
        """Read it again; where it is gone there is nothing to show."""
        self.read_now(self._read_session, self.changed)
        if not self._done.sets and not self._done.session and not self.alert:
            self.dismiss(self.said)
            return
        self._cursor = min(self._cursor, len(self._done.sets))
        self.repaint()

    def _read_session(self, history: History) -> None:
        self._done = performed(history, self._done.entry)

    # ------------------------------------------------------------ what is shown

    @property
    def _set(self) -> SetRecord | None:
        """The set under the cursor; None on the session itself."""
        return self._done.sets[self._cursor - 1] if self._cursor else None

    @property
    def _short(self) -> str:
        """The workout's name for letters, if it is still called so."""
        session = self._done.session
        workout = self.host.context.library.workouts.get(session.workout) if session else None
        return workout.short if session and workout and session.name in (workout.name, "") else ""

    def available(self) -> set[str]:
        names = {*ROW_MOVES, "delete", "add", "undo", "redo", "help", "back"}
        if done := self._set:
            names |= {"change", "note", "load"}
            if edits.has_side(done):
                names.add("side")
            if done.measure is Measure.HOLD or done.mode is HoldMode.MAX:
                names.add("reason")
        else:
            names |= {"move", "note", "pain", "effort"} if self._done.session else {"move"}
        return names

    def heading(self) -> tuple[str, str, str]:
        view = self._view
        return self._short or view.name, view.name, ""

    @property
    def _view(self) -> OpenedView:
        return opened_view(self._done, self._on)

    def body(self) -> ComposeResult:
        yield Static(classes="why", markup=False)
        yield RowList()
        yield Notice()

    def resized(self, size: Size) -> None:
        self.call_after_refresh(self.repaint)

    def repaint(self) -> None:
        super().repaint()
        if not self.is_there:
            return
        view, rows = self._view, self.query_one(RowList)
        # A long note takes more room while the cursor is on the session, and never all of it.
        place = lay_out_window(*self.app.size)
        lines = max(1, (place.height - 4) // 3) if self._cursor == 0 else 1
        note = wrapped(view.note, place.right - place.margin, lines)
        self.query_one(".why", Static).update("\n".join((view.about, *note)))
        exercises = self.host.context.library.exercises
        with rows.prevent(OptionList.OptionHighlighted):
            day = view.brief_day if self.window is Size.TINY else view.day
            whole = Option(Row(Cell(view.name, look="bold"), Cell(day, len(day), "soft", right=True, whole=True)))
            rows.set_options([whole, *make_set_options([set_row(each, exercises) for each in self._done.sets])])
            rows.highlighted = self._cursor
        self.query_one(Notice).show(self.said, self.alert)

    def shown_commands(self) -> Iterable[str]:
        return (
            *("change", "side", "reason", "note", "pain", "effort"),
            *("move", "delete", "back", "add", "undo", "help"),
        )

    def row_highlighted(self, message: OptionList.OptionHighlighted) -> None:
        """Another row: 0 is the session, then its sets."""
        if message.option_index != self._cursor:
            self._cursor = message.option_index
            self.say("")
            self.repaint()

    def row_selected(self, message: OptionList.OptionSelected) -> None:
        if self._set:
            self.action_change()

    # ------------------------------------------------------------ what is changed

    async def _put(self, *records: Record, words: str = "Changed. u takes it back.") -> bool:
        return await self.write(lambda history: history.put(*records, undoable=True), words)

    def _ask(self, question: str, value: str, read: Callable[[str], Record]) -> None:
        async def answered(record: Record | None) -> None:
            if record is not None:
                await self._put(record)

        self.host.ask(LineScreen(question, value, read), answered)

    def action_change(self) -> None:
        if done := self._set:
            question = f"{edits.value_question(done)}, instead of {describe_done(done)}:"
            self._ask(question, edits.value_text(done), lambda line: edits.with_value(done, line))

    def action_load(self) -> None:
        if done := self._set:
            question = 'With what: "green band", "8 kg"; empty for nothing'
            self._ask(question, done.load, lambda line: edits.with_load(done, line))

    async def action_side(self) -> None:
        if done := self._set:
            other = edits.other_side(done)
            await self._put(other, words=f"Now on the {other.side}. u takes it back.")

    def action_reason(self) -> None:
        if (done := self._set) is None:
            return
        answers = [Answer(reason.value, key, REASONS[reason]) for reason, key in _REASON_KEYS.items()]
        answers.sort(key=lambda answer: answer.id != done.reason)  # Enter and Escape leave what is there

        async def answered(id: str | None) -> None:
            if id and id != done.reason:
                await self._put(edits.with_reason(done, Reason(id)))

        self.host.ask(AskScreen("WHY?", ["What ended it?"], answers), answered)

    def action_note(self) -> None:
        if record := self._set or self._done.session:
            self._ask("Note:", record.note, lambda line: edits.with_note(record, line))

    def action_pain(self) -> None:
        if (session := self._done.session) is None:
            return
        from glutetimer.app.screens.dialogs.pain import PainScreen
        from glutetimer.training.holds.words import hurt_words

        async def answered(pain: Pain | None) -> None:
            if pain and (changed := edits.with_pain(session, pain)).pain != session.pain:
                await self._put(changed)

        self.host.ask(PainScreen("Did anything hurt?", hurt_words, none_ends=True), answered)

    def action_effort(self) -> None:
        if (session := self._done.session) is None:
            return
        answers = [Answer(str(n), str(n), words) for n, words in enumerate(EFFORTS, 1)]
        answers.sort(key=lambda answer: answer.id != str(session.effort))  # Enter and Escape leave what is there
        if session.effort is None:
            answers.insert(0, Answer("", "l", "leave it open"))

        async def answered(id: str | None) -> None:
            if id and id != str(session.effort):
                await self._put(edits.with_effort(session, int(id)))

        self.host.ask(AskScreen("HOW HARD?", ["How hard was it?"], answers), answered)

    def action_move(self) -> None:
        done = self._done

        async def answered(to: date | None) -> None:
            if to is None or to == done.entry.day:
                return
            self._done = Performed(SessionEntry(to, done.entry.session), done.session, done.sets)
            words = f"Now on {format_long_date(to, self._on)}. u takes it back."
            if not await self._put(*edits.moved(done, to), words=words):
                self._done = done

        question = ask_for_day(done.entry.day, self._on)
        self.host.ask(LineScreen(question, str(done.entry.day), lambda line: edits.day(line, self._on)), answered)

    def action_add(self) -> None:
        library, at, session = self.host.context.library, edits.after(self._done), self._done.entry.session
        question = "What else was done? Exercise, side and amount, such as: clam left 12"

        async def answered(records: list[SetRecord] | None) -> None:
            if records:
                await self._put(*records)

        self.host.ask(LineScreen(question, "", lambda line: added_sets(line, library, at, session)), answered)

    def action_delete(self) -> None:
        done = self._set
        every = f"all of this, {format_count(len(self._done.sets), 'set')}"
        what = f"this set, {describe_done(done)}" if done else every
        self.delete([done.id] if done else edits.ids_of(self._done), what)

    def action_back(self) -> None:
        self.dismiss("")
