"""Every command, defined once: it feeds the bindings, the key line, the palette and the help. It knows no Textual."""

from typing import NamedTuple

ROW_MOVES = frozenset({"up", "down", "page_up", "page_down", "half_up", "half_down", "first", "last"})
"""The names of what leads through rows; everybody finds them."""

_REPEATED = ROW_MOVES | {
    "left", "right", "next", "previous", "field", "field_before",
    "less", "more", "step_up", "step_down", "settings.change", "builder.undo", "builder.redo",
}  # fmt: skip
"""What goes on while its key is leaned on, by name or id: the cursor, and amounts that are seen to change."""


class Command(NamedTuple):
    """Something the user can do."""

    id: str
    """`scope.name`: the name under which the settings file gives it other keys."""
    keys: str
    """Textual's names, parted by commas; the first is shown."""
    label: str
    """What the key line says."""
    help: str

    @property
    def scope(self) -> str:
        """Where it works: a key of `SCOPES`."""
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        return self.id.rpartition(".")[2]

    @property
    def repeats(self) -> bool:
        """Whether it goes on while its key is leaned on; all else is done once."""
        return not _REPEATED.isdisjoint((self.name, self.id))


def _rows(scope: str, up: str, down: str) -> tuple[Command, Command]:
    return Command(f"{scope}.up", "up,k", "up", up), Command(f"{scope}.down", "down,j", "down", down)


def _far(
    scope: str, up: str = "a page up", down: str = "a page down", *, page_down: str = "pagedown"
) -> tuple[Command, ...]:
    """A page up and down, and half of one, as in less and vim."""
    return (
        Command(f"{scope}.page_up", "pageup", "page up", up),
        Command(f"{scope}.page_down", page_down, "page down", down),
        Command(f"{scope}.half_up", "ctrl+u", "half up", "half as far up"),
        Command(f"{scope}.half_down", "ctrl+d", "half down", "half as far down"),
    )


def _pages(
    scope: str, first: str = "to the beginning", last: str = "to the end", *, home: str = "home,g"
) -> tuple[Command, ...]:
    """What leads far through a list; `home` are the keys of its beginning."""
    return (
        *_far(scope),
        Command(f"{scope}.first", home, "first", first),
        Command(f"{scope}.last", "end,G", "last", last),
    )


def _scroll(scope: str, page_down: str = "pagedown", home: str = "home,g") -> tuple[Command, ...]:
    """What leads through a page that may be longer than the window."""
    page_up, down, *ends = _pages(scope, home=home)
    return (
        Command(f"{scope}.up", "up,k", "up", "towards the beginning of the page"),
        Command(f"{scope}.down", "down,j", "more", "what does not fit into the window"),
        *(page_up, down._replace(keys=page_down), *ends),
    )


def _help(scope: str) -> Command:
    return Command(f"{scope}.help", "question_mark,f1", "help", "keys, and how a session goes")


def _answer(reason: str, key: str, label: str, words: str) -> Command:
    return Command(f"session.answer_{reason}", key, label, f"after a hold, or as many as go: {words}")


HOME = (
    Command("home.start", "enter", "start", "start the workout under the cursor"),
    *_rows("home", "the workout above", "the workout below"),
    *_pages("home", "to today's workout", "to the last workout"),
    Command("home.preview", "p,right", "preview", "the workout's steps one by one, and a start from any"),
    Command("home.hold", "h", "hold", "hold now: each side, to today's target"),
    Command("home.new", "n", "new", "build a workout of your own: its name, then its first exercise"),
    Command("home.exercises", "e", "exercises", "every exercise: how it goes, shown by a moving figure"),
    Command("home.week", "w", "week", "which workout on which day"),
    Command("home.review", "r", "review", "what was done: the year, the holds, every session"),
    Command("home.settings", "o", "settings", "sound, voice, times, goals, colours and keys"),
    _help("home"),
    Command("home.safety", "s", "safety", "when to stop, and when to ask somebody first"),
    Command("home.quit", "q", "quit", "leave glutetimer"),
)

