"""What stands right of the session's figures, painted: how to begin, the tempo, a hold's marks, a question."""

from collections.abc import Sequence
from typing import NamedTuple

from glutetimer.app.drawing import letters
from glutetimer.app.drawing.canvas import Canvas, Keys
from glutetimer.app.drawing.cells import wrapped
from glutetimer.app.drawing.grid import Area, Grid, Size
from glutetimer.app.drawing.tempo_path import draw_tempo_path
from glutetimer.app.screens.session.picture import Asked, HoldMark, Led, Meeting, OwnPace, Race, SessionView, SetUp
from glutetimer.training.sentences import begin_small

LEAST_STAGE = 12
"""Columns; nothing stands right of the figures where there are fewer."""
STOP_ROWS = 2
"""Lines of the reasons to stop."""
_SET_UP = "Set up"
"""The heading of an exercise's steps."""


def paint_stage(canvas: Canvas, place: Grid, view: SessionView, keys: Keys) -> None:
    """Paint it, without what moves between two seconds."""
    area = place.stage
    if area.width < LEAST_STAGE and not isinstance(view.stage, Meeting):
        return
    match view.stage:
        case SetUp():
            _set_up(canvas, area, view.stage, canvas.palette.figures(view.kind), place.scale)
        case Meeting():
            _meeting(canvas, place, view.stage, canvas.palette.figures(view.kind))
        case Led():
            _pace(canvas, place, view.stage)
        case OwnPace():
            _own_pace(canvas, place, view.stage)
        case Race():
            _race(canvas, place, view.stage)
        case Asked():
            _asked(canvas, place, view.stage, keys)


def paint_path(canvas: Canvas, place: Grid, stage: Led, figure_first: bool) -> None:
    """Paint the tempo path where there is room; in smaller windows a figure may stand in its place."""
    area, scale = place.stage, place.scale
    if area.width < LEAST_STAGE or (figure_first and scale == 1):
        return
    # The large window keeps the room between the word and the path for the figure.
    above = area.height - 9 if scale > 1 else 4
    path = Area(area.x, area.y + above, area.width, area.height - above)
    draw_tempo_path(canvas, path, stage.parts, stage.at)


def _set_up(canvas: Canvas, area: Area, stage: SetUp, tone: str, scale: int) -> None:
    """Numbered steps, as many as fit, page after page; and when to stop.

    In a large window the figure's room above them stays free.
    """
    x, y = area.x, area.y + (21 if scale > 1 else 0)
    stop = _stop_words(stage.stop, area.width - 9)
    below = min(len(stop), max(0, area.bottom - y - 3))
    pages = _pages(stage.steps, area.width - 3, area.bottom - y - 1 - below)
    y = _page(canvas, x, y, pages, stage.page, tone=tone)
    if below:
        y = area.bottom - below if scale == 1 else y + 1
        canvas.text(x, y, "Stop if", "alert", bold=True)
        for n, line in enumerate(stop[:below]):
            canvas.text(x + 9, y + n, line)


class _Page(NamedTuple):
    """A page of lines that belong together, below its heading."""

    heading: str
    items: list[tuple[str, tuple[str, ...]]]
    """Each with what stands before it: a number, or nothing."""


def _page(canvas: Canvas, x: int, y: int, pages: Sequence[_Page], turned: int, *, tone: str) -> int:
    """A page below its heading, which says where there are others; returns the row below."""
    which = turned % len(pages)
    page = pages[which]
    others = f", page {which + 1} of {len(pages)}" if len(pages) > 1 else ""
    canvas.text(x, y, page.heading + others, "soft", bold=True)
    y += 1
    for mark, lines in page.items:
        canvas.text(x, y, mark, tone, bold=True)
        for line in lines:
            canvas.text(x + (3 if mark else 0), y, line)
            y += 1
    return y


def meeting_areas(place: Grid) -> tuple[Area, Area]:
    """Where an exercise that is new has its figure, and where its words: side by side, or in turn."""
    inner = place.right - place.margin
    whole = Area(place.margin, place.top, inner, place.room)
    if place.size is Size.TINY:
        return whole, whole
    half = inner // 2 - 2
    return (
        Area(place.margin, place.top, half, place.room),
        Area(place.margin + half + 4, place.top, inner - half - 4, place.room),
    )


