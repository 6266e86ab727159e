"""What is to be known before the very first set of all: three lines, once; the whole text is a key away."""

from __future__ import annotations

from contextlib import suppress

from glutetimer.settings.paths import Paths

LINES = (
    "Chest pain, faint, numb: stop at once.",
    "Pregnant, heart, injury: ask a doctor.",
    "Form slips? Stop. That is a good stop.",
)
"""Each fits a window of 40 columns."""


def safety_to_read(paths: Paths) -> tuple[str, ...]:
    return () if paths.safety_shown.exists() else LINES


def note_safety_read(paths: Paths) -> None:
    """They are not shown again; where the folder cannot be written to they are, which is no reason to fail."""
    with suppress(OSError):
        paths.safety_shown.parent.mkdir(parents=True, exist_ok=True)
        paths.safety_shown.touch()
