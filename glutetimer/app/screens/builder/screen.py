"""The builder: a workout's steps added, moved and changed by keys, its total and skyline always those of the moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partialmethod

from textual.events import Paste

from glutetimer.app.host import Host
from glutetimer.app.screens.builder.list import BuilderList
from glutetimer.app.screens.builder.pick import pick_exercise
from glutetimer.app.screens.dialogs.ask import Answer, AskScreen
from glutetimer.app.screens.dialogs.line import LineScreen
from glutetimer.files.reading.problem import FileError, GlutetimerError
from glutetimer.files.reading.values import LONGEST_NAME, text
from glutetimer.files.writing.consequences import consequences, exchanged, new_step, other_measure
from glutetimer.files.writing.editing import Value, delete, insert, insert_block, move, put, put_all
from glutetimer.files.writing.fields import Field, Sort
from glutetimer.library.draft import Change, draft_of, new_draft, title_of, with_name
from glutetimer.training.counting import format_count
from glutetimer.training.exercise import Exercise
from glutetimer.training.single_hold import NEW_REST_S, NEW_S
from glutetimer.training.workout import Workout
from glutetimer.views.exercise import FLAGS

Done = Callable[[Workout | None], None]


def build_new(host: Host, name: str = "") -> None:
    """Ask for a name and a first exercise, and build a workout of them. Nothing is written before it is saved."""

    def named(title: str | None) -> None:
        if title:
            pick_exercise(host, "FIRST EXERCISE", lambda first: begun(title, first))

    def begun(title: str, first: str | None) -> None:
        if first is None:
            build_new(host, title)
            return
        host.open("builder", new_draft(host.context.paths, host.context.library, title, first))

    question = "What is the new workout called? Its first exercise is chosen next."
    host.ask(LineScreen(question, name, lambda typed: title_of(host.context.paths, host.context.library, typed)), named)


def open_builder(host: Host, workout: Workout, done: Done) -> None:
    """Change a workout; a built-in one becomes a copy of the user's own once it is saved.

    What is wrong with its file is shown instead. `done` is told the workout that was saved, or None.
    """
    try:
        draft = draft_of(host.context.paths, host.context.library, workout)
    except GlutetimerError as refusal:
        host.warn(str(refusal))
        return
    host.open("builder", draft, then=done)


class BuilderScreen(BuilderList):
    """A workout as it is written. It is dismissed with what was saved."""

    # ------------------------------------------------------------ changing

    def _change(self, do: Change, notice: str = "") -> None:
        """Change the text, or say why it cannot be."""
        try:
            spot = self._draft.change(do, self._spot)
        except GlutetimerError as refusal:
            words = refusal.problems[0].words if isinstance(refusal, FileError) else str(refusal)
            self._to(self._spot, words, alert=True)
        else:
            self._to(spot, notice)

    @property
    def _by_side(self) -> bool:
        """Whether the part under the cursor is done by side; where there is none, that of the first steps."""
        parts, at = self._workout.parts, self._spot.part
        return (parts[at] if at >= 0 else next(part for part in parts if part.steps)).by_side

    def _put(self, changes: Mapping[str, Value], renamed: Mapping[str, str] | None = None) -> None:
        spot = self._spot
        self._change(lambda text: (put(text, spot, changes, renamed), spot))

    def _set(self, field: Field, value: Value) -> None:
        if value != field.value:
            spot = self._spot
            changes = consequences(self._workout, spot, field.key, value, self._draft.exercises)
            self._change(lambda text: (put_all(text, changes), spot))

    def _step(self, by: int) -> None:
        field = self._fields[self._at]
        if field.sort in (Sort.TEXT, Sort.SPAN):
            self.action_type()
        else:
            self._set(field, field.stepped(by))

    action_less = partialmethod(_step, -1)
    action_more = partialmethod(_step, 1)

    def action_type(self) -> None:
        field = self._fields[self._at]
        if field.sort is Sort.CHOICE:
            self._set(field, field.stepped(1, around=True))
            return
        how = {Sort.SECONDS: 'seconds, or "1:30"', Sort.COUNT: "a number", Sort.TEXT: "a few words, or none"}
        how[Sort.SPAN] = "a range such as 10-15, one value a week such as 8 / 10 / 12, or one value"
        question = f"{field.label.capitalize()}: {how[field.sort]}"
        value = "" if field.sort is Sort.TEXT and not field.value else field.shown
        self.host.ask(LineScreen(question, value, lambda typed: (field.read(typed),)), self._typed(field))

    def _typed(self, field: Field) -> Callable[[tuple[Value] | None], None]:
        def typed(value: tuple[Value] | None) -> None:
            if value is not None and not (value[0] is None and not field.value):
                self._set(field, value[0])

        return typed

    def action_measure(self) -> None:
        changes, renamed = other_measure(self._workout, self._spot, self._draft.exercises)
        if changes:
            self._put(changes, renamed)
            self._key = self._fields[0].key
            self.repaint()
        else:
            self._to(self._spot, "There is no other way to measure this.")

    def _pick(self, title: str, then: Callable[[Exercise], None]) -> None:
        def picked(id: str | None) -> None:
            if id:
                self._draft.know(self.host.context.library)
                then(self._draft.exercises[id])

        pick_exercise(self.host, title, picked, self._draft.exercises)

    def action_add(self) -> None:
        self._pick("ADD WHICH?", lambda exercise: self._insert(new_step(exercise, self._by_side)))

    def action_exchange(self) -> None:
        """Another exercise in this one's place; what it can do as well stays."""
        step = self._workout.parts[self._spot.part].steps[self._spot.step]

        def picked(exercise: Exercise) -> None:
            if step.exercise is None:  # a free block has a title instead
                self._put({"exercise": exercise.id}, {"free": "exercise"})
            else:
                self._put(*exchanged(step, exercise, self._by_side))

        self._pick("WHICH INSTEAD?", picked)

    def action_instead(self) -> None:
        step = self._workout.parts[self._spot.part].steps[self._spot.step]
        flags = self._draft.exercises[step.exercise or ""].flags
        answers = [
            Answer("", "n", "nothing, it stays"),
            *(Answer(flag, str(n), FLAGS[flag]) for n, flag in enumerate(flags, 1)),
        ]

        def answered(flag: str | None) -> None:
            if flag:
                self._pick("WHICH INSTEAD?", lambda other: put_instead(flag, other.id))

        def put_instead(flag: str, id: str) -> None:
            others = {known.value: other for known, other in step.instead}
            self._put({"instead": {**others, flag: id}})

        self.host.ask(AskScreen("INSTEAD", ["For whoever leaves out:"], answers), answered)

    def action_add_block(self) -> None:
        spot = self._spot
        self._pick(
            "FIRST EXERCISE", lambda exercise: self._change(lambda text: insert_block(text, spot, new_step(exercise)))
        )

    def action_add_rest(self) -> None:
        self._insert({"rest": int(NEW_REST_S)})

    def action_add_free(self) -> None:
        def named(name: str | None) -> None:
            if name:
                self._insert({"free": name, "work": int(NEW_S)})

        question = "What is done in it? Easy jog, say."
        self.host.ask(LineScreen(question, "", text(LONGEST_NAME).parse), named)

    def on_paste(self, event: Paste) -> None:
        """Lines of a printed sheet become steps; what is not understood is said."""
        from glutetimer.library.pasted import read_pasted

        event.stop()
        spot = self._spot
        try:
            pasted = read_pasted(event.text, self._draft.names)
        except GlutetimerError as refusal:
            self._to(spot, f"Nothing to paste: {refusal}.", alert=True)
            return
        said = f"{format_count(len(pasted.steps), 'step')} pasted."
        if pasted.rounds:
            said += " Its rounds are sets of each here."
        lost = f" Not understood: {pasted.lost[0]}" if pasted.lost else ""
        more = f", and {len(pasted.lost) - 1} more" if len(pasted.lost) > 1 else ""
        self._change(lambda text: pasted.put_into(text, spot), said + lost + more)

    def _insert(self, keys: Mapping[str, object]) -> None:
        spot = self._spot
        self._change(lambda text: insert(text, spot, keys))

    def action_delete(self) -> None:
        spot = self._spot
        self._change(lambda text: delete(text, spot), "Deleted. u brings it back.")

    def _carry(self, by: int) -> None:
        spot = self._spot
        self._change(lambda text: move(text, spot, by))

    action_step_up = partialmethod(_carry, -1)
    action_step_down = partialmethod(_carry, 1)

    def action_name(self) -> None:
        def named(name: str | None) -> None:
            spot = self._spot
            if name:
                self._change(lambda text: (with_name(text, name), spot))

        self.host.ask(LineScreen("Name of the workout", self._workout.name, text(LONGEST_NAME).parse), named)

    def action_undo(self) -> None:
        spot = self._draft.undo(self._spot)
        self._to(self._spot if spot is None else spot, "Undone." if spot else "There is nothing to undo.")

    def action_redo(self) -> None:
        spot = self._draft.redo(self._spot)
        self._to(self._spot if spot is None else spot, "Done again." if spot else "There is nothing to do again.")

    # ------------------------------------------------------------ the file

    def _save(self) -> bool:
        """Write the file; whether it says what is shown."""
        if not self._draft.is_saved:
            try:
                self._draft.save()
            except GlutetimerError as refusal:
                self._to(self._spot, f"Not saved: {refusal}", alert=True)
                return False
            self.host.read_library()
            self._saved = self._workout
        return True

    def action_save(self) -> None:
        if self._save():
            self._to(self._spot, f"Saved: {self._draft.path}")

    def action_start(self) -> None:
        if not self._draft.is_touched or self._save():
            self._to(self._spot)
            self.host.perform(self._workout)

    def action_back(self) -> None:
        if not self._draft.is_touched:
            if self._draft.resumed:  # it was taken back
                self._draft.forget_aside()
            self.dismiss(self._saved)
            return

        def answered(answer: str | None) -> None:
            if answer == "discard":
                self._draft.forget_aside()
                self._left = True
                self.dismiss(self._saved)
            elif answer == "save" and self._save():
                self.dismiss(self._saved)

        answers = [
            Answer("keep", "k", "go on building"),
            Answer("save", "s", "save it", self._draft.path.name),
            Answer("discard", "d", "discard what was changed"),
        ]
        self.host.ask(AskScreen("SAVE?", [f"{self._workout.name} is not saved yet."], answers), answered)

    def on_unmount(self) -> None:
        """The program ends while something is not saved: the next builder goes on with it."""
        if self._draft.is_touched and not self._left:
            with suppress(GlutetimerError):
                self._draft.rescue()
