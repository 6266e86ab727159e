"""What becomes of a session that is left early."""

from __future__ import annotations

from glutetimer.app.screens.dialogs.ask import Answer, AskScreen
from glutetimer.training.counting import format_count


def leave_screen(kept: int) -> AskScreen:
    """Ask: go on, keep what is done, or discard. A second ctrl+c leaves, and loses nothing."""
    sets = format_count(kept, "set")
    done = f"{sets} done so far." if kept else "No set is done so far."
    keep = "marked partial" if kept else ""
    return AskScreen(
        "LEAVE?",
        [done, "The session stands still meanwhile."],
        [
            Answer("go", "g", "go on"),
            Answer("keep", "k", "keep what is done, and leave", keep),
            Answer("discard", "d", "discard it, and leave", f"{sets} will be gone" if kept else ""),
        ],
        out="keep",
    )
