"""Blocks laid out: rounds, whole rounds until a time, a random order."""

from collections import Counter
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from glutetimer.training.layout import lay_out
from glutetimer.training.plan import PhaseKind, Plan
from glutetimer.training.workout import MOST_ROUNDS, Block, Order, Step, Workout


def step(title: str, work: float = 30, rest: float = 0) -> Step:
    return Step(free=title, work_s=work, rest_s=rest)


def laid_out(*blocks: Block, seed: str = "", **more: object) -> Plan:
    made = Workout(id="x", name="X", short="X", steps=(), blocks=blocks, ready_s=0, **more)  # type: ignore[arg-type]
    return lay_out(made, {}, seed=seed)


def in_words(made: Plan) -> list[str]:
    return [phase.title or f"{phase.kind} {phase.seconds:g}" for phase in made.phases]


A, B, C = step("a"), step("b"), step("c")


def test_a_superset_between_warm_up_and_finish():
    made = laid_out(
        Block(steps=(A, B), rounds=2, round_rest_s=20, rest_s=60),
        Block(steps=(C,)),
        warmup=(step("walk", 60, 5),),
        finish=(step("stroll"),),
    )
    assert in_words(made) == ["walk", "rest 5", "a", "b", "rest 20", "a", "b", "rest 60", "c", "stroll"]


def test_a_workouts_own_steps_are_one_block():
    own = Workout(id="x", name="X", short="X", steps=(A, B), rounds=3, round_rest_s=9, order=Order.RANDOM, ready_s=0)
    block = Block(steps=(A, B), rounds=3, round_rest_s=9, order=Order.RANDOM)
    assert lay_out(own, {}, seed="today").phases == laid_out(block, seed="today").phases


def test_rests_in_a_row_are_one_rest():
    made = laid_out(Block(steps=(step("a", rest=15), Step(rest_s=10)), rounds=2, round_rest_s=20), Block(steps=(B,)))
    assert in_words(made) == ["a", "rest 45", "a", "rest 25", "b"]


def test_until_takes_whole_rounds_alone():
    def rounds(until: float, rest: float = 0) -> int:
        block = Block(steps=(step("a", 30, rest), step("b", 30, rest)), until_s=until, round_rest_s=10)
        return in_words(laid_out(block)).count("a")

    assert [rounds(s) for s in (1, 60, 129, 130, 199, 200)] == [1, 1, 1, 2, 2, 3]
    # The rest after a round's last set is none of its time, as nothing follows it.
    assert [rounds(s, rest=20) for s in (80, 189, 190)] == [1, 1, 2]
    assert rounds(24 * 3600) == MOST_ROUNDS


@given(st.integers(1, 900), st.integers(0, 300), st.integers(1, 20_000))
def test_times_are_added_as_they_are_written(work: int, between: int, until: int):
    """In tenths of a second, by a plain count: as many rounds as end in time, one at least."""
    block = Block(steps=(step("a", work / 10),), until_s=until / 10, round_rest_s=between / 10)
    made, fitting = laid_out(block), 1
    while fitting < MOST_ROUNDS and (fitting + 1) * work + fitting * between <= until:
        fitting += 1
    assert in_words(made).count("a") == fitting
    cut = fitting == MOST_ROUNDS and (MOST_ROUNDS + 1) * work + MOST_ROUNDS * between <= until
    assert bool(made.changes) is cut, "what does not fit into the most rounds is said"


def test_five_times_25_2_seconds_are_2_06():
    assert in_words(laid_out(Block(steps=(step("a", 25.2),), until_s=126))) == ["a"] * 5


@given(
    st.lists(st.tuples(st.integers(1, 90), st.integers(0, 60)), min_size=1, max_size=5),
    st.integers(1, 3600),
    st.integers(0, 60),
    st.sampled_from(Order),
)
def test_until_is_never_passed_and_one_more_round_would(
    steps: list[tuple[int, int]], until: int, between: int, order: Order
):
    its = tuple(step(str(n), work, rest) for n, (work, rest) in enumerate(steps))
    made = laid_out(Block(steps=its, until_s=until, round_rest_s=between, order=order))
    rounds = sum(phase.works for phase in made.phases) // len(its)
    one = sum(map(sum, steps))
    assert made.total_s <= until or rounds == 1
    assert rounds == MOST_ROUNDS or (rounds + 1) * one + rounds * between > until


def test_a_random_order_is_drawn_anew_each_round_and_is_the_same_for_a_seed():
    its = tuple(step(str(n)) for n in range(6))
    block = Block(steps=its, rounds=40, round_rest_s=1, order=Order.RANDOM)

    def rounds(seed: str) -> list[list[str]]:
        words = in_words(laid_out(block, seed=seed))
        return [list(group) for rest, group in groupby(words, lambda word: word == "rest 1") if not rest]

    today = rounds("2026-11-20")
    assert today == rounds("2026-11-20") != rounds("2026-11-21")
    assert len(set(map(tuple, today))) > 20
    assert all(sorted(each) == list("012345") for each in today)
    assert len(Counter(each[0] for each in today)) == 6


def test_the_draw_does_not_change_with_a_new_version_of_python():
    its = tuple(step(str(n)) for n in range(6))
    made = laid_out(Block(steps=its, order=Order.RANDOM), seed="2026-11-20")
    assert in_words(made) == list("045231")


def test_rests_keep_their_places_in_a_random_order():
    its = (A, Step(rest_s=5), B, C, Step(rest_s=7), step("d"))
    for seed in "abcdefgh":
        words = in_words(laid_out(Block(steps=its, order=Order.RANDOM), seed=seed))
        assert (words[1], words[4]) == ("rest 5", "rest 7")
        assert sorted(words) == ["a", "b", "c", "d", "rest 5", "rest 7"]


def test_cue_and_note_reach_every_phase_of_a_step():
    own = Step(free="Walk", work_s=9, sets=2, rest_s=3, cue="tall", note="shoes")
    phases = laid_out(Block(steps=(own,))).phases
    assert [(phase.cue, phase.note, phase.cues) for phase in phases if phase.works] == [
        ("tall", "shoes", ("tall", "shoes"))
    ] * 2
    assert [phase.cues for phase in phases if phase.kind is PhaseKind.REST] == [()]
