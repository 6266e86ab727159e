"""What the keys do in a session as it stands, and what the key line says of them."""

from __future__ import annotations

from collections.abc import Iterable

from glutetimer.keys.commands import Command
from glutetimer.session.phase_clock import Mode
from glutetimer.session.runner import Runner
from glutetimer.session.state import SessionState
from glutetimer.session.words import answer_words
from glutetimer.training.holds.hold import Felt, Reason
from glutetimer.training.plan import PhaseKind

GO = {"begin": Runner.begin, "pause": Runner.pause, "resume": Runner.resume, "done": Runner.done}
"""What the space bar may do."""
_GO_WORDS = {"begin": "ready", "pause": "pause", "resume": "go on", "done": "done"}
_PAIRS = {"longer": "rest", "more": "one second"}
"""The second of two keys that stand together in the key line, and what they change."""
AMOUNTS = frozenset({"longer", "shorter", "more", "less"})
"""What is tapped several times."""
ENDS = "stop"
"""What any key does that ends what runs."""


def commands(runner: SessionState) -> tuple[str, ...]:
    """What the key line shows of what the user can do now, most wanted first."""
    begins = ("begin",) if runner.begins_by_key else ()
    pause = (*begins, "resume" if runner.mode is Mode.PAUSED else "pause")
    if runner.question and runner.question.counts:
        goes = () if runner.is_over else (*pause, "skip", "back")
        return ("answer", "less", "more", *goes, "help", "leave")
    if runner.question:
        wrong = ("discard",) if runner.question.false_start else ()
        return ("answer", *wrong, "less", "more", *(() if runner.is_over else pause), "help")
    if runner.ends_by_key:
        return (ENDS,)
    if runner.meeting:
        return ("begin", "skip", "back", "mute", "help", "leave")
    if runner.resting:
        return ("begin", "pause", "back", "mute", "help", "leave")
    if runner.mode is Mode.PAUSED:
        first: tuple[str, ...] = ("resume",)
    elif runner.phase.kind is PhaseKind.WORK and runner.phase.reps and runner.mode is Mode.RUNNING:
        first = ("done", "pause")
    else:
        first = ("pause",)
    grows = ("add_set",) if runner.growing else ()
    load = ("load",) if runner.loaded and runner.loaded.load and not runner.phase.works else ()
    rest = ("shorter", "longer") if not runner.phase.works and runner.mode is not Mode.LEAD_IN else ()
    return (*first, "skip", "back", *rest, *grows, *load, "mute", "help", "leave")


def works(runner: SessionState, phone: bool) -> set[str]:
    """The names of all commands that work now."""
    names = set(commands(runner)) - {ENDS} | {"clock", "figure"}
    if runner.loaded:
        names.add("load")
    if runner.growing and not runner.ends_by_key:
        names.add("add_set")
    if phone and not runner.question:
        names.add("remote")
    if names & GO.keys():
        names |= {"go", "pause"}
    if runner.checking:
        names |= {f"felt_{felt.value}" for felt in Felt}
    if runner.question and runner.question.counts:
        names |= set() if runner.is_over else {"mute"}
        if runner.question.asks_why:
            names = names - {"pause", "figure"} | {f"answer_{reason.value}" for reason in Reason}
    elif runner.question:
        names = names - {"pause", "figure"} | {f"answer_{reason.value}" for reason in Reason}
        names |= set() if runner.is_over else {"skip", "back", "mute", "leave"}
    return names


def go(runner: SessionState) -> str:
    return next((name for name in commands(runner) if name in GO), "pause")


def with_go(names: Iterable[str]) -> list[str]:
    """As the key line shows them: `go` stands for what the space bar does now."""
    shown: list[str] = []
    for name in names:
        shown.append("go" if name in GO and "go" not in shown else name)
    return shown


def paired(entries: Iterable[tuple[str, str, str]], counts: bool = False) -> list[tuple[str, str, str]]:
    """Key, label and name of commands, two that change the same thing in one: with `counts`, how many they were."""
    shown: list[tuple[str, str, str]] = []
    for key, label, name in entries:
        if shown and (words := _PAIRS.get(name)):
            shown[-1] = (f"{shown[-1][0]}/{key}", "one" if counts else words, name)
        else:
            shown.append((key, label, name))
    return shown


def label(command: Command, runner: SessionState, muted: bool) -> str:
    if command.name == "go":
        return "go on" if runner.resting else _GO_WORDS[go(runner)]
    if command.name == "answer" and (question := runner.question):
        if question.counts:
            return f"{question.amount} is right"
        return "discard" if question.false_start else answer_words(question.default)
    return "sound" if command.name == "mute" and muted else command.label
