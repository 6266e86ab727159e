"""What Linux has besides: /proc, and a clock that counts while the machine sleeps."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from glutetimer.system import posix

if TYPE_CHECKING:
    from socket import socket

assert sys.platform == "linux" or not TYPE_CHECKING  # mypy takes each module for its system


class Linux(posix.Posix):
    """The kernel tells of its processes in files."""

    keeps_to_xdg = "ANDROID_ROOT" not in os.environ

    def read_clocks(self) -> tuple[float, float]:
        return time.clock_gettime(time.CLOCK_BOOTTIME), time.monotonic()

    def identify(self) -> dict[str, str]:
        # A machine that was copied has another name; the numbers of processes are those of a container's namespace.
        space = ""
        with suppress(OSError):
            space = os.readlink("/proc/self/ns/pid")  # noqa: PTH115 - pathlib comes late
        machine = f"{_read('/etc/machine-id')} {os.uname().nodename}".strip()
        return {"machine": machine, "boot": _read("/proc/sys/kernel/random/boot_id"), "space": space}

    def _ask_beginning(self, process: int) -> str | None:
        fields = _read(f"/proc/{process}/stat").rpartition(")")[2].split()  # proc(5); a name may have anything in it
        if len(fields) > 19:
            return "-" if fields[0] == "Z" else fields[19]
        return None if _read("/proc/self/stat") else super()._ask_beginning(process)

    def read_link(self, name: str) -> dict[str, str]:
        told = {each: _read(f"/sys/class/net/{name}/{each}") for each in ("operstate", "uevent", "type", "tun_flags")}
        return {each: value for each, value in told.items() if value}

    def drop_when_silent(self, connection: socket, milliseconds: int) -> None:
        from socket import IPPROTO_TCP, TCP_USER_TIMEOUT

        connection.setsockopt(IPPROTO_TCP, TCP_USER_TIMEOUT, milliseconds)


def _read(path: str) -> str:
    with suppress(OSError, ValueError), open(path, encoding="utf-8") as file:  # noqa: PTH123
        return file.read().strip()
    return ""
