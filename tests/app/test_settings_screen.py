"""The settings on the screen: changed in place, at once, and into the file."""

from __future__ import annotations

import asyncio
import errno
import re
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from glutetimer import system
from glutetimer.app.app import GlutetimerApp
from glutetimer.app.drawing.tokens import DARK, LIGHT
from glutetimer.app.screens.dialogs.text import TextScreen
from glutetimer.app.screens.home.screen import HomeScreen
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.app.screens.settings.keys import KeysScreen
from glutetimer.app.screens.settings.screen import SettingsScreen
from glutetimer.app.screens.settings.view import KEYS, setting_rows
from glutetimer.files.reading.table import Table
from glutetimer.files.writing import atomic
from glutetimer.session.phase_clock import Mode
from glutetimer.settings.settings import TABLE, Hook, Settings, Talk, load
from glutetimer.system.linux import Linux
from glutetimer.training.exercise import Flag
from glutetimer.training.holds.hold import Reason
from tests.app.conftest import FakeClock, Open
from tests.app.driving import lines, painted, press, text, wait
from tests.sound.conftest import take_library_away

SIZES = [(40, 12), (80, 24), (100, 30), (200, 60)]


def downs(key: str) -> list[str]:
    return ["down"] * [each.key for each in TABLE].index(key)


def file(folder: Path) -> str:
    return (folder / "settings.toml").read_text("utf-8")


def ground(app: GlutetimerApp) -> str:
    """The colour of the last cell of the picture."""
    *_, last = painted(app)[0]
    assert last.style and last.style.bgcolor
    return last.style.bgcolor.name.upper()


def row_of(app: GlutetimerApp, word: str) -> int:
    return next(y for y, line in enumerate(lines(app)) if word in line)


async def test_themes_that_are_leafed_through_by_a_leaned_on_key_come_to_rest(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "o")
        for _ in range(3):  # the word that a theme has changed comes when the next one is chosen already
            app.screen.action_more()
        chosen = app.theme
        seen: list[str] = []
        app.theme_changed_signal.subscribe(app.screen, lambda theme: seen.append(theme.name))
        for _ in range(20):
            await pilot.pause()
        assert app.theme == app.context.settings.theme == chosen
        assert len(seen) <= 3, seen


@pytest.mark.parametrize("size", SIZES)
async def test_a_change_serves_at_once_and_is_in_the_file(
    open_app: Open, tmp_path: Path, size: tuple[int, int]
) -> None:
    (tmp_path / "settings.toml").write_text("# mine\nsound = false # the baby\n", "utf-8")
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await press(pilot, "o")
        assert isinstance(app.screen, SettingsScreen)
        await press(pilot, *downs("sound"), "right", "left", *downs("voice")[: -len(downs("sound"))], "left")
        assert app.context.settings.voice is Talk.BRIEF
        assert "‹ brief ›" in text(app)
        await press(pilot, *downs("lead-in")[len(downs("voice")) :], "right", "right")
        assert app.context.settings.lead_in_s == 5
        assert "‹ 5 s ›" in text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
    assert file(tmp_path) == '# mine\nsound = false # the baby\nvoice = "brief"\nlead-in = 5\n'


async def test_the_default_again_stays_in_its_line(open_app: Open, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("reach = 1.5 # a pedal\n", "utf-8")
    app = open_app(settings=Settings(sound=False, reach_s=1.5))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "o", *downs("reaction"))
        assert "default 2 s" in text(app)
        await press(pilot, "delete")
        assert app.context.settings.reach_s == 2
    assert file(tmp_path) == "reaction = 2 # a pedal\n", "its old name is read, and gives way in its line"


async def test_the_theme_is_seen_at_once_and_the_palettes_choice_is_kept_too(open_app: Open, tmp_path: Path) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "o", "right", "right")
        assert ground(app) == LIGHT.ground
        await press(pilot, "left")
        assert ground(app) == DARK.ground
        app.theme = "nord"  # as the palette does
        await pilot.pause()
        assert "‹ nord ›" in text(app)
    assert file(tmp_path) == 'theme = "nord"\n'


