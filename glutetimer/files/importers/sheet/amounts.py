"""How much a line of a printed sheet says: sets, repetitions, seconds, breaths, steps, a distance, a hold."""

from __future__ import annotations

import re

from glutetimer.files.importers.sheet.phrases import Line, Phrases
from glutetimer.files.importers.sheet.values import (
    HOURS,
    MINUTES,
    RANGE,
    REPS,
    SECONDS,
    SETS,
    TIME,
    read_amount,
    to_seconds,
)
from glutetimer.files.reading.duration import number

HOLD_IS_A_SET_S = 15
"""A shorter hold that is repeated is held in each repetition; from here on each is a set of its own (our choice)."""


_WHOLE = r"\d{1,4}(?![\d:]|[.,]\d)"
_COUNT = rf"{_WHOLE}(?:\s*(?:-|to|or)\s*{_WHOLE})?"


def read_amounts(phrases: Phrases, line: Line) -> None:
    """Put into a line how much its phrases say, and take them out."""
    _AmountReader(phrases, line).read()


class _AmountReader:
    def __init__(self, phrases: Phrases, line: Line) -> None:
        self._phrases, self._take = phrases, phrases.take
        self.line = line

    def read(self) -> None:
        held = self._held()
        self._open_end()
        self._amounts(held)

    def _held(self) -> object | None:
        """How long each repetition, or the whole set, is held."""
        again = (
            r"(?:each|every|it|them|this|the|position|at|top|stretch|bridge|your|squeeze|rep"
            r"|repetition|for|there|here|about|up|to|and|:| )*"
        )
        verbs = r"(?:hold|holding|held|pause|pausing|(?<![a-z] )squeeze|keep)"
        found = self._take(
            rf"\b(?:and |then |with a )?{verbs}\b {again}(?P<time>{TIME})(?: (?:each|at the top|hold"
            rf"|on each|per (?:rep|repetition|stretch)|every rep)\b)*"
        )
        found = found or self._take(
            rf"\b(?:with )?(?:an? )?(?P<time>{TIME})[ -](?:holds?|pauses?|squeezes?)\b(?: (?:each"
            rf"|at the top|in each))*"
        )
        return to_seconds(found["time"]) if found else None

    def _open_end(self) -> None:
        if self._take(r"\bheld until your form slips\b"):
            self.line.keys["hold"], self.line.exact = "target", True
            return
        if self._take(
            r"\b(?:until|till|to) (?:the point of )?(?:failure|fatigue|your form slips"
            r"|(?:your )?form (?:breaks|slips|fails|goes))\b"
        ) or self._take(r"\bas long as (?:possible|you can)\b(?: in good form)?"):
            self.line.keys["hold"] = "target"
        elif self._take(r"\bheld as a test\b"):
            self.line.exact = True
            self.line.keys["hold"] = "max"
        elif self._take(
            r"\b(?:as many(?: reps| repetitions)? as (?:possible|you can)(?: in good form)?"
            r"|max(?:imum)?\.? (?:reps|repetitions)|amrap)\b"
        ):
            self.line.keys["reps"] = "max"

    def _amounts(self, held: object | None) -> None:
        keys = self.line.keys
        unit = (
            rf"(?P<unit>{SECONDS}|{MINUTES}|{HOURS}|{REPS}|breaths?\b|steps?\b|(?:km|kilomet(?:re"
            rf"|er)s?|m|met(?:re|er)s?|yards?|yds?|feet|ft|miles?)(?![a-z]))?"
        )
        sets = rf"(?P<sets>{RANGE})"
        amount = rf"(?P<amount>\d{{1,2}}:\d\d(?!\d)|{RANGE}|max)\s*-?\s*{unit}"
        found = (
            self._take(rf"(?<![\d-])(?P<amount>{RANGE}) ?x ?{sets} {SETS}\b")
            or self._take(
                rf"(?<![\d-])(?P<amount>{RANGE})\s*(?P<unit>{SECONDS}|{MINUTES}|{REPS}|breaths?\b"
                rf"|steps?\b) ?(?:x|for|,)? ?(?P<sets>{RANGE}) ?(?:{SETS}\b|(?=x)x\b)"
            )
            or self._take(
                rf"(?<![\d-])(?P<amount>{RANGE})\s*(?P<unit>{SECONDS}|{MINUTES}|{REPS}|breaths?\b"
                rf"|steps?\b) ?x ?(?P<sets>{RANGE})(?![\w:])"
            )
            or self._take(rf"(?<![\d-]){sets} ?(?:{SETS}|bouts) ?(?:x|of|by|@|at|:|,|-)? ?{amount}")
            or self._take(rf"(?<![\d-]){sets} ?x ?{amount}")
        )
        if found:
            self._sets(found["sets"])
            self._put(found["amount"], found.groupdict().get("unit"))
        if held is None and "sets" not in keys:
            held = self._repeated_time()
        if "sets" not in keys:
            times = (
                held is not None and "reps" not in keys and self._take(rf"(?<![\d-])(?:x ?)?({RANGE}) ?(?:x\b|times\b)")
            )
            if times:
                self._repeated(held, times[1])
                held = None if "work" in keys else held
        if "sets" not in keys and (
            found := self._take(rf"(?<![\d-])(?P<sets>{RANGE}) ?{SETS}\b")
            or self._take(rf"\bsets ?:? ?(?P<sets>{RANGE})")
        ):
            self._sets(found["sets"])
        if not self.line.has_amount:
            self._single(held)
        if not self.line.has_amount and held is not None:
            keys["work"], held = held, None
        if held is not None:
            self._hold_each(held)
        elif "relax" in keys:
            keys["rest"] = keys.pop("relax")

    def _repeated_time(self) -> object | None:
        """A time that is said beside how often: 30 s, 4 times."""
        often = rf"(?<![\d-])(?:x ?{RANGE}|{RANGE} ?(?:x(?![a-z])|times\b))"
        if not self._phrases.has(often):
            return None
        found = self._take(rf"(?<![\d-])(?:for )?({TIME})")
        return to_seconds(found[1]) if found else None

    def _repeated(self, held: object, times: str) -> None:
        """Held, and repeated: sets of a long hold, repetitions of a short one."""
        if isinstance(held, int | float) and held >= HOLD_IS_A_SET_S:
            self.line.keys["work"] = held
            self._sets(times)
            self.line.taken.append(f"held {number(held)} s × {times}: as sets")
        else:
            self.line.keys["reps"] = read_amount(times)

    def _hold_each(self, held: object) -> None:
        keys = self.line.keys
        relax = keys.pop("relax", None)
        if "reps" not in keys:
            self.line.left.append(f"hold {held} s")
        elif isinstance(held, int | float) and isinstance(relax, int | float) and "tempo" not in keys:
            keys["tempo"] = f"0-{number(held):g}-0-{number(relax):g}"
        else:
            words = f"Hold each {number(held) if isinstance(held, float) else held} s"
            keys["cue"] = words + (f", relax {relax} s" if relax is not None else "")

    def _single(self, held: object | None) -> None:
        if found := self._take(rf"(?<![\d-])({RANGE}) ?(?:deep |slow |full )?breaths?\b"):
            self._counted("breaths", found[1])
        elif found := self._take(rf"(?<![\d-])({RANGE}) ?(?:big |small |slow )?steps?\b(?! ?(?:up|down))"):
            self._put(found[1], "steps")
            if found := self._take(rf"\bx ?({RANGE})(?![\w:])") or self._take(rf"(?<![\d-])({RANGE}) ?times\b"):
                self._sets(found[1])
        elif found := self._take(rf"(?<![\d-])({RANGE}) ?(?:{REPS}|x(?![a-z]))") or self._take(
            rf"\breps ?:? ?({RANGE})"
        ):
            self.line.keys["reps"] = read_amount(found[1])
        elif found := self._take(
            r"(?<![\d-])(?P<amount>"
            + RANGE
            + r") ?(?P<unit>km|kilomet(?:re|er)s?|m|met(?:re|er)s?|yards?|yds?|feet|ft|miles?)(?![a-z])"
        ):
            self._put(found["amount"], found["unit"])
            if found := self._take(rf"\bx ?({RANGE})(?![\w:])"):
                self._sets(found[1])
        elif found := self._take(rf"(?<![\d-])(?:for )?({TIME})"):
            self.line.keys["work"] = to_seconds(found[1])
        elif held is None and (
            found := self._take(
                rf"(?:(?<=[\s\ue001:,(-])|^)x? ?({_COUNT})(?=\s|[\ue001,.;:)/]|$)(?! ?(?:-?min\b|-?second"
                rf"|-?inch|-?cm|%|°|degrees|weeks?|days?))"
            )
        ):
            self.line.keys["reps"] = read_amount(found[1])
            self.line.keys["bare"] = True

    def _sets(self, given: str) -> None:
        self.line.keys["sets"] = read_amount(given)

    def _put(self, amount: str, unit: str | None) -> None:
        keys, unit = self.line.keys, (unit or "").lower().strip(". ")
        if amount.lower() == "max":
            keys["reps"] = "max"
        elif ":" in amount or re.fullmatch(rf"{SECONDS}|{MINUTES}|{HOURS}", unit):
            keys["work"] = to_seconds(f"{amount} {unit}".strip())
        elif unit.startswith("breath"):
            self._counted("breaths", amount)
        elif unit.startswith("step"):
            self._counted("steps", amount)
        elif unit and not re.match(REPS, unit):
            self._distance(amount, unit)
        else:
            keys["reps"] = read_amount(amount)

    def _counted(self, key: str, amount: str) -> None:
        """An amount that has no ranges: the lower number, and the range in words."""
        value = read_amount(amount)
        if isinstance(value, str):
            low, _, high = value.partition("-")
            self.line.keys[key] = int(low)
            self.line.left.append(f"{low} to {high} {key}")
        else:
            self.line.keys[key] = value

    def _distance(self, amount: str, unit: str) -> None:
        metres = {"k": 1000.0, "y": 0.9144, "f": 0.3048}.get(unit[0], 1609.344 if unit.startswith("mi") else 1.0)
        value = read_amount(amount)
        low = float(str(value).partition("-")[0]) * metres
        self.line.keys["distance"] = (
            f"{number(low / 1000):g} km" if low >= 1000 and low % 100 == 0 else f"{round(low, 1):g} m"
        )
        if isinstance(value, str) or unit[0] not in "mk" or unit.startswith("mi"):
            self.line.left.append(f"{amount} {unit}")
