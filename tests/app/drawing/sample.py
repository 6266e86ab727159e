"""A palette whose colours are stripped on the way to the terminal."""

from glutetimer.app.themes import THEMES, palette_of

PLAIN = palette_of(THEMES[0], plain=True)
