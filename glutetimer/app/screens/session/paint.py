"""The session's screen, painted: one frame for every phase; only the stage right of the figures differs."""

from __future__ import annotations

from glutetimer.app.drawing import letters
from glutetimer.app.drawing.band import draw_band, paint_flash
from glutetimer.app.drawing.canvas import Canvas, Keys
from glutetimer.app.drawing.cells import fit, width
from glutetimer.app.drawing.figure_stage import draw_figure
from glutetimer.app.drawing.grid import OFF, Area, Grid, Size, lay_out_window
from glutetimer.app.drawing.ribbon import Stretch, draw_skyline
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.session.picture import Asked, Led, Meeting, OwnPace, Race, SessionView, SetUp
from glutetimer.app.screens.session.stages_paint import (
    meeting_areas,
    meets_figure,
    own_pace_rows,
    paint_path,
    paint_stage,
)
from glutetimer.app.screens.session.tiny import paint_beside


def paint_still(view: SessionView, columns: int, rows: int, palette: Palette, keys: Keys) -> Canvas:
    """A session's picture for a window, without what moves between two seconds."""
    canvas = Canvas(columns, rows, palette)
    draw_band(canvas, view.kind, view.words, view.right, view.share, arrow=view.arrow, sign=view.sign)
    place = _place(view, columns, rows)
    _unheard(canvas, place, view)
    tone = "soft" if view.soft else palette.figures(view.kind)
    meets = place.size is Size.TINY and isinstance(view.stage, Meeting)
    if place.size is Size.TINY and view.posture and not meets and _figure_room(place, view):
        _beside_figure(canvas, place, view, tone)
        _alert(canvas, place, view, canvas.height - 2)
        return canvas
    canvas.number(place.figures.x, place.figures.y, view.number, place.figures.height, tone)
    if meets:
        paint_stage(canvas, place, view, keys)
        canvas.text(place.margin, place.cue, fit(view.name_text, place.right - place.margin), bold=True)
        canvas.text(place.margin, place.ribbon, fit(view.cue, place.right - place.margin), "soft")
    elif place.size is Size.TINY:
        _tiny(canvas, place, view, keys)
    else:
        _words(canvas, place, view, keys)
        paint_stage(canvas, place, view, keys)
    _alert(canvas, place, view, place.ribbon if meets else place.cue)
    return canvas


def _unheard(canvas: Canvas, place: Grid, view: SessionView) -> None:
    """That it is muted, or why it is not heard: under the band, where nothing else stands."""
    blank = place.top - 1 if place.top > (place.band + 1) // 2 else OFF
    canvas.text(place.right, blank, fit(view.unheard, place.right - place.margin), "soft", align="right")


def _alert(canvas: Canvas, place: Grid, view: SessionView, y: int) -> None:
    """What is not saved, as long as it is true."""
    if view.alert:
        canvas.fill(0, y, canvas.width, 1, "ground")
        canvas.text(place.margin, y, fit(view.alert, place.right - place.margin), "alert", bold=True)


def paint_moving(canvas: Canvas, view: SessionView, mono: bool = False) -> None:
    """Add what moves: the dot on the path, and the figure, dotted where colours are not told apart; or a cue."""
    if view.flash:
        paint_flash(canvas, view.kind, view.flash)
        return
    place = _place(view, canvas.width, canvas.height)
    if isinstance(view.stage, Led) and place.size is not Size.TINY:
        paint_path(canvas, place, view.stage, view.figure_first and view.posture is not None)
    room = _figure_room(place, view)
    if (shown := view.posture) and room:
        draw_figure(
            canvas, room, shown.figure, shown.moment, kind=view.kind, side=shown.side, soft=view.soft, mono=mono
        )


def _place(view: SessionView, columns: int, rows: int) -> Grid:
    """Long numbers may take the whole width where nothing stands beside them."""
    places = view.number.replace("~", "0") or "00"
    return lay_out_window(columns, rows, places, alone=len(places) > 2 and view.stage is None)


