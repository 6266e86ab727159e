"""A sheet as far as it is read: its title, its parts, what is told of it, and the file that it becomes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from glutetimer.files.importers.sheet.exercises import SheetExercises
from glutetimer.files.importers.sheet.parts import SheetPart, SheetStep, take_turns, write_parts
from glutetimer.files.importers.sheet.phrases import Line, Values
from glutetimer.files.reading.names import Named
from glutetimer.files.reading.problem import FileError, GlutetimerError, shown
from glutetimer.files.reading.values import LONGEST_NAME, LONGEST_SENTENCE, MOST_STEPS
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.training.exercise import Exercise

LONGEST_LINE = 600
"""Characters of a line: prose has more, an exercise has not (our choice)."""

OWN_PACE = "repetitions are at your own pace: the sheet names no tempo"

WARMUP = re.compile(r"warm[- ]?up\b", re.IGNORECASE)
COOL_DOWN = re.compile(r"cool[- ]?down\b", re.IGNORECASE)
_ALWAYS = ("pace", "tempo")


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


class SheetDraft:
    """Takes what was read of a sheet.

    Args:
        name: what the sheet is called where it has no title.
        weeks: the heading of its weeks, where it has one.
    """

    def __init__(self, catalogue: Named[Exercise], name: str, weeks: str = "") -> None:
        self._catalogue, self._otherwise = catalogue, name
        self.weeks = weeks
        self.title = ""
        self.head: Values = {}
        self.parts = [SheetPart()]
        self._notes: dict[str, None] = {}
        self.lost: list[str] = []
        self.exercises = SheetExercises(catalogue, self._notes)

    @property
    def has_steps(self) -> bool:
        return any(part.steps for part in self.parts)

    def begin_weeks(self, weeks: str) -> SheetDraft:
        """The sheet of the next weeks, with the same title."""
        other = SheetDraft(self._catalogue, self._otherwise, weeks)
        other.title, other.head = self.title, dict(self.head)
        return other

    @property
    def last_step(self) -> SheetStep | None:
        return next((part.steps[-1] for part in reversed(self.parts) if part.steps), None)

    def open_part(self, kind: str, comments: list[str], superset: str = "") -> None:
        last = self.parts[-1]
        if last.steps or (last.said and last.kind != kind):
            self.parts.append(SheetPart(kind, comments=comments, superset=superset))
        else:
            last.kind, last.superset = kind, superset
            last.comments += comments

    def say_of_part(self, part: SheetPart, line: Line) -> None:
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

    def put_step(self, part: SheetPart, step: SheetStep, line: Line) -> None:
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
        if WARMUP.match(line.name) and not part.steps and part.kind == "step" and not part.said:
            self.parts.insert(len(self.parts) - 1, SheetPart("warmup", steps=[step]))
        elif COOL_DOWN.match(line.name) and part.steps and (part.said or part.kind != "finish"):
            self.parts.append(SheetPart("finish", steps=[step]))
        else:
            part.steps.append(step)
        if sum(len(each.steps) for each in self.parts) > MOST_STEPS:
            raise GlutetimerError(f"more than {MOST_STEPS} exercises; that is more than a workout has")

    def say_of_step(self, said: re.Match[str]) -> None:
        assert self.last_step
        step = self.last_step.keys
        key, longest = ("cue", LONGEST_NAME) if said[1].lower().startswith("cue") else ("note", LONGEST_SENTENCE)
        words = said[2].strip()
        if key == "cue" and len(words) > longest:
            key, longest = "note", LONGEST_SENTENCE
        step[key] = words[:longest] if key not in step or key == "cue" else f"{step[key]}; {words}"[:longest]
        if not words:
            del step[key]

    def lose(self, text: str, at: int, why: str) -> None:
        words = "".join(sign if sign.isprintable() else " " for sign in text.strip())
        self.lost.append(f"line {at}: {words[:LONGEST_LINE]!r}: {why}")
        part = self.parts[-1]
        if part.steps:
            part.steps[-1].below.append(words)
        else:
            part.comments.append(words)

    def finish(self) -> ReadSheet:
        """The workout as it is written. A step that the language has no words for goes; its line stays as a comment.

        Raises:
            GlutetimerError: there is none, or what is said of the whole cannot be.
        """
        for part in self.parts:
            if part.superset and (why := take_turns(part)):
                self._notes[f"superset {part.superset}: {why}"] = None
        while True:
            text, owners = self._text()
            try:
                read_workout(text.encode(), "sheet", "sheet", self._catalogue)
            except FileError as faulty:
                wrong = [(owners[each.line - 1], each.words) for each in faulty.problems]
                if not self._drop([(step, words) for step, words in wrong if step is not None]):
                    raise GlutetimerError(faulty.problems[0].words) from None
            else:
                return ReadSheet(self._name, text, list(self._notes), self.lost)

    @property
    def _name(self) -> str:
        return ", ".join(filter(None, (self.title or self._otherwise or "Sheet", self.weeks.lower())))[:LONGEST_NAME]

    def _text(self) -> tuple[str, list[SheetStep | None]]:
        """The file, and of each of its lines the step that it belongs to."""
        head: Values = {"name": self._name, **self.head}
        counted = any("reps" in step.keys for part in self.parts for step in part.steps)
        if "pace" not in head and counted and not self._paced:
            head["pace"] = "own"
            self._notes[OWN_PACE] = None
        head["pace"] = head.get("pace") or None
        named = {step.keys.get("exercise") for part in self.parts for step in part.steps}
        own = {id: table for id, table in self.exercises.own.items() if id in named}
        written = list(write_parts(head, self.parts, own))
        return "".join(f"{line}\n" for line, _ in written), [step for _, step in written]

    def _drop(self, wrong: Iterable[tuple[SheetStep, str]]) -> bool:
        """Make comments of steps; whether there was one."""
        dropped = False
        for wanted, words in wrong:
            for part in self.parts:
                at = next((n for n, step in enumerate(part.steps) if step is wanted), None)
                if at is None:
                    continue
                gone = part.steps.pop(at)
                self.lost.append(f"line {gone.line}: {gone.text[:LONGEST_LINE].strip()!r}: {words}")
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
        steps = [step.keys for part in self.parts for step in part.steps if "reps" in step.keys]
        return all(any(key in step for key in _ALWAYS) for step in steps)
