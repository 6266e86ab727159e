"""Everything that is the user's in one file: a zip of the formats that are open anyway, with a manifest.

The same program makes the same bytes of it: nothing in it says when or where it was made.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from glutetimer import __version__
from glutetimer.files.reading.document import fetch
from glutetimer.files.reading.ids import SUFFIX, is_taken
from glutetimer.files.reading.problem import GlutetimerError, shown
from glutetimer.history.interchange.json import LARGEST, decode, export, parse, to_text
from glutetimer.history.interchange.problems import UnreadableError
from glutetimer.history.store import History
from glutetimer.settings.paths import Paths

FORMAT = 1
MANIFEST, HISTORY = "manifest.json", "history.json"
LARGEST_FILE = 16 << 20
"""Bytes of a file that the user wrote; those that are read have 256 KiB (our choice)."""
MOST_FILES = 10_000
"""In a backup (our choice)."""

SETTINGS, SCHEDULE = "settings.toml", "schedule.toml"

_KINDS = ("workouts", "exercises", "figures")
_NAME = re.compile(rf"(?:{'|'.join(_KINDS)})/(?!\.)[^/\\:]+{re.escape(SUFFIX)}")
"""Of a file in one of the folders."""
_LONGEST_NAME = 255
"""Bytes of a file's name: what the usual file systems take (NAME_MAX of Linux)."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""When a zip's time begins."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Backup(NamedTuple):
    """What one holds."""

    history: bytes
    """As JSON, the format of an export."""
    files: Mapping[str, bytes]
    """What the user wrote, by names such as workouts/mine.toml."""


def find_place(paths: Paths, name: str) -> Path:
    """Where a file of a backup belongs."""
    return paths.config / name


def gather_backup(paths: Paths, history: History) -> Backup:
    """All of it, as it is now.

    Raises:
        GlutetimerError: the history cannot be read, or a file.
    """
    files = {}
    for name in sorted(_list_names(paths)):
        place = find_place(paths, name)
        if not _is_ours(name):
            raise GlutetimerError(f"{place}: not every system can have such a name; rename it")
        data = fetch(place, LARGEST_FILE)
        if len(data) > LARGEST_FILE:
            raise GlutetimerError(f"{place}: larger than {LARGEST_FILE >> 20} MiB; move it away")
        files[name] = data
    return Backup(to_text(export(history)).encode(), files)


def pack_backup(backup: Backup) -> bytes:
    contents = {HISTORY: backup.history, **backup.files}
    listed = [{"name": name, "bytes": len(data), "sha256": _digest(data)} for name, data in sorted(contents.items())]
    manifest = {"format": FORMAT, "glutetimer": __version__, "files": listed}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in ((MANIFEST, (json.dumps(manifest, indent=1) + "\n").encode()), *sorted(contents.items())):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.external_attr = 0o600 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()


def read_backup(data: bytes, file: str) -> Backup:
    """What a file holds, if it is as it was written.

    Raises:
        GlutetimerError: it is no backup, is damaged, or holds what none has.
    """
    try:
        contents = dict(_unpack(data))
        names = _read_manifest(contents.pop(MANIFEST, None))
        for name, digest in names.items():
            if name not in contents:
                raise ValueError(f"{name} is missing")
            if _digest(contents[name]) != digest:
                raise ValueError(f"{name} is not as it was written; it is damaged")
        if extra := next((name for name in contents if name not in names), None):
            raise ValueError(f"{shown(extra)} is not in the manifest")
        if HISTORY not in contents:
            raise ValueError(f"{HISTORY} is missing")
    except (ValueError, UnreadableError) as error:
        raise GlutetimerError(f"{file}: {error}; nothing is restored") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, OverflowError):
        raise GlutetimerError(f"{file}: this is no zip, or a damaged one; nothing is restored") from None
    return Backup(contents.pop(HISTORY), contents)


def _list_names(paths: Paths) -> Iterator[str]:
    """The files that the user wrote."""
    for kind in _KINDS:
        folder = paths.config / kind
        if folder.is_dir():
            found = (each.name for each in folder.iterdir() if each.suffix == SUFFIX and not each.is_dir())
            yield from (f"{kind}/{name}" for name in found if not name.startswith("."))
    yield from (name for name in (SETTINGS, SCHEDULE) if (paths.config / name).exists())


def _unpack(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files of a zip that anybody may have made: each once, none too large, and none under a strange name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [each for each in archive.infolist() if not each.is_dir()]
        if len(entries) > MOST_FILES:
            raise ValueError(f"{len(entries)} files; {MOST_FILES} are the most")
        seen: set[str] = set()
        for entry in entries:
            name = entry.filename
            if not _is_ours(name):
                raise ValueError(f"{shown(name)} is nothing that a backup has")
            if name in seen:
                raise ValueError(f"{name} is in it twice")
            seen.add(name)
            most = LARGEST if name == HISTORY else LARGEST_FILE
            if entry.flag_bits & 1 or entry.compress_type not in _METHODS:
                raise ValueError(f"{name} is packed in a way that is not read; pack it as a plain zip")
            with archive.open(entry) as inner:
                content = inner.read(most + 1)
            if len(content) > most:
                raise ValueError(f"{name} is larger than {most >> 20} MiB")
            yield name, content


def _is_ours(name: str) -> bool:
    """Whether a backup has such a file: none whose name would lead elsewhere, on any system."""
    if name in (MANIFEST, HISTORY, SETTINGS, SCHEDULE):
        return True
    if not (name.isprintable() and _NAME.fullmatch(name)):
        return False
    path = PurePosixPath(name)
    return len(path.name.encode()) <= _LONGEST_NAME and not is_taken(path.stem)


def _read_manifest(data: bytes | None) -> dict[str, str]:
    """What each file's bytes come to, by its name."""
    if data is None:
        raise ValueError(f"no {MANIFEST}: this is no backup of a glutetimer")
    manifest: Any = parse(decode(data))
    version = manifest.get("format") if isinstance(manifest, dict) else None
    if isinstance(version, int) and version > FORMAT:
        raise ValueError(f"{MANIFEST}: format {version} is of a newer glutetimer; this one reads {FORMAT}")
    listed = manifest.get("files") if isinstance(manifest, dict) and version == FORMAT else None
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        raise ValueError(f"{MANIFEST} is no manifest of a backup")
    return {str(each.get("name")): str(each.get("sha256")) for each in listed}


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
