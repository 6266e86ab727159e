"""What people call rests elsewhere."""

from __future__ import annotations

import re

from glutetimer.files.reading.names import plain
from glutetimer.training.exercise_names import part_side

_RESTS = frozenset(
    """
    rest|resting|rest time|rest period|pause|short pause|break|short break|long break|recover|recovery|relax|breathe
    |wait|switch|switch sides|change sides|other side
    |erholung|erholen|ruhe|ruhepause|ausruhen|kurze pause|seitenwechsel|seite wechseln|wechsel
    |repos|recuperation|récupération|récupérer|changer de côté|changement de côté
    |descanso|descansar|reposo|recuperación|pausa|cambio de lado|descanso curto|recuperação|troca de lado
    |riposo|recupero|cambio lato|rust|rusten|wissel|vila|vile|paus|hvile|tauko|lepo
    |przerwa|odpoczynek|pauza|odpočinek|pihenő|mola|dinlenme|отдых|перерыв|пауза|відпочинок|перерва|休息|休憩|휴식
    """.replace("\n", "").split("|")
)
"""Names that say: nothing is done here. In the languages into which the peers are translated (our choice)."""

_REST_WORDS = frozenset(plain(word) for word in _RESTS)

_READY = frozenset(
    """
    get ready|ready|prepare|preparation|countdown|bereit machen|vorbereitung|préparation|preparación
    """.strip().split("|")
)

_AROUND = re.compile(r"^[\W\d]+|[\W\d]*(?:\d\s*(?:s|secs?|seconds?|sek|sekunden|min|minutes?))?[\W\d]*$")
"""Numbers, lengths and signs around a word: `Rest 30s`, `(Pause 2)`."""


def is_rest(name: str) -> bool:
    """Whether a name alone says that nothing is done: some formats have no other way to say it."""
    return any(_AROUND.sub("", plain(word)) in _REST_WORDS for word in (name, part_side(name)[0]))


def is_ready(name: str) -> bool:
    """Whether a name says that one gets ready."""
    return _AROUND.sub("", plain(name)) in _READY