SESSION = (
    Command("session.go", "space", "pause", "pause and go on; in a set of repetitions: all of them are done"),
    Command("session.pause", "p", "pause", "pause, in a set of repetitions too"),
    Command("session.skip", "n,right", "skip", "leave this phase; what was done of it is kept"),
    Command("session.back", "b,left", "back", "do this set again; early in it, the one before"),
    Command("session.longer", "plus,equals_sign", "longer", "ten seconds more of a running rest"),
    Command("session.shorter", "minus", "shorter", "ten seconds less of a running rest"),
    Command("session.load", "l", "load", "in a wait, or paused: another band or weight from here on, remembered"),
    Command("session.add_set", "a", "one set more", "of a range of sets: another one, up to the most"),
    Command("session.mute", "m", "mute", "no sound, or sound again"),
    Command("session.figure", "f", "figure", "the figure instead of the tempo path, and alone in a tiny window"),
    Command("session.clock", "v", "clock", "before a hold: hide its clock, or show it again"),
    Command("session.safety", "s", "safety", "before the very first set: when to stop, and when to ask somebody first"),
    Command("session.remote", "r", "phone", "with --remote: the address and the QR code of the button on the phone"),
    _help("session"),
    Command("session.leave", "q", "leave", "end here; asks what to do with what was done"),
    Command("session.answer", "enter", "answer", "after a hold: the marked answer; after repetitions: it was so many"),
    _answer("form", "f", "form slipped", "form slipped, so you stopped"),
    _answer("target", "t", "enough", "target reached, or enough for today"),
    _answer("cramp", "c", "cramp", "a cramp ended it"),
    _answer("pain", "p", "pain", "pain ended it"),
    _answer("interrupted", "x", "interrupted", "something else ended it"),
    Command("session.answer_ceiling", "h", "still held", "after the longest hold there is: it was really held"),
    Command("session.felt_glute", "g", "glute", "in the check: the glute is hard"),
    Command("session.felt_both", "o", "both", "in the check: both are hard"),
    Command("session.felt_hamstring", "h", "hamstring", "in the check: the back of the thigh is hard"),
    Command("session.felt_unsure", "u", "unsure", "in the check: hard to tell"),
    Command("session.discard", "d", "discard", "after a false start: there was no hold"),
    Command(
        "session.more",
        "plus,equals_sign",
        "one second more",
        "after a hold: a second more of it counts; else a repetition more",
    ),
    Command(
        "session.less", "minus", "one second less", "after a hold: a second less of it counts; else a repetition less"
    ),
)

REMOTE = (
    Command("remote.begin", "enter,space", "begin", "begin the session; the phone can do it too"),
    Command("remote.another", "n,tab", "another", "the address in another of the machine's networks, and its QR code"),
    Command("remote.back", "escape,q", "back", "do not begin; in a session: back to it"),
    *_scroll("remote"),
)

SUMMARY = (
    Command("summary.home", "enter,space,escape,q", "home", "back, or out if the program was started for one session"),
    Command("summary.accept", "y", "yes", "take what is offered; an undo takes it back"),
    Command("summary.decline", "n", "no", "leave things as they are"),
    Command("summary.felt_glute", "g", "glute", "the bridges were felt in the glute"),
    Command("summary.felt_both", "o", "both", "the bridges were felt in glute and hamstring"),
    Command("summary.felt_hamstring", "h", "hamstring", "the bridges were felt in the hamstring"),
    Command("summary.felt_unsure", "u", "unsure", "hard to tell where the bridges were felt"),
    Command("summary.pain", "p", "pain", "anything that hurt: how bad, and where; 0 takes it back"),
    Command("summary.note", "n", "note", "a note to the session, once an offer is answered"),
    Command("summary.extra", "x", "extra hold", "one more, shorter hold of the side that lags, three minutes after"),
    Command("summary.edit", "e", "edit sets", "change what was recorded"),
    *_scroll("summary", home="home"),
    *(
        Command(f"summary.effort_{n}", str(n), words, f"how hard it was: {n} of 5")
        for n, words in enumerate(("easy", "light", "middling", "hard", "very hard"), 1)
    ),
)

WEEK = (
    Command("week.start", "enter", "start", "start the workout under the cursor"),
    *_rows("week", "the row above", "the row below"),
    *_pages("week", "to the first day", "to the last day"),
    Command("week.left", "left,h", "week before", "the week before"),
    Command("week.right", "right,l", "week after", "the week after"),
    Command("week.add", "a", "add", "a workout on this day of every such week"),
    Command("week.change", "c", "change", "another workout in this one's place"),
    Command("week.delete", "d,delete", "delete", "no more of this workout on this day"),
    Command("week.later", "J,shift+down", "day later", "the workout goes to the day after"),
    Command("week.earlier", "K,shift+up", "day earlier", "the workout goes to the day before"),
    Command("week.pause", "z", "pause", "a pause begins on this day; in a pause: it ends before this day"),
    Command("week.add_week", "plus,equals_sign", "one more week", "weeks take turns: one more, the same as this one"),
    Command("week.delete_week", "minus", "a week less", "this one of the weeks that take turns goes"),
    Command("week.begin", "b", "begin here", "the first of the weeks that take turns is this one"),
    Command("week.undo", "u", "undo", "take back what was changed last"),
    Command("week.redo", "ctrl+r", "redo", "do again what was undone last"),
    _help("week"),
    Command("week.home", "escape,q,w", "home", "back"),
)

