"""What is said beside a session never lies over its count."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from glutetimer.app.drawing.grid import lay_out_window
from tests.app.conftest import FakeClock, Open
from tests.app.driving import wait


@pytest.mark.parametrize("size", [(40, 8), (40, 12), (80, 24), (100, 30), (200, 60)])
async def test_it_stays_below_the_figures_however_much_it_is(
    open_app: Open, clock: FakeClock, size: tuple[int, int]
) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 20)
        for n in range(4):
            app.notify(f"{n} " + "words that are many " * 12, timeout=60)
        await pilot.pause()
        await pilot.resize_terminal(size[0], size[1] + 1)
        await pilot.pause()
        figures = lay_out_window(*app.size)
        over = {y for y in range(app.size.height) for x in (2, app.size.width // 2, app.size.width - 2)
                if isinstance(app.screen.get_widget_at(x, y)[0], Static)}  # fmt: skip
        assert over and min(over) >= figures.top + figures.room
