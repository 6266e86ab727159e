"""What the keys do in a session as it stands, and what the key line says of them."""

from __future__ import annotations

from collections.abc import Iterable

from glutetimer.keys.commands import Command
from glutetimer.session.phase_clock import Mode
from glutetimer.session.runner import Runner
from glutetimer.session.state import SessionState
from glutetimer.session.words import answer_words
from glutetimer.training.holds.hold import Felt
from glutetimer.training.plan import PhaseKind

GO = {"begin": Runner.begin, "pause": Runner.pause, "resume": Runner.resume, "done": Runner.done}
"""What the space bar may do."""
_GO_WORDS = {"begin": "ready", "pause": "pause", "resume": "go on", "done": "done"}
AMOUNTS = frozenset({"longer", "shorter", "more", "less"})
"""What is tapped several times."""
ENDS = "stop"
"""What any key does that ends what runs."""


def list_commands(state: SessionState) -> tuple[str, ...]:
    """What the key line shows of what the user can do now, most wanted first."""
    begins = ("begin",) if state.begins_by_key else ()
    pause = (*begins, "resume" if state.mode is Mode.PAUSED else "pause")
    if state.question and state.question.counts:
        goes = () if state.is_over else (*pause, "skip", "back")
        return ("answer", "less", "more", *goes, "help", "leave")
    if state.question:
        wrong = ("discard",) if state.question.false_start else ()
        return ("answer", *wrong, "less", "more", *(() if state.is_over else pause), "help")
    if state.ends_by_key:
        return (ENDS,)
    if state.meeting:
        return ("begin", "skip", "back", "mute", "help", "leave")
    if state.resting:
        return ("begin", "pause", "back", "mute", "help", "leave")
    if state.mode is Mode.PAUSED:
        first: tuple[str, ...] = ("resume",)
    elif state.phase.kind is PhaseKind.WORK and state.phase.reps and state.mode is Mode.RUNNING:
        first = ("done", "pause")
    else:
        first = ("pause",)
    grows = ("add_set",) if state.growing else ()
    load = ("load",) if state.loaded and state.loaded.load and not state.phase.works else ()
    rest = ("shorter", "longer") if not state.phase.works and state.mode is not Mode.LEAD_IN else ()
    return (*first, "skip", "back", *rest, *grows, *load, "mute", "help", "leave")


def list_working(state: SessionState, remote: bool) -> set[str]:
    """The names of all commands that work now."""
    names = set(list_commands(state)) - {ENDS} | {"clock", "figure"}
    if state.loaded:
        names.add("load")
    if state.growing and not state.ends_by_key:
        names.add("add_set")
    if remote and not state.question:
        names.add("remote")
    if names & GO.keys():
        names |= {"go", "pause"}
    if state.checking:
        names |= {f"felt_{felt.value}" for felt in Felt}
    if state.question and state.question.counts:
        names |= set() if state.is_over else {"mute"}
        if state.question.asks_why:
            names = names - {"pause", "figure"} | {f"answer_{reason.value}" for reason in state.question.reasons}
    elif state.question:
        names = names - {"pause", "figure"} | {f"answer_{reason.value}" for reason in state.question.reasons}
        names |= set() if state.is_over else {"skip", "back", "mute", "leave"}
    return names


def find_go(state: SessionState) -> str:
    return next((name for name in list_commands(state) if name in GO), "pause")


def replace_go(names: Iterable[str]) -> list[str]:
    """As the key line shows them: `go` stands for what the space bar does now."""
    shown: list[str] = []
    for name in names:
        shown.append("go" if name in GO and "go" not in shown else name)
    return shown


def label_command(command: Command, state: SessionState, muted: bool) -> str:
    if command.name == "go":
        return "go on" if state.resting else _GO_WORDS[find_go(state)]
    if command.name == "answer" and (question := state.question):
        if question.counts:
            return f"{question.amount} is right"
        return "discard" if question.false_start else answer_words(question.default)
    return "sound" if command.name == "mute" and muted else command.label
