"""A painted screen with a figure that moves on it, in its own time."""

from __future__ import annotations

from typing import TypeVar

from textual.timer import Timer

from glutetimer.app.drawing.posture import Posture, frame_s, on_a_page
from glutetimer.app.widgets.painted_screen import PaintedScreen
from glutetimer.figure.figures import Figures
from glutetimer.training.exercise import Exercise, Side

R = TypeVar("R")


class FigureScreen(PaintedScreen[R]):
    """Shows one exercise's figure; it stands still where nothing may move, and while another screen is above."""

    def __init__(self) -> None:
        super().__init__()
        self._figures: Figures | None = None
        self._frames: Timer | None = None
        self._shows: tuple[str, Side] | None = None
        self._since = 0.0
        self._drawn: Posture | None = None
        self._told = 0

    # ------------------------------------------------------------ for each screen to say

    def shown(self) -> tuple[Exercise, Side] | None:
        """The exercise to show, and its working side; None where there is no room, or nothing to show."""
        raise NotImplementedError

    # ------------------------------------------------------------ what all have

    def posture(self) -> Posture | None:
        """The figure as it is now; another exercise begins anew."""
        wanted = self.shown()
        if wanted is None:
            self._drawn = None
            return None
        self._figures = self._figures or Figures.load(self.host.context.paths.config)
        exercise, side = wanted
        now = self.host.context.clock.read().now
        if self._shows != (exercise.id, side):
            self._shows, self._since = (exercise.id, side), now
        self._drawn = on_a_page(exercise, side, now - self._since, self._figures, self._moves)
        for problem in self._figures.problems[self._told :]:
            self.notify(str(problem), severity="warning", timeout=15, markup=False)
        self._told = len(self._figures.problems)
        return self._drawn

    @property
    def _moves(self) -> bool:
        return self.host.context.settings.figures and self.app.animation_level != "none"

    def on_mount(self) -> None:
        """Begin to move."""
        self._pace()

    def on_resize(self) -> None:
        """A larger picture moves less often."""
        self._pace()

    def _pace(self) -> None:
        if self._frames:
            self._frames.stop()
        self._frames = self.set_interval(frame_s(*self.size), self._frame) if self._moves else None

    def _frame(self) -> None:
        before = self._drawn
        if before is not None and before.moving and self.posture() != before:
            self.repaint()

    def on_screen_suspend(self) -> None:
        """Something is above it."""
        if self._frames:
            self._frames.pause()

    def on_screen_resume(self) -> None:
        """It is seen again."""
        if self._frames:
            self._frames.resume()
