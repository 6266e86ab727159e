"""An exercise found by typing; one that is not there is added to the user's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from glutetimer.app.host import Host
from glutetimer.app.screens.dialogs.ask import Answer, AskScreen
from glutetimer.app.screens.dialogs.picker import NEW, Choice, PickerScreen
from glutetimer.files.reading.problem import GlutetimerError, shown
from glutetimer.library.user_files import add_exercise
from glutetimer.training.exercise import Exercise, Measure, Sides
from glutetimer.views.exercise import describe_dose, sort_by_category

_WAYS = {
    "both": (Sides.BILATERAL, Measure.TIME),
    "each": (Sides.UNILATERAL, Measure.TIME),
    "hold": (Sides.BILATERAL, Measure.HOLD),
    "hold-each": (Sides.UNILATERAL, Measure.HOLD),
}


def pick_exercise(
    host: Host, title: str, then: Callable[[str | None], None], known: Mapping[str, Exercise] | None = None
) -> None:
    """Ask for an exercise, of the library where `known` is None.

    `then` is called with its id, or None where it was left.
    """
    exercises = sort_by_category((known or host.context.library.exercises).values())
    choices = [Choice(each.id, each.name, describe_dose(each), (each.short, *each.aliases)) for each in exercises]

    def picked(id: str | None) -> None:
        if id and id.startswith(NEW):
            _ask_how(host, id.removeprefix(NEW), then)
        else:
            then(id)

    host.ask(PickerScreen(title, choices, lambda typed: f"no exercise {shown(typed)}: add it"), picked)


def _ask_how(host: Host, name: str, then: Callable[[str | None], None]) -> None:
    answers = [
        Answer("both", "b", "both sides at once", "by the clock"),
        Answer("each", "s", "one side, then the other", "by the clock"),
        Answer("hold", "h", "held, both sides at once", "until the form slips"),
        Answer("hold-each", "o", "held, one side, then the other", "until the form slips"),
        Answer("", "n", "do not add it"),
    ]

    def answered(how: str | None) -> None:
        if not how:
            then(None)
            return
        sides, measure = _WAYS[how]
        try:
            id = add_exercise(host.context.paths.exercises, name, sides, measure)
        except GlutetimerError as refusal:
            host.warn(str(refusal))
            then(None)
            return
        host.read_library()
        then(id)

    host.ask(AskScreen("HOW IS IT DONE?", [f"{name} becomes an exercise of your own."], answers, leave=""), answered)
