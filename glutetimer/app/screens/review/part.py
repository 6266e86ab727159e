"""A part of the review: what it has read, where its cursor is, and how it is painted."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection
from datetime import date
from typing import Any, ClassVar, Generic, TypeVar

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.grid import Area, Grid
from glutetimer.history.store import History
from glutetimer.services.context import Context

T = TypeVar("T")


class Tab(ABC, Generic[T]):
    """One tab.

    What may take long with ten years of history is fetched by a thread of its own; until it is there, the part is
    painted without it.
    """

    COMMANDS: ClassVar[tuple[str, ...]] = ()
    """What can be done here, in the order of the key line."""

    ARROWS: ClassVar[tuple[str, str]] = ("↑↓", "rows")
    """What the arrows do here."""

    def __init__(self, context: Context, on: date) -> None:
        self.context = context
        self.on = on
        self.stale = True
        """Whether it must be fetched (again)."""
        self.ready = False
        """Whether it was fetched."""
        self.fetched = 0
        """How often it was."""

    @abstractmethod
    def fetch(self, history: History) -> T:
        """Read what may take long. Called by any thread; it must not change the part."""

    @abstractmethod
    def take(self, fetched: T) -> None:
        """Use from now on what was fetched."""

    def read(self, history: History, place: Grid) -> None:
        """Read the little that the next picture needs, now that the cursor is where it is."""

    def lacks(self) -> Collection[str]:
        """The commands of `COMMANDS` for which there is nothing to do it to."""
        return ()

    @property
    def about(self) -> str:
        """What the tab's right end says."""
        return ""


class ChartTab(Tab[T]):
    """A tab that is painted, with a cursor that moves across and down."""

    @abstractmethod
    def move(self, across: int, down: int) -> None:
        """Move the cursor by so many steps."""

    @abstractmethod
    def leap(self, pages: float) -> None:
        """Move it far: by pages, later or down where they are positive."""

    @abstractmethod
    def end(self, last: bool) -> None:
        """Move it to the first or the last of everything."""

    @abstractmethod
    def paint(self, canvas: Canvas, place: Grid, area: Area) -> None:
        """The picture, in an area of a canvas as wide as the window."""


class ListTab(Tab[T]):
    """A tab that is a list."""

    @property
    @abstractmethod
    def place(self) -> int:
        """The cursor's place."""

    @abstractmethod
    def choose(self, place: int) -> None:
        """Look at one, by its place."""


AnyPart = Tab[Any]
