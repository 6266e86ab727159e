"""The settings: each is changed in place, serves at once, and is written into the file."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Iterable, Sequence
from functools import partialmethod
from typing import Any

from textual.timer import Timer

from glutetimer.app.screens.settings.list import SettingsList
from glutetimer.app.screens.settings.view import DEFAULT, KEYS, SettingRow, setting_rows, toggle_flag
from glutetimer.settings.kinds import Name
from glutetimer.settings.paths import tilde
from glutetimer.settings.settings import AUTO, TABLE, THEME, Setting, Settings, Talk
from glutetimer.sound.speaker import find_missing_voice
from glutetimer.training.exercise import Flag

SAMPLE_AFTER_S = 0.3
"""A sample is heard once the volume rests."""
SPEAKING = ("voice", "voice-speed", "voice-name", "language", "voice-command")
SOUNDING = ("sound", "volume", "tones", *SPEAKING)
"""What a sample is heard of, once it is changed."""
_SETTINGS = {each.key: each for each in TABLE}


class SettingsScreen(SettingsList):
    """All that the file may say; the last row opens the keys."""

    def __init__(self, first: str = "") -> None:
        super().__init__(first)
        self._sample: Timer | None = None
        self._install = find_missing_voice()

    def heading(self) -> tuple[str, str, str]:
        return "SETTINGS", "Settings", tilde(self.host.context.paths.settings)

    def read_rows(self) -> Sequence[SettingRow]:
        return setting_rows(self.settings, "" if self.settings.voice_command else self._install)

    def available(self) -> set[str]:
        """What is typed has no steps, and can be as it was."""
        setting = _SETTINGS.get(self._here)
        return super().available() | ({"reset"} if setting and setting.kind.typed else set())

    def shown_commands(self) -> Iterable[str]:
        return "less", "more", "change", "reset", "back", "help"

    # ------------------------------------------------------------ changing

    def action_change(self) -> None:
        setting = _SETTINGS.get(self.row.id)
        if self.row.id == KEYS:
            self.host.open("keys")
        elif setting and setting.kind.typed:
            self._ask(setting)
        else:
            self._step(1, around=True)

    def action_reset(self) -> None:
        if setting := _SETTINGS.get(self.row.id):
            self._set(setting, getattr(DEFAULT, setting.field))
        elif Flag(self.row.id) in self.settings.without:
            self._toggle(Flag(self.row.id))

    def _step(self, by: int, around: bool = False) -> None:
        if setting := _SETTINGS.get(self.row.id):
            kind = self._themes if setting is THEME else setting.kind
            self._set(setting, kind.step(getattr(self.settings, setting.field), by, around))
        elif self.row.steps and (around or (Flag(self.row.id) in self.settings.without) != (by > 0)):
            self._toggle(Flag(self.row.id))

    action_less = partialmethod(_step, -1)
    action_more = partialmethod(_step, 1)

    def _ask(self, setting: Setting) -> None:
        from glutetimer.app.screens.dialogs.line import LineScreen

        def take(value: Any) -> None:
            if value is not None:
                self._set(setting, value)

        now = setting.kind.written(getattr(self.settings, setting.field))
        self.host.ask(LineScreen(f"{setting.name}: {setting.words}", now, setting.kind.parse), take)

    @property
    def _themes(self) -> Name:
        """What follows the terminal, our own, then Textual's."""
        names = self.app.available_themes
        return Name(60, [AUTO, *sorted(names, key=lambda name: not name.startswith("glutetimer-"))])

    def _set(self, chosen: Setting, value: Any) -> None:
        if value == getattr(self.settings, chosen.field):
            return
        self.host.set_settings(self.settings._replace(**{chosen.field: value}))
        self.host.settings_writer.keep((chosen.key,), chosen.kind.written(value))
        self.say("")
        self.repaint()
        if chosen.key in SOUNDING:
            self._hear_soon(speaks=chosen.key in SPEAKING)

    def _toggle(self, flag: Flag) -> None:
        without = toggle_flag(self.settings, flag)
        self.host.set_settings(self.settings._replace(without=without))
        self.host.settings_writer.keep(("without",), [each.value for each in without] or None)
        self.repaint()

    # ------------------------------------------------------------ a sample

    def _hear_soon(self, speaks: bool) -> None:
        if self._sample:
            self._sample.stop()
        self._sample = self.set_timer(SAMPLE_AFTER_S, lambda: self._hear(speaks))

    def _hear(self, speaks: bool) -> None:
        settings = self.settings if speaks else self.settings._replace(voice=Talk.OFF)
        if settings.sound and settings.volume:
            self.run_beside(self._play, settings, group="sample")

    async def _play(self, settings: Settings) -> None:
        from glutetimer.sound.found import play_sample

        refused = await to_thread(play_sample, settings, lambda: self.host.context.clock.read().now)
        if refused and self.is_there:
            self.say(refused[0], alert=True)
