"""That there is no voice is said once, not in every session; and once more if one that was found goes missing."""

from __future__ import annotations

from contextlib import suppress

from glutetimer.settings.paths import Paths


def mention_missing_voice(paths: Paths, install: str) -> str:
    """What to say of the voice before this session.

    Args:
        paths: where it is noted that it was said.
        install: what to install to have a voice; empty where there is one, or none is wanted.

    Returns:
        a few words; empty where there is nothing to say, or it was said before.
    """
    told = paths.voice_told
    if not install:
        with suppress(OSError):
            told.unlink(missing_ok=True)
        return ""
    if told.exists():
        return ""
    with suppress(OSError):  # where nothing can be written it is said again
        told.parent.mkdir(parents=True, exist_ok=True)
        told.touch()
    return f"no voice: install {install}"
