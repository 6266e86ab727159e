"""What all screens have: commands, their keys as the user has set them, and an end that comes once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.events import Key, Resize
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from glutetimer.keys.commands import Command
from glutetimer.keys.keymap import list_keys, show_key
from glutetimer.keys.layout import latin_key

if TYPE_CHECKING:
    from glutetimer.app.host import Host
    from glutetimer.history.store import History

R = TypeVar("R")
T = TypeVar("T")


class HouseScreen(Screen[R]):
    """A screen that can be dismissed once, by whatever asks for it, and takes no other screen along."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "go_out", show=False, priority=True)]
    way_out: ClassVar[str] = "leave"
    """The action that leads out of it: what q does, where q does anything."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ready = asyncio.Event()
        """Set once it is there and its focus is where it belongs: keys that come before wait for that."""
        self.is_going = False
        """Whether it is dismissed."""
        self._ends_with: tuple[R | None] | None = None

    @property
    def host(self) -> Host:
        return cast("Host", self.app)

    @property
    def is_there(self) -> bool:
        """Whether its parts are there: neither before it is composed, nor while it goes, by whoever asked for that."""
        return self.is_mounted and self.is_attached and not self.is_going and self in self.app.screen_stack

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be done with a screen that is not there."""
        return super().check_action(action, parameters) if self.is_there else False

    async def action_go_out(self) -> None:
        """As q does: that ctrl+c copies on some screens, and names another key on others, nobody expects."""
        await self.run_action(self.way_out)

    def on_resize(self, event: Resize) -> None:
        """A size that is not the window's any more is passed over.

        Textual answers a screen's size with an echo of it. Two that come while a picture is held back would follow each
        other for ever, and nothing else would be heard, not even a signal.
        """
        if event.size != self.app.size:
            event.prevent_default()

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """As Textual's own, which fails where text is selected in a widget that is gone since the last picture."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        return (None, None) if widget not in (None, self) and widget.parent is None else (widget, offset)

    def on_screen_resume(self) -> None:
        """It is on top: where it was asked to go while another screen lay over it, it goes now."""
        self.call_next(self.take_keys)
        if self._ends_with:
            self.call_next(self._go_late, *self._ends_with)

    def take_keys(self) -> None:
        """What it shows is there: the keys that waited come."""
        self.ready.set()

    def _go_late(self, result: R | None) -> None:
        # Not the dismissal itself: what is called next is awaited, and a screen cannot await its own end.
        self.dismiss(result)

    def dismiss(self, result: R | None = None) -> AwaitComplete:
        """End the screen with a result, once; while another one lies over it, as soon as that is gone."""
        if self.is_going:
            return AwaitComplete()
        if not self.is_active:
            self._ends_with = (result,)
            return AwaitComplete()
        self.is_going = True
        return super().dismiss(result)


class BaseScreen(HouseScreen[R]):
    """A screen with commands. Their keys come before those of whatever has the focus, but for text that is typed."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = ()
    answers_remote: ClassVar[bool] = False
    """Whether the phone's button acts while this is on top."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Let the commands be the bindings: a key may mean several, of which `check_action` lets one through."""
        if "COMMANDS_HERE" in cls.__dict__:
            cls.BINDINGS = [
                Binding(each.keys, each.name, each.label, show=False, priority=True, id=each.id)
                for each in cls.COMMANDS_HERE
            ]
            cls.way_out = next(each.name for each in cls.COMMANDS_HERE if "q" in list_keys(each, {}))
        super().__init_subclass__(**kwargs)

    # ------------------------------------------------------------ for each screen to say

    def available(self) -> set[str]:
        """The names of the commands that work now."""
        return {command.name for command in self.COMMANDS_HERE}

    def accepts(self, event: Key) -> bool:
        """Whether a key is for the commands; a screen that asks for any key takes all for itself."""
        return True

    def stopped(self, event: Key) -> bool:
        """Whether a key has stopped something here, and so does nothing else: also from below another screen."""
        return False

    def repeats(self, key: str) -> bool:
        """Whether a leaned-on key that began here goes on: moves and amounts do, and Escape, which leads back."""
        key, keymap = self.latin_key(key), self.host.context.settings.keys
        return key == "escape" or any(each.repeats and key in list_keys(each, keymap) for each in self.COMMANDS_HERE)

    def taps(self, event: Key) -> bool:
        """Whether a key is tapped quickly, each tap for itself: what acts once and changes an amount."""
        return False

    def stand_still(self) -> None:
        """The program goes into the background, or the palette takes the keys."""

    def turn_day(self, day: date) -> None:
        """It is another training day now."""

    def repaint(self) -> None:
        """Show what is the case now: the theme, the keys or what is saved may have changed."""

    # ------------------------------------------------------------ what all have

    def run_beside(self, work: Callable[..., Coroutine[Any, Any, None]], *args: Any, group: str) -> None:
        """Begin what takes long, instead of what was begun in the same group before."""
        # Not `work(*args)`: a coroutine that is replaced before it began would have been made for nothing.
        self.run_worker(partial(work, *args), group=group, exclusive=True)  # type: ignore[arg-type]

    async def read_history(self, read: Callable[[History], T], waits: Callable[[], object]) -> T:
        """Read it beside the screen's thread, however long another program writes to it; for a worker.

        `waits` is called again and again while nothing can be read.

        Raises:
            HistoryError: it cannot be read at all.
        """
        from glutetimer.history.connection import BusyError

        while True:
            try:
                return await asyncio.to_thread(self._read_with, read)
            except BusyError:
                waits()

    def read_later(self, then: Callable[[], object]) -> None:
        """Another program writes to the history: do something once it can be read again."""
        self.run_beside(self._read_later, then, group="history")

    async def _read_later(self, then: Callable[[], object]) -> None:
        from glutetimer.history.connection import HistoryError

        with suppress(HistoryError):  # said by whoever reads it then
            await self.read_history(lambda history: None, lambda: None)
        then()

    def _read_with(self, read: Callable[[History], T]) -> T:
        from glutetimer.history.store import History

        with History.reading(self.host.context.paths.history) as history, history.snapshot():
            return read(history)

    def own_keys(self) -> set[str]:
        keymap = self.host.context.settings.keys
        return {own for each in self.COMMANDS_HERE for own in list_keys(each, keymap)}

    def latin_key(self, key: str) -> str:
        """A key as it is meant here, whatever the keyboard's layout and its caps lock."""
        return latin_key(key, self.own_keys())

    def pairs(self) -> Mapping[str, tuple[str, str, str]]:
        """Commands that are one hint of the key line: the second with the first, what parts their keys, and a label."""
        return {}

    def keys(self, names: Iterable[str]) -> list[tuple[str, str, str]]:
        """Key, label and name of commands, for a key line."""
        known = {command.name: command for command in self.COMMANDS_HERE}
        keymap, pairs = self.host.context.settings.keys, self.pairs()
        labels = {name: words for second, (first, _, words) in pairs.items() for name in (first, second)}
        entries: list[tuple[str, str, str]] = []
        for name in names:
            if name not in known:
                continue
            key, (first, between, _) = show_key(known[name], keymap), pairs.get(name, ("", "", ""))
            if entries and entries[-1][2] == first:
                key = entries.pop()[0] + between + key
            entries.append((key, labels.get(name) or self.label(known[name]), name))
        return entries

    def label(self, command: Command) -> str:
        """What the key line says of a command now."""
        return command.label

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what works now can be done; so the same key may mean several things at different times."""
        if any(command.name == action for command in self.COMMANDS_HERE):
            return bool(super().check_action(action, parameters)) and action in self.available()
        return super().check_action(action, parameters)

    def action_help(self) -> None:
        """Every key, those of this screen first, and how a session goes."""
        self.host.open("help", self.host.context.settings.keys, self.COMMANDS_HERE)

    def on_screen_resume(self) -> None:
        """Back on top: the theme and the keys may have changed meanwhile."""
        self.repaint()
