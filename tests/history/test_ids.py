import uuid

from glutetimer.history.ids import uuid7


def test_an_id_is_a_uuid_of_version_7_and_carries_its_milliseconds() -> None:
    made = uuid.UUID(uuid7(1_760_000_000_123))

    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == 1_760_000_000_123


def test_ids_sort_by_time_and_differ_within_one_millisecond() -> None:
    assert uuid7(1) < uuid7(2) < uuid7(1_760_000_000_000)
    assert len({uuid7(1) for _ in range(1000)}) == 1000


def test_the_same_content_has_the_same_id() -> None:
    assert uuid7(5, "clam") == uuid7(5, "clam")
    assert len({uuid7(5, "clam"), uuid7(5, "squat"), uuid7(6, "clam")}) == 3


def test_without_a_time_it_is_now() -> None:
    assert uuid7() > uuid7(1_700_000_000_000)
