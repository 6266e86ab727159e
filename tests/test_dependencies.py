"""What is compiled is asked for where a wheel of it is, and nowhere else: it never stops an install."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.installing import PROJECT, run_pip

SOUND = [Requirement(line) for line in PROJECT["optional-dependencies"]["sound"]]
WHEELS_FOR = {
    ("linux", "x86_64"): ("manylinux_2_28_x86_64", "musllinux_1_2_x86_64"),
    ("darwin", "arm64"): ("macosx_11_0_arm64",),
    ("darwin", "x86_64"): ("macosx_10_15_x86_64",),
    ("win32", "AMD64"): ("win_amd64",),
}
"""What pip calls the machines on which the extra `sound` asks for its compiled part."""


@pytest.mark.parametrize(("system", "machine"), WHEELS_FOR)
@pytest.mark.parametrize("version", ["3.11", "3.14"])
def test_what_is_compiled_has_a_wheel(system: str, machine: str, version: str, tmp_path: Path) -> None:
    """The oldest Python and the newest that the marker lets in."""
    where = {
        "sys_platform": system,
        "platform_machine": machine,
        "python_version": version,
        "implementation_name": "cpython",
    }
    asked_for = [f"{each.name}{each.specifier}" for each in SOUND if each.marker and each.marker.evaluate(where)]
    assert asked_for
    for platform in WHEELS_FOR[system, machine]:
        only = ["--only-binary", ":all:", "--no-deps", "--platform", platform, "--python-version", version]
        run_pip(sys.executable, "download", "-q", "-d", str(tmp_path), *only, *asked_for)


@pytest.mark.parametrize("version", ["3.15", "3.16"])
def test_where_no_wheel_is_nothing_is_asked_for(version: str) -> None:
    where = {"sys_platform": "linux", "platform_machine": "x86_64", "python_version": version}
    for each in SOUND:
        assert each.marker and not each.marker.evaluate({**where, "implementation_name": "cpython"})
