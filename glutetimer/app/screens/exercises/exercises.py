"""Every exercise there is."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.events import Key

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.grid import Size, size_of
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.exercises.exercises_paint import paint, room
from glutetimer.app.screens.exercises.exercises_view import exercises_view, find
from glutetimer.app.widgets.figure_screen import FigureScreen
from glutetimer.keys.commands import EXERCISES, Command, keys_of
from glutetimer.training.exercise import Exercise, Side


class ExercisesScreen(FigureScreen[str | None]):
    """The list; typing after `/` makes it shorter."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = EXERCISES

    def __init__(self, choosing: bool = False) -> None:
        """List them.

        Args:
            choosing: Enter takes the one under the cursor, and its id is what the screen is dismissed with.
        """
        super().__init__()
        self._choosing = choosing
        self._finding: str | None = None
        self._cursor = 0

    @property
    def _found(self) -> list[Exercise]:
        return find(self.host.context.library.exercises.values(), self._finding or "")

    @property
    def chosen(self) -> Exercise | None:
        """The one under the cursor."""
        found = self._found
        return found[self._cursor] if found else None

    def shown(self) -> tuple[Exercise, Side] | None:
        """The exercise under the cursor, in a large window."""
        chosen = self.chosen
        return (chosen, Side.RIGHT) if chosen and size_of(*self.size) is Size.LARGE else None

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        """The list."""
        verb = "takes" if self._choosing else "opens"
        view = replace(exercises_view(self._found, self._cursor, self._finding), posture=self.posture(), verb=verb)
        return paint(view, columns, rows, palette, self.keys, self.app.no_color)

    def label(self, command: Command) -> str:
        """What Enter does here."""
        return "take" if self._choosing and command.name == "open" else command.label

    # ------------------------------------------------------------ finding

    def repeats(self, key: str) -> bool:
        """Text does; but the key that begins it is none of it, and Enter ends it."""
        keymap = self.host.context.settings.keys
        acts = {own for each in EXERCISES if each.name in ("find", "open") for own in keys_of(each, keymap)}
        return super().repeats(key) or (self._finding is not None and key not in acts)

    def accepts(self, event: Key) -> bool:
        """While something is looked for, what is typed is that."""
        if self._finding is None:
            return True
        match event.key:
            case "escape":
                self._find(None)
            case "backspace":
                self._find(self._finding[:-1] if self._finding else None)
            case _ if event.is_printable and event.character:
                self._find(self._finding + event.character)
            case _:
                return True
        return False

    def _find(self, typed: str | None) -> None:
        """Look for something, from the first that is found; without anything, the cursor stays on its exercise."""
        chosen = self.chosen
        self._finding, self._cursor = typed, 0
        if typed is None and chosen:
            self._cursor = self._found.index(chosen)
        self.repaint()

    # ------------------------------------------------------------ commands

    def _to(self, place: int) -> None:
        self._cursor = max(0, min(place, len(self._found) - 1))
        self.repaint()

    def action_up(self) -> None:
        """The one above; from the first to the last."""
        self._to(self._cursor - 1 if self._cursor else len(self._found) - 1)

    def action_down(self) -> None:
        """The one below; from the last to the first."""
        self._to(self._cursor + 1 if self._cursor + 1 < len(self._found) else 0)

    def action_page_up(self) -> None:
        """Far up."""
        self._to(self._cursor - room(*self.size))

    def action_page_down(self) -> None:
        """Far down."""
        self._to(self._cursor + room(*self.size))

    def action_first(self) -> None:
        """The first."""
        self._to(0)

    def action_last(self) -> None:
        """The last."""
        self._to(len(self._found) - 1)

    def action_choose(self, place: int) -> None:
        """A click chooses; a second one opens."""
        if place == self._cursor:
            self.action_open()
        else:
            self._to(place)

    def action_open(self) -> None:
        """Its page; the cursor is then on the one that was seen last."""
        if (chosen := self.chosen) is None:
            return
        if self._choosing:
            self.dismiss(chosen.id)
            return

        def seen(id: str | None) -> None:
            self._finding = None
            self._to(next((n for n, each in enumerate(self._found) if each.id == id), 0))

        self.host.open("exercise", chosen, then=seen)

    def action_find(self) -> None:
        """From now on, typing finds."""
        self._find("")

    def action_back(self) -> None:
        """Where it was opened."""
        self.dismiss(None)