def _words(canvas: Canvas, place: Grid, view: SessionView, keys: Keys) -> None:
    left, right = place.margin, place.right
    race = isinstance(view.stage, Race)
    if view.name and not race:
        if letters.drawable(view.name) and letters.word_width(view.name, place.scale) <= right - left:
            canvas.word(left, 2 * place.name, view.name, "ink", scale=place.scale)
        else:
            canvas.text(left, place.name + place.scale, fit(view.name_text, right - left), "ink", bold=True)
    room = right - left
    if place.scale > 1 and view.cue and letters.drawable(view.cue) and letters.word_width(view.cue) + 30 <= room:
        used = canvas.word(left, 2 * place.cue, view.cue, "ink")
    else:
        used = canvas.text(left, place.cue, fit(view.cue, room), "ink", bold=True)
    if width(view.then) <= room - used - 2:  # whole or not at all: half of what follows says nothing
        canvas.text(right, place.cue, view.then, "soft", align="right")
    _ribbon(canvas, place, view, view.left)
    canvas.keyline(left, place.keys, keys(view.commands), right)


def _ribbon(canvas: Canvas, place: Grid, view: SessionView, left: str) -> None:
    taken = width(left) + 2 if left else 0
    wide = place.right - place.margin - taken
    draw_skyline(canvas, place.margin, place.ribbon, wide, _stretches(view), done=view.done, rows=place.ribbon_rows)
    canvas.text(place.right, place.ribbon + place.ribbon_rows - 1, left, "ink", align="right")


def _stretches(view: SessionView) -> list[Stretch]:
    return [(phase.kind.value, phase.nominal_s) for phase in view.phases]


def shows_figure(view: SessionView, size: tuple[int, int]) -> bool:
    """Whether a window has room for a figure now: reading and drawing one is spared where it has not."""
    return _figure_room(_place(view, *size), view) is not None


def _figure_room(place: Grid, view: SessionView) -> Area | None:
    """Where the stage has room for a body (look.md, "Regions for a moving figure")."""
    area, large = place.stage, place.size is Size.LARGE
    if isinstance(view.stage, Meeting):
        room, _ = meeting_areas(place)
        return room if room.width >= 20 and room.height >= 7 and meets_figure(place, view.stage) else None
    if place.size is Size.TINY:  # alone, or not at all; never instead of a hold's marks or a question
        alone = view.figure_first and view.number and not isinstance(view.stage, Race | Asked)
        return Area(place.margin, 1, place.right - place.margin, max(0, place.height - 2)) if alone else None
    match view.stage:
        case None:
            room = area
        case SetUp() if large:
            room = Area(area.x, area.y, area.width, min(20, area.height))
        case Led() if large:
            room = Area(area.x, area.y + 7, area.width, max(0, area.height - 18))
        case OwnPace():
            above = own_pace_rows(place)
            room = Area(area.x, area.y + above, area.width, area.height - above)
        case Led() if view.figure_first:
            room = Area(area.x, area.y + 3, area.width, area.height - 3)
        case _:
            return None
    fits = view.number and room.width >= 20 and room.height >= 7
    return room if fits else None


def _beside_figure(canvas: Canvas, place: Grid, view: SessionView, tone: str) -> None:
    """In a tiny window, what the figure between the band and the ribbon leaves room for: the number is text."""
    bottom = canvas.height - 1
    used = canvas.text(place.right, bottom, view.number.replace("~", ""), tone, bold=True, align="right")
    draw_skyline(canvas, place.margin, bottom, place.right - place.margin - used - 2, _stretches(view), done=view.done)


def _tiny(canvas: Canvas, place: Grid, view: SessionView, keys: Keys) -> None:
    """What fits into a corner of the screen: the number, the name, a few words, the ribbon."""
    if place.stage.width >= 8:
        paint_beside(canvas, place, view, keys)
    else:
        asked = view.stage if isinstance(view.stage, Asked) else None
        name = asked.praise or asked.question if asked else view.name_text
        canvas.text(place.margin, place.name, fit(name, place.right - place.margin), bold=True)
    canvas.text(place.margin, place.cue, fit(view.then, place.right - place.margin), "soft")
    if view.left:
        _ribbon(canvas, place, view, view.left.removesuffix(" left"))
