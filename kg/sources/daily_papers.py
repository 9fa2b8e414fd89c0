"""Saved result pages of Hugging Face Daily Papers, https://huggingface.co/papers, as plain text.

Two layouts are known. In the first, lines of banner stand above titles and abstracts in turn, one
line each, and the word `Subscribe` is glued to the first title. In the second, lines of banner and
a date such as `Mar 12` stand above titles and abstracts with an empty line between any two; the
date is the page's own.

A page whose lines do not follow one of the two to the end is an error: were a line missing or
doubled, all titles below it would go to the wrong abstracts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import SourceError
from kg.model import Extraction, Paper, Source
from kg.sources import SOURCES, Document, Match, Report, SourceFormat
from kg.storage.paper import title_id

# All that tells a title from an abstract here refuses 41 of 191,557 papers of arXiv, conferences
# and the ACL Anthology: 18 for their titles, 19 for short abstracts, 4 for the rest.
LONGEST_TITLE = 300
LONG_AS_AN_ABSTRACT = 200

_SUBSCRIBE = "Subscribe"
_NAVIGATION = re.compile(
    r"new|Subscribe|Daily Papers|by\s*AK and the research community|Get trending papers\b.*",
    re.IGNORECASE,
)
_BANNER_LINES = 12
_MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_DATE = re.compile(rf"(?:{_MONTHS})\.? \d{{1,2}}(?:, \d{{4}})?")
_CLOSING = "\"'”’)]}»* "
Line = tuple[int, str]


@dataclass(frozen=True, slots=True)
class _Body:
    """The lines below the banner, each with its number, and the date of the page."""

    lines: list[Line]
    page_date: str | None


def sniff(text: str) -> Match:
    r"""Return `CERTAIN` if one of the first lines is a line of the known banners.

    >>> sniff("new\n\nSubscribe\n\nbyAK and the research community\n\nMar 12\n").name
    'CERTAIN'
    """
    first = text.split("\n", _BANNER_LINES)[:_BANNER_LINES]
    # The word `new` alone says too little.
    if any(line != "new" and (_is_navigation(line) or _is_glued(line)) for line in first):
        return Match.CERTAIN
    return Match.NO


def read(document: Document, _report: Report) -> Iterator[Paper | Extraction]:
    """Yield the papers of a page in order; a page that breaks its layout is a `SourceError`.

    A page is read whole or not at all, so there is never a problem to report.
    """
    body = _body(document)
    pairs = list(zip(body.lines[::2], body.lines[1::2], strict=False))
    for number, (title, abstract) in enumerate(pairs):
        _check_title(document, title, pairs[number - 1][1] if number else None)
        _check_abstract(document, title, abstract)
    if not body.lines or len(body.lines) % 2:
        line, text = body.lines[-1] if body.lines else (0, "")
        problem = f"no abstract follows {_short(text)}" if text else "no paper stands on the page"
        raise _broken(document, line, problem)
    _check_end(document, body.lines[-1])
    for title, abstract in pairs:
        source = (Source(document.name, title[0], body.page_date),)
        yield Paper(title_id(title[1]), title[1], abstract[1], source=source)


def _body(document: Document) -> _Body:
    lines = list(document.lines())
    while lines and not lines[-1][1].strip():
        lines.pop()
    for index, (number, line) in enumerate(lines):
        if _DATE.fullmatch(line.strip()):
            return _Body(_without_blanks(document, lines[index + 1 :]), line.strip())
        if _is_glued(line):
            first = (number, line.removeprefix(_SUBSCRIBE))
            return _Body(_all_filled(document, [first, *lines[index + 1 :]]), None)
        if _reads_as_abstract(line):
            # Below a first title that is missing, a later line might pass for the banner's end.
            raise _broken(document, number, _NO_START)
    raise _broken(document, 0, _NO_START)


_NO_START = (
    "neither a date such as Mar 12 nor a title with Subscribe glued to it stands above the first"
    " abstract"
)


def _is_navigation(line: str) -> bool:
    return _NAVIGATION.fullmatch(line.strip()) is not None


def _is_glued(line: str) -> bool:
    rest = line.removeprefix(_SUBSCRIBE)
    return rest != line and bool(rest) and not rest[0].isspace()


def _reads_as_abstract(line: str) -> bool:
    return len(line) >= LONG_AS_AN_ABSTRACT or line.rstrip(_CLOSING).endswith((".", "。"))


def _all_filled(document: Document, lines: list[Line]) -> list[Line]:
    for number, line in lines:
        if not line.strip():
            raise _broken(document, number, "an empty line stands among titles and abstracts")
    return lines


def _without_blanks(document: Document, lines: list[Line]) -> list[Line]:
    for index, (number, line) in enumerate(lines):
        if index % 2 == 0 and line.strip():
            raise _broken(document, number, f"an empty line should stand before {_short(line)}")
        if index % 2 and not line.strip():
            raise _broken(document, number, "two empty lines stand together")
    return lines[1::2]


def _check_title(document: Document, title: Line, abstract_before: Line | None) -> None:
    number, line = title
    if _is_navigation(line) or _DATE.fullmatch(line.strip()):
        raise _broken(document, number, f"{_short(line)} stands where a title should")
    if len(line) > LONGEST_TITLE:
        raise _broken(document, number, f"{_short(line)} is too long for a title")
    if abstract_before and line.split()[0].islower() and _is_open(abstract_before[1]):
        raise _broken(document, number, f"{_short(line)} goes on with the abstract above it")


def _check_abstract(document: Document, title: Line, abstract: Line) -> None:
    number, line = abstract
    if not _reads_as_abstract(line):
        problem = f"{_short(line)} is too short for an abstract and ends without a full stop"
        raise _broken(document, number, problem)
    if len(title[1]) >= len(line):
        raise _broken(document, title[0], f"{_short(title[1])} is longer than its abstract")


def _ends(abstract: str) -> bool:
    return abstract.rstrip(_CLOSING).endswith((".", "!", "?", "…", "。"))


def _is_open(abstract: str) -> bool:
    """Say whether the text ends in the middle of a sentence; after a URL a full stop may lack."""
    return not _ends(abstract) and "/" not in abstract.rsplit(maxsplit=1)[-1]


def _check_end(document: Document, last: Line) -> None:
    if not _ends(last[1]) and not document.text.endswith("\n"):
        raise SourceError(
            document.name,
            last[0],
            "the page is cut off: its last line ends neither with a sentence nor with a newline",
            "get the whole page, or add a newline if it is whole",
        )


def _short(line: str) -> str:
    return repr(line if len(line) <= 50 else f"{line[:50]}...")


def _broken(document: Document, line: int, problem: str) -> SourceError:
    remedy = "titles and abstracts take turns, one line each; mend the page there or just above"
    return SourceError(document.name, line, problem, remedy)


_EXAMPLE = """\
Get trending papers in your email inbox!
SubscribeZorbNet: Convolutions over Orbits
We propose ZorbNet for image classification.
Listening to Orbits
In speech recognition, orbits help.
"""

SOURCES.register(
    "daily-papers",
    SourceFormat("text of a page of Daily Papers", sniff=sniff, read=read, example=_EXAMPLE),
)