REVIEW = (
    Command("review.year", "1", "year", "a dot for each day, and the days in a row"),
    Command("review.holds", "2", "holds", "the holds of each side over time"),
    Command("review.sessions", "3", "sessions", "every session with its sets"),
    Command("review.exercises", "4", "exercises", "what each exercise adds up to"),
    Command("review.next", "tab", "next part", "the next of these"),
    Command("review.previous", "shift+tab", "part before", "the one before"),
    Command("review.left", "left,h", "earlier", "a week, or a hold, earlier"),
    Command("review.right", "right,l", "later", "a week, or a hold, later"),
    *_rows("review", "the row above, or the day before", "the row below, or the day after"),
    *_far("review", "a page up, or a year back", "a page down, or a year on"),
    Command("review.first", "home", "first", "to the beginning"),
    Command("review.last", "end,G", "last", "to the end"),
    Command("review.open", "enter", "open", "what the cursor is on"),
    Command("review.exercise", "x", "exercise", "the holds of the next exercise"),
    Command("review.goal", "g", "goal", "how many days a week to train, from this week on"),
    Command("review.pause", "z", "pause", "a pause begins on this day; in a pause: it ends before this day"),
    Command("review.reason", "r", "reason", "why the days are paused: holiday, illness, injury"),
    Command("review.tests", "t", "tests only", "the holds of tests alone, or all of them again"),
    Command("review.add", "a", "add", "a session that was done without the program"),
    Command("review.move", "m", "move", "the session to another day"),
    Command("review.delete", "d", "delete", "the session; asks first"),
    Command("review.undo", "u", "undo", "take back what was changed last, of an earlier day too"),
    Command("review.redo", "ctrl+r", "redo", "do again what was undone last"),
    _help("review"),
    Command("review.home", "escape,q", "home", "back"),
)

OPENED = (
    *_rows("opened", "the row above", "the row below"),
    *_pages("opened", "the session itself", "the last set"),
    Command("opened.change", "enter", "change", "the repetitions or seconds of a set"),
    Command("opened.load", "l", "load", "with what a set was done"),
    Command("opened.side", "s", "side", "the set was on the other side"),
    Command("opened.reason", "r", "reason", "why a hold ended"),
    Command("opened.note", "n", "note", "a note to the set, or to the session"),
    Command("opened.pain", "p", "pain", "what hurt in the session; 0 takes it back"),
    Command("opened.effort", "h", "how hard", "how hard the session was"),
    Command("opened.move", "m", "move", "the session to another day"),
    Command("opened.add", "a", "add", "one more set"),
    Command("opened.delete", "d", "delete", "the set, or the whole session; asks first"),
    Command("opened.undo", "u", "undo", "take back what was changed last"),
    Command("opened.redo", "ctrl+r", "redo", "do again what was undone last"),
    _help("opened"),
    Command("opened.back", "escape,q", "back", "to where it was opened"),
)

PREVIEW = (
    Command("preview.start", "enter", "start", "start the whole workout"),
    Command("preview.from_here", "f", "start here", "start at the step under the cursor; nothing before it counts"),
    Command("preview.edit", "b,E", "build", "change the workout; a built-in one becomes a copy of your own"),
    Command("preview.exercise", "x", "exercise", "the page of the step's exercise"),
    *_rows("preview", "the step before", "the next step"),
    *_far("preview", "several steps back", "several steps on"),
    Command("preview.first", "home,g", "first", "to the first step"),
    Command("preview.last", "end,G", "last", "to the last step"),
    _help("preview"),
    Command("preview.back", "escape,q,left", "back", "to where it was opened"),
)

