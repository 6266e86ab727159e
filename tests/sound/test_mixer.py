"""What mixers answer, as they wrote it when they were asked."""

from __future__ import annotations

import pytest

from glutetimer import system
from glutetimer.sound.mixer import describe_mute, read_answer
from glutetimer.system.macos import MacOS
from tests.sound.conftest import Programs, needs_sh

PACTL = "Mute: {}\nVolume: front-left: {} /  {}% / -inf dB,   front-right: {} /  {}% / -inf dB\n        balance 0.00\n"
AMIXER = "Simple mixer control 'Master',0\n  Limits: Playback 0 - 65536\n  Mono: Playback {} [{}%] [{}]\n"
MAC = "output volume:{}, input volume:50, alert volume:100, output muted:{}\n"
MUTED, ZERO = "the sound card is muted", "the system's volume is 0"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (PACTL.format("no", 32768, 50, 32768, 50), ""),
        (PACTL.format("yes", 32768, 50, 32768, 50), MUTED),
        (PACTL.format("no", 0, 0, 0, 0), ZERO),
        (PACTL.format("no", 0, 0, 32768, 50), ""),
        ("Volume: 0.40\n", ""),
        ("Volume: 0.40 [MUTED]\n", MUTED),
        ("Volume: 0.00\n", ZERO),
        (AMIXER.format(40000, 61, "on"), ""),
        (AMIXER.format(40000, 61, "off"), MUTED),
        (AMIXER.format(0, 0, "on"), ZERO),
        (MAC.format(44, "false"), ""),
        (MAC.format(44, "true"), MUTED),
        (MAC.format(0, "false"), ZERO),
        (MAC.format("missing value", "missing value"), ""),
        ("", ""),
        ("Connection failure: Connection refused", ""),
    ],
)
def test_what_an_answer_means(answer: str, words: str) -> None:
    assert read_answer(answer) == words


@needs_sh
def test_the_first_mixer_that_answers_is_believed(programs: Programs) -> None:
    assert describe_mute() == "", "there is none to ask"
    programs.add("amixer", "echo 'Mono: Playback 0 [0%] [off]'")
    assert describe_mute() == MUTED
    programs.add("pactl", "echo 'Mute: no'")
    assert describe_mute() == ""
    programs.add("wpctl", "echo no server; exit 1")
    assert describe_mute() == "", "one that fails is as good as none"


@needs_sh
def test_macos_is_asked_by_a_script(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "this", MacOS())
    programs.add("wpctl", "echo 'Volume: 0.40 [MUTED]'")
    assert describe_mute() == "", "what another system has is not asked"
    programs.add("osascript", f"""[ "$*" = "-e get volume settings" ] && echo '{MAC.format(44, "true")}'""")
    assert describe_mute() == MUTED
