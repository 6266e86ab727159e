"""A session as lines of text: one short line an event, no repaint. For pipes, logs and screen readers."""

from __future__ import annotations

import errno
import signal
from collections.abc import Callable
from functools import partial
from math import inf
from typing import TYPE_CHECKING, TextIO

from glutetimer.files.reading.values import read_load
from glutetimer.keys.commands import SESSION
from glutetimer.keys.keymap import show_key
from glutetimer.keys.layout import digit_of
from glutetimer.keys.repeats import STRUCK_S
from glutetimer.keys.terminal import Keyboard
from glutetimer.plain.keys import find_act
from glutetimer.plain.lines import wrap_line
from glutetimer.plain.resume import NO_HOLDS, PAIN_NOW
from glutetimer.services.performance import Performance
from glutetimer.session.announcements import describe_event, keep_telling
from glutetimer.session.events import Event
from glutetimer.session.phase_clock import Mode
from glutetimer.session.question import Question
from glutetimer.session.runner import Runner
from glutetimer.session.words import PAIN_PLACES, describe_count, describe_total
from glutetimer.system.exit_codes import BROKEN_PIPE, HUNG_UP
from glutetimer.training.counting import format_count
from glutetimer.training.holds.hold import Pain, Reason
from glutetimer.training.holds.words import pain_words
from glutetimer.training.sentences import begin_large

if TYPE_CHECKING:
    from glutetimer.history.writer import Writer
    from glutetimer.plain.remote import PlainRemote
    from glutetimer.remote.remote import Remote
    from glutetimer.training.plan import Plan

LONGEST_WAIT_S = 1.0
"""The heartbeat: a machine's sleep is noticed within this."""

LOAD = '{}, from here on with "green band", "8 kg" or such; empty for nothing: '
# Signs are written out where somebody hears the lines: a screen reader leaves many of them out.
KEYS = "space pauses, n skips, b goes back, q leaves, question mark lists all keys"
LEAVE = "Leave? k keeps what is done, d discards it, any other key goes on"
_WHY = "f form, t enough, c cramp, p pain, x interrupted"
ASK = f"What ended it? {_WHY}; plus and minus correct a second; enter takes the default"
PAIN_BAD = "How bad is it? 0 to 9, or x for 10"
PAIN_ANSWERED = "Answered on the phone"
PAIN_WHERE = f"Where? {', '.join(f'{key} {words}' for key, _, words in PAIN_PLACES)}"
PAIN_UNASKED = "There was pain in the last days. If there is any now, 4 of 10 or more: no holds today"
CHECK = "Which one is hard? g glute, o both, h hamstring, u unsure"
TAKEN_OVER = "This session goes on in another window; it ends here"
STOOD_STILL = "Paused; space goes on"
COUNTED_WHY = "{}? plus and minus correct it, or type how many; and what ended it? " + _WHY
COUNTED = "{}? plus and minus correct it, or type how many; enter says that it is right"
FALSE_START = "A false start? enter discards it; c cramp and p pain keep it"

_LISTED = ("go", "pause", "skip", "back", "longer", "shorter", "load", "add_set", "mute", "leave")
"""The commands that work in lines too, by the keys that they have in the window."""


def describe_keys(plan: Plan) -> str:
    """What the keys do in a session, and what any key ends in it."""
    ended = describe_ends(plan)
    return f"{KEYS}; any key {ended}" if ended else KEYS


def describe_ends(plan: Plan) -> str:
    """What any key ends in a session; empty where there is no such thing in it."""
    kinds = {
        "a hold": any(phase.hold for phase in plan.phases),
        "a set at your own pace": any(phase.own_pace for phase in plan.phases),
    }
    ended = " and ".join(words for words, there in kinds.items() if there)
    return f"ends {ended}" if ended else ""


def ring(out: TextIO) -> None:
    """The terminal's bell, between the lines."""
    out.write("\a")
    out.flush()


