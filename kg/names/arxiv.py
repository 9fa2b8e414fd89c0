"""arXiv ids in the dresses that inputs give them: https://info.arxiv.org/help/arxiv_identifier.html."""

import re
from typing import Final

__all__ = ["arxiv_id", "paper_arxiv_id"]

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
