"""The canvas shows a sheet exactly, repaints what changed and nothing else, and knows what was clicked."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip

from glutetimer.app.canvas import Canvas
from glutetimer.app.draw.sheet import Sheet
from glutetimer.app.draw.tokens import DARK, LIGHT, PLAIN, Palette


class Recording(Canvas):
    """Remembers which rows were painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[int] = []
        self.asked: list[tuple[Region, ...]] = []

    def render_line(self, y: int) -> Strip:
        self.painted.append(y)
        return super().render_line(y)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Recording:
        if self.is_mounted and repaint:
            self.asked.append(regions)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)


class Show(App[None]):
    """Paints a sheet for whatever size it gets."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, palette: Palette = DARK) -> None:
        super().__init__(ansi_color=True if palette.plain else None)
        self.palette = palette
        self.heard: list[object] = []

    def compose(self) -> ComposeResult:
        yield Recording()

    @property
    def canvas(self) -> Recording:
        return self.query_one(Recording)

    def paint(self, number: str = "28") -> Sheet:
        sheet = Sheet(*self.canvas.size, self.palette)
        sheet.fill(0, 0, sheet.width, 1, "work")
        sheet.text(1, 0, "● 宽 WORK", "on", bold=True)
        sheet.number(1, 2, number, 7, self.palette.figures("work"))
        sheet.keyline(1, sheet.height - 1, [("space", "pause", "toggle"), ("?", "help", "help")])
        return sheet

    def on_canvas_resized(self, message: Canvas.Resized) -> None:
        self.heard.append(message.size)
        self.canvas.show(self.paint())

    def on_canvas_command(self, message: Canvas.Command) -> None:
        self.heard.append(message.command)

    def on_click(self, event: events.Click) -> None:
        self.heard.append((event.x, event.y))


def screen_text(app: App[None]) -> list[str]:
    return ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]


async def test_the_screen_is_the_sheet() -> None:
    app = Show()
    async with app.run_test(size=(40, 12)) as pilot:
        sheet = app.paint()
        assert screen_text(app) == ["".join(run.text for run in sheet.row(y)) for y in range(12)]
        await pilot.resize_terminal(30, 10)
        await pilot.pause()
        assert [strip.cell_length for strip in app.screen._compositor.render_strips()] == [30] * 10
        assert app.heard == [(40, 12), (30, 10)]


async def test_only_changed_rows_are_painted() -> None:
    app = Show()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        canvas = app.canvas
        for number, rows in (("28", []), ("29", [5, 6, 7, 8]), ("~9", list(range(2, 9)))):
            expected = app.paint(number).changed_rows(canvas.sheet)
            canvas.painted.clear()
            canvas.asked.clear()
            canvas.show(app.paint(number))
            await pilot.pause()
            assert sorted(canvas.painted) == expected == rows
            assert canvas.asked == ([(Region(0, rows[0], 40, len(rows)),)] if rows else [])


async def test_a_sheet_of_another_palette_is_painted_whole() -> None:
    app = Show()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        app.canvas.painted.clear()
        app.palette = LIGHT
        app.canvas.show(app.paint())
        await pilot.pause()
        assert sorted(app.canvas.painted) == list(range(12))


async def test_without_a_sheet_it_is_blank() -> None:
    class Empty(App[None]):
        def compose(self) -> ComposeResult:
            yield Canvas()

    app = Empty()
    async with app.run_test(size=(20, 4)):
        assert screen_text(app) == [" " * 20] * 4
        app.query_one(Canvas).show(Sheet(12, 2, DARK))  # painted for a window that has grown since
        assert app.query_one(Canvas).render_line(0).cell_length == 20
        assert app.query_one(Canvas).render_line(3).cell_length == 20


async def test_a_click_on_a_key_is_its_command() -> None:
    app = Show()
    async with app.run_test(size=(40, 12)) as pilot:
        app.heard.clear()
        await pilot.click(Recording, offset=(3, 11))
        await pilot.click(Recording, offset=(17, 11))
        await pilot.click(Recording, offset=(5, 5))
        await pilot.pause()
        assert app.heard == ["toggle", "help", (5, 5)]
        assert not app.canvas.focusable


@pytest.mark.parametrize("palette", [DARK, LIGHT, PLAIN], ids=lambda palette: palette.name)
async def test_no_color(palette: Palette, monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's filters find a style on every segment, and leave grey, or nothing but the terminal's own colours."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = Show(palette)
    async with app.run_test(size=(40, 12)) as pilot:
        app.canvas.show(app.paint("~9"))
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        segments = [segment for strip in strips for segment in strip]
        assert all(segment.style is not None for segment in segments)
        colours = {c for s in segments for c in (s.style.color, s.style.bgcolor) if c}
        assert all(c.is_default if palette.plain else len(set(c.triplet)) == 1 for c in colours)
        text = screen_text(app)
        assert ("█" if palette.plain else "▄") in text[2] + text[5]
        assert "● 宽 WORK" in text[0]
        assert palette.plain == any(segment.style.reverse for segment in strips[0])
