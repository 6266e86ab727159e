"""Which program wrote a file, and the workouts in it. A file from somebody else is data, and bounded."""

from __future__ import annotations

import io
import json
import re
from types import ModuleType

from glutetimer.files.importers import feeel, jawt, liftlog, openhiit, timer_machine
from glutetimer.files.importers.tree import ImportedWorkout
from glutetimer.files.reading.problem import GlutetimerError

LARGEST = 4 * 1024 * 1024
"""Bytes of a file, and of all that a zip unpacks to (our choice): a backup with years of records has less."""

MOST_FILES = 200
"""In a zip."""

MOST_WORKOUTS = 200

LONGEST_WHOLE = 300
"""Digits; more are no amount of anything, and arithmetic with floats ends there."""

PEERS: tuple[ModuleType, ...] = (feeel, jawt, timer_machine, openhiit, liftlog)

_TOML_LINE = re.compile(
    r"^[ \t]*(?:\[\[?[ \t]*[A-Za-z\"'][^\]]*\]\]?[ \t]*(?:#|$)|[A-Za-z_-]+[ \t]*=[ \t]*\S)", re.MULTILINE
)
_TOML_HEADER = re.compile(r"\[\[?\s*[A-Za-z\"']")


def is_ours(data: bytes) -> bool:
    """Whether this is a workout of our own language, or nothing else that is known."""
    if data.startswith(b"PK"):
        return False
    text = data.decode("utf-8-sig", "replace").lstrip()
    if not text.startswith("["):
        return not text.startswith("{")
    return bool(_TOML_HEADER.match(text)) and not re.match(r'\[\s*"', text)


def is_sheet(data: bytes) -> bool:
    """Whether this is plain text in lines: no table, and no key with a value, begins any of them."""
    text = to_text(data)
    return (
        bool(text.strip())
        and not data.startswith(b"PK")
        and not text.lstrip().startswith(("{", "["))
        and not _TOML_LINE.search(text)
    )


def to_text(data: bytes) -> str:
    """The text of a sheet: UTF-8, or what Windows wrote before."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read(data: bytes) -> list[ImportedWorkout]:
    """The workouts of a peer's file.

    Raises:
        GlutetimerError: it is too large, spoilt, or of no known program.
    """
    if len(data) > LARGEST:
        raise GlutetimerError(f"larger than {LARGEST // 1024 // 1024} MiB; that is more than workouts")
    found = _unzipped(data) if data.startswith(b"PK") else _one(data)
    if len(found) > MOST_WORKOUTS:
        raise GlutetimerError(f"{len(found)} workouts; {MOST_WORKOUTS} at most in one file")
    if not found:
        raise GlutetimerError("there is no workout in it")
    return found


def _one(data: bytes) -> list[ImportedWorkout]:
    notes = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Just Another Workout Timer exports the low byte of each letter; what was higher is lost in the file already.
        text = data.decode("latin-1")
        notes.append("the file is not UTF-8: some letters of its names may be lost")
    document = _document(text)
    for peer in PEERS:
        if peer.recognises(document):
            found = list(peer.read(document))
            for each in found:
                each.notes += notes
            return found
    if isinstance(document, dict) and "format" in document and "sets" in document:
        raise GlutetimerError("this is a history; `glutetimer import` takes it over")
    names = ", ".join(peer.NAME for peer in PEERS)
    raise GlutetimerError(f"no workout that is known here; known are glutetimer's own files, and those of {names}")


def _document(text: str) -> object:
    try:
        return json.loads(text, parse_constant=_no_number, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise GlutetimerError(f"line {error.lineno}, column {error.colno}: not JSON: {error.msg.lower()}") from None
    except RecursionError:
        raise GlutetimerError("nested too deeply") from None


def _no_number(word: str) -> object:
    raise GlutetimerError(f"{word} is no number")


def _whole(text: str) -> int:
    if len(text) > LONGEST_WHOLE:
        raise GlutetimerError("a number with too many digits")
    return int(text)


def _unzipped(data: bytes) -> list[ImportedWorkout]:
    import zipfile
    import zlib

    found: list[ImportedWorkout] = []
    left = LARGEST
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [each for each in archive.infolist() if each.filename.casefold().endswith(".feeel")]
            if len(names) > MOST_FILES:
                raise GlutetimerError(f"{len(names)} files in it; {MOST_FILES} at most")
            for each in names:
                # What a zip says of its sizes may be a lie: only so much is ever unpacked.
                with archive.open(each) as file:
                    inside = file.read(left + 1)
                left -= len(inside)
                if left < 0:
                    raise GlutetimerError(f"it unpacks to more than {LARGEST // 1024 // 1024} MiB")
                found += _one(inside)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        raise GlutetimerError(f"a zip that cannot be read: {error}") from None
    return found
