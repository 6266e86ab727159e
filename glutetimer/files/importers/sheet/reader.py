"""A printed sheet as a workout: lines of text, in which each exercise says how much of it (language.md).

What a line says is `line`'s; here it becomes steps, rounds and blocks, of which `draft` makes a file.
Nothing is guessed silently: a line that is not understood stays as a comment where it stood, and what was read in one
of several ways is told.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace as changed

from glutetimer.files.importers.sheet.draft import LONGEST_LINE, WARMUP, ReadSheet, SheetDraft
from glutetimer.files.importers.sheet.line import read_line
from glutetimer.files.importers.sheet.parts import SheetStep
from glutetimer.files.importers.sheet.phrases import AMOUNTS, Line, Values, plain_signs, shorten, without_bullet
from glutetimer.files.importers.sheet.split import part_literal, split_line
from glutetimer.files.importers.sheet.table import lay_out_table
from glutetimer.files.reading.names import Named
from glutetimer.files.reading.problem import JOINERS, GlutetimerError, shown
from glutetimer.files.reading.values import LONGEST_NAME, LONGEST_SENTENCE
from glutetimer.training.exercise import Exercise

LONGEST_SHEET = 2_000
"""Lines that are read (our choice): a page has fifty."""

_HEAD = re.compile(
    r"(workout|exercises|goal|summary|frequency|source|note|short|pace|get ready|load|rounds):\s+(.*)",
    re.I,
)
_OF_STEP = re.compile(r"(cue|note|tip|tips|comment)s?\s*:\s*(.*)", re.IGNORECASE)
_FINISH = re.compile(r"(?:cool[- ]?down|finish(?:er)?|afterwards)\b", re.IGNORECASE)
_PART = re.compile(
    r"(?:block|circuit|superset|super set|main(?: part| set)?|part|section|activation"
    r"|strength(?:ening)?|stretch(?:es|ing)?"
    r"|mobility|set|group|exercises?|routine|workout|core|day|phase|steps)\b(?: ?\d+| [a-d]\b)?",
    re.IGNORECASE,
)
_SUPERSET = re.compile(r"super ?sets?\b", re.IGNORECASE)
_LETTERED = re.compile(r"\W*([A-H])[1-9][.):]?\s")
"""A1 and A2 take turns."""
_WEEKS = re.compile(r"(?:weeks?|wk|wochen?)\s*\d+(?:\s*(?:-|to|bis|and|und|[&+])\s*\d+)?\s*:?$", re.IGNORECASE)
_TOTAL = re.compile(r"(?:[~≈]|\b(?:ca\.?|about|approx\.?|total:?))\s*\d+\s*(?:'|min)", re.IGNORECASE)
"""In a title: how long all of it takes."""
_HEADINGS = ("warm-up", "steps", "block", "finish")


def read_sheet(text: str, catalogue: Named[Exercise], name: str = "") -> list[ReadSheet]:
    """The workouts of a sheet: one, or one for each heading of weeks.

    Args:
        name: what it is called where it has no title.

    Raises:
        GlutetimerError: there is no exercise in it.
    """
    drafts = [SheetDraft(catalogue, name)]
    reader = _SheetReader(drafts[0])
    for number_, line in enumerate(_text_lines(text), 1):
        if not _WEEKS.match(line.strip(" #*")):
            reader.take(line, number_)
        elif drafts[-1].has_steps:
            reader.end()
            drafts.append(drafts[-1].begin_weeks(line.strip(" #*:")))
            reader = _SheetReader(drafts[-1], begun=True)
        else:
            drafts[-1].weeks = line.strip(" #*:")
    reader.end()
    found = [draft.finish() for draft in drafts if draft.has_steps]
    for draft in drafts if found else ():
        if not draft.has_steps:  # weeks that name no exercise
            found[-1].lost += draft.lost
            found[-1].text += "".join(f"\n# {words}" for words in (draft.weeks, *draft.parts[0].comments)) + "\n"
    if not found:
        raise GlutetimerError("no line with an exercise and how much of it, such as: Clam 3 x 12 each side")
    return found


def _text_lines(text: str) -> list[str]:
    found = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(found) > LONGEST_SHEET:
        raise GlutetimerError(f"{len(found):,} lines; {LONGEST_SHEET:,} at most")
    return [
        "".join(sign for sign in line.expandtabs(1) if sign.isprintable() or sign in JOINERS)
        for line in lay_out_table(found)
    ]


class _SheetReader:
    """Reads line after line of one sheet into a draft."""

    def __init__(self, draft: SheetDraft, begun: bool = False) -> None:
        self._draft = draft
        self._waits: tuple[Line, str, int] | None = None
        """A name whose amount may stand in the next line."""
        self._usual: tuple[str, int] | None = None
        """An amount that stands for names which are still to come."""
        self._begun = begun

    # ------------------------------------------------------------ a line

    def take(self, text: str, at: int) -> None:
        if not text.strip(" -=_*#|~"):
            self.settle_waiting()
            return
        if len(text) > LONGEST_LINE and not _HEAD.fullmatch(text.strip()):
            self._draft.lose(text[:LONGEST_LINE], at, "it is too long for an exercise")
        elif text[:1] in " \t" and (said := _OF_STEP.match(text.strip())) and self._draft.last_step is not None:
            self._draft.say_of_step(said)
        elif (said := _HEAD.fullmatch(text.strip())) and not self._own_line(said):
            self._say_of_all(said[1].lower(), said[2].strip(), text, at)
        elif (said := _OF_STEP.match(without_bullet(text).strip())) and self._draft.last_step is not None:
            self._draft.say_of_step(said)
        else:
            bare, literal = part_literal(text)
            for part in [bare] if literal else split_line(bare, self._is_step):
                self._take_one(part, at, literal)
            self._begun = True

    def _own_line(self, said: re.Match[str]) -> bool:
        """Whether what looks like a line of the head is one of the steps around it."""
        return said[1].lower() == "note" and self._draft.last_step is not None

    def _is_step(self, line: Line) -> bool:
        return bool(line.name) and (line.has_amount or self._draft.exercises.find(line.name) is not None)

    def _take_one(self, text: str, at: int, literal: Values) -> None:
        if literal and not text.strip():
            self._draft.head |= literal
            return
        line = read_line(text)
        if literal and line.name.casefold() in _HEADINGS and not line.quoted:
            self._takes_heading(line, text)
            self._draft.parts[-1].said |= literal
            return
        if literal and line.name.casefold() == "rest" and not line.quoted:
            self._draft.parts[-1].steps.append(SheetStep(dict(literal), text, at))
            return
        if literal:
            line.keys |= literal
            line.exact = True
        if line.frequency:
            self._draft.head.setdefault("frequency", shorten(line.frequency))
        if not line.name and self._waits and (line.has_amount or "sets" in line.keys):
            (waiting, above, first), self._waits = self._waits, None
            line = changed(line, name=waiting.name, keys=waiting.keys | line.keys, left=[*waiting.left, *line.left])
            self._add(line, f"{above.strip()} {text.strip()}", first)
            return
        self.settle_waiting()
        if not line.name:
            self._take_nameless(line, text, at)
        elif self._takes_heading(line, text):
            return
        elif not self._begun and not self._draft.title and _TOTAL.search(text):
            self._set_title(text)
        elif line.has_amount or (self._usual_amount and self._may_be_exercise(line, text)):
            self._add(line, text, at)
        elif self._draft.exercises.find(line.name) is not None and (self._begun or line.keys):
            self._waits = (line, text, at)
        elif not self._begun and not self._draft.title:
            self._set_title(text)
        elif "sets" in line.keys:
            self._waits = (line, text, at)
        else:
            self._draft.lose(text, at, "it names no exercise with an amount")

    @property
    def _usual_amount(self) -> bool:
        return any(key in self._draft.parts[-1].usual for key in AMOUNTS)

    def _may_be_exercise(self, line: Line, text: str) -> bool:
        """Whether a name without an amount takes that of its part: it is known, or stands in a list."""
        return self._draft.exercises.find(line.name) is not None or without_bullet(text) != text.strip()

    def _set_title(self, text: str) -> None:
        self._draft.title = shorten(plain_signs(text).strip(" #*=:_"))

    def _takes_heading(self, line: Line, text: str) -> bool:
        """Take a heading: of the sheet, or of a part of it."""
        bare = plain_signs(text).strip()
        words = without_bullet(bare).strip(" #*=_:")
        marked = bare.startswith(("#", "**")) or bare.endswith(":") or (bare.isupper() and len(bare) > 3)
        if (line.has_amount and not _PART.fullmatch(words)) or line.quoted or line.free:
            return False
        kind = "warmup" if WARMUP.match(words) else "finish" if _FINISH.match(words) else ""
        named = bool(kind or _PART.fullmatch(line.name))
        known = self._draft.exercises.find(line.name) is not None
        if not named and not (marked and not known):
            return False
        if not named and not self._begun and not self._draft.title:
            self._set_title(text)
            self._draft.say_of_part(self._draft.parts[-1], line)
            return True
        self._draft.open_part(
            kind or "step",
            [] if named and re.fullmatch(r"block|steps|warm-up|finish", words.split(":")[0].strip(), re.I) else [bare],
            superset=words if _SUPERSET.match(words) else "",
        )
        self._draft.parts[-1].is_block = line.name.casefold() == "block"
        self._draft.say_of_part(self._draft.parts[-1], line)
        return True

    def _take_nameless(self, line: Line, text: str, at: int) -> None:
        """What is said of the steps around it."""
        part, keys, group = self._draft.parts[-1], dict(line.keys), dict(line.group)
        if line.left:
            self._draft.lose(text, at, "it is not understood")
            return
        if "rounds" in group or "until" in group:
            leads = plain_signs(text).endswith(":") or not part.steps
            if leads and part.steps:
                self._draft.open_part("step", [])
            self._draft.say_of_part(self._draft.parts[-1], line)
            return
        scope = str(group.pop("between", ""))
        if set(keys) == {"rest"} and not group and not scope:
            if keys["rest"]:
                part.steps.append(SheetStep({"rest": keys["rest"]}, text, at))
            return
        if not keys and not group:
            if not line.frequency:
                self._draft.lose(text, at, "it says nothing that is done")
            return
        if part.steps and (scope or group) and not line.has_amount:  # said below what it is about
            for step in part.steps:
                if step.keys.get("exercise") and (_low(step.keys.get("sets")) > 1 or not scope):
                    step.keys.setdefault("rest", keys.get("rest", group.get("rest", 0)))
        if line.has_amount:
            self._usual = (text, at)
        if "switch" in keys and part.steps:
            both = [step for step in part.steps if step.keys.get("sides") == "each"]
            if not both:
                self._draft.lose(text, at, "nothing above it is done on each side")
                return
            for step in both:
                step.keys.setdefault("switch", keys["switch"])
        self._draft.say_of_part(part, line)

    # ------------------------------------------------------------ steps

    def _add(self, line: Line, text: str, at: int) -> None:
        """A step, or a comment with the reason."""
        letter = found[1] if (found := _LETTERED.match(text)) else ""
        lettered = self._draft.parts[-1].superset
        if letter != lettered and (letter or len(lettered) == 1):
            self._draft.open_part("step", [], superset=letter)
        part = self._draft.parts[-1]
        given: Values = {**({} if line.has_amount else part.usual), **line.keys}
        for key, value in part.usual.items():
            if key not in (*AMOUNTS, "bare", "cue", "tempo"):
                given.setdefault(key, value)
        try:
            keys = self._draft.exercises.choose(line, given)
        except GlutetimerError as refusal:
            self._draft.lose(text, at, str(refusal))
        else:
            self._draft.put_step(part, SheetStep(keys, text, at), line)
            self._usual = None

    def _say_of_all(self, key: str, words: str, text: str, at: int) -> None:
        line = read_line(words)
        if key == "workout":
            self._draft.title = shorten(words)
        elif key == "exercises":
            try:
                for id, table in tomllib.loads(f"x = {words}")["x"].items():
                    self._draft.exercises.own.pop(id, None)  # in the order in which the file has them
                    self._draft.exercises.own[id] = table
            except (tomllib.TOMLDecodeError, TypeError, AttributeError):
                self._draft.lose(text, at, "it is not understood")
        elif key == "get ready":
            self._draft.head["ready"] = line.keys.get("work", 10)
        elif key == "pace":
            self._draft.head[key] = words if words in ("own", "led") else ""
        elif key == "rounds":
            self._draft.parts[-1].said[key] = line.keys.get("reps", 1)
        else:
            self._draft.head[key] = words[: LONGEST_NAME if key in ("short", "load") else LONGEST_SENTENCE]

    def settle_waiting(self) -> None:
        """A name whose amount did not come: a title where it is the first line, else it is not understood."""
        if self._waits:
            (line, text, at), self._waits = self._waits, None
            self._draft.lose(text, at, f"how much of {shown(line.name)}?")

    def end(self) -> None:
        """Tell what still waits for something when the sheet, or its weeks, are over."""
        self.settle_waiting()
        if self._usual:
            (text, at), self._usual = self._usual, None
            self._draft.lose(text, at, "it names no exercise")


def _low(value: object) -> float:
    return float(str(value).partition("-")[0]) if isinstance(value, int | float | str) and value else 1
