"""Which source format reads an input, by the beginning of its content."""

from kg.errors import NoPapersError, UnknownFormatError
from kg.reading.document import Document, Head
from kg.reading.registry import SOURCES, Match
from kg.reading.tables.rows import remedy_for

__all__ = ["best_formats", "format_of", "readable_formats"]


def best_formats(head: Head) -> tuple[str, ...]:
    """Return the names of the formats that fit best, sorted; none where no format fits.

    More than one is a fault of theirs: the first one reads then.
    """
    matches = {name: source.sniff(head) for name, source in SOURCES.items()}
    best = max(matches.values(), default=Match.NO)
    return tuple(name for name, match in matches.items() if match == best != Match.NO)


def format_of(document: Document, name: str | None = None) -> str:
    """Return the name of the format that reads a document: `name`, else the one that fits best.

    An input that is empty, that no format fits, or that is known to hold nothing to be read is a
    `NoPapersError`.
    """
    head = document.head()
    if head.is_whole and not head.text.strip("\ufeff\0 \t\r\n"):
        raise NoPapersError(document.name, 0, "it is empty", "give a file with papers")
    if name is None:
        name = next(iter(best_formats(head)), None)
    if name is None:
        raise _unknown(document, head)
    source = SOURCES[name]
    if source.remedy is not None:
        raise NoPapersError(document.name, 0, f"it is {source.summary}", source.remedy)
    return name


def _unknown(document: Document, head: Head) -> NoPapersError:
    from kg.reading.inputs.seeming import header_of_table, seeming

    problem = f"it seems to be {seeming(head)}, which no source format reads"
    if header := header_of_table(head):
        remedy = remedy_for(header, document.columns)
        return NoPapersError(document.name, 0, problem, remedy)
    remedy = f"give one of {', '.join(readable_formats())}"
    return UnknownFormatError(document.name, 0, problem, remedy)


def readable_formats() -> tuple[str, ...]:
    """Return the names of the formats that are read, and not only known, sorted."""
    return tuple(name for name, source in SOURCES.items() if source.read is not None)
