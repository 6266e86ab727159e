"""What is written into the history in one transaction, or not at all."""

from dataclasses import dataclass, field
from typing import NamedTuple

from glutetimer.history.rows import Record


class SessionProgress(NamedTuple):
    """Where a session stands that goes on."""

    session: str
    text: str | None
    """None: it is over."""
    begins: bool = False
    """Whether this is the first that is heard of it."""


class Batch(NamedTuple):
    """Changes that belong together: a set, and that its session stands behind it now."""

    put: tuple[Record, ...] = ()
    delete: tuple[str, ...] = ()
    """Ids; of a session, with its sets."""
    progress: SessionProgress | None = None
    undoable: bool = False
    """What the user's hand did: an undo takes it back."""


@dataclass(slots=True)
class Unsaved:
    """The last state of everything that waits to be written."""

    owner: str
    """The process whose sessions these are."""
    stamp: int
    """Of the history as this knew it: what was changed later stays as it is."""
    put: dict[str, Record] = field(default_factory=dict)
    deleted: dict[str, None] = field(default_factory=dict)
    discarded: dict[str, None] = field(default_factory=dict)
    """Sessions that the user's hand deleted: an undo brings them back, with what was put of them before."""
    progress: dict[str, SessionProgress] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.put.keys() | self.deleted.keys() | self.discarded.keys())

    def add(self, batch: Batch) -> None:
        """Take over a batch that comes after all that is here."""
        if batch.undoable:  # what was put stays: it is saved first, for an undo to bring back
            self.discarded |= dict.fromkeys(batch.delete)
        else:
            for id in batch.delete:
                self._delete(id)
        for record in batch.put:
            self.put[record.id] = record
            self.deleted.pop(record.id, None)
        if progress := batch.progress:
            before = self.progress.get(progress.session)
            begins = progress.begins or bool(before and before.begins)
            self.progress[progress.session] = SessionProgress(progress.session, progress.text, begins)

    def _delete(self, id: str) -> None:
        """A set, or a session with its sets."""
        gone = [key for key, each in self.put.items() if id in (key, getattr(each, "session", None))]
        for key in gone:
            del self.put[key]
        self.deleted[id] = None
