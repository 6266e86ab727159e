"""The session's screen, painted: one frame for every phase; only the stage right of the figures differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from glutetimer.app.draw import letters
from glutetimer.app.draw.band import band
from glutetimer.app.draw.cells import fit, width, wrapped
from glutetimer.app.draw.figure_stage import figure_stage
from glutetimer.app.draw.flash import flash
from glutetimer.app.draw.grid import Area, Grid, Size, grid
from glutetimer.app.draw.ribbon import Stretch, skyline
from glutetimer.app.draw.sheet import Sheet
from glutetimer.app.draw.tempo_path import tempo_path
from glutetimer.app.draw.tokens import Palette
from glutetimer.app.screens.session_stages import Asked, HoldMark, Pace, Race, SetUp
from glutetimer.app.screens.session_tiny import paint_beside
from glutetimer.app.screens.session_view import SessionView

Keys = Callable[[Iterable[str]], list[tuple[str, str, str]]]
"""Turns command ids into what a key line shows."""
LEAST_STAGE = 12
"""Columns; nothing stands right of the figures where there are fewer."""
STOP_ROWS = 2
"""Lines of the reasons to stop."""


def paint_still(view: SessionView, columns: int, rows: int, palette: Palette, keys: Keys) -> Sheet:
    """A session's picture for a window, without what moves between two seconds.

    Args:
        view: what to show.
        columns: of the window.
        rows: of the window.
        palette: its colours.
        keys: turns command ids into what a key line shows.
    """
    sheet = Sheet(columns, rows, palette)
    if view.flash:
        flash(sheet, view.kind, view.flash)
        return sheet
    band(sheet, view.kind, view.words, view.right, view.share, arrow=view.arrow, sign=view.sign)
    place = _place(view, columns, rows)
    tone = "soft" if view.soft else palette.figures(view.kind)
    if place.size is Size.TINY and view.posture and _figure_room(place, view):
        _beside_figure(sheet, place, view, tone)
        return sheet
    sheet.number(place.figures.x, place.figures.y, view.number, place.figures.height, tone)
    if place.size is Size.TINY:
        _tiny(sheet, place, view, keys)
    else:
        _words(sheet, place, view, keys)
        _stage(sheet, place, view, keys)
    return sheet


def paint_moving(sheet: Sheet, view: SessionView, mono: bool = False) -> None:
    """Add what moves: the dot on the path, and the figure.

    Args:
        sheet: the rest of the picture.
        view: what to show.
        mono: colours are not told apart.
    """
    if view.flash:
        return
    place = _place(view, sheet.width, sheet.height)
    if isinstance(view.stage, Pace) and place.size is not Size.TINY and place.stage.width >= LEAST_STAGE:
        _path(sheet, place, view.stage, view.figure_first and view.posture is not None)
    room = _figure_room(place, view)
    if (shown := view.posture) and room:
        figure_stage(sheet, room, shown.figure, shown.moment, view.kind, shown.side, view.soft, mono)


def _place(view: SessionView, columns: int, rows: int) -> Grid:
    """Long numbers may take the whole width where nothing stands beside them."""
    places = view.number.replace("~", "0") or "00"
    return grid(columns, rows, places, alone=len(places) > 2 and view.stage is None)


def _words(sheet: Sheet, place: Grid, view: SessionView, keys: Keys) -> None:
    left, right = place.margin, place.right
    race = isinstance(view.stage, Race)
    if view.name and not race:
        if letters.drawable(view.name) and letters.word_width(view.name, place.scale) <= right - left:
            sheet.word(left, 2 * place.name, view.name, "ink", place.scale)
        else:
            sheet.text(left, place.name + place.scale, fit(view.name_text, right - left), "ink", bold=True)
    room = right - left
    if place.scale > 1 and view.cue and letters.drawable(view.cue) and letters.word_width(view.cue) + 30 <= room:
        used = sheet.word(left, 2 * place.cue, view.cue, "ink")
    else:
        used = sheet.text(left, place.cue, fit(view.cue, room), "ink", bold=True)
    sheet.text(right, place.cue, fit(view.then, room - used - 2), "soft", align="right")
    _ribbon(sheet, place, view, view.left)
    sheet.keyline(left, place.keys, keys(view.commands), right)


def _ribbon(sheet: Sheet, place: Grid, view: SessionView, left: str) -> None:
    taken = width(left) + 2 if left else 0
    wide = place.right - place.margin - taken
    skyline(sheet, place.margin, place.ribbon, wide, _stretches(view), view.done, place.ribbon_rows)
    sheet.text(place.right, place.ribbon + place.ribbon_rows - 1, left, "ink", align="right")


def _stretches(view: SessionView) -> list[Stretch]:
    return [(phase.kind.value, phase.nominal_s) for phase in view.phases]


def _stage(sheet: Sheet, place: Grid, view: SessionView, keys: Keys) -> None:
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


def shows_figure(view: SessionView, size: tuple[int, int]) -> bool:
    """Whether a window has room for a figure now: reading and drawing one is spared where it has not."""
    return _figure_room(_place(view, *size), view) is not None


def _figure_room(place: Grid, view: SessionView) -> Area | None:
    """Where the stage has room for a body (look.md, "Regions for a moving figure")."""
    area, large = place.stage, place.size is Size.LARGE
    if place.size is Size.TINY:  # alone, or not at all; never instead of a hold's marks or a question
        alone = view.figure_first and view.number and not isinstance(view.stage, Race | Asked)
        return Area(place.margin, 1, place.right - place.margin, max(0, place.height - 2)) if alone else None
    match view.stage:
        case None:
            room = area
        case SetUp() if large:
            room = Area(area.x, area.y, area.width, min(20, area.height))
        case Pace() if large:
            room = Area(area.x, area.y + 7, area.width, max(0, area.height - 18))
        case Pace() if view.figure_first:
            room = Area(area.x, area.y + 3, area.width, area.height - 3)
        case _:
            return None
    fits = view.number and room.width >= 20 and room.height >= 7
    return room if fits else None


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


def _path(sheet: Sheet, place: Grid, stage: Pace, figure_first: bool) -> None:
    area, scale = place.stage, place.scale
    if figure_first and scale == 1:
        return
    # The large window keeps the room between the word and the path for the figure.
    above = area.height - 9 if scale > 1 else 4
    path = Area(area.x, area.y + above, area.width, area.height - above)
    tempo_path(sheet, path, stage.parts, stage.at)


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


def _beside_figure(sheet: Sheet, place: Grid, view: SessionView, tone: str) -> None:
    """In a tiny window, what the figure between the band and the ribbon leaves room for: the number is text."""
    bottom = sheet.height - 1
    used = sheet.text(place.right, bottom, view.number.replace("~", ""), tone, bold=True, align="right")
    skyline(sheet, place.margin, bottom, place.right - place.margin - used - 2, _stretches(view), view.done)


def _tiny(sheet: Sheet, place: Grid, view: SessionView, keys: Keys) -> None:
    """What fits into a corner of the screen: the number, the name, a few words, the ribbon."""
    if place.stage.width >= 8:
        paint_beside(sheet, place, view, keys)
    else:
        asked = view.stage if isinstance(view.stage, Asked) else None
        name = asked.praise or asked.question if asked else view.name_text
        sheet.text(place.margin, place.name, fit(name, place.right - place.margin), bold=True)
    sheet.text(place.margin, place.cue, fit(view.then, place.right - place.margin), "soft")
    if view.left:
        _ribbon(sheet, place, view, view.left.removesuffix(" left"))
