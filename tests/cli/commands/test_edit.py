"""`edit` and `pause`: the past, changed in lines; each step one undo."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from glutetimer.history.store import History
from glutetimer.training.exercise import Side
from glutetimer.training.holds.hold import Pain, Reason
from glutetimer.training.pause import PauseReason
from tests.cli.commands.conftest import Run

UNDO = "`glutetimer undo` takes it back."


def in_history(folder: Path) -> tuple[list[object], list[object]]:
    """Sessions and sets, without what each change of one alters."""
    with History.reading(folder / "history.db") as history:
        return list(history.sessions()), list(history.sets())


@pytest.fixture
def logged(run: Run) -> None:
    run("log", "clam", "2x10", "left", "right", "--on", "-3")
    run("log", "hold", "left", "23", "--on", "yesterday")


@pytest.mark.usefixtures("logged")
def test_the_last_session_is_listed_with_its_sets_numbered(run: Run) -> None:
    code, out, err = run("edit", "--on", "-3")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].startswith("Added by hand, ") and lines[0].endswith(": 4 sets, edited")
    assert lines[1:5] == ["1  Clam, left, 10 reps", "2  Clam, right, 10 reps", "3  Clam, left, 10 reps",
                          "4  Clam, right, 10 reps"]  # fmt: skip
    assert "1  Single-leg bridge hold, left, 23 s, form slipped" in run("edit")[1]
    run("log", "clam", "7", "left", "--on", "-3")
    assert "2 of 2 on this day; --session says which." in run("edit", "--on", "-3")[1]
    each = [run("edit", "--on", "-3", "--session", number)[1] for number in "12"]  # both at noon: in either order
    assert sorted(out.count("Clam, ") for out in each) == [1, 4]


def test_what_is_logged_on_a_day_stays_in_its_order(run: Run) -> None:
    for number in range(2, 8):
        run("log", "clam", str(number), "left", "--on", "-3")
    listed = [run("edit", "--on", "-3", "--session", str(number))[1] for number in range(1, 7)]
    assert [said.splitlines()[1] for said in listed] == [f"1  Clam, left, {number} reps" for number in range(2, 8)]


@pytest.mark.usefixtures("logged")
def test_all_that_is_said_of_a_set_is_one_step(tmp_path: Path, run: Run) -> None:
    before = in_history(tmp_path)
    words = ["--amount", "25.5", "--side", "right", "--reason", "cramp", "--load", "8 kg", "--note", "wobbly"]
    code, out, _ = run("edit", "1", *words)
    assert code == 0 and out.startswith(f"Changed. {UNDO}\n")
    assert "1  Single-leg bridge hold, right, 25.5 s, 8 kg, cramp; note: wobbly\n" in out
    with History.reading(tmp_path / "history.db") as history:
        (done,) = [each for each in history.sets() if each.held_s]
    assert (done.held_s, done.side, done.reason, done.load) == (25.5, Side.RIGHT, Reason.CRAMP, "8 kg")
    assert done.edited and done.note == "wobbly"
    run("undo")
    assert in_history(tmp_path) == before


@pytest.mark.usefixtures("logged")
def test_so_is_all_that_is_said_of_a_session(tmp_path: Path, run: Run) -> None:
    before = in_history(tmp_path)
    words = ["--effort", "4", "--pain", "3 knee", "--note", "late", "--move", "-5", "--add", "clam left 12"]
    code, out, _ = run("edit", *words)
    assert code == 0 and ": 2 sets, hard, pain 3, knee, edited\nNote: late\n" in out and "Clam, left, 12 reps" in out
    with History.reading(tmp_path / "history.db") as history:
        first = min(history.sessions(), key=lambda each: each.started.ms)
        sets = history.sets(session=first.id)
    assert (first.effort, first.pain, first.note) == (4, Pain(3, "knee"), "late")
    assert {each.started.local_date for each in sets} == {first.started.local_date}
    run("undo")
    assert in_history(tmp_path) == before


@pytest.mark.usefixtures("logged")
def test_a_set_or_a_whole_session_is_deleted_and_brought_back(tmp_path: Path, run: Run) -> None:
    before = in_history(tmp_path)
    code, out, _ = run("edit", "--on", "-3", "2", "--delete")
    assert code == 0 and out.startswith("Deleted: Clam, right, 10 reps. `glutetimer undo` brings it back.\n")
    assert "\n3  Clam, right" in out and "\n4  " not in out
    run("undo")
    assert run("edit", "--on", "-3", "--delete")[1] == "Deleted: Added by hand. `glutetimer undo` brings it back.\n"
    assert [len(part) for part in in_history(tmp_path)] == [1, 1]
    run("undo")
    assert in_history(tmp_path) == before


@pytest.mark.usefixtures("logged")
@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("9 --amount 3", "there is no set 9; the last one is 1"),
        ("1 --amount much", "'much' is no"),
        ("--effort 6", "'6' is none of 1 to 5"),
        ("--pain knee", "'knee' is no answer; write 0 to 10"),
        ("--on -3 1 --reason form", "this set is no hold"),
        ("--on -9", "nothing was done on"),
        ("--on soon", "'soon' is no day"),
        ("--session 2", "there is no session 2 on"),
        ("--move tomorrow", "'tomorrow' is no day"),
        ("--add clam", "how much?"),
    ],
)
def test_what_cannot_be_is_a_line_and_changes_nothing(tmp_path: Path, run: Run, words: str, says: str) -> None:
    before = in_history(tmp_path)
    code, out, err = run("edit", *words.split())
    assert (code, out) == (1, "") and says in err and err.count("\n") == 1
    assert in_history(tmp_path) == before


def test_without_a_history_there_is_nothing_to_edit(run: Run) -> None:
    assert run("edit") == (1, "", "glutetimer: nothing was done yet; `glutetimer log` adds what was\n")


def test_a_pause_begins_ends_and_says_why_each_in_one_step(tmp_path: Path, run: Run) -> None:
    def pauses() -> list[tuple[date, date | None, PauseReason | None]]:
        with History.reading(tmp_path / "history.db") as history:
            return [(each.first, each.last, each.reason) for each in history.pauses()]

    assert run("pause")[1] == "No pauses. `glutetimer pause begin` begins one.\n"
    said = run("pause", "begin", "2026-01-10", "--reason", "illness")
    assert said == (0, f"Paused from Saturday 10 January{_year(2026)} on, illness. {UNDO}\n", "")
    assert pauses() == [(date(2026, 1, 10), None, PauseReason.ILLNESS)]
    assert "is paused already" in run("pause", "begin", "2026-01-20")[2]
    assert run("pause", "--reason", "injury")[0] == 0, "today is in it"
    run("pause", "end", "2026-01-20")
    assert pauses() == [(date(2026, 1, 10), date(2026, 1, 19), PauseReason.INJURY)]
    assert "is in no pause" in run("pause", "end", "2026-02-01")[2]
    assert f" to Monday 19 January{_year(2026)}, injury" in run("pause")[1]
    for _ in range(2):
        run("undo")
    assert pauses() == [(date(2026, 1, 10), None, PauseReason.ILLNESS)]
    assert run("pause", "end", "2026-01-10")[1] == f"The pause is gone. {UNDO}\n"
    assert pauses() == []


def _year(year: int) -> str:
    return "" if year == date.today().year else f" {year}"
