"""The list of commands, as a page of the house: what works now, with its key, and what it does.

Textual's palette has the search and the keys; here are the order, the words and the look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from textual import on
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.events import Click
from textual.widgets import Input

from glutetimer.app.drawing.cells import width
from glutetimer.app.drawing.grid import Size, size_of
from glutetimer.app.widgets.screen import BaseScreen, HouseScreen
from glutetimer.keys.commands import key_of

_MOVES = frozenset({"up", "down", "left", "right", "first", "last", "page_up", "page_down"})
"""What everybody finds: searched for, but not listed."""
_NAME, _KEY = 16, 8
"""Columns from a name to its key, and from there to what it does."""


class _Entry(NamedTuple):
    name: str
    key: str
    words: str
    act: Callable[[], object]
    listed: bool = True


class Commands(Provider):
    """What can be done on the screen below, in its own order, then what can be done on every one."""

    def _entries(self) -> Iterator[_Entry]:
        screen, app = self.screen, self.app
        if isinstance(screen, BaseScreen):
            available, keymap = screen.available(), screen.host.context.settings.keys
            for each in screen.COMMANDS_HERE:
                if each.name in available:
                    act = partial(_perform, screen, each.name)
                    name = screen.label(each).capitalize()
                    yield _Entry(name, key_of(each, keymap), each.help, act, each.name not in _MOVES)
        yield _Entry("Theme", "", "other colours: dark, light, high contrast, and Textual's own", app.search_themes)
        yield _Entry("Screenshot", "", "the screen as an SVG file", partial(app.set_timer, 0.1, app.deliver_screenshot))

    async def discover(self) -> Hits:
        """All but the cursor's."""
        for each in self._entries():
            if each.listed:
                yield DiscoveryHit(self._line(Content(each.name), each), each.act, each.name)

    async def search(self, query: str) -> Hits:
        """Those whose name or words are meant."""
        matcher = self.matcher(query)
        for each in self._entries():
            score = max(matcher.match(each.name), matcher.match(each.words) / 2)
            if score > 0:
                yield Hit(score, self._line(matcher.highlight(each.name), each), each.act, each.name)

    def _line(self, name: Content, each: _Entry) -> Content:
        """Name and key, and the words where the window has room for them."""
        gap = " " * max(2, _NAME - width(each.name))
        key = each.key + " " * max(2, _KEY - width(each.key))
        words = each.words if size_of(*self.app.size) is not Size.TINY else ""
        return Content.assemble(name, (gap + key, "not bold $ink"), (words, "not bold $soft"))


def _perform(screen: BaseScreen[object], action: str) -> None:
    screen.app.run_worker(screen.run_action(action))


class HousePalette(CommandPalette, HouseScreen[None]):
    """On a ground of its own, with one raised row as cursor, and no boxes."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The cursor moves once there is a list to move in: Textual's own takes a key before that, and fails."""
        if action == "command_list" and not any(each.size.height for each in self.query(CommandList)):
            return False
        return super().check_action(action, parameters)

    @on(Input.Changed)
    def drop_late_input(self, event: Input.Changed) -> None:
        """What was typed before it went is nothing to search for: the list is gone."""
        if self.is_going:
            event.prevent_default()

    def on_click(self, event: Click) -> None:
        """The same for a click beside it, which closes it."""
        if not self.ready.is_set():
            event.prevent_default()

    DEFAULT_CSS = """
    HousePalette {
        background: $background;
        &:ansi { background: ansi_default; }
        & > Vertical {
            margin: 1 0 0 0;
            background: $background;
            &:dark { background: $background; }
        }
        SearchIcon { display: none; }
        #--input, #--input.--list-visible {
            border: none;
            padding: 0 2;
            height: 2;
        }
        CommandInput, CommandInput:focus {
            border: none;
            height: 1;
            padding: 0 1;
        }
        CommandList, CommandList:focus, CommandList.--populating {
            border: none;
            padding: 0 1;
            max-height: 1fr;
            scrollbar-size-vertical: 1;
            scrollbar-color: $soft;
            scrollbar-background: $background;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
        CommandList > .option-list--option-highlighted {
            color: $foreground;
            background: $panel;
            text-style: bold;
        }
        CommandList:nocolor > .option-list--option-highlighted { text-style: reverse; }
        LoadingIndicator { display: none; }
    }
    """
