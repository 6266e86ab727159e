"""Who else is told what happens in a session, in either face."""

from __future__ import annotations

from collections.abc import Callable

from glutetimer.services.context import Context
from glutetimer.services.performance import Follower
from glutetimer.services.session_outlets import OutletFollower, SessionOutlets, find_outlets
from glutetimer.services.status_file import StatusFile
from glutetimer.session.runner import Runner


def find_followers(
    context: Context, runner: Runner, session: str, notice: Callable[[str], None], outlets: SessionOutlets
) -> list[Follower]:
    """What tells other programs how it stands; what keeps the display on, and commands, where the settings want them.

    Args:
        notice: shows one line; called from another thread.
        outlets: get the session at its end, where the settings want any.
    """
    settings = context.settings
    found: list[Follower] = [StatusFile(runner, context.paths.running, settings.hide_clock)]
    if find_outlets(settings):
        found.append(OutletFollower(outlets, session))
    if settings.awake:
        from glutetimer.services.awake import DisplayKeeper

        found.append(DisplayKeeper(lambda: runner.due() is not None))
    if settings.hooks:  # most have none, and are sooner without what runs them
        from glutetimer.hooks.hooks import Hooks

        found.append(Hooks(settings.hooks, session, lambda: runner.plan, notice))
    return found
