"""One question, drawn as large as it matters: a few answers, each with its key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events

from glutetimer.app.drawing import letters
from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.cells import fit, width
from glutetimer.app.drawing.grid import grid
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.widgets.screen import BaseScreen


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer."""

    id: str
    key: str
    words: str
    note: str = ""


class AskScreen(BaseScreen[str]):
    """Asks, and is dismissed with an answer's id. Escape takes the first answer: the one that changes nothing."""

    def __init__(self, title: str, lines: Sequence[str], answers: Sequence[Answer]) -> None:
        """Ask.

        Args:
            title: in letters.
            lines: what there is to know.
            answers: the careful one first; Enter takes the one under the cursor, which begins there.
        """
        super().__init__()
        self._title, self._lines, self._answers = title, lines, answers
        self._cursor = 0

    def repeats(self, key: str) -> bool:
        """The cursor moves on."""
        return key in ("up", "down") or super().repeats(key)

    def on_key(self, event: events.Key) -> None:
        """An answer's key, or the cursor's."""
        match event.key:
            case "escape":
                self.dismiss(self._answers[0].id)
            case "enter":
                self.dismiss(self._answers[self._cursor].id)
            case "up" | "down":
                step = -1 if event.key == "up" else 1
                self._cursor = (self._cursor + step) % len(self._answers)
                self.repaint()
            case key if answer := next((a for a in self._answers if a.key == key), None):
                self.dismiss(answer.id)
            case _:
                return
        event.stop()

    def action_take(self, id: str) -> None:
        """A click on an answer."""
        self.dismiss(id)

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        """The question."""
        canvas, place = Canvas(columns, rows, palette), grid(columns, rows)
        left, room = place.margin, place.right - place.margin
        y = max(rows >= 14, (rows - 8 - len(self._lines) - len(self._answers)) // 3)
        scale = next((k for k in (place.scale, 1) if k and letters.word_width(self._title, k) <= room), 0)
        if scale and rows >= 14:
            canvas.word(left, 2 * y, self._title, "ink", scale)
            y += 3 * scale + 1
        else:
            canvas.text(left, y, fit(self._title.capitalize(), room), bold=True)
            y += 1
        for line in self._lines:
            y += canvas.wrap(left, y, line, room, "soft")
        y += 1 if rows >= 10 else 0
        for index, answer in enumerate(self._answers):
            self._answer(canvas, left, y + index, room, index, answer)
        return canvas

    def _answer(self, canvas: Canvas, x: int, y: int, room: int, index: int, answer: Answer) -> None:
        here = index == self._cursor
        ground = "raised" if here else None
        if here:
            canvas.fill(x - 1, y, room + 2, 1, "raised")
            canvas.text(x - 1, y, "▌", bg=ground)
        canvas.text(x + 1, y, answer.key, bold=True, bg=ground)
        canvas.text(x + 4, y, fit(answer.words, room - 4), "ink" if here else "soft", here, bg=ground)
        used = 6 + width(answer.words)
        if used + width(answer.note) + 8 <= room:  # whole or not at all: half a note says less than none
            canvas.text(x + used, y, answer.note, "soft", bg=ground)
        if here:
            canvas.text(x + room, y, "enter", "soft", bg=ground, align="right")
        canvas.zone(x - 1, y, room + 2, 1, f"take('{answer.id}')")
