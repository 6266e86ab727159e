"""`glutetimer import`: as a whole or not at all, once, and it says what it did."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from glutetimer.cli.main import main
from glutetimer.history.store import History
from tests.history.some import a_session, a_set

HELD = {"exercise": "sl-bridge-hold", "side": "left", "held_s": 31, "reason": "form", "local_date": "2025-11-01"}


def run(folder: Path, *words: str) -> int:
    return main(["--data-dir", str(folder / "data"), "import", *words])


def file_of(folder: Path, *sets: object, name: str = "sets.json") -> str:
    path = folder / name
    path.write_text(json.dumps({"format": 1, "sets": sets}))
    return str(path)


def sets_in(folder: Path) -> int:
    with History.reading(folder / "data" / "history.db") as history:
        return len(history.sets())


def test_it_says_what_it_did_and_does_it_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = file_of(tmp_path, HELD, HELD | {"side": "right"})
    assert run(tmp_path, file) == 0
    assert capsys.readouterr().out == "Imported: 2 sets added. One undo in the review takes it back.\n"
    assert run(tmp_path, file) == 0
    assert capsys.readouterr().out == "Imported: 2 sets already there.\n"
    assert sets_in(tmp_path) == 2
    with History(tmp_path / "data" / "history.db") as history:
        history.undo()
    assert sets_in(tmp_path) == 0


def test_a_dry_run_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(tmp_path, file_of(tmp_path, HELD), "--dry-run") == 0
    assert capsys.readouterr().out == (
        "In it: 1 set on 1 day, 2025-11-01.\nWould import: 1 set added. Nothing is written.\n"
    )
    assert not (tmp_path / "data").exists()


def test_what_changes_is_told_from_what_is_new(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    run(tmp_path, file_of(tmp_path, HELD | {"id": "a"}, HELD | {"id": "b"}))
    capsys.readouterr()
    both = file_of(tmp_path, HELD | {"id": "a"}, HELD | {"id": "b", "held_s": 40}, HELD | {"id": "c"})
    assert run(tmp_path, both) == 0
    assert capsys.readouterr().out.startswith("Imported: 1 set added; 1 set changed; 1 set already there.")


def test_one_bad_set_and_nothing_is_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = file_of(tmp_path, HELD, HELD | {"side": "port"})
    assert run(tmp_path, file) == 1
    assert capsys.readouterr().err == (
        f"glutetimer: {file}: sets[1].side: 'port': write left, right, both or alternating\n"
    )
    assert not (tmp_path / "data").exists()


def test_a_thousand_problems_are_not_a_thousand_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(tmp_path, file_of(tmp_path, *[{"exercise": "clam"}] * 1000)) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 9 and lines[-1].endswith("and 2992 more; nothing is imported")


def test_csv_is_read_by_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "sets.CSV").write_text("exercise,side,reps,local_date\nsquat,both,12,2025-11-01\n")
    assert run(tmp_path, str(tmp_path / "sets.CSV")) == 0
    assert capsys.readouterr().out.startswith("Imported: 1 set added.")
    assert sets_in(tmp_path) == 1


@pytest.mark.parametrize(("data", "code", "words"), [(b'{"format": 1}', 0, "nothing in it"), (b"\xff", 1, "not UTF-8")])
def test_standard_input(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    data: bytes,
    code: int,
    words: str,
):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run(tmp_path, "-", "--format", "json") == code
    out, err = capsys.readouterr()
    assert words in out + err
    assert code == 0 or err.startswith("glutetimer: standard input: line 1: ")


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("missing.json", "missing.json: there is no such file"),
        ("sets.xml", "sets.xml: the name must end in .json or .csv; or add --format json or --format csv"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, words: str
):
    assert run(tmp_path, file) == 1
    assert capsys.readouterr().err == f"glutetimer: {words}\n"


def test_pauses_and_goals_come_along(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "all.json"
    path.write_text('{"format": 1, "pauses": [{"first": "2025-10-01"}], "goals": [{"since": "2025-10-01", "days": 3}]}')
    assert run(tmp_path, str(path)) == 0
    assert capsys.readouterr().out.startswith("Imported: 2 pauses, goals and decisions added.")


def test_what_has_no_name_is_told_by_what_it_begins_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    for text in ('\ufeff {"format": 1, "sets": []}', "exercise,side,local_date,reps\nclam,left,2025-11-01,9\n"):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert run(tmp_path, "-") == 0
    assert sets_in(tmp_path) == 1
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    capsys.readouterr()
    assert run(tmp_path, "-") == 1
    assert capsys.readouterr().err == "glutetimer: standard input: it is empty; nothing is imported\n"


def test_a_file_without_end_is_no_history(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "huge.json"
    with file.open("wb") as out:
        out.truncate(1 << 40)  # with nothing in it: it takes no room
    assert run(tmp_path, str(file)) == 1
    assert capsys.readouterr().err == f"glutetimer: {file}: larger than 128 MiB; split it\n"


def sheet_of(folder: Path, name: str, *lines: str) -> str:
    path = folder / name
    path.write_text("\n".join(lines) + "\n")
    return str(path)


SETS = "id,session,exercise,side,local_date,reps"
SESSIONS = "kind,id,workout,exercise,side,local_date,seconds"


def test_equal_sets_are_as_many_as_the_file_says_and_twice_adds_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = sheet_of(tmp_path, "a.csv", "exercise,side,local_date,reps", *["clam,left,2026-01-01,10"] * 3)
    assert run(tmp_path, file) == run(tmp_path, file) == 0
    assert "3 sets already there" in capsys.readouterr().out
    assert sets_in(tmp_path) == 3


@pytest.mark.parametrize("header", ["exercise,side,local_date,reps,note", "id,exercise,side,local_date,reps,note"])
def test_sets_keep_the_order_of_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str], header: str):
    notes = ["first", "second", "third", "fourth", "fifth"]
    ids = ["9,", "3,", "7,", "1,", "5,"] if header.startswith("id") else [""] * 5
    lines = [f"{id}clam,left,2026-01-01,10,{note}" for id, note in zip(ids, notes, strict=True)]
    file = sheet_of(tmp_path, "a.csv", header, *lines)
    assert run(tmp_path, file) == 0
    with History.reading(tmp_path / "data" / "history.db") as history:
        assert [each.note for each in history.sets()] == notes
    capsys.readouterr()
    assert main(["--data-dir", str(tmp_path / "data"), "history"]) == 0
    assert [line.split()[-1] for line in capsys.readouterr().out.splitlines()[1:]] == notes
    assert run(tmp_path, file) == 0
    assert "5 sets already there" in capsys.readouterr().out


def test_what_has_its_time_keeps_its_order_among_what_begins_together(tmp_path: Path):
    at = ["07:00:00.000", "07:00:00.000", "07:00:00.001", "07:00:00.000", "07:00:00.001"]
    rows = [
        {k: v for k, v in HELD.items() if k != "local_date"} | {"started": f"2025-11-01T{each}+01:00"} for each in at
    ]
    assert run(tmp_path, file_of(tmp_path, *[row | {"held_s": n} for n, row in enumerate(rows)])) == 0
    with History.reading(tmp_path / "data" / "history.db") as history:
        assert [each.held_s for each in history.sets()] == [0, 1, 2, 3, 4]


def test_an_id_belongs_to_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    one = sheet_of(tmp_path, "one.csv", SETS, *[f"{n},,clam,left,2026-01-01,{n}" for n in (1, 2, 3)])
    two = sheet_of(tmp_path, "two.csv", SETS, *[f"{n},,clam,left,2026-01-01,{10 + n}" for n in (1, 2, 3)])
    assert run(tmp_path, one) == run(tmp_path, two) == 0
    assert "changed" not in capsys.readouterr().out
    with History.reading(tmp_path / "data" / "history.db") as history:
        assert [each.reps for each in history.sets()].count(1) == 1 and len(history.sets()) == 6


def test_the_same_file_under_another_name_adds_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    lines = [SETS, *[f"{n},S,clam,left,2026-01-0{n},{n}" for n in (1, 2, 3)], "4,S,clam,left,2026-01-03,3"]
    assert run(tmp_path, sheet_of(tmp_path, "monday.csv", *lines)) == 0
    capsys.readouterr()
    assert run(tmp_path, sheet_of(tmp_path, "tuesday.csv", *lines, "5,S,clam,right,2026-01-03,3")) == 0
    assert capsys.readouterr().out.startswith("Imported: 1 set added; 4 sets already there.")


@pytest.mark.parametrize("sets_first", [True, False])
def test_sets_find_their_session_in_another_file(tmp_path: Path, sets_first: bool):
    files = [
        sheet_of(tmp_path, "sessions.csv", SESSIONS, *[f"session,{n},five-a-day,,,2026-01-0{n},300" for n in (1, 2)]),
        sheet_of(tmp_path, "sets.csv", SETS, *[f"{n},1,clam,left,2026-01-01,{n}" for n in (1, 2)]),
    ]
    for file in sorted(files, reverse=sets_first) * 2:
        assert run(tmp_path, file) == 0
    with History(tmp_path / "data" / "history.db") as history:
        second, first = history.sessions()
        assert [each.reps for each in history.sets(session=first.id)] == [1, 2]
        history.delete(first.id)
        assert (history.sessions(), history.sets()) == ([second], [])


def test_what_was_numbered_elsewhere_is_exported_and_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    both = [
        *[f"session,{n},,,2026-01-01,five-a-day,300," for n in (1, 2)],
        *[f"set,{n},clam,left,2026-01-01,,,9" for n in (1, 2)],
    ]
    assert (
        run(tmp_path, sheet_of(tmp_path, "both.csv", "kind,id,exercise,side,local_date,workout,seconds,reps", *both))
        == 0
    )
    for name in ("out.json", "out.csv"):
        out = str(tmp_path / name)
        assert main(["--data-dir", str(tmp_path / "data"), "export", out]) == 0
        assert main(["--data-dir", str(tmp_path / name[4:]), "import", out]) == 0
        again = str(tmp_path / f"again-{name}")
        assert main(["--data-dir", str(tmp_path / name[4:]), "export", again]) == 0
        assert Path(again).read_text() == Path(out).read_text()


def test_an_id_of_ours_is_of_one_kind_here_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    id = "0199a7a0-0000-7000-8000-000000000000"
    assert run(tmp_path, file_of(tmp_path, HELD | {"id": id})) == 0
    assert run(tmp_path, sheet_of(tmp_path, "s.csv", SESSIONS, f"session,{id},five-a-day,,,2026-01-01,300")) == 1
    assert capsys.readouterr().err.endswith(
        f"s.csv: the session {id}: a set has this id here; every id stands for one thing\n"
    )
    assert sets_in(tmp_path) == 1


def test_exercises_are_found_by_name_and_alias(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    names = ["Single-leg bridge hold", "SLB", "sl-bridge-hold"]
    assert run(tmp_path, file_of(tmp_path, *[HELD | {"exercise": each} for each in names])) == 0
    assert "known" not in capsys.readouterr().out
    with History.reading(tmp_path / "data" / "history.db") as history:
        assert {each.exercise for each in history.sets()} == {"sl-bridge-hold"}


def test_what_is_not_known_is_kept_said_once_and_can_be_mapped(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = file_of(tmp_path, *[HELD | {"exercise": "My bridge", "held_s": n} for n in (1, 2, 3)])
    assert run(tmp_path, file) == 0
    out = capsys.readouterr().out
    assert out.count("My bridge") == 2 and "  My bridge, 3 sets\n" in out and '--as "My bridge=clam"' in out
    assert run(tmp_path, file, "--as", "my bridge=SLB") == 0
    assert capsys.readouterr().out.startswith("Imported: 3 sets changed.")
    with History.reading(tmp_path / "data" / "history.db") as history:
        assert [each.exercise for each in history.sets()] == ["sl-bridge-hold"] * 3


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("SLB", """--as: 'SLB' maps no name; write one such as --as "SLB=sl-bridge-hold\""""),
        ("SLB=clan", "no exercise 'clan'; did you mean 'clam'?"),
    ],
)
def test_a_name_that_is_mapped_wrongly_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: str, words: str
):
    assert run(tmp_path, file_of(tmp_path, HELD), "--as", given) == 1
    assert capsys.readouterr().err == f"glutetimer: {words}\n"
    assert not (tmp_path / "data").exists()


