"""The program on a clock that runs faster: sets that take a second there take less here.

python -m tests.real.faster TIMES ARGUMENT...
"""

from __future__ import annotations

import sys


def main(times: float, arguments: list[str]) -> int:
    from glutetimer import clock
    from glutetimer.cli.main import main as glutetimer
    from glutetimer.services import performance

    begun, read = clock.SystemClock().read(), clock.SystemClock.read
    waits = performance.Performance.wait

    def faster(self: clock.SystemClock) -> clock.Instant:
        now = read(self)
        return clock.Instant(begun.now + times * (now.now - begun.now), begun.awake + times * (now.awake - begun.awake))

    def sooner(self: performance.Performance) -> float | None:
        wait = waits(self)
        return None if wait is None else wait / times

    clock.SystemClock.read = faster  # type: ignore[method-assign]
    performance.Performance.wait = sooner  # type: ignore[method-assign]
    performance.AWAY_S *= times  # a loaded machine is no sleeping one
    if "--plain" in arguments:
        from glutetimer.plain import session

        session.LONGEST_WAIT_S /= times
    else:
        from glutetimer.app.screens.session.screen import SessionScreen

        until = SessionScreen._until_next
        SessionScreen._until_next = lambda self: max(0.001, until(self) / times)  # type: ignore[method-assign]
    return glutetimer(arguments)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), sys.argv[2:]))