TYPED = {
    "voice-name": "f3",
    "voice-command": "piper",
    "tones": "soft",
    "remote-address": "wlan0",
    "log-file": ("slash", "l"),
    "log-template": "org",
    "fit-folder": ("slash", "f"),
    "sync-folder": ("slash", "s"),
}


async def test_every_row_is_reached_and_changed_by_keys_alone(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "o")
        for each in TABLE:
            before = getattr(app.context.settings, each.field)
            await press(pilot, "enter" if each.key != "sound" else "down", *(["up"] if each.key == "sound" else []))
            if each.kind.typed:
                await press(pilot, *TYPED[each.key], "enter")
            if each.key != "sound":
                assert getattr(app.context.settings, each.field) != before, each.key
            await press(pilot, "down")
        for flag in Flag:
            await press(pilot, "enter")
            assert flag in app.context.settings.without
            await press(pilot, "left")
            assert flag not in app.context.settings.without
            await press(pilot, "right", "down")
        assert app.context.settings.without == tuple(Flag)
        await press(pilot, "end", "enter")
        assert isinstance(app.screen, KeysScreen)
        await press(pilot, "question_mark")
        assert isinstance(app.screen, TextScreen)
        await press(pilot, "escape", "escape", "q")
        assert isinstance(app.screen, HomeScreen)


