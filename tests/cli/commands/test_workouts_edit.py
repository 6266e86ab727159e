"""`glutetimer workouts edit`: the text is checked on return, and never lost."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from glutetimer import system
from glutetimer.cli.commands import workouts_edit
from glutetimer.cli.main import main
from glutetimer.clock import SystemClock
from glutetimer.files.reading.document import LARGEST
from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.library.catalogue import load
from glutetimer.services.context import Context
from glutetimer.settings.paths import paths
from glutetimer.settings.settings import Settings

TEXT = 'name = "Mine"\n\n[[step]]\nexercise = "clam"\nwork = 40\n'

Editor = Callable[..., None]


@pytest.fixture
def editor(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Sets $EDITOR to a program that replaces a text by another; each of several pairs is one call."""
    folder = tmp_path_factory.mktemp("an editor")
    script = folder / "edit.py"

    def does(*pairs: tuple[str, str], code: int = 0) -> None:
        (folder / "calls").write_text("0")
        script.write_text(
            "import pathlib, sys\n"
            f"calls, pairs = pathlib.Path({str(folder / 'calls')!r}), {pairs!r}\n"
            "at = int(calls.read_text()); calls.write_text(str(at + 1))\n"
            "path = pathlib.Path(sys.argv[-1])\n"
            "if at < len(pairs):\n"
            "    path.write_text(path.read_text('utf-8').replace(*pairs[at]), 'utf-8')\n"
            f"sys.exit({code})\n"
        )
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", system.this.join_command([sys.executable, str(script)]))

    return does


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "workouts" / "mine.toml"
    path.parent.mkdir()
    path.write_text(TEXT)
    return path


def context(folder: Path) -> Context:
    return Context(paths(folder), Settings(), load(folder), SystemClock())


def run(folder: Path, name: str, *answers: str) -> int:
    said: Iterator[str] = iter(answers)
    ask = (lambda question: next(said)) if answers else None
    code = workouts_edit.edit_workout(context(folder), name, ask)
    assert list(said) == [], "each answer was asked for"
    return code


def draft(mine: Path) -> Path:
    return mine.with_name(".mine.edit.toml")


