"""The list of commands, as a page of the house: what works now, with its key, and what it does.

Textual's palette has the search and the keys; here are the order, the words and the look.
"""

from __future__ import annotations

from calendar import day_name, month_name
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache, partial
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.events import Click, Mount
from textual.fuzzy import Matcher
from textual.widgets import Input

from glutetimer.app.drawing.cells import width
from glutetimer.app.drawing.grid import Size, size_of
from glutetimer.app.host import Host
from glutetimer.app.screens.settings.view import setting_rows
from glutetimer.app.widgets.rows import is_stale
from glutetimer.app.widgets.screen import BaseScreen, HouseScreen
from glutetimer.keys.commands import ROW_MOVES
from glutetimer.keys.keymap import show_key
from glutetimer.training.single_hold import exercise_alone
from glutetimer.views.words import format_long_date

_MOVES = ROW_MOVES | {"left", "right"}
"""What everybody finds: searched for, but not listed."""
_SURE = 100.0
"""More than letters that are found here and there come to: what begins as it was typed stands first (our choice)."""
_OPEN_FROM = {"home", "week", "preview", "exercises", "exercise", "review", "settings"}
"""Where nothing is under way that another screen would lie over."""
_NAME, _KEY = 16, 8
"""Columns from a name to its key, and from there to what it does."""


class _Entry(NamedTuple):
    name: str
    key: str
    words: str
    act: Callable[[], object]
    listed: bool = True
    aliases: tuple[str, ...] = ()
    """What else it is called; found where it begins so."""


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
                    yield _Entry(name, show_key(each, keymap), each.help, act, each.name not in _MOVES)
        yield _Entry("Theme", "", "other colours: dark, light, high contrast, and Textual's own", app.search_themes)
        yield _Entry("Screenshot", "", "the screen as an SVG file", partial(app.set_timer, 0.1, app.deliver_screenshot))

    async def discover(self) -> Hits:
        """All but the cursor's."""
        for each in self._entries():
            if each.listed:
                yield DiscoveryHit(_format_entry(self, Content(each.name), each), each.act, each.name)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for each in self._entries():
            if (score := _score(matcher, each) or (query.casefold() in each.words.casefold()) / 2) > 0:
                yield Hit(score, _format_entry(self, matcher.highlight(each.name), each), each.act, each.name)


class Places(Provider):
    """What is found by typing alone: workouts and exercises, which it begins, settings, and days."""

    def _entries(self) -> Iterator[_Entry]:
        if (host := self._host) is None:
            return
        library, settings = host.context.library, host.context.settings
        for workout in library.workouts.values():
            yield _Entry(workout.name, "start", workout.summary, partial(host.perform, workout))
        for exercise in library.exercises.values():
            act = partial(host.perform, exercise_alone(exercise))
            names = exercise.aliases
            yield _Entry(exercise.name, "now", "do this exercise now", act, aliases=names)
            page = partial(host.open, "exercise", exercise)
            yield _Entry(exercise.name, "page", "how it goes", page, aliases=names)
        for row in setting_rows(settings)[1:]:  # themes have a list of their own
            act = partial(host.open, "settings", row.id)
            yield _Entry(row.name.capitalize(), "setting", f"now {row.value}", act, aliases=(row.key or row.id,))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for each in self._entries():
            if (score := _score(matcher, each)) > 0:
                yield Hit(score, _format_entry(self, matcher.highlight(each.name), each), each.act, each.name)
        screen, host = self.screen, self._host
        if host and isinstance(screen, BaseScreen) and (day := _read_day(query, host)):
            on = host.context.today
            act = partial(screen.run_beside, _open_day, screen, day, on, group="day")
            entry = _Entry(format_long_date(day, on), "day", "what was done on it", act)
            yield Hit(_SURE, _format_entry(self, Content(entry.name), entry), entry.act, entry.name)

    @property
    def _host(self) -> Host | None:
        """The program, where another screen may be opened: not over a session, nor over a question."""
        screen = self.screen
        here = isinstance(screen, BaseScreen) and {command.scope for command in screen.COMMANDS_HERE}
        return screen.host if isinstance(screen, BaseScreen) and here and here <= _OPEN_FROM else None


