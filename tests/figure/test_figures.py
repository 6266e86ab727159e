"""Figures are read when they are wanted, and a user's own go before those that come with the program."""

import subprocess
import sys
from pathlib import Path

from glutetimer.figure.figures import Figures

from .test_file import PLANK


def own(folder: Path, name: str, text: str) -> Path:
    path = folder / "figures" / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_figure_is_read_once_and_only_when_it_is_wanted(tmp_path):
    path = own(tmp_path, "plank", PLANK)
    figures = Figures.load(tmp_path)
    path.write_text(PLANK.replace("hold", "rep"))
    plank = figures.of("plank")
    assert plank and plank.kind == "rep", "loading had not read it yet"
    path.write_text(PLANK)
    assert figures.of("plank") is plank


def test_an_own_exercise_may_have_one_and_a_built_in_one_may_be_replaced(tmp_path):
    own(tmp_path, "My plank", PLANK)
    own(tmp_path, "clam", PLANK)
    figures, built_in = Figures.load(tmp_path), Figures.load(None)
    assert figures.of("my-plank") and built_in.of("my-plank") is None
    clam, other = figures.of("clam"), built_in.of("clam")
    assert clam and other and clam.kind == "hold" and other.kind == "rep"
    assert figures.of("squat") and figures.of("../figures/clam") is None
    assert not figures.take_problems()


def test_a_faulty_one_is_left_out_and_its_problems_are_kept_once(tmp_path):
    path = own(tmp_path, "clam", 'kind = "reps"\nbase.lean = "x"\n')
    figures = Figures.load(tmp_path)
    assert figures.take_problems() == []
    assert figures.of("clam") is None and figures.of("clam") is None
    assert [str(problem) for problem in figures.take_problems()] == [
        f"{path}:1:8: kind: 'reps' is not known here; did you mean 'rep'?",
        f"{path}:2:13: lean: 'x' is no number; write -360 to 360",
    ]


def test_how_figures_are_read_and_drawn_is_imported_when_one_is_wanted():
    """Neither the command line nor the screens pay for it, nor the library, nor whoever only holds the figures."""
    code = """
import sys
import glutetimer.cli.main, glutetimer.app.app, glutetimer.app.drawing.figure_stage
from glutetimer.figure.figures import Figures
from glutetimer.library.catalogue import load
load(None)
figures = Figures.load(None)
print(sorted(name for name in sys.modules if name.startswith("glutetimer.figure")))
figures.of("clam")
print("glutetimer.figure.file" in sys.modules)
"""
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.splitlines()
    assert out == ["['glutetimer.figure', 'glutetimer.figure.figures']", "True"]
