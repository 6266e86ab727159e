"""`glutetimer paths`: where everything is kept."""

from __future__ import annotations

import argparse

from glutetimer.files.reading.problem import visible
from glutetimer.settings.paths import paths


def run(args: argparse.Namespace) -> int:
    where = paths(args.data_dir)
    for name in ("history", "settings", "schedule", "exercises", "figures", "workouts"):
        print(f"{name:9}  {visible(str(getattr(where, name)))}")
    return 0
