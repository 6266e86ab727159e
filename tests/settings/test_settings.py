"""The settings file: what is right serves, what is wrong is told, a line each."""

from datetime import time
from pathlib import Path

import pytest

from glutetimer.keys.commands import ALL
from glutetimer.settings.settings import Hook, Settings, Weekday, load
from glutetimer.training.exercise import Flag


def settings(folder: Path, text: str) -> Settings:
    path = folder / "settings.toml"
    path.write_text(text, "utf-8")
    return load(path, lambda: {command.id for command in ALL})


def test_no_file_is_every_default(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.toml") == Settings()


def test_nobody_changes_them_in_passing() -> None:
    with pytest.raises(AttributeError):
        Settings().volume = 3  # type: ignore[misc]


def test_everything_can_be_set(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        """
        theme = "nord"
        bell = false
        hide-clock = true
        reaction = 1.5
        day-start = "05:30"
        week-start = "sunday"
        goal-days = 4
        without = ["supine", "space"]
        lead-in = 0
        hold-goal = 45
        [keys]
        "session.skip" = "s,right"
        [hooks]
        on_phase = 'notify-send "glute timer"'
        on_set = ["sh", "-c", "cat >> sets.jsonl"]
        """,
    )
    assert found.problems == ()
    assert (found.theme, found.bell, found.hide_clock, found.reach_s) == ("nord", False, True, 1.5)
    assert (found.day_start, found.week_start, found.goal_days) == (time(5, 30), Weekday.SUNDAY, 4)
    assert found.without == (Flag.SUPINE, Flag.SPACE)
    assert (found.lead_in_s, found.hold_goal_s) == (0, 45)
    assert found.keys == {"session.skip": "s,right"}
    assert found.hooks == {
        Hook.PHASE: ("notify-send", "glute timer"),
        Hook.SET: ("sh", "-c", "cat >> sets.jsonl"),
    }


def test_a_reach_of_zero_is_no_default(tmp_path: Path) -> None:
    assert settings(tmp_path, "reaction = 0").reach_s == 0


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("reaction = 99", "1:12: reaction: 99 is out of bounds; write 0 to 10 seconds"),
        ("reaction = true", "1:12: reaction: true is out of bounds; write 0 to 10 seconds"),
        ('day-start = "25:00"', "1:13: day-start: '25:00' is no time of day; write one such as \"04:00\""),
        ('week-start = "mondy"', "1:14: week-start: 'mondy' is not known here; did you mean 'monday'?"),
        ("goal-days = 8", "1:13: goal-days: 8 is out of bounds; write 1 to 7"),
        ("lead-in = 2.5", "1:11: lead-in: 2.5 is no whole number; write 0 to 30"),
        ("hold-goal = 9", "1:13: hold-goal: 9 is out of bounds; write 10 to 120"),
        ("goal-dayz = 3", "1:1: unknown key 'goal-dayz'; did you mean 'goal-days'?"),
        ('[keys]\n"session.skp" = "s"', "2:1: no command 'session.skp'; did you mean 'session.skip'?"),
        *(
            (f'[keys]\n"session.skip" = "{key}"', f"2:18: session.skip: '{key.lower()}' does the same on every screen;")
            for key in ("ctrl+p", "ctrl+q", "ctrl+z", "Ctrl+P")
        ),
        ('[keys]\n"session.skip" = "n,ctrl+z"', "2:18: session.skip: 'ctrl+z' does the same on every screen; write"),
        ('[keys]\n"session.skip" = "rihgt"', "2:18: session.skip: 'rihgt' is no key; did you mean 'right'?"),
        ('[keys]\n"session.skip" = ""', "2:18: session.skip: '' is no key; write one such as"),
        ('[keys]\n"session.skip" = "n,,b"', "2:18: session.skip: '' is no key; write one such as"),
        ('[keys]\n"session.skip" = 3', "2:18: session.skip: 3 is no key; write one such as"),
        ("bell = [", "1:9: not TOML"),
        ('[hooks]\non_phas = "x"', "2:1: unknown key 'on_phas'; did you mean 'on_phase'?"),
        ("[hooks]\non_phase = 'echo \"x'", "2:12: on_phase: 'echo \"x': a quotation is not closed"),
        ('[hooks]\non_phase = ["sleep", 5]', "2:12: on_phase: a list is no command; write its words, such as"),
        ('[hooks]\non_phase = ""', "2:12: on_phase: it names no program; leave the key out"),
        ("hooks = 3", "1:9: hooks: 3 is no table; begin one with [hooks]"),
    ],
)
def test_a_wrong_value_is_one_line_and_the_default_serves(tmp_path: Path, text: str, problem: str) -> None:
    found = settings(tmp_path, text)
    assert [str(each).removeprefix(f"{tmp_path / 'settings.toml'}:")[: len(problem)] for each in found.problems] == [
        problem
    ]
    assert found == Settings(problems=found.problems)


def test_what_is_right_beside_what_is_wrong_stays(tmp_path: Path) -> None:
    found = settings(tmp_path, "goal-days = 3\nreach = 99\n")
    assert (found.goal_days, found.reach_s, len(found.problems)) == (3, 2.0, 1)


def test_a_name_of_an_earlier_version_is_read_and_the_new_one_goes_before_it(tmp_path: Path) -> None:
    assert settings(tmp_path, "reach = 1.5").reach_s == 1.5
    both = settings(tmp_path, "reach = 1.5\nreaction = 3")
    assert both.reach_s == 3 and not both.problems
