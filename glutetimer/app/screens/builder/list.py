"""The builder's list: what is shown of a workout that is being built, and the cursor over its rows and fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import OptionList

from glutetimer.app.drawing.grid import Size
from glutetimer.app.screens.builder.field_line import FieldLine
from glutetimer.app.screens.builder.view import BuiltRow, built_rows, find_marked, make_options
from glutetimer.app.widgets.composed_screen import ComposedScreen, Notice
from glutetimer.app.widgets.rows import RowList
from glutetimer.app.widgets.skyline import SkylineView
from glutetimer.files.writing.editing import Spot
from glutetimer.files.writing.fields import Field, fields
from glutetimer.history.connection import HistoryError
from glutetimer.keys.commands import BUILDER, Command
from glutetimer.library.draft import Draft
from glutetimer.services.layout import Layout, read_layout
from glutetimer.session.words import describe_total
from glutetimer.training.plan import Plan
from glutetimer.training.workout import Workout


class BuilderList(ComposedScreen[Workout | None]):
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
        self._found: Layout | None = None
        """What the history says of it; None until it is read."""
        self._listed: tuple[tuple[BuiltRow, ...], Size] | None = None
        """What the list has now."""
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
        return built_rows(self._draft.workout, self._draft.exercises)

    @property
    def _fields(self) -> tuple[Field, ...]:
        return fields(self._workout, self._spot, self._draft.exercises)

    @property
    def _at(self) -> int:
        """The chosen field: an amount stays one, whatever it is measured in."""
        return next((n for n, field in enumerate(self._fields) if field.key == self._key), 0)

    def on_screen_resume(self) -> None:
        self.run_beside(self._read_past, group="history")

    def turn_day(self, day: date) -> None:
        self.run_beside(self._read_past, group="history")

    async def _read_past(self) -> None:
        context, on = self.host.context, self._today
        with suppress(HistoryError):  # it says nothing then, as at home, where that is said
            self._found = await self.read_history(lambda history: read_layout(history, context, on), lambda: None)
            self.repaint()

    @property
    def _today(self) -> date:
        return self.host.context.today

    # ------------------------------------------------------------ what is shown

    def heading(self) -> tuple[str, str, str]:
        return self._workout.short, self._workout.name, describe_total(self._plan)

    @property
    def _plan(self) -> Plan:
        return self._layout.lay_out(self._workout)

    @property
    def _layout(self) -> Layout:
        """Today's, of what the workout may name."""
        context = self.host.context._replace(library=self._draft.library)
        return self._found._replace(context=context) if self._found else Layout(context, self._today)

    def body(self) -> ComposeResult:
        yield SkylineView()
        yield RowList()
        yield FieldLine()
        yield Notice()

    def resized(self, size: Size) -> None:
        self.call_after_refresh(self.repaint)

    def repaint(self) -> None:
        super().repaint()
        if not self.is_there:
            return
        shown = [(phase.kind.value, phase.nominal_s) for phase in self._plan.phases]
        own = find_marked(self._workout, self._spot, self._layout.lay_out)
        self.query_one(SkylineView).show(shown, own)
        size = self.window
        built, rows = self._rows, self.query_one(RowList)
        with rows.prevent(OptionList.OptionHighlighted):
            if (built, size) != self._listed:
                self._listed = (built, size)
                rows.set_options(make_options(built, size))
            rows.highlighted = next((n for n, row in enumerate(built) if row.spot == self._spot), 0)
        self.query_one(FieldLine).show([(each.label, each.shown) for each in self._fields], self._at)
        notice = self.query_one(Notice)
        notice.show(self._notice or ("Not saved yet." if self._draft.is_touched else ""), self._alert)
        notice.display |= size is not Size.TINY

    def shown_commands(self) -> Iterable[str]:
        if self.window is Size.TINY:
            return ("add", "save", "help")
        return (
            *("less", "more", "add", "exchange", "delete", "save", "help"),
            *("step_down", "step_up", "field", "start", "undo", "back"),
        )

    def pairs(self) -> Mapping[str, tuple[str, str, str]]:
        return {"more": ("less", "", "change"), "step_up": ("step_down", "/", "move")}

    def available(self) -> set[str]:
        """Steps are moved and deleted; what else there is has its fields alone."""
        names = super().available()
        if self._spot.step < 0:
            names -= {"step_up", "step_down", "exchange", "instead"}
            if self._spot.part < 0 or not self._workout.blocks:
                names -= {"delete"}
        elif (step := self._workout.parts[self._spot.part].steps[self._spot.step]).exercise is None:
            names -= {"instead"} | ({"exchange"} if step.is_rest else set())
        elif not self._draft.exercises[step.exercise].flags:
            names -= {"instead"}
        return names

    # ------------------------------------------------------------ the cursor

    def _to(self, spot: Spot, notice: str = "", alert: bool = False) -> None:
        """Put the cursor somewhere; where that is gone, on the nearest before it."""
        spots = [row.spot for row in self._rows if row.spot]
        self._spot = spot if spot in spots else max((each for each in spots if each <= spot), default=Spot())
        self._notice, self._alert = notice, alert
        self.repaint()

    def row_highlighted(self, message: OptionList.OptionHighlighted) -> None:
        spot = self._rows[message.option_index].spot
        if spot and spot != self._spot:
            self._to(spot)

    def action_field(self, by: int = 1) -> None:
        own = self._fields
        self._key = own[(self._at + by) % len(own)].key
        self._to(self._spot)

    def action_field_before(self) -> None:
        self.action_field(-1)

    def action_field_of(self, number: int) -> None:
        self._key = self._fields[number].key
        self._to(self._spot)
