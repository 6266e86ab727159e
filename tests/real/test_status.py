"""`glutetimer status` beside a session that runs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import psutil

from tests.real.program import Program

LONG = '[[step]]\nexercise = "clam"\nwork = 600\nsides = "left"\n'


def ask(program: Program, runtime: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(program.run("status", "--json", env={"XDG_RUNTIME_DIR": str(runtime)}).stdout)
    return found


def test_a_session_is_seen_from_outside_and_its_death_too(program: Program, tmp_path: Path) -> None:
    runtime = tmp_path / "runtime"
    window = program.open("start", program.workout(LONG), "--plain", env={"XDG_RUNTIME_DIR": str(runtime)})
    window.wait_for("Clam, left, 10 minutes.")
    seen = ask(program, runtime)["running"]
    assert (seen["state"], seen["phase"], seen["side"], seen["counts"]) == ("running", "GET READY", "left", "down")
    assert 0 <= int(seen["count"]) <= 10
    window.type(" ")
    window.wait_for("aused")
    assert ask(program, runtime)["running"]["state"] == "paused"
    psutil.Process(window.process.pid).kill()
    window.wait()
    assert ask(program, runtime)["running"] is None
