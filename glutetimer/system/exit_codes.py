"""How a program ends by a signal that is no key's: the numbers are POSIX's, and mean the same where there is none."""

HANG_UP = 1
HUNG_UP = 128 + HANG_UP
BROKEN_PIPE = 128 + 13
