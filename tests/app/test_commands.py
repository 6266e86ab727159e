"""The commands: no two that meet share a key, and a key is shown as it is printed."""

from __future__ import annotations

from itertools import combinations

import pytest

from glutetimer.files.reading.key import EVERYWHERE, read_key
from glutetimer.keys.commands import ALL, SCOPES, SESSION, Command
from glutetimer.keys.keymap import describe_clashes, find_clash, format_key, list_keys, work_together
from tests.app.conftest import FakeClock, Open
from tests.app.driving import press, wait


def named(id: str) -> Command:
    return next(command for command in ALL if command.id == id)


def test_every_id_is_there_once_in_a_room_with_a_name() -> None:
    assert len({command.id for command in ALL}) == len(ALL)
    assert {command.id.partition(".")[0] for command in ALL} == set(SCOPES)


def test_no_two_commands_that_meet_share_a_key() -> None:
    shared = [
        (one.id, other.id)
        for one, other in combinations(ALL, 2)
        if work_together(one, other) and set(list_keys(one, {})) & set(list_keys(other, {}))
    ]
    assert shared == []
    assert not any(set(list_keys(command, {})) & set(EVERYWHERE) for command in ALL)


def test_every_key_of_a_command_is_one_that_could_be_written() -> None:
    keys = [key for command in ALL for key in list_keys(command, {})]
    assert [read_key(key) for key in keys] == keys


def test_a_clash_is_within_a_room_and_a_time() -> None:
    assert find_clash(named("session.skip"), "b", {}) is named("session.back")
    assert find_clash(named("session.skip"), "z", {}) is None
    assert find_clash(named("session.pause"), "t", {}) is None  # an answer's, and no pause is to be had then
    assert find_clash(named("session.answer_form"), "n", {}) is named("session.skip")
    assert find_clash(named("session.skip"), "b", {"session.back": "w"}) is None


def test_keys_that_were_given_twice_by_hand_are_named() -> None:
    assert describe_clashes({command.id: command.keys for command in ALL}) == []
    assert describe_clashes({"session.skip": "b", "session.back": "n"}) == [], "they changed places"
    words = ["n is session.back and session.skip; give one of them another key"]
    assert describe_clashes({"session.skip": "n,right", "session.back": "n"}) == words
    assert describe_clashes({"home.week": "question_mark"}) == [
        "? is home.help and home.week; give one of them another key"
    ]
    assert describe_clashes({"session.back": "n"}) == words, "one by the user's writing, one by nature"


async def test_such_keys_are_a_notice_at_the_start(open_app: Open, clock: FakeClock, told: list[str]) -> None:
    app = open_app()
    app.context = app.context._replace(settings=app.context.settings._replace(keys={"session.back": "n"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
    assert any("settings.toml: n is session.back and session.skip" in each for each in told), told


async def test_what_works_at_one_time_meets(open_app: Open, clock: FakeClock) -> None:
    """Throughout a session with a check, holds and their questions."""
    app = open_app("single-leg-test")
    seen = set()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for _ in range(400):
            if not hasattr(app.screen, "runner"):
                break
            here = frozenset(app.screen.available())
            seen.add(here)
            works = [command for command in SESSION if command.name in here]
            for one, other in combinations(works, 2):
                keys = set(list_keys(one, {})) & set(list_keys(other, {}))
                assert not keys or {one.id, other.id} == {"session.go", "session.pause"}, (one.id, other.id, keys)
            await wait(pilot, clock, 5)
            runner = getattr(app.screen, "runner", None)
            if runner and runner.length is None and runner.elapsed(clock.now) > 10:
                await press(pilot, "space")
    assert any("answer_form" in here for here in seen)
    assert any("felt_glute" in here for here in seen)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("n", "n"), ("N", "N"), ("question_mark", "?"), ("ctrl+c", "^c"), ("ctrl+right", "^→"),
        ("shift+tab", "shift+tab"),
        ("full_stop", "."), ("comma", ","), ("slash", "/"), ("at", "@"), ("plus", "+"), ("space", "space"),
        ("escape", "esc"), ("tab", "tab"), ("delete", "delete"), ("f1", "f1"), ("é", "é"), ("greater_than_sign", ">"),
    ],
)  # fmt: skip
def test_a_key_as_it_is_printed(key: str, words: str) -> None:
    assert format_key(key) == words
