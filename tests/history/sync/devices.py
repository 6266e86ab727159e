"""Several devices and the folder between them, for the laws."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

from glutetimer.history.interchange.json import export, to_text
from glutetimer.history.store import History
from glutetimer.history.sync.sync import Exchange, device_of_history, exchange


class Device:
    """A home of its own, and its copy of the folder.

    Args:
        place: a folder for both.
        wall: its clock, in milliseconds since 1970; moved by `pass_ms`.
        shared: the folder, where all devices have one.
    """

    def __init__(self, place: Path, wall: int = 1_760_000_000_000, shared: Path | None = None) -> None:
        self.wall = wall
        self.path = place / "history.db"
        self.folder = shared or place / "folder"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.history = History(self.path, wall=lambda: self.wall)

    @property
    def name(self) -> str:
        return device_of_history(self.history)

    @property
    def own_file(self) -> Path:
        return self.folder / f"glutetimer-{self.name}.jsonl"

    def sync(self) -> Exchange:
        return exchange(self.history, self.folder)

    def export(self) -> str:
        return to_text(export(self.history))

    def carry_to(self, other: Device) -> None:
        """As a synchroniser would: what is newer goes over, and of what differs both are kept."""
        for file in self.folder.iterdir():
            there, data = other.folder / file.name, file.read_bytes()
            known = there.read_bytes() if there.exists() else b""
            if data.startswith(known):
                there.write_bytes(data)
            elif not known.startswith(data):
                there.with_name(f"{file.stem}.sync-conflict-{crc32(data):08x}.jsonl").write_bytes(data)

    def reopen(self) -> None:
        self.history.close()
        self.history = History(self.path, wall=lambda: self.wall)

    def tables(self) -> dict[str, list[tuple[object, ...]]]:
        """What is derived, without where in this file it comes from."""
        columns = {
            "sessions": "id, date, ms, seconds, workout",
            "sets": "id, session, exercise, measure, date, ms, offset_min, seconds, reps",
            "holds": "id, exercise, side, date, ms, held_s, reason, pain_score",
            "amounts": "id, exercise, amount, aim, load",
            "days": "date, sets, round(seconds, 6), first_ms, last_ms",
            "calendar": "kind, id",
        }
        return {
            table: self.history.select(f"SELECT {names} FROM {table} ORDER BY 1, 2") for table, names in columns.items()
        }


def settle(*devices: Device) -> None:
    """Carry and sync until all have everything."""
    for _ in range(2):
        for each in devices:
            each.sync()
        for each in devices:
            for other in devices:
                if other.folder != each.folder:
                    each.carry_to(other)
    for each in devices:
        each.sync()
