"""The rules of the house: its rooms, the direction of imports, names, style, types, and what no file may say.

Each says in a line what to do where it is broken.
"""

from __future__ import annotations

import ast
import inspect
import re
import shutil
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib import import_module
from pathlib import Path

import pytest
from textual.message_pump import MessagePump

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.screens.home.screen import HomeScreen

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

PACKAGE = ROOT / "glutetimer"
ROOMS = {
    *("training", "session", "history", "files", "library", "settings", "services", "figure", "sound", "hooks"),
    *("remote", "keys", "plain", "views", "cli", "app", "system"),
}
LOOSE = {"__init__.py", "__main__.py", "clock.py", "py.typed"}

TOOLS = {
    "style": ["ruff", "check"],
    "layout": ["ruff", "format", "--check"],
    "types": ["mypy"],
    "types on macOS": ["mypy", "--platform", "darwin", "--cache-dir", ".mypy_cache/macos", "glutetimer/system"],
    "types on Windows": ["mypy", "--platform", "win32", "--cache-dir", ".mypy_cache/windows", "glutetimer/system"],
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
        if path.suffix in (".1", ".fish", ".md", ".toml")
    }
    found = {".".join(folder.parts) for folder in code | data}
    listed = PROJECT["tool"]["setuptools"]["packages"]
    assert sorted(listed) == sorted(found), "every folder of code or data is a line of `packages` in pyproject.toml"


def test_every_folder_of_code_is_a_package() -> None:
    for path in (ROOT / "glutetimer").rglob("*.py"):
        assert (path.parent / "__init__.py").is_file(), f"{path.parent}: put an empty __init__.py there"


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    machine = re.compile(r"/(?:work|root)/|/home/\w|index-url|https?://[\w.-]*(?:registry|mirror|proxy|localhost)")
    assert not _found(machine, files()), "write a path that every machine has, or one below the user's home as ~"


def test_what_users_read_keeps_to_the_words_of_the_house() -> None:
    never = re.compile(
        r"\bseeds?\b|\bAI\b|push through|no pain|activated muscle|prevents? injur|injury[- ]free|guarantee|\bcures?\b"
        r"|fix your|switched off|\bshame|\blazy",
        re.IGNORECASE,
    )
    read = [path for path in files() if path.suffix in (".1", ".md", ".toml") and "tests" not in path.parts]
    spoken = [path for path in files() if path.name == "words.py"]
    assert not _found(never, read + spoken), "say it without these words: no promise about health, no blame"


# ---------------------------------------------------------------- rooms, imports, names


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package, by its dotted name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def imported(tree: ast.Module) -> Iterator[str]:
    """What of the package a module imports, in functions and for types alone too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules())
        elif isinstance(node, ast.ImportFrom) and node.module in modules():
            for alias in node.names:
                module = f"{node.module}.{alias.name}"
                yield module if module in modules() else node.module


def test_the_rooms_are_these() -> None:
    found = {path.name for path in PACKAGE.iterdir() if path.name != "__pycache__"}
    assert found == ROOMS | LOOSE, "put a file into the room it belongs to; nothing but these lies at the top"


def test_nothing_asks_which_system_it_runs_on() -> None:
    asks = re.compile(
        r"\b(sys\.platform|os\.(name|uname|getuid|killpg|setsid|fsync|O_NONBLOCK|O_NOFOLLOW|O_BINARY)|CREATE_NO_WINDOW"
        r"|signal\.SIG(HUP|QUIT|TSTP|PIPE|KILL|BREAK)|(import|from) (termios|tty|fcntl|pwd|grp|msvcrt|winreg|winsound)"
        r"|(has|get)attr\((os|signal|socket|subprocess))\b"
    )
    others = [path for path in sorted(PACKAGE.rglob("*.py")) if PACKAGE / "system" not in path.parents]
    assert not _found(asks, others), (
        "name it in System, let each module of glutetimer.system have it, ask `system.this`"
    )


def test_imports_go_in_no_circle() -> None:
    graph = {name: set(imported(tree)) - {name} for name, tree in modules().items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = " <- ".join(error.args[1])
        pytest.fail(f"{circle}: move what both need below them, or let the lower one know a Protocol", pytrace=False)


def test_a_class_has_a_name_of_its_own() -> None:
    where = defaultdict(list)
    for module, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                where[node.name].append(module)
    twice = {name: places for name, places in where.items() if len(places) > 1}
    assert not twice, "one name, one idea: call one of them something else"


def test_dataclasses_are_the_standard_librarys_and_no_code_makes_code() -> None:
    for module, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and "dataclass" in (alias.name for alias in node.names):
                assert node.module == "dataclasses", f"{module}: take the standard library's dataclass"
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("exec", "eval", "compile"), f"{module}: write the code instead of making it"


@cache
def private_names(kind: type) -> set[str]:
    """What a class defines, or gives itself, under a name that begins with an underscore."""
    tree = ast.parse(inspect.cleandoc("\n" + inspect.getsource(kind)))
    found = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ("self", "cls"):
            found.add(node.attr)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {target.id for target in targets if isinstance(target, ast.Name)}
    return {name for name in found if name.startswith("_") and not name.startswith("__")}


def test_nothing_private_of_textual_is_used_or_hidden() -> None:
    for module in modules():
        if not module.startswith("glutetimer.app"):
            continue
        for kind in vars(import_module(module)).values():
            if not (inspect.isclass(kind) and issubclass(kind, MessagePump) and kind.__module__ == module):
                continue
            bases = [base for base in kind.__mro__ if base.__module__.startswith("textual.")]
            theirs = set().union(*(private_names(base) | set(vars(base)) for base in bases))
            both = private_names(kind) & theirs
            assert not both, (
                f"{module}.{kind.__name__}: Textual has names like {both}; use its public ones, or rename ours"
            )


def given_names(tree: ast.AST) -> set[str]:
    """What classes and functions are called, and what objects give themselves."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    found = {node.name for node in ast.walk(tree) if isinstance(node, kinds)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ("self", "cls"):
            found.add(node.attr)
    return found


def test_tests_know_nothing_private_of_textual() -> None:
    bases = [base for base in GlutetimerApp.__mro__ + HomeScreen.__mro__ if base.__module__.startswith("textual.")]
    theirs = set().union(*(private_names(base) | set(vars(base)) for base in bases))
    ours = set().union(*(given_names(tree) for tree in modules().values()))
    for path in sorted((ROOT / "tests").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        known = ours | given_names(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute):
                name = node.attr
                is_private = name.startswith("_") and not name.startswith("__") and name in theirs - known
            elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual"):
                name = ", ".join(f"{node.module}.{alias.name}" for alias in node.names)
                is_private = "._" in name
            else:
                continue
            where = f"{path.relative_to(ROOT)}:{node.lineno}"
            assert not is_private, f"{where}: look at what the program shows, or wait for that, instead of {name}"


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
