"""A printed sheet as a workout: lines of text, in which each exercise says how much of it (language.md).

What a line says is `sheet_line`'s; here it becomes steps, rounds and blocks. Nothing is guessed silently: a line that
is not understood stays as a comment where it stood, and what was read in one of several ways is told.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from dataclasses import replace as changed

from glutetimer.files.importers.sheet_line import read_line
from glutetimer.files.importers.sheet_phrases import Line, Values, plain_signs, shorten, without_bullet
from glutetimer.files.reading.ids import tame_id
from glutetimer.files.reading.names import Named, title
from glutetimer.files.reading.problem import JOINERS, FileError, GlutetimerError, shown
from glutetimer.files.reading.step import OF_SIDES
from glutetimer.files.reading.values import LONGEST_NAME, LONGEST_SENTENCE, MOST_STEPS
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.files.writing.toml import lines, tables
from glutetimer.training.exercise import Exercise, Measure, Sides
from glutetimer.training.exercise_names import part_side

LONGEST_SHEET = 2_000
"""Lines that are read (our choice): a page has fifty."""

LONGEST_LINE = 600
"""Characters of a line: prose has more, an exercise has not (our choice)."""

OWN_PACE = "repetitions are at your own pace: the sheet names no tempo"

_HEAD = re.compile(
    r"(workout|exercises|goal|summary|frequency|source|note|short|pace|get ready|load|rounds):\s+(.*)",
    re.I,
)
_OF_STEP = re.compile(r"(cue|note|tip|tips|comment)s?\s*:\s*(.*)", re.IGNORECASE)
_WARMUP = re.compile(r"warm[- ]?up\b", re.IGNORECASE)
_FINISH = re.compile(r"(?:cool[- ]?down|finish(?:er)?|afterwards)\b", re.IGNORECASE)
_PART = re.compile(
    r"(?:block|circuit|superset|super set|main(?: part| set)?|part|section|activation"
    r"|strength(?:ening)?|stretch(?:es|ing)?"
    r"|mobility|set|group|exercises?|routine|workout|core|day|phase|steps)\b(?: ?\d+| [a-d]\b)?",
    re.IGNORECASE,
)
_WEEKS = re.compile(r"(?:weeks?|wk)\s*\d+(?:\s*(?:-|to|and|&)\s*\d+)?\s*:?$", re.IGNORECASE)
_HEADINGS = ("warm-up", "steps", "block", "finish")
_LITERAL = re.compile(r"(?:^|\s+)(\{ .*\})\s*$")
_WITH = re.compile(r"\bwith (?!(?:a |an |the )?(?:\w+ )?(?:band|miniband)).+$", re.IGNORECASE)
"""What a name says besides the exercise: with twist."""
_LETTERS = re.compile(r"[^\W\d_]")
_ALWAYS = ("pace", "tempo")
_ORDER = (
    *("exercise", "free", "work", "reps", "hold", "distance", "steps", "breaths", "tempo", "pace", "load", "fatigued"),
    *("sides", "first", "switch", "switch-after", "sets", "rest", "cue", "note", "instead"),
)
"""The order in which a file has them."""


@dataclass(slots=True)
class SheetStep:
    """A step, and where it stands."""

    keys: Values
    text: str
    line: int
    below: list[str] = field(default_factory=list)
    """Lines that stand below it and are no steps."""


@dataclass(slots=True)
class Part:
    """Steps that are repeated together."""

    kind: str = "step"
    """`warmup`, `step` or `finish`."""
    is_block: bool = False
    """It is a block, even if it is the only one."""
    said: Values = field(default_factory=dict)
    """How they are repeated, as a file spells it."""
    steps: list[SheetStep] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    """Lines that stand above it."""
    usual: Values = field(default_factory=dict)
    """What its steps say where they say nothing."""


@dataclass(slots=True)
class ReadSheet:
    """A workout of a sheet."""

    name: str
    text: str
    """A workout file's."""
    notes: list[str]
    """What was read in one of several ways, or is kept in words."""
    lost: list[str]
    """The lines that were not understood, each with why: they are comments in the text."""


