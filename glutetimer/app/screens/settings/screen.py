"""The settings: each is changed in place, serves at once, and is written into the file."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from textual.timer import Timer

from glutetimer.app.screens.settings.list import SettingsList
from glutetimer.app.screens.settings.view import DEFAULT, ListView, setting_rows, setting_words
from glutetimer.settings.kinds import Name
from glutetimer.settings.paths import tilde
from glutetimer.settings.settings import TABLE, THEME, Setting, Talk

SAMPLE_AFTER_S = 0.3
"""A sample is heard once the volume rests."""


class SettingsScreen(SettingsList):
    """Every setting; the last row opens the keys."""

    def __init__(self) -> None:
        super().__init__()
        self._sample: Timer | None = None

    @property
    def chosen(self) -> Setting | None:
        """The setting under the cursor; None for the keys."""
        return TABLE[self.cursor] if self.cursor < len(TABLE) else None

    def view(self) -> ListView:
        """Every setting."""
        return ListView(
            "Settings",
            tilde(self.host.context.paths.settings),
            setting_rows(self.settings),
            self.cursor,
            setting_words(self.cursor),
            commands=("less", "more", "change", "reset", "back", "help"),
        )

    def available(self) -> Collection[str]:
        """The keys have no value of their own."""
        return super().available() if self.chosen else set(super().available()) - {"less", "more", "reset"}

    # ------------------------------------------------------------ changing

    def action_less(self) -> None:
        """A step down."""
        self._step(-1)

    def action_more(self) -> None:
        """A step up."""
        self._step(1)

    def action_change(self) -> None:
        """The next value, and after the last the first; or into the keys."""
        if self.chosen:
            self._step(1, around=True)
        else:
            self.host.open("keys")

    def action_reset(self) -> None:
        """As it is without a settings file."""
        if chosen := self.chosen:
            self._set(chosen, getattr(DEFAULT, chosen.field))

    def _step(self, by: int, around: bool = False) -> None:
        if chosen := self.chosen:
            kind = self._themes if chosen is THEME else chosen.kind
            self._set(chosen, kind.step(getattr(self.settings, chosen.field), by, around))

    @property
    def _themes(self) -> Name:
        """Textual's, behind our own."""
        names = self.app.available_themes
        return Name(60, sorted(names, key=lambda name: not name.startswith("glutetimer-")))

    def _set(self, chosen: Setting, value: Any) -> None:
        if value == getattr(self.settings, chosen.field):
            return
        self.host.set_settings(replace(self.settings, **{chosen.field: value}))
        self.host.settings_writer.keep((chosen.key,), chosen.kind.written(value))
        self.say("")
        if chosen.key in ("volume", "sound"):
            self._hear_soon()

    # ------------------------------------------------------------ a sample

    def _hear_soon(self) -> None:
        if self._sample:
            self._sample.stop()
        self._sample = self.set_timer(SAMPLE_AFTER_S, self._hear)

    def _hear(self) -> None:
        settings = replace(self.settings, voice=Talk.OFF)
        if settings.sound and settings.volume:
            from glutetimer.sound.found import play_sample

            now = lambda: self.host.context.clock.read().now  # noqa: E731
            self.run_worker(lambda: play_sample(settings, now), thread=True, group="sample", exclusive=True)
