"""Lists: Textual's, with the house's rows and cursor."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.events import Click
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.cells import fit, width
from glutetimer.app.drawing.ribbon import draw_skyline
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.widgets.painted import make_style

LOOKS = {
    "": "",
    "ink": "$ink",
    "plain": "not bold $ink",
    "bold": "bold $ink",
    "heading": "bold $soft",
    "soft": "not bold $soft",
    "alert": "$alert",
    "ready": "$ready_figures",
    "work": "$work_figures",
    "hold": "$work_figures",
    "rest": "$rest_figures",
    "switch": "$rest_figures",
}
"""How a cell's words look; "" as the row does: soft, and bold ink under the cursor. Phases have their colours."""


class Cell(NamedTuple):
    """A part of a row."""

    text: str
    columns: int = 0
    """How wide it is; 0: what the others leave. Of several such, each has its share."""
    look: str = ""
    """One of `LOOKS`."""
    right: bool = False
    """Whether it ends at the right."""
    whole: bool = False
    """Left out where it does not fit; else it ends with an ellipsis."""
    command: str = ""
    """What a click on it does, once the cursor is on its row."""


class Skyline(NamedTuple):
    """A workout seen from the side, as a part of a row."""

    stretches: tuple[tuple[str, float], ...]
    palette: Palette
    columns: int = 0
    done: float | None = None
    """The part that is bright; None for all of it."""
    lights_up: bool = False
    """Whether it is bright under the cursor alone."""

    def segments(self, columns: int, style: Style) -> list[Segment]:
        ground = style.rich_style.bgcolor
        canvas = Canvas(columns, 1, self.palette._replace(ground=ground.name.upper()) if ground else self.palette)
        done = float(bool(style.bold)) if self.lights_up else self.done
        draw_skyline(canvas, 0, 0, columns, self.stretches, done=done)
        return [Segment(run.text, make_style(*run[1:])) for run in canvas.row(0)]


class Row(Visual):
    """Cells side by side, a blank between two, as wide as the list."""

    def __init__(self, *cells: Cell | Skyline) -> None:
        self.cells = cells

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        given = _shorten_widest([cell.columns for cell in self.cells], width - len(self.cells) + 1)
        fixed = sum(given) + len(self.cells) - 1
        open_cells = sum(1 for cell in self.cells if not cell.columns)
        share, rest = divmod(max(0, width - fixed), open_cells) if open_cells else (0, 0)
        segments: list[Segment] = []
        for cell, fixed_columns in zip(self.cells, given, strict=True):
            if segments:
                segments.append(Segment(" ", style.rich_style))
            columns = fixed_columns or share + rest
            rest = rest if cell.columns else 0
            if isinstance(cell, Skyline):
                segments += cell.segments(columns, style)
                continue
            look = style + options.get_style(LOOKS[cell.look]) if cell.look else style
            look = look + Style.from_meta({"command": cell.command}) if cell.command else look
            segments.append(Segment(_fitted(cell, columns), look.rich_style))
        return [Strip(segments).adjust_cell_length(width, style.rich_style)]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return 1


def _shorten_widest(columns: list[int], room: int) -> list[int]:
    """Columns that fit: the widest give way, so that no row loses what stands at its end."""
    while sum(columns) > room and (most := max(columns)) > 1:
        columns[columns.index(most)] -= 1
    return columns


def _fitted(cell: Cell, columns: int) -> str:
    if cell.whole and width(cell.text) > columns:
        return " " * columns
    text = fit(cell.text, columns)
    blank = " " * (columns - width(text))
    return blank + text if cell.right else text + blank


class LazyRow(Row):
    """A row whose cells are made when it is first seen."""

    def __init__(self, make: Callable[[], Sequence[Cell]]) -> None:
        super().__init__()
        self._make = make

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        self.cells = tuple(self._make())
        return super().render_strips(width, height, style, options)


class RowList(OptionList):
    """A list whose cursor is a raised row with a mark before it."""

    def __init__(self, *options: Option, at_once: bool = False, id: str | None = None) -> None:
        """Make a list; `at_once`: a click selects, else a first click chooses, and a second one selects."""
        super().__init__(*options, id=id, markup=False)
        self._at_once = at_once

    async def on_click(self, event: Click) -> None:
        """Choose first: what a row does may not be taken back."""
        meta = event.style.meta
        clicked = meta.get("option")
        if is_stale(event, self):
            event.prevent_default()
        elif self._at_once or clicked is None:
            return
        elif clicked == self.highlighted and (command := meta.get("command")):
            event.prevent_default()
            await self.screen.run_action(command)
        elif clicked != self.highlighted and not self.options[clicked].disabled:
            self.highlighted = clicked
            event.prevent_default()

    def action_page_up(self) -> None:
        """A page up, once there are pages: Textual's own list fails before it is laid out."""
        if self.size.height:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        if self.size.height:
            super().action_page_down()  # type: ignore[no-untyped-call]

    def action_half_up(self) -> None:
        self._leap(-1)

    def action_half_down(self) -> None:
        self._leap(1)

    def _leap(self, direction: int) -> None:
        """Half of what the window shows up or down, over the rows that can be chosen, and not beyond the last one."""
        rows = [number for number, option in enumerate(self.options) if not option.disabled]
        if rows:
            at = bisect_left(rows, self.highlighted or 0) + direction * max(1, self.size.height // 2)
            self.highlighted = rows[max(0, min(at, len(rows) - 1))]

    def render_line(self, y: int) -> Strip:
        """The mark stands in the first column of the row under the cursor."""
        strip = super().render_line(y)
        if self.highlighted is None or strip.cell_length < 2:
            return strip
        here = next((segment.style for segment in strip if segment.style and "option" in segment.style.meta), None)
        if here is None or here.meta["option"] != self.highlighted:
            return strip
        return Strip.join([Strip([Segment("▌", here)], 1), strip.crop(1)])


def is_stale(click: Click, options: OptionList) -> bool:
    """Whether a click is on a row that is gone, as keys before it have listed others; Textual's own list fails then."""
    clicked = click.style.meta.get("option")
    return clicked is not None and clicked >= options.option_count


def make_heading(words: str, blank: bool = False) -> Option:
    """What stands above rows of a kind, on request with a blank line before it; the cursor passes it over."""
    return Option(Content(f"\n{words}" if blank else words), disabled=True)
