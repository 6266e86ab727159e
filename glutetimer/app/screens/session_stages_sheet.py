"""What stands right of the session's figures, painted: how to begin, the tempo, a hold's marks, a question."""

from __future__ import annotations

from collections.abc import Sequence

from glutetimer.app.draw import letters
from glutetimer.app.draw.cells import wrapped
from glutetimer.app.draw.grid import Area, Grid, Size
from glutetimer.app.draw.sheet import Keys, Sheet
from glutetimer.app.draw.tempo_path import tempo_path
from glutetimer.app.screens.session_stages import Asked, HoldMark, Pace, Race, SetUp
from glutetimer.app.screens.session_view import SessionView

LEAST_STAGE = 12
"""Columns; nothing stands right of the figures where there are fewer."""
STOP_ROWS = 2
"""Lines of the reasons to stop."""


def paint_stage(sheet: Sheet, place: Grid, view: SessionView, keys: Keys) -> None:
    """Paint it, without what moves between two seconds.

    Args:
        sheet: to paint on.
        place: its grid.
        view: what to show.
        keys: turns command ids into what a key line shows.
    """
    area = place.stage
    if area.width < LEAST_STAGE:
        return
    match view.stage:
        case SetUp():
            _set_up(sheet, area, view.stage, sheet.palette.figures(view.kind), place.scale)
        case Pace():
            _pace(sheet, place, view.stage)
        case Race():
            _race(sheet, place, view.stage)
        case Asked():
            _asked(sheet, place, view.stage, keys)


def paint_path(sheet: Sheet, place: Grid, stage: Pace, figure_first: bool) -> None:
    """Paint the tempo path, where there is room for it.

    Args:
        sheet: to paint on.
        place: its grid.
        stage: where in the tempo one should be.
        figure_first: in smaller windows a figure stands in its place.
    """
    area, scale = place.stage, place.scale
    if area.width < LEAST_STAGE or (figure_first and scale == 1):
        return
    # The large window keeps the room between the word and the path for the figure.
    above = area.height - 9 if scale > 1 else 4
    path = Area(area.x, area.y + above, area.width, area.height - above)
    tempo_path(sheet, path, stage.parts, stage.at)


def _set_up(sheet: Sheet, area: Area, stage: SetUp, tone: str, scale: int) -> None:
    """Numbered steps, as many as fit, page after page; and when to stop.

    In a large window the figure's room above them stays free.
    """
    x, y = area.x, area.y + (21 if scale > 1 else 0)
    stop = _stop_words(stage.stop, area.width - 9)
    below = min(len(stop), max(0, area.bottom - y - 3))
    pages = _pages(stage.steps, area.width - 3, area.bottom - y - 1 - below)
    sheet.text(x, y, "Set up", "soft", bold=True)
    y += 1
    for number, lines in pages[stage.page % len(pages)] if pages else ():
        sheet.text(x, y, str(number), tone, bold=True)
        for line in lines:
            sheet.text(x + 3, y, line)
            y += 1
    if below:
        y = area.bottom - below if scale == 1 else y + 1
        sheet.text(x, y, "Stop if", "alert", bold=True)
        for n, line in enumerate(stop[:below]):
            sheet.text(x + 9, y + n, line)


def _pages(steps: Sequence[str], columns: int, rows: int) -> list[list[tuple[int, tuple[str, ...]]]]:
    """Numbered steps as pages of whole steps."""
    pages: list[list[tuple[int, tuple[str, ...]]]] = []
    used = rows
    for number, step in enumerate(steps, 1):
        lines = wrapped(step, columns, max(1, rows))
        if used + len(lines) > rows:
            pages.append([])
            used = 0
        pages[-1].append((number, lines))
        used += len(lines)
    return pages


def _stop_words(reasons: Sequence[str], columns: int) -> tuple[str, ...]:
    """The first reasons to stop, whole, in two lines."""
    for count in range(len(reasons), 0, -1):
        lines = wrapped(", or ".join(_lower(reason) for reason in reasons[:count]) + ".", columns)
        if len(lines) <= STOP_ROWS:
            return lines
    return wrapped(_lower(reasons[0]), columns, STOP_ROWS) if reasons else ()


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _pace(sheet: Sheet, place: Grid, stage: Pace) -> None:
    area, scale = place.stage, place.scale
    sheet.word(area.x, 2 * area.y, stage.part, sheet.palette.figures("work"), scale)
    sheet.word(area.right, 2 * area.y, str(stage.second), "ink", scale, "right")


