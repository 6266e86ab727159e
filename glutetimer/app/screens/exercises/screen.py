"""Every exercise there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from glutetimer.app.drawing.grid import Size
from glutetimer.app.screens.exercises.exercise_view import describe_counting
from glutetimer.app.widgets.composed_screen import ComposedScreen
from glutetimer.app.widgets.moving_figure import MovingFigure
from glutetimer.app.widgets.rows import Cell, Row, RowList
from glutetimer.keys.commands import EXERCISES, Command
from glutetimer.keys.keymap import list_keys
from glutetimer.training.exercise import Exercise
from glutetimer.training.exercise_names import spell_exercise_name
from glutetimer.views.exercise import describe_sets, sort_by_category

_CUES_ROWS = 7
"""Rows kept for the cues below a figure."""
_IN_THE_LINE = {"ctrl+u": "delete_left_all", "ctrl+d": "delete_right"}
"""Keys that page through the list, and what they do in a line that is typed."""


class ExercisesScreen(ComposedScreen[None]):
    """The list; typing after `/` makes it shorter."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = EXERCISES

    def __init__(self) -> None:
        super().__init__()
        self._found = self._find("")

    @property
    def chosen(self) -> Exercise | None:
        place = self._list.highlighted if self.query(RowList) else 0
        return self._found[place] if self._found and place is not None else None

    @property
    def finding(self) -> Input:
        """The line to find in; displayed while something is looked for."""
        return self.query_one(Input)

    # ------------------------------------------------------------ the picture

    def heading(self) -> tuple[str, str, str]:
        """The exercise under the cursor; a tiny window has its name right below."""
        chosen = self.chosen
        if chosen and self.window is Size.TINY:
            return "", "Exercises", ""
        return (chosen.short, chosen.name, "") if chosen else ("", "No exercise has that in its name.", "")

    def body(self) -> ComposeResult:
        with Horizontal(classes="exercises"):
            yield RowList(*self._options(self.window))
            yield MovingFigure(_CUES_ROWS)
        finding = Input(placeholder="a part of a name", select_on_focus=False)
        finding.display = False
        yield finding

    def _options(self, size: Size) -> Iterator[Option]:
        before = None
        for each in self._found:
            category = each.category.capitalize() if each.category is not before else ""
            before = each.category
            counting = describe_counting(each)
            yield Option(
                Row(Cell(each.name, look="ink"), Cell(counting.split(",")[0], 4, right=True))
                if size is Size.TINY
                else Row(
                    Cell(category, 11, "heading"),
                    Cell(each.name, look="ink"),
                    Cell(counting, 16),
                    Cell(describe_sets(each), 9, right=True),
                )
            )

    def repaint(self) -> None:
        super().repaint()
        for figure in self.query(MovingFigure):
            chosen = self.chosen
            figure.show(chosen, words=[(cue, False) for cue in chosen.cues] if chosen else ())

    def shown_commands(self) -> Iterable[str]:
        return ("open", "back") if self.query(Input) and self.finding.display else ("open", "find", "help", "back")

    def keys_aside(self) -> str:
        place = self._list.highlighted
        return f"{(place or 0) + 1} of {len(self._found)}" if self._found else ""

    def label(self, command: Command) -> str:
        """Escape shows all again first."""
        return "all" if command.name == "back" and self.finding.display else super().label(command)

    def resized(self, size: Size) -> None:
        if self.is_there:
            self._list_exercises(self._list.highlighted or 0)

    def _list_exercises(self, cursor: int) -> None:
        self._list.set_options(self._options(self.window))
        self._list.highlighted = cursor if self._found else None
        self.repaint()

    def row_highlighted(self, _: OptionList.OptionHighlighted) -> None:
        self.repaint()

    def row_selected(self, _: OptionList.OptionSelected) -> None:
        self.action_open()

    # ------------------------------------------------------------ finding

    def _find(self, typed: str) -> list[Exercise]:
        """Those that have all of the typed words in their names, or all of it in whatever spelling, by category."""
        words, spelled = typed.casefold().split(), spell_exercise_name(typed)

        def is_meant(exercise: Exercise) -> bool:
            names = (exercise.id, exercise.name, exercise.short, *exercise.aliases, exercise.category)
            told = " ".join(names).casefold()
            return all(word in told for word in words) or (
                spelled != "" and any(spelled in spell_exercise_name(name) for name in names)
            )

        return [each for each in sort_by_category(self.host.context.library.exercises.values()) if is_meant(each)]

    def repeats(self, key: str) -> bool:
        """Text does; but the key that begins it is none of it, and Enter ends it."""
        keymap = self.host.context.settings.keys
        acts = {own for each in EXERCISES if each.name in ("find", "open") for own in list_keys(each, keymap)}
        return super().repeats(key) or (self.finding.display and key not in acts)

    def accepts(self, event: Key) -> bool:
        """In the line, these keys take away what is typed."""
        if self.query(Input) and self.finding.display and (action := _IN_THE_LINE.get(event.key)):
            self.call_next(self.finding.run_action, action)
            return False
        return True

    def latin_key(self, key: str) -> str:
        """What is typed is what it is."""
        return key if self.query(Input) and self.finding.display else super().latin_key(key)

    def available(self) -> set[str]:
        """What is looked for is typed, and no second search."""
        names = super().available()
        return names - {"find"} if self.query(Input) and self.finding.display else names

    def on_input_changed(self, message: Input.Changed) -> None:
        """Look for it, from the first that is found."""
        if self.is_there and self.finding.display:
            self._found = self._find(message.value)
            self._list_exercises(0)

    def action_find(self) -> None:
        self.finding.value = ""
        self.finding.display = True
        self.finding.focus()
        self.repaint()

    def _show_all(self, on: Exercise | None) -> None:
        self.finding.display = False
        self._list.focus()
        self._found = self._find("")
        self._list_exercises(self._found.index(on) if on in self._found else 0)

    # ------------------------------------------------------------ commands

    def action_open(self) -> None:
        """Its page; the cursor is then on the one that was seen last."""

        def seen(id: str | None) -> None:
            self._show_all(self.host.context.library.exercises.get(id or ""))

        if chosen := self.chosen:
            self.host.open("exercise", chosen, then=seen)

    def action_back(self) -> None:
        if self.finding.display:
            self._show_all(self.chosen)
        else:
            self.dismiss(None)
