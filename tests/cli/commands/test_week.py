"""`glutetimer week`: the days in lines, the promised fields, and a file that calendars take in."""

from __future__ import annotations

import builtins
import json
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from glutetimer.cli.calendar import MISSING
from glutetimer.cli.commands import week
from glutetimer.cli.main import main
from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.history.store import History
from glutetimer.services.context import Context
from glutetimer.settings.settings import Scheduled, Settings
from glutetimer.training.workout import HoldMode
from tests.app.past import ON, Side, a_hold, a_session, at, kit_at, made
from tests.conftest import BERLIN

EXAMPLE = Settings(sound=False, schedule=Scheduled.EXAMPLE)


def with_file(folder: Path, text: str) -> Context:
    context = kit_at(folder)
    context.paths.schedule.write_text(text, "utf-8")
    return context


def asked(context: Context, capsys: pytest.CaptureFixture[str], **how: Any) -> dict[str, Any]:
    week.print_week(context, as_json=True, **how)
    return json.loads(capsys.readouterr().out)  # type: ignore[no-any-return]


def test_the_page_in_a_pipe_is_plain_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    context = kit_at(tmp_path, EXAMPLE)
    with History(context.paths.history) as history:
        history.put(a_session("a", ON, workout="five-a-day"), a_hold("h", "a", ON - timedelta(30), Side.LEFT, 20, 1))
    week.print_week(context)
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "today       ○  Drills before a run          10:05",
        "            ✓  Five minutes a day            5:00",
        "Fri 21 Nov  ○  Run stronger                ~17:40",
        "Sat 22 Nov  ○  Five minutes a day            5:00",
        "            ○  Single-leg hold test         ~6:35",
        "Sun 23 Nov  ○  Glute-aware walk             10:10",
        "Mon 24 Nov  ○  Five minutes a day            5:00",
        "            ○  Bridge builder, single leg   ~7:55",
        "Tue 25 Nov  ○  Run stronger                ~17:40",
        "Wed 26 Nov  ○  Five minutes a day            5:00",
        "            ○  Bridge builder, single leg   ~7:55",
        "",
        "Five minutes a day: done. Next: Drills before a run.",
    ]


