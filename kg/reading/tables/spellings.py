"""The many names under which tables and JSON files keep what a record has.

Names are compared without case, and with one space for what is no letter or digit, so that
`Document Title`, `document_title` and `documentTitle` are one.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from kg.errors import InvalidValueError

__all__ = ["SPELLINGS", "checked_columns", "plain_name", "spelled"]

SPELLINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": (
        "title",
        "paper title",
        "document title",
        "article title",
        "item title",
        "titles",
        "main title",
        "title display",
        "title s",
        "dc title",
        "title name",
        "paper name",
        "primary title",
        "title of paper",
        "titulo",
        "titre",
        "titel",
        "ti",
        "display name",
        "paper",
        "name",
    ),
    "abstract": (
        "abstract",
        "abstracts",
        "abstract note",
        "abstract text",
        "paper abstract",
        "summary",
        "abstract s",
        "dc description",
        "abstractnote",
        "resumo",
        "ab",
        "descriptions",
        "description",
        "text abstract",
    ),
    "authors": (
        "authors",
        "author",
        "author full names",
        "author names",
        "author s",
        "authors raw",
        "author full name",
        "auth full name s",
        "author display",
        "author list",
        "creators",
        "creator",
        "dc creator",
        "autores",
        "au",
        "author string",
        "full authors",
    ),
    "date": (
        "publication date",
        "published date",
        "date published",
        "published",
        "published at",
        "date",
        "publication date s",
        "online date",
        "cover date",
        "release date",
        "submitted date",
        "first published",
        "submitted",
        "created",
        "created date",
        "data publicacao",
        "publication datetime",
        "pubdate",
        "pub date",
        "issued",
        "dp",
        "py",
        "da",
        "create date",
        "date created",
        "date added to xplore",
    ),
    "year": (
        "year",
        "publication year",
        "pub year",
        "published year",
        "year published",
        "publication date y i",
        "ano",
        "issued year",
        "publish year",
        "ano publicacao",
        "year of publication",
        "cites year",
    ),
    "doi": (
        "doi",
        "dois",
        "doi link",
        "dc identifier doi",
        "digital object identifier",
        "article doi",
        "item doi",
    ),
    "arxiv_id": (
        "arxiv id",
        "arxiv",
        "paper arxiv id",
        "arxivid",
        "eprint",
        "arxiv url",
        "arxiv link",
        "entry id",
        "abs url",
    ),
    "url": (
        "url",
        "link",
        "paper url",
        "article url",
        "html url",
        "landing page url",
        "url abs",
        "abs link",
        "site",
        "uri s",
        "pdf link",
        "pdf url",
        "article link",
        "urls",
        "pdf",
        "links",
    ),
    "venue": (
        "venue",
        "journal",
        "publication title",
        "source title",
        "conference",
        "proceeding",
        "journal book",
        "booktitle",
        "container title",
        "journal title",
        "publication name",
        "source",
        "publication",
        "conference title",
        "journal name",
    ),
    "id": (
        "id",
        "paper id",
        "eid",
        "pmid",
        "ut unique wos id",
        "accession number",
        "index",
        "key id",
    ),
    "key": ("citation key", "bibtex key", "citekey", "cite key", "citationkey"),
    "language": ("language", "lang", "language of original document", "idioma", "la"),
}
"""Spellings of each field, the surest first."""

_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BETWEEN: Final = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """Return a name in lower case, its words parted by one space.

    >>> plain_name("documentTitle"), plain_name("UT (Unique WOS ID)"), plain_name("DOI")
    ('document title', 'ut unique wos id', 'doi')
    """
    return _BETWEEN.sub(" ", _CAMEL.sub(" ", name)).strip().casefold()


def spelled(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return for each field the names that may hold it, the surest spelling first.

    A name stands for one field alone: the first of `SPELLINGS` that has it.

    >>> spelled(["Document Title", "DOI", "Rank"])
    {'title': ('Document Title',), 'doi': ('DOI',)}
    """
    by_plain: dict[str, str] = {}
    for name in names:
        by_plain.setdefault(plain_name(name), name)
        by_plain.setdefault(plain_name(name).replace(" ", ""), name)
    found = {}
    taken: set[str] = set()
    for field, spellings in SPELLINGS.items():
        held = dict.fromkeys(
            by_plain[key]
            for spelling in spellings
            for key in (spelling, spelling.replace(" ", ""))
            if key in by_plain and by_plain[key] not in taken
        )
        if held:
            found[field] = tuple(held)
            taken.update(held)
    return found


def checked_columns(columns: Mapping[str, str]) -> Mapping[str, str]:
    """Return the columns that a user names; one of an unknown field is an `InvalidValueError`."""
    unknown = next((field for field in columns if field not in SPELLINGS), None)
    if unknown is not None:
        known = ", ".join(SPELLINGS)
        raise InvalidValueError(f"columns has the field {unknown!r}; give one of {known}")
    return columns
