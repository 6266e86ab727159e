"""The guide in the window: every document is there, at any size, and keys and links lead through it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from textual.events import Key, MouseScrollDown
from textual.pilot import Pilot
from textual.widgets import Markdown, OptionList

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.screens.dialogs.text import TextScreen
from glutetimer.app.screens.guide.places import INDEX, Place, list_entries, read_page, resolve_link
from glutetimer.app.screens.guide.screen import GuideScreen
from glutetimer.app.screens.home.screen import HomeScreen
from glutetimer.views.guide import ORDER, read_document, split_pages
from tests.app.conftest import Open
from tests.app.driving import press, text

SIZES = [(40, 12), (80, 24), (100, 30), (200, 60)]


async def open_guide(pilot: Pilot[Any]) -> GuideScreen:
    await pilot.pause()
    await press(pilot, "question_mark", "g")
    screen = pilot.app.screen
    assert isinstance(screen, GuideScreen)
    return screen


def page(screen: GuideScreen) -> str:
    """The page that is read, as Markdown without what examples are written in."""
    return re.sub(r"^```\w+$", "```", screen.query_one(Markdown).source, flags=re.MULTILINE)


def shown(app: GlutetimerApp) -> list[str]:
    return [each.__name__ for each in (OptionList, Markdown) if app.screen.query_one(each).is_on_screen]


@pytest.mark.parametrize("size", SIZES)
async def test_it_opens_from_help_and_leads_back(open_app: Open, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        screen = await open_guide(pilot)
        choices = screen.query_one(OptionList)
        assert choices.option_count == len(ORDER) and shown(app) == ["OptionList"]
        await press(pilot, "down", "enter")
        assert page(screen) == split_pages(read_document("files"))[0].replace("toml\n", "\n")
        assert shown(app) == ["Markdown"]
        await press(pilot, "escape")
        assert shown(app) == ["OptionList"] and choices.highlighted == 1, "where one was"
        await press(pilot, "q")
        assert isinstance(app.screen, TextScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("size", [(40, 12), (100, 30)])
async def test_reading_on_leads_through_a_document(open_app: Open, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        screen = await open_guide(pilot)
        await press(pilot, "enter")
        pages = split_pages(read_document("keys"))
        read = [page(screen)]
        for _ in range(200):
            await press(pilot, "space")
            if page(screen) != read[-1]:
                read.append(page(screen))
        assert read == pages
        await press(pilot, "left")
        assert page(screen) == pages[-2]
        assert size[0] == 40 or f"{len(pages) - 1} of {len(pages)}" in text(app)
        await press(pilot, "right", "right")
        assert page(screen) == pages[-1]


async def test_the_contents_lead_to_a_section(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_guide(pilot)
        await press(pilot, *["down"] * ORDER.index("training"), "enter", "c")
        names = [each.name for each in list_entries(Place("training", -1))]
        assert screen.query_one(OptionList).option_count == len(names)
        await press(pilot, *["down"] * names.index("5.5 Gaps and epochs"), "enter")
        assert "### 5.5 Gaps and epochs" in page(screen)
        heading = next(each for each in screen.query("MarkdownH3") if "Gaps" in str(each.render()))
        assert heading.is_on_screen, "the section is seen, wherever on its page it stands"
        await press(pilot, "escape", "escape")
        assert page(screen) == split_pages(read_document("training"))[0]


async def test_a_link_leads_to_its_document_and_back(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    app, opened = open_app(), []
    monkeypatch.setattr(app, "open_url", opened.append)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_guide(pilot)
        await press(pilot, "enter")
        reader = screen.query_one(Markdown)
        for href, begins in (
            ("files.md", "# Files"),
            ("training.md#21-single-leg-bridge-tests-and-their-values", "### 2.1"),
        ):
            reader.post_message(Markdown.LinkClicked(reader, href))
            await pilot.pause()
            assert page(screen).startswith(begins)
        await press(pilot, "escape", "escape")
        assert page(screen).startswith("# Keys")
        reader.post_message(Markdown.LinkClicked(reader, "https://example.org/paper"))
        reader.post_message(Markdown.LinkClicked(reader, "../help.md"))
        await pilot.pause()
        assert opened == ["https://example.org/paper"] and page(screen).startswith("# Keys")


async def test_a_click_opens_what_is_clicked(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_guide(pilot)
        await pilot.click(OptionList, offset=(4, 2))
        await pilot.pause()
        assert page(screen).startswith("# The command line")


@pytest.mark.parametrize("opened", [False, True])
async def test_the_wheel_moves_lists_and_pages(open_app: Open, opened: bool) -> None:
    app = open_app()
    async with app.run_test(size=(40, 12)) as pilot:
        screen = await open_guide(pilot)
        if opened:
            await press(pilot, "enter")
        scrolled = screen.query_one(Markdown).parent if opened else screen.query_one(OptionList)
        assert scrolled.scroll_y == 0
        for _ in range(3):
            app.post_message(MouseScrollDown(None, 10, 5, 0, 1, 0, False, False, False, 10, 5))
        await pilot.pause()
        await pilot.wait_for_animation()
        assert scrolled.scroll_y > 0


async def test_keys_that_come_at_once_leave_one_screen_each(open_app: Open) -> None:
    """Typed ahead over a slow line: no screen goes that was not left."""
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in (["enter", "c", "escape", "escape"], ["escape"] * 2, ["q", "escape"], ["enter", "right", "q", "q"]):
            await open_guide(pilot)
            for key in keys:
                app.post_message(Key(key, None))
            await pilot.pause()
            while not isinstance(app.screen, HomeScreen):
                await press(pilot, "escape")
            assert len(app.screen_stack) == 1


async def test_it_is_laid_out_anew_in_another_window(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await open_guide(pilot)
        for size in ((40, 12), (200, 60), (20, 5), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            region = app.screen.query_one(OptionList).region
            assert region.height >= 1 and region.bottom <= size[1] and region.right <= size[0]


@pytest.mark.parametrize("name", ORDER)
def test_every_link_of_a_document_leads_somewhere(name: str) -> None:
    for href in re.findall(r"\]\(([^)]+)\)", read_document(name)):
        place = resolve_link(href, Place(name))
        assert place and (place.anchor or "#" not in href or place.page), href


def test_a_link_out_of_the_guide_leads_nowhere_in_it() -> None:
    for href in ("https://example.org/training.md", "../safety.md", "training.txt", "help.md", ""):
        assert resolve_link(href, INDEX) is None, href


async def test_pages_that_are_turned_at_once_end_with_the_last_one(open_app: Open) -> None:
    """The program waits for a key's page, the screen for a link's: one may come while the other is read in."""
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await open_guide(pilot)
        first, *_, last = (each.place for each in list_entries(Place("textual")) if each.place.anchor)
        for _ in range(5):
            for asked in (app, screen):
                asked.call_later(screen._show, first)
                asked.call_later(screen._show, last)
        await pilot.pause()
        assert app.is_running and not app.return_code
        assert page(screen) == read_page(last)
