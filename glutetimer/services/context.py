"""What a face needs to work with: where things are, what the user set, what there is to do, and the clocks."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from glutetimer.clock import Clock
from glutetimer.history.moments import training_day
from glutetimer.library.catalogue import Library
from glutetimer.settings.paths import Paths
from glutetimer.settings.settings import Settings
from glutetimer.training.exercise import Flag

if TYPE_CHECKING:
    from glutetimer.history.store import History

T = TypeVar("T")
U = TypeVar("U")


class Context(NamedTuple):
    """One user's setting."""

    paths: Paths
    settings: Settings
    library: Library
    clock: Clock

    @property
    def today(self) -> date:
        """The training day it is now."""
        return training_day(self.clock.wall(), self.settings.day_start)


def leaving_out(context: Context, flags: Collection[Flag]) -> Context:
    """The same setting, with more flags to leave out."""
    return context._replace(settings=context.settings._replace(without=(*context.settings.without, *flags)))


def ask_history(paths: Paths, ask: Callable[[History], T], otherwise: U) -> T | U:
    """What a history says; `otherwise` where there is none, or it cannot be read."""
    if not paths.history.exists():
        return otherwise
    from glutetimer.history.connection import HistoryError
    from glutetimer.history.store import History

    try:
        with History.reading(paths.history) as history:
            return ask(history)
    except HistoryError:
        return otherwise
