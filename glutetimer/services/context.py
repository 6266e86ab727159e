"""What a face needs to work with: where things are, what the user set, what there is to do, and the clocks."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from glutetimer.clock import Clock
from glutetimer.library.catalogue import Library
from glutetimer.settings.paths import Paths
from glutetimer.settings.settings import Settings
from glutetimer.training.exercise import Flag


class Context(NamedTuple):
    """One user's setting."""

    paths: Paths
    settings: Settings
    library: Library
    clock: Clock


def leaving_out(context: Context, flags: Collection[Flag]) -> Context:
    """The same setting, with more flags to leave out."""
    return context._replace(settings=context.settings._replace(without=(*context.settings.without, *flags)))
