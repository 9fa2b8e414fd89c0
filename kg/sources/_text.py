"""From bytes to text that every later format can hold."""

from collections.abc import Callable

from kg.errors import Problem, SourceError
from kg.sources._registry import Document, Report
from kg.text.characters import mend

_MAGIC = {
    b"\x1f\x8b": "compressed (gzip)",
    b"\xfd7zXZ": "compressed (xz)",
    b"BZh": "compressed (bzip2)",
    b"\x28\xb5\x2f\xfd": "compressed (zstd)",
    b"PK\x03\x04": "an archive (zip)",
    b"%PDF": "a PDF",
    b"\xff\xfe": "UTF-16 text",
    b"\xfe\xff": "UTF-16 text",
}


def mend_value(value: object, count: Callable[[int], None]) -> object:
    """Mend every string of a JSON value, keys aside; `count` gets the number of replacements."""
    if isinstance(value, str):
        mended, number = mend(value)
        count(number)
        return mended
    if isinstance(value, list):
        return [mend_value(item, count) for item in value]
    if isinstance(value, dict):
        return {key: mend_value(item, count) for key, item in value.items()}
    return value


def mended_problem(name: str, line: int, number: int) -> Problem:
    """Say that characters were replaced."""
    what = "a character" if number == 1 else f"{number} characters"
    return Problem(name, line, f"{what} that XML forbids became U+FFFD")


def decode(name: str, data: bytes) -> str:
    """Decode UTF-8, with or without a byte order mark.

    Empty, binary and otherwise encoded input is a `SourceError`.
    """
    if not data.strip():
        raise SourceError(name, 0, "it is empty", "give a file with papers")
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise SourceError(name, 0, f"it is {what}", "give UTF-8 text, as a plain file")
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise SourceError(name, line, "it is binary (a NUL byte)", "give a text file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SourceError(
            name,
            line,
            f"byte 0x{data[error.start]:02x} is no UTF-8 text",
            "save the file as UTF-8, or leave it out if it is no text",
        ) from error


def document(name: str, data: bytes, report: Report) -> Document:
    """Decode an input and mend it, one problem a line that had to be mended."""
    text = decode(name, data)
    mended, number = mend(text)
    if number:
        for line, content in enumerate(text.split("\n"), 1):
            if found := mend(content)[1]:
                report(mended_problem(name, line, found))
    return Document(name, mended)
