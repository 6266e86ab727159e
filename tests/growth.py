"""What work costs, so that a loaded machine changes nothing: its own CPU time, compared with other work's alone."""

from __future__ import annotations

from collections.abc import Callable
from time import thread_time

LEAST_S = 0.1
"""So long each try is; some systems count a thread's time in ticks of 16 ms."""


def cost(work: Callable[[], object], tries: int = 3) -> float:
    """CPU seconds of this thread, the least of some tries. Compare them with others: they are this machine's own."""
    costs = []
    for _ in range(tries):
        times, spent, begun = 0, 0.0, thread_time()
        while spent < LEAST_S:
            work()
            times, spent = times + 1, thread_time() - begun
        costs.append(spent / times)
    return min(costs)
