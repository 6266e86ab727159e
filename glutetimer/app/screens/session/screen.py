"""A session on the screen, led by keys, clicks and a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partialmethod
from math import inf
from typing import TYPE_CHECKING, ClassVar

from textual import events as textual_events

from glutetimer.app.screens.session.keys import AMOUNTS, ENDS, GO, find_go, label_command, list_working, replace_go
from glutetimer.app.screens.session.performing import PerformanceScreen
from glutetimer.keys.commands import SESSION, Command
from glutetimer.keys.keymap import list_keys
from glutetimer.keys.layout import DIGITS, latin_key
from glutetimer.keys.repeats import VOLUME
from glutetimer.services.performance import Performance
from glutetimer.session.events import SetDone
from glutetimer.session.phase_clock import Mode
from glutetimer.session.runner import Runner
from glutetimer.session.words import side_word
from glutetimer.training.holds.hold import Felt, Pain, Reason

if TYPE_CHECKING:
    from glutetimer.remote.shown import Said
    from glutetimer.services.coach import Coach

DEAF_CLICK_S = 0.7
"""After a click ended a set, its release means nothing."""
TEN_S = 10.0


class SessionScreen(PerformanceScreen):
    """Performs a session in the full window: what is pressed, clicked or tapped leads it."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = SESSION
    answers_remote = True

    def __init__(self, performance: Performance, coach: Coach | None, on_end: Callable[[], None]) -> None:
        super().__init__(performance, coach, on_end)
        self._stopped_by_click = -inf

    def tapped(self, action: str, at: float, said: Said | None = None) -> None:
        """What the phone's button does, at that instant of the session's clock; or what was said on the phone."""
        from glutetimer.remote.shown import act

        if does := act(self.runner, action, said):
            hurt = self.runner.hurt
            self.begin()
            self._happened(self.performance.tap(does, max(0.0, self.performance.now - at)))
            if self.runner.hurt and not hurt:
                self._ask_pain(self.runner.hurt)

    def available(self) -> set[str]:
        unread = {"safety"} if self._safety and self.runner.meeting else set()
        return list_working(self.runner, remote=self.host.remote is not None) | unread

    def keys(self, names: Iterable[str]) -> list[tuple[str, str, str]]:
        shown = replace_go(names)
        if shown == [ENDS]:
            return [("any key", "stops" if self.runner.holding else "done", ENDS)]
        return super().keys(shown)

    def pairs(self) -> Mapping[str, tuple[str, str, str]]:
        counts = self.runner.question is not None and self.runner.question.counts
        return {"longer": ("shorter", "/", "rest"), "more": ("less", "/", "one" if counts else "one second")}

    def label(self, command: Command) -> str:
        return label_command(command, self.runner, self.performance.muted)

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
        if self.performance.comes_with_phone(self.performance.now - _age_s(event)):
            return True
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
        self.do(Runner.stop, _age_s(event))

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
        """Whether a click means anything: the release of one that ended a set does not, nor one as the phone did."""
        now = self.performance.now
        return now > self._stopped_by_click + DEAF_CLICK_S and not self.performance.comes_with_phone(now)

    # ------------------------------------------------------------ commands

    action_skip = partialmethod(PerformanceScreen.do, Runner.skip)
    action_back = partialmethod(PerformanceScreen.do, Runner.back)
    action_longer = partialmethod(PerformanceScreen.do, lambda runner, now: runner.change_rest(now, TEN_S))
    action_shorter = partialmethod(PerformanceScreen.do, lambda runner, now: runner.change_rest(now, -TEN_S))
    action_discard = partialmethod(PerformanceScreen.do, Runner.discard)
    action_more = partialmethod(PerformanceScreen.do, lambda runner, now: runner.correct(now, 1))
    action_less = partialmethod(PerformanceScreen.do, lambda runner, now: runner.correct(now, -1))

    def action_go(self) -> None:
        self.do(GO[find_go(self.runner)])

    def action_pause(self) -> None:
        self.do(Runner.resume if self.runner.mode is Mode.PAUSED else Runner.pause)

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
        if self.runner.studies:
            self.do(Runner.study)
            return
        self.do(Runner.pause)
        super().action_help()

    def action_safety(self) -> None:
        self.host.open("safety")

    def action_remote(self) -> None:
        if self.host.remote:
            self.do(Runner.pause)
            self.host.open("remote", self.host.remote)

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

    def _answer(self, reason: Reason) -> None:
        self.do(lambda runner, now: runner.answer(now, reason))

    action_answer_form = partialmethod(_answer, Reason.FORM)
    action_answer_target = partialmethod(_answer, Reason.TARGET)
    action_answer_cramp = partialmethod(_answer, Reason.CRAMP)
    action_answer_interrupted = partialmethod(_answer, Reason.INTERRUPTED)
    action_answer_ceiling = partialmethod(_answer, Reason.CEILING)

    def _felt(self, felt: Felt) -> None:
        self.do(lambda runner, now: runner.felt(now, felt))
        self.repaint()

    action_felt_glute = partialmethod(_felt, Felt.GLUTE)
    action_felt_both = partialmethod(_felt, Felt.BOTH)
    action_felt_hamstring = partialmethod(_felt, Felt.HAMSTRING)
    action_felt_unsure = partialmethod(_felt, Felt.UNSURE)


def _age_s(event: textual_events.Event) -> float:
    """How old it is, whatever the repaint did meanwhile: a new event's time is the clock of all events."""
    return max(0.0, textual_events.Event().time - event.time)
