"""`glutetimer undo`: take back what was changed, added, imported or deleted last."""

from __future__ import annotations

import argparse

from glutetimer.cli.loading import find_paths
from glutetimer.history.store import History
from glutetimer.views.changes import describe_reverted


def run(args: argparse.Namespace) -> int:
    """One step, as `u` in the review; of this run or an earlier one."""
    with History(find_paths(args).history) as history:
        print(describe_reverted(history.undo(), "Undone", "There is nothing to undo."))
    return 0
