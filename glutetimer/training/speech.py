"""How long words take to say."""

from __future__ import annotations

import re


def speech_s(words: str, speed: int = 100) -> float:
    """How long words take to say: fitted to espeak-ng at its usual rate, a figure counted as four letters. `speed`: of
    what speaks, in hundredths of the usual one.
    """
    letters = len(words) + 3 * sum(map(str.isdigit, words))
    return (0.15 + 0.057 * letters + 0.2 * len(re.findall("[,:.;]", words))) * (100 / speed)
