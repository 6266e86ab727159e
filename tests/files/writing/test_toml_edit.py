"""Values of a document changed, several at once."""

from __future__ import annotations

import tomllib

from hypothesis import example, given
from hypothesis import strategies as st

from glutetimer.files.writing.toml_edit import change_document

keys = st.sampled_from(["reps", "rest", "tempo", "pace"])
values = st.integers(0, 9) | st.sampled_from(["own", "2-1-2"])


@given(st.dictionaries(keys, values), st.dictionaries(keys, values | st.none(), min_size=1))
@example({"reps": 10, "tempo": "2-1-2"}, {"pace": "own", "tempo": None})
def test_whatever_comes_and_goes_it_says_what_it_should(
    before: dict[str, object], changes: dict[str, object | None]
) -> None:
    text = "".join(f"{key} = {value!r}\n" for key, value in before.items())
    after = change_document(text.encode(), {(key,): value for key, value in changes.items()})
    wanted = {key: value for key, value in (before | changes).items() if value is not None}
    assert tomllib.loads(after.decode()) == wanted
