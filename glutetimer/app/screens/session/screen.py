"""A session on the screen: it passes keys to the runner, and shows what the runner says."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events as textual_events

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.grid import grid
from glutetimer.app.drawing.posture import frame_s, posture
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.session.asked import HoldAdvice, Silent
from glutetimer.app.screens.session.beat import stays_s
from glutetimer.app.screens.session.flash import Flash
from glutetimer.app.screens.session.keys import AMOUNTS, ENDS, GO, go, label, paired, with_go, works
from glutetimer.app.screens.session.paint import paint_moving, paint_still, shows_figure
from glutetimer.app.screens.session.view import SessionView, describe_in_title, view
from glutetimer.app.widgets.painted_screen import PaintedScreen
from glutetimer.app.widgets.screen import BaseScreen
from glutetimer.figure.figures import Figures
from glutetimer.keys.commands import SESSION, Command
from glutetimer.keys.keymap import list_keys
from glutetimer.keys.layout import DIGITS, latin_key
from glutetimer.keys.repeats import VOLUME
from glutetimer.services.performance import Performance
from glutetimer.services.safety import note_safety_read, safety_to_read
from glutetimer.session.events import Event, SetDone
from glutetimer.session.phase_clock import Mode
from glutetimer.session.runner import Runner
from glutetimer.session.words import side_word
from glutetimer.training.holds.hold import Felt, Pain, Reason

if TYPE_CHECKING:
    from glutetimer.remote.remote import Remote
    from glutetimer.remote.shown import Said
    from glutetimer.services.coach import Coach

DEAF_CLICK_S = 0.7
"""After a click ended a set, its release means nothing."""
TEN_S = 10.0


class SessionScreen(PaintedScreen[None]):
    """Performs a session in the full window."""

    DEFAULT_CSS = """
    SessionScreen ToastRack { margin-bottom: 0; scrollbar-size-vertical: 0; }
    SessionScreen Toast { width: 100%; max-width: 100%; margin-top: 0; padding: 0 1; }
    """
    figure_first: ClassVar[bool] = False
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = SESSION
    answers_phone = True

    def __init__(self, performance: Performance, coach: Coach | None, on_end: Callable[[], None]) -> None:
        """Show a performance that has not begun.

        `coach` is None where there are no holds to speak of; `on_end` is called once, when the session is over and its
        last question settled.
        """
        super().__init__()
        self.performance = performance
        self._words: HoldAdvice = coach or Silent()
        self._on_end: Callable[[], None] | None = on_end
        self._flash = Flash()
        self._stopped_by_click = 0.0
        self._hides_clock = False
        self._safety: tuple[str, ...] = ()
        """What is to be known before the very first set of all."""
        self._figures: Figures | None = None
        self._figures_told = 0
        """How many of their problems were said."""
        self._view = view(self.runner, self._words, performance.now)
        self._still: tuple[object, Canvas] | None = None
        """The picture without what moves, and what it was painted for."""

    @property
    def runner(self) -> Runner:
        return self.performance.runner

    # ------------------------------------------------------------ time

    def on_mount(self) -> None:
        self._hides_clock = self.host.context.settings.hide_clock
        self._safety = safety_to_read(self.host.context.paths)

    def on_resize(self, event: textual_events.Resize) -> None:
        """What is said beside the screen stays below the count, however much it is."""
        place = grid(*event.size)
        for rack in self.query("ToastRack"):
            rack.styles.max_height = max(1, place.height - place.top - place.room)

    def on_unmount(self) -> None:
        """However it ended, the window has its own title again."""
        self.host.window_title.show("")

    def begin(self) -> None:
        """Begin, at this instant; a key may have done so already."""
        if self.is_attached and self.runner.mode is Mode.WAITING:
            # The figure comes with the second picture: to read one takes as long as all else that the first one shows.
            context = self.host.context
            self._figures = Figures.load(context.paths.config) if context.settings.figures else None
            self._happened(self.performance.start())
            self._beat()

    def wake(self) -> None:
        """Show what has happened until now."""
        self._happened(self.performance.tick())

    def _beat(self) -> None:
        """Wake, and sleep until the next thing to show."""
        self.wake()
        if self._on_end is not None:
            # Not Textual's own timer, whose way to a callback costs more than most of the pictures themselves.
            asyncio.get_running_loop().call_later(self._until_next(), self.call_next, self._beat)

    def _until_next(self) -> float:
        """Seconds until the picture changes: a deadline of the runner's, or the next figure."""
        now = self.performance.now
        waits = [stays_s(self.runner, self._view, now, frame_s(*self.size))]
        if (due := self.performance.wait()) is not None:
            waits.append(due)
        if self._flash.word:
            waits.append(self._flash.until - now)
        return max(0.001, min(waits))

    def _happened(self, events: Sequence[Event]) -> None:
        self._flash.update(events, self.performance.now, self._calm)
        if self._safety and self.runner.phase.works:
            note_safety_read(self.host.context.paths)
            self._safety = ()
        if (shown := self._look()) != self._view:
            self._show(shown)
        if self.host.remote:
            self._tell_phone(self.host.remote)
        over = self.runner.is_over and self.runner.question is None
        if self.host.context.settings.title:
            self.host.window_title.show("" if over else describe_in_title(self._view))
        if over and self._on_end:
            end, self._on_end = self._on_end, None
            end()

    def do(self, action: Callable[[Runner, float], list[Event]], ago: float = 0.0) -> None:
        """What the user does, at the instant of the key."""
        self.begin()
        self._happened(self.performance.do(action, ago))

    # ------------------------------------------------------------ the phone

    def _tell_phone(self, remote: Remote) -> None:
        from glutetimer.remote.shown import shown

        asked = not (isinstance(self.app.screen, BaseScreen) and self.app.screen.answers_phone)
        remote.show(shown(self.runner, self.performance.now, self._hides_clock, asked))

    def tapped(self, action: str, at: float, said: Said | None = None) -> None:
        """What the phone's button does, at that instant of the session's clock; or what was said on the phone."""
        from glutetimer.remote.shown import act

        if does := act(self.runner, action, said):
            hurt = self.runner.hurt
            self.do(does, max(0.0, self.performance.now - at))
            if self.runner.hurt and not hurt:
                self._ask_pain(self.runner.hurt)

    # ------------------------------------------------------------ the picture

    @property
    def _calm(self) -> bool:
        """Whether nothing may move."""
        return self.app.animation_level == "none"

    def _look(self) -> SessionView:
        """What is to be seen now. Equal views are equal pictures."""
        word = self._flash.word
        now = self.performance.now
        shown = view(
            self.runner,
            self._words,
            now,
            flash=word,
            hide_clock=self._hides_clock,
            figure_first=SessionScreen.figure_first,
            safety=self._safety,
        )
        if self._figures and shows_figure(shown, self.size):
            shown = shown._replace(posture=posture(self.runner, now, self._figures, moves=not self._calm))
        if unheard := "muted" if self.performance.muted else self.performance.unheard:
            shown = shown._replace(unheard=unheard)
        if alert := self.host.not_saved:
            shown = shown._replace(alert=alert, cue="", then="")
        # Where nothing may move, the word stands in the exercise's place instead of filling the screen.
        return shown._replace(flash="", name=word, name_text=word) if self._calm and word else shown

    def repaint(self) -> None:
        self._still = None
        self._show(self._look())

    def _show(self, shown: SessionView) -> None:
        problems = self._figures.problems if self._figures else ()
        for problem in problems[self._figures_told :]:
            self.host.warn(str(problem))
        self._figures_told = len(problems)
        self._view = shown
        super().repaint()

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        wanted = (self._view.still, columns, rows, palette)
        if self._still is None or self._still[0] != wanted:
            self._still = wanted, paint_still(self._view, columns, rows, palette, self.keys)
        canvas = self._still[1].copy()
        paint_moving(canvas, self._view, mono=self.app.no_color)
        return canvas

    def available(self) -> Collection[str]:
        unread = {"safety"} if self._safety and self.runner.meeting else set()
        return works(self.runner, phone=self.host.remote is not None) | unread

    def keys(self, names: Iterable[str]) -> list[tuple[str, str, str]]:
        shown = with_go(names)
        if shown == [ENDS]:
            return [("any key", "stops" if self.runner.holding else "done", ENDS)]
        return paired(super().keys(shown), counts=bool(self.runner.question and self.runner.question.counts))

    def label(self, command: Command) -> str:
        return label(command, self.runner, self.performance.muted)

    # ------------------------------------------------------------ keys and clicks

    def repeats(self, key: str) -> bool:
        """Every key acts once."""
        return False

    def taps(self, event: textual_events.Key) -> bool:
        """Amounts, and the digits of one."""
        key, keymap = self.latin_key(event.key), self.host.context.settings.keys
        amounts = [each for each in self.COMMANDS_HERE if each.name in AMOUNTS]
        return bool(self._digit(event)) or any(key in list_keys(each, keymap) for each in amounts)

    def stopped(self, event: textual_events.Key) -> bool:
        """Any key ends a hold, or a set at one's own pace, but for Escape, which a terminal reports late, and those
        that make it louder or softer.

        A digit says how many repetitions they were.
        """
        if event.key.rpartition("+")[2] in VOLUME:
            return False
        if digit := self._digit(event):
            self.do(lambda runner, now: runner.type_digit(now, int(digit)))
            return True
        if self.runner.begins_by_key and self.is_active and event.key not in self.active_bindings:
            self.do(Runner.begin)
            return True
        if not self.runner.ends_by_key or event.key == "escape":
            return False
        self._stop(event)
        return True

    def _digit(self, event: textual_events.Key) -> str:
        """The digit that a key types of how many repetitions they were; nothing where it is none, or none is asked."""
        question = self.runner.question
        if not (question and question.counts and self.is_active) or self.runner.ends_by_key:
            return ""
        key = latin_key(event.key, self.own_keys() | DIGITS)
        return key if key in DIGITS else ""

    def stand_still(self) -> None:
        """Nothing can lead a session from the background, nor from below the palette."""
        self.do(Runner.stop)
        self.do(Runner.pause)

    def on_mouse_down(self, event: textual_events.MouseDown) -> None:
        """Any click ends what any key ends."""
        if self.runner.ends_by_key:
            self._stopped_by_click = self.performance.now
            self._stop(event)

    def on_paste(self, event: textual_events.Paste) -> None:
        """So does what a key or a button pastes."""
        if self.runner.ends_by_key:
            self._stop(event)

    def _stop(self, event: textual_events.Event) -> None:
        # A new event's time is the clock of all events: how old this one is, whatever the repaint did meanwhile.
        self.do(Runner.stop, max(0.0, textual_events.Event().time - event.time))

    async def on_click(self, event: textual_events.Click) -> None:
        """A click where no command stands ends a wait that any key ends."""
        await super().on_click(event)
        if self.runner.begins_by_key and self.command_at(event.x, event.y) is None and self._hears_clicks:
            self.do(Runner.begin)

    async def clicked(self, command: str) -> None:
        if self._hears_clicks:
            await super().clicked(command)

    @property
    def _hears_clicks(self) -> bool:
        """Whether a click means anything: the release of one that ended a set does not."""
        return self.performance.now - self._stopped_by_click > DEAF_CLICK_S

    # ------------------------------------------------------------ commands

    def action_go(self) -> None:
        self.do(GO[go(self.runner)])

    def action_pause(self) -> None:
        self.do(Runner.resume if self.runner.mode is Mode.PAUSED else Runner.pause)

    def action_skip(self) -> None:
        self.do(Runner.skip)

    def action_back(self) -> None:
        self.do(Runner.back)

    def action_longer(self) -> None:
        self.do(lambda runner, now: runner.change_rest(now, TEN_S))

    def action_shorter(self) -> None:
        self.do(lambda runner, now: runner.change_rest(now, -TEN_S))

    def action_mute(self) -> None:
        self.performance.muted = not self.performance.muted
        self.repaint()

    def action_clock(self) -> None:
        """Some hold longer unwatched."""
        self._hides_clock = not self._hides_clock
        self.notify(
            "A hold's clock is hidden now." if self._hides_clock else "A hold's clock is shown again.", timeout=3
        )

    def action_figure(self) -> None:
        """The figure instead of the tempo path, or of all else in a tiny window; remembered while the program runs."""
        SessionScreen.figure_first = not SessionScreen.figure_first
        self.repaint()

    def action_help(self) -> None:
        """In a wait, how the coming exercise goes, for as long as that takes; else every key, over a paused session."""
        runner = self.runner
        if runner.mode is Mode.RUNNING and not (runner.phase.works or runner.meeting or runner.question):
            self.do(Runner.study)
            return
        self.do(Runner.pause)
        super().action_help()

    def action_safety(self) -> None:
        self.host.open("safety")

    def action_remote(self) -> None:
        if self.host.remote:
            self.do(Runner.pause)
            self.host.open("phone", self.host.remote)

    def action_load(self) -> None:
        from glutetimer.app.screens.dialogs.line import LineScreen
        from glutetimer.files.reading.values import read_load

        if (phase := self.runner.loaded) is None:
            return
        was_paused = self.runner.mode is Mode.PAUSED
        self.do(Runner.pause)

        def answered(load: str | None) -> None:
            if load is not None:
                self.do(lambda runner, now: runner.change_load(now, load))
            if not was_paused:
                self.do(Runner.resume)
            self.repaint()

        question = f'{phase.name}, from here on with: "green band", "8 kg"; empty for nothing'
        self.host.ask(LineScreen(question, phase.load, read_load), answered)

    def action_add_set(self) -> None:
        self.do(Runner.add_set)
        self.repaint()

    def action_leave(self) -> None:
        from glutetimer.app.screens.dialogs.leave import leave_screen

        was_paused = self.runner.mode is Mode.PAUSED  # a key may come before the session has begun, and begins it
        self.do(Runner.pause)

        def answered(answer: str | None) -> None:
            if answer in ("keep", "discard"):
                self.do(lambda runner, now: runner.leave(now, keep=answer == "keep"))
            elif not was_paused:
                self.do(Runner.resume)

        self.host.ask(leave_screen(self.performance.recorder.kept), answered)

    def action_answer(self) -> None:
        """The marked answer; for a false start, to discard it; of repetitions, that they were so many.

        Where any key goes on, it does too.
        """
        question = self.runner.question
        if question and question.counts:
            self.do(Runner.confirm)
        elif question and question.false_start:
            self.do(Runner.discard)
        elif question:
            self.do(lambda runner, now: runner.answer(now, question.default))
        if self.runner.begins_by_key:
            self.do(Runner.begin)

    def action_answer_form(self) -> None:
        self._answer(Reason.FORM)

    def action_answer_target(self) -> None:
        self._answer(Reason.TARGET)

    def action_answer_cramp(self) -> None:
        self._answer(Reason.CRAMP)

    def action_answer_pain(self) -> None:
        self._answer(Reason.PAIN)
        self.do(Runner.pause)
        if self.runner.hurt:
            self._ask_pain(self.runner.hurt)

    def _ask_pain(self, hurt: SetDone) -> None:
        from glutetimer.app.screens.dialogs.pain import PainScreen
        from glutetimer.training.holds.words import pain_words

        def answered(pain: Pain | None) -> None:
            self.do(lambda runner, now: runner.report_pain(now, pain))

        side = side_word(hurt.phase.side)
        words = f", {side}" if side else ""
        about = f"Pain ended the {'hold' if hurt.hold else 'set'}{words}. You were right to stop."
        self.host.ask(PainScreen(about, pain_words), answered)

    def action_answer_interrupted(self) -> None:
        self._answer(Reason.INTERRUPTED)

    def action_answer_ceiling(self) -> None:
        self._answer(Reason.CEILING)

    def _answer(self, reason: Reason) -> None:
        self.do(lambda runner, now: runner.answer(now, reason))

    def action_felt_glute(self) -> None:
        self._felt(Felt.GLUTE)

    def action_felt_both(self) -> None:
        self._felt(Felt.BOTH)

    def action_felt_hamstring(self) -> None:
        self._felt(Felt.HAMSTRING)

    def action_felt_unsure(self) -> None:
        self._felt(Felt.UNSURE)

    def _felt(self, felt: Felt) -> None:
        self.do(lambda runner, now: runner.felt(now, felt))
        self.repaint()

    def action_discard(self) -> None:
        self.do(Runner.discard)

    def action_more(self) -> None:
        self.do(lambda runner, now: runner.correct(now, 1))

    def action_less(self) -> None:
        self.do(lambda runner, now: runner.correct(now, -1))
