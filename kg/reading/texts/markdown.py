"""What of Markdown is needed to read papers out of it: links, and text without its signs.

https://spec.commonmark.org/. Not read: links by reference.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.names.arxiv import arxiv_id
from kg.names.doi import doi_of_url

__all__ = ["Link", "heading", "links", "plain_text"]

_LINK: Final = re.compile(
    # A label may hold brackets, and a URL parentheses, one deep.
    r"(?P<image>!?)\[(?P<label>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\(\s*<?(?P<url>(?:[^()\s<>]|\([^()\s]*\))+)>?(?:\s+\"[^\"]*\")?\s*\)"
    r"|<a\b[^>]*\bhref\s*=\s*[\"'](?P<href>[^\"']+)[\"'][^>]*>(?P<text>.*?)</a>",
    re.IGNORECASE,
)
_HEADING: Final = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>")
_SIGNS: Final = re.compile(r"\*\*|__|(?<!\w)[*_`]+(?=\S)|(?<=\S)[*_`]+(?!\w)|`|\\(?=[\[\]()#*_!-])")
_SHORT_CODE: Final = re.compile(r":[a-z_0-9+-]+:")
_HOSTS: Final = re.compile(
    r"https?://(?:[\w.-]+\.)?(?:arxiv\.org/(?:abs|pdf|html)|openreview\.net/(?:forum|pdf)"
    r"|aclanthology\.org/|aclweb\.org/anthology|openaccess\.thecvf\.com/content|cv-foundation\.org"
    r"|(?:nips|neurips)\.cc/|proceedings\.mlr\.press/|jmlr\.org/|doi\.org/10\.|dl\.acm\.org/"
    r"|ieeexplore\.ieee\.org/|link\.springer\.com/(?:article|chapter)|sciencedirect\.com/science"
    r"|nature\.com/articles|science\.org/doi|ijcai\.org/|aaai\.org/|ecva\.net/papers"
    r"|huggingface\.co/papers/|semanticscholar\.org/paper|(?:bio|med)rxiv\.org/content"
    r"|isca-(?:speech|archive)\.org/)",
    re.IGNORECASE,
)
_PDF: Final = re.compile(r"\.pdf(?:[?#].*)?$", re.IGNORECASE)
_NOT_THE_PAPER: Final = re.compile(
    r"\b(?:slides?|poster|code|supp\w*|video|talk|tutorial|thesis|book|project|blog|demo|dataset)\b",
    re.IGNORECASE,
)
_THE_PAPER: Final = re.compile(r"\W*(?:paper|pdf|arxiv|preprint|article)\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its label without signs, its URL, and where in the text it stands."""

    label: str
    url: str
    start: int
    end: int

    @property
    def is_paper(self) -> bool:
        """Whether it leads to a paper, as far as its URL and its label tell."""
        if arxiv_id(self.url) or doi_of_url(self.url) or _HOSTS.match(self.url):
            return True
        is_label = _THE_PAPER.fullmatch(self.label) is not None
        is_pdf = _PDF.search(self.url) is not None and not _NOT_THE_PAPER.search(self.label)
        return self.url.startswith("http") and (is_label or is_pdf)


def links(text: str) -> Iterator[Link]:
    """Yield the links of a text, images left out.

    >>> [(link.label, link.url) for link in links("- [**ViT** [1]](https://a.org/(x)) ![i](j)")]
    [('ViT [1]', 'https://a.org/(x)')]
    """
    for found in _LINK.finditer(text):
        if not found["image"]:
            label = found["label"] if found["label"] is not None else found["text"]
            url = html.unescape(found["url"] or found["href"])
            yield Link(plain_text(label), url, found.start(), found.end())


def plain_text(text: str) -> str:
    """Return a text without links, images, tags, marks of emphasis and codes of emoji.

    >>> plain_text("**[ViT](https://a.org)**: *an* `image` of a_b<br>:star: ![x](y)")
    'ViT: an image of a_b'
    """
    bare = _LINK.sub(lambda found: "" if found["image"] else found["label"] or found["text"], text)
    bare = _SHORT_CODE.sub(" ", _TAG.sub(" ", bare))
    return " ".join(html.unescape(_SIGNS.sub("", bare)).split())


def heading(line: str) -> str | None:
    """Return the text of a heading, with its signs, or None if the line is none.

    >>> heading("## [ViT](x) ##"), heading("#vit")
    ('[ViT](x)', None)
    """
    found = _HEADING.match(line)
    return found[1] if found else None