def read_sheet(text: str, catalogue: Named[Exercise], name: str = "") -> list[ReadSheet]:
    """The workouts of a sheet: one, or one for each heading of weeks.

    Args:
        text: what is printed.
        catalogue: the exercises that are known by name.
        name: what it is called where it has no title.

    Raises:
        GlutetimerError: there is no exercise in it.
    """
    sheets: list[_Sheet] = [_Sheet(catalogue, name)]
    for number_, line in enumerate(_text_lines(text), 1):
        if _WEEKS.match(line.strip(" #*")):
            if sheets[-1].has_steps:
                sheets.append(sheets[-1].begin_weeks(line.strip(" #*:")))
            else:
                sheets[-1].weeks = line.strip(" #*:")
            continue
        sheets[-1].take(line, number_)
    found = [sheet.finish() for sheet in sheets if sheet.has_steps]
    if not found:
        raise GlutetimerError("no line with an exercise and how much of it, such as: Clam 3 x 12 each side")
    return found


def _text_lines(text: str) -> list[str]:
    found = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(found) > LONGEST_SHEET:
        raise GlutetimerError(f"{len(found):,} lines; {LONGEST_SHEET:,} at most")
    return ["".join(sign for sign in line.expandtabs(1) if sign.isprintable() or sign in JOINERS) for line in found]


