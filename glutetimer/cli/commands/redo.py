"""`glutetimer redo`: do again what was undone last."""

from __future__ import annotations

import argparse

from glutetimer.cli.loading import find_paths
from glutetimer.history.store import History
from glutetimer.views.changes import describe_reverted


def run(args: argparse.Namespace) -> int:
    """One step, as `ctrl+r` in the review; of this run or an earlier one."""
    with History(find_paths(args).history) as history:
        print(describe_reverted(history.redo(), "Done again", "There is nothing to do again."))
    return 0
