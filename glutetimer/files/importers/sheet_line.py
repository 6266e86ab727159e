"""One line of a printed sheet: what it says of how much, which side, which rest, and the words that are left.

Phrases are looked for wherever they stand and taken out one after the other, those that could be mistaken for others
first; what nobody took is the name, and words to keep. Values are as a workout file spells them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from glutetimer.files.reading.duration import number
from glutetimer.files.reading.problem import JOINERS
from glutetimer.files.reading.values import LONGEST_NAME

Values = dict[str, object]

HOLD_IS_A_SET_S = 15
"""A shorter hold that is repeated is held in each repetition; from here on each is a set of its own (our choice)."""

_NUMBER = r"\d{1,4}(?:[.,]\d{1,2})?(?![\d:])"
_RANGE = rf"{_NUMBER}(?:\s*(?:-|to|or)\s*{_NUMBER})?"
_SECONDS = r"(?:seconds?|secs?|sec|s|″|''|\")(?![a-z])\.?"
_MINUTES = r"(?:minutes?|mins?|′|')(?![a-z])\.?"
_HOURS = r"(?:hours?|hrs?|h)(?![a-z])\.?"
_TIME = (
    rf"(?:\d{{1,2}}:\d\d(?::\d\d)?(?!\d)|{_RANGE}\s*-?\s*(?:{_SECONDS}|{_HOURS}"
    rf"|{_MINUTES}(?:\s*(?:and\s+)?{_NUMBER}\s*{_SECONDS})?))"
)
_SCOPE = (
    r"(?P<scope>sets?|rounds?|circuits?|supersets?|exercises?|moves?|sides?|legs?|reps?|repetitions?|each|them|all)"
)
_BETWEEN = rf"(?:\s*,?\s*(?:in\s+)?(?:between|after)\s+(?:(?:each|every|the|all|your)\s+)*{_SCOPE})"
_REST = r"(?:rests?|breaks?|recover(?:y|ies)?|relax|resting)"
_FILL = r"(?:\s*(?:period|time|for|of|about|up to|at least|:|=|-|~))*\s*"
_LEAD = r"(?:(?:with|and|then|take|have|a|an)\s+)*"
_SIDE = r"(?:sides?|legs?|ways?|directions?|feet|foot|hips?|arms?|knees?)"
_REPS = r"(?:repetitions|repetition|reps|rep|times|time)\b\.?"
_SETS = r"(?:sets?|series)"
_BAND = r"(?:resistance\s+|mini[- ]?|loop\s+|exercise\s+|elastic\s+)*bands?"
_COLOUR = r"(?:green|red|blue|yellow|black|grey|gray|light|medium|heavy|strong|short|long|purple|orange|silver|gold)"
_WEIGHT = rf"{_NUMBER}\s*(?:kgs?|kilos?|lbs?|pounds?)\b\.?"

_WORDS = {
    **{
        word: str(at)
        for at, word in enumerate(
            ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
        )
    },
    "fifteen": "15",
    "twenty": "20",
    "thirty": "30",
    "once": "1 times",
    "twice": "2 times",
    "thrice": "3 times",
}
_COUNTED = (
    rf"(?=[\s-]+(?:{_SETS}|{_REPS}|rounds?|circuits?|seconds?|secs?|minutes?|mins?|breaths?|steps?|more|on\b|of\b|x\b))"
)
_SPELT_NUMBERS = "|".join(word for word, digits in _WORDS.items() if " " not in digits)
_SPELT = re.compile(
    rf"\b(?:(?:{_SPELT_NUMBERS}){_COUNTED}|(?<=of )(?:{_SPELT_NUMBERS})\b"
    r"|(?:once|twice|thrice)\b(?!\s+(?:a|per|daily)))",
    re.IGNORECASE,
)

_SIGNS = {
    **dict.fromkeys(map(ord, "×✕✖"), "x"),
    **dict.fromkeys(map(ord, "–—−‑"), "-"),
    **dict.fromkeys(map(ord, "’‘"), "'"),
    **dict.fromkeys(map(ord, "“”"), '"'),
    **dict.fromkeys(map(ord, "\u00a0\u2009\u202f\t"), " "),
}
_BULLET = re.compile(
    r"\s*(?:[-*+>•·‣▪▫◦●○■□☐☑✓✔➢➤»]+\s+|[•·‣▪▫◦●○■□☐☑✓✔➢➤]\s*|\[[ xX]?\]\s*|\(?\d{1,2}[.)](?!\d)\s*|[a-hA-H][.)]\s+"
    r"|(?:exercise|step|ex)\.?\s*#?\d{1,2}\s*[:.)-]\s*)+",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'(?<!\d)"(?:[^"\\]|\\.)*"')
_HELD = "\ue000"
"""Stands for what is quoted: nothing in it is a phrase."""
_KEPT = re.compile(f"{_HELD}(\\d+){_HELD}")
_APART = "\ue001"
"""Stands where a phrase was taken out: what is left and right of it is not one name."""

_WEEKLY = r"\b(work|reps|sets|rest|load|rounds|round-rest) by week ([^,\ue001]+)"
_INSTEAD = r"\binstead of (\w+): (\S+?)(?=\s*(?:,|\ue001|$))"


@dataclass(slots=True)
class Line:
    """What a line says."""

    name: str = ""
    keys: Values = field(default_factory=dict)
    """Of a step."""
    group: Values = field(default_factory=dict)
    """Of the steps around it: rounds, and rests between them."""
    left: list[str] = field(default_factory=list)
    """Words that are neither, to be kept as a note."""
    taken: list[str] = field(default_factory=list)
    """What was read in one of several ways, in words."""
    frequency: str = ""
    free: bool = False
    quoted: bool = False
    """Its name is as it stands."""
    exact: bool = False
    """It says all that it means: nothing is made of it to suit the exercise."""

    @property
    def has_amount(self) -> bool:
        """Whether it says how much."""
        return any(key in self.keys for key in ("work", "reps", "hold", "distance", "steps", "breaths"))


def plain_signs(text: str) -> str:
    """A line with one spelling for each sign that sheets have several of."""
    return " ".join(text.translate(_SIGNS).split())


def without_bullet(text: str) -> str:
    """A line without the sign or number that begins it."""
    match = _BULLET.match(text)
    rest = text[match.end() :] if match else text
    return rest if rest.strip() else ""


def read_line(text: str) -> Line:
    """Read a line; nothing is refused: what is no phrase is left."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self._quotes: list[str] = []
        bare = text.replace(_HELD, "").replace(_APART, "")
        self.text = without_bullet(plain_signs(_QUOTED.sub(self._hold, bare)))
        self.text = _SPELT.sub(lambda found: _WORDS[found[0].lower()], self.text)
        self.line = Line()

    def _hold(self, found: re.Match[str]) -> str:
        try:
            words = json.loads(found[0])
        except ValueError:
            return found[0]
        if not all(sign.isprintable() or sign in JOINERS for sign in words):
            return found[0]
        self._quotes.append(words)
        return f"{_HELD}{len(self._quotes) - 1}{_HELD}"

    def _unquoted(self, text: str) -> str:
        return _KEPT.sub(lambda found: self._quotes[int(found[1])], text)

    def _take(self, pattern: str) -> re.Match[str] | None:
        """The phrase, taken out."""
        found = _compiled(pattern).search(self.text)
        if found:
            self.text = f"{self.text[: found.start()]}{_APART}{self.text[found.end() :]}"
        return found

    def read(self) -> Line:
        while weekly := self._take(_WEEKLY):
            self._by_week(weekly[1].lower(), weekly[2])
        instead = {}
        while other := self._take(_INSTEAD):
            instead[other[1].lower()] = self._unquoted(other[2])
        if instead:
            self.line.keys["instead"] = instead
        self.line.free = bool(self._take(r"\(free\)"))
        self._pace()
        self._frequency()
        self._sides_first()
        self._rests()
        self._rounds()
        held = self._held()
        self._open_end()
        self._amounts(held)
        self._sides()
        self._load()
        self._name()
        return self.line

    def _by_week(self, key: str, values: str) -> None:
        given = [self._unquoted(each.strip()) for each in values.split(" / ")]
        target = self.line.group if key in ("rounds", "round-rest") else self.line.keys
        target[key] = [each if key == "load" else _amount(each) for each in given]

    def _pace(self) -> None:
        keys = self.line.keys
        if found := self._take(r"\b(?:at (?:a )?)?tempo(?: of)?:? ?(\d+(?:\.\d+)?(?:[-/]\d+(?:\.\d+)?){2,3})(?![\d-])"):
            keys["tempo"] = found[1].replace("/", "-")
        if self._take(r"\b(?:at|in) (?:your|my|their) own (?:pace|speed|time|tempo)\b"):
            keys["pace"] = "own"
        elif self._take(r"\bled by (?:the|its|their) tempo\b"):
            keys["pace"] = "led"
        if self._take(r"\bafter other work\b"):
            keys["fatigued"] = True

    def _frequency(self) -> None:
        count = rf"(?:{_RANGE}|once|twice)(?: ?(?:times|time|days?|x|sessions?))?"
        many = (
            rf"(?:{count} ?(?:a|per|each|every|/) ?(?:day|week)|{count} (?:daily|weekly)"
            rf"|every (?:other |second )?day|\bdaily\b)"
        )
        if found := self._take(
            rf"(?:\b(?:do|perform|repeat|complete)\b[^,.;]{{0,30}}?)?\b{many}(?: ?(?:a|per) week)?\b"
        ):
            words = re.search(many, found[0], re.IGNORECASE)
            self.line.frequency = words[0] if words else ""

    def _sides_first(self) -> None:
        keys = self.line.keys
        if (found := self._take(r"\b(left|right|weaker)(?: (?:side|leg))? first\b")) or (
            found := self._take(
                r"\b(?:start|begin)(?:ning|ing)? (?:with|on) (?:the |your )?(left|right|weaker)(?: (?:side|leg))?\b"
            )
        ):
            keys["first"] = found[1].lower()
        elif self._take(r"\bfirst by rule\b"):
            keys["first"] = "rule"
        every = (
            rf"\b(?:do |complete |finish )?all(?: (?:the|your))?(?: \d+)? sets (?:on|for|with) (?:one"
            rf"|the same|the (?:left|right)|each) {_SIDE}(?: (?:before|then|and)[^,;]*)?"
        )
        if self._take(every) or self._take(r"\bswitch (?:sides )?after (?:all )?(?:the )?sets\b"):
            keys["switch-after"] = "sets"
        if (found := self._take(rf"\b({_TIME}) to (?:switch|change|swap)(?: sides?)?\b")) or (
            found := self._take(rf"\b(?:switch|change|swap)(?: sides?)?{_FILL}({_TIME})")
        ):
            keys["switch"] = to_seconds(found[1])

    def _rests(self) -> None:
        line = self.line
        needed = r"as (?:long as )?(?:needed|necessary|required|you need|needs be)"
        while found := self._take(rf"\b{_LEAD}{_REST} {needed}{_BETWEEN}?") or self._take(
            rf"\bopen {_REST}{_BETWEEN}?"
        ):
            self._put_rest("open", found["scope"])
        while found := self._take(rf"\b(?:with )?(?:no|without|zero)(?: any)? {_REST}{_BETWEEN}?"):
            if (found["scope"] or "").startswith(("round", "circuit", "superset")):
                line.group["round-rest"] = 0
            elif found["scope"] is None or not found["scope"].startswith("rep"):
                line.keys["rest"] = 0
        while found := self._take(rf"\b{_LEAD}{_REST}{_BETWEEN}{_FILL}(?P<time>{_TIME})"):
            self._put_rest(to_seconds(found["time"]), found["scope"])
        while found := self._take(rf"\b(?P<what>{_LEAD}{_REST}){_FILL}(?P<time>{_TIME})(?: {_REST})?{_BETWEEN}?"):
            scope = found["scope"] or ("rep" if "relax" in found["what"].lower() else None)
            self._put_rest(to_seconds(found["time"]), scope)
        while found := self._take(rf"(?P<time>{_TIME})(?: of)? {_REST}\b{_BETWEEN}?"):
            self._put_rest(to_seconds(found["time"]), found["scope"])
        while found := self._take(rf"(?P<time>{_TIME}) {_BETWEEN.strip()}"):
            self._put_rest(to_seconds(found["time"]), found["scope"])

    def _put_rest(self, value: object, scope: str | None) -> None:
        scope = (scope or "").lower()
        if scope.startswith(("round", "circuit", "superset")):
            self.line.group["round-rest"] = value
        elif scope.startswith(("exercise", "move")):
            self.line.group["rest"] = value
        elif scope.startswith(("side", "leg")):
            self.line.keys["switch"] = value
        elif scope.startswith("rep"):
            self.line.keys["relax"] = value
        else:
            self.line.keys["rest"] = value
            if scope:
                self.line.group["between"] = scope

    def _rounds(self) -> None:
        group = self.line.group
        what = (
            r"(?:the |this |whole |entire |all |of |these |above |exercises?|circuit|sequence|series"
            r"|list|superset|block|moves|it|everything|routine|workout| )*"
        )
        if found := self._take(
            rf"\b(?:repeat|do|perform|complete|go through){what}(?:for )?({_RANGE}) ?(?:times|x\b"
            rf"|rounds?|sets? of (?:the )?(?:circuit|exercises)|circuits?)(?: through| in all"
            rf"| in total)?"
        ):
            said = found[0].lower()
            if said.startswith("repeat") or "round" in said or "circuit" in said or "exercises" in said:
                group["rounds"] = _amount(found[1])
                group["repeat"] = said.startswith("repeat")
            else:
                self.line.keys["reps"] = _amount(found[1])
        elif found := self._take(
            rf"({_RANGE}) ?(?:rounds?|circuits?)\b(?: of)?(?: (?:the|this) (?:circuit|following))?"
        ):
            group["rounds"] = _amount(found[1])
        if found := self._take(rf"\b(?:as many rounds as fit into|until) ({_TIME})"):
            group["until"] = to_seconds(found[1])
        if self._take(r"\bin (?:a )?random order\b"):
            group["order"] = "random"
        by_side = (
            rf"\b(?:all (?:of (?:it"
            rf"|them) )?on one {_SIDE},? (?:and )?then (?:all )?(?:on )?the other(?: {_SIDE})?"
            rf"|one {_SIDE} through,? then the other|one {_SIDE} at a time)"
        )
        if self._take(by_side):
            group["sides"] = "each"

    def _held(self) -> object | None:
        """How long each repetition, or the whole set, is held."""
        again = (
            r"(?:each|every|it|them|this|the|position|at|top|stretch|bridge|your|squeeze|rep"
            r"|repetition|for|there|here|about|up|to|and|:| )*"
        )
        verbs = r"(?:hold|holding|held|pause|pausing|(?<![a-z] )squeeze|keep)"
        found = self._take(
            rf"\b(?:and |then |with a )?{verbs}\b {again}(?P<time>{_TIME})(?: (?:each|at the top|hold"
            rf"|on each|per (?:rep|repetition|stretch)|every rep)\b)*"
        )
        found = found or self._take(
            rf"\b(?:with )?(?:an? )?(?P<time>{_TIME})[ -](?:holds?|pauses?|squeezes?)\b(?: (?:each"
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
            rf"(?P<unit>{_SECONDS}|{_MINUTES}|{_HOURS}|{_REPS}|breaths?\b|steps?\b|(?:km|kilomet(?:re"
            rf"|er)s?|m|met(?:re|er)s?|yards?|yds?|feet|ft|miles?)(?![a-z]))?"
        )
        sets = rf"(?P<sets>{_RANGE})"
        amount = rf"(?P<amount>\d{{1,2}}:\d\d(?!\d)|{_RANGE}|max)\s*-?\s*{unit}"
        found = (
            self._take(rf"(?<![\d-]){_bare('amount', _RANGE)} ?x ?{_bare('sets', _RANGE)} {_SETS}\b")
            or self._take(
                rf"(?<![\d-])(?P<amount>{_RANGE})\s*(?P<unit>{_SECONDS}|{_MINUTES}|{_REPS}|breaths?\b"
                rf"|steps?\b) ?(?:x|for|,)? ?(?P<sets>{_RANGE}) ?(?:{_SETS}\b|(?=x)x\b)"
            )
            or self._take(
                rf"(?<![\d-])(?P<amount>{_RANGE})\s*(?P<unit>{_SECONDS}|{_MINUTES}|{_REPS}|breaths?\b"
                rf"|steps?\b) ?x ?(?P<sets>{_RANGE})(?![\w:])"
            )
            or self._take(rf"(?<![\d-]){sets} ?(?:{_SETS}|bouts) ?(?:x|of|by|@|at|:|,|-)? ?{amount}")
            or self._take(rf"(?<![\d-]){sets} ?x ?{amount}")
        )
        if found:
            self._sets(found["sets"])
            self._put(found["amount"], found.groupdict().get("unit"))
        if held is None and "sets" not in keys:
            held = self._repeated_time()
        if "sets" not in keys:
            times = (
                held is not None
                and "reps" not in keys
                and self._take(rf"(?<![\d-])(?:x ?)?({_RANGE}) ?(?:x\b|times\b)")
            )
            if times:
                self._repeated(held, times[1])
                held = None if "work" in keys else held
        if "sets" not in keys and (
            found := self._take(rf"(?<![\d-])(?P<sets>{_RANGE}) ?{_SETS}\b")
            or self._take(rf"\bsets ?:? ?(?P<sets>{_RANGE})")
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
        often = rf"(?<![\d-])(?:x ?{_RANGE}|{_RANGE} ?(?:x(?![a-z])|times\b))"
        if not _compiled(often).search(self.text):
            return None
        found = self._take(rf"(?<![\d-])(?:for )?({_TIME})")
        return to_seconds(found[1]) if found else None

    def _repeated(self, held: object, times: str) -> None:
        """Held, and repeated: sets of a long hold, repetitions of a short one."""
        if isinstance(held, int | float) and held >= HOLD_IS_A_SET_S:
            self.line.keys["work"] = held
            self._sets(times)
            self.line.taken.append(f"held {number(held)} s × {times}: as sets")
        else:
            self.line.keys["reps"] = _amount(times)

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
        if found := self._take(rf"(?<![\d-])({_RANGE}) ?(?:deep |slow |full )?breaths?\b"):
            self._counted("breaths", found[1])
        elif found := self._take(rf"(?<![\d-])({_RANGE}) ?(?:big |small |slow )?steps?\b(?! ?(?:up|down))"):
            self._put(found[1], "steps")
            if found := self._take(rf"\bx ?({_RANGE})(?![\w:])") or self._take(rf"(?<![\d-])({_RANGE}) ?times\b"):
                self._sets(found[1])
        elif found := self._take(rf"(?<![\d-])({_RANGE}) ?(?:{_REPS}|x(?![a-z]))") or self._take(
            rf"\breps ?:? ?({_RANGE})"
        ):
            self.line.keys["reps"] = _amount(found[1])
        elif found := self._take(
            r"(?<![\d-])(?P<amount>"
            + _RANGE
            + r") ?(?P<unit>km|kilomet(?:re|er)s?|m|met(?:re|er)s?|yards?|yds?|feet|ft|miles?)(?![a-z])"
        ):
            self._put(found["amount"], found["unit"])
        elif found := self._take(rf"(?<![\d-])(?:for )?({_TIME})"):
            self.line.keys["work"] = to_seconds(found[1])
        elif held is None and (
            found := self._take(
                rf"(?:(?<=[\s\ue001:,(-])|^)x? ?({_RANGE})(?=\s|[\ue001,.;:)]|$)(?! ?(?:-?min\b|-?second"
                rf"|-?inch|-?cm|%|°|degrees|weeks?|days?))"
            )
        ):
            self.line.keys["reps"] = _amount(found[1])
            self.line.keys["bare"] = True

    def _sets(self, given: str) -> None:
        self.line.keys["sets"] = _amount(given)

    def _put(self, amount: str, unit: str | None) -> None:
        keys, unit = self.line.keys, (unit or "").lower().strip(". ")
        if amount.lower() == "max":
            keys["reps"] = "max"
        elif ":" in amount or _compiled(rf"^(?:{_SECONDS}|{_MINUTES}|{_HOURS})$").match(unit):
            keys["work"] = to_seconds(f"{amount} {unit}".strip())
        elif unit.startswith("breath"):
            self._counted("breaths", amount)
        elif unit.startswith("step"):
            self._counted("steps", amount)
        elif unit and not _compiled(rf"^{_REPS}").match(unit):
            self._distance(amount, unit)
        else:
            keys["reps"] = _amount(amount)

    def _counted(self, key: str, amount: str) -> None:
        """An amount that has no ranges: the lower number, and the range in words."""
        value = _amount(amount)
        if isinstance(value, str):
            low, _, high = value.partition("-")
            self.line.keys[key] = int(low)
            self.line.left.append(f"{low} to {high} {key}")
        else:
            self.line.keys[key] = value

    def _distance(self, amount: str, unit: str) -> None:
        metres = {"k": 1000.0, "y": 0.9144, "f": 0.3048}.get(unit[0], 1609.344 if unit.startswith("mi") else 1.0)
        value = _amount(amount)
        low = float(str(value).partition("-")[0]) * metres
        self.line.keys["distance"] = (
            f"{number(low / 1000):g} km" if low >= 1000 and low % 100 == 0 else f"{round(low, 1):g} m"
        )
        if isinstance(value, str) or unit[0] not in "mk" or unit.startswith("mi"):
            self.line.left.append(f"{amount} {unit}")

    def _sides(self) -> None:
        keys = self.line.keys
        each = rf"(?:on |per |for |with )?(?:each|every|either|both|ea\.?) (?:individual )?{_SIDE}\b(?: each)?"
        a_side = rf"(?:(?:a|per)[ /]|/ ?){_SIDE}\b"
        if self._take(rf"\(?\b(?:alternating|alternate|alternately|alternated)(?: (?:between )?{_SIDE})?\b\)?"):
            keys["sides"] = "alternating"
        elif (
            self._take(rf"\(?\b{each}\)?")
            or self._take(rf"\(?(?<!\w){a_side}\)?")
            or self._take(r"\(?\b(?:l ?[/+&] ?r|left (?:and|&|/) ?right|right (?:and|&|/) ?left)\b\)?")
            or self._take(
                rf"\b(?:then )?(?:repeat|switch|same) (?:on |with |to )?(?:the |your )?(?:other|opposite) {_SIDE}\b"
            )
            or self._take(r"\bboth ways\b")
        ):
            keys["sides"] = "each"
        elif self._take(r"\bboth at once\b"):
            keys["sides"] = "both"
        elif found := self._take(
            rf"\((left|right)(?: {_SIDE})?\)|\bon the (left|right)(?: {_SIDE})?\b"
            rf"|(?<=[\ue001,])\s*(left|right)(?: {_SIDE})?\s*(?=[\ue001,]|$)"
        ):
            keys["sides"] = next(filter(None, found.groups())).lower()
        elif ("reps" in keys or "work" in keys) and self._take(r"\beach\b(?! (?:rep|set|exercise|of))"):
            keys["sides"] = "each"

    def _load(self) -> None:
        using = r"(?:with|using|use|w/|holding|at|@|load:?)"
        if found := self._take(rf"\bload ({_HELD}\d+{_HELD})"):
            self.line.keys["load"] = self._unquoted(found[1])
        elif (
            found := self._take(
                rf"(?:\b|(?=[@(]))\(?{using} ?(?:an? |the |your )?((?:{_COLOUR} ?)*{_BAND}"
                rf"|{_WEIGHT}(?: (?:dumbbells?|kettlebells?|bars?|plates?|weights?|each))?)\)?"
            )
        ) or (
            found := self._take(
                rf"(?<!add )(?<!adding )(?<![\w.])\(?((?:{_COLOUR} )+{_BAND}"
                rf"|{_WEIGHT}(?: (?:dumbbells?|kettlebells?|weights?))?)\)?"
            )
        ):
            self.line.keys["load"] = found[1].strip()

    def _name(self) -> None:
        line, name = self.line, ""
        for part in re.split(
            rf"[{_APART};]|,|(?<=\s)-(?=\s)|:(?=\s|$)|(?<=\w)-(?=\s|$)|\.(?=\s|$|{_APART})", self.text
        ):
            words = part.strip(" ,;:.-/|()=&+")
            words = re.sub(
                r"^(?:and|then|of|for|with|do|perform|x|by|on|in|a|to)\b(?![-\w])\s*(?=$)", "", words, flags=re.I
            ).strip()
            words = (
                re.sub(r"\s+(?:and|then|of|for|with|x|by|on|to|at|a|each|,)$", "", words, flags=re.I)
                if not name
                else words
            )
            if part.count("(") > part.count(")") and "(" in words:
                words += ")"
            if not words or words.lower() in _NOTHING:
                continue
            if not name:
                kept = _KEPT.fullmatch(words)
                name, line.quoted = self._unquoted(words), bool(kept)
            else:
                line.left.append(self._unquoted(words))
        line.name = name


_NOTHING = frozenset(
    [
        *(
            "and",
            "then",
            "of",
            "for",
            "with",
            "x",
            "by",
            "on",
            "in",
            "to",
            "do",
            "perform",
            "each",
            "a",
            "the",
            "of each",
        ),
        *("reps", "complete", "them", "all", "now", "please", "per", "per leg", "at", "or", "exercise", "exercises"),
        *("sets", "hold"),
    ]
)
"""What is left of phrases, and says nothing by itself."""


def _bare(name: str, pattern: str) -> str:
    return f"(?P<{name}>{pattern})"


_PATTERNS: dict[str, re.Pattern[str]] = {}


def _compiled(pattern: str) -> re.Pattern[str]:
    if pattern not in _PATTERNS:
        _PATTERNS[pattern] = re.compile(pattern, re.IGNORECASE)
    return _PATTERNS[pattern]


def _amount(text: str) -> object:
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
    both = re.fullmatch(rf"({_NUMBER})\s*{_MINUTES}\s*(?:and\s+)?({_NUMBER})\s*{_SECONDS}", text)
    if both:
        return number(float(both[1].replace(",", ".")) * 60 + float(both[2].replace(",", ".")))
    found = re.match(rf"({_RANGE})\s*-?\s*(.*)", text)
    if not found:
        return text
    unit = (
        3600
        if found[2].startswith("h")
        else 60
        if re.match(_MINUTES, found[2]) and not found[2].startswith("''")
        else 1
    )
    ends = [float(each.replace(",", ".")) * unit for each in re.findall(_NUMBER, found[1])]
    if len(ends) == 1 or ends[0] == ends[1]:
        return number(ends[0])
    return f"{number(ends[0]):g}-{number(ends[1]):g}"


def shorten(words: str) -> str:
    """Words that fit where a name does."""
    return words[:LONGEST_NAME].strip()
