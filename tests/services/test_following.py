"""Who follows a session: what the settings want, and nobody else."""

from __future__ import annotations

from pathlib import Path

from glutetimer.clock import SystemClock
from glutetimer.hooks.hooks import Hooks
from glutetimer.library.catalogue import Library
from glutetimer.services.awake import DisplayKeeper
from glutetimer.services.context import Context
from glutetimer.services.following import find_followers
from glutetimer.services.session_outlets import OutletFollower, SessionOutlets
from glutetimer.services.status_file import StatusFile
from glutetimer.settings.paths import Paths
from glutetimer.settings.settings import Hook, Settings
from tests.session.sample import CLAMS, runner


def kinds(settings: Settings) -> list[type]:
    context = Context(Paths(Path("nowhere"), Path("nowhere")), settings, Library({}, {}), SystemClock())
    outlets = SessionOutlets(lambda: context, lambda _: True, print)
    found = find_followers(context, runner(CLAMS), "id", print, outlets)
    for each in found:
        each.close()
    return [type(each) for each in found]


def test_who_follows() -> None:
    command = {Hook.SET: ("true",)}
    assert kinds(Settings(awake=False)) == [StatusFile]
    assert kinds(Settings(awake=False, log_file="~/log.md")) == [StatusFile, OutletFollower]
    assert kinds(Settings(awake=False, fit_folder="~/fit")) == [StatusFile, OutletFollower]
    assert kinds(Settings()) == [StatusFile, DisplayKeeper]
    assert kinds(Settings(hooks=command)) == [StatusFile, DisplayKeeper, Hooks]
    assert kinds(Settings(awake=False, hooks=command)) == [StatusFile, Hooks]