def test_a_number_without_end_is_refused_and_nothing_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = sheet_of(
        tmp_path, "a.csv", "kind,workout,exercise,side,local_date,effort,reps", "set,,clam,left,2026-01-01,1e400,3"
    )
    assert run(tmp_path, file) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("form", ["json", "csv"])
def test_what_a_glutetimer_exported_keeps_its_ids_whatever_they_are(tmp_path: Path, form: str):
    with History(tmp_path / "one" / "history.db") as history:
        history.put(a_session("s"), a_set("1", session="s"), a_set("2", session="s"))
    first, again = str(tmp_path / f"first.{form}"), str(tmp_path / f"again.{form}")
    assert main(["--data-dir", str(tmp_path / "one"), "export", first]) == 0
    assert main(["--data-dir", str(tmp_path / "two"), "import", first]) == 0
    assert main(["--data-dir", str(tmp_path / "two"), "export", again]) == 0
    assert Path(again).read_bytes() == Path(first).read_bytes()


STRONG = (
    "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds",
    "2026-01-01 10:00:00,Hips,Clamshells (left),1,0,12,0,0",
    "2026-01-01 10:00:00,Hips,My bridge,1,0,0,0,30",
    "2026-01-03 10:00:00,Arms,Curl,1,0,8,0,0",
    "2026-01-03 10:00:00,Arms,Curl,Rest Timer,0,0,0,90",
)


