"""DOIs as inputs write them: https://www.doi.org/doi-handbook/HTML/index.html."""

import re
from typing import Final
from urllib.parse import unquote

__all__ = ["doi", "doi_of_url", "dois", "is_preprint"]

_PREFIX: Final = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)*doi\.org/|(?:info:)?doi[:/]\s*", re.IGNORECASE
)
_DOI: Final = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S*\w\S*", re.ASCII | re.IGNORECASE)
_PARTED: Final = re.compile(r"\s+|[;,|](?=\s*(?:10\.\d{4}|https?:|doi:))", re.IGNORECASE)
_IN_URL: Final = re.compile(
    r"https?://(?:[^/]+\.)?doi\.org/(10\.\d{4,9}/[^?#]+)"
    r"|https?://[^/]+/(?:[\w-]+/)*doi/(?:(?:abs|full|pdf|pdfplus|pdfdirect|epdf|epub|book|proceedings)/)?"
    r"(10\.\d{4,9}/[^?#]+)",
    re.IGNORECASE,
)
_OF_PUBLISHER: Final = re.compile(
    r"https?://(?:link\.springer\.com|iopscience\.iop\.org|www\.frontiersin\.org"
    r"|www\.(?:bio|med)rxiv\.org)/(?:[\w-]+/)*(10\.\d{4,9}(?:/|%2f)[^?#]+?)"
    r"(?:\.pdf|\.epub|/pdf|/full|/meta|/abstract|v\d+(?:\.\w+)*)?/?(?:[?#].*)?",
    re.IGNORECASE,
)
"""Addresses of publishers in whose paths a DOI stands."""
_PREPRINT: Final = re.compile(
    # bioRxiv and medRxiv, SSRN, Research Square, Preprints.org, PsyArXiv, OSF, SocArXiv, TechRxiv,
    # ChemRxiv, Authorea, openRxiv
    r"10\.(?:1101/\d|(?:2139|21203|20944|31234|31219|31235|36227|26434|22541|64898)/)"
)
_CLOSING: Final = {")": "(", "]": "[", "}": "{", ">": "<"}


def dois(text: str) -> tuple[str, ...]:
    """Return each DOI that a field holds, in lower case, since DOIs ignore case, in order.

    >>> dois("https://doi.org/10.1000/ABC."), dois("10.1000/1, 10.1000/2;10.1000/3"), dois("10.1")
    (('10.1000/abc',), ('10.1000/1', '10.1000/2', '10.1000/3'), ())
    >>> dois("doi: 10.1016/S0140-6736(20)30183-5 [doi]"), dois("https://doi.org/10.1000%2F7")
    (('10.1016/s0140-6736(20)30183-5',), ('10.1000/7',))
    """
    if "10." not in text:
        return ()
    decoded = unquote(text) if "%2f" in text.lower() else text
    bare = _PREFIX.sub("", decoded)
    found = (_trimmed(part) for part in _PARTED.split(bare))
    return tuple(dict.fromkeys(part.lower() for part in found if _DOI.fullmatch(part)))


def doi(text: str) -> str | None:
    """Return the first DOI in `text`, else None."""
    return next(iter(dois(text)), None)


def doi_of_url(url: str) -> str | None:
    """Return the DOI to which a URL leads by its looks, else None.

    >>> doi_of_url("https://dl.acm.org/doi/abs/10.1145/1"), doi_of_url("https://a.org/10.1000/1")
    ('10.1145/1', None)
    >>> doi_of_url("https://link.springer.com/content/pdf/10.1007%2F978-3-540-27868-9_4.pdf")
    '10.1007/978-3-540-27868-9_4'
    """
    address = url.strip()
    found = _IN_URL.match(address) or _OF_PUBLISHER.fullmatch(address)
    return doi(next(filter(None, found.groups()))) if found else None


def is_preprint(name: str) -> bool:
    """Say whether a DOI is that of a preprint, so that the publication has another one.

    >>> is_preprint("10.1101/604306"), is_preprint("10.1101/gr.1.1"), is_preprint("10.1000/1")
    (True, False, False)
    """
    return _PREPRINT.match(name) is not None


def _trimmed(part: str) -> str:
    """Return `part` without what the sentence around it put before and after it."""
    part = part.lstrip("([{<\"'")
    while part:
        last = part[-1]
        opening = _CLOSING.get(last)
        unbalanced = opening is not None and part.count(last) > part.count(opening)
        if last not in ".,;:\"'" and not unbalanced:
            break
        part = part[:-1]
    return part