def _format_entry(provider: Provider, name: Content, each: _Entry) -> Content:
    """Name and key, and the words where the window has room for them."""
    gap = " " * max(2, _NAME - width(each.name))
    key = each.key + " " * max(2, _KEY - width(each.key))
    words = each.words if size_of(*provider.app.size) is not Size.TINY else ""
    return Content.assemble(name, (gap + key, "not bold $ink"), (words, "not bold $soft"))


def _score(matcher: Matcher, each: _Entry) -> float:
    """How well a name is what was typed; 0 where it is not."""
    begun = matcher.query.casefold()
    sure = any(name.casefold().startswith(begun) for name in (each.name, *each.aliases))
    return matcher.match(each.name) + _SURE * sure


def _read_day(query: str, host: Host) -> date | None:
    """The day that was typed: a date, today, yesterday, a weekday, or a day of a month; the last one that was.

    None where it is none.
    """
    on = host.context.today
    word = query.strip().casefold()
    if word in ("today", "yesterday"):
        return on - timedelta(word == "yesterday")
    if len(word) > 2 and (names := [n for n, name in enumerate(day_name) if name.casefold().startswith(word)]):
        return on - timedelta((on.weekday() - names[0]) % 7)
    day, _, month = word.partition(" ")
    if len(month) > 2 and (numbers := [n for n, name in enumerate(month_name) if name.casefold().startswith(month)]):
        word = f"{on.year}-{numbers[0]:02}-{day:0>2}"
        if word > on.isoformat():
            word = f"{on.year - 1}{word[4:]}"
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None


async def _open_day(screen: BaseScreen[object], day: date, on: date) -> None:
    """Show what was done on a day, the session or the last of several; unless something else is open by then."""
    from glutetimer.history.connection import WAITS, HistoryError
    from glutetimer.history.queries.totals import entries_on

    host = screen.host
    say_once = cache(partial(host.notify, WAITS, timeout=5, markup=False))
    try:
        entries = await screen.read_history(lambda history: entries_on(history, day), say_once)
    except HistoryError as error:
        host.notify(str(error), severity="warning", timeout=5, markup=False)
        return
    if entries and screen.is_active:
        host.open("opened", entries[-1], on)
    elif not entries:
        host.notify(f"Nothing was done on {format_long_date(day, on)}.", timeout=5, markup=False)


def _perform(screen: BaseScreen[object], action: str) -> None:
    screen.host.run_beside(screen.run_action, action)


class SureList(CommandList):
    """A click on a command that is no longer listed does nothing; Textual's own fails."""

    def on_click(self, event: Click) -> None:
        """Only what is there can be chosen."""
        if is_stale(event, self):
            event.prevent_default()


class HousePalette(CommandPalette, HouseScreen[None]):
    """On a ground of its own, with one raised row as cursor, and no boxes."""

    way_out = "escape"

    def compose(self) -> ComposeResult:
        for part in super().compose():
            yield SureList() if isinstance(part, CommandList) else part

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The cursor moves once there is a list to move in: Textual's own takes a key before that, and fails."""
        if action == "command_list" and not any(each.size.height for each in self.query(CommandList)):
            return False
        return super().check_action(action, parameters)

    def on_mount(self, event: Mount) -> None:
        """Textual's own asks for commands at once, and fails where it was closed meanwhile."""
        if self not in self.app.screen_stack or not self.query(CommandList):
            event.prevent_default()

    def dismiss(self, result: None = None) -> AwaitComplete:
        """What still gathers commands for a list that goes ends with it."""
        self.workers.cancel_node(self)
        return super().dismiss(result)

    @on(Input.Changed)
    def drop_late_input(self, event: Input.Changed) -> None:
        """What was typed before it went is nothing to search for: the list is gone."""
        if not self.is_there:
            event.prevent_default()

    def on_click(self, event: Click) -> None:
        """The same for a click beside it, which closes it; one where the window ended is on nothing."""
        if not self.ready.is_set() or not self.region.contains(event.screen_x, event.screen_y):
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
