"""A canvas shows a canvas exactly, repaints what changed and nothing else, and knows what was clicked."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.app import App
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.tokens import DARK, LIGHT, Palette
from glutetimer.app.widgets.painted_screen import PaintedScreen
from tests.app.drawing.sample import PLAIN
from tests.app.driving import painted


class Recording(PaintedScreen[None]):
    """Paints a canvas for whatever size it gets, and remembers which rows were asked of it."""

    def __init__(self) -> None:
        super().__init__()
        self.number = "28"
        self.painted: list[int] = []
        self.asked: list[tuple[Region, ...]] = []
        self.heard: list[object] = []

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        self.heard.append((columns, rows))
        canvas = Canvas(columns, rows, palette)
        canvas.fill(0, 0, canvas.width, 1, "work")
        canvas.text(1, 0, "● 宽 WORK", "on", bold=True)
        canvas.number(1, 2, self.number, 7, palette.figures("work"))
        canvas.keyline(1, canvas.height - 1, [("space", "pause", "toggle"), ("?", "help", "help")])
        return canvas

    def _strip(self, canvas: Canvas, y: int, filters: Sequence[LineFilter]) -> Strip:
        self.painted.append(y)
        return super()._strip(canvas, y, filters)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Recording:
        if self.is_mounted and repaint:
            self.asked.append(regions)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    async def clicked(self, command: str) -> None:
        self.heard.append(command)


class Show(App[None]):
    """Shows it."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, palette: Palette = DARK) -> None:
        super().__init__(ansi_color=True if palette.plain else None)
        self.palette = palette
        self.canvas = Recording()

    def get_default_screen(self) -> Screen[None]:
        return self.canvas


def screen_text(app: App[None]) -> list[str]:
    return [strip.text for strip in painted(app)]


async def test_the_screen_is_the_sheet() -> None:
    app = Show()
    async with app.run_test(size=(40, 12)) as pilot:
        canvas = app.canvas.canvas
        assert canvas is not None
        assert screen_text(app) == ["".join(run.text for run in canvas.row(y)) for y in range(12)]
        await pilot.resize_terminal(30, 10)
        await pilot.pause()
        assert [strip.cell_length for strip in painted(app)] == [30] * 10
        assert list(dict.fromkeys(app.canvas.heard)) == [(40, 12), (30, 10)]


async def test_only_changed_rows_are_painted() -> None:
    app = Show()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        canvas = app.canvas
        for number, rows in (("28", []), ("29", [5, 6, 7, 8]), ("~9", list(range(2, 9)))):
            before, canvas.number = canvas.canvas, number
            canvas.painted.clear()
            canvas.asked.clear()
            canvas.repaint()
            await pilot.pause()
            assert canvas.canvas is not None and before is not None
            assert sorted(canvas.painted) == canvas.canvas.changed_rows(before) == rows
            assert canvas.asked == ([(Region(0, rows[0], 40, len(rows)),)] if rows else [])


async def test_a_sheet_of_another_palette_is_painted_whole() -> None:
    app = Show()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        app.canvas.painted.clear()
        app.palette = LIGHT
        app.canvas.repaint()
        await pilot.pause()
        assert sorted(app.canvas.painted) == list(range(12))


async def test_another_size_is_never_seen_in_the_old_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """The compositor may ask before the screen is told; and the window be another before the screen is laid out."""
    app = Show()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        monkeypatch.setattr(Recording, "size", Size(20, 5))
        assert app.canvas.size == (20, 5)
        app.canvas.repaint()
        assert [strip.cell_length for strip in app.canvas.render_lines(Region(0, 0, 40, 12))] == [40] * 12
        monkeypatch.setattr(Recording, "region", Region(0, 0, 50, 14))
        assert [strip.cell_length for strip in app.canvas.render_lines(Region(0, 0, 50, 14))] == [50] * 14


async def test_a_part_of_the_window_is_that_part_of_the_sheet() -> None:
    app = Show()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        whole, part = (app.canvas.render_lines(region) for region in (Region(0, 0, 40, 12), Region(4, 2, 10, 3)))
        assert part == [strip.crop(4, 14) for strip in whole[2:5]]


async def test_a_click_on_a_key_is_its_command() -> None:
    app = Show()
    async with app.run_test(size=(40, 12)) as pilot:
        app.canvas.heard.clear()
        await pilot.click(offset=(3, 11))
        await pilot.click(offset=(17, 11))
        await pilot.click(offset=(5, 5))
        await pilot.pause()
        assert app.canvas.heard == ["toggle", "help"]


@pytest.mark.parametrize("palette", [DARK, LIGHT, PLAIN], ids=lambda palette: palette.name)
async def test_no_color(palette: Palette, monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's filters find a style on every segment, and leave grey, or nothing but the terminal's own colours."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = Show(palette)
    async with app.run_test(size=(40, 12)) as pilot:
        app.canvas.number = "~9"
        app.canvas.repaint()
        await pilot.pause()
        strips = painted(app)
        segments = [segment for strip in strips for segment in strip]
        assert all(segment.style is not None for segment in segments)
        colours = {c for s in segments for c in (s.style.color, s.style.bgcolor) if c}
        assert all(c.is_default if palette.plain else len(set(c.triplet)) == 1 for c in colours)
        text = screen_text(app)
        assert ("█" if palette.plain else "▄") in text[2] + text[5]
        assert "● 宽 WORK" in text[0]
        assert palette.plain == any(segment.style.reverse for segment in strips[0])
