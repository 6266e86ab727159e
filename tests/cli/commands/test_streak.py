"""`glutetimer streak`: the promised fields, and the year in lines of text."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from glutetimer.cli.commands import streak
from glutetimer.cli.main import main
from glutetimer.history.interchange.json import export, import_, read_json, to_text
from glutetimer.history.moments import moment
from glutetimer.history.store import History
from glutetimer.services.goals import learn_goal, set_goal
from glutetimer.services.streak import toggle_pause
from glutetimer.settings.settings import load as load_settings
from tests.app.past import ON, a_session, a_set, kit_at, made

FIRST = ON - timedelta(25)


def asked(folder: Path, capsys: pytest.CaptureFixture[str], on: date = ON) -> dict[str, object]:
    streak.print_streak(kit_at(folder), on=on, as_json=True)
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_the_promised_fields(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    made(tmp_path)
    assert asked(tmp_path, capsys) == {
        "on": "2025-11-20",
        "goal_days": 5,
        "days": {"current": 6, "best": 14},
        "weeks": {"current": 2, "best": 2, "this_week": {"days": 4, "state": "on the way"}},
        "strength": pytest.approx(0.5478, abs=1e-4),
        "training_days": 21,
        "paused": False,
        "why": "6 days in a row; today is in.",
    }


def test_a_day_of_the_past_knows_nothing_of_later(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    made(tmp_path)
    then = asked(tmp_path, capsys, ON - timedelta(6))
    assert (then["days"], then["training_days"]) == ({"current": 14, "best": 14}, 15)
    assert then["why"] == "14 days in a row; today is still open."
    assert asked(tmp_path, capsys, date(2020, 1, 1))["training_days"] == 0


def test_an_empty_history_is_nobodys_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    found = asked(tmp_path, capsys)
    assert found["days"] == {"current": 0, "best": 0}
    assert found["why"] == "No training day yet: today can be day 1."
    assert not (tmp_path / "history.db").exists(), "a read writes nothing"


def test_a_pause_and_a_goal_are_reckoned_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    context = made(tmp_path)
    with History(context.paths.history) as history:
        toggle_pause(history, ON - timedelta(6))
        toggle_pause(history, ON - timedelta(5))
        set_goal(history, ON, 4, context.settings)
    found = asked(tmp_path, capsys)
    assert found["days"] == {"current": 20, "best": 20}
    assert found["weeks"] == {"current": 3, "best": 3, "this_week": {"days": 4, "state": "done"}}
    assert found["goal_days"] == 4
    assert found["why"] == "20 days in a row; today is in; the pause neither counts nor breaks."
    assert asked(tmp_path, capsys, ON - timedelta(6))["paused"] is True
    assert asked(tmp_path, capsys, ON - timedelta(7))["goal_days"] == 5, "earlier weeks keep their goal"


def test_a_clock_change_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    context = kit_at(tmp_path)
    with History(context.paths.history) as history:
        for n, hours in enumerate((2, 2, 1, 1)):  # summer time ends on 26 October
            day = date(2025, 10, 24) + timedelta(n)
            at = moment(datetime.combine(day, time(23, 30), timezone(timedelta(hours=hours))))
            history.put(a_session(f"{n}", day), a_set(f"{n}a", f"{n}", day, started=at))
    assert asked(tmp_path, capsys, date(2025, 10, 27))["days"] == {"current": 4, "best": 4}


def test_the_page_in_a_pipe_is_plain_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    streak.print_streak(made(tmp_path))
    page = capsys.readouterr().out
    assert "\x1b" not in page
    lines = page.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[:8] == [
        "Thursday 20 November",
        "6 days in a row; today is in.",
        "This week: 4 of 5 days, on the way.",
        "    6 days in a row  best 14",
        "    2 weeks on goal  best 2",
        "   55 habit          of 100",
        "   21 training days  since October 2025",
        "",
    ]
    assert lines[9].startswith("Mon ···") and len(lines[9]) == 57


def test_in_plain_the_words_come_without_the_dots(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    made(tmp_path)
    assert main(["--data-dir", str(tmp_path), "streak", "--on", "2025-11-20", "--plain"]) == 0
    page = capsys.readouterr().out
    assert page.splitlines()[-1].split() == ["21", "training", "days", "since", "October", "2025"]
    assert "·" not in page


def test_one_is_one_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    made(tmp_path)
    assert main(["--data-dir", str(tmp_path), "streak", "--on", FIRST.isoformat(), "--plain"]) == 0
    page = capsys.readouterr().out
    assert "    1 day in a row " in page and "    1 training day " in page


def test_a_narrow_window_has_fewer_weeks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COLUMNS", "40")
    streak.print_streak(made(tmp_path))
    assert [len(line) for line in capsys.readouterr().out.splitlines() if line.startswith("Mon")] == [40]


def test_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    made(tmp_path)
    assert main(["--data-dir", str(tmp_path), "streak", "--on", "2025-11-20", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["training_days"] == 21
    with pytest.raises(SystemExit):
        main(["--data-dir", str(tmp_path), "streak", "--on", "tomorrow"])
    assert "'tomorrow' is no date; write one such as" in capsys.readouterr().err


def test_a_foreign_file_is_refused_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "history.db").write_text("a diary " * 200)
    assert main(["--data-dir", str(tmp_path), "streak"]) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1 and "not a history of glutetimer" in error


def test_a_goal_has_a_date_wherever_it_is_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    context = made(tmp_path)
    learn_goal(context)
    before = asked(tmp_path, capsys, ON - timedelta(7))
    (tmp_path / "settings.toml").write_text("goal-days = 2\n")
    edited = context._replace(settings=load_settings(tmp_path / "settings.toml"))
    for _ in range(2):  # shown at once, and still so once the history has learnt it
        streak.print_streak(edited, on=ON - timedelta(7), as_json=True)
        assert json.loads(capsys.readouterr().out) == before, "a past week keeps its goal"
        streak.print_streak(edited, on=ON, as_json=True)
        now = json.loads(capsys.readouterr().out)
        assert (now["goal_days"], now["weeks"]["this_week"]["state"]) == (2, "done")
        learn_goal(edited)
    learn_goal(edited)
    with History.reading(context.paths.history) as history:
        kept = export(history)
    assert [(row["since"], row["days"]) for row in kept["goals"]] == [(FIRST.isoformat(), 5), (ON.isoformat(), 2)]
    with History(tmp_path / "other.db") as other:
        import_(other, read_json(to_text(kept).encode()))
        assert [goal.days for goal in other.goals()] == [5, 2], "exported and imported"


def test_a_goal_of_the_history_serves_where_the_file_says_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    context = made(tmp_path)
    with History(context.paths.history) as history:
        set_goal(history, ON - timedelta(1), 3, context.settings)
    learn_goal(context)
    assert asked(tmp_path, capsys)["goal_days"] == 3