async def test_the_mouse_chooses_changes_and_leaves(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "o")
        y = row_of(app, "figures")
        await pilot.click(offset=(10, y))
        await pilot.pause()
        assert app.context.settings.figures
        await pilot.click(offset=(10, y))
        await pilot.pause()
        assert not app.context.settings.figures
        line = list(lines(app))[y]
        await pilot.click(offset=(line.index("›"), y))
        await pilot.pause()
        assert app.context.settings.figures
        await pilot.click(offset=(line.index("‹"), y))
        await pilot.pause()
        assert not app.context.settings.figures
        await pilot.click(offset=(list(lines(app))[23].index("back"), 23))
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_what_is_left_out_is_in_the_file_and_hooks_are_named(open_app: Open, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('without = ["space"] # a small room\n', "utf-8")
    hooks = {Hook.SET: ("notify-send", "set")}
    app = open_app(settings=Settings(sound=False, without=(Flag.SPACE,), hooks=hooks))
    async with app.run_test(size=(100, 70)) as pilot:
        await pilot.pause()
        await press(pilot, "o")
        assert "left out" in list(lines(app))[row_of(app, "needs space")]
        assert "notify-send set" in list(lines(app))[row_of(app, "on set")]
        for _ in range(40):
            if app.screen.row.name == "load on the wrists":
                break
            await press(pilot, "down")
        await press(pilot, "right")
        assert app.context.settings.without == (Flag.WRISTS, Flag.SPACE)
    assert file(tmp_path) == 'without = ["wrists", "space"] # a small room\n'


@pytest.mark.parametrize("trouble", ["disk", "slip"])
async def test_what_cannot_be_saved_is_one_line_and_holds_for_this_run(
    open_app: Open, tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    (tmp_path / "settings.toml").write_text("volume = \n" if trouble == "slip" else "", "utf-8")
    if trouble == "disk":

        def full(*_: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(atomic, "write_beside", full)
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "o", *downs("reaction"), "right")
        assert app.context.settings.reach_s == 2.5
        assert len(told) == 1
        assert told[0].startswith("not saved")
    assert file(tmp_path) == ("volume = \n" if trouble == "slip" else "")


async def test_what_could_not_be_saved_is_saved_with_the_next_change(
    open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        with monkeypatch.context() as trouble:
            trouble.setattr(atomic, "write_beside", full)
            await press(pilot, "o", *downs("reaction"), "right")
        assert not (tmp_path / "settings.toml").exists()
        await press(pilot, *downs("hide-clock")[len(downs("reaction")) :], "right")
    assert file(tmp_path) == "reaction = 2.5\nhide-clock = true\n"


# ---------------------------------------------------------------- keys


async def to_keys(pilot: object) -> None:
    await press(pilot, "o", "end", "enter")  # type: ignore[arg-type]


async def choose(pilot: object, app: GlutetimerApp, id: str) -> None:
    """Move the cursor to a command."""
    assert isinstance(app.screen, KeysScreen)
    for _ in range(200):
        if app.screen.chosen.id == id:
            return
        await press(pilot, "down")  # type: ignore[arg-type]
    pytest.fail(f"no {id}")


@pytest.mark.parametrize("size", SIZES)
async def test_another_key_serves_at_once(open_app: Open, tmp_path: Path, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await to_keys(pilot)
        await choose(pilot, app, "home.review")
        await press(pilot, "enter")
        assert "Press the new key" in text(app)
        await press(pilot, "v")
        assert "“review” is v now." in text(app)
        await press(pilot, "escape", "escape")
        if size[0] > 40:
            assert "v review" in text(app)
        await press(pilot, "r")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "v")
        assert not isinstance(app.screen, HomeScreen)
    assert file(tmp_path) == '[keys]\n"home.review" = "v"\n'


async def test_a_clash_is_said_and_refused_and_escape_leaves(open_app: Open, tmp_path: Path) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await to_keys(pilot)
        await choose(pilot, app, "home.review")
        await press(pilot, "enter", "s")
        assert "s is “safety” here already; nothing is changed." in text(app)
        await press(pilot, "enter", "ctrl+p")
        assert "'ctrl+p' does the same on every screen; nothing is changed." in text(app)
        await press(pilot, "enter", "escape")
        assert isinstance(app.screen, KeysScreen)
        assert app.context.settings.keys == {}
    assert not (tmp_path / "settings.toml").exists()


async def test_the_default_key_comes_back(open_app: Open, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('[keys]\n"home.review" = "e" # why\n"home.safety" = "y"\n', "utf-8")
    app = open_app(settings=Settings(sound=False, keys={"home.review": "e", "home.safety": "y"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await to_keys(pilot)
        await choose(pilot, app, "home.review")
        await press(pilot, "delete")
        assert "“review” is r now." in text(app)
    assert file(tmp_path) == '[keys]\n"home.safety" = "y"\n'


async def test_a_key_that_moves_takes_no_other_command_along(open_app: Open, clock: FakeClock) -> None:
    """In a session p pauses, and after a hold it says pain: of these, one moves."""
    app = open_app("bridge-builder-1", Settings(sound=False, keys={"session.pause": "w"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, SessionScreen)
        runner = app.screen.runner
        await press(pilot, "p")
        assert runner.mode is Mode.RUNNING
        await press(pilot, "w")
        assert runner.mode is Mode.PAUSED
        await press(pilot, "w")
        for _ in range(400):
            await wait(pilot, clock, 1)
            if runner.phase.hold and runner.mode is Mode.RUNNING and runner.elapsed(clock.now) > 10:
                break
        await press(pilot, "space")
        assert runner.question
        await press(pilot, "p")
        assert not runner.question
        assert [done.hold.reason for done in runner.ledger.sets if done.hold] == [Reason.PAIN]


async def test_a_lead_in_of_none_goes_on_at_once(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day", Settings(sound=False, lead_in_s=0))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 20)
        await press(pilot, "space", "space")
        assert isinstance(app.screen, SessionScreen)
        assert app.screen.runner.mode is Mode.RUNNING


async def test_the_volume_is_heard_and_never_without_sound(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[int] = []
    monkeypatch.setattr("glutetimer.sound.found.play_sample", lambda settings, now: heard.append(settings.volume) or ())
    for sound in (False, True):
        app = open_app(settings=Settings(sound=sound, volume=80))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await press(pilot, "o", *downs("volume"), "left")
            assert isinstance(app.screen, SettingsScreen)
            assert app.screen._sample is not None
            app.screen._sample.stop()
            app.screen._hear(speaks=False)  # as the timer does
            await pilot.pause()
            assert heard == [75] * sound


async def test_a_voice_is_typed_heard_refused_in_a_line_and_as_it_was_again(
    open_app: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    heard: list[tuple[str, Talk]] = []

    def play(settings: Settings, now: object) -> tuple[str, ...]:
        heard.append((settings.voice_name, settings.voice))
        return (f"voice-name: espeak-ng has no voice '{settings.voice_name}'",)

    monkeypatch.setattr("glutetimer.sound.found.play_sample", play)
    app = open_app(settings=Settings(sound=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "o", *downs("voice-name"), "enter", *"anny", "enter")
        assert app.context.settings.voice_name == "anny"
        await until_shown(pilot, "espeak-ng has no voice 'anny'")
        assert heard == [("anny", Talk.FULL)]
        await press(pilot, "delete")
        assert app.context.settings.voice_name == ""
        await press(pilot, *downs("voice-command")[len(downs("voice-name")) :], "enter", *'say "', "enter")
        assert "a quotation is not closed" in text(app)
        await press(pilot, "escape")
    assert "anny" not in file(tmp_path)


async def until_shown(pilot: Pilot[Any], words: str) -> None:
    """Until the sample was heard, after a moment in which nothing was changed."""
    for _ in range(200):
        if words in text(pilot.app):
            return
        await asyncio.sleep(0.02)
        await pilot.pause()
    raise AssertionError(f"{words} is not shown")


@pytest.mark.parametrize("size", SIZES)
async def test_where_no_voice_is_found_its_row_says_what_to_install(
    open_app: Open, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(system, "this", Linux())
    take_library_away(monkeypatch)
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await press(pilot, "o", *downs("voice"))
        assert "install espeak-ng" in text(app)


async def test_where_a_command_speaks_no_voice_is_missing(
    open_app: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(system, "this", Linux())
    take_library_away(monkeypatch)
    app = open_app(settings=Settings(sound=False, voice_command=("piper",)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "o", *downs("voice"))
        assert "brief says what is next" in text(app)
        assert "install" not in text(app)


def test_every_word_of_the_file_stands_on_the_screen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each name that the reader takes from settings.toml has its row: tables have one for each of their words."""
    taken: set[str] = set()
    for name in ("take", "take_table", "take_list"):
        take = getattr(Table, name)

        def spy(table: Table, key: str, *args: Any, take: Any = take, **kwargs: Any) -> Any:
            taken.add(key)
            return take(table, key, *args, **kwargs)

        monkeypatch.setattr(Table, name, spy)
    (tmp_path / "settings.toml").touch()
    load(tmp_path / "settings.toml")
    rows = {row.id for row in setting_rows(Settings())}
    former = {each.was for each in TABLE if each.was}
    parts = {"without": set(Flag), "hooks": set(Hook), "keys": {KEYS}}
    assert taken >= {"theme", "voice", "without", "hooks", "keys"}
    for key in taken - former - {"format"}:  # which every file may say
        assert parts.get(key, {key}) <= rows, key


def test_the_guide_shows_every_setting_with_its_default() -> None:
    text = Path("assets/guide/files.md").read_text("utf-8")
    for each in TABLE:
        assert re.search(rf"(?m)^#? ?{each.key} = ", text), each.key


async def test_auto_stays_auto_until_another_theme_is_chosen(open_app: Open) -> None:
    app = open_app(settings=Settings(sound=False))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert (app.context.settings.theme, app.theme) == ("auto", "glutetimer-dark")
        await press(pilot, "o", "right")
        assert (app.context.settings.theme, app.theme) == ("glutetimer-dark", "glutetimer-dark")
        await press(pilot, "right", "left", "left")
        assert (app.context.settings.theme, app.theme) == ("auto", "glutetimer-dark")
    assert app.context.paths.settings.read_text() == 'theme = "auto"\n'
