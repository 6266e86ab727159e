"""Two machines on one folder: neither can ask whether the other's session still goes on."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from tests.real.program import ONE, QUICK, Program


def test_a_session_that_is_performed_on_another_machine_is_not_offered(program: Program) -> None:
    another = ("unshare", "--uts", "sh", "-c", 'hostname another && exec "$@"', "sh")
    if os.name != "posix" or not shutil.which("unshare") or subprocess.run([*another, "true"]).returncode:
        pytest.skip("no machine of another name can be had here: that needs root")
    here = program.open("start", program.workout(QUICK), "--plain")
    here.wait_for("Last set: Glute squeeze")
    here.type(" ")
    here.wait_for("Paused")

    program.prefix = another
    there = program.open("start", program.workout(ONE), "--plain")
    there.wait_for("One, 0:01, 1 set")
    assert "not finished" not in there.text
    there.wait_for("How hard was it?")
    there.type("\x04")
    assert there.wait() == 0

    program.prefix = ()
    here.type("q")
    here.wait_for("Leave?")
    here.type("k")
    here.wait_for("How hard was it?")
    here.type("\x04")
    assert here.wait() == 0
    assert [exercise for exercise, _, _ in program.sets()][:2] == ["clam", "clam"]
    assert ("glute-squeeze", "both", 1.0) in program.sets()
