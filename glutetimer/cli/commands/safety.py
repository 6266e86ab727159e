"""`glutetimer safety`: when to stop, and when to ask somebody first."""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(args: argparse.Namespace) -> int:
    folder = import_module("glutetimer.assets").__path__[0]
    print(Path(folder, "safety.md").read_text("utf-8").rstrip())
    return 0
