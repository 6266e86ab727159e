"""An exercise's figure that moves in its own time, with a few words below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual.timer import Timer

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.figure_stage import draw_figure
from glutetimer.app.drawing.grid import Area
from glutetimer.app.drawing.posture import Posture, find_page_posture, frame_s
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.widgets.painted import Painted
from glutetimer.training.exercise import Exercise, Side

if TYPE_CHECKING:
    from glutetimer.app.host import Host
    from glutetimer.figure.figures import Figures


class MovingFigure(Painted):
    """It stands still where nothing may move, and while another screen is above; some rows below it are for words."""

    def __init__(self, words_rows: int = 0) -> None:
        super().__init__()
        self._words_rows = words_rows
        self._shows: tuple[Exercise, Side, str] | None = None
        self._words: Sequence[tuple[str, bool]] = ()
        self._figures: Figures | None = None
        self._loaded: Exercise | None = None
        """Whose figure was read last."""
        self._frames: Timer | None = None
        self._since = 0.0
        self._drawn: Posture | None = None

    def show(
        self,
        exercise: Exercise | None,
        side: Side = Side.RIGHT,
        kind: str = "work",
        words: Sequence[tuple[str, bool]] = (),
    ) -> None:
        """Show another exercise, which begins anew; `words` are lines, and whether each is bold."""
        wanted = (exercise, side, kind) if exercise else None
        if wanted != self._shows:
            self._shows, self._since = wanted, self._now
        self._words = words
        self._load()
        self.repaint()

    def _load(self) -> None:
        """Read the figure's file, where there is a picture to show it in; painting reads nothing."""
        if self._shows is None or not self.size:
            return
        from glutetimer.figure.figures import Figures

        self._figures = self._figures or Figures.load(self._host.context.paths.config)
        self._loaded = self._shows[0]
        self._figures.of(self._loaded.id)
        for problem in self._figures.take_problems():
            self._host.warn(str(problem))

    @property
    def _host(self) -> Host:
        return cast("Host", self.app)

    @property
    def _now(self) -> float:
        return self._host.context.clock.read().now

    @property
    def _moves(self) -> bool:
        return self._host.context.settings.figures and self.app.animation_level != "none"

    def _posture(self) -> Posture | None:
        if self._shows is None or self._figures is None or self._shows[0] is not self._loaded:
            return None
        exercise, side, _ = self._shows
        return find_page_posture(exercise, side, self._now - self._since, self._figures, self._moves)

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        canvas = Canvas(columns, rows, palette)
        if self._shows is None:
            return canvas
        self._drawn = shown = self._posture()
        stage = Area(0, 0, columns, max(0, rows - self._words_rows - 1))
        if shown:
            mono = self.app.no_color
            draw_figure(canvas, stage, shown.figure, shown.moment, kind=self._shows[2], side=shown.side, mono=mono)
        y = stage.bottom + 1 if shown else 0
        for words, bold in self._words:
            if words and y < rows:
                y += canvas.wrap(0, y, words, columns, bold=bold, lines=rows - y)
        return canvas

    def on_mount(self) -> None:
        self._pace()

    def on_resize(self) -> None:
        """A larger picture moves less often; the first one needs its figure."""
        self._load()
        self._pace()
        self.repaint()

    def _pace(self) -> None:
        if self._frames:
            self._frames.stop()
        self._frames = self.set_interval(frame_s(*self.app.size), self.tick) if self._moves else None

    def tick(self) -> None:
        """Move on to the figure of now, if it is seen and looks different."""
        before = self._drawn
        if self.screen.is_active and before is not None and before.moving and self._posture() != before:
            self.repaint()
