"""A file as a whole or not at all: written beside its name first, and what was there stays until that is done."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from errno import EACCES, EINVAL, ELOOP
from pathlib import Path

from glutetimer import system


def behind_links(path: Path) -> Path:
    """What a link points to: that is replaced, and not the link, which somebody's dotfiles may need.

    Raises:
        OSError: it points to itself.
    """
    found = Path(os.path.realpath(path))
    if found.is_symlink():  # Path.resolve() says so too before Python 3.13, and from then on nothing
        raise OSError(ELOOP, os.strerror(ELOOP), str(path))
    return found


def write_beside(path: Path, data: bytes) -> Path:
    """Write a file that is to take a name, through to the disk; returns where it waits.

    Raises:
        OSError: it cannot be written; then nothing is there.
    """
    new = path.with_name(f".{path.name}.{os.urandom(4).hex()}.new")  # no workout's name, and no other writer's
    try:
        with new.open("xb") as out:
            out.write(data)
            out.flush()
            system.this.flush(out.fileno())
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
    return new


def replace_whole(path: Path, data: bytes, still: Callable[[], bool] = lambda: True) -> bool:
    """Put bytes in a file's place: who may read it stays, and one that is read-only is left alone.

    Args:
        path: no link.
        still: asked at the last moment; where it is not so, nothing is replaced.

    Returns:
        whether it was replaced.

    Raises:
        OSError: it is read-only or no file, or cannot be written; the file is as it was.
    """
    new = write_beside(path, data)
    try:
        _keep_manners(path, new)
        if not still():
            new.unlink()
            return False
        system.this.put_in_place(new, path)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
    system.this.settle_folder(path.parent)
    return True


def _keep_manners(path: Path, new: Path) -> None:
    if not path.exists():
        return
    if not path.is_file():  # root could put one in the place of /dev/null
        raise OSError(EINVAL, "this is no file", str(path))
    if not os.access(path, os.W_OK):
        raise PermissionError(EACCES, "it is read-only", str(path))
    from shutil import copymode

    copymode(path, new)
