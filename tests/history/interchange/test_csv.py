import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.history.interchange.choices import Choices, DateOrder
from glutetimer.history.interchange.csv import COLUMNS, read_csv, to_csv
from glutetimer.history.interchange.json import export, import_, read_json
from glutetimer.history.interchange.problems import UnreadableError
from glutetimer.history.store import History
from glutetimer.training.holds.hold import Pain
from tests.history.drawn import SESSIONS, SETS
from tests.history.some import a_hold, a_session, a_set

HEADER = "exercise,side,held_s,reason,local_date"
ROW = "clam,left,20,form,2025-10-01"
NO_HEADER = (
    "line 1: no header with the columns exercise, side, ...; nor one of Strong, Hevy, FitNotes, Calisthenics Memory, "
    "Liftosaur, LiftLog or Loop"
)


def problems(text: str) -> list[str]:
    with pytest.raises(UnreadableError) as caught:
        read_csv(text.encode())
    return list(caught.value.problems)


def test_a_spreadsheet_gets_one_set_a_line_below_a_header(tmp_path: Path) -> None:
    with History(tmp_path / "history.db") as history:
        history.put(a_hold("a", pain=Pain(2, "hip"), note='said "no",\nthen yes', fatigued=True), a_set("b", reps=None))
        text = to_csv(export(history))

    assert text.startswith(",".join(COLUMNS) + "\r\n")
    assert '"said ""no"",\nthen yes"' in text
    first, second = csv.DictReader(io.StringIO(text, newline=""))
    assert (first["held_s"], first["pain_score"], first["pain_place"], first["fatigued"]) == (
        "20.0",
        "2",
        "hip",
        "true",
    )
    assert (second["reps"], second["pain_score"], second["extra"]) == ("", "", "")


@settings(max_examples=40, deadline=None)
@given(SETS)
def test_sets_come_back_from_their_sheet(tmp_path_factory: pytest.TempPathFactory, sets: list[Any]) -> None:
    folder = tmp_path_factory.mktemp("sheet")
    with History(folder / "one.db") as one, History(folder / "two.db") as two:
        one.put(*sets)
        text = to_csv(export(one))
        import_(two, read_csv(text.encode()))

        assert two.sets() == one.sets()
        assert to_csv(export(two)) == text


@settings(max_examples=40, deadline=None)
@given(SESSIONS)
def test_sessions_come_back_from_their_sheet(tmp_path_factory: pytest.TempPathFactory, sessions: list[Any]) -> None:
    folder = tmp_path_factory.mktemp("sheet")
    with History(folder / "one.db") as one, History(folder / "two.db") as two:
        one.put(*sessions, a_set())
        text = to_csv(export(one))
        import_(two, read_csv(text.encode()))

        assert two.sessions() == one.sessions()
        assert to_csv(export(two)) == text


@settings(max_examples=40, deadline=None)
@given(SETS, st.sampled_from(";\t"), st.sampled_from(["utf-16", "utf-8-sig"]))
def test_a_spreadsheet_of_europe_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, sets: list[Any], separator: str, encoding: str
) -> None:
    with History(tmp_path_factory.mktemp("sheet") / "one.db") as history:
        history.put(*sets)
        text = to_csv(export(history))
    out = io.StringIO()
    sheet = csv.writer(out, delimiter=separator)
    for row in csv.reader(io.StringIO(text, newline="")):
        cells = dict(zip(COLUMNS, row, strict=True))
        for column in ("seconds", "distance_m", "held_s", "aim"):
            cells[column] = cells[column].replace(".", ",")
        for column in ("edited", "fatigued", "answered"):
            cells[column] = {"true": "WAHR", "false": "FALSCH"}.get(cells[column], cells[column])
        if (day := cells["local_date"]) != "local_date":
            cells["local_date"] = ".".join(day.split("-")[::-1])
        sheet.writerow(cells.values())
    choices = Choices(DateOrder.DAY_FIRST)
    assert read_csv(out.getvalue().encode(encoding), choices) == read_csv(text.encode())


def test_what_is_unknown_may_be_named_like_a_column_of_the_other_kind(tmp_path: Path) -> None:
    extra = {"kind": "odd", "effort": [1, 2], "pain_score": "?", "extra": {"a": 1}}
    with History(tmp_path / "one.db") as one, History(tmp_path / "two.db") as two:
        one.put(a_set(extra=extra), a_session("S", extra={"kind": 3, "side": "inside", "felt": None, "reps": {}}))
        import_(two, read_csv(to_csv(export(one)).encode()))

        assert (two.sets(), two.sessions()) == (one.sets(), one.sessions())


