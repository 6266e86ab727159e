"""The words of a session's end, as they look."""

from __future__ import annotations

from rich.table import Table
from textual.content import Content

from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.summary.view import SummaryView

_STEPS = ("1 easy", "2", "3", "4", "5 very")


class SummaryWords:
    """Makes what its widgets show."""

    def __init__(self, view: SummaryView, palette: Palette) -> None:
        self._view, self._palette = view, palette

    def going(self, waits: str, tiny: bool) -> Content:
        """How it has been going, and the sums; `waits` stands in for what is not known yet."""
        view = self._view
        if tiny:
            return Content(f"{view.streak}, {view.week}" if view.streak else waits)
        days = Content.assemble((view.streak, "bold"), "  ", (view.week, "$soft")) if view.streak else Content(waits)
        return Content("\n").join((days, Content.styled(view.work, "$soft")))

    def effort(self, tiny: bool) -> Content:
        """How hard was it: five steps to be clicked, the answered one marked."""
        steps = []
        for n, words in enumerate(_STEPS, 1):
            chosen = "[bold reverse]" if n == self._view.effort else "[$ink]"
            steps.append(Content.from_markup(f"{chosen}[@click=screen.effort_{n}]{words}[/][/]"))
        if tiny:
            return Content("   ").join((Content.styled("How hard?", "$soft"), Content("  ").join(steps)))
        return Content("\n").join((Content.styled("How hard was it?", "$soft"), Content("   ").join(steps)))

    def done(self) -> Table | None:
        """What was done of each exercise, where that was no holds."""
        if self._view.holds:
            return None
        table = Table.grid(padding=(0, 3, 0, 0))
        table.add_column(style=self._palette.ink)
        table.add_column(style=self._palette.soft)
        for line in self._view.lines:
            table.add_row(line.name, line.amount)
        return table
