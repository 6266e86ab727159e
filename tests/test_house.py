"""The rules of the house: style, types, the direction of imports, and what no file may say."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

TOOLS = {
    "style": ["ruff", "check"],
    "layout": ["ruff", "format", "--check"],
    "types": ["mypy"],
    "imports": ["lint-imports", "--no-cache"],
}


def files() -> list[Path]:
    """The project's own files: those that git has, or would take."""
    if not shutil.which("git"):
        pytest.skip("there is no git to say which files are the project's")
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True
    )
    if listed.returncode:
        pytest.skip("this is no clone: there is no telling which files are the project's")
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file() and path.name != Path(__file__).name]


@pytest.mark.parametrize("name", TOOLS)
def test_a_tool_has_nothing_to_say(name: str) -> None:
    tool, *args = TOOLS[name]
    command = [str(Path(sys.executable).with_name(tool)), *args]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def test_every_package_is_listed() -> None:
    """A folder of data that is not listed is told off by setuptools, in forty lines of every install."""
    code = {path.parent.relative_to(ROOT) for path in (ROOT / "glutetimer").rglob("__init__.py")}
    data = {
        "glutetimer" / path.parent.relative_to(ROOT)
        for path in (ROOT / "assets").rglob("*.*")
        if path.suffix in (".md", ".toml")
    }
    found = {".".join(folder.parts) for folder in code | data}
    assert sorted(PROJECT["tool"]["setuptools"]["packages"]) == sorted(found)


def test_every_folder_of_code_is_a_package() -> None:
    for path in (ROOT / "glutetimer").rglob("*.py"):
        assert (path.parent / "__init__.py").is_file(), path


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    machine = re.compile(r"/(?:work|root)/|/home/\w|index-url|https?://[\w.-]*(?:registry|mirror|proxy|localhost)")
    assert list(_found(machine, files())) == []


def test_what_users_read_keeps_to_the_words_of_the_house() -> None:
    never = re.compile(
        r"\bseeds?\b|\bAI\b|push through|no pain|activated muscle|prevents? injur|injury[- ]free|guarantee|\bcures?\b"
        r"|fix your|switched off|\bshame|\blazy",
        re.IGNORECASE,
    )
    read = [path for path in files() if path.suffix in (".md", ".toml") and "tests" not in path.parts]
    spoken = [path for path in files() if path.name == "words.py"]
    assert list(_found(never, read + spoken)) == []


def _found(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    """Where a pattern stands, as file:line: text."""
    found = []
    for path in paths:
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue  # a picture
        name = path.relative_to(ROOT)
        found += [f"{name}:{number}: {line.strip()}" for number, line in enumerate(lines, 1) if pattern.search(line)]
    return found
