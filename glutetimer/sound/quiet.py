"""What libraries write to standard error behind Python's back: ALSA's 35 lines where there is no device."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from glutetimer import system


@contextmanager
def quiet() -> Iterator[None]:
    """While it lasts, file descriptor 2 leads nowhere; what Python writes to standard error arrives as ever.

    It must last as long as the sound does, not only while a device is opened: one that is lost is opened again in the
    middle of a session. On Windows no library writes there, and nothing is done.
    """
    if not system.this.libraries_print:
        yield
        return
    descriptor = os.dup(2)
    before = sys.stderr, sys.__stderr__
    encoding = before[0].encoding or "utf-8"  # the terminal's, and what stands for characters that it has not
    with os.fdopen(descriptor, "w", encoding=encoding, errors=before[0].errors, buffering=1) as stream:
        sys.stderr = sys.__stderr__ = stream  # type: ignore[misc]
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        try:
            yield
        finally:
            os.dup2(descriptor, 2)
            sys.stderr, sys.__stderr__ = before  # type: ignore[misc]