def meets_figure(place: Grid, stage: Meeting) -> bool:
    """Whether an exercise that is new has its figure on this page: in a tiny window the last one is the figure's."""
    return place.size is not Size.TINY or _turned(stage, _meeting_pages(place, stage)) is _FIGURE


_FIGURE = _Page("", [])
"""The page of the figure alone."""


def _turned(stage: Meeting, pages: Sequence[_Page]) -> _Page:
    return pages[stage.page % len(pages)]


def _meeting(canvas: Canvas, place: Grid, stage: Meeting, tone: str) -> None:
    _, area = meeting_areas(place)
    pages = _meeting_pages(place, stage)
    page, y = _turned(stage, pages), area.y
    if page is _FIGURE:
        return
    if page.heading == _SET_UP:
        above, end = _around(place, stage)
        for line, bold in above:
            canvas.text(area.x, y, line, bold=bold)
            y += 1
        for n, line in enumerate(end):
            canvas.text(area.x, area.bottom - len(end) + n, line, "alert")
    _page(canvas, area.x, y, pages, stage.page, tone=tone)


def _around(place: Grid, stage: Meeting) -> tuple[list[tuple[str, bool]], tuple[str, ...]]:
    """The lines above an exercise's steps, and whether each is bold; and those below, but in a low window."""
    _, area = meeting_areas(place)
    above = [(line, True) for line in wrapped(f"{stage.side}.", area.width, 3)] if stage.side else []
    above += [(line, False) for line in wrapped(stage.note, area.width, 2)] if stage.note else []
    if above and area.height > 12:
        above.append(("", False))
    return above, wrapped(stage.end, area.width) if stage.end and area.height >= 12 else ()


def _meeting_pages(place: Grid, stage: Meeting) -> list[_Page]:
    """What is to be known of all, the steps, and where there is no room beside them the figure."""
    _, area = meeting_areas(place)
    above, end = _around(place, stage)
    steps = stage.steps if end else (*stage.steps, *filter(None, (stage.end,)))  # in a low window it is the last one
    rows = area.height - len(above) - 1 - (len(end) + 1 if end else 0)
    first = (
        [_Page("Before you begin", [("", wrapped(line, area.width)) for line in stage.safety])] if stage.safety else []
    )
    alone = [_FIGURE] if place.size is Size.TINY else []
    return [*first, *_pages(steps, area.width - 3, rows), *alone]


def _pages(steps: Sequence[str], columns: int, rows: int) -> list[_Page]:
    """Numbered steps as pages of whole steps."""
    pages: list[_Page] = []
    used = rows
    for number, step in enumerate(steps, 1):
        lines = wrapped(step, columns, max(1, rows))
        if not pages or used + len(lines) > rows:
            pages.append(_Page(_SET_UP, []))
            used = 0
        pages[-1].items.append((str(number), lines))
        used += len(lines)
    return pages or [_Page(_SET_UP, [])]


def _stop_words(reasons: Sequence[str], columns: int) -> tuple[str, ...]:
    """The first reasons to stop, whole, in two lines."""
    for count in range(len(reasons), 0, -1):
        lines = wrapped(", or ".join(begin_small(reason) for reason in reasons[:count]) + ".", columns)
        if len(lines) <= STOP_ROWS:
            return lines
    return wrapped(begin_small(reasons[0]), columns, STOP_ROWS) if reasons else ()


def _pace(canvas: Canvas, place: Grid, stage: Led) -> None:
    area, scale = place.stage, place.scale
    canvas.word(area.x, 2 * area.y, stage.part, canvas.palette.figures("work"), scale=scale)
    canvas.word(area.right, 2 * area.y, str(stage.second), "ink", scale=scale, align="right")


def own_pace_rows(place: Grid) -> int:
    """How many rows the time and the words of repetitions at one's own pace take; below them a figure may stand."""
    return 3 * place.scale + 4


def _own_pace(canvas: Canvas, place: Grid, stage: OwnPace) -> None:
    area, scale = place.stage, place.scale
    canvas.word(area.x, 2 * area.y, stage.time, canvas.palette.figures("work"), scale=scale)
    canvas.wrap(area.x, area.y + 3 * scale + 1, stage.words, area.width, bold=True, lines=2)


