"""Tables written are tables read."""

from __future__ import annotations

import tomllib
from datetime import UTC
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.files.writing.toml import tables, value

ASSETS = Path(import_module("glutetimer.assets").__path__[0])

texts = st.text(st.characters(exclude_categories=["Cs"]))
moments = st.dates() | st.times() | st.datetimes(timezones=st.none() | st.just(UTC))
plain = texts | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | moments
things = st.recursive(
    plain,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(texts, things, max_size=4))
def test_any_document_is_read_back_the_same(document: dict[str, object]) -> None:
    assert tomllib.loads("\n".join(tables(document))) == document


@given(st.dictionaries(texts, things, max_size=4), texts)
def test_and_below_a_header(document: dict[str, object], id: str) -> None:
    assert tomllib.loads("\n".join(tables(document, "exercises", id))) == {"exercises": {id: document}}


@pytest.mark.parametrize("path", sorted(ASSETS.glob("*/*.toml")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_built_in_file(path: Path) -> None:
    document = tomllib.loads(path.read_text("utf-8"))
    assert tomllib.loads("\n".join(tables(document))) == document


def test_what_toml_has_no_word_for_is_refused() -> None:
    with pytest.raises(TypeError, match="NoneType"):
        value([None])
