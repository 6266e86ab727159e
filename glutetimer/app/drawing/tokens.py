"""Colour tokens: three palettes of our own, and one made from a theme's few colours (look.md, "Colour")."""

import math
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

TONES = {"ready": "ready", "work": "work", "hold": "work", "rest": "rest", "switch": "rest", "done": "ink"}
"""The tone of each kind of phase, and of the band of a finished session."""

READABLE = 4.5
"""The least contrast of text with its ground (WCAG 2, level AA)."""

SPENT_DARK, SPENT_LIGHT, TO_COME, GHOST = 0.24, 0.30, 0.38, 0.11
"""Parts of a colour over the ground (look.md; our choice)."""

APART = 60
"""How far apart the colours of two phases must be, as points in a cube of 255 (our choice)."""

SOLID = 1.95
"""The contrast from which a pixel counts as set where colours are stripped: above a band's spent part, the track and a
ghost zero, below everything that was drawn to be seen (our choice)."""


@lru_cache(4096)
def mix(a: str, b: str, part: float) -> str:
    """`part` (0 to 1) of the colour b over the colour a, both as #RRGGBB."""
    return "#{:02X}{:02X}{:02X}".format(*(round(x + (y - x) * part) for x, y in zip(_rgb(a), _rgb(b), strict=True)))


@lru_cache(4096)
def contrast(a: str, b: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2)."""
    low, high = sorted((_luminance(a), _luminance(b)))
    return (high + 0.05) / (low + 0.05)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    parts = (value / 255 for value in _rgb(colour))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class Palette(NamedTuple):
    """What every token looks like. Colours are #RRGGBB."""

    name: str
    dark: bool
    ground: str
    raised: str
    """The row under a cursor."""
    track: str
    """What a length is measured against."""
    ink: str
    soft: str
    faint: str
    """Nothing that matters is written in it."""
    ready: str
    """The bands' colours; `*_figures` are readable on the ground."""
    ready_figures: str
    work: str
    work_figures: str
    rest: str
    rest_figures: str
    on: str
    """Letters on a band."""
    best: str
    alert: str
    plain: bool = False
    """Every colour will be stripped: draw with characters alone."""

    def colour(self, token: str) -> str:
        """A token's colour; a colour stands for itself.

        Raises:
            KeyError: there is no such token.
        """
        return token if token.startswith("#") else colours_of(self)[token]

    def band(self, kind: str) -> str:
        """The bright part of a band, by kind of phase (`done` for a finished session)."""
        return self.colour(TONES[kind])

    def figures(self, kind: str) -> str:
        """Figures, and letters on the spent part of a band."""
        tone = TONES[kind]
        return self.colour(tone if tone == "ink" else tone + "_figures")

    def on_band(self, kind: str) -> str:
        """Letters on the bright part of a band."""
        return self.ground if TONES[kind] == "ink" else self.on

    def spent(self, kind: str) -> str:
        return mix(self.ground, self.band(kind), SPENT_DARK if self.dark else SPENT_LIGHT)

    def to_come(self, kind: str) -> str:
        """A phase of the ribbon that has not begun."""
        return mix(self.ground, self.figures(kind), TO_COME)

    def ghost(self, colour: str) -> str:
        """The zero that keeps a place in a number of this colour."""
        return mix(self.ground, self.colour(colour), GHOST)

    def solid(self, colour: str) -> bool:
        """Whether a pixel is set where colours are stripped."""
        return contrast(colour, self.ground) >= SOLID


@lru_cache(64)
def colours_of(palette: Palette) -> Mapping[str, str]:
    return {
        name: value for name, value in palette._asdict().items() if isinstance(value, str) and value.startswith("#")
    }


