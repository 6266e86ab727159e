"""Pain that ended a hold, or hurt in a session: how bad, where, and what follows (training.md 5.6)."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.cells import fit
from glutetimer.app.drawing.grid import Size, grid
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.widgets.painted_screen import PaintedScreen
from glutetimer.session.words import PAIN_PLACES
from glutetimer.training.holds.hold import Pain

WORST = 10


class PainScreen(PaintedScreen[Pain | None]):
    """Asks 0 to 10, then where, then says what follows. Escape leaves it unanswered."""

    def __init__(self, about: str, follows: Callable[[Pain], str], none_ends: bool = False) -> None:
        """Ask.

        Args:
            about: what hurt, in a sentence.
            follows: what there is to say of an answer.
            none_ends: 0 means that nothing hurt, so nothing more is asked.
        """
        super().__init__()
        self._about, self._follows, self._none_ends = about, follows, none_ends
        self._score: int | None = None
        self._pain: Pain | None = None

    def on_key(self, event: events.Key) -> None:
        """A digit, a place, or on."""
        event.stop()
        if event.key == "escape":
            self.dismiss(self._pain)
        elif self._pain:
            if event.key in ("enter", "space"):
                self.dismiss(self._pain)
        elif self._score is None and event.key in (*"0123456789", "x"):
            self._score = WORST if event.key == "x" else int(event.key)
            if self._none_ends and not self._score:
                self.dismiss(Pain(0, ""))
        elif self._score is not None and (place := next((p for key, p, _ in PAIN_PLACES if key == event.key), None)):
            self._pain = Pain(self._score, place)
        self.repaint()

    def action_place(self, place: str) -> None:
        """A click on a place."""
        if self._score is not None and not self._pain:
            self._pain = Pain(self._score, place)
            self.repaint()

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        """The question of the moment."""
        canvas, place = Canvas(columns, rows, palette), grid(columns, rows)
        left, room = place.margin, place.right - place.margin
        y = 1 if place.size is Size.TINY else 3
        canvas.text(left, y - 1, fit(self._about, room), bold=True)
        high = max(3, min(11, rows - 14))
        if self._score is None:
            canvas.text(left, y + 1, fit("How bad is it? Press 0 to 9, or x for 10.", room))
            canvas.text(
                left, y + 2, fit("0 none   3 settles by itself   4 stop this today   10 the worst", room), "soft"
            )
            return canvas
        wide = canvas.number(left, y + 1, str(self._score), high, "ink") if rows >= 14 else 0
        x = left + wide + 4 if wide else left
        if not self._pain:
            canvas.text(x, y + 1, "Where?", "soft", bold=True)
            for n, (key, name, what) in enumerate(PAIN_PLACES, y + 2):
                canvas.text(x, n, key, bold=True)
                canvas.text(x + 3, n, what)
                canvas.zone(x, n, place.right - x, 1, f"place('{name}')")
        else:
            used = canvas.wrap(x, y + 1, self._follows(self._pain), place.right - x, bold=True)
            canvas.text(x, y + 2 + used, "enter goes on", "soft")
        return canvas
