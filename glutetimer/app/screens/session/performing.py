"""A performance on the screen: what is seen of it, and when that changes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.events import Resize

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.grid import lay_out_window
from glutetimer.app.drawing.posture import find_posture, frame_s
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.session.asked import HoldAdvice, Silent
from glutetimer.app.screens.session.beat import find_wait_s
from glutetimer.app.screens.session.flash import Flash
from glutetimer.app.screens.session.paint import paint_moving, paint_still, shows_figure
from glutetimer.app.screens.session.picture import SessionView
from glutetimer.app.screens.session.view import describe_in_title, session_view
from glutetimer.app.widgets.painted_screen import PaintedScreen
from glutetimer.app.widgets.screen import BaseScreen
from glutetimer.figure.figures import Figures
from glutetimer.services.performance import Performance
from glutetimer.services.safety import note_safety_read, safety_to_read
from glutetimer.session.events import Event
from glutetimer.session.phase_clock import Mode
from glutetimer.session.runner import Act, Runner

if TYPE_CHECKING:
    from glutetimer.remote.remote import Remote
    from glutetimer.services.coach import Coach


class PerformanceScreen(PaintedScreen[None]):
    """Shows a session as time passes, and what is done to it."""

    DEFAULT_CSS = """
    PerformanceScreen ToastRack { margin-bottom: 0; scrollbar-size-vertical: 0; }
    PerformanceScreen Toast { width: 100%; max-width: 100%; margin-top: 0; padding: 0 1; }
    """
    figure_first: ClassVar[bool] = False

    def __init__(self, performance: Performance, coach: Coach | None, on_end: Callable[[], None]) -> None:
        """Show a performance that has not begun.

        `coach` is None where there are no holds to speak of; `on_end` is called once, when the session is over and its
        last question settled.
        """
        super().__init__()
        self.performance = performance
        self._words: HoldAdvice = coach or Silent()
        self._on_end: Callable[[], None] | None = on_end
        self._flash = Flash()
        self._hides_clock = False
        self._safety: tuple[str, ...] = ()
        """What is to be known before the very first set of all."""
        self._figures: Figures | None = None
        self._view = session_view(self.runner, self._words, performance.now)
        self._still: tuple[object, Canvas] | None = None
        """The picture without what moves, and what it was painted for."""

    @property
    def runner(self) -> Runner:
        return self.performance.runner

    # ------------------------------------------------------------ time

    def on_mount(self) -> None:
        self._hides_clock = self.host.context.settings.hide_clock
        self._safety = safety_to_read(self.host.context.paths)

    def on_resize(self, event: Resize) -> None:
        """What is said beside the screen stays below the count, however much it is."""
        place = lay_out_window(*event.size)
        for rack in self.query("ToastRack"):
            rack.styles.max_height = max(1, place.height - place.top - place.room)

    def on_unmount(self) -> None:
        """However it ended, the window has its own title again."""
        self.host.window_title.show("")

    def begin(self) -> None:
        """Begin, at this instant; a key may have done so already."""
        if self.is_attached and self.runner.mode is Mode.WAITING:
            # The figure comes with the second picture: to read one takes as long as all else that the first one shows.
            context = self.host.context
            self._figures = Figures.load(context.paths.config) if context.settings.figures else None
            self._happened(self.performance.start())
            self._beat()

    def wake(self) -> None:
        """Show what has happened until now."""
        self._happened(self.performance.tick())

    def _beat(self) -> None:
        """Wake, and sleep until the next thing to show."""
        self.wake()
        if self._on_end is not None:
            # Not Textual's own timer, whose way to a callback costs more than most of the pictures themselves.
            asyncio.get_running_loop().call_later(self._until_next(), self.call_next, self._beat)

    def _until_next(self) -> float:
        """Seconds until the picture changes: a deadline of the runner's, or the next figure."""
        now = self.performance.now
        waits = [find_wait_s(self.runner, self._view, now, frame_s(*self.size))]
        if (due := self.performance.wait()) is not None:
            waits.append(due)
        if self._flash.word:
            waits.append(self._flash.until - now)
        return max(0.001, min(waits))

    def _happened(self, events: Sequence[Event]) -> None:
        self._flash.update(events, self.performance.now, self._calm)
        if self._safety and self.runner.phase.works:
            note_safety_read(self.host.context.paths)
            self._safety = ()
        if (shown := self._look()) != self._view:
            self._show(shown)
        if self.host.remote:
            self._tell_remote(self.host.remote)
        over = self.runner.is_over and self.runner.question is None
        if self.host.context.settings.title:
            self.host.window_title.show("" if over else describe_in_title(self._view))
        if over and self._on_end:
            end, self._on_end = self._on_end, None
            end()

    def do(self, act: Act, ago: float = 0.0) -> None:
        """What the user does, at the instant of the key."""
        self.begin()
        self._happened(self.performance.do(act, ago))

    def _tell_remote(self, remote: Remote) -> None:
        from glutetimer.remote.shown import shown

        asked = not (isinstance(self.app.screen, BaseScreen) and self.app.screen.answers_remote)
        remote.show(shown(self.runner, self.performance.now, self._hides_clock, asked))

    # ------------------------------------------------------------ the picture

    @property
    def _calm(self) -> bool:
        """Whether nothing may move."""
        return self.app.animation_level == "none"

    def _look(self) -> SessionView:
        """What is to be seen now. Equal views are equal pictures."""
        now, word = self.performance.now, self._flash.word
        shown = session_view(self.runner, self._words, now, hide_clock=self._hides_clock, safety=self._safety)
        shown = shown._replace(figure_first=type(self).figure_first)
        if self._figures and shows_figure(shown, self.size):
            shown = shown._replace(posture=find_posture(self.runner, now, self._figures, moves=not self._calm))
        if unheard := "muted" if self.performance.muted else self.performance.unheard:
            shown = shown._replace(unheard=unheard)
        if alert := self.host.not_saved:
            shown = shown._replace(alert=alert, cue="", then="")
        if self._calm and word:  # then it stands in the name's place, and does not fill the screen
            return shown._replace(name=word, name_text=word)
        return shown._replace(flash=word)

    def repaint(self) -> None:
        self._still = None
        self._show(self._look())

    def _show(self, shown: SessionView) -> None:
        for problem in self._figures.take_problems() if self._figures else ():
            self.host.warn(str(problem))
        self._view = shown
        super().repaint()

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        wanted = (self._view.still, columns, rows, palette)
        if self._still is None or self._still[0] != wanted:
            self._still = wanted, paint_still(self._view, columns, rows, palette, self.keys)
        canvas = self._still[1].copy()
        paint_moving(canvas, self._view, mono=self.app.no_color)
        return canvas
