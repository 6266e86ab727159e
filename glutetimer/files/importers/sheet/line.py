"""One line of a printed sheet: what it says of how much, which side, which rest, and the words that are left.

Phrases that could be mistaken for others are taken out first; what nobody took is the name, and words to keep. Values
are as a workout file spells them.
"""

from __future__ import annotations

import re

from glutetimer.files.importers.sheet.abbreviations import LEFT, RIGHT
from glutetimer.files.importers.sheet.amounts import read_amounts
from glutetimer.files.importers.sheet.phrases import APART, HELD, Line, Phrases
from glutetimer.files.importers.sheet.values import NUMBER, RANGE, TIME, read_amount, to_seconds

_SCOPE = (
    r"(?P<scope>sets?|rounds?|circuits?|supersets?|exercises?|moves?|sides?|legs?|reps?|repetitions?|each|them|all)"
)
_BETWEEN = rf"(?:\s*,?\s*(?:in\s+)?(?:between|after)\s+(?:(?:each|every|the|all|your)\s+)*{_SCOPE})"
_REST = r"(?:rests?|breaks?|recover(?:y|ies)?|relax|resting)"
_FILL = r"(?:\s*(?:period|time|for|of|about|up to|at least|:|=|-|~))*\s*"
_LEAD = r"(?:(?:with|and|then|take|have|a|an)\s+)*"
_SIDE = r"(?:sides?|legs?|ways?|directions?|feet|foot|hips?|arms?|knees?)"
_BAND = r"(?:resistance\s+|mini[- ]?|loop\s+|exercise\s+|elastic\s+)*(?:thera-?)?bands?"
_COLOUR = r"(?:green|red|blue|yellow|black|grey|gray|light|medium|heavy|strong|short|long|purple|orange|silver|gold)"
_WEIGHT = rf"{NUMBER}\s*(?:kgs?|kilos?|lbs?|pounds?)\b\.?"
_WEEKLY = r"\b(work|reps|sets|rest|load|rounds|round-rest) by week ([^,\ue001]+)"
_INSTEAD = r"\binstead of (\w+): (\S+?)(?=\s*(?:,|\ue001|$))"

_TIMES = rf"(?:^|[{APART},;)])[\s.]*x ?({RANGE})(?![\w:])"
_SET_BY_SET = r"(?<![\d.:@])\d{1,3}(?:\s?[,/-]\s?\d{1,3}){2,}(?![\d.:])|\d+ ?x ?\d{1,3}/\d{1,3}(?![\w/])"
"""Another amount in each set, 12/10/8, is none that a step has."""
_DATE = r"(?<![\d.])(?:\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)?|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d))(?![\d.])"


