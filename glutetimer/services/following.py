"""Who else is told what happens in a session, in either face."""

from __future__ import annotations

from collections.abc import Callable

from glutetimer.services.performance import Follower
from glutetimer.session.runner import Runner
from glutetimer.settings.settings import Settings


def find_followers(settings: Settings, runner: Runner, session: str, notice: Callable[[str], None]) -> list[Follower]:
    """What keeps the display on, and the user's own commands, where the settings want them.

    Args:
        settings: what is wanted.
        runner: the session.
        session: its id, as the history keeps it.
        notice: shows one line; called from another thread.
    """
    found: list[Follower] = []
    if settings.awake:
        from glutetimer.services.awake import DisplayKeeper

        found.append(DisplayKeeper(lambda: runner.due() is not None))
    if settings.hooks:  # most have none, and are sooner without what runs them
        from glutetimer.hooks.hooks import Hooks

        found.append(Hooks(settings.hooks, session, lambda: runner.plan, notice))
    return found
