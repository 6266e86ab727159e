"""`glutetimer safety`."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path


def show() -> int:
    """Print the safety text."""
    folder = import_module("glutetimer.assets").__path__[0]
    print(Path(folder, "safety.md").read_text("utf-8").rstrip())
    return 0
