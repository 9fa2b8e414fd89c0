"""The encoding of an input, told from its bytes: https://encoding.spec.whatwg.org/.

UTF-8, with or without a byte order mark, is what nearly every input is, and a text of other
encodings hardly ever looks like it. UTF-16 and UTF-32 are told by their mark or by their zeros, and
XML may declare what it is. What is left is Windows-1252, unless its letters make no words: then
`charset_normalizer` chooses among the encodings that tables of authors were seen in.
"""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Final

from charset_normalizer import from_bytes

__all__ = ["Encoding", "encoding_of"]

_CHUNK: Final = 2**20
_HEAD: Final = 2**16
_SAMPLE: Final = 2**15
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED: Final = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_LONG_RUN: Final = re.compile(rb"[\x80-\xff](?:[\x20-\x7e]?[\x80-\xff]){2,}")
_UTF8_SIGN: Final = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_ODD_IN_LATIN: Final = re.compile(
    # A sign inside or at the end of a word, or a capital after a small letter.
    r"(?<=[a-zß-ÿ])(?:[¡-©¬±´-¶¸¼-¿×÷À-ÖØ-ÞŠŽŸ]|[²³¹](?=[a-zß-ÿ]))|[\x80-\x9f\ufffd]",
)
_LATIN: Final = ["cp1252", "cp1250", "cp1254", "cp1257", "mac_roman"]
_OTHERS: Final = [
    *("cp1251", "koi8_r", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
    *("cp1253", "cp1255", "cp1256", "cp874"),
]


@dataclass(frozen=True, slots=True)
class Encoding:
    """The name of a codec, and what should be said of it: None where nothing is in doubt."""

    codec: str = "utf-8-sig"
    note: str | None = None
    is_lossless: bool = True


def encoding_of(opener: Callable[[], BinaryIO]) -> Encoding:
    """Return the encoding of a text; what is binary gets UTF-8, of which nothing is said.

    All of it is read, in pieces: one sign that is no UTF-8 may stand at the end.
    """
    with opener() as file:
        head = file.read(_HEAD)
    for mark, marked in _MARKS:
        if head.startswith(mark):
            return Encoding(marked)
    if b"\0" in head:
        return Encoding(_unmarked_utf16(head) or "utf-8-sig")
    declared = _DECLARED.match(head)
    codec = _known(declared[1].decode("ascii")) if declared else None
    if codec is not None and codec != "utf-8":
        return Encoding(codec)
    first_fault = _first_fault(opener)
    return Encoding() if first_fault is None else _of_other_text(opener, first_fault)


def _known(name: str) -> str | None:
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None
    # What is declared can be read, so it has one byte for each sign of ASCII.
    return None if codec.startswith(("utf-16", "utf-32")) else codec


def _unmarked_utf16(head: bytes) -> str | None:
    """Return the codec of a text whose every other byte is mostly zero, else None."""
    halves = {"utf-16-le": (head[::2], head[1::2]), "utf-16-be": (head[1::2], head[::2])}
    for codec, (low, high) in halves.items():
        is_text = len(_CONTROL.findall(low)) < 0.05 * len(low)
        if is_text and high.count(0) > 0.4 * len(high):
            return codec
    return None


def _first_fault(opener: Callable[[], BinaryIO]) -> int | None:
    """Return the line of the first byte that is no UTF-8, or None."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    line = 1
    with opener() as file:
        while True:
            chunk = file.read(_CHUNK)
            try:
                decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                # The decoder may have kept the beginning of a sign from the chunk before.
                return line + error.object[: error.start].count(b"\n")
            if not chunk:
                return None
            line += chunk.count(b"\n")


def _of_other_text(opener: Callable[[], BinaryIO], line: int) -> Encoding:
    sample, high, in_utf8 = _sampled(opener)
    if in_utf8 > 0.7 * high:
        note = f"bytes that are no UTF-8, the first in line {line}, became U+FFFD"
        return Encoding("utf-8-sig", note, is_lossless=False)
    codec = _legacy_codec(sample)
    return Encoding(codec, f"it is no UTF-8 text, and is read as {_TITLES.get(codec, codec)}")


_TITLES: Final = {"cp1252": "Windows-1252", "cp1250": "Windows-1250", "cp1251": "Windows-1251"}


def _sampled(opener: Callable[[], BinaryIO]) -> tuple[bytes, int, int]:
    """Return the first lines beyond ASCII, the number of such bytes, and of those in UTF-8."""
    sample, high, in_utf8 = b"", 0, 0
    with opener() as file:
        while len(sample) < _SAMPLE and (line := file.readline(_CHUNK)):
            if _HIGH.search(line):
                high += len(_HIGH.findall(line))
                in_utf8 += sum(map(len, _UTF8_SIGN.findall(line)))
                sample += line[:_SAMPLE]
    return sample, high, in_utf8


def _legacy_codec(sample: bytes) -> str:
    in_runs = sum(len(_HIGH.findall(run)) for run in _LONG_RUN.findall(sample))
    high = len(_HIGH.findall(sample))
    if in_runs > 0.6 * high:
        found = from_bytes(sample, cp_isolation=[*_OTHERS, *_LATIN]).best()
    elif len(_ODD_IN_LATIN.findall(sample.decode("cp1252", "replace"))) > 0.1 * high:
        found = from_bytes(sample, cp_isolation=_LATIN).best()
    else:
        return "cp1252"
    return "cp1252" if found is None else found.encoding
