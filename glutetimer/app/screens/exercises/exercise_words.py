"""The words of an exercise's page, laid out: hanging indents are Rich's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.content import Content
from textual.style import Style

from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.exercises.exercise_view import Rung, list_facts
from glutetimer.training.exercise import LEGS, Exercise
from glutetimer.training.sentences import begin_small


class PageWords(NamedTuple):
    """What a page says, in the colours of a palette."""

    exercise: Exercise
    rungs: Sequence[Rung]
    palette: Palette

    def name(self, name: str, best: str) -> Text:
        """Its whole name, where the letters say another, and the best holds."""
        gap = "   " if name and best else ""
        return Text.assemble((name, f"bold {self.palette.ink}"), (gap + best, self.palette.soft))

    def steps(self, headed: bool) -> Group:
        """How to get into it, and what left and right are in it."""
        steps, sides = self._table(), self._table()
        for number, step in enumerate(self.exercise.setup, 1):
            steps.add_row(self._mark(str(number)), step)
        if means := self.exercise.side_means:
            for side in LEGS:
                sides.add_row(self._mark(side.capitalize()), means.describe(side))
        heading = (Text("Set up", f"bold {self.palette.soft}"),) if headed and self.exercise.setup else ()
        return Group(*heading, steps, sides)

    def stop(self) -> Table:
        table = self._table()
        reasons = ", ".join(map(begin_small, self.exercise.stop))
        table.add_row(Text("Stop if", f"bold {self.palette.alert}"), reasons)
        return table

    def items(self, heading: str, items: Sequence[str]) -> Table:
        table = Table.grid(expand=True)
        if items:
            table.add_row(Text(heading, f"bold {self.palette.soft}"))
        for item in items:
            table.add_row(Text(item, self.palette.ink))
        return table

    def works(self) -> Content:
        """What works, and where it leads: a rung that is an exercise can be clicked."""
        soft, ink = f"not bold {self.palette.soft}", self.palette.ink
        muscles = ", ".join(self.exercise.muscles)
        lines = [Content.styled("Works", f"bold {self.palette.soft}"), Content.styled(muscles, ink)]
        for rung in self.rungs:
            line = Content.assemble((f"{rung.command}  ", soft), (rung.words, ink if rung.to else soft))
            leads = Style.from_meta({"@click": f"screen.{rung.command}"})
            lines.append(line.stylize(leads) if rung.to else line)
        return Content("\n").join(lines if muscles else lines[2:])

    def notes(self, narrow: bool) -> Table:
        """Numbers, where they come from, and the rest; in a narrow window below what they are called."""
        table = Table.grid(expand=True) if narrow else self._table()
        for note in list_facts(self.exercise):
            words = Text(note.words, self.palette.ink)
            if note.source:
                words.append(f"\n{note.source}", self.palette.soft)
            label = Text(note.label, f"bold {self.palette.soft}")
            for row in ((label,), (words,)) if narrow else ((label, words),):
                table.add_row(*row)
        return table

    def _table(self) -> Table:
        """A mark, and words beside it."""
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(no_wrap=True)
        table.add_column(ratio=1, style=self.palette.ink)
        return table

    def _mark(self, words: str) -> Text:
        return Text(words, f"bold {self.palette.work_figures}")