class _Sheet:
    """Reads line after line."""

    def __init__(self, catalogue: Named[Exercise], name: str) -> None:
        self._catalogue, self._otherwise = catalogue, name
        self.weeks = ""
        self._title = ""
        self._head: Values = {}
        self._parts = [Part()]
        self._own: dict[str, Values] = {}
        self._waits: tuple[Line, str, int] | None = None
        """A name whose amount may stand in the next line."""
        self._notes: dict[str, None] = {}
        self._lost: list[str] = []
        self._begun = False

    @property
    def has_steps(self) -> bool:
        """Whether there is anything to do by now."""
        return any(part.steps for part in self._parts)

    def begin_weeks(self, weeks: str) -> _Sheet:
        """The sheet of the next weeks, with the same title."""
        other = _Sheet(self._catalogue, self._otherwise)
        other._title, other.weeks, other._head, other._begun = self._title, weeks, dict(self._head), True
        return other

    # ------------------------------------------------------------ a line

    def take(self, text: str, at: int) -> None:
        """Take the next line."""
        if not text.strip(" -=_*#|~"):
            self._settle_waiting()
            return
        if len(text) > LONGEST_LINE and not _HEAD.fullmatch(text.strip()):
            self._lose(text[:LONGEST_LINE], at, "it is too long for an exercise")
        elif text[:1] in " \t" and (said := _OF_STEP.match(text.strip())) and self._last_step is not None:
            self._say_of_step(said)
        elif (said := _HEAD.fullmatch(text.strip())) and not self._own_line(said):
            self._say_of_all(said[1].lower(), said[2].strip(), text, at)
        elif (said := _OF_STEP.match(without_bullet(text).strip())) and self._last_step is not None:
            self._say_of_step(said)
        else:
            bare, literal = _part_literal(text)
            for part in [bare] if literal else self._spread(bare):
                self._take_one(part, at, literal)
            self._begun = True

    def _own_line(self, said: re.Match[str]) -> bool:
        """Whether what looks like a line of the head is one of the steps around it."""
        return said[1].lower() in ("note",) and self._last_step is not None

    def _spread(self, text: str) -> list[str]:
        """A line as several: exercises with a semicolon between them, or after what they have in common."""
        plain_text = plain_signs(text)
        parts = [part for part in re.split(r"\s*;\s*", plain_text) if part.strip()] if '"' not in plain_text else []
        if len(parts) > 1 and sum(bool(_LETTERS.search(part)) and self._is_step(read_line(part)) for part in parts) > 1:
            return [each for part in parts for each in self._spread(part)]
        head, colon, tail = without_bullet(plain_text).partition(": ")
        if not colon or '"' in plain_text:
            return [text]
        said, names = read_line(head), [each.strip() for each in tail.split(",") if each.strip()]
        if not said.name and said.has_amount and len(names) > 1 and not any(re.search(r"\d", each) for each in names):
            return [f"{each}, {head}" for each in names]
        if (
            said.name
            and not said.has_amount
            and len(names) > 1
            and all(re.match(r"\d+ [a-z][a-z ]+$", each, re.I) for each in names)
        ):
            return (
                [f"{head} {each}" for each in names]
                if not any(read_line(each).keys.keys() - {"reps", "bare"} for each in names)
                else [text]
            )
        return [text]

    def _is_step(self, line: Line) -> bool:
        return bool(line.name) and (line.has_amount or self._find(line.name) is not None)

    def _take_one(self, text: str, at: int, literal: Values) -> None:
        if literal and not text.strip():
            self._head |= literal
            return
        line = read_line(text)
        if literal and line.name.casefold() in _HEADINGS and not line.quoted:
            self._takes_heading(line, text)
            self._parts[-1].said |= literal
            return
        if literal and line.name.casefold() == "rest" and not line.quoted:
            self._parts[-1].steps.append(SheetStep(dict(literal), text, at))
            return
        if literal:
            line.keys |= literal
            line.exact = True
        if line.frequency:
            self._head.setdefault("frequency", shorten(line.frequency))
        if not line.name and self._waits and (line.has_amount or "sets" in line.keys):
            (waiting, above, first), self._waits = self._waits, None
            line = changed(line, name=waiting.name, keys=waiting.keys | line.keys, left=[*waiting.left, *line.left])
            self._add(line, f"{above.strip()} {text.strip()}", first)
            return
        self._settle_waiting()
        if not line.name:
            self._take_nameless(line, text, at)
        elif self._takes_heading(line, text):
            return
        elif line.has_amount or (self._usual_amount and self._may_be_exercise(line, text)):
            self._add(line, text, at)
        elif self._find(line.name) is not None and (self._begun or line.keys):
            self._waits = (line, text, at)
        elif not self._begun and not self._title:
            self._set_title(text)
        elif "sets" in line.keys:
            self._waits = (line, text, at)
        else:
            self._lose(text, at, "it names no exercise with an amount")

    @property
    def _usual_amount(self) -> bool:
        return any(key in self._parts[-1].usual for key in ("work", "reps", "hold", "distance", "steps", "breaths"))

    def _may_be_exercise(self, line: Line, text: str) -> bool:
        """Whether a name without an amount takes that of its part: it is known, or stands in a list."""
        return self._find(line.name) is not None or without_bullet(text) != text.strip()

    def _set_title(self, text: str) -> None:
        self._title = shorten(plain_signs(text).strip(" #*=:_"))

    def _takes_heading(self, line: Line, text: str) -> bool:
        """Take a heading: of the sheet, or of a part of it."""
        bare = plain_signs(text).strip()
        words = without_bullet(bare).strip(" #*=_:")
        marked = bare.startswith(("#", "**")) or bare.endswith(":") or (bare.isupper() and len(bare) > 3)
        if line.has_amount or line.quoted or line.free:
            return False
        kind = "warmup" if _WARMUP.match(words) else "finish" if _FINISH.match(words) else ""
        named = bool(kind or _PART.fullmatch(line.name))
        known = self._find(line.name) is not None
        if not named and not (marked and not known):
            return False
        if not named and not self._begun and not self._title:
            self._set_title(text)
            self._begin(self._parts[-1], line)
            return True
        self._open(
            kind or "step",
            [] if named and re.fullmatch(r"block|steps|warm-up|finish", words.split(":")[0].strip(), re.I) else [bare],
        )
        self._parts[-1].is_block = line.name.casefold() == "block"
        self._begin(self._parts[-1], line)
        return True

    def _open(self, kind: str, comments: list[str]) -> None:
        last = self._parts[-1]
        if last.steps or (last.said and last.kind != kind):
            self._parts.append(Part(kind, comments=comments))
        else:
            last.kind = kind
            last.comments += comments

    def _take_nameless(self, line: Line, text: str, at: int) -> None:
        """What is said of the steps around it."""
        part, keys, group = self._parts[-1], dict(line.keys), dict(line.group)
        if line.left:
            self._lose(text, at, "it is not understood")
            return
        if "rounds" in group or "until" in group:
            leads = plain_signs(text).endswith(":") or not part.steps
            if leads and part.steps:
                self._open("step", [])
            self._begin(self._parts[-1], line)
            return
        scope = str(group.pop("between", ""))
        if set(keys) == {"rest"} and not group and not scope:
            if keys["rest"]:
                part.steps.append(SheetStep({"rest": keys["rest"]}, text, at))
            return
        if not keys and not group:
            if not line.frequency:
                self._lose(text, at, "it says nothing that is done")
            return
        if part.steps and (scope or group) and not line.has_amount:  # said below what it is about
            for step in part.steps:
                if step.keys.get("exercise") and (_low(step.keys.get("sets")) > 1 or not scope):
                    step.keys.setdefault("rest", keys.get("rest", group.get("rest", 0)))
        self._begin(part, line)

    def _begin(self, part: Part, line: Line) -> None:
        """What a line says of all the steps of a part."""
        keys, group = dict(line.keys), dict(line.group)
        group.pop("between", None)
        repeats = group.pop("repeat", None)
        if "rounds" in group and "rest" in keys and (repeats or "round-rest" not in group):
            group["round-rest"] = keys.pop("rest")
        keys |= {"rest": group.pop("rest")} if "rest" in group else {}
        for key in ("first", "switch", "pace"):
            if group.get("sides") == "each" and key in keys:
                group[key] = keys.pop(key)
        part.said |= group
        part.usual |= keys

    # ------------------------------------------------------------ steps

    def _find(self, name: str) -> Exercise | None:
        return self._catalogue.find(name) or self._catalogue.find(part_side(name)[0])

    def _add(self, line: Line, text: str, at: int) -> None:
        """A step, or a comment with the reason."""
        part = self._parts[-1]
        given: Values = {**({} if line.has_amount else part.usual), **line.keys}
        for key, value in part.usual.items():
            if key not in ("reps", "work", "hold", "distance", "steps", "breaths", "bare", "cue", "tempo"):
                given.setdefault(key, value)
        bare = bool(given.pop("bare", False))
        given.pop("relax", None)
        if line.free:
            self._put(part, SheetStep({"free": shorten(line.name), **given}, text, at), line)
            return
        exercise, side = self._catalogue.find(line.name), None
        if exercise is None and not line.quoted:
            stem, side = part_side(line.name)
            exercise = self._catalogue.find(stem) if side else None
        word = line.name if exercise or not side else part_side(line.name)[0]
        id = exercise.id if exercise else self._bring(word)
        if not id:
            self._lose(text, at, "its name makes no exercise")
            return
        if side:
            given.setdefault("sides", str(side))
        if bare and (exercise is None or exercise.measure is not Measure.REPS) and exercise is not None:
            self._lose(text, at, f"{given['reps']} what? Write {given['reps']} s, or {given['reps']} times")
            return
        if exercise and (more := _WITH.search(line.name)) and not line.quoted:
            line.left.insert(0, more[0].strip())
        if not line.exact:
            self._fit(given, exercise, line)
        self._put(part, SheetStep({"exercise": id, **given}, text, at), line)

    def _bring(self, name: str) -> str:
        """The id of an exercise that becomes the file's own; empty where the name makes none."""
        words = shorten(name[:1].upper() + name[1:])
        id = tame_id(words, "")
        if not id:
            return ""
        if id not in self._own:
            self._own[id] = {} if words == title(id) else {"name": words}
            self._notes[f"{shown(words)} is not in the catalogue: an exercise of the file's own"] = None
        return id

    def _fit(self, given: Values, exercise: Exercise | None, line: Line) -> None:
        """What the language does not say of this exercise, as it does."""
        name = shown(line.name)
        if (
            given.get("hold") == "target"
            and exercise
            and exercise.measure is not Measure.HOLD
            and exercise.measure is Measure.REPS
        ):
            given.pop("hold")
            given["reps"] = "max"
        if exercise is None and "hold" in given:
            self._notes[f'{name}: held until your form slips; write reps = "max" where it is repeated'] = None
        if exercise is None:
            return
        sides = str(given.get("sides", ""))
        if exercise.sides is Sides.BILATERAL and sides:
            given.pop("sides")
            if sides != "both":
                self._notes[f"{name} works both sides at once here: {sides!r} is left out"] = None
        if exercise.sides is Sides.UNILATERAL and not sides and not line.quoted:
            self._notes[f"{name} names no side: each side, as the exercise is done"] = None

    def _put(self, part: Part, step: SheetStep, line: Line) -> None:
        words = [words for words in line.left if words]
        if words:
            kept = "; ".join(words)[:LONGEST_SENTENCE]
            step.keys["note"] = kept
            self._notes[f"{shown(line.name)}: {shown(kept)} is kept as a note"] = None
        for words_ in line.taken:
            self._notes[f"{shown(line.name)}: {words_}"] = None
        for key in ("rounds", "round-rest", "until", "order"):
            if key in line.group:
                part.said[key] = line.group[key]
        if _WARMUP.match(line.name) and not part.steps and part.kind == "step" and not part.said:
            self._parts.insert(len(self._parts) - 1, Part("warmup", steps=[step]))
        else:
            part.steps.append(step)
        if sum(len(each.steps) for each in self._parts) > MOST_STEPS:
            raise GlutetimerError(f"more than {MOST_STEPS} exercises; that is more than a workout has")

    @property
    def _last_step(self) -> SheetStep | None:
        return next((part.steps[-1] for part in reversed(self._parts) if part.steps), None)

    def _say_of_step(self, said: re.Match[str]) -> None:
        assert self._last_step
        step = self._last_step.keys
        key, longest = ("cue", LONGEST_NAME) if said[1].lower().startswith("cue") else ("note", LONGEST_SENTENCE)
        words = said[2].strip()
        if key == "cue" and len(words) > longest:
            key, longest = "note", LONGEST_SENTENCE
        step[key] = words[:longest] if key not in step or key == "cue" else f"{step[key]}; {words}"[:longest]
        if not words:
            del step[key]

    def _say_of_all(self, key: str, words: str, text: str, at: int) -> None:
        line = read_line(words)
        if key == "workout":
            self._title = shorten(words)
        elif key == "exercises":
            try:
                for id, table in tomllib.loads(f"x = {words}")["x"].items():
                    self._own.pop(id, None)  # in the order in which the file has them
                    self._own[id] = table
            except (tomllib.TOMLDecodeError, TypeError, AttributeError):
                self._lose(text, at, "it is not understood")
        elif key == "get ready":
            self._head["ready"] = line.keys.get("work", 10)
        elif key == "pace":
            self._head[key] = words if words in ("own", "led") else ""
        elif key == "rounds":
            self._parts[-1].said[key] = line.keys.get("reps", 1)
        else:
            self._head[key] = words[: LONGEST_NAME if key in ("short", "load") else LONGEST_SENTENCE]

    def _settle_waiting(self) -> None:
        """A name whose amount did not come: a title where it is the first line, else it is not understood."""
        if self._waits:
            (line, text, at), self._waits = self._waits, None
            self._lose(text, at, f"how much of {shown(line.name)}?")

    def _lose(self, text: str, at: int, why: str) -> None:
        words = "".join(sign if sign.isprintable() else " " for sign in text.strip())
        self._lost.append(f"line {at}: {words[:LONGEST_LINE]!r}: {why}")
        part = self._parts[-1]
        if part.steps:
            part.steps[-1].below.append(words)
        else:
            part.comments.append(words)

    # ------------------------------------------------------------ the whole

    def finish(self) -> ReadSheet:
        """The workout as it is written. A step that the language has no words for goes; its line stays as a comment.

        Raises:
            GlutetimerError: there is none, or what is said of the whole cannot be.
        """
        self._settle_waiting()
        while True:
            text, owners = self._text()
            try:
                read_workout(text.encode(), "sheet", "sheet", self._catalogue)
            except FileError as faulty:
                wrong = [(owners[each.line - 1], each.words) for each in faulty.problems]
                if not self._drop([(step, words) for step, words in wrong if step is not None]):
                    raise GlutetimerError(faulty.problems[0].words) from None
            else:
                return ReadSheet(self._name, text, list(self._notes), self._lost)

    @property
    def _name(self) -> str:
        return ", ".join(filter(None, (self._title or self._otherwise or "Sheet", self.weeks.lower())))[:LONGEST_NAME]

    def _text(self) -> tuple[str, list[SheetStep | None]]:
        """The file, and of each of its lines the step that it belongs to."""
        head: Values = {"name": self._name, **self._head}
        counted = any("reps" in step.keys for part in self._parts for step in part.steps)
        if "pace" not in head and counted and not self._paced:
            head["pace"] = "own"
            self._notes[OWN_PACE] = None
        head["pace"] = head.get("pace") or None
        named = {step.keys.get("exercise") for part in self._parts for step in part.steps}
        own = {id: table for id, table in self._own.items() if id in named}
        written = list(_written(head, self._parts, own))
        return "".join(f"{line}\n" for line, _ in written), [step for _, step in written]

    def _drop(self, wrong: Iterable[tuple[SheetStep, str]]) -> bool:
        """Make comments of steps; whether there was one."""
        dropped = False
        for wanted, words in wrong:
            for part in self._parts:
                at = next((n for n, step in enumerate(part.steps) if step is wanted), None)
                if at is None:
                    continue
                gone = part.steps.pop(at)
                self._lost.append(f"line {gone.line}: {gone.text[:LONGEST_LINE].strip()!r}: {words}")
                kept = [gone.text.strip(), *gone.below]
                if at:
                    part.steps[at - 1].below += kept
                else:
                    part.comments += kept
                dropped = True
        return dropped

    @property
    def _paced(self) -> bool:
        """Whether each of its repetitions says its own pace."""
        steps = [step.keys for part in self._parts for step in part.steps if "reps" in step.keys]
        return all(any(key in step for key in _ALWAYS) for step in steps)


