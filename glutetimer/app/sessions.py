"""The window's sessions, one at a time: what is asked before each, its screen, what it is heard with, its end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from textual.app import App
from textual.events import ScreenResume
from textual.screen import Screen

from glutetimer.app.routes import make_screen
from glutetimer.clock import find_zone
from glutetimer.services.safety import safety_to_read
from glutetimer.training.plan import Phase, Plan
from glutetimer.training.replanning import begin_after
from glutetimer.training.workout import Workout

if TYPE_CHECKING:
    from glutetimer.app.host import Host
    from glutetimer.app.screens.session.screen import SessionScreen
    from glutetimer.history.resume.resume import Resume
    from glutetimer.services.coach import Coach
    from glutetimer.services.performance import Follower, Performance
    from glutetimer.services.session_outlets import SessionOutlets
    from glutetimer.session.marks import Marks
    from glutetimer.session.runner import Runner
    from glutetimer.sound.found import SoundOutputs

DRAIN_S = 2.0
"""How long a session's preparation waits for the disk, so that it knows what was just done."""


class WindowSessions:
    """Begins sessions, and ends them; the app is a `Host`, and its outlets are told that a session ended."""

    def __init__(self, app: App[int], outlets: SessionOutlets) -> None:
        self._app, self._host = app, cast("Host", app)
        self._outlets = outlets
        self.performance: Performance | None = None
        """The session that is performed now."""
        self._opened = asyncio.Event()
        """Set once it is known whether a session was interrupted: until then none begins by a key."""

    # ------------------------------------------------------------ before it

    def make_at_once(self, workout: Workout) -> SessionScreen | None:
        """The screen of a session that has nothing to ask and nothing to wait for; None where there is something."""
        from glutetimer.services.at_once import prepare_at_once
        from glutetimer.services.preparation import runner_for
        from glutetimer.session.marks import no_marks

        if self._host.remote or not (ready := prepare_at_once(self._host.context, workout)):
            return None
        marks = ready.coach.marks if ready.coach else no_marks
        return self._make_screen(runner_for(self._host.context, ready.plan, marks), ready.coach)

    def begin_at_once(self) -> bool:
        """Begin what was made so, once it is seen; whether there is one."""
        if not self.performance:
            return False
        self._opened.set()
        screen = cast("SessionScreen", self._app.screen)
        screen.call_after_refresh(self._begin_count, screen)
        return True

    async def open_first(self, workout: Workout | None) -> None:
        """Go on with what was interrupted, if its user wants that, or else begin what the program was started for."""
        try:
            if goes_on := await self._ask_about_interrupted():
                found, coach = goes_on
                await self._begin(found.interrupted.plan, coach, found)
            elif workout:
                await self._prepare(workout)
        finally:
            self._opened.set()

    async def _ask_about_interrupted(self) -> tuple[Resume, Coach] | None:
        """Ask what becomes of each session that was interrupted; the one that is performed now."""
        from glutetimer.services.resume import RESUME, InterruptedSessions, asks_about_pain

        context = self._host.context
        sessions = InterruptedSessions(context)
        while waiting := await asyncio.to_thread(sessions.find_next):
            from glutetimer.app.screens.dialogs.interrupted import interrupted_screen

            answer, hurts = await self._host.answer_to(interrupted_screen(waiting, context.clock.wall())), False
            if answer == RESUME and await asyncio.to_thread(asks_about_pain, context, waiting):
                from glutetimer.app.screens.dialogs.before import ask_pain

                hurts = await ask_pain(self._host)
            decided = await asyncio.to_thread(sessions.decide, waiting, answer, hurts)
            if decided.goes_on:
                return decided.goes_on
            if decided.error:
                self._host.warn(decided.said)
            elif decided.said:
                self._app.notify(decided.said, timeout=4)
            self._app.screen.post_message(ScreenResume())  # home shows what is left now
        return None

    def perform(
        self,
        workout: Workout,
        passed_over: Sequence[Phase] = (),
        marks: Callable[[Phase], Marks] | None = None,
    ) -> None:
        """As the host's; `marks` are what its holds are measured against, where that is not for the history to say."""
        self._host.run_beside(self._perform_once_open, workout, passed_over, marks, exclusive=True)

    async def _perform_once_open(
        self, workout: Workout, passed_over: Sequence[Phase], marks: Callable[[Phase], Marks] | None
    ) -> None:
        """A key may come before it is known whether a session was interrupted: that is asked first, and goes first."""
        await self._opened.wait()
        if not self.performance:
            await self._prepare(workout, passed_over, marks)

    async def _prepare(
        self,
        workout: Workout,
        passed_over: Sequence[Phase] = (),
        marks: Callable[[Phase], Marks] | None = None,
    ) -> None:
        from glutetimer.services.familiarity import introduce_exercises
        from glutetimer.services.preparation import prepare

        host = self._host
        host.refresh_files()
        await host.hear_others()
        await self.wait_for_history()
        if host.writer.unsaved:  # what was done, and hurt, a moment ago must be known
            await asyncio.to_thread(host.writer.drain, DRAIN_S)
        ready = await asyncio.to_thread(prepare, host.context, workout)
        if ready.locked or ready.asks_pain or ready.test_opens:
            from glutetimer.app.screens.dialogs.before import ask_before

            asked = await ask_before(host, workout, ready)
            if asked is None:
                self._leave_unbegun()
                return
            ready = asked
        if ready.trouble:
            host.warn(ready.trouble)
        self._tell_changes(ready.plan)
        if not ready.plan.phases:
            self._leave_unbegun()
            return
        plan = await asyncio.to_thread(introduce_exercises, host.context, ready.plan)
        begin = begin_after(plan, passed_over)
        if safety_to_read(host.context.paths) and not plan.phases[begin].is_meeting:  # a first meeting shows it
            from glutetimer.app.screens.dialogs.safety import ask_safety

            if not await ask_safety(host):
                self._leave_unbegun()
                return
        await self._begin(plan, None if marks else ready.coach, begin=begin, marks=marks)

    async def wait_for_history(self) -> None:
        """Another program may be writing to it for a while: the window goes on meanwhile, and says so."""
        from glutetimer.history.connection import WAITS, wait_for_history

        tries = wait_for_history(self._host.context.paths.history)
        while (first := await asyncio.to_thread(next, tries, None)) is not None:
            if first:
                self._app.notify(WAITS, markup=False)

    def _tell_changes(self, plan: Plan) -> None:
        if plan.changes:
            self._app.notify("\n".join(plan.changes), timeout=10, markup=False)

    def _leave_unbegun(self) -> None:
        if self._host.is_for_one_session:
            self._app.exit(0)

    # ------------------------------------------------------------ while it goes on

    async def _begin(
        self,
        plan: Plan,
        coach: Coach | None,
        resume: Resume | None = None,
        begin: int = 0,
        marks: Callable[[Phase], Marks] | None = None,
    ) -> None:
        """Show the session and begin it at once; a moment later it is heard too."""
        if remote := self._host.remote:
            from glutetimer.app.remote import ask_phone

            if not await ask_phone(self._host, remote, plan.workout.name):
                self._leave_unbegun()
                return
        from glutetimer.services.preparation import runner_for
        from glutetimer.session.marks import no_marks

        if resume:
            self._tell_changes(plan)
        marks = marks or (coach.marks if coach else no_marks)
        runner = await asyncio.to_thread(runner_for, self._host.context, plan, marks, resume, begin)
        screen = self._make_screen(runner, coach, resume)
        await self._app.push_screen(screen)
        screen.call_after_refresh(self._begin_count, screen)

    def _make_screen(self, runner: Runner, coach: Coach | None, resume: Resume | None = None) -> SessionScreen:
        from glutetimer.app.screens.session.screen import SessionScreen
        from glutetimer.history.recorder import Recorder
        from glutetimer.services.performance import Performance

        context = self._host.context
        recorder = Recorder(self._host.writer, runner.ledger, context.settings.day_start, resume, find_zone())

        def find_followers() -> list[Follower]:
            from glutetimer.services import following

            return following.find_followers(
                self._host.context, runner, recorder.session_id, self._host.warn, self._outlets
            )

        self.performance = performance = Performance(runner, context.clock, recorder, None, find_followers)
        screen = SessionScreen(performance, coach, lambda: self._show_summary(screen, performance, coach))
        return screen

    def _begin_count(self, screen: SessionScreen) -> None:
        """A session is on the screen: its count begins, and it is listened for what it is heard with."""
        screen.begin()
        self._host.run_beside(self._make_heard, screen, group="sound")

    async def _make_heard(self, screen: SessionScreen) -> None:
        from glutetimer.services.missing_voice import mention_missing_voice
        from glutetimer.sound.hearing import Hearing

        found, performance = await asyncio.to_thread(self._find_sound), screen.performance
        lacks = mention_missing_voice(self._host.context.paths, found.install)
        performance.hear_with(found.sounds(lambda: performance.runner.plan), Hearing(found), lacks)
        if screen.is_attached:
            screen.repaint()  # whether it is heard stands there

    def _find_sound(self) -> SoundOutputs:
        """Open what the session is heard with; called in a thread, as a sound server may take its time."""
        from glutetimer.sound.found import find

        context = self._host.context
        return find(context.settings, lambda: context.clock.read().now, self._app.bell)

    def suspend(self) -> None:
        """The program goes into the background; the session stands still already."""
        if self.performance:
            self.performance.suspend()

    # ------------------------------------------------------------ its end

    def interrupt(self) -> None:
        """The program ends: what was done is kept, and the next start offers to go on."""
        if self.performance:
            self.performance.interrupt()
            self.performance.close(at_once=True)

    def end_where_lost(self) -> None:
        """End the session that has gone on in another window meanwhile: what is done here is not its any more."""
        performance = self.performance
        if not performance or performance.recorder.session_id not in self._host.writer.lost:
            return
        self._host.warn("This session goes on in another window; it ends here.")
        performance.interrupt()
        performance.close()
        self.performance = None
        shows = next(each for each in self._app.screen_stack if getattr(each, "performance", None) is performance)
        while self._app.screen is not shows:  # a question about it, or help
            self._app.pop_screen()
        self.leave(shows)

    def _show_summary(self, session: Screen[Any], performance: Performance, coach: Coach | None) -> None:
        performance.close()
        self.performance = None
        if not performance.recorder.kept:
            self.leave(session)
            return
        summary = make_screen("summary", performance, coach)
        if session is self._app.screen_stack[0]:  # what lies under all others stays
            self._app.push_screen(summary)
        else:
            self._app.switch_screen(summary)

    def leave(self, last: Screen[Any]) -> None:
        """From a session's last screen: home, or out if the program was started for this session alone."""
        self._outlets.write()
        if self._host.is_for_one_session:
            self._app.exit(0)
        else:
            if self._host.remote:
                self._host.remote.idle()
            last.dismiss()
