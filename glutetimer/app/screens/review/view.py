"""What is around each part of the review: tabs, keys, and a word on what was just done."""

from __future__ import annotations

from dataclasses import dataclass

TABS = ("Year", "Holds", "Sessions", "Exercises")
OVERVIEW = "Overview"
"""The first tab where all parts fit on one screen."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What every tab has around it."""

    tabs: tuple[str, ...]
    tab: int
    """Which is open."""
    right: str
    """What it is about."""
    said: str
    """What was just done, or went wrong."""
    alert: bool
    """Whether it went wrong."""
    keys: tuple[tuple[str, str, str], ...]
    """Key, label and command of each that the key line shows."""
