"""Numbers and times as printed sheets have them, and as a workout file spells them."""

from __future__ import annotations

import re

from glutetimer.files.reading.duration import number

NUMBER = r"\d{1,4}(?:[.,]\d{1,2})?(?![\d:])"
RANGE = rf"{NUMBER}(?:\s*(?:-|to|or)\s*{NUMBER})?"
_END = r"(?![^\W\d_])"
"""No letter follows: 2 Sätze are no 2 s."""
SECONDS = rf"(?:seconds?|secs?|sec|s|″|''|\"){_END}\.?"
MINUTES = rf"(?:minutes?|mins?|′|'){_END}\.?"
HOURS = rf"(?:hours?|hrs?|h){_END}\.?"
TIME = (
    rf"(?:\d{{1,2}}:\d\d(?::\d\d)?(?!\d)|{RANGE}\s*-?\s*(?:{SECONDS}|{HOURS}"
    rf"|{MINUTES}(?:\s*(?:and\s+)?{NUMBER}\s*{SECONDS})?))"
)
REPS = r"(?:repetitions|repetition|reps|rep|times|time)\b\.?"
SETS = r"(?:sets?|series)"


def read_amount(text: str) -> object:
    """A number as a file has it, or a range in text."""
    ends = [each.strip().replace(",", ".") for each in re.split(r"\s*(?:-|\bto\b|\bor\b)\s*", text.strip())]
    numbers = [number(float(each)) if re.fullmatch(r"\d+(?:\.\d+)?", each) else each for each in ends]
    if len(numbers) == 1 or numbers[0] == numbers[1]:
        return numbers[0]
    return f"{numbers[0]}-{numbers[1]}"


def to_seconds(text: str) -> object:
    """Seconds, or a range of them in text, from a time with its unit."""
    text = text.strip().lower()
    if ":" in text:
        parts = [int(part) for part in text.split(":")]
        return sum(part * 60**at for at, part in enumerate(reversed(parts)))
    both = re.fullmatch(rf"({NUMBER})\s*{MINUTES}\s*(?:and\s+)?({NUMBER})\s*{SECONDS}", text)
    if both:
        return number(float(both[1].replace(",", ".")) * 60 + float(both[2].replace(",", ".")))
    found = re.match(rf"({RANGE})\s*-?\s*(.*)", text)
    if not found:
        return text
    unit = (
        3600 if found[2].startswith("h") else 60 if re.match(MINUTES, found[2]) and not found[2].startswith("''") else 1
    )
    ends = [float(each.replace(",", ".")) * unit for each in re.findall(NUMBER, found[1])]
    if len(ends) == 1 or ends[0] == ends[1]:
        return number(ends[0])
    return f"{number(ends[0]):g}-{number(ends[1]):g}"
