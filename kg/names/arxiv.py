"""arXiv ids in the dresses that inputs give them: https://info.arxiv.org/help/arxiv_identifier.html."""

import re
from typing import Final

__all__ = ["arxiv_id", "arxiv_id_within", "arxiv_month", "paper_arxiv_id"]

_ID: Final = re.compile(
    r"(\d\d(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d\d(?:0[1-9]|1[0-2])\d{3})(?:v\d+)?",
    re.ASCII,
)
_DRESS: Final = re.compile(
    r"(?:https?://)?(?:"
    # Hugging Face names its pages of papers by arXiv ids.
    r"(?:[\w-]+\.)?arxiv\.org/(?:abs|pdf|html)/|(?:www\.)?huggingface\.co/papers/"
    r"|(?:(?:dx\.)?doi\.org/)?10\.48550/arxiv\.|arxiv:\s*)",
    re.IGNORECASE,
)
_WITHIN: Final = re.compile(
    # `abs/1706.03762` is the volume of CoRR that DBLP gives, oai:arXiv.org:... the id of OAI-PMH.
    r"(?:arxiv(?:\.org)?[:\s/.]\s*(?:(?:abs|pdf|html)/)?|\babs/|huggingface\.co/papers/)"
    rf"(?P<id>(?-i:{_ID.pattern}))(?!\d)",
    re.IGNORECASE | re.ASCII,
)
_TAIL: Final = re.compile(r"(?:\.pdf)?/?(?:[?#].*)?$", re.IGNORECASE)


def arxiv_id(text: str) -> str | None:
    """Return the arXiv id that `text` is or leads to, without version, else None.

    >>> [arxiv_id(x) for x in ("2401.01234v2", "https://arxiv.org/pdf/2401.01234v1", "1234.5678")]
    ['2401.01234', '2401.01234', None]
    >>> arxiv_id("arXiv:cs/0112017"), arxiv_id("https://doi.org/10.48550/arXiv.2401.01234")
    ('cs/0112017', '2401.01234')
    """
    bare = _TAIL.sub("", _DRESS.sub("", text.strip(), count=1), count=1)
    match = _ID.fullmatch(bare)
    return match[1] if match else None


def paper_arxiv_id(paper: str, url: str | None) -> str | None:
    """Return the arXiv id of the paper with this id or, failing that, this address.

    >>> paper_arxiv_id("p1", "https://arxiv.org/abs/2401.01234v2")
    '2401.01234'
    """
    return arxiv_id(paper) or arxiv_id(url or "")


def arxiv_id_within(text: str) -> str | None:
    """Return the first arXiv id that `text` is or names as one, without version, else None.

    >>> arxiv_id_within("arXiv preprint arXiv:2401.01234v2 [cs.CL]")
    '2401.01234'
    >>> arxiv_id_within("CoRR, abs/1706.03762"), arxiv_id_within("pages 2401.01234 ff.")
    ('1706.03762', None)
    """
    found = arxiv_id(text)
    if found is None and (match := _WITHIN.search(text)):
        found = arxiv_id(match["id"])
    return found


def arxiv_month(identifier: str) -> str:
    """Return year and month in which the paper of an arXiv id was submitted.

    >>> arxiv_month("2401.01234"), arxiv_month("hep-th/9901001"), arxiv_month("cs/0112017")
    ('2024-01', '1999-01', '2001-12')
    """
    digits = identifier.rpartition("/")[2][:4]
    # The old form was in use from 1991 to 2007, the new one is since.
    is_last_century = "/" in identifier and digits >= "91"
    return f"{'19' if is_last_century else '20'}{digits[:2]}-{digits[2:]}"
