"""A screen that is one painted sheet: it repaints when something changed, and turns keys and clicks into commands."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import Screen

from glutetimer.app.binding import rebound
from glutetimer.app.canvas import Canvas
from glutetimer.app.commands import Command, key_of
from glutetimer.app.draw.sheet import Sheet
from glutetimer.app.draw.tokens import Palette

if TYPE_CHECKING:
    from glutetimer.app.app import GlutetimerApp

R = TypeVar("R")


class SheetScreen(Screen[R]):
    """A painted screen. Nothing on it takes the focus."""

    AUTO_FOCUS = ""
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = ()

    def compose(self) -> ComposeResult:
        """One canvas."""
        self.bind_keys()
        yield self.canvas

    @property
    def glutetimer(self) -> GlutetimerApp:
        """The program."""
        return cast("GlutetimerApp", self.app)

    @cached_property
    def canvas(self) -> Canvas:
        """What is painted on; without a size until the screen is composed, and then nothing is."""
        return Canvas(lambda size: self.paint(size.width, size.height, self.glutetimer.palette))

    # ------------------------------------------------------------ for each screen to say

    def paint(self, columns: int, rows: int, palette: Palette) -> Sheet:
        """The screen's picture."""
        raise NotImplementedError

    def available(self) -> Collection[str]:
        """The names of the commands that work now."""
        return {command.name for command in self.COMMANDS_HERE}

    def takes(self, event: Key) -> bool:
        """Whether a key is for the bindings; a session takes some for itself."""
        return True

    def stand_still(self) -> None:
        """The program goes into the background."""

    # ------------------------------------------------------------ what all have

    def bind_keys(self) -> None:
        """Take the keys that the user has set."""
        keymap, plain = self.glutetimer.kit.settings.keys, self._merge_bindings()
        self._bindings = rebound(plain, self.COMMANDS_HERE, keymap) if keymap else plain

    def repaint(self) -> None:
        """Paint again; only rows that differ reach the terminal."""
        if self.is_mounted and self.is_attached and (size := self.canvas.size):
            self.canvas.show(self.paint(size.width, size.height, self.glutetimer.palette))

    def keys(self, names: Iterable[str]) -> list[tuple[str, str, str]]:
        """Key, label and name of commands, for a key line."""
        known = {command.name: command for command in self.COMMANDS_HERE}
        keymap = self.glutetimer.kit.settings.keys
        return [(key_of(known[name], keymap), self.label(known[name]), name) for name in names if name in known]

    def label(self, command: Command) -> str:
        """What the key line says of a command now."""
        return command.label

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what works now can be done; so the same key may mean several things at different times."""
        if any(command.name == action for command in self.COMMANDS_HERE):
            return action in self.available()
        return super().check_action(action, parameters)

    def on_canvas_resized(self) -> None:
        """Another size: lay out anew."""
        self.repaint()

    async def on_canvas_command(self, message: Canvas.Command) -> None:
        """A click on a key line or a row does what the key does."""
        await self.run_action(message.command)

    def on_screen_resume(self) -> None:
        """Back on top: the theme and the keys may have changed meanwhile."""
        self.bind_keys()
        self.repaint()
