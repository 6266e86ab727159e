"""The project's own dependencies, and pip."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
_UNREACHABLE = (
    "NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError|name resolution|NameResolution"
    "|Network is unreachable|Max retries"
)


def run_pip(python: Path | str, *args: str) -> None:
    """Let pip do something for an interpreter; skips where no index of packages can be reached."""
    command = [sys.executable, "-m", "pip", "--python", str(python), *args]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    except subprocess.TimeoutExpired:
        pytest.skip("no index of packages answers here")
    if done.returncode and re.search(_UNREACHABLE, done.stderr):
        pytest.skip("no index of packages can be reached from here")
    assert done.returncode == 0, done.stderr[-2000:]