def _part_literal(text: str) -> tuple[str, Values]:
    """A line without what stands in braces at its end, and that, as a workout file would read it."""
    found = _LITERAL.search(text)
    if not found:
        return text, {}
    try:
        return text[: found.start()], tomllib.loads(f"x = {found[1]}")["x"]
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return text, {}


def _low(value: object) -> float:
    return float(str(value).partition("-")[0]) if isinstance(value, int | float | str) and value else 1


Written = Iterator[tuple[str, SheetStep | None]]
"""Lines of a file, each with the step that it belongs to."""


def _written(head: Values, parts: Iterable[Part], own: Mapping[str, Values]) -> Written:
    """The text of a workout file."""
    parts = [part for part in parts if part.steps or part.comments]
    main = [part for part in parts if part.kind == "step" and part.steps]
    alone = len(main) <= 1 and not any(part.is_block for part in main)
    yield from _plain(lines(head | (_repeated(main[0].said) if alone and main else {})))
    for kind in ("warmup", "step", "finish"):
        for part in parts:
            if part.kind == kind:
                yield from _part(part, kind if alone or kind != "step" else "block")
    for id, table in own.items():
        yield from _plain(["", *(list(tables(table, "exercises", id))[:-1] if table else [f"[exercises.{id}]"])])


def _plain(text: Iterable[str]) -> Written:
    return ((line, None) for line in text)


def _repeated(said: Values) -> Values:
    return {key: value for key, value in said.items() if value != 1 or key != "rounds"}


def _part(part: Part, kind: str) -> Written:
    if part.comments:
        yield from _plain(["", *(f"# {words}" for words in part.comments)])
    if kind == "block" and part.steps:
        yield from _plain(["", "[[block]]", *lines(_repeated(part.said))])
    for step in part.steps:
        yield "", None
        yield f"[[{'block.step' if kind == 'block' else kind}]]", step
        unsaid = OF_SIDES if part.said.get("sides") == "each" else ()
        ordered = {key: step.keys[key] for key in (*_ORDER, *step.keys) if key in step.keys and key not in unsaid}
        if step.keys.get("rest") == 0:
            del ordered["rest"]
        yield from ((line, step) for line in lines(ordered))
        if step.below:
            yield from _plain(["", *(f"# {words}" for words in step.below)])
