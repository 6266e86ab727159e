"""What is no text is named as what it is."""

import gzip
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.files.reading.signature import name_format


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (gzip.compress(b"name = 'x'", mtime=0), "a gzip archive; unpack it first"),
        (b"\x0e\x10\xd9\x07\0\0\0\0.FIT\x91\x33", "a FIT file of a sports watch"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a picture (PNG)"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture (JPEG)"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a picture (WebP)"),
        (b"\0\0\0\x18ftypheic", "a picture (HEIC)"),
        ("name".encode("utf-16"), "a text in UTF-16; save it as UTF-8"),
        (b"PK\x03\x04 .. xl/workbook.xml", "a spreadsheet (XLSX); save it as CSV"),
        (b'<?xml version="1.0"?>\n<gpx>', "a track (GPX)"),
        (b"<a/>", "XML"),
        (b"a\0b", "no text, and nothing that is known here"),
        (b"", ""),
        (b"BMI 3x10", ""),
        (b"MZ = 1", ""),
        (b"PK\x03\x04 a.feeel", ""),
        (b'{"title": 1}', ""),
    ],
)
def test_named(data: bytes, words: str):
    assert name_format(data) == words


def test_a_real_database(tmp_path: Path):
    with sqlite3.connect(tmp_path / "a.db") as made:
        made.execute("CREATE TABLE a (b)")
    assert name_format((tmp_path / "a.db").read_bytes()) == "an SQLite database"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])).filter(lambda text: not text.lstrip().startswith("<")))
def test_a_text_is_a_text(text: str):
    if text[:4] not in ("GIF8", "OggS") and not text.startswith(("%PDF-", "{\\rtf")):
        assert name_format(text.encode()) == ""
