"""Where the files lie that come with the program."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path


def find_assets() -> Path:
    """Their folder. They lie open, however it was installed; importlib.resources would import for 11 ms."""
    return Path(import_module("glutetimer.assets").__path__[0])
