"""What the screens know of the program that shows them: they import this, and never the program itself."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel
    from textual.screen import Screen

    from glutetimer.app.drawing.tokens import Palette
    from glutetimer.app.settings_writer import SettingsWriter
    from glutetimer.app.window_title import WindowTitle
    from glutetimer.history.writer import Writer
    from glutetimer.keys.ground import TerminalGround
    from glutetimer.remote.remote import Remote
    from glutetimer.services.context import Context
    from glutetimer.settings.settings import Settings
    from glutetimer.training.plan import Phase
    from glutetimer.training.workout import Workout

R = TypeVar("R")


class Host(Protocol):
    """The program, as a screen sees it."""

    context: Context
    """What there is to work with; another one after each change of the settings or the library."""
    remote: Remote | None
    """The phone that leads too."""
    ground: TerminalGround | None
    """The terminal's, where it was asked for."""
    window_title: WindowTitle
    """Of the terminal's window."""

    @property
    def writer(self) -> Writer:
        """What saves."""

    @property
    def not_saved(self) -> str:
        """What is not in the history yet, and why, in a line; empty where all is, or will be in a moment."""

    @property
    def palette(self) -> Palette:
        """What to paint with."""

    @property
    def is_for_one_session(self) -> bool:
        """Whether the program was started for a session, and ends after it."""

    @property
    def settings_writer(self) -> SettingsWriter:
        """What writes changed settings into their file."""

    def open(self, name: str, *args: Any, then: Callable[[Any], Any] | None = None) -> None:
        """Show a screen of `glutetimer/app/routes.py`, made with `args`.

        `then` is called with what it was dismissed with.
        """

    def ask(self, question: Screen[R], then: Callable[[R | None], Any]) -> None:
        """Show a question; `then` is called with the answer."""

    async def answer_to(self, question: Screen[R]) -> R:
        """Show a question and wait for the answer; in a worker alone."""

    def notify(self, message: str, *, severity: SeverityLevel = "information", timeout: float, markup: bool) -> None:
        """Show a line for some seconds."""

    def warn(self, words: str) -> None:
        """Show a line of what is wrong, for long enough to read it."""

    def run_beside(
        self, work: Callable[..., Coroutine[Any, Any, None]], *args: Any, group: str = "", exclusive: bool = False
    ) -> None:
        """Begin what takes long; `exclusive`: instead of what was begun in the same group before."""

    async def hear_others(self) -> None:
        """Give what other devices have told a moment to come."""

    def perform(self, workout: Workout, passed_over: Sequence[Phase] = ()) -> None:
        """Begin a session, once what there is to ask first is answered.

        What is passed over comes first in it, and is left out this time: nothing of it counts as done.
        """

    def perform_extra(self, hold: Workout, target_s: float) -> None:
        """Begin an extra hold with a target of its own."""

    def leave_session(self, last: Screen[Any]) -> None:
        """From a session's last screen: home, or out if the program was started for this session alone."""

    def set_settings(self, settings: Settings) -> None:
        """Let other settings serve from now on."""

    def refresh_files(self) -> None:
        """Read the user's own files again where an editor has saved one."""

    def read_library(self) -> None:
        """Read the exercises and workouts again: a file of the user's own has changed."""
