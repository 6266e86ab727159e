"""The text that a new workout starts from: a workout that works, and the rest of the language as comments."""

from __future__ import annotations

import re

from glutetimer.files.reading.locate import locate
from glutetimer.files.writing.toml import value

_TEXT = """\
# A workout of your own. Lines that begin with # are not read: take the sign away to use one.
# `glutetimer exercises` lists what a step may name, `glutetimer workouts check FILE` names every mistake.

name = {name}
ready = 10             # to get ready; seconds, or "1:30"
rounds = 1             # how often the steps are done
# round-rest = 60      # between rounds, never after the last

# [[warmup]]           # once, before the rounds
# free = "Easy jog"    # an untracked block of time
# work = "3:00"

[[step]]
exercise = "clam"
work = 40              # seconds by the clock
sides = "each"         # left, then right, each its full time; or "left", "right"
switch = 5             # between the sides
rest = 10              # after the step, never at the very end; 0 is fine

[[step]]
exercise = "shoulder-bridge"
reps = 10              # led by the exercise's tempo, or by tempo = "2-1-3": lift, hold, lower
sets = 2
rest = 45              # after the step and between its sets

# [[finish]]           # once, after the rounds
# exercise = "sl-bridge-hold"
# hold = "target"      # counts up until your form slips; or "max", the test
# switch = 60
# fatigued = true      # after other work: it trains, and never scores
"""

_QUOTED = re.compile(r"""(?!"{3}|'{3})(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*')""")


def starting(name: str) -> str:
    return _TEXT.format(name=value(name))


def renamed(text: str, name: str) -> str:
    """A workout's text with another name in it, where it says one; comments and layout stay."""
    spots = locate(text)
    for key, new in (("short", name.upper()), ("name", name)):
        at = spots[(key,)][1] if (key,) in spots else None
        if at is not None and (old := _QUOTED.match(text, at)):
            text = text[:at] + value(new) + text[old.end() :]
            spots = locate(text)
    return text