def _race(sheet: Sheet, place: Grid, stage: Race) -> None:
    area, scale = place.stage, place.scale
    step, least = {Size.SMALL: 4, Size.MEDIUM: 5, Size.LARGE: 9}[place.size], 3 * scale
    if (len(stage.marks) - 1) * step + least > area.height:
        step = least
    fitting = max(1, area.height // least)  # of three in a low window, what is passed gives way
    first = max(0, min(sum(mark.passed for mark in stage.marks), len(stage.marks) - fitting))
    for row, mark in enumerate(stage.marks[first : first + fitting]):
        y = area.y + row * step
        tone = _tone(sheet, mark)
        sheet.sign(area.x, 2 * y, mark.sign, tone, scale)
        used = 8 * scale + sheet.word(area.x + 8 * scale, 2 * y, str(mark.seconds), tone, scale)
        x = area.x + max(used + 3, 20 * scale)
        room = area.right - x
        name, _, state = mark.words.partition(", ")
        if scale > 1 and mark.passed and letters.word_width(name) + 8 <= room:
            x += sheet.word(x, 2 * y + 3, name, tone) + 3
            sheet.sign(x, 2 * y + 3, "done", tone)
        elif scale > 1 and (spelled := next((w for w in (mark.words, state) if letters.word_width(w) <= room), "")):
            sheet.word(x, 2 * y + 3, spelled, tone)
        else:
            sheet.wrap(x, y + scale, mark.words, area.right - x, tone, mark.coming, lines=2)
    _scale(sheet, place, stage)


def _tone(sheet: Sheet, mark: HoldMark) -> str:
    return sheet.palette.figures("hold") if mark.passed else "ink" if mark.coming else "soft"


def _scale(sheet: Sheet, place: Grid, stage: Race) -> None:
    """Held seconds as a length on a scale to the goal, the marks above it."""
    palette, wide = sheet.palette, place.right - place.margin
    y = place.name + (1 if place.scale > 1 else 0)
    unit = wide / (stage.scale_s or 1)
    held = min(wide, round(stage.held_s * unit))
    sheet.fill(place.margin, y + 1, wide, place.scale, "track")
    sheet.fill(place.margin, y + 1, held, place.scale, palette.figures("hold"))
    for mark in stage.marks:
        x = place.margin + min(wide - 1, round(mark.seconds * unit))
        sheet.text(x, y, letters.SIGN_TEXT[mark.sign], _tone(sheet, mark), bold=True)
        sheet.fill(x, y + 1, 1, place.scale, "ground" if mark.passed else "ink")
    sheet.text(place.right, y, stage.scale_words, "soft", align="right")


def _asked(sheet: Sheet, place: Grid, stage: Asked, keys: Keys) -> None:
    area, scale = place.stage, place.scale
    x, y = area.x, area.y
    if stage.side:
        wide = letters.word_width(f"{stage.side}  {stage.held}", scale)
        sign = place.scale and wide > area.width  # no room for the word: its arrow says the same
        x += (
            sheet.sign(x, 2 * y, stage.side.lower(), "soft", scale)
            if sign
            else sheet.word(x, 2 * y, stage.side, "soft", scale)
        )
        x += 4 * scale
    sheet.word(x, 2 * y, stage.held, "ink", scale)
    x = area.x
    y += 3 * scale
    if stage.praise:
        sheet.wrap(x, y, stage.praise, area.width, bold=True, lines=1)
        y += 1 if area.height < 12 else 2
    y += sheet.wrap(x, y, stage.question, area.width, "soft", bold=True, lines=3) - 1
    wide = min(area.width, 44)
    shown = {command: key for key, _, command in keys(command for command, _, _ in stage.answers)}
    for row, (command, words, default) in enumerate(stage.answers, y + 1):
        ground = "raised" if default else None
        if default:
            sheet.fill(x - 1, row, wide + 1, 1, "raised")
            if stage.praise:
                sheet.text(x + wide - 2, row, "enter", "soft", bg=ground, align="right")
        sheet.text(x, row, shown[command], "ink", bold=True, bg=ground)
        sheet.text(x + 3, row, words, "ink" if default else "soft", bg=ground)
        sheet.zone(x - 1, row, wide + 1, 1, command)
    row = place.name + place.scale
    if row > y + len(stage.answers):
        sheet.text(place.margin, row, stage.arithmetic, "soft")
        sheet.text(place.right, row, stage.marks, "soft", align="right")
