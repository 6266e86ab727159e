"""The exercises of a sheet: those of the catalogue by their names, and those that it brings."""

from __future__ import annotations

import re

from glutetimer.files.importers.sheet.abbreviations import LEFT, RIGHT
from glutetimer.files.importers.sheet.phrases import Line, Values, shorten
from glutetimer.files.reading.ids import tame_id
from glutetimer.files.reading.names import Named, title
from glutetimer.files.reading.problem import GlutetimerError, shown
from glutetimer.training.exercise import Exercise, Measure, Sides
from glutetimer.training.exercise_names import part_side

_WITH = re.compile(r"\bwith (?!(?:a |an |the )?(?:\w+ )?(?:band|miniband)).+$", re.IGNORECASE)
"""What a name says besides the exercise: with twist."""


_WHOLE_BODY = re.compile(r"(?:warm[- ]?up|cool[- ]?down)\b", re.IGNORECASE)
"""What has no sides by itself, whatever is done in it."""
_ONE_SIDE = re.compile(rf"(?<!\w)(?:(?:{LEFT}|{RIGHT})\s*:?\s*\d|\d+\s*(?:{LEFT}|{RIGHT})(?!\w))", re.IGNORECASE)
"""An amount of one side that nobody took."""


class SheetExercises:
    """Finds the exercises of a sheet. `notes`: takes what is to be told of them, each once."""

    def __init__(self, catalogue: Named[Exercise], notes: dict[str, None]) -> None:
        self._catalogue, self._notes = catalogue, notes
        self.own: dict[str, Values] = {}
        """Those that the sheet brings, by id, as a file spells them."""

    def find(self, name: str) -> Exercise | None:
        """One of the catalogue, whichever side its name says."""
        return self._catalogue.find(name) or self._catalogue.find(part_side(name)[0])

    def choose(self, line: Line, given: Values) -> Values:
        """What a step says: its exercise, and its amounts as the language has them for it.

        Args:
            line: names the exercise; more words than its name are left in it.
            given: what is said of the step.

        Raises:
            GlutetimerError: it makes no step, with the reason.
        """
        if _WHOLE_BODY.match(line.name) and given.pop("sides", None):
            line.left.append("each side")
        bare = bool(given.pop("bare", False))
        given.pop("relax", None)
        if any(_ONE_SIDE.search(words) for words in line.left):
            raise GlutetimerError("left and right differ: write a line for each side")
        if line.free:
            return {"free": shorten(line.name), **given}
        exercise, side = self._catalogue.find(line.name), None
        if exercise is None and not line.quoted:
            stem, side = part_side(line.name)
            exercise = self._catalogue.find(stem) if side else None
        word = line.name if exercise or not side else part_side(line.name)[0]
        id = exercise.id if exercise else self._bring(word)
        if not id:
            raise GlutetimerError("its name makes no exercise")
        if side:
            given.setdefault("sides", str(side))
        if bare and exercise is not None and exercise.measure is not Measure.REPS:
            raise GlutetimerError(f"{given['reps']} what? Write {given['reps']} s, or {given['reps']} times")
        if exercise and (more := _WITH.search(line.name)) and not line.quoted:
            line.left.insert(0, more[0].strip())
        if not line.exact:
            self._fit(given, exercise, line)
        return {"exercise": id, **given}

    def _bring(self, name: str) -> str:
        """The id of an exercise that becomes the file's own; empty where the name makes none."""
        words = shorten(name[:1].upper() + name[1:])
        id = tame_id(words, "")
        if not id:
            return ""
        if id not in self.own:
            self.own[id] = {} if words == title(id) else {"name": words}
            self._notes[f"{shown(words)} is not in the catalogue: an exercise of the file's own"] = None
        return id

    def _fit(self, given: Values, exercise: Exercise | None, line: Line) -> None:
        """What the language does not say of this exercise, as it does."""
        name = shown(line.name)
        if given.get("hold") == "target" and exercise and exercise.measure is Measure.REPS:
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
