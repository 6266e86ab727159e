"""A folder of the user's alone, in a place for everybody such as that of temporary files, and what is kept there."""

from __future__ import annotations

import os
from errno import EACCES
from pathlib import Path
from stat import S_ISDIR

from glutetimer import system


def is_ours(status: os.stat_result) -> bool:
    """Whether a file belongs to whoever runs this; where systems tell no owners, all do. `status`: of the file itself,
    and not of what a link points to.
    """
    return system.this.find_user() in (None, status.st_uid)


def make_own_folder(folder: Path) -> None:
    """Have it; a link, or what somebody else has put there, is refused: who writes into it would write where they want.

    Raises:
        OSError: it cannot be made, or is not ours.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    status = folder.lstat()
    if not (S_ISDIR(status.st_mode) and is_ours(status)):
        raise PermissionError(EACCES, "it is somebody else's", str(folder))


def replace_own(path: Path, text: str) -> None:
    """Write a file in such a folder, whole or not at all: not through to the disk, as no power cut need leave it.

    Raises:
        OSError: it cannot be written, or the folder is not ours.
    """
    make_own_folder(path.parent)
    beside = path.with_suffix(f".{os.getpid()}.new")
    beside.write_text(text, "utf-8")
    system.this.put_in_place(beside, path)
