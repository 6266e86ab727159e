"""The builder's list: what is shown of a workout that is being built, and the cursor over its rows and fields."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.builder.paint import paint
from glutetimer.app.screens.builder.view import BuiltRow, builder_view, built_rows
from glutetimer.app.widgets.painted_screen import PaintedScreen
from glutetimer.files.writing.editing import Spot
from glutetimer.files.writing.fields import Field, fields
from glutetimer.keys.commands import BUILDER, Command
from glutetimer.library.draft import Draft
from glutetimer.training.workout import Workout


class BuilderList(PaintedScreen[Workout | None]):
    """Rows with a cursor, and in each a chosen field; changed by who inherits."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = BUILDER

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self._spot = Spot(next(n for n, part in enumerate(draft.workout.parts) if part.steps), 0)
        self._key = ""
        """The field that is chosen; it stays from row to row."""
        self._saved: Workout | None = None
        self._left = False
        """Whether what is not saved is not wanted."""
        self._notice, self._alert = "", False
        if draft.resumed:
            self._notice = "A change that was not finished is here again; u takes it back."
        elif draft.copied:
            self._notice = "Built in: what you save is a copy of your own, and takes its place."

    # ------------------------------------------------------------ what there is

    @property
    def _workout(self) -> Workout:
        return self._draft.workout

    @property
    def _rows(self) -> tuple[BuiltRow, ...]:
        return built_rows(self._draft.workout, self.host.context.library.exercises)

    @property
    def _fields(self) -> tuple[Field, ...]:
        return fields(self._workout, self._spot, self.host.context.library.exercises)

    @property
    def _at(self) -> int:
        """The chosen field: an amount stays one, whatever it is measured in."""
        return next((n for n, field in enumerate(self._fields) if field.key == self._key), 0)

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        """The builder."""
        catalogue = self.host.context.library.exercises
        notice = self._notice or ("Not saved yet." if self._draft.is_touched else "")
        pace = self.host.context.settings.pace
        view = builder_view(self._workout, catalogue, self._spot, self._fields, self._at, notice, self._alert, pace)
        return paint(view, columns, rows, palette, self._hints())

    def _hints(self) -> list[tuple[str, str, str]]:
        """The key line; two keys that belong together are one hint."""

        def pair(one: str, other: str, words: str, between: str = "") -> tuple[str, str, str]:
            (first, _, _), (second, _, _) = self.keys([one, other])
            return first + between + second, words, other

        hints = [
            pair("less", "more", "change"),
            *self.keys(["field", "add", "delete", "save", "help"]),
            pair("step_down", "step_up", "move", "/"),
            *self.keys(["type", "measure", "start", "undo", "back"]),
        ]
        return [hint for hint in hints if hint[2] in self.available()]

    def available(self) -> Collection[str]:
        """Steps are moved and deleted; what else there is has its fields alone."""
        names = {command.name for command in BUILDER}
        if self._spot.step < 0:
            names -= {"step_up", "step_down"}
            if self._spot.part < 0 or not self._workout.blocks:
                names -= {"delete"}
        return names

    # ------------------------------------------------------------ the cursor

    def _move(self, by: int) -> None:
        spots = [row.spot for row in self._rows if row.spot]
        self._to(spots[max(0, min(spots.index(self._spot) + by, len(spots) - 1))])

    def _to(self, spot: Spot, notice: str = "", alert: bool = False) -> None:
        """Put the cursor somewhere; where that is gone, on the nearest before it."""
        spots = [row.spot for row in self._rows if row.spot]
        self._spot = spot if spot in spots else max((each for each in spots if each <= spot), default=Spot())
        self._notice, self._alert = notice, alert
        self.repaint()

    def action_up(self) -> None:
        """The row above."""
        self._move(-1)

    def action_down(self) -> None:
        """The row below."""
        self._move(1)

    def action_first(self) -> None:
        """The first row."""
        self._move(-len(self._rows))

    def action_last(self) -> None:
        """The last row."""
        self._move(len(self._rows))

    def action_choose(self, row: int) -> None:
        """A click on a row."""
        if spot := self._rows[row].spot:
            self._to(spot)

    def action_field(self, by: int = 1) -> None:
        """The next field."""
        own = self._fields
        self._key = own[(self._at + by) % len(own)].key
        self._to(self._spot)

    def action_field_before(self) -> None:
        """The one before."""
        self.action_field(-1)

    def action_field_of(self, number: int) -> None:
        """A click on a field."""
        self._key = self._fields[number].key
        self._to(self._spot)