DARK = Palette(
    name="dark",
    dark=True,
    ground="#111315",
    raised="#272C32",
    track="#30363D",
    ink="#F1EFE9",
    soft="#A9B0B7",
    faint="#737B84",
    ready="#F0E442",
    ready_figures="#F0E442",
    work="#E69F00",
    work_figures="#E69F00",
    rest="#56B4E9",
    rest_figures="#56B4E9",
    on="#111315",
    best="#E7A3CF",
    alert="#FF7F6B",
)
LIGHT = Palette(
    name="light",
    dark=False,
    ground="#FBF9F4",
    raised="#E4E0D6",
    track="#D8D3C7",
    ink="#16181A",
    soft="#4A5057",
    faint="#757B82",
    ready="#F0E442",
    ready_figures="#433C00",
    work="#E69F00",
    work_figures="#8F5300",
    rest="#56B4E9",
    rest_figures="#07598F",
    on="#16181A",
    best="#8A2C68",
    alert="#B3261E",
)
CONTRAST = Palette(
    name="contrast",
    dark=True,
    ground="#000000",
    raised="#3A3A3A",
    track="#5A5A5A",
    ink="#FFFFFF",
    soft="#E0E0E0",
    faint="#B8B8B8",
    ready="#FFF04D",
    ready_figures="#FFF04D",
    work="#FFB000",
    work_figures="#FFB000",
    rest="#7CCBFF",
    rest_figures="#7CCBFF",
    on="#000000",
    best="#FFB3E0",
    alert="#FF9A8A",
)


@lru_cache(16)
def from_theme(
    name: str,
    *,
    dark: bool,
    background: str | None = None,
    foreground: str | None = None,
    ready: str | None = None,
    work: str | None = None,
    rest: str | None = None,
    best: str | None = None,
    alert: str | None = None,
) -> Palette:
    """A palette from a theme's own colours (#RGB or #RRGGBB).

    What is missing, is no such colour, or is too near another phase's, comes from our own palette. Ink, figures and
    marks are moved towards black or white until they read on the ground, on a raised row and on a spent band.
    """
    own = DARK if dark else LIGHT
    ground = _hex(background) or own.ground
    strong = max("#000000", "#FFFFFF", key=lambda colour: contrast(colour, ground))
    raised, track = mix(ground, strong, 0.11), mix(ground, strong, 0.16)
    ink = _readable(_hex(foreground) or own.ink, strong, 7.0, ground, raised)
    bands = _apart([_hex(work), _hex(rest), _hex(ready)], [own.work, own.rest, own.ready, own.best])
    on = max((DARK.on, "#FFFFFF"), key=lambda colour: min(contrast(colour, band) for band in bands))
    bands = [_readable(band, "#000000" if on == "#FFFFFF" else "#FFFFFF", READABLE, on) for band in bands]
    part = SPENT_DARK if dark else SPENT_LIGHT
    figures = [_readable(band, strong, READABLE, ground, raised, mix(ground, band, part)) for band in bands]
    return Palette(
        name=name,
        dark=dark,
        ground=ground,
        raised=raised,
        track=track,
        ink=ink,
        soft=_readable(mix(ground, ink, 0.68), strong, READABLE, ground, raised),
        faint=mix(ground, ink, 0.48),
        work=bands[0],
        work_figures=figures[0],
        rest=bands[1],
        rest_figures=figures[1],
        ready=bands[2],
        ready_figures=figures[2],
        on=on,
        best=_readable(_hex(best) or own.best, strong, READABLE, ground, raised),
        alert=_readable(_hex(alert) or own.alert, strong, READABLE, ground, raised),
    )


def _hex(colour: str | None) -> str | None:
    """The colour as #RRGGBB; None for what is none, such as a terminal's own colour."""
    if colour and re.fullmatch(r"#[0-9A-Fa-f]{3}", colour):
        colour = "#" + "".join(digit * 2 for digit in colour[1:])
    return colour.upper() if colour and re.fullmatch(r"#[0-9A-Fa-f]{6}", colour) else None


def _apart(wanted: list[str | None], own: list[str]) -> list[str]:
    """For each phase the theme's colour, or our own, or any of ours that no phase before it resembles."""
    chosen: list[str] = []
    for theirs, ours in zip(wanted, own, strict=False):
        candidates = [colour for colour in (theirs, ours, *own) if colour]
        chosen.append(next(colour for colour in candidates if all(_distance(colour, c) >= APART for c in chosen)))
    return chosen


def _distance(a: str, b: str) -> float:
    return math.dist(_rgb(a), _rgb(b))


def _readable(colour: str, strong: str, least: float, *grounds: str) -> str:
    """The colour nearest to this one, on the way to black or white, that reads on every ground."""
    steps = (mix(colour, strong, part / 20) for part in range(21))
    return next((step for step in steps if all(contrast(step, ground) >= least for ground in grounds)), strong)
