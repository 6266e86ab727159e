"""`glutetimer safety`: when to stop, and when to ask somebody first."""

from __future__ import annotations

import argparse

from glutetimer.files.assets import find_assets


def run(args: argparse.Namespace) -> int:
    print((find_assets() / "safety.md").read_text("utf-8").rstrip())
    return 0