def read_line(text: str) -> Line:
    """Read a line; nothing is refused: what is no phrase is left."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self._phrases = Phrases(text)
        self._take = self._phrases.take
        self.line = Line()

    def read(self) -> Line:
        while weekly := self._take(_WEEKLY):
            self._by_week(weekly[1].lower(), weekly[2])
        instead = {}
        while other := self._take(_INSTEAD):
            instead[other[1].lower()] = self._phrases.unquote(other[2])
        if instead:
            self.line.keys["instead"] = instead
        self.line.free = bool(self._take(r"\(free\)"))
        while date := self._take(_DATE):
            self.line.left.append(date[0])
        self._pace()
        while each := self._take(_SET_BY_SET):
            self.line.left.append(each[0])
        self._frequency()
        self._sides_first()
        self._rests()
        self._rounds()
        read_amounts(self._phrases, self.line)
        self._sides()
        self._times()
        self._load()
        self._name()
        return self.line

    def _by_week(self, key: str, values: str) -> None:
        given = [self._phrases.unquote(each.strip()) for each in values.split(" / ")]
        target = self.line.group if key in ("rounds", "round-rest") else self.line.keys
        target[key] = [each if key == "load" else read_amount(each) for each in given]

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
        count = rf"(?:{RANGE}|once|twice)(?: ?(?:times|time|days?|x|sessions?))?"
        many = (
            rf"(?:{count} ?(?:a|per|each|every|/) ?(?:day|week)|{count} (?:daily|weekly)"
            rf"|every (?:other |second |2nd |3rd )?day|\bdaily\b)"
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
        if (found := self._take(rf"\b({TIME}) to (?:switch|change|swap)(?: sides?)?\b")) or (
            found := self._take(rf"\b(?:switch|change|swap)(?: sides?)?{_FILL}({TIME})")
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
        while found := self._take(rf"\b{_LEAD}{_REST}{_BETWEEN}{_FILL}(?P<time>{TIME})"):
            self._put_rest(to_seconds(found["time"]), found["scope"])
        while found := self._take(rf"\b(?P<what>{_LEAD}{_REST}){_FILL}(?P<time>{TIME})(?: {_REST})?{_BETWEEN}?"):
            scope = found["scope"] or ("rep" if "relax" in found["what"].lower() else None)
            self._put_rest(to_seconds(found["time"]), scope)
        while found := self._take(rf"(?P<time>{TIME})(?: of)? {_REST}\b{_BETWEEN}?"):
            self._put_rest(to_seconds(found["time"]), found["scope"])
        while found := self._take(rf"(?P<time>{TIME}) {_BETWEEN.strip()}"):
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
            rf"\b(?:repeat|do|perform|complete|go through){what}(?:for )?({RANGE}) ?(?:times|x\b"
            rf"|rounds?|sets? of (?:the )?(?:circuit|exercises)|circuits?)(?: through| in all"
            rf"| in total)?"
        ):
            said = found[0].lower()
            if said.startswith("repeat") or "round" in said or "circuit" in said or "exercises" in said:
                group["rounds"] = read_amount(found[1])
                group["repeat"] = said.startswith("repeat")
            else:
                self.line.keys["reps"] = read_amount(found[1])
        elif found := self._take(
            rf"({RANGE}) ?(?:rounds?|circuits?)\b(?: of)?(?: (?:the|this) (?:circuit|following))?"
        ):
            group["rounds"] = read_amount(found[1])
        if found := self._take(rf"\b(?:as many rounds as fit into|until) ({TIME})"):
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
            rf"|(?<=[\ue001,])\s*({LEFT}|{RIGHT})(?: {_SIDE})?\s*(?=[\ue001,]|$)"
        ):
            word = next(filter(None, found.groups())).lower()
            keys["sides"] = "left" if re.fullmatch(LEFT, word) else "right"
        elif self.line.has_amount and self._take(r"\beach\b(?! (?:rep|set|exercise|of))"):
            keys["sides"] = "each"

    def _times(self) -> None:
        """How often, said after the side: hold 30 s each x2."""
        keys = self.line.keys
        if "sets" not in keys and self.line.has_amount and (found := self._take(_TIMES)):
            keys["sets"] = read_amount(found[1])

    def _load(self) -> None:
        using = r"(?:with|using|use|w/|holding|at|@|load:?)"
        if found := self._take(rf"\bload ({HELD}\d+{HELD})"):
            self.line.keys["load"] = self._phrases.unquote(found[1])
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
            rf"[{APART};]|,|(?<=\s)-(?=\s)|:(?=\s|$)|(?<=\w)-(?=\s|$)|\.(?=\s|$|{APART})", self._phrases.text
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
            if words.count("(") > words.count(")"):
                words += ")"
            if not words or words.lower() in _NOTHING:
                continue
            if not name:
                name, line.quoted = self._phrases.unquote(words), self._phrases.is_quoted(words)
            else:
                line.left.append(self._phrases.unquote(words))
        line.name = name


_NOTHING = frozenset(
    """
    and|then|of|for|with|x|by|on|in|to|do|perform|each|a|the|of each|reps|complete|them|all|now|please|per|per leg|at|or
    |exercise|exercises|sets|hold|of each exercise|each exercise|of all|all exercises|of each one|for each
    """.replace("\n    ", "").split("|")
)
"""What is left of phrases, and says nothing by itself."""
