"""Which tones the settings name: a set, or a folder of the user's own sounds."""

from __future__ import annotations

from pathlib import Path

from glutetimer.files.reading.names import nearest
from glutetimer.session.cues import Cue
from glutetimer.settings.paths import expand_home, tilde
from glutetimer.settings.settings import TONE_SETS
from glutetimer.sound.frames import UndecodableError, decode
from glutetimer.sound.tones import CLEAR, RATE, SOFT, TONES, Frames, ToneSet

SETS = dict(zip(TONE_SETS, (CLEAR, SOFT), strict=True))
LONGEST_S = 3.0
"""A longer sound would keep the words that follow it waiting (our choice)."""
MOST_BYTES = 4_000_000
"""What is larger is no such sound (our choice)."""
_SOUNDS = (".wav", ".flac", ".mp3", ".ogg")
FILES = {cue.name.lower().replace("_", "-"): cue for cue in Cue}
"""What a file of one's own is called, without its ending."""


def find_tones(named: str) -> tuple[ToneSet, tuple[str, ...]]:
    """The tones of a setting, and what is wrong with its sounds, a line each: in their place the usual ones serve.
    `named`: a set, or a folder with a sound for each cue that is to have one of its own, such as `start.wav`.
    """
    if named in SETS:
        return SETS[named], ()
    own: dict[Cue, Frames] = {}
    problems = []
    folder = expand_home(named)
    try:
        paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        return CLEAR, (f"tones: {tilde(folder)}: {error.strerror or error}; the usual tones serve",)
    for path in paths:
        cue = FILES.get(path.stem)
        if cue is None and path.suffix.lower() not in _SOUNDS:
            continue
        try:
            if cue is None:
                near = nearest(path.stem, FILES)
                help = f"did you mean '{near}'?" if near else f"its name is none of {', '.join(FILES)}"
                raise UndecodableError(f"there is no such cue; {help}")
            own[cue] = _read(path)
        except (UndecodableError, OSError) as error:
            problems.append(f"tones: {tilde(path)}: {getattr(error, 'strerror', None) or error}")
    if not own and not problems:
        problems.append(f"tones: {tilde(folder)} has no sound; name one after its cue, such as start.wav")
    return ToneSet(TONES, own), tuple(problems)


def _read(path: Path) -> Frames:
    """The sound of a file.

    Raises:
        UndecodableError: it is none, or too long.
        OSError: it cannot be read.
    """
    if path.stat().st_size > MOST_BYTES:
        raise UndecodableError(f"it is too large; {LONGEST_S:g} s at most")
    frames = decode(path.read_bytes())
    if len(frames) > LONGEST_S * RATE:
        raise UndecodableError(f"it lasts {len(frames) / RATE:.1f} s; {LONGEST_S:g} s at most")
    return frames
