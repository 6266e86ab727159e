"""A session's events to the user's own commands: told once each, never waited for."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from glutetimer.hooks.facts import Facts, begun, facts_of
from glutetimer.hooks.processes import Processes
from glutetimer.session.events import Event, PhaseStarted
from glutetimer.settings.settings import Hook
from glutetimer.training.plan import Plan


class Hooks:
    """Tells each event to its command.

    Args:
        commands: the words of each, as the settings have them.
        notice: shows one line; called from another thread, once for each hook that fails.
    """

    def __init__(
        self,
        commands: Mapping[Hook, Sequence[str]],
        session: str,
        plan: Callable[[], Plan],
        notice: Callable[[str], None],
    ) -> None:
        self._wanted = frozenset(commands)
        self._session = session
        self._plan = plan
        self._processes = Processes(commands, notice)
        self._begun = False

    def handle(self, event: Event, now: float, wall: Callable[[], datetime]) -> None:
        """Tell an event; returns at once.

        Args:
            now: the session's clock.
            wall: the date and time at `now`.
        """
        plan = self._plan()
        told = [facts_of(event)] if self._begun else []
        if isinstance(event, PhaseStarted) and not self._begun:
            self._begun = True
            told = [begun(plan), facts_of(event)]
        for facts in told:
            if facts and facts.hook in self._wanted:
                at = wall() - timedelta(seconds=now - event.at)
                self._processes.tell(facts.hook, self._line(facts, at, plan))

    def suspend(self) -> None:
        """The commands go on by themselves."""

    def close(self) -> None:
        """What is told is told, and what was begun goes on; nothing more is taken."""
        self._processes.close()

    def _line(self, facts: Facts, at: datetime, plan: Plan) -> bytes:
        fields = {
            "event": facts.hook.value.removeprefix("on_"),
            "at": at.isoformat(timespec="milliseconds"),
            "session": self._session,
            "workout": plan.workout.id,
            "name": plan.workout.name,
            **facts.fields,
        }
        return json.dumps(fields, ensure_ascii=False).encode() + b"\n"