BUILDER = (
    *_rows("builder", "the row above", "the row below"),
    Command("builder.field", "tab", "field", "the next thing that the row says"),
    Command("builder.field_before", "shift+tab", "field before", "the one before"),
    Command("builder.less", "left,h,minus", "less", "less of it, or the choice before"),
    Command("builder.more", "right,l,plus,equals_sign", "more", "more of it, or the next choice"),
    Command("builder.type", "enter", "type", "type it: 45, 1:30, a few words; of choices: the next"),
    Command("builder.measure", "t", "measure", "seconds, repetitions or a hold; rounds, or as many as fit into a time"),
    Command("builder.add", "a", "add", "an exercise after this step"),
    Command("builder.exchange", "x", "exchange", "another exercise in this one's place"),
    Command("builder.instead", "i", "instead", "what takes its place for whoever leaves something out"),
    Command("builder.add_block", "b", "add a block", "a block after this one: steps that are done round after round"),
    Command("builder.add_rest", "r", "add a rest", "a rest after this step"),
    Command("builder.add_free", "f", "add a free block", "time for anything, after this step"),
    Command("builder.delete", "d,delete", "delete", "the step, or the block with its steps; u brings it back"),
    Command("builder.step_down", "J,shift+down", "move down", "the step goes down, from the last into the finish"),
    Command("builder.step_up", "K,shift+up", "move up", "the step goes up, from the first into the warm-up"),
    Command("builder.name", "n", "name", "another name for the workout; its file keeps its own"),
    Command("builder.undo", "u", "undo", "take back what was changed last"),
    Command("builder.redo", "ctrl+r", "redo", "do again what was undone last"),
    Command("builder.save", "s,w,ctrl+s", "save", "write the workout into its file, beside the comments there"),
    Command("builder.start", "g", "start", "save it, and start it"),
    *_pages("builder", "to the first row", "to the last row", home="home"),
    _help("builder"),
    Command("builder.back", "escape,q", "back", "to where it was opened; asks first if something is not saved"),
)

EXERCISES = (
    Command("exercises.open", "enter,right", "open", "the page of the exercise under the cursor"),
    Command("exercises.find", "slash", "find", "type a part of a name; enter opens the one under the cursor"),
    *_rows("exercises", "the exercise above", "the exercise below"),
    *_pages("exercises"),
    _help("exercises"),
    Command("exercises.back", "escape,q", "back", "to where it was opened"),
)

EXERCISE = (
    Command("exercise.hold", "enter,h", "do it now", "now, with its sets and sides; a hold to today's target"),
    Command("exercise.previous", "left,b", "before", "the exercise before this one"),
    Command("exercise.next", "right,n", "next", "the next exercise"),
    Command("exercise.easier", "e,minus", "easier", "the easier exercise, where there is one"),
    Command("exercise.harder", "plus,equals_sign", "harder", "the harder exercise, where there is one"),
    Command("exercise.side", "s", "side", "the figure's other side"),
    Command("exercise.figure", "f", "figure", "in a small window: the figure alone, or the words again"),
    Command("exercise.up", "up,k", "up", "towards the beginning of the page"),
    Command("exercise.down", "down,j", "more", "what does not fit into the window"),
    *_far("exercise", page_down="pagedown,space"),
    _help("exercise"),
    Command("exercise.back", "escape,q", "back", "to where it was opened"),
)

SETTINGS = (
    *_rows("settings", "the row above", "the row below"),
    Command("settings.less", "left,h", "less", "less of it, or the one before"),
    Command("settings.more", "right,l", "more", "more of it, or the next one"),
    Command("settings.change", "enter,space", "change", "the next value; of a command: another key"),
    Command("settings.reset", "delete,backspace", "default", "as it is without a settings file"),
    *_pages("settings"),
    _help("settings"),
    Command("settings.back", "escape,q", "back", "to where it was opened"),
)

GUIDE = (
    Command("guide.open", "enter", "open", "the document, or the section, under the cursor"),
    *_rows("guide", "the line above", "the line below"),
    Command("guide.next", "right,n", "next", "the document's next page"),
    Command("guide.previous", "left,b", "before", "the document's page before this one"),
    Command("guide.contents", "c", "contents", "the headings of the document, and the documents that it leads to"),
    *_far("guide", down="a page down, and on to the next one", page_down="pagedown,space"),
    Command("guide.first", "home,g", "first", "to the beginning"),
    Command("guide.last", "end,G", "last", "to the end"),
    _help("guide"),
    Command("guide.back", "escape,q", "back", "where it was opened from: the page before, the list, and out"),
)

TEXT = (
    Command("text.guide", "g", "guide", "the documents: every rule with its reason, files, the command line"),
    Command("text.close", "escape,q,enter,question_mark,f1", "close", "back to where it was opened"),
    *_scroll("text", "pagedown,space", home="home"),
)

ALL = (
    *(*HOME, *WEEK, *PREVIEW, *BUILDER, *SESSION, *REMOTE, *SUMMARY),
    *(*REVIEW, *OPENED, *EXERCISES, *EXERCISE, *SETTINGS, *GUIDE, *TEXT),
)

SCOPES = {
    "session": "In a session",
    "summary": "After a session",
    "home": "At home",
    "preview": "In a preview",
    "builder": "Building a workout",
    "exercises": "In the list of exercises",
    "exercise": "On an exercise's page",
    "week": "In the week",
    "review": "In the review",
    "opened": "In an opened session",
    "settings": "In the settings",
    "remote": "With a phone beside the mat",
    "guide": "In the guide",
    "text": "On a page to read",
}
"""What the first part of an id stands for."""
