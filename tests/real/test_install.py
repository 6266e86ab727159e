"""The program as it is installed: from a wheel, and from its own folder."""

import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from tests.installing import PROJECT, run_pip
from tests.real.program import Program
from tests.real.terminal import Terminal, environment

ROOT = Path(__file__).parents[2]


def tree() -> list[str]:
    """What belongs into the package: its code and its assets."""
    found = [path for top in ("glutetimer", "assets") for path in (ROOT / top).rglob("*") if path.is_file()]
    left_out = {"__pycache__", "pictures"}  # the README's pictures are for those who read it in the tree
    return sorted(path.relative_to(ROOT).as_posix() for path in found if not left_out & set(path.parts))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution, and the wheel that was built from that."""
    folder = tmp_path_factory.mktemp("build")
    source = folder / "source"
    shutil.copytree(ROOT / "glutetimer", source / "glutetimer", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "assets", source / "assets", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder / "dist"), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return folder / "dist"


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program of a fresh environment: the wheel, beside the packages that it needs."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    python = next(folder.glob("[bS]*/python*"))
    (wheel,) = built.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", "-q", str(wheel)]
    subprocess.run(pip, check=True, timeout=300)
    packages = next(folder.rglob("site-packages"))
    # Plain folders on the path, so that the editable install of these tests stays out of it.
    (packages / "needed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python.with_name("glutetimer")


def test_the_wheel_holds_all_code_and_all_assets(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    found = zipfile.ZipFile(wheel).namelist()
    names = [name for name in found if ".dist-info/" not in name and ".data/" not in name]
    assert sorted(names) == sorted(f"glutetimer/{name}" if name.startswith("assets/") else name for name in tree())
    assert {name.partition(".data/data/")[2] for name in found if ".data/" in name} == {
        "share/man/man1/glutetimer.1",
        "share/bash-completion/completions/glutetimer",
        "share/zsh/site-functions/_glutetimer",
        "share/fish/vendor_completions.d/glutetimer.fish",
    }


def test_the_source_distribution_holds_them_too(built: Path) -> None:
    (source,) = built.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert set(tree()) | {"README.md", "LICENSE", "pyproject.toml"} <= names


def test_the_wheel_runs_from_a_foreign_folder(installed: Path, tmp_path: Path) -> None:
    data = ["--data-dir", str(tmp_path / "data")]

    def run(*args: str) -> str:
        command = [str(installed), *data, *args]
        done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True, timeout=60)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    assert run("workouts").split()[:2] == ["five-a-day", "5:00"]
    assert "Clam" in run("exercises", "clam")
    assert "medical" in run("safety")

    code = "import glutetimer, glutetimer.assets as a; print(glutetimer.__file__, *a.__path__)"
    command = [str(installed.with_name("python")), "-c", code]
    where = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60).stdout
    assert all(Path(path).is_relative_to(installed.parents[1]) for path in where.split()), where

    window = Terminal([str(installed), *data], cwd=tmp_path)
    try:
        window.wait_for("Five minutes is where to begin")
        window.type("\r")
        window.wait_for("Five minutes a day")
    finally:
        window.close()


def test_the_editable_install_runs_from_a_foreign_folder(program: Program) -> None:
    done = program.run("workouts")
    assert done.stdout.split()[:2] == ["five-a-day", "5:00"]
    code = "import glutetimer.assets as a; print(*a.__path__)"
    where = subprocess.run(
        [sys.executable, "-c", code], cwd=program.folder, capture_output=True, text=True, check=True, timeout=60
    ).stdout.split()
    assert [Path(path) for path in where] == [ROOT / "assets"]


def test_the_lowest_versions_start(built: Path, tmp_path: Path) -> None:
    """A bound that is too low ends in an ImportError for whoever has just that version."""
    venv.create(tmp_path / "lowest", with_pip=False)
    python = next((tmp_path / "lowest").glob("[bS]*/python*"))
    (wheel,) = built.glob("*.whl")
    lowest = [re.sub(r">=([\w.]+)[^;]*", r"==\1", line) for line in PROJECT["dependencies"]]
    run_pip(python, "install", "-q", str(wheel), *lowest)
    program = [str(python.with_name("glutetimer")), "--data-dir", str(tmp_path / "data")]
    for command in (["workouts"], ["exercises", "clam"], ["history", "--json"], ["safety"], ["help", "json"]):
        done = subprocess.run([*program, *command], env=environment(), capture_output=True, text=True, timeout=60)
        assert (done.returncode, done.stderr) == (0, ""), command
    measured = "from glutetimer.app.drawing.cells import width; print(width('\\u0301a'))"
    subprocess.run([python, "-c", measured], check=True, timeout=60)  # with some it never ended
    window = Terminal(program, cwd=tmp_path)
    try:
        window.wait_for("Five minutes is where to begin")
        for key, shown in (("e", "Bird dog"), ("s", "Before you start")):
            window.type(key)
            window.wait_for(shown)
            window.type("\x1b")
            window.wait_for("Five minutes is where to begin")
    finally:
        window.close()
