"""`glutetimer history`: a line for each session, and past sessions for calendars."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from glutetimer.cli.main import main
from glutetimer.history.store import History
from glutetimer.training.holds.hold import Pain
from tests.app.past import ON, a_session, a_set, at, kit_at, made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made(tmp_path / "data")
    return tmp_path / "data"


def asked(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    assert main(["--data-dir", str(folder), "history", *words]) == 0
    return capsys.readouterr().out.splitlines()


def test_a_line_for_each_session_the_oldest_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = asked(folder, capsys, "--log")
    assert len(lines) == 21 and lines == sorted(lines, key=lambda line: line[:18])
    assert lines[-1] == (
        "- 2025-11-20 07:30 **Bridge builder**: 7:52; Active shoulder bridge: 10 reps; "
        "Single-leg bridge hold: left held 32 s, form, right held 31 s, form"
    )


@pytest.mark.parametrize(
    ("style", "begins"),
    [
        ("jrnl", "[2025-11-19 07:30] Five minutes a day. 5:00; Clam: 7 x left 0:40"),
        ("ORG", "* Five minutes a day [2025-11-19 Wed 07:30] 5:00; Clam: 7 x left 0:40"),
        ("{day};{id};{sets};{{{state}}}", "2025-11-19;five-a-day;7;{complete}"),
    ],
)
def test_styles_and_a_line_of_ones_own(
    folder: Path, capsys: pytest.CaptureFixture[str], style: str, begins: str
) -> None:
    assert asked(folder, capsys, "--log", "--template", style, "--since", "2025-11-19")[0] == begins


def test_the_settings_have_the_line_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "settings.toml").write_text('log-template = "{date} {length}"\n')
    assert asked(folder, capsys, "--log", "--since", "2025-11-20") == ["2025-11-20 7:52"]


def test_whatever_a_note_has_it_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    context = kit_at(tmp_path)
    with History(context.paths.history) as history:
        history.put(
            a_session(
                "a",
                ON,
                name="Two\nlines {date}\x1b[2J",
                note="stiff\r\n\r\n* a headline\x07",
                effort=3,
                pain=Pain(2, "knee"),
                complete=False,
            ),
            a_set("b", "a", ON, exercise="gone\n"),
        )
    (line,) = asked(tmp_path, capsys, "--log")
    assert line == (
        "- 2025-11-20 07:30 **Two lines {date} [2J**: 7:52; partial; gone\\n: left 0:40; effort 3 of 5; "
        "pain 2 of 10, knee; stiff * a headline"
    )


def test_a_time_has_its_own_date_and_the_training_day_is_named_where_that_is_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    late = at(ON, 17 * 60 + 40)  # ten past one of the night after
    with History(kit_at(tmp_path).paths.history) as history:
        history.put(a_session("a", ON - timedelta(1)), a_session("b", ON, started=late))
    assert asked(tmp_path, capsys) == [
        "2025-11-21 01:10  Bridge builder  7:52  counts for 2025-11-20",
        "2025-11-19 07:30  Bridge builder  7:52",
    ]
    assert [line[2:18] for line in asked(tmp_path, capsys, "--log")] == ["2025-11-19 07:30", "2025-11-21 01:10"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--log", "--template", "{dat}"], 2, "'{dat}': there is no 'dat'; did you mean 'date'?"),
        (["--log", "--template", "{date"], 2, "a brace of its own is written twice"),
        (["--log", "--template", "orgg"], 2, "it has no name in braces; write markdown, jrnl, org, or a line"),
        (["--log", "--json"], 2, "not allowed with argument"),
        (["--ics", "a.txt"], 1, "a.txt: the name must end in .ics; - is standard output"),
        (["--ics", "a.ics", "--since", "2026-01-01"], 1, "no session is in these days"),
    ],
)
def test_what_cannot_be_is_one_line(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    code: int,
    said: str,
) -> None:
    monkeypatch.chdir(folder)
    try:
        assert main(["--data-dir", str(folder), "history", *words]) == code
    except SystemExit as ended:
        assert ended.code == code
    assert said in capsys.readouterr().err.splitlines()[-1]
    assert not (folder / "a.ics").exists()


def events(folder: Path, file: Path) -> list[Any]:
    icalendar = pytest.importorskip("icalendar")
    assert main(["--data-dir", str(folder), "history", "--ics", str(file)]) == 0
    return list(icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT"))


def test_past_sessions_for_a_calendar_keep_their_ids(folder: Path, tmp_path: Path) -> None:
    first = events(folder, tmp_path / "a.ics")
    assert len(first) == 21 and len({str(each["uid"]) for each in first}) == 21
    last = first[-1]
    assert (last["summary"], last["uid"]) == ("Bridge builder", "s0@glutetimer")
    assert last["dtstart"].dt == datetime(2025, 11, 20, 6, 30, tzinfo=UTC), "half past seven in UTC+1"
    assert last["dtend"].dt == datetime(2025, 11, 20, 6, 38, tzinfo=UTC)
    assert last["description"].splitlines() == [
        "Active shoulder bridge: 10 reps",
        "Single-leg bridge hold: left held 32 s, form, right held 31 s, form",
    ]
    with History(folder / "history.db") as history:
        history.put(a_session("s0", ON, note="stiff"), a_session("later", ON))
    second = events(folder, tmp_path / "b.ics")
    assert {str(each["uid"]) for each in second} == {str(each["uid"]) for each in first} | {"later@glutetimer"}
