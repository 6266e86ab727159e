"""When a program under a Pilot has nothing left to do.

Textual's Pilot waits until the process uses hardly any CPU time, or a second at most: on a loaded machine that is too
soon, beside a busy thread it is always the second. What is waited for here is the thing itself, however long it takes:
an event loop in which nothing is ready to run, no thread has anything of its to do, and no timer is due within a frame.
What waits for somebody, or for a time to come, is quiet.
"""

from __future__ import annotations

import asyncio
import selectors
import sys
from collections.abc import Coroutine, Iterator
from contextlib import ExitStack, contextmanager
from time import monotonic
from typing import Any, TypeVar
from unittest.mock import patch

T = TypeVar("T")

SOON_S = 0.02
"""A timer that is due within this is no time to come, but a frame that is about to be painted."""
LONG_S = 1.0
"""Frames that are due all this time, and nothing else: a screen below another looks again and again."""
PATIENCE_S = 60.0
"""What is not quiet by then never will be."""


class QuietSelector(selectors.DefaultSelector):
    """Tells when its loop is about to wait, and for how long."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[asyncio.Future[None]] = []
        self.since = 0.0
        """When the first of them began to."""
        self.threads: set[asyncio.Future[Any]] = set()
        """What threads are doing."""

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """As it is; but with nothing to be done soon, those that wait for that are told instead."""
        still = timeout is None or timeout > SOON_S or (timeout > 0 and monotonic() - self.since > LONG_S)
        if self.waiting and not self.threads and still:
            if ready := super().select(0):
                return ready
            while self.waiting:
                if not (waiter := self.waiting.pop()).done():
                    waiter.set_result(None)
            return []
        return super().select(timeout)


class QuietLoop(asyncio.SelectorEventLoop):
    """An event loop that knows when it has nothing to do."""

    def __init__(self) -> None:
        self._quiet = QuietSelector()
        super().__init__(self._quiet)

    def run_in_executor(self, executor: Any, func: Any, *args: Any) -> asyncio.Future[Any]:  # type: ignore[override]
        """As it is, and remembered until it is done."""
        future = super().run_in_executor(executor, func, *args)
        self._quiet.threads.add(future)
        future.add_done_callback(self._quiet.threads.discard)
        return future

    async def wait_for_quiet(self) -> None:
        """Until there is nothing to do."""
        self._quiet.since = self._quiet.since if self._quiet.waiting else monotonic()
        self._quiet.waiting.append(waiter := self.create_future())
        async with asyncio.timeout(PATIENCE_S):
            await waiter


async def wait_for_quiet(min_sleep: float = 0, max_sleep: float = 0) -> None:
    """What stands in for Textual's `wait_for_idle`."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, QuietLoop)
    await loop.wait_for_quiet()


@contextmanager
def quiet_pilots() -> Iterator[None]:
    """A Pilot waits for the program, and not for the machine to be idle."""
    with ExitStack() as stack:
        stack.enter_context(patch("textual.app.wait_for_idle", wait_for_quiet))
        stack.enter_context(patch("textual.pilot.wait_for_idle", wait_for_quiet))
        if sys.platform == "win32":  # where a thread waits for each timer, and is never done
            stack.enter_context(patch("textual.timer.sleep", asyncio.sleep))
        yield


def run_quietly(work: Coroutine[Any, Any, T]) -> T:
    """What a Pilot does, outside a test."""
    with quiet_pilots(), asyncio.Runner(loop_factory=QuietLoop) as runner:
        return runner.run(work)
