"""The program in the full window: themes, signals, the way from screen to screen."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from functools import cached_property, partial
from os import environ
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.theme import Theme

from glutetimer import system
from glutetimer.app.drawing.tokens import Palette, colours_of
from glutetimer.app.keys import KeyFilter
from glutetimer.app.routes import make_screen
from glutetimer.app.themes import THEMES, name_theme, palette_of
from glutetimer.app.widgets.screen import BaseScreen, HouseScreen
from glutetimer.app.window_title import WindowTitle
from glutetimer.files.reading.names import nearest
from glutetimer.keys.repeats import TAP_S
from glutetimer.library.catalogue import load
from glutetimer.services.context import Context
from glutetimer.services.rescue import NOT_SAVED, shorten, take_in
from glutetimer.settings.settings import AUTO, TABLE, Settings
from glutetimer.training.plan import Phase
from glutetimer.training.workout import Workout

R = TypeVar("R")

DAY_EVERY_S = 20.0
"""How often the day is looked at where nobody presses anything."""
COLLECT_AFTER_S = 1.0
"""By then the first picture is there."""
SHOWN_S = 2.0
"""How long a key waits for the screen that it is for (our choice)."""

if TYPE_CHECKING:
    from types import FrameType

    from rich.console import RenderableType
    from textual.driver import Driver

    from glutetimer.app.sessions import WindowSessions
    from glutetimer.app.settings_writer import SettingsWriter
    from glutetimer.files.reading.problem import Problem
    from glutetimer.history.sync.sync import Exchange
    from glutetimer.history.writer import Writer
    from glutetimer.keys.ground import TerminalGround
    from glutetimer.remote.remote import Remote
    from glutetimer.services.freshness import Freshness
    from glutetimer.services.session_outlets import SessionOutlets
    from glutetimer.services.sync import BackgroundSync


class GlutetimerApp(App[int]):
    """Home, sessions, and what is between.

    A workout to `start` is performed at once, and the program ends after it; one to `preview` is shown on top of home.
    Where nothing is known of the terminal's ground, it is taken for dark.
    """

    TITLE = "glutetimer"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "suspend_process", show=False)]

    def __init__(
        self,
        context: Context,
        start: Workout | None = None,
        remote: Remote | None = None,
        preview: Workout | None = None,
        ground: TerminalGround | None = None,
    ) -> None:
        # Screens above the first one bring their style. NO_COLOR means none: Textual alone would send greys.
        super().__init__(css_path=None if start else "start.tcss", ansi_color="NO_COLOR" in environ or None)
        self.context = context
        self.remote = remote
        self.window_title = WindowTitle()
        self.ground = ground
        self._is_light = ground is not None and ground.is_light(environ)
        if ground:
            ground.on_told = self._ground_told
        self._start, self._preview = start, preview
        self.opened_writer: Writer | None = None
        """What saves, once there was something to save."""
        self._settings_writer: SettingsWriter | None = None
        self._events: asyncio.AbstractEventLoop | None = None
        self._fresh: Freshness | None = None
        self._day = context.today
        self.presses = KeyFilter()
        self._waits = ""
        """What an earlier session could not save, and this start neither."""
        for theme in THEMES:
            self.register_theme(theme)
        # As if it had been the default: a change of theme would read every style twice.
        wanted = name_theme(context.settings.theme, self._is_light)
        known = wanted in self.available_themes
        self.set_reactive(App.theme, wanted if known else name_theme(AUTO, self._is_light))
        self.stylesheet.set_variables(self.get_css_variables())

    @property
    def writer(self) -> Writer:
        if self.opened_writer is None:
            from glutetimer.history.writer import Writer

            paths = self.context.paths
            self.opened_writer = Writer(paths.history, paths.rescue, on_status=self.status_changed)
        return self.opened_writer

    @cached_property
    def session_outlets(self) -> SessionOutlets:
        from glutetimer.services.session_outlets import SessionOutlets

        return SessionOutlets(lambda: self.context, self._is_saved, self.warn)

    @cached_property
    def sync(self) -> BackgroundSync:
        from glutetimer.services.sync import BackgroundSync

        return BackgroundSync(lambda: self.context, self._is_saved, self.warn, self._arrived)

    async def hear_others(self) -> None:
        """Give what other devices have told a moment to come: a pain there locks here."""
        if self.context.settings.sync_folder:
            from glutetimer.services.sync import KNOWN_S

            self.sync.begin()
            await asyncio.to_thread(self.sync.wait, KNOWN_S)

    def _arrived(self, done: Exchange) -> None:
        """Called by a thread: other devices have told something."""
        if self._events:
            with suppress(RuntimeError):  # the window is closed already
                self._events.call_soon_threadsafe(self.call_later, self._show_arrivals, done)

    def _show_arrivals(self, done: Exchange) -> None:
        from glutetimer.views.sync import describe_rows

        if not self.sessions.performance:
            self.notify(f"From other devices: {describe_rows(done.arrivals.rows)}", timeout=4)
            for screen in self.screen_stack:
                if isinstance(screen, BaseScreen):
                    screen.turn_day(self._day)  # they read what there is now

    def _is_saved(self, seconds: float) -> bool:
        return self.opened_writer is None or self.opened_writer.drain(seconds)

    @property
    def not_saved(self) -> str:
        trouble = self.opened_writer.trouble if self.opened_writer else ""
        return f"NOT SAVED yet: {shorten(trouble, self.context.paths.data)}" if trouble else self._waits

    @property
    def palette(self) -> Palette:
        return palette_of(self.current_theme, plain=self.no_color and self.native_ansi_color)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The palette's tokens, for the stylesheet: `$soft`, `$raised` and so on."""
        return dict(colours_of(palette_of(self.current_theme, plain=False)))

    # ------------------------------------------------------------ begin and end

    def get_driver_class(self) -> type[Driver]:
        """Textual's own, which on Unix takes every byte that a terminal may send, and sends what has changed."""
        driver = super().get_driver_class()
        if driver.__name__ == "LinuxDriver":  # by its name: Windows has no such module
            from glutetimer.app.driver import TerminalDriver

            return TerminalDriver
        return driver

    def get_default_screen(self) -> Screen[Any]:
        """What lies under all others: home, or the session, which are there sooner so than on top of an empty one."""
        if not self._start:
            return make_screen("home")
        return self.sessions.make_at_once(self._start) or Screen()

    def on_load(self) -> None:
        """From before the terminal is taken, a signal gives it back."""
        self._catch_signals()

    async def on_mount(self) -> None:
        self.set_timer(COLLECT_AFTER_S, self._collect_garbage)
        self.set_interval(DAY_EVERY_S, self._turn_day)
        self.theme_changed_signal.subscribe(self, self._theme_changed)
        self._follow_ground()
        if self.context.settings.keys:
            self._bind_keys()
        if self.remote:
            from glutetimer.app.remote import listen

            listen(self.remote, lambda: self.screen_stack)
        for problem in (*self._problems, *self._find_unknown_theme(), *self._find_shared_keys()):
            self.warn(str(problem))
        if not self._start:  # home is seen first
            self.call_after_refresh(self._begin_opening)
        elif not self.sessions.begin_at_once():
            self._begin_opening()

    def run_beside(
        self, work: Callable[..., Coroutine[Any, Any, None]], *args: Any, group: str = "", exclusive: bool = False
    ) -> None:
        # Not `work(*args)`: where somebody leaves at once, Python would say that it was made for nothing.
        self.run_worker(partial(work, *args), group=group, exclusive=exclusive)  # type: ignore[arg-type]

    def _begin_opening(self) -> None:
        self.run_beside(self._open, group="opening")

    def _collect_garbage(self) -> None:
        """The start is over: from now on there is garbage to be found, but not in what was imported."""
        if hasattr(gc, "freeze"):  # PyPy has none
            gc.freeze()
        gc.enable()

    async def _open(self) -> None:
        """What could not be saved comes first, then what was interrupted, then what the program was started for."""
        await self.hear_others()
        await self.sessions.wait_for_history()
        for words in await asyncio.to_thread(take_in, self.context):
            self.warn(words)
            if words.startswith(NOT_SAVED):
                self._waits = shorten(words, self.context.paths.data)
                self._repaint()
        await self.sessions.open_first(self._start)
        if self._preview and not self.sessions.performance:
            from glutetimer.services.layout import find_layout

            self.open("preview", find_layout(self.context).lay_out(self._preview))

    @property
    def _problems(self) -> tuple[Problem, ...]:
        """What is wrong with the user's own files."""
        return *self.context.settings.problems, *self.context.library.problems

    def _find_unknown_theme(self) -> list[str]:
        """Themes are Textual's to know, so this setting is checked here."""
        wanted = self.context.settings.theme
        if wanted == AUTO or wanted in self.available_themes:
            return []
        near = nearest(wanted, self.available_themes)
        help = f"did you mean {near!r}?" if near else "ctrl+p lists them"
        return [f"{self.context.paths.settings}: no theme {wanted!r}; {help}"]

    def _find_shared_keys(self) -> list[str]:
        """Where the settings' [keys] were written by hand, a key may have been given twice."""
        if not (keymap := self.context.settings.keys):
            return []
        from glutetimer.keys.keymap import describe_clashes

        return [f"{self.context.paths.settings}: {each}" for each in describe_clashes(keymap)]

    def _catch_signals(self) -> None:
        """A closed window, a polite kill, a quit end the program cleanly: the terminal restored, nothing lost."""
        loop = self._events = asyncio.get_running_loop()
        for number in system.this.leaving:
            try:
                loop.add_signal_handler(number, self._end, 128 + number)
            except NotImplementedError:  # Windows, whose loop is woken by any signal all the same
                with suppress(ValueError):
                    signal.signal(number, self._end_soon)
            except (RuntimeError, ValueError):
                continue  # any loop but the main thread's

    def _end_soon(self, number: int, frame: FrameType | None) -> None:
        with suppress(RuntimeError):  # the loop may be closed
            assert self._events
            self._events.call_soon_threadsafe(self._end, 128 + number)

    def _end(self, code: int) -> None:
        """End by a signal: what was done is kept, and the next start offers to go on."""
        self.sessions.interrupt()
        self.exit(code, return_code=code)

    def exit(self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End; what screens have begun beside it would not find them any more."""
        for screen in self.screen_stack:
            self.workers.cancel_node(screen)
        super().exit(result, return_code, message)

    async def action_quit(self) -> None:
        """Textual's own way out, in a session too: nothing is lost, and the next start offers to go on."""
        self._end(0)

    # ------------------------------------------------------------ settings

    @property
    def settings_writer(self) -> SettingsWriter:
        if self._settings_writer is None:
            from glutetimer.app.settings_writer import SettingsWriter

            self._settings_writer = SettingsWriter(self.context.paths.settings, self.run_beside, self._tell_unkept)
        return self._settings_writer

    def _tell_unkept(self, trouble: str) -> None:
        if trouble:
            self.notify(trouble, severity="warning", timeout=10, markup=False)

    def on_unmount(self) -> None:
        """Nothing that was set is lost."""
        if self._settings_writer:
            self._settings_writer.close()

    def _theme_changed(self, theme: Theme) -> None:
        """A theme chosen in the palette is a setting too."""
        if theme.name != self.theme:  # late: another one is chosen already, and two would take turns for ever
            return
        if theme.name != name_theme(self.context.settings.theme, self._is_light):
            self.set_settings(self.context.settings._replace(theme=theme.name))
            self.settings_writer.keep(("theme",), theme.name)
        self._repaint()

    def _ground_told(self) -> None:
        """The terminal has answered after the first picture was made; from the thread that reads keys."""
        if self._events:
            with suppress(RuntimeError):  # the window has closed meanwhile
                self._events.call_soon_threadsafe(self.call_later, self._follow_ground)

    def _follow_ground(self) -> None:
        """Where the theme is the terminal's, have the one that its ground asks for."""
        if self.ground and self.ground.is_light(environ) != self._is_light:
            self._is_light = not self._is_light
            if self.context.settings.theme == AUTO:
                self.theme = name_theme(AUTO, self._is_light)

    def set_settings(self, settings: Settings) -> None:
        before = self.context.settings
        changed = {each.field for each in TABLE if getattr(settings, each.field) != getattr(before, each.field)}
        settings = settings._replace(named=settings.named | changed)
        self.context = self.context._replace(settings=settings)
        if settings.keys != before.keys:
            self._bind_keys()
        wanted = name_theme(settings.theme, self._is_light)
        if wanted in self.available_themes and wanted != self.theme:
            self.theme = wanted

    def _bind_keys(self) -> None:
        """Let Textual know the keys that the user has set.

        Its keymap takes a key from every command that is not in it: where a key means several, all have to be.
        """
        from glutetimer.keys.commands import ALL
        from glutetimer.keys.keymap import list_keys

        keys = self.context.settings.keys
        self.set_keymap({each.id: ",".join(list_keys(each, keys)) for each in ALL} if keys else {})

    def refresh_files(self) -> None:
        """Let what an editor has saved meanwhile serve from the next screen on."""
        from glutetimer.services.freshness import find_freshness, read_again

        if self.is_for_one_session:
            return  # it goes by what it was started with, which no file says: a path's workout, flags to do without
        if self._settings_writer and self._settings_writer.is_writing:
            return  # what is being written is newer; the files are looked at the next time
        before, self._fresh = self._fresh, find_freshness(self.context.paths)
        if before in (None, self._fresh):
            return
        known = self._problems
        context = read_again(self.context, before, self._fresh)
        self.context = self.context._replace(library=context.library)
        self.set_settings(context.settings)
        for problem in self._problems:
            if problem not in known:
                self.warn(str(problem))

    def _turn_day(self) -> None:
        """The day may be another one while the program is open: the screens that show one show that."""
        day = self.context.today
        if day == self._day or self.sessions.performance:
            return  # a session is one day; what lies under it is read anew after it
        self._day = day
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen):
                screen.turn_day(day)

    def read_library(self) -> None:
        """Read the exercises and workouts again: a file of the user's own has changed."""
        self.context = self.context._replace(library=load(self.context.paths.config))

    # ------------------------------------------------------------ sessions

    @cached_property
    def sessions(self) -> WindowSessions:
        """What begins sessions and ends them; home is there sooner without."""
        from glutetimer.app.sessions import WindowSessions

        return WindowSessions(self, self.session_outlets)

    @property
    def is_for_one_session(self) -> bool:
        return self._start is not None

    def perform(self, workout: Workout, passed_over: Sequence[Phase] = ()) -> None:
        self.sessions.perform(workout, passed_over)

    def perform_extra(self, hold: Workout, target_s: float) -> None:
        from glutetimer.session.marks import Marks

        self.sessions.perform(hold, marks=lambda _: Marks(target_s))

    def leave_session(self, last: Screen[Any]) -> None:
        if self.context.settings.sync_folder:
            self.sync.begin()
        self.sessions.leave(last)

    # ------------------------------------------------------------ from screen to screen

    def open(self, name: str, *args: Any, then: Callable[[Any], Any] | None = None) -> None:
        self.refresh_files()
        self.push_screen(make_screen(name, *args), then)

    def ask(self, question: Screen[R], then: Callable[[R | None], Any]) -> None:
        self.push_screen(question, then)

    async def answer_to(self, question: Screen[R]) -> R:
        return await self.push_screen_wait(question)

    # ------------------------------------------------------------ what all screens share

    def warn(self, words: str) -> None:
        """Show a line; from any thread."""
        self.notify(words, severity="warning", timeout=15, markup=False)

    def status_changed(self) -> None:
        """Called by the writer's thread: something failed to be saved, or is saved at last."""
        if self._events:
            with suppress(RuntimeError):  # the window is closed already; what is not saved is said then
                self._events.call_soon_threadsafe(self.call_later, self._writer_told)

    def _writer_told(self) -> None:
        self.sessions.end_where_lost()
        self._repaint()

    def _repaint(self) -> None:
        if (top := self._top) and isinstance(top, BaseScreen) and top.is_there:
            top.repaint()

    @property
    def _top(self) -> Screen[Any] | None:
        """The screen that has the keys; None while the program begins and ends."""
        return stack[-1] if (stack := self.screen_stack) else None

    async def on_event(self, event: events.Event) -> None:
        """Let the screen see keys first: a leaned-on key acts once, and any key stops a hold."""
        if isinstance(event, events.Key | events.MouseDown):
            self._turn_day()
        if isinstance(event, events.Key) and (top := self._top):
            if not event.is_forwarded and isinstance(top, HouseScreen) and not top.ready.is_set():
                with suppress(TimeoutError):  # what was typed ahead is for the screen that it led to
                    await asyncio.wait_for(top.ready.wait(), SHOWN_S)
                if not top.is_there:
                    return
            if not event.is_forwarded and (tap := self.presses.find_tap(event)):
                await self._send_tap(tap)
            if not self.presses.accepts(event, self.screen_stack):
                if self.presses.held is event:
                    self.set_timer(TAP_S, partial(self._find_tap, event))
                return
        await super().on_event(event)

    async def _find_tap(self, held: events.Key, again: bool = False) -> None:
        """Nothing came after a key for a moment: it was tapped. Where the program was late, so may the next key be."""
        if self.presses.held is held:
            if not again and events.Event().time - held.time > 2 * TAP_S:
                self.set_timer(TAP_S, partial(self._find_tap, held, again=True))
            elif tap := self.presses.find_tap(None):
                await self._send_tap(tap)

    async def _send_tap(self, tap: events.Key) -> None:
        if self.presses.accepts(tap, self.screen_stack):
            await super().on_event(tap)

    def action_suspend_process(self) -> None:
        """Into the background: a session stands still first, as nothing can lead it there."""
        if isinstance(self.screen, BaseScreen):
            self.screen.stand_still()
        self.sessions.suspend()
        super().action_suspend_process()

    def action_command_palette(self) -> None:
        """Every command that works now, over a paused session."""
        from glutetimer.app.command_palette import Commands, HousePalette, Places

        if isinstance(self.screen, BaseScreen):
            self.screen.stand_still()
        if not isinstance(self.screen, HousePalette):
            self.push_screen(HousePalette(providers=[Commands, Places], placeholder="What to do?"))

    def search_themes(self) -> None:
        from textual.theme import ThemeProvider

        from glutetimer.app.command_palette import HousePalette

        self.push_screen(HousePalette(providers=[ThemeProvider], placeholder="Which theme?"))
