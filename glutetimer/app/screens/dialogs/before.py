"""What there is to ask before a session: a test too soon, a side that is locked, pain."""

from __future__ import annotations

from glutetimer.app.host import Host
from glutetimer.app.screens.dialogs.ask import Answer, AskScreen
from glutetimer.services.preparation import Preparation, prepare, too_soon
from glutetimer.training.holds import words
from glutetimer.training.replanning import leave_out_sets
from glutetimer.training.workout import Workout


async def ask_before(host: Host, workout: Workout, ready: Preparation) -> Preparation | None:
    """Ask what there is to ask; runs in a worker.

    Returns:
        the session as it is to be; None where it is not to begin.
    """
    if ready.test_opens:
        not_now, anyway = Answer("no", "n", "not now"), Answer("yes", "y", "test all the same", "it will not compare")
        if await host.answer_to(AskScreen("TOO SOON", [too_soon(ready.test_opens)], [not_now, anyway])) == "no":
            return None
    if ready.locked:
        answer = await host.answer_to(_locked(ready))
        if answer == "back":
            return None
        if answer == "override":
            ready = prepare(host.context, workout, override=True)
    if ready.asks_pain and await ask_pain(host):
        ready = ready._replace(plan=leave_out_sets(ready.plan, lambda phase: phase.hold is not None))
    return ready if ready.plan.phases else None


def _locked(ready: Preparation) -> AskScreen:
    answers = [
        Answer("back", "b", "back"),
        *([Answer("without", "w", "go on without it")] if ready.plan.phases else []),
        Answer("override", "o", "yes, do it all the same", "it is free of pain, or somebody who knows was asked"),
    ]
    return AskScreen("LOCKED", ready.locked, answers)


async def ask_pain(host: Host) -> bool:
    """Whether it hurts too much for holds (training.md 5.6); runs in a worker."""
    asked = AskScreen(
        "ANY PAIN NOW?",
        ["There was pain in the last days. From 0 to 10, in that place, now:"],
        [
            Answer("none", "n", "none"),
            Answer("little", "l", "a little, 1 to 3", "gently, and stop at once if it grows"),
            Answer("more", "m", "4 or more", f"no holds today. {words.PROFESSIONAL}"),
        ],
    )
    return await host.answer_to(asked) == "more"