def test_a_dry_run_says_what_is_in_another_programs_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(tmp_path, sheet_of(tmp_path, "strong.csv", *STRONG), "--dry-run") == 0
    assert capsys.readouterr().out.splitlines() == [
        "From Strong: 2 sessions, 3 sets on 2 days, 2026-01-01 to 2026-01-03.",
        "Left out: 1 rest.",
        "Known here:",
        "  Clamshells (left): clam",
        "Would import: 2 sessions, 3 sets added. Nothing is written.",
        "Not known here, and kept as they are called:",
        "  My bridge, 1 set",
        "  Curl, 1 set",
        'Import again with --as "My bridge=clam", say, where one is an exercise of yours; or with --map names.toml, '
        "which writes a file that asks for all of them.",
    ]
    assert not (tmp_path / "data").exists()


def test_a_file_asks_what_names_mean_and_is_read_once_it_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file, names = sheet_of(tmp_path, "strong.csv", *STRONG), tmp_path / "names.toml"
    assert run(tmp_path, file, "--map", str(names)) == 0
    assert capsys.readouterr().out.endswith(f"{names} asks what they mean. Nothing is imported yet.\n")
    assert not (tmp_path / "data").exists()
    asked = names.read_text()
    assert asked.endswith('skip = []\n\n"My bridge" = ""\nCurl = ""\n')
    assert run(tmp_path, file, "--map", str(names), "--dry-run") == 0
    assert f"Import again when {names} says what they mean." in capsys.readouterr().out
    assert names.read_text() == asked

    names.write_text('skip = ["curl"]\n"my bridge" = "bridge hold"\n"Clamshells (left)" = ""\n')
    assert run(tmp_path, file, "--map", str(names), "--reason", "form") == 0
    out = capsys.readouterr().out
    assert "From Strong: 1 session, 2 sets on 1 day, 2026-01-01." in out
    assert "Left out: 1 rest, 1 set by the names in skip." in out
    with History.reading(tmp_path / "data" / "history.db") as history:
        assert {(each.exercise, each.held_s) for each in history.sets()} == {
            ("Clamshells (left)", None),
            ("bridge-hold", 30),
        }
    assert run(tmp_path, file, "--map", str(names), "--as", "curl=squat") == 0
    assert "1 session, 1 set added" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Curl = "clan"', "1:8: Curl: no exercise 'clan'; did you mean 'clam'?"),
        ("Curl = 3", '1:8: Curl: 3 is no exercise; write one in quotes, such as "clam", or "" to keep the name'),
        ("skip = [3]", "1:9: skip: 3 is no name; write it in quotes"),
        ("skip = true", "1:8: skip: true is no list; put it in brackets"),
    ],
)
def test_a_file_of_names_that_is_wrong_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, words: str
):
    names = tmp_path / "names.toml"
    names.write_text(text)
    assert run(tmp_path, sheet_of(tmp_path, "strong.csv", *STRONG), "--map", str(names)) == 1
    assert capsys.readouterr().err == f"glutetimer: {names}:{words}\n"
    assert not (tmp_path / "data").exists()


