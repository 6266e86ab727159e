"""The kinds of what the rules offer."""

from __future__ import annotations

from enum import StrEnum


class Offer(StrEnum):
    """What is offered. The values are kept in the history."""

    ADVANCE = "advance"
    STEP_BACK = "step-back"
    REST = "rest"
    PLATEAU = "plateau"
