"""Who follows a session: what the settings want, and nobody else."""

from __future__ import annotations

from glutetimer.hooks.hooks import Hooks
from glutetimer.services.awake import DisplayKeeper
from glutetimer.services.following import find_followers
from glutetimer.settings.settings import Hook, Settings
from tests.session.sample import CLAMS, runner


def kinds(settings: Settings) -> list[type]:
    found = find_followers(settings, runner(CLAMS), "id", print)
    for each in found:
        each.close()
    return [type(each) for each in found]


def test_who_follows() -> None:
    command = {Hook.SET: ("true",)}
    assert kinds(Settings(awake=False)) == []
    assert kinds(Settings()) == [DisplayKeeper]
    assert kinds(Settings(hooks=command)) == [DisplayKeeper, Hooks]
    assert kinds(Settings(awake=False, hooks=command)) == [Hooks]
