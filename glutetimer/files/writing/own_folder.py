"""A folder of the user's alone, in a place for everybody such as that of temporary files."""

from __future__ import annotations

import os
from errno import EACCES
from pathlib import Path
from stat import S_ISDIR


def is_ours(status: os.stat_result) -> bool:
    """Whether a file belongs to whoever runs this; where systems tell no owners, all do. `status`: of the file itself,
    and not of what a link points to.
    """
    return not hasattr(os, "getuid") or status.st_uid == os.getuid()


def make_own_folder(folder: Path) -> None:
    """Have it; a link, or what somebody else has put there, is refused: who writes into it would write where they want.

    Raises:
        OSError: it cannot be made, or is not ours.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    status = folder.lstat()
    if not (S_ISDIR(status.st_mode) and is_ours(status)):
        raise PermissionError(EACCES, "it is somebody else's", str(folder))
