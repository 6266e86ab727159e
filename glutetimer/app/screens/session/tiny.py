"""Right of a tiny window's figures: the name, what a stage says in a few words, and the keys where rows are left."""

from __future__ import annotations

from glutetimer.app.drawing import letters
from glutetimer.app.drawing.canvas import Canvas, Keys
from glutetimer.app.drawing.cells import fit, width, wrapped
from glutetimer.app.drawing.grid import Grid
from glutetimer.app.screens.session.picture import Asked, HoldMark, Led, OwnPace, Race, SessionView


def paint_beside(canvas: Canvas, place: Grid, view: SessionView, keys: Keys) -> None:
    area = place.stage
    match view.stage:
        case Asked():
            _asked(canvas, place, view.stage, keys)
            return
        case Led():
            lines = [f"{view.stage.part} {view.stage.second}"]
        case OwnPace():
            lines = [view.stage.time, view.stage.brief]
        case Race():
            lines = [_mark(mark, area.width) for mark in view.stage.marks]
        case _:
            lines = [view.cue]
    short = area.height < len(lines) + 3  # than a name in two rows, and the blank one
    y = area.y + canvas.wrap(area.x, place.name, view.name_text, area.width, bold=True, lines=1 if short else 2)
    y += not short
    if isinstance(view.stage, Race):  # where they do not fit, those that are passed give way
        passed = sum(mark.passed for mark in view.stage.marks)
        lines = lines[max(0, min(passed, len(lines) - (area.bottom - y))) :]
    for line in lines:
        if y < area.bottom:
            y += canvas.wrap(area.x, y, line, area.width, lines=area.bottom - y)
    hints = [*view.commands[:1], *(each for each in view.commands[1:] if each == "help")][: max(0, area.bottom - y)]
    for row, command in enumerate(hints, area.bottom - len(hints)):
        canvas.keyline(area.x, row, keys([command]), area.right)


def _mark(mark: HoldMark, room: int) -> str:
    """▽ last 31, and a tick where it is passed; without its name where that has no room."""
    sign, seconds = letters.SIGN_TEXT[mark.sign], f"{mark.seconds}{' ✓' * mark.passed}"
    named = f"{sign} {mark.words.split(',')[0]} {seconds}"
    return named if width(named) <= room else f"{sign} {seconds}"


def _asked(canvas: Canvas, place: Grid, stage: Asked, keys: Keys) -> None:
    """The answers below each other; what is said of the hold across, where a row is left below the figures."""
    area = place.stage
    head = wrapped(f"{stage.side} {stage.held} {stage.unit}".strip() if stage.held else stage.question, area.width, 2)
    blank = len(head) + len(stage.answers) < area.height
    canvas.wrap(area.x, area.y, " ".join(head), area.width, bold=True, lines=2)
    shown = {command: key for key, _, command in keys(command for command, _, _ in stage.answers)}
    top = area.y + len(head) + blank
    for y, (command, words, default) in enumerate(stage.answers, top):
        if y == area.bottom - 1 and y - top < len(stage.answers) - 1:  # the keys of all that are left
            canvas.text(area.x, y, fit(" ".join([*shown.values()][y - top :]), area.width), bold=True)
            break
        key, ground = shown[command], "raised" if default else None
        if default:
            canvas.fill(area.x - 1, y, area.width + 1, 1, "raised")
        x = area.x + canvas.text(area.x, y, key, bold=True, bg=ground) + 1
        room = area.right - x
        brief = words if width(words) <= room else words.split()[0]
        used = canvas.text(x, y, fit(brief, room), "ink" if default else "soft", bg=ground)
        if default and stage.praise and used + 6 <= room:
            canvas.text(area.right, y, "enter", "soft", bg=ground, align="right")
        canvas.zone(area.x - 1, y, area.width + 1, command)
    if place.cue > area.bottom:
        canvas.text(place.margin, place.cue - 1, fit(stage.praise, place.right - place.margin), bold=True)
