"""The three themes of our own, and a palette for whichever theme is on."""

from __future__ import annotations

from textual.theme import Theme

from glutetimer.app.drawing.tokens import CONTRAST, DARK, LIGHT, Palette, from_theme
from glutetimer.settings.settings import AUTO

_OWN = {f"glutetimer-{palette.name}": palette for palette in (DARK, LIGHT, CONTRAST)}
_PLAIN = DARK._replace(plain=True)

THEMES = [
    Theme(
        name=name,
        dark=palette.dark,
        background=palette.ground,
        surface=palette.ground,
        panel=palette.raised,
        foreground=palette.ink,
        primary=palette.work_figures,
        secondary=palette.rest_figures,
        accent=palette.work_figures,
        warning=palette.ready_figures,
        success=palette.rest_figures,
        error=palette.alert,
    )
    for name, palette in _OWN.items()
]
"""For Textual to offer beside its own."""


def name_theme(setting: str, is_light: bool) -> str:
    """The theme that a setting means on a terminal whose ground is light, or dark."""
    if setting != AUTO:
        return setting
    return "glutetimer-light" if is_light else "glutetimer-dark"


def palette_of(theme: Theme, plain: bool) -> Palette:
    """What to paint with under a theme; plain, where every colour is stripped on the way to the terminal."""
    if plain:  # whatever the theme: letters on a band must not be as far from the ground as the band is
        return _PLAIN
    return _OWN.get(theme.name) or from_theme(
        theme.name,
        dark=theme.dark,
        background=theme.background,
        foreground=theme.foreground,
        ready=theme.warning,
        work=theme.accent or theme.primary,
        rest=theme.secondary,
        best=theme.success,
        alert=theme.error,
    )
