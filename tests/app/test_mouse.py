"""Every list with the mouse: the wheel, the scroll bar, a click, what the pointer is over; and the keys that page."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.events import MouseScrollDown, MouseScrollUp
from textual.scrollbar import ScrollTo

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.routes import ROUTES
from glutetimer.app.screens.preview.screen import PreviewScreen
from glutetimer.app.screens.review.opened import OpenedScreen
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.app.screens.summary.screen import WAITS_S
from glutetimer.app.widgets.rows import RowList
from glutetimer.history.store import History
from glutetimer.remote.remote import Remote
from tests.app.conftest import FakeClock
from tests.app.driving import press, text
from tests.app.past import ON, a_session, a_set, made
from tests.scenes import at

LISTS = {
    "home": ((), "RowList"),
    "exercises": (("e",), "RowList"),
    "settings": (("o",), "RowList"),
    "keys": (("o", "end", "enter"), "RowList"),
    "guide": (("question_mark", "g"), "RowList"),
    "preview": (("p",), "RowList"),
    "builder": (("p", "b"), "RowList"),
    "picker": (("down", "p", "b", "a"), "RowList"),
    "week": (("w",), "RowList"),
    "review": (("r", "3"), "SessionList"),
    "opened": (("r", "3", "end", "enter"), "RowList"),
}
TAKES = {"picker", "guide"}
"""Where a click opens what it is on."""
PAGES = {
    "help": at("question_mark"),
    "safety": at("s"),
    "exercise": at("e", "enter"),
    "summary": at("enter", 52, "q", "k", WAITS_S),
    "remote": at(),
}
"""What is longer than a window, and no list."""
PAINTED = {"session"}
"""What has neither."""


def test_no_screen_is_forgotten() -> None:
    assert {*LISTS, *PAGES, *PAINTED} - {"picker"} == set(ROUTES)


@pytest.fixture
def app(tmp_path: Path) -> GlutetimerApp:
    context = made(tmp_path)
    with History(context.paths.history) as history:
        day = ON - timedelta(400)
        history.put(a_session("long", day), *(a_set(f"long-{n}", "long", day, n) for n in range(40)))
    app = GlutetimerApp(context)
    app.animation_level = "none"  # what the wheel moves is there at once, whatever else the machine does
    return app


@pytest.mark.parametrize("name", LISTS)
async def test_a_list_is_led_by_the_mouse_too(app: GlutetimerApp, name: str) -> None:
    keys, selector = LISTS[name]
    async with app.run_test(size=(60, 16 if name in ("picker", "week", "review", "opened") else 8)) as pilot:
        await pilot.pause()
        await press(pilot, *keys)
        if name == "opened":
            assert isinstance(app.screen, OpenedScreen)
        rows = app.screen.query_one(selector, RowList)
        rows.highlighted = next(n for n, option in enumerate(rows.options) if not option.disabled)
        await pilot.pause()
        assert rows.max_scroll_y > 0 and rows.show_vertical_scrollbar, "there is more than the window shows"
        top = text(app)
        rows.post_message(MouseScrollDown(rows, 5, 1, 0, 1, 0, False, False, False))
        await pilot.pause()
        assert rows.scroll_offset.y > 0 and text(app) != top, "the wheel"
        rows.post_message(MouseScrollUp(rows, 5, 1, 0, -1, 0, False, False, False))
        await pilot.pause()
        assert rows.scroll_offset.y == 0
        rows.vertical_scrollbar.post_message(ScrollTo(y=rows.max_scroll_y, animate=False))
        await pilot.pause()
        assert rows.scroll_offset.y == rows.max_scroll_y, "the scroll bar"
        rows.scroll_to(y=0, animate=False)
        await pilot.pause()
        first, place, *_ = [n for n, option in enumerate(rows.options) if not option.disabled]
        await press(pilot, "pagedown", "pagedown")
        last = rows.highlighted
        assert last is not None and last > first
        await press(pilot, "pageup")
        assert rows.highlighted is not None and first <= rows.highlighted < last
        await press(pilot, "pageup", "pageup", "pageup")
        assert rows.highlighted == first
        rows.scroll_to(y=0, animate=False)  # a heading stands above it
        await pilot.pause()
        await pilot.hover(selector, offset=(6, place))
        under = rows.get_component_styles("option-list--option-hover").background
        assert under.a > 0
        if name not in TAKES:
            await pilot.click(selector, offset=(6, place))
            await pilot.pause()
            assert rows.highlighted == place, "a click looks at it"


@pytest.mark.parametrize("name", PAGES)
async def test_a_page_is_led_by_the_mouse_too(app: GlutetimerApp, name: str) -> None:
    clock = app.context.clock
    assert isinstance(clock, FakeClock)
    with closing(Remote(clock, "127.0.0.1")) as remote:
        async with app.run_test(size=(40, 8)) as pilot:
            await pilot.pause()
            if name == "remote":  # a session's beginning would wait for it
                app.open("remote", remote)
            await PAGES[name](pilot, clock)
            await pilot.pause()
            page = app.screen.query_one(VerticalScroll)
            assert page.max_scroll_y > 0 and page.show_vertical_scrollbar
            for wheel, goes in ((MouseScrollDown, True), (MouseScrollUp, False)):
                page.post_message(wheel(page, 5, 1, 0, 1, 0, False, False, False))
                await pilot.pause()
                assert (page.scroll_offset.y > 0) is goes
            page.vertical_scrollbar.post_message(ScrollTo(y=page.max_scroll_y, animate=False))
            await pilot.pause()
            assert page.scroll_offset.y == page.max_scroll_y
            await press(pilot, "home", "pagedown")
            assert page.scroll_offset.y > 0
            await press(pilot, "pageup")
            assert page.scroll_offset.y == 0


async def test_a_second_click_begins_there(app: GlutetimerApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "down", "p")
        assert isinstance(app.screen, PreviewScreen)
        rows = app.screen.query_one(RowList)
        place = [n for n, option in enumerate(rows.options) if not option.disabled][1]
        for _ in range(2):
            await pilot.click("RowList", offset=(6, place))
            await pilot.pause()
        assert isinstance(app.screen, SessionScreen) and app.screen.runner.index == place


async def test_tabs_are_clicked(app: GlutetimerApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "r")
        for tab, words in ((2, "sessions"), (3, "repetitions"), (1, "Single-leg bridge hold"), (0, "weeks on goal")):
            await pilot.click(f"#tab-{tab}")
            await pilot.pause()
            assert words in text(app)
