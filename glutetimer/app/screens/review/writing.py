"""What the screens that change the past share: writing beside the screen's thread, undo and redo, and a word on it."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import TypeVar

from glutetimer.app.screens.dialogs.ask import Answer, AskScreen
from glutetimer.app.widgets.composed_screen import ComposedScreen
from glutetimer.history.connection import AT_ONCE_S, WAITS, BusyError, HistoryError
from glutetimer.history.store import History
from glutetimer.views.changes import describe_reverted

T = TypeVar("T")


class WritingScreen(ComposedScreen[str]):
    """A screen from which the history is changed. Whatever it does can be undone, on any later day too."""

    def __init__(self) -> None:
        super().__init__()
        self.said = ""
        """What was just done, or went wrong."""
        self.alert = False
        """Whether it went wrong."""

    @abstractmethod
    def changed(self) -> None:
        """The history is another one now: read and paint again."""

    def say(self, words: str, alert: bool = False) -> None:
        """Show a word until the next key."""
        self.said, self.alert = words, alert

    def refuse(self, words: str) -> None:
        """Say what cannot be, now."""
        self.say(words, alert=True)
        self.repaint()

    # ------------------------------------------------------------ reading

    def read_now(self, read: Callable[[History], object], again: Callable[[], object]) -> None:
        """Read the little that the next picture needs; where another program writes, say so, and call `again` later."""
        try:
            with History.reading(self.host.context.paths.history, AT_ONCE_S) as history:
                read(history)
        except BusyError:
            self.say(WAITS, alert=True)
            self.read_later(again)
        except HistoryError as error:
            path = self.host.context.paths.history
            self.say(str(error).replace(str(path), path.name), alert=True)
        else:
            self._read_at_last()

    async def read_beside(self, read: Callable[[History], T]) -> T:
        """As `read_history`, saying what it waits for."""
        found = await self.read_history(read, lambda: self.refuse(WAITS))
        self._read_at_last()
        return found

    def _read_at_last(self) -> None:
        if self.said == WAITS:
            self.say("")

    # ------------------------------------------------------------ writing

    async def write(self, do: Callable[[History], T], words: str | Callable[[T], str]) -> bool:
        """Change the history, off the screen's thread: a disk may take seconds. `words` are said once it is on the
        disk.

        Returns:
            whether it is; if not, nothing was changed, and why is shown.
        """
        try:
            done = await asyncio.to_thread(self._do, do)
        except HistoryError as error:
            self.refuse(f"NOT SAVED, nothing is changed: {error}")
            return False
        self.say(words if isinstance(words, str) else words(done))
        self.changed()
        return True

    def _do(self, do: Callable[[History], T]) -> T:
        with History(self.host.context.paths.history) as history:
            return do(history)

    def delete(self, ids: Sequence[str], what: str) -> None:
        """Take sets or a session away, once that is confirmed; `what` is that in words."""

        async def answered(answer: str | None) -> None:
            if answer == "delete":
                await self.write(lambda history: history.delete(*ids, undoable=True), "Deleted. u brings it back.")

        answers = [Answer("keep", "k", "keep it"), Answer("delete", "d", f"delete {what}", "u brings it back")]
        self.host.ask(AskScreen("DELETE?", [], answers), answered)

    async def action_undo(self) -> None:
        await self.write(History.undo, lambda done: describe_reverted(done, "Undone", "There is nothing to undo."))

    async def action_redo(self) -> None:
        await self.write(
            History.redo, lambda done: describe_reverted(done, "Done again", "There is nothing to do again.")
        )
