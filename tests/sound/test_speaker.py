"""The system's speakers: how each is told the voice, the accent and the speed; and words made in memory, played."""

from __future__ import annotations

import wave
from array import array
from pathlib import Path

import pytest

from glutetimer import system
from glutetimer.sound.played_voice import PlayedVoice
from glutetimer.sound.speaker import find, knows
from glutetimer.sound.synthesizer import Manner, SynthesisError
from glutetimer.sound.tones import RATE, Frames
from glutetimer.system.linux import Linux
from glutetimer.system.macos import MacOS
from glutetimer.system.windows import Windows
from tests.sound.conftest import Programs, children, needs_sh, until

pytestmark = needs_sh
SAY_VOICES = """Albert              en_US    # Hello! My name is Albert.
Anna                de_DE    # Hallo! Ich heiße Anna.
Daniel              en_GB    # Hello! My name is Daniel.
Eddy (English (UK)) en_GB    # Hello! My name is Eddy.
Samantha            en_US    # Hello! My name is Samantha."""


def mac_voice(programs: Programs, **manner: str) -> str:
    programs.add("say", f"cat <<'.'\n{SAY_VOICES}\n.")
    found = find(Manner(**manner))  # type: ignore[arg-type]
    assert found
    return found.command[found.command.index("-v") + 1]


def test_a_mac_in_any_language_is_given_an_english_voice(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "this", MacOS())
    assert mac_voice(programs) == "Samantha"
    assert mac_voice(programs, language="en-gb") == mac_voice(programs, language="EN-GB") == "Daniel"
    assert mac_voice(programs, language="en-za") == "Samantha", "an accent that it has not"
    assert mac_voice(programs, name="Eddy (English (UK))") == "Eddy (English (UK))"
    assert mac_voice(programs, name="f3") == "Samantha"
    assert knows("Daniel") and not knows("f3")
    monkeypatch.setattr(system, "this", Linux())
    assert not knows("Daniel")


def test_a_mac_that_does_not_list_its_voices_speaks_by_its_own(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "this", MacOS())
    programs.add("say", "exit 1")
    found = find(Manner(speed=120))
    assert found and found.command == ("say", "-r", "210", "-f", "-")


def test_windows_is_given_an_english_voice_and_a_name_is_no_script(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "this", Windows())
    programs.add("powershell", "exit 0")
    found = find(Manner(50, "O'Hara'; exit", "en-gb", 200))
    assert found
    script = found.command[-1]
    assert "-eq 'O''Hara''; exit' }" in script
    assert "-like 'en-gb*'" in script and "-like 'en*'" in script
    assert "$s.Volume = 50" in script and "$s.Rate = 6" in script
    assert "[Text.Encoding]::UTF8" in script and "[Console]::In" not in script  # which has the console's code page


def test_espeak_and_its_kin_by_manner(programs: Programs) -> None:
    programs.add("spd-say", "exit 0")
    fast, slow = (find(Manner(80, "Annie", "en-us", speed)) for speed in (200, 80))
    assert fast and fast.command == (
        *("spd-say", "--wait", "--language", "en-us", "--synthesis-voice", "Annie"),
        *("--rate", "77", "--volume", "60", "--"),
    )
    assert slow and slow.command[slow.command.index("--rate") + 1] == "-38"
    programs.add("espeak-ng", "exit 0")
    found = find(Manner(80, "f3", "en-us", 120))
    assert found and found.command == ("espeak-ng", "-v", "en-us+f3", "-s", "210", "-a", "100", "--stdin")


class Maker:
    """Makes a moment of sound."""

    name, instant, fails = "maker", True, False

    def synthesize(self, words: str) -> Frames:
        if self.fails:
            raise SynthesisError("no breath")
        return array("h", [len(words)] * 4800)


def test_words_made_in_memory_are_played_where_there_is_no_stream(programs: Programs) -> None:
    programs.add("aplay", 'cat "$2" > "$0.wav"; touch "$0.done"; exec sleep 60')
    programs.add("touch", 'echo > "$1"')
    maker = Maker()
    speaks = PlayedVoice(maker, ("aplay", "-q"))
    assert speaks.name == "maker, by aplay"
    process = speaks.say("Turn over")
    until(lambda: Path(programs.folder, "aplay.done").exists())
    speaks.silence(process)
    with wave.open(str(programs.folder / "aplay.wav")) as file:
        assert file.getparams()[:4] == (1, 2, RATE, 4800)
        assert array("h", file.readframes(1)) == array("h", [9])
    assert not children()
    maker.fails = True
    with pytest.raises(OSError, match="no breath"):
        speaks.say("Turn over")