def test_a_line_is_a_set_unless_it_says_that_it_is_a_session() -> None:
    text = "kind,exercise,side,seconds,workout,effort,pain_score,pain_place,note,local_date\r\n"
    rows = ",clam,left,30,,,,,,2025-10-01\r\nsession,,,300,five-a-day,4,3,knee,late,2025-10-01\r\n"
    found = read_csv((text + rows).encode())
    assert [each.exercise for each in found.sets] == ["clam"]
    (session,) = found.sessions
    assert (session.workout, session.effort, session.pain, session.note) == ("five-a-day", 4, Pain(3, "knee"), "late")
    assert problems(text + "week,,,300,five-a-day,4,,,,2025-10-01") == ["line 2.kind: 'week': write session or set"]


def test_a_sheet_that_a_spreadsheet_has_rewritten_is_read() -> None:
    row = 'clam,left,20,form,2025-10-01,TRUE,"two\r\nlines",fine'
    (hold,) = read_csv(f"\ufeff{HEADER},fatigued,note,mood\r\n{row}\r\n,,,,,,,\r\n\r\n".encode()).sets

    assert (hold.held_s, hold.fatigued, hold.note, hold.extra) == (20.0, True, "two\nlines", {"mood": "fine"})


def test_columns_are_found_as_people_head_them() -> None:
    text = "Exercise;SIDE;Local date;Held_S;Reason;My mood\nclam;left;30.11.2026;20,5;form;fine\n"
    (hold,) = read_csv(text.encode()).sets
    assert (hold.exercise, hold.held_s, hold.extra) == ("clam", 20.5, {"My mood": "fine"})


def test_the_same_set_is_the_same_from_a_sheet_and_from_json() -> None:
    row = {"exercise": "clam", "side": "left", "held_s": 20, "reason": "form", "local_date": "2025-10-01"}
    from_json = read_json(json.dumps({"format": 1, "sets": [row]}).encode())

    for held in ("20", "20.0", "2e1"):
        assert read_csv(f"{HEADER}\nclam,left,{held},form,2025-10-01\n".encode()) == from_json


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", NO_HEADER),
        ("exercise|side\nclam|left", NO_HEADER),
        (
            "Exercise,Reps,Date\nclam,12,2026-11-30",
            "line 1: there is no column side; a sheet of your own has exercise, side, local_date, and an amount: reps, "
            "seconds, or held_s with reason",
        ),
        ("Side,side,exercise\n", "line 1: the column 'side' stands twice"),
        (f"{HEADER},side\n", "line 1: the column 'side' stands twice"),
        (f"{HEADER}\nclam,left", "line 2: 2 cells; the header has 5"),
        (f"{HEADER}\n\n\n{ROW.replace('left', 'up')}", "line 4.side: 'up': write left, right, both or alternating"),
        (
            f'{HEADER},note\n{ROW},"a\nb"\nclam,left,"20,5",form,2025-10-01,',
            "line 4.held_s: '20,5' is no number; write 0 to 86400",
        ),
        (f"{HEADER}\n{ROW.replace('20', '1e99', 1)}", "line 2.held_s: 1e+99 is out of bounds; write 0 to 86400"),
        (f"{HEADER}\n{ROW.replace('20', 'nan', 1)}", "line 2.held_s: 'nan' is no number; write 0 to 86400"),
        (f"{HEADER},edited\n{ROW},maybe", "line 2.edited: 'maybe': write true or false"),
        (f"{HEADER},pain_score\n{ROW},12", "line 2.pain.score: 12 is out of bounds; write 0 to 10"),
        (f"{HEADER},effort\n{ROW},1e400", "line 2.effort: holds a number without end, or with more than 300 digits"),
        (
            "exercise,side,seconds,local_date\nclam,left,1e400,2025-10-01",
            "line 2.seconds: inf is out of bounds; write 0 to 3.16224e+07",
        ),
        (f"{HEADER},extra\n{ROW},[1]", "line 2.extra: a list is no object; write {...}, or nothing"),
        (
            f"{HEADER},extra\n{ROW},{{",
            "line 2.extra: line 1, column 2: no JSON: Expecting property name enclosed in double quotes",
        ),
        (f'{HEADER}\n"clam,left', "line 2: no CSV: unexpected end of data"),
    ],
)
def test_a_problem_is_one_line_with_its_place(text: str, problem: str) -> None:
    assert problems(text) == [problem]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60) | st.lists(st.sampled_from(["20", "clam", ",", "left", '"', "\n"])).map("".join))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    for data in (text, f"{HEADER}\n{text}"):
        try:
            read_csv(data.encode("utf-8", "surrogatepass"))
        except UnreadableError as error:
            assert error.problems
