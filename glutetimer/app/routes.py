"""The table of screens: by which name each is opened, and what makes it. A screen is imported when it is opened."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from textual.screen import Screen

ROUTES = {
    "builder": "builder.screen:BuilderScreen",
    "exercise": "exercises.exercise:ExerciseScreen",
    "exercises": "exercises.screen:ExercisesScreen",
    "guide": "guide.screen:GuideScreen",
    "help": "dialogs.text:help_screen",
    "home": "home.screen:HomeScreen",
    "keys": "settings.keys:KeysScreen",
    "opened": "review.opened:OpenedScreen",
    "preview": "preview.screen:PreviewScreen",
    "remote": "dialogs.remote:RemoteScreen",
    "review": "review.screen:ReviewScreen",
    "safety": "dialogs.text:safety_screen",
    "session": "session.screen:SessionScreen",
    "settings": "settings.screen:SettingsScreen",
    "summary": "summary.screen:SummaryScreen",
    "week": "week.screen:WeekScreen",
}
"""Module below `glutetimer.app.screens`, and the class or function in it."""


def make_screen(name: str, *args: Any) -> Screen[Any]:
    module, _, maker = ROUTES[name].partition(":")
    screen: Screen[Any] = getattr(import_module(f"glutetimer.app.screens.{module}"), maker)(*args)
    return screen