class Plain:
    """Performs a session in lines.

    Args:
        performance: not begun yet.
        out: where lines go.
        keyboard: where keys and signals come from.
        writer: what the recorder writes with, to say what it cannot save; None where nothing is written.
        asks_pain: ask "any pain now?" first.
        remote: the phone that leads too, where one was asked for.
    """

    def __init__(
        self,
        performance: Performance,
        out: TextIO,
        keyboard: Keyboard,
        writer: Writer | None = None,
        *,
        asks_pain: bool = False,
        remote: Remote | None = None,
    ) -> None:
        self._performance = performance
        self._runner = performance.runner
        self._out = out
        self._keyboard = keyboard
        self._writer = writer
        self._told = self._unheard = ""
        self._asks_pain = asks_pain
        self._asked = self._checked = False
        self._remote: PlainRemote | None = None
        if remote:
            from glutetimer.plain.remote import PlainRemote

            self._remote = PlainRemote(remote, performance, keyboard)
        self._hurts = False
        self._prompt: Callable[[str], None] | None = None
        """What the next key answers, where something was asked."""
        self._question = ""
        """What was asked last."""
        self._struck = -inf
        """When a key was pressed last that ended what any key ends."""

    def run(self) -> int:
        """Perform it to its end.

        Returns:
            0; 128 + n where a signal ended it, or whoever read the lines is gone. What was done is kept.
        """
        with self._keyboard:
            try:
                return self._perform()
            except OSError as error:  # of a pipe, or of a terminal
                self._performance.muted = True
                self._performance.do(Runner.interrupt)
                if isinstance(error, BrokenPipeError):
                    return BROKEN_PIPE
                if error.errno == errno.EIO:
                    return HUNG_UP
                raise

    def _perform(self) -> int:
        plan, sets = self._runner.plan, self._runner.ledger.planned
        total = describe_total(plan).replace("~", "about ")
        self._line(f"{plan.workout.name}, {total}, {format_count(sets, 'set')}")
        if self._keyboard.works:
            self._line(describe_keys(plan))
        if self._asks_pain and not self._cleared():
            return 0
        if self._remote:
            self._remote.meet(self._out, self._line)
        self._say(self._performance.start())
        if self._runner.mode is Mode.PAUSED:  # a session that goes on
            self._line(STOOD_STILL)
        while not self._runner.is_over or self._runner.question or self._prompt:
            wait = self._performance.wait()
            key = self._keyboard.read(LONGEST_WAIT_S if wait is None else min(wait, LONGEST_WAIT_S))
            if self._keyboard.signal:
                wanted = self._keyboard.signal == signal.SIGINT  # anything else is not the user's wish
                self._say(self._performance.do(Runner.leave if wanted else Runner.interrupt))
                return 128 + self._keyboard.signal
            if self._keyboard.stopping:
                self._stand_still()
            if key:
                self._say(self._performance.tick())  # a hold that began just before it is stopped by it
                self._press(key)
            if self._remote:
                self._take_taps(self._remote)
                self._follow_pain()
            self._say(self._performance.tick())
            if self._remote:
                self._remote.tell(self._prompt is not None)
            self._tell_trouble()
            self._tell_unheard()
            if self._writer and self._performance.recorder.session_id in self._writer.lost:
                self._line(TAKEN_OVER)
                self._performance.do(Runner.interrupt)
                return 1
        return 0

    def _take_taps(self, remote: PlainRemote) -> None:
        for act, ago in remote.taps(self._prompt is not None):
            self._say(self._performance.tap(act, ago))

    def _cleared(self) -> bool:
        """Ask about pain before a hold (training.md 5.6); whether anything is left to do."""
        if not self._keyboard.works:  # nobody can answer: it is said, and the shorter targets of these days serve
            self._line(PAIN_UNASKED)
            return True
        self._line(PAIN_NOW)
        key = ""
        while self._keyboard.works and key not in ("n", "l", "m") and not self._keyboard.signal:
            key = self._keyboard.read(LONGEST_WAIT_S)
            if key == "?":
                self._line(PAIN_NOW)
        if key == "m":
            self._line(NO_HOLDS)
            self._performance.do(lambda runner, now: runner.leave_out(now, lambda phase: phase.hold is not None))
        return not self._runner.is_over and self._runner.plan.coming(0) is not None

    def _stand_still(self) -> None:
        """Into the background: nothing can lead a session from there."""
        self._say(self._performance.do(Runner.stop))
        self._say(self._performance.do(Runner.pause))
        self._performance.suspend()
        self._keyboard.stand_still()
        if self._runner.mode is Mode.PAUSED:
            self._line(STOOD_STILL)

    def _tell_trouble(self) -> None:
        trouble, before = self._writer.trouble if self._writer else "", self._told
        self._told = trouble
        if trouble and trouble != before:
            self._line(f"NOT SAVED yet: {trouble}")
        elif before and not trouble:
            self._line("Saved now")

    def _tell_unheard(self) -> None:
        """That nothing is heard is said once, and once that it is heard again."""
        unheard, before = self._performance.unheard, self._unheard
        self._unheard = unheard
        if before.startswith("not heard") and not unheard.startswith("not heard"):
            self._line("Heard again")
        if unheard and unheard != before:
            self._line(begin_large(unheard))

    def _line(self, words: str) -> None:
        self._out.write(wrap_line(words, self._out) + "\n")
        self._out.flush()

    def _say(self, events: list[Event]) -> None:
        for event in keep_telling(events):
            if words := describe_event(event, self._runner.plan):
                self._line(words)
        question, check = self._runner.question, self._runner.checking is not None
        if question and not self._asked and (self._keyboard.works or not question.counts):
            self._ask(_describe_question(question))
        if check and not self._checked and self._keyboard.works:
            self._ask(CHECK)
        self._asked, self._checked = question is not None, check

    def _ask(self, words: str, prompt: Callable[[str], None] | None = None) -> None:
        """Ask something; the next key goes to `prompt`, where there is one."""
        self._question, self._prompt = words, prompt or self._prompt
        self._line(words)

    # ------------------------------------------------------------ keys

    def _press(self, key: str) -> None:
        now = self._performance.now
        if self._performance.comes_with_phone(now) or now - self._struck < STRUCK_S:
            return
        if self._runner.ends_by_key:
            self._struck = now
        if key == "?" and not self._runner.ends_by_key:
            self._help()
        elif self._prompt and not self._runner.ends_by_key:
            prompt, self._prompt = self._prompt, None
            prompt(key)
        elif key == "p" and self._runner.question and self._runner.question.asks_why:
            self._pain()
        elif key == "m" and not self._runner.ends_by_key:
            self._performance.muted = not self._performance.muted
            self._line("Sound off" if self._performance.muted else "Sound on")
        elif key == "l" and self._runner.loaded:
            self._ask_load()
        elif key == "q" and not self._runner.ends_by_key:
            before = self._runner.mode
            self._say(self._performance.do(Runner.pause))
            self._ask(LEAVE, partial(self._leave, before))
        elif act := find_act(self._runner, key):
            self._say(self._performance.do(act))

    def _help(self) -> None:
        """A line for each key, then once more what waits for an answer."""
        for each in SESSION:
            if each.name in _LISTED:
                self._line(f"{show_key(each, {})}: {each.help}")
        if ended := describe_ends(self._runner.plan):
            self._line(f"any key: {ended}")
        if self._prompt or self._runner.question or self._runner.checking:
            self._line(self._question)

    def _ask_load(self) -> None:
        """Ask with what an exercise is done from here on, while the session stands still; ctrl-c leaves it."""
        phase, before = self._runner.loaded, self._runner.mode
        assert phase
        self._say(self._performance.do(Runner.pause))
        typed = self._keyboard.ask(wrap_line(LOAD.format(phase.name), self._out))
        try:
            load = None if typed is None else read_load(typed)
        except ValueError as error:
            self._line(str(error))
            load = None
        if load is not None:
            self._say(self._performance.do(lambda runner, now: runner.change_load(now, load)))
        if before is not Mode.PAUSED:
            self._say(self._performance.do(Runner.resume))

    def _pain(self) -> None:
        """Pain ended a set: how bad, and where; then the session ends, or goes on without that side."""
        self._say(self._performance.do(lambda runner, now: runner.answer(now, Reason.PAIN)))
        self._say(self._performance.do(Runner.pause))
        self._follow_pain()

    def _follow_pain(self) -> None:
        """How bad a pain is that ended a set is asked here and on the phone, and answered at one of both."""
        hurts = self._runner.hurt is not None
        if hurts and not self._hurts:
            self._ask(PAIN_BAD, self._pain_score)
        elif self._hurts and not hurts and self._prompt:
            self._line(PAIN_ANSWERED)
            self._prompt = None
        self._hurts = hurts

    def _pain_score(self, key: str) -> None:
        if digit := "10" if key == "x" else digit_of(key):
            self._ask(PAIN_WHERE, partial(self._pain_place, int(digit)))
        else:
            self._after_pain(None)

    def _pain_place(self, score: int, key: str) -> None:
        place = next((place for letter, place, _ in PAIN_PLACES if letter == key), "other")
        self._after_pain(Pain(score, place))

    def _after_pain(self, pain: Pain | None) -> None:
        self._line(pain_words(pain))
        self._say(self._performance.do(lambda runner, now: runner.report_pain(now, pain)))

    def _leave(self, before: Mode, key: str) -> None:
        if key in ("k", "d"):
            self._say(self._performance.do(lambda runner, now: runner.leave(now, keep=key == "k")))
        elif before is not Mode.PAUSED:
            self._say(self._performance.do(Runner.resume))


def _describe_question(question: Question) -> str:
    if question.counts:
        words = COUNTED_WHY if question.asks_why else COUNTED
        return words.format(describe_count(question.done.phase, question.amount))
    return FALSE_START if question.false_start else ASK
