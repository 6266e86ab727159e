"""When a program under a Pilot has nothing left to do.

Textual's Pilot waits until the process uses hardly any CPU time, or a second at most: on a loaded machine that is too
soon, beside a busy thread it is always the second. What is waited for here is the thing itself, however long it takes:
every message answered, every thread's work back, every change painted. What waits for somebody, or for a time to come,
is quiet.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

from textual._context import active_app
from textual.app import App
from textual.message_pump import MessagePump

ROUNDS = 8
"""Turns of the event loop in which nothing may happen: a task that is done wakes those that await it a turn later."""
PATIENCE_S = 60.0
"""What is not quiet by then never will be."""

Running = set[asyncio.Future[Any]]


def quiet_in(running: Running) -> Callable[..., Any]:
    """What stands in for Textual's `wait_for_idle`.

    Args:
        running: what the event loop has given to threads and not got back.
    """

    async def wait_for_quiet(min_sleep: float = 0, max_sleep: float = 0) -> None:
        app = active_app.get()
        async with asyncio.timeout(PATIENCE_S):
            still = 0
            while still < ROUNDS and not _ended(app):
                if running:
                    await asyncio.wait(set(running))
                still = 0 if _hurried(app) or any(map(_busy, _pumps(app))) or running else still + 1
                await asyncio.sleep(0)

    return wait_for_quiet


def _pumps(app: App[Any]) -> Iterator[MessagePump]:
    yield app
    yield from tuple(app._registry)


def _busy(pump: MessagePump) -> bool:
    """Whether it does anything but await its next message."""
    if pump._task is None or pump._task.done() or pump._closing:
        return False
    queued: Any = pump._message_queue.ready_event
    return queued.is_set() or not queued._waiters


def _ended(app: App[Any]) -> bool:
    return app._task is None or app._task.done()


def _hurried(app: App[Any]) -> bool:
    """Have done now what waits for the next frame; whether there was anything."""
    if app._exit or not app._screen_stack:
        return False
    if app._resize_timer is not None:
        app._check_resize()
        return True
    screen: Any = app.screen
    due = screen._layout_required or screen._scroll_required or screen._repaint_required or screen._dirty_widgets
    if (due or screen._recompose_required or screen._callbacks) and screen._is_mounted:
        with screen._context():
            screen._on_timer_update()
        return True
    return False
