"""Disks in files, of which the power can be cut; that needs root, and a system that mounts loop devices."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

FS_IOC_SHUTDOWN, WITHOUT_FLUSHING = 0x8004587D, 2
"""What stops an ext4 disk, and an XFS one, as a power cut does: its cache is lost."""
SIZES = {"ext4": 16_000_000, "xfs": 320_000_000}
"""The smallest that serve; the file is sparse."""


class Disk:
    """A disk, mounted on a folder.

    Args:
        kind: ext4 or xfs.
        folder: below it, it is mounted; created.
        image: the file that it is in.

    Raises:
        OSError: nothing can be mounted here.
    """

    def __init__(self, kind: str, folder: Path, image: Path) -> None:
        self._above, self.folder, self._image = folder, folder / "disk", image
        self.folder.mkdir(parents=True)
        with image.open("wb") as file:
            file.truncate(SIZES[kind])
        # A namespace that another test makes has a copy of each mount: from one that is shared, that copy goes with it.
        share = ["mount", "--make-shared", "--bind", str(folder), str(folder)]
        for command in ([f"mkfs.{kind}", "-q", str(image)], share, self._mount):
            if subprocess.run(command, capture_output=True).returncode:
                raise OSError(f"no {kind} disk can be mounted here")

    @property
    def _mount(self) -> list[str]:
        return ["mount", "-o", "loop", str(self._image), str(self.folder)]

    def cut_power(self) -> None:
        """Stop it; what it has not written is lost, and nothing can be read or written any more."""
        import fcntl  # not everywhere

        disk = os.open(self.folder, os.O_RDONLY)
        fcntl.ioctl(disk, FS_IOC_SHUTDOWN, WITHOUT_FLUSHING.to_bytes(4, sys.byteorder))
        os.close(disk)

    def start_again(self) -> None:
        """Mount what it has; nobody may have a file of it open."""
        subprocess.run(["umount", self.folder], check=True)
        subprocess.run(self._mount, check=True)

    def remove(self) -> None:
        for folder in (self.folder, self._above):
            subprocess.run(["umount", "-l", folder], check=True)
        self._image.unlink()