def _race(canvas: Canvas, place: Grid, stage: Race) -> None:
    area, scale = place.stage, place.scale
    step, least = {Size.SMALL: 4, Size.MEDIUM: 5, Size.LARGE: 9}[place.size], 3 * scale
    if (len(stage.marks) - 1) * step + least > area.height:
        step = least
    fitting = max(1, area.height // least)  # of three in a low window, what is passed gives way
    first = max(0, min(sum(mark.passed for mark in stage.marks), len(stage.marks) - fitting))
    for row, mark in enumerate(stage.marks[first : first + fitting]):
        y = area.y + row * step
        tone = _tone(canvas, mark)
        canvas.sign(area.x, 2 * y, mark.sign, tone, scale=scale)
        used = 8 * scale + canvas.word(area.x + 8 * scale, 2 * y, str(mark.seconds), tone, scale=scale)
        x = area.x + max(used + 3, 20 * scale)
        room = area.right - x
        name, _, state = mark.words.partition(", ")
        if scale > 1 and mark.passed and letters.word_width(name) + 8 <= room:
            x += canvas.word(x, 2 * y + 3, name, tone) + 3
            canvas.sign(x, 2 * y + 3, "done", tone)
        elif scale > 1 and (spelled := next((w for w in (mark.words, state) if letters.word_width(w) <= room), "")):
            canvas.word(x, 2 * y + 3, spelled, tone)
        else:
            canvas.wrap(x, y + scale, mark.words, area.right - x, tone, bold=mark.coming, lines=2)
    _scale(canvas, place, stage)


def _tone(canvas: Canvas, mark: HoldMark) -> str:
    return canvas.palette.figures("hold") if mark.passed else "ink" if mark.coming else "soft"


def _scale(canvas: Canvas, place: Grid, stage: Race) -> None:
    """Held seconds as a length on a scale to the goal, the marks above it."""
    palette, wide = canvas.palette, place.right - place.margin
    y = place.name + (1 if place.scale > 1 else 0)
    unit = wide / (stage.scale_s or 1)
    held = min(wide, round(stage.held_s * unit))
    canvas.fill(place.margin, y + 1, wide, place.scale, "track")
    canvas.fill(place.margin, y + 1, held, place.scale, palette.figures("hold"))
    for mark in stage.marks:
        x = place.margin + min(wide - 1, round(mark.seconds * unit))
        canvas.text(x, y, letters.SIGN_TEXT[mark.sign], _tone(canvas, mark), bold=True)
        canvas.fill(x, y + 1, 1, place.scale, "ground" if mark.passed else "ink")
    canvas.text(place.right, y, stage.scale_words, "soft", align="right")


def _asked(canvas: Canvas, place: Grid, stage: Asked, keys: Keys) -> None:
    area, scale = place.stage, place.scale
    x, y = area.x, area.y
    if stage.side:
        wide = letters.word_width(f"{stage.side}  {stage.held}", scale)
        sign = place.scale and wide > area.width  # no room for the word: its arrow says the same
        x += (
            canvas.sign(x, 2 * y, stage.side.lower(), "soft", scale=scale)
            if sign
            else canvas.word(x, 2 * y, stage.side, "soft", scale=scale)
        )
        x += 4 * scale
    canvas.word(x, 2 * y, stage.held, "ink", scale=scale)
    x = area.x
    y += 3 * scale
    if stage.praise:
        spare = area.height - 3 * scale - 2 - len(stage.answers)  # besides one row for it, and one for the question
        used = canvas.wrap(x, y, stage.praise, area.width, bold=True, lines=max(1, min(3, 1 + spare)))
        y += used + (spare >= used and area.height >= 12)
    y += canvas.wrap(x, y, stage.question, area.width, "soft", bold=True, lines=3) - 1
    wide = min(area.width, 44)
    shown = {command: key for key, _, command in keys(command for command, _, _ in stage.answers)}
    for row, (command, words, default) in enumerate(stage.answers, y + 1):
        ground = "raised" if default else None
        if default:
            canvas.fill(x - 1, row, wide + 1, 1, "raised")
            if stage.praise:
                canvas.text(x + wide - 2, row, "enter", "soft", bg=ground, align="right")
        canvas.text(x, row, shown[command], "ink", bold=True, bg=ground)
        canvas.text(x + 3, row, words, "ink" if default else "soft", bg=ground)
        canvas.zone(x - 1, row, wide + 1, command)
    row = place.name + place.scale
    if row > y + len(stage.answers):
        canvas.text(place.margin, row, stage.arithmetic, "soft")
        canvas.text(place.right, row, stage.marks, "soft", align="right")
