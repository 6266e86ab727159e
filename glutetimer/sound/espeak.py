"""espeak-ng as a library, by ctypes: words into frames, in memory, in a few thousandths of a second.

The library comes with the extra `voice` (the package espeakng-loader, which brings its data), or is the system's own.
Its licence is the GPL, version 3 or later; nothing of it is part of glutetimer, which uses what its user installed.
"""

from __future__ import annotations

import ctypes
import os
from array import array
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

from glutetimer import system
from glutetimer.sound.frames import resample, trim
from glutetimer.sound.synthesizer import Manner, SynthesisError
from glutetimer.sound.tones import Frames

PACKAGE = "espeakng_loader"
_SYNCHRONOUS, _UTF8, _RATE, _VOLUME = 2, 1, 1, 2
_AT_CHARACTER = 1
_NO_EXIT = 0x8000
"""Without it the library ends the program where its data is missing."""
_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


class _Voice(ctypes.Structure):
    """What a voice is chosen by (`espeak_VOICE` of speak_lib.h)."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_char_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


class _Library:
    """The one that is loaded: what it is set to is the process's, so one thread at a time speaks."""

    def __init__(self, path: str, data: str | None) -> None:
        """Load it.

        Args:
            path: of the library, or its name for the system's loader.
            data: the folder of its data; None: its own.
        """
        self.path = path
        self._library = library = ctypes.CDLL(path)
        self._lock = Lock()
        self._blocks: list[bytes] = []
        self._set: Manner | None = None
        self.rate: int = library.espeak_Initialize(_SYNCHRONOUS, 0, os.fsencode(data) if data else None, _NO_EXIT)
        if self.rate <= 0:
            raise OSError("espeak-ng does not find its data")
        self.voices = Path(data or self._own_data()) / "voices" / "!v"
        self._callback = _Callback(self._take)  # kept, as C calls it
        library.espeak_SetSynthCallback(self._callback)
        library.espeak_Synth.argtypes = (
            *(ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int),
            *(ctypes.c_uint, ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p),
        )

    def _own_data(self) -> str:
        path = ctypes.c_char_p()
        self._library.espeak_Info.restype = ctypes.c_char_p
        self._library.espeak_Info(ctypes.byref(path))
        return os.fsdecode(path.value or b"")

    def _take(self, block: int | None, frames: int, _: Any) -> int:
        if block and frames:
            self._blocks.append(ctypes.string_at(block, 2 * frames))
        return 0

    def speak(self, words: str, manner: Manner) -> Frames:
        """The frames of words, at the library's rate.

        Raises:
            SynthesisError: it says nothing, and why is not known.
        """
        text = words.encode(errors="replace") + b"\0"
        with self._lock:
            self._be_set(manner)
            self._blocks.clear()
            failed = self._library.espeak_Synth(text, len(text), 0, _AT_CHARACTER, 0, _UTF8, None, None)
            frames = array("h", b"".join(self._blocks))
            self._blocks.clear()
        if failed:
            raise SynthesisError("espeak-ng says nothing")
        return frames

    def _be_set(self, manner: Manner) -> None:
        if manner == self._set:
            return
        by_language = _Voice(languages=manner.language.lower().encode())
        if self._library.espeak_SetVoiceByProperties(ctypes.byref(by_language)):
            self._library.espeak_SetVoiceByName(b"en")
        if manner.name:
            self._library.espeak_GetCurrentVoice.restype = ctypes.POINTER(_Voice)
            voice = self._library.espeak_GetCurrentVoice().contents.identifier or b"en"
            self._library.espeak_SetVoiceByName(voice + b"+" + manner.name.encode())
        self._library.espeak_SetParameter(_RATE, manner.words_a_minute, 0)
        self._library.espeak_SetParameter(_VOLUME, round(manner.volume * 5 / 4), 0)
        self._set = manner


class Espeak:
    """Says words by the library.

    Args:
        manner: how; of names it knows those of its own voices, such as "f3".

    Raises:
        OSError: there is no such library here.
    """

    instant = True

    def __init__(self, manner: Manner) -> None:
        self._library = load()
        self._manner = manner
        self.name = ", ".join(filter(None, ("espeak-ng", manner.language, manner.name)))

    def synthesize(self, words: str) -> Frames:
        """The frames of words; no silence before and after them."""
        return resample(trim(self._library.speak(words, self._manner)), self._library.rate)


def is_there() -> bool:
    try:
        load()
    except OSError:
        return False
    return True


def knows(name: str) -> bool:
    return not name or name in voice_names()


def voice_names() -> list[str]:
    """The voices that there are, besides those of the languages; none where there is no library."""
    try:
        return sorted(path.name for path in load().voices.iterdir())
    except OSError:
        return []


def load() -> _Library:
    """The library, loaded once whichever threads ask for it: of the package, else of the system.

    Raises:
        OSError: there is none here.
    """
    with _loading:
        return _load()


_loading = Lock()
"""Two at once would both begin it, and the later one's callback take the words of the other."""


@cache
def _load() -> _Library:
    if find_spec(PACKAGE):
        try:
            loader = import_module(PACKAGE)  # untyped; and late, as not every session speaks
            return _Library(loader.get_library_path(), loader.get_data_path())
        except (ImportError, OSError, RuntimeError, AttributeError):
            pass  # made for another system than this one; perhaps the system has its own
    for name in system.this.voice_libraries:
        try:
            return _Library(name, None)
        except (OSError, AttributeError):
            pass
    raise OSError("there is no espeak-ng")