def test_an_exercise_that_is_called_skip_is_a_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    names = tmp_path / "names.toml"
    names.write_text('skip = "a-skip"\n')
    lines = [line.replace("Curl", "Skip") for line in STRONG]
    assert run(tmp_path, sheet_of(tmp_path, "strong.csv", *lines), "--map", str(names)) == 0
    with History.reading(tmp_path / "data" / "history.db") as history:
        assert "a-skip" in {each.exercise for each in history.sets()}


def test_a_file_that_asks_for_a_name_skip_can_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    names = tmp_path / "names.toml"
    file = sheet_of(tmp_path, "strong.csv", *[line.replace("Curl", "skip") for line in STRONG])
    assert run(tmp_path, file, "--map", str(names)) == run(tmp_path, file, "--map", str(names)) == 0
    assert "Imported: 2 sessions, 3 sets added." in capsys.readouterr().out


def test_a_dry_run_asks_in_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    names = tmp_path / "names.toml"
    assert run(tmp_path, sheet_of(tmp_path, "strong.csv", *STRONG), "--map", str(names), "--dry-run") == 0
    out = capsys.readouterr().out
    assert "Nothing is written." in out and f"with --map {names}, which writes a file" in out
    assert not names.exists()


def test_the_folder_names_the_habit_of_loops_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "001 Glute bridges").mkdir()
    file = sheet_of(tmp_path / "001 Glute bridges", "Checkmarks.csv", "Date,Value,Notes", "2026-01-01,YES_MANUAL,")
    assert run(tmp_path, file, "--dry-run") == 0
    assert "Glute bridges: shoulder-bridge" in capsys.readouterr().out
    assert run(tmp_path, file, "--habit", "clams") == 0
    with History.reading(tmp_path / "data" / "history.db") as history:
        assert [(each.exercise, each.seconds) for each in history.sets()] == [("clam", None)]
        assert len(history.days()) == 1
    out = tmp_path / "out.csv"
    assert main(["--data-dir", str(tmp_path / "data"), "export", str(out)]) == 0
    assert run(tmp_path, str(out)) == 0
    assert "1 set already there" in capsys.readouterr().out


def test_a_sheet_from_a_pipe_may_be_utf_16_and_json_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    for text in ("exercise;side;local_date;reps\nclam;left;30.11.2025;9\n", '{"format": 1, "sets": []}'):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode("utf-16"))))
        assert run(tmp_path, "-") == 0
    (tmp_path / "sheet.tsv").write_text("exercise\tside\tlocal_date\treps\nclam\tleft\t2025-11-30\t9\n")
    assert run(tmp_path, str(tmp_path / "sheet.tsv")) == 0
    assert "1 set already there" in capsys.readouterr().out


def test_a_side_in_a_name_is_read_where_the_program_has_no_other_place_for_it(tmp_path: Path):
    names = [HELD | {"exercise": "clam-left", "side": "both"}]
    assert run(tmp_path, file_of(tmp_path, *names)) == 0
    with History.reading(tmp_path / "data" / "history.db") as history:
        assert [(each.exercise, each.side.value) for each in history.sets()] == [("clam-left", "both")]
