"""What work costs, so that a loaded machine changes nothing: its own CPU time, compared with other work's alone."""

from __future__ import annotations

from collections.abc import Callable
from time import thread_time


def cost(work: Callable[[], object], tries: int = 3) -> float:
    """CPU seconds of this thread, the least of some tries. Compare them with others: they are this machine's own."""
    costs = []
    for _ in range(tries):
        begun = thread_time()
        work()
        costs.append(thread_time() - begun)
    return min(costs)
