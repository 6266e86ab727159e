"""What people call things elsewhere: rests, sides, and exercises that are ours under another name."""

from __future__ import annotations

import re

from glutetimer.files.reading.names import Named, plain
from glutetimer.training.exercise import Exercise, Side

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
"""Names that say: nothing is done here. In the languages into which the peers are translated (design)."""

_REST_WORDS = frozenset(plain(word) for word in _RESTS)

_READY = frozenset(
    [
        "get ready",
        "ready",
        "prepare",
        "preparation",
        "countdown",
        "bereit machen",
        "vorbereitung",
        "préparation",
        "preparación",
    ]
)

_AROUND = re.compile(r"^[\W\d]+|[\W\d]*(?:\d\s*(?:s|secs?|seconds?|sek|sekunden|min|minutes?))?[\W\d]*$")
"""Numbers, lengths and signs around a word: `Rest 30s`, `(Pause 2)`."""

_LEFT = ("left", "l", "links", "linke", "gauche", "izquierda", "izquierdo", "sinistra", "sinistro", "esquerda", "lewa")
_RIGHT = ("right", "r", "rechts", "rechte", "droite", "derecha", "derecho", "destra", "destro", "direita", "prawa")
_SIDES = dict.fromkeys(_LEFT, Side.LEFT) | dict.fromkeys(_RIGHT, Side.RIGHT)
_NOUNS = {"side", "leg", "glute", "hip", "foot", "seite", "bein", "côté", "jambe", "lado", "pierna", "lato", "gamba"}
_LINKS = {"on", "the", "to", "à", "a", "die", "auf", "der", "la", "al", "de", "side:", "-"}

_SYNONYMS = {
    "clam": "clam shell|clam shells|clamshells|side lying clam|side lying clams|side lying clamshell|clam opener",
    "shoulder-bridge": "bridges|glute bridges|gluteal bridge|hip bridge|hip bridges|hip lifts|hip raise|hip raises"
    "|supine bridges|floor bridge|shoulder bridge|beckenheben|schulterbrücke|brücke|pont fessier|puente de glúteos"
    "|puente de gluteos|ponte glutei",
    "bridge-hold": "bridge holds|glute bridge hold|static glute bridge|isometric bridge|isometric glute bridge",
    "bridge-march": "bridge marches|glute bridge march|marching glute bridge|bridge marching",
    "sl-bridge-hold": "single leg glute bridge hold|one legged bridge hold|single leg bridge holds",
    "fire-hydrant": "hydrant|hydrants|feuerhydrant",
    "kick-back": "straight leg kickbacks|straight leg kick back|quadruped kickback",
    "donkey-kick": "bent knee kickback|bent knee kickbacks",
    "glute-squeeze": "glute squeezes|glute sets|butt squeeze|butt squeezes|isometric glute squeezes",
    "squat": "air squats|body weight squat|body weight squats|bodyweight squats|kniebeuge|kniebeugen|sentadilla"
    "|sentadillas",
    "lunge-stand": "standing lunges|static lunges|stationary lunge|stationary lunges|split squat|split squats",
    "lunge-walk": "walking lunge|lunge walk|lunge walks",
    "bear-crawl": "bear walk|bear walks",
    "a-skip": "a skips",
    "b-skip": "b skips",
    "straight-leg": "straight leg runs|straight leg bounds|straight leg drills",
    "hill-run": "hill run|hill repeats|hill sprint|hill sprints",
}
"""More names for what our catalogue truly has (design); each exercise's own aliases go before these."""

_BY_NAME = {plain(name): id for id, names in _SYNONYMS.items() for name in names.split("|")}


def is_rest(name: str) -> bool:
    """Whether a name alone says that nothing is done: some formats have no other way to say it."""
    return any(_AROUND.sub("", plain(word)) in _REST_WORDS for word in (name, parted(name)[0]))


def is_ready(name: str) -> bool:
    """Whether a name says that one gets ready."""
    return _AROUND.sub("", plain(name)) in _READY


def parted(name: str) -> tuple[str, Side | None]:
    """A name without the side that it ends or begins with, and that side: `Clam (left)`, `Linke Seite: Clam`."""
    words = [word for word in re.split(r"[\s()\[\],/:–—-]+", name) if word]
    for order in (1, -1):  # at its end, else at its beginning
        left = words[::-order]
        dropped = 0
        while dropped < len(left) and left[dropped].casefold() in _NOUNS:
            dropped += 1
        side = _SIDES.get(left[dropped].casefold().rstrip(".")) if dropped < len(left) - 1 else None
        if side:
            stem = left[dropped + 1 :]
            while order == 1 and len(stem) > 1 and stem[0].casefold() in _LINKS:
                stem = stem[1:]
            while order == -1 and len(stem) > 1 and stem[0].casefold() in _NOUNS | _LINKS:
                stem = stem[1:]
            rest = [word for word in stem if _SIDES.get(word.casefold()) is not side.other]
            # Where the other side is named too, as in `Clam, left/right`, it is neither.
            return " ".join(rest[::-order]), side if rest == stem else None
    return name, None


def exercise_of(name: str, catalogue: Named[Exercise]) -> Exercise | None:
    """What is called so: by id, name or alias, else by what others call it."""
    word = plain(re.sub(r"[^\w\s'-]+", " ", name))
    for spelling in (word, word.removesuffix("s")):
        if found := catalogue.find(spelling):
            return found
        if (id := _BY_NAME.get(spelling)) and id in catalogue.things:
            return catalogue.things[id]
    return None
