"""What differs from system to system. Nothing else in the program asks which one it runs on: `this` is that one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if sys.platform == "win32":
    from glutetimer.system.windows import Windows as ThisSystem
elif sys.platform == "darwin":
    from glutetimer.system.macos import MacOS as ThisSystem
elif sys.platform == "linux":
    from glutetimer.system.linux import Linux as ThisSystem
else:
    from glutetimer.system.posix import Posix as ThisSystem
if TYPE_CHECKING:
    from glutetimer.system.system import System

this: System = ThisSystem()
