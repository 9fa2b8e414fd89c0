"""Formats that are known and never read."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from kg.reading.recognition import best_formats
from kg.sources import Head

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99)
_LOCK = b"\x0cAda Lovelace".ljust(55) + b"\x0c\0A\0d\0a\0 \0".ljust(110, b" ")


def _archive(*members: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for member in members:
            archive.writestr(member, "<xml/>")
    return file.getvalue()


EXAMPLES = {
    "archives": b"Rar!\x1a\x07\x01\0",
    "databases": b"SQLite format 3\0\x10\0",
    "images": b"\x89PNG\r\n\x1a\n\0\0",
    "office-documents": _archive("[Content_Types].xml", "word/document.xml"),
    "office-lock-files": _LOCK,
    "pdf": b"%PDF-1.7\n%\xe2\xe3",
}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (_OLE + "WordDocument".encode("utf-16-le"), "office-documents"),
        (b"PK\x03\x04 mimetypeapplication/epub+zip", "office-documents"),
        (b"7z\xbc\xaf\x27\x1c\0", "archives"),
        (b"\xff\xd8\xff\xe0", "images"),
        (b"mail\n%PDF-1.4", "pdf"),
    ],
)
def test_other_beginnings_are_known_too(data: bytes, name: str) -> None:
    assert best_formats(Head(data)) == (name,)


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet", ("spreadsheet",)),
        (b"PK\x03\x04 xl/workbook.xml", ("spreadsheet",)),
        (_OLE + "Workbook".encode("utf-16-le"), ("spreadsheet",)),
        (_OLE, ("spreadsheet",)),
        (b"title,abstract\n".ljust(165), ("csv",)),
        (b"\nA title\n".ljust(165), ()),
    ],
)
def test_tables_and_short_texts_are_not_refused(data: bytes, names: tuple[str, ...]) -> None:
    assert best_formats(Head(data)) == names
