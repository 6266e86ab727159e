"""What a file is that is neither text nor anything of ours, by the bytes that it begins with."""

from __future__ import annotations

_BEGINS = (
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ\0", "an xz archive; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive; unpack it first"),
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"BM", "a picture (BMP)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old office program"),
    (b"{\\rtf", "a text with formatting (RTF); save it as plain text"),
    (b"ID3", "a sound (MP3)"),
    (b"OggS", "a sound (Ogg)"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xff\xfe", "a text in UTF-16; save it as UTF-8"),
    (b"\xfe\xff", "a text in UTF-16; save it as UTF-8"),
)
_INSIDE = (
    (8, b".FIT", "a FIT file of a sports watch"),
    (8, b"WEBP", "a picture (WebP)"),
    (8, b"WAVE", "a sound (WAV)"),
    (4, b"ftypheic", "a picture (HEIC)"),
    (4, b"ftypmif1", "a picture (HEIF)"),
    (4, b"ftypavif", "a picture (AVIF)"),
    (4, b"ftyp", "a video"),
    (257, b"ustar", "a tar archive; unpack it first"),
)
_MARKUP = (
    (b"<gpx", "a track (GPX)"),
    (b"<TrainingCenterDatabase", "a training (TCX)"),
    (b"<HealthData", "an export of Apple Health"),
    (b"<html", "a web page"),
    (b"<!doctype html", "a web page"),
    (b"<svg", "a picture (SVG)"),
)
_ZIPPED = (
    (b"xl/", "a spreadsheet (XLSX); save it as CSV"),
    (b"word/", "a document (DOCX); save it as plain text"),
    (b"mimetypeapplication/vnd.oasis", "a document of an office program; save it as text or CSV"),
    (b"mimetypeapplication/epub", "a book (EPUB)"),
    (b"AndroidManifest.xml", "an Android program"),
)
_LOOKED_AT = 4096


def name_format(data: bytes) -> str:
    """What the bytes are, in a few words, as far as they are known here; empty for text, and for an ordinary zip."""
    begin = data[:_LOOKED_AT]
    for at, mark, words in (*((0, mark, words) for mark, words in _BEGINS), *_INSIDE):
        # Two letters may begin a text too; what is no text has bytes that no text has.
        if begin.startswith(mark, at) and (len(mark) > 3 or not _is_text(begin)):
            return words
    if begin.startswith(b"PK"):
        return next((words for mark, words in _ZIPPED if mark in begin), "")
    text = begin.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"<"):
        return next((words for mark, words in _MARKUP if mark.lower() in text.lower()), "XML")
    return "" if b"\0" not in begin else "no text, and nothing that is known here"


def _is_text(begin: bytes) -> bool:
    return not any(byte < 9 or 13 < byte < 32 for byte in begin) and not begin.startswith((b"\xff", b"\xfe"))
