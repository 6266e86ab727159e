"""The system's players: the first that plays is taken, and no process of it is left behind."""

from __future__ import annotations

import wave
from pathlib import Path

import pytest

from glutetimer.session.cues import Cue
from glutetimer.session.events import Begun, Count, Halfway, Ten
from glutetimer.sound import player
from glutetimer.sound.player import Player, find, write
from glutetimer.sound.tones import CLEAR, RATE
from glutetimer.training.plan import Phase, PhaseKind
from tests.sound.conftest import Programs, children, needs_sh, until

PHASE = Phase(kind=PhaseKind.WORK, seconds=30)
TELLS = 'for last; do :; done; echo "$last" >> "$0.told"'

pytestmark = needs_sh


def names(programs: Programs, program: str) -> list[str]:
    return [Path(line).stem for line in programs.told(program)]


def playing(programs: Programs, script: str = TELLS, name: str = "aplay") -> Player:
    programs.add(name, script)
    found = find(80)
    assert found and found.command[0] == name
    return found


def test_without_a_program_there_is_no_player(programs: Programs) -> None:
    assert find(80) is None


def test_programs_that_cannot_play_are_passed_over(programs: Programs) -> None:
    programs.add("paplay", "exit 1")
    programs.add("pw-play", "kill -9 $$")
    p = playing(programs)
    assert p.command == ("aplay", "-q")
    p.close()


def test_a_program_that_hangs_on_is_taken_to_play(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(player, "TRIED_S", 0.05)
    programs.add("paplay", "sleep 5")
    p = find(80)
    assert p and p.command == ("paplay",)
    p.close()


def test_what_happens_is_played_and_the_latest_of_it_alone(programs: Programs) -> None:
    p = playing(programs)
    p.hear([Ten(10, 10)], [Halfway(11)], 10.02)
    p.hear([Count(12, 2), Count(13, 1), Begun(14, PHASE)], [], 14.01)
    p.hear([], [], 15)
    until(lambda: len(programs.told("aplay")) == 3)  # the first is the moment of silence by which it was found
    assert sorted(names(programs, "aplay")[1:]) == ["start", "ten"]
    p.close()


def test_what_is_long_past_is_not_played(programs: Programs) -> None:
    p = playing(programs)
    p.hear([Ten(10, 10)], [], 11.5)
    p.hear([Ten(20, 20)], [], 20)
    until(lambda: len(programs.told("aplay")) == 2)
    assert p.works
    p.close()


def test_no_process_is_left_as_a_zombie(programs: Programs) -> None:
    p = playing(programs)
    for at in range(5):
        p.hear([Count(at, 3)], [], at)
    until(lambda: len(programs.told("aplay")) == 6)

    def none_left() -> bool:
        p.hear([], [], 10)
        return not children()

    until(none_left)
    p.close()


def test_silence_ends_what_plays_and_is_no_failure(programs: Programs) -> None:
    p = playing(programs, f'{TELLS}; case "$last" in *silence*) ;; *) exec sleep 60;; esac')
    p.hear([Count(1, 3)], [], 1)
    until(lambda: len(programs.told("aplay")) == 2)
    p.silence()

    def none_left() -> bool:
        p.hear([], [], 2)
        return not children()

    until(none_left)
    assert p.works
    p.close()


def test_a_program_that_stops_playing_is_noticed(programs: Programs) -> None:
    p = playing(programs, 'case "$2" in *silence*) ;; *) exit 1;; esac')
    p.hear([Count(1, 3)], [], 1)

    def noticed() -> bool:
        p.hear([], [], 2)
        return not p.works

    until(noticed)
    p.close()


def test_a_program_that_disappears_is_no_error(programs: Programs) -> None:
    p = playing(programs)
    programs.remove("aplay")
    p.hear([Count(1, 3)], [], 1)
    assert not p.works
    p.close()


def test_the_end_lets_the_last_tone_end_and_clears_away(programs: Programs) -> None:
    goes_on = 'while [ ! -e "$0.go" ]; do sleep 0.02; done; echo done >> "$0.told"'
    p = playing(programs, f'{TELLS}; case "$last" in *silence*) ;; *) {goes_on};; esac')
    p.hear([Count(1, 3)], [], 1)
    folder = Path(p._folder.name)
    assert folder.exists()
    p.close()
    assert folder.exists(), "nobody waited for it"
    programs.touch("aplay.go")
    until(lambda: not folder.exists())
    assert programs.told("aplay")[-1] == "done"
    assert not children()


def test_an_end_at_once_ends_the_last_tone(programs: Programs) -> None:
    p = playing(programs, f'{TELLS}; case "$last" in *silence*) ;; *) exec sleep 60;; esac')
    p.hear([Count(1, 3)], [], 1)
    until(lambda: len(programs.told("aplay")) == 2)
    p.close(at_once=True)
    until(lambda: not Path(p._folder.name).exists(), 2)
    assert not children()


def test_a_file_holds_the_frames_of_its_tone(tmp_path: Path) -> None:
    frames = CLEAR.samples(Cue.BEST, 60)
    write(tmp_path / "best.wav", frames)
    with wave.open(str(tmp_path / "best.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        assert file.getnframes() == len(frames)
        assert file.readframes(1000) == frames[:1000].tobytes()
