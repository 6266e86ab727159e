"""Commands of the user's own, in the full window: told what happens, and a failure is a notice, not a halt."""

from __future__ import annotations

from pathlib import Path

from glutetimer.settings.settings import Hook, Settings
from tests.app.conftest import FakeClock, Open
from tests.app.driving import press, wait
from tests.hooks.conftest import Commands
from tests.sound.conftest import until


async def test_a_session_is_told_whole_muted_or_not(
    open_app: Open, clock: FakeClock, tmp_path: Path, told: list[str]
) -> None:
    commands = Commands(tmp_path)
    hooks = {hook: tuple(commands.make()) for hook in (Hook.SESSION, Hook.SET)}
    app = open_app("five-a-day", Settings(sound=False, hooks=hooks))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "m")
        await wait(pilot, clock, 300)
        await pilot.pause()
        until(lambda: len(commands.lines()) == 9)
        assert told == []
    heard = sorted(commands.told(), key=lambda fields: str(fields["at"]))
    assert [fields["exercise"] for fields in heard if fields["event"] == "set"][::3] == [
        "clam",
        "fire-hydrant",
        "glute-squeeze",
    ]
    assert {fields["state"] for fields in heard if fields["event"] == "session"} == {"begun", "done"}
    assert {fields["session"] for fields in heard} == {heard[0]["session"]}


async def test_what_fails_is_one_notice_and_the_session_goes_on(
    open_app: Open, clock: FakeClock, tmp_path: Path, told: list[str]
) -> None:
    hooks = {Hook.PHASE: (str(tmp_path / "[red]nowhere"),)}
    app = open_app("five-a-day", Settings(sound=False, hooks=hooks))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 120)
        await pilot.pause()
        for _ in range(1000):
            if told:
                break
            await pilot.pause(0.01)
        await wait(pilot, clock, 60)
        assert told == ["on_phase: [red]nowhere: not found"]
