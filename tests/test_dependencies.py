"""What is compiled is asked for where a wheel of it is, and nowhere else: it never stops an install."""

from __future__ import annotations

import re
import sys
from importlib.metadata import PackageNotFoundError, distribution, metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.installing import PROJECT, run_pip

EXTRAS = {name: [Requirement(line) for line in PROJECT["optional-dependencies"][name]] for name in ("sound", "voice")}
WHEELS_FOR = {
    ("sound", "linux", "x86_64"): ("manylinux_2_28_x86_64", "musllinux_1_2_x86_64"),
    ("sound", "darwin", "arm64"): ("macosx_11_0_arm64",),
    ("sound", "darwin", "x86_64"): ("macosx_10_15_x86_64",),
    ("sound", "win32", "AMD64"): ("win_amd64",),
    ("voice", "linux", "x86_64"): ("manylinux_2_17_x86_64",),
    ("voice", "linux", "aarch64"): ("manylinux_2_28_aarch64",),
    ("voice", "darwin", "arm64"): ("macosx_11_0_arm64",),
    ("voice", "darwin", "x86_64"): ("macosx_10_15_x86_64",),
    ("voice", "win32", "AMD64"): ("win_amd64",),
    ("voice", "win32", "ARM64"): ("win_arm64",),
}
"""What pip calls the machines on which an extra asks for its compiled part. No marker tells musl from glibc: `voice`
has no wheel for musl, and the README says so."""


def asked_for(extra: str, **where: str) -> list[Requirement]:
    where = {"implementation_name": "cpython", **where}
    return [each for each in EXTRAS[extra] if each.marker and each.marker.evaluate(where)]


@pytest.mark.parametrize(("extra", "system", "machine"), WHEELS_FOR)
@pytest.mark.parametrize("version", ["3.11", "3.14"])
def test_what_is_compiled_has_a_wheel(extra: str, system: str, machine: str, version: str, tmp_path: Path) -> None:
    """The oldest Python and the newest that the marker lets in."""
    asked = asked_for(extra, sys_platform=system, platform_machine=machine, python_version=version)
    assert asked
    for platform in WHEELS_FOR[extra, system, machine]:
        only = ["--only-binary", ":all:", "--no-deps", "--platform", platform, "--python-version", version]
        names = [f"{each.name}{each.specifier}" for each in asked]
        run_pip(sys.executable, "download", "-q", "-d", str(tmp_path), *only, *names)


@pytest.mark.parametrize("version", ["3.15", "3.16"])
def test_where_no_wheel_is_nothing_is_asked_for(version: str) -> None:
    assert not asked_for("sound", sys_platform="linux", platform_machine="x86_64", python_version=version)


@pytest.mark.parametrize(("system", "machine"), [("linux", "armv7l"), ("linux", "riscv64"), ("freebsd14", "amd64")])
def test_on_other_machines_nothing_compiled_is_asked_for(system: str, machine: str) -> None:
    for extra in EXTRAS:
        assert not asked_for(extra, sys_platform=system, platform_machine=machine, python_version="3.14")


DECLARED = [
    Requirement(line).name
    for lines in (PROJECT["dependencies"], *PROJECT["optional-dependencies"].values())
    for line in lines
]
HOUSE = (
    (Path(__file__).parents[1] / "assets/guide/house.md").read_text(encoding="utf-8").partition("## Dependencies")[2]
)
LISTED = dict(re.findall(r"^\| ([a-z-]+) \| (?:always|`\w+`) \| ([^|;]+?)(?:;[^|]*)? \|$", HOUSE, re.M))
OLD_NAMES = {"Apache Software License": "Apache-2.0", "MIT License": "MIT", "BSD License": "BSD-3-Clause"}


@pytest.mark.parametrize("name", DECLARED)
def test_the_licence_of_each_dependency_is_listed(name: str) -> None:
    try:
        about = metadata(name)
    except PackageNotFoundError:
        assert LISTED.get(name)
        return
    written = [each.rpartition(" :: ")[2] for each in about.get_all("Classifier") or [] if each.startswith("License")]
    said = about.get("License-Expression") or next((OLD_NAMES.get(each, each) for each in written), None)
    assert LISTED.get(name) == (said or LISTED.get(name, "none is listed"))


def test_nothing_is_listed_that_is_not_there_any_more() -> None:
    assert set(LISTED) == set(DECLARED)


TRIED = re.findall(
    r"^\| (Linux|macOS|Windows) (\S+)( musl)? \| (PyPy )?([\d.]+)(t?) \| ([^|]*) \| [^|]+ \|$",
    (Path(__file__).parents[1] / "assets/guide/house.md").read_text(encoding="utf-8"),
    re.M,
)
PLATFORMS = {"Linux": "linux", "macOS": "darwin", "Windows": "win32"}


@pytest.mark.parametrize("row", TRIED, ids=" ".join)
def test_the_table_of_where_it_was_tried_says_which_extras_are_to_be_had(row: tuple[str, ...]) -> None:
    system, machine, musl, pypy, version, free, said = row
    where = {"sys_platform": PLATFORMS[system], "platform_machine": machine, "python_version": version}
    asked = {each for each in EXTRAS if asked_for(each, **where, implementation_name="pypy" if pypy else "cpython")}
    assert set(said.replace(",", "").split()) == asked - ({"voice"} if musl else set()) - ({"sound"} if free else set())


def test_the_table_of_where_it_was_tried_is_there() -> None:
    assert len(TRIED) > 10


def test_what_is_always_installed_is_python_alone() -> None:
    """So it installs on every machine, whatever has a compiler or not."""
    found, left = set[str](), [Requirement(line) for line in PROJECT["dependencies"]]
    while left:
        needed = left.pop()
        if needed.name in found or (needed.marker and not needed.marker.evaluate({"extra": ""})):
            continue
        found.add(needed.name)
        about = distribution(needed.name)
        assert "-none-any" in (about.read_text("WHEEL") or ""), needed.name
        left += [Requirement(line) for line in about.requires or []]
    assert len(found) > len(PROJECT["dependencies"])
