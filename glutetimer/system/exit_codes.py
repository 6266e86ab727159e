"""How a program ends by a signal: these numbers are the same everywhere, and where there are no such signals."""

HANG_UP = 1
HUNG_UP = 128 + HANG_UP
INTERRUPTED = 128 + 2
BROKEN_PIPE = 128 + 13
