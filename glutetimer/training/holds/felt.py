"""The answers of the activation check."""

from __future__ import annotations

from enum import StrEnum


class Felt(StrEnum):
    """Where an exercise was felt: the answer of the activation check. Awareness, no diagnosis (2.8)."""

    GLUTE = "glute"
    BOTH = "both"
    HAMSTRING = "hamstring"
    UNSURE = "unsure"