def test_a_right_text_takes_its_place(
    tmp_path: Path, mine: Path, editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    editor(("40", "50"))
    assert main(["--data-dir", str(tmp_path), "workouts", "edit", "mine"]) == 0
    assert capsys.readouterr() == (f"Saved: {mine}, 1:58\n", "")
    assert mine.read_text() == TEXT.replace("40", "50")
    assert list(mine.parent.iterdir()) == [mine]


def test_visual_goes_before_editor(tmp_path: Path, mine: Path, editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    editor(("40", "50"))
    monkeypatch.setenv("VISUAL", "no-such-editor")
    with pytest.raises(GlutetimerError, match=r"the editor 'no-such-editor' cannot be started: .*; set EDITOR"):
        run(tmp_path, "mine")
    assert mine.read_text() == TEXT and list(mine.parent.iterdir()) == [mine]


def test_nothing_changed_is_said(
    tmp_path: Path, mine: Path, editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    editor()
    assert run(tmp_path, "mine") == 0
    assert capsys.readouterr().out == "Nothing was changed.\n"
    assert list(mine.parent.iterdir()) == [mine]


def test_without_a_terminal_a_broken_text_is_kept_and_opened_again(
    tmp_path: Path, mine: Path, editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    editor(("clam", "clamm"), ("clamm", "squat"))
    assert run(tmp_path, "mine") == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{mine}:4:12: no exercise 'clamm'; did you mean 'clam'?",
        f"Kept in {draft(mine)}; `glutetimer workouts edit` opens it again.",
    ]
    assert mine.read_text() == TEXT
    assert load(tmp_path).problems == (), "what is kept is no workout"
    assert run(tmp_path, "mine") == 0
    assert capsys.readouterr().out.startswith("An edit that was not finished is opened again.\nSaved: ")
    assert mine.read_text() == TEXT.replace("clam", "squat")
    assert not draft(mine).exists()


def test_in_a_terminal_it_asks(tmp_path: Path, mine: Path, editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    editor(("clam", "clamm"), ("40", "0"), ("work = 0", "work = 9"), ("clamm", "clam"))
    assert run(tmp_path, "mine", "?", "Edit", "e", " E ") == 0
    assert mine.read_text() == TEXT.replace("40", "9")
    assert capsys.readouterr().err.count("did you mean 'clam'?") == 3


def test_discarded_and_kept(tmp_path: Path, mine: Path, editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    editor(("clam", "clamm"))
    assert run(tmp_path, "mine", "k") == 1
    assert draft(mine).read_text() == TEXT.replace("clam", "clamm")
    assert run(tmp_path, "mine", "d") == 0
    assert "Discarded; nothing is saved.\n" in capsys.readouterr().out
    assert mine.read_text() == TEXT and not draft(mine).exists()


def test_the_end_of_the_answers_keeps_it(tmp_path: Path, mine: Path, editor: Editor) -> None:
    def ends(question: str) -> str:
        raise EOFError

    editor(("clam", "clamm"))
    assert workouts_edit.edit_workout(context(tmp_path), "mine", ends) == 1
    assert draft(mine).exists()


def test_an_editor_that_fails_saves_nothing(tmp_path: Path, mine: Path, editor: Editor) -> None:
    editor(("40", "50"), code=3)
    with pytest.raises(
        GlutetimerError, match=r"the editor ended with 3, so nothing is saved; your text is kept in .*\.edit"
    ):
        run(tmp_path, "mine")
    assert mine.read_text() == TEXT and draft(mine).exists()
    draft(mine).unlink()
    editor(code=1)
    with pytest.raises(GlutetimerError, match=r"the editor ended with 1, so nothing is saved$"):
        run(tmp_path, "mine")
    assert list(mine.parent.iterdir()) == [mine]


def test_a_built_in_one_becomes_ones_own_when_it_is_saved(
    tmp_path: Path, editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    editor()
    assert run(tmp_path, "Five minutes a day") == 0
    assert capsys.readouterr().out == (
        "five-a-day is built in; what you save becomes your own, and replaces it.\nNothing was changed.\n"
    )
    assert not list((tmp_path / "workouts").iterdir())
    built_in = load(None).workouts["five-a-day"]
    editor(("ready = 10", "ready = 20"))
    assert run(tmp_path, "five-a-day") == 0
    assert load(tmp_path).workouts["five-a-day"].ready_s == 20
    assert load(None).workouts["five-a-day"] == built_in


def test_one_with_mistakes_can_be_mended(tmp_path: Path, mine: Path, editor: Editor) -> None:
    mine.write_text(TEXT.replace("clam", "clamm"))
    editor(("clamm", "clam"))
    assert run(tmp_path, "mine") == 0
    assert load(tmp_path).workouts["mine"].steps[0].exercise == "clam"


def test_what_changed_meanwhile_is_not_overwritten(
    tmp_path: Path, mine: Path, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(("40", "50"))
    opened = workouts_edit._open_editor

    def opened_while_something_else_writes(path: Path) -> int:
        mine.write_text(TEXT.replace("40", "60"))
        return opened(path)

    monkeypatch.setattr(workouts_edit, "_open_editor", opened_while_something_else_writes)
    with pytest.raises(GlutetimerError, match="was changed by something else meanwhile; your text is kept in"):
        run(tmp_path, "mine")
    assert "60" in mine.read_text() and "50" in draft(mine).read_text()


def test_a_file_anywhere(tmp_path: Path, editor: Editor) -> None:
    path = tmp_path / "elsewhere.toml"
    path.write_text(TEXT)
    editor(("40", "50"))
    assert run(tmp_path, str(path)) == 0
    assert path.read_text() == TEXT.replace("40", "50")


def test_a_name_that_nothing_has(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(tmp_path), "workouts", "edit", "six-a-day"]) == 1
    assert "did you mean 'five-a-day'?" in capsys.readouterr().err


def test_a_text_that_is_too_long_is_not_cut_off(
    tmp_path: Path, mine: Path, editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    editor(("work", "work"))
    text = TEXT + "# " + "x" * LARGEST
    mine.write_text(text)
    assert main(["--data-dir", str(tmp_path), "workouts", "edit", "mine"]) == 1
    assert capsys.readouterr().err == f"glutetimer: {mine}: larger than 256 KiB; split it\n"
    assert mine.read_text() == text and not draft(mine).exists()


def test_half_a_copy_is_no_edit_that_was_not_finished(
    tmp_path: Path, mine: Path, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(path: Path, data: bytes) -> int:
        path.touch()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(GlutetimerError, match="No space left on device"):
        run(tmp_path, "mine")
    assert not draft(mine).exists()


def test_a_file_that_cannot_be_replaced_leaves_the_text_beside_it(
    tmp_path: Path, mine: Path, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(("40", "50"))
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(GlutetimerError) as caught:
        run(tmp_path, "mine")
    assert str(caught.value) == f"{mine}: it is read-only; nothing is written; your text is kept in {draft(mine)}"
    assert (mine.read_text(), draft(mine).read_text()) == (TEXT, TEXT.replace("40", "50"))
