"""Every command, defined once: it feeds the bindings, the key line, the palette and the help."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Command:
    """Something the user can do."""

    id: str
    """`room.name`: the name under which the settings file gives it other keys."""
    keys: str
    """Textual's names, parted by commas; the first is shown."""
    label: str
    """What the key line says."""
    help: str

    @property
    def name(self) -> str:
        """The id without its room."""
        return self.id.rpartition(".")[2]


HOME = (
    Command("home.start", "enter", "start", "start the workout under the cursor"),
    Command("home.up", "up,k", "up", "the workout above"),
    Command("home.down", "down,j", "down", "the workout below"),
    Command("home.help", "question_mark,f1", "help", "keys, and how a session goes"),
    Command("home.safety", "s", "safety", "when to stop, and when to ask somebody first"),
    Command("home.quit", "q,ctrl+c", "quit", "leave glutetimer"),
)

SESSION = (
    Command("session.go", "space", "pause", "pause and go on; in a set of repetitions: all of them are done"),
    Command("session.pause", "p", "pause", "pause, in a set of repetitions too"),
    Command("session.skip", "n,right", "skip", "leave this phase; what was done of it is kept"),
    Command("session.back", "b,left", "back", "do this set again; early in it, the one before"),
    Command("session.longer", "plus,equals_sign", "longer", "ten seconds more of a running rest"),
    Command("session.shorter", "minus", "shorter", "ten seconds less of a running rest"),
    Command("session.mute", "m", "mute", "no sound, or sound again"),
    Command("session.help", "question_mark,f1", "help", "keys, and how a session goes"),
    Command("session.leave", "q,ctrl+c", "leave", "end here; asks what to do with what was done"),
    Command("session.answer", "enter", "answer", "after a hold: the answer that is marked"),
    Command("session.answer_form", "f", "form slipped", "after a hold: form slipped, so you stopped"),
    Command("session.answer_target", "t", "enough", "after a hold: target reached, or enough for today"),
    Command("session.answer_cramp", "c", "cramp", "after a hold: a cramp ended it"),
    Command("session.answer_pain", "p", "pain", "after a hold: pain ended it"),
    Command("session.answer_interrupted", "x", "interrupted", "after a hold: something else ended it"),
    Command("session.answer_ceiling", "h", "still held", "after the longest hold there is: it was really held"),
    Command("session.discard", "d", "discard", "after a false start: there was no hold"),
    Command("session.more", "plus,equals_sign", "one second more", "after a hold: a second more of it counts"),
    Command("session.less", "minus", "one second less", "after a hold: a second less of it counts"),
)

SUMMARY = (
    Command("summary.home", "enter,space,escape,q", "home", "back, or out if the program was started for one session"),
)

ALL = HOME + SESSION + SUMMARY

_SHOWN = {
    "question_mark": "?",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "escape": "esc",
}


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """Textual's bindings: the same key may mean several commands, of which `check_action` lets one through."""
    return [Binding(command.keys, command.name, command.label, show=False, id=command.id) for command in commands]


def key_of(command: Command, keymap: Mapping[str, str]) -> str:
    """The key to show for a command, as the user has set it."""
    first = keymap.get(command.id, command.keys).split(",")[0].strip()
    return _SHOWN.get(first, first.replace("ctrl+", "^"))
