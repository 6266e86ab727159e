"""Where everything stands, for a window of any size (look.md, "Grid of the session")."""

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from glutetimer.app.drawing.digits import best_rows, number_width

OFF = -1
"""The row of what a window has no room for: drawing there draws nothing."""


class Size(StrEnum):
    """The classes of windows; between two, the smaller one with more space."""

    TINY = "tiny"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


_BEGINS = ((Size.LARGE, 160, 45), (Size.MEDIUM, 96, 28), (Size.SMALL, 72, 20))
"""The columns and rows from which a class holds."""


class Area(NamedTuple):
    """A rectangle of cells."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The column after the last."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The row after the last."""
        return self.y + self.height


class Grid(NamedTuple):
    """Coordinates of a session's screen; margins, band and keys serve every screen. Rows may be `OFF`."""

    size: Size
    width: int
    height: int
    margin: int
    scale: int
    """Of letters; 0 where there are none and the band is a row of text."""
    band: int
    """The band's height in pixels."""
    letters: int
    """The pixel where the band's letters begin."""
    top: int
    """The first row below the band, after its gap."""
    figures: Area
    stage: Area
    """The free room right of the figures, as high as they are. Its width may be 0."""
    room: int
    """The rows between `top` and the name: what the figures had to choose from."""
    name: int
    """The row of the exercise's name: letters, or in a tiny window text that begins in the stage."""
    cue: int
    """The row of the cue, with what follows at its right."""
    ribbon: int
    ribbon_rows: int
    keys: int

    @property
    def right(self) -> int:
        """The column after the last that is used: where right-aligned things end."""
        return self.width - self.margin


class _Steps(NamedTuple):
    """Distances of a class, from the top and from the bottom."""

    margin: int
    scale: int
    band: int
    letters: int
    below_band: int
    below_keys: int
    above_keys: int
    ribbon_rows: int
    ribbon: int
    """Rows from the cue down to the ribbon."""
    above_cue: int
    below_figures: int
    centre: int
    """Columns kept free between the figures and the middle."""
    stage: int
    """Columns between the figures and the stage."""


_STEPS = {
    Size.SMALL: _Steps(3, 1, 9, 2, 1, 1, 0, 1, 1, 0, 1, 1, 4),
    Size.MEDIUM: _Steps(4, 1, 9, 2, 2, 1, 1, 1, 2, 0, 1, 4, 6),
    Size.LARGE: _Steps(8, 2, 18, 4, 3, 2, 1, 2, 4, 1, 3, 4, 12),
}


def size_of(width: int, height: int) -> Size:
    return next((size for size, columns, rows in _BEGINS if width >= columns and height >= rows), Size.TINY)


@lru_cache(64)
def lay_out_window(width: int, height: int, places: str = "00", alone: bool = False) -> Grid:
    """Lay a window out, of so many columns and rows.

    `places` is the longest number that its phase can show: it fixes the figures' height, so that they do not move.
    `alone`: they may take the whole width; otherwise they leave half of it to the stage.
    """
    size = size_of(width, height)
    if size is Size.TINY:
        return _tiny(width, height, places, alone)
    step = _STEPS[size]
    top = (step.band + 1) // 2 + step.below_band
    keys = height - step.below_keys
    ribbon = keys - step.above_keys - step.ribbon_rows
    cue = ribbon - step.ribbon
    name = cue - step.above_cue - 3 * step.scale
    room = name - step.below_figures - top
    inner = width - 2 * step.margin
    rows = best_rows(places, inner if alone else inner // 2 - step.centre, room)
    figures = Area(step.margin, top, number_width(places, rows), rows)
    x = min(width - step.margin, figures.right + step.stage)
    return Grid(
        size=size,
        width=width,
        height=height,
        margin=step.margin,
        scale=step.scale,
        band=step.band,
        letters=step.letters,
        top=top,
        figures=figures,
        stage=Area(x, top, width - step.margin - x, rows),
        room=room,
        name=name,
        cue=cue,
        ribbon=ribbon,
        ribbon_rows=step.ribbon_rows,
        keys=keys,
    )


def _tiny(width: int, height: int, places: str, alone: bool) -> Grid:
    """The smallest windows give up their blank rows first, then the cue's row, then the ribbon's."""
    blank = 1 if height >= 9 else 0
    has_cue = height >= 6
    has_ribbon = height >= 5 or height == 3
    margin = 1 if width > 2 else 0
    top = 1 + blank
    room = max(1, height - 1 - 2 * blank - has_cue - has_ribbon)
    rows = best_rows(places, width - 2 * margin if alone else width // 2, room)
    figures = Area(margin, top, number_width(places, rows), rows)
    x = max(margin, min(width - margin, figures.right + 3))
    stage = Area(x, top, width - margin - x, rows)
    return Grid(
        size=Size.TINY,
        width=width,
        height=height,
        margin=margin,
        scale=0,
        band=2,
        letters=0,
        top=top,
        figures=figures,
        stage=stage,
        room=room,
        name=top if stage.width >= 8 else top + room if blank else OFF,
        cue=height - 1 - has_ribbon if has_cue else OFF,
        ribbon=height - 1 if has_ribbon else OFF,
        ribbon_rows=1,
        keys=OFF,
    )