def test_a_side_plank_is_no_bridge_on_one_leg(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever has held only that goes on with the bridges on both legs."""
    context = kit_at(tmp_path, EXAMPLE)
    with History(context.paths.history) as history:
        side_plank = a_hold("h", "a", ON - timedelta(30), Side.LEFT, 20, 1, exercise="side-plank")
        history.put(a_session("a", ON, workout="five-a-day"), side_plank)
    week.print_week(context)
    out = capsys.readouterr().out
    assert "Bridge builder, two legs" in out and "Bridge builder, single leg" not in out


def test_the_promised_fields(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    context = with_file(
        tmp_path, '[[week]]\n[[week]]\nthursday = "five-a-day"\nfriday = ["run-stronger", "run-stronger"]'
    )
    found = asked(context, capsys)
    assert (found["today"], found["schedule"]) == ("2025-11-20", "own")
    numbers = {day["week"] for day in found["days"]}
    assert numbers == {1, 2}
    ahead = 0 if found["days"][0]["week"] == 2 else 7
    thursday, friday = asked(context, capsys, on=ON + timedelta(ahead), weeks=3)["days"][:2]
    assert thursday["workouts"] == [
        {"workout": "five-a-day", "name": "Five minutes a day", "total_s": 300, "state": "open", "why": ""}
    ]
    assert [(one["state"], one["why"]) for one in friday["workouts"]] == [
        ("open", ""),
        ("left-out", "It wants a day between."),
    ]


def test_the_history_decides_when_a_test_may_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], in_zone: Callable[[str], None]
) -> None:
    in_zone(BERLIN)
    context = with_file(
        tmp_path, "[[week]]\n" + "".join(f'{day} = "single-leg-test"\n' for day in ("thursday", "friday"))
    )
    with History(context.paths.history) as history:
        day = ON - timedelta(2)
        history.put(
            a_session("t", day, workout="single-leg-test"),
            a_hold("t1", "t", day, Side.LEFT, 30, 0, mode=HoldMode.MAX, started=at(day, 12 * 60)),
        )
    today, friday, *_ = asked(context, capsys)["days"]
    assert today["workouts"][0]["state"] == "left-out"
    assert today["workouts"][0]["why"].startswith("48 hours lie between tests: from Thursday 19:30 on")
    assert friday["workouts"][0]["state"] == "open"


def test_a_broken_schedule_is_told_and_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    context = with_file(tmp_path, '[[week]]\nthursday = ["five-a-day", "clamm"]')
    week.print_week(context)
    told = capsys.readouterr()
    assert "schedule.toml:2:27: thursday: no workout 'clamm'" in told.err and told.err.count("\n") == 1
    assert told.out.splitlines()[0].startswith("today       ○  Five minutes a day")
    context = with_file(tmp_path, "week = [")
    assert asked(context, capsys)["schedule"] == "daily"
    context.paths.schedule.unlink()
    context.paths.schedule.mkdir()
    week.print_week(context)
    assert "this is a folder" in capsys.readouterr().err


def test_an_empty_history_is_nobodys_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(kit_at(tmp_path), capsys)
    assert found["next"] == {"workout": "five-a-day", "why": "Five minutes is where to begin."}
    assert not (tmp_path / "history.db").exists(), "a read writes nothing"


def test_the_ends_of_all_dates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    context = kit_at(tmp_path)
    assert len(asked(context, capsys, on=date.max)["days"]) == 1
    assert len(asked(context, capsys, on=date.min)["days"]) == 7


# ---------------------------------------------------------------- for calendars


def calendar(context: Context, file: Path, **how: Any) -> list[Any]:
    icalendar = pytest.importorskip("icalendar")
    week.print_week(context, ics=str(file), **how)
    whole = icalendar.Calendar.from_ical(file.read_bytes())
    assert whole["version"] == "2.0" and whole["prodid"]
    return list(whole.walk("VEVENT"))


def test_a_calendar_reads_what_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    events = calendar(kit_at(tmp_path, EXAMPLE), tmp_path / "a.ics", at=time(7))
    assert capsys.readouterr().out == f"{tmp_path / 'a.ics'}: {len(events)} workouts.\n"
    drills, five, run = events[:3]
    assert drills["summary"] == "Drills before a run"
    assert (drills["dtstart"].dt, drills["dtend"].dt) == (datetime(2025, 11, 20, 7), datetime(2025, 11, 20, 7, 11))
    assert five["dtstart"].dt == datetime(2025, 11, 20, 7, 11), "one after the other"
    assert five["dtend"].dt - five["dtstart"].dt == timedelta(minutes=5)
    assert five["dtstart"].dt.tzinfo is None, "seven o'clock wherever one is"
    assert five["dtstamp"].dt == datetime.fromisoformat("2025-11-20T17:00:00+00:00")
    assert five["description"].splitlines()[2:4] == ["Clam, left, 40 seconds", "Clam, right, 40 seconds"]
    assert run["description"].splitlines()[0] == "Strength for runners, at a slow tempo (about 17:40)"
    assert "Air squat, 10 repetitions (2 times)" in run["description"]
    last = max(event["dtstart"].dt.date() for event in events)
    assert last - ON == timedelta(27), "four weeks, and Wednesday has the last"
    raw = (tmp_path / "a.ics").read_bytes()
    assert raw.endswith(b"END:VCALENDAR\r\n") and max(map(len, raw.split(b"\r\n"))) <= 75


def test_the_same_workout_keeps_its_id(tmp_path: Path) -> None:
    context = with_file(tmp_path, '[[week]]\nthursday = ["five-a-day", "five-a-day"]')
    ids = [[str(event["uid"]) for event in calendar(context, tmp_path / f"{n}.ics", at=time(n))] for n in (6, 18)]
    assert ids[0] == ids[1]
    assert ids[0][:2] == ["2025-11-20-1@glutetimer", "2025-11-20-2@glutetimer"]
    assert len(set(ids[0])) == len(ids[0]) == 8


def test_what_is_done_meanwhile_gives_no_other_workout_its_id(tmp_path: Path) -> None:
    """The file is taken in again every week: what is still open must be the event that it was."""
    context = with_file(tmp_path, '[[week]]\nthursday = ["five-a-day", "bridge-builder", "five-a-day"]')
    before = [str(event["uid"]) for event in calendar(context, tmp_path / "a.ics", weeks=1)]
    assert len(before) == 3
    with History(context.paths.history) as history:
        history.put(a_session("a", ON, workout="five-a-day"), a_hold("h", "b", ON - timedelta(30), Side.LEFT, 20, 1))
    after = calendar(context, tmp_path / "b.ics", weeks=1)
    assert [str(event["uid"]) for event in after] == before[1:]
    assert after[0]["summary"] == "Bridge builder, single leg", "it has risen since, and replaces the two-legged one"


def test_without_a_time_it_is_some_time_that_day(tmp_path: Path) -> None:
    event = calendar(kit_at(tmp_path, EXAMPLE), tmp_path / "a.ics", weeks=1)[0]
    assert event["dtstart"].dt == ON and "dtend" not in event
    assert event["transp"] == "TRANSPARENT"


def test_what_is_done_or_left_out_is_in_no_calendar(tmp_path: Path) -> None:
    context = made(tmp_path)
    context.paths.schedule.write_text(
        '[[week]]\nwednesday = "five-a-day"\nthursday = ["bridge-builder", "five-a-day"]\n'
        'friday = ["run-stronger", "run-stronger"]\n'
    )
    events = calendar(context, tmp_path / "a.ics", on=ON - timedelta(1), weeks=1)
    assert [(event["dtstart"].dt, event["summary"]) for event in events] == [
        (ON, "Five minutes a day"),
        (ON + timedelta(1), "Run stronger"),
    ]


def test_standard_output(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    icalendar = pytest.importorskip("icalendar")
    week.print_week(kit_at(tmp_path, EXAMPLE), ics="-", weeks=1)
    out, err = capfdbinary.readouterr()
    assert len(icalendar.Calendar.from_ical(out).walk("VEVENT")) == 11
    assert err == b"glutetimer: 11 workouts\n"


def test_without_icalendar_it_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: Any) -> ModuleType:
        if name == "icalendar":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(GlutetimerError, match="pip install") as refused:
        week.print_week(kit_at(tmp_path), ics=str(tmp_path / "a.ics"))
    assert str(refused.value) == MISSING and not (tmp_path / "a.ics").exists()


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["--ics", "history.db"], 1, "history.db: the name must end in .ics; - is standard output"),
        (["--ics", "no/such/a.ics"], 1, "no/such/a.ics: No such file or directory"),
        (["--on", "1999-01-01", "--ics", "a.ics"], 1, "nothing is open in these days"),
        (["--weeks", "0"], 2, "'0' is out of bounds; write 1 to 52"),
        (["--at", "25:00"], 2, "'25:00' is no time of day; write one such as 07:00"),
    ],
)
def test_what_cannot_be_is_one_line(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    args: list[str],
    code: int,
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        assert main(["--data-dir", str(tmp_path), "week", *args]) == code
    except SystemExit as ended:
        assert ended.code == code
    assert words in capsys.readouterr().err.splitlines()[-1]


def test_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(tmp_path), "week", "--json", "--weeks", "2"]) == 0
    assert len(json.loads(capsys.readouterr().out)["days"]) == 14
    assert main(["--data-dir", str(tmp_path), "paths"]) == 0
    assert str(tmp_path / "schedule.toml") in capsys.readouterr().out


def test_a_workout_of_the_schedule_that_is_broken_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "workouts").mkdir()
    (tmp_path / "workouts" / "mine.toml").write_text("[[step]]\n")
    (tmp_path / "schedule.toml").write_text('[[week]]\nmonday = "mine"\n')
    assert main(["--data-dir", str(tmp_path), "week"]) == 0
    first, *others = capsys.readouterr().err.splitlines()
    assert "schedule.toml:2:10: monday: no workout 'mine'" in first
    assert others and all(f"{tmp_path / 'workouts' / 'mine.toml'}:" in line for line in others)
