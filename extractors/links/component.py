r"""Links: the URLs of an abstract, with kind and role.

URLs are found within LaTeX (`\url{...}`, `\href{...}{...}`) and Markdown, without a scheme, beside
the word before or the sentence after them without a space, and with the space of a line's end
inside. Not handled: a URL that runs into the next sentence without a mark between, and a URL shown
only as the words `this https URL`.
"""

import re
from collections.abc import Iterator
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from kg.model import Link, Mention
from kg.names.urls import HOSTING, kind_of
from kg.schema import LinkKind, LinkRole

__all__ = ["find_links", "mark_links"]

_NAME: Final = "links"

# One character of a URL: RFC 3986 without quotes, braces and brackets, which in abstracts
# enclose URLs, and with the characters that LaTeX writes with a backslash.
_CHAR: Final = r"(?:[\w\-./~:?#@!&*+,;=%()]|\\[_%#&~\-])"
_HOST: Final = r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}"
_TOP: Final = (
    "com|org|io|net|ai|edu|gov|dev|app|co|me|info|science|space|tech|xyz|site|page|online|cloud"
    "|eu|uk|de|fr|ch|at|nl|it|es|se|no|fi|dk|pl|ru|cn|jp|kr|tw|hk|sg|in|au|ca|br|be|il|ir|lu|gle|ly"
)
_HUBS: Final = (
    r"github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|gitee\.com|anonymous\.4open\.science"
    r"|huggingface\.co|hf\.co|zenodo\.org|kaggle\.com|youtu\.be|youtube\.com|osf\.io|doi\.org"
)

_SCHEME: Final = rf"(?:https?[ ]?:[ ]?(?:/[ ]?){{1,2}})+(?=[^\W_])|https?:(?={_HOST})"
_BARE: Final = "|".join((
    rf"(?:www\.)(?={_HOST}\b)",
    rf"(?=(?:{_HUBS})/{_CHAR})",
    rf"(?=[\w-]+\.(?:{HOSTING})\b)",
    rf"(?=(?:[\w-]+\.)+(?:{_TOP})/[\w~])",
))
# A name with a dot and nothing more (`openthoughts.ai`) is a link only where the words say so.
_NAMED: Final = (
    r"(?:(?:available|accessible|released?|found|hosted|visit|provided|accessed)(?: online)?"
    r"(?: (?:at|on|from|via|under|through|in))?|(?:page|website|site|homepage|demo|code|url)"
    r"(?: is)?(?: at)?):? ?\(?|\\(?:url|href)\{ ?"
)
# `\verb+url+` and its like take any character as their bracket.
_VERBATIM: Final = re.compile(r"\\(?:verb|path|lstinline|nolinkurl)\*?[^\w\s{*]$")
_START: Final = re.compile(
    rf"(?P<scheme>{_SCHEME})"
    rf"|(?:(?<![\w@/.\-])|(?<=\bat))(?P<bare>{_BARE})"
    rf"|(?<![\w@/.\-\\])(?P<words>{_NAMED})(?=(?:[\w-]+\.)+(?:{_TOP})\b(?!@))",
    re.IGNORECASE,
)
_BODY: Final = re.compile(rf"{_CHAR}+")
# White space or LaTeX inside a URL: after a hyphen, where what follows still looks like a URL,
# after the bare host of a hub, and around the last dot of the host.
_BREAK: Final = re.compile(
    rf"(?:(?<=\w-)|(?<=hub\.com/)|(?<=face\.co/)) (?=[\w.-]+(?:/\w|\.(?:{HOSTING}|{_TOP})\b))"
    rf"|(?<=\w\.) (?=(?:com|io|org|co)/ ?\w)|\$(?=\.\$)|(?<=\$\.)\$|(?<=\$)(?=\.)"
)
# Where another URL, a list or the next sentence touches the URL: `github.com/a/b.We show`.
_RUN_ON: Final = re.compile(
    r"(?i:https?:)|[,;](?=(?i:https?:|www\.)|[a-z]+\s)|[.!;,](?=(?:[A-Z][a-z]*,? [a-z]))"
)
_TAIL: Final = ".,;:!?*'\\~&"

# Words of a release in the same clause, to the left of the URL. All links of the annotated papers
# are the paper's own, so that anything else needs a reason.
_REACH: Final = 240
_CLAUSE_START: Final = re.compile(r"[.!?]\s+(?=[A-Z\\({])|\n|;\s|https?://\S+")
_RELEASE: Final = re.compile(
    r"\b(?:availa?i?ble|releas\w*|open[- ]?sourc\w*|public(?:ly)?|found|accessed|hosted|published"
    r"|we (?:\w+ly )?(?:introduce|present|propose|provide|share|develop|built?|maintain|create)"
    r"|our|codes?|code ?base|implementation|project|home ?page|web ?(?:page|site)|demo|repository"
    r"|github|dataset|checkpoints?|video|resources?|materials?|data|this paper)\b[^,]*$",
    re.IGNORECASE,
)
_RELEASE_AFTER: Final = re.compile(
    r"[)\]}]*[\s,]*(?:is|are|will be)\b[^.]*(?:available|released|accessible)", re.IGNORECASE
)
_THIRD_PARTY: Final = re.compile(
    r"\b(?:third[- ]party|adopted by|originally released|(?<!be )(?:collected|crawled|scraped"
    r"|sourced|taken|retrieved|derived|drawn|adapted|borrowed) from)\b[^,]*$",
    re.IGNORECASE,
)
_CITED: Final = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|based on|buil[dt](?:s|ing)? (?:up)?on|on top of|surpass\w*"
    r"|outperform\w*|compar\w+|evaluated (?:on|with)|leverag\w+|extend\w*|implemented (?:in|with)"
    r"|(?<!-)competition|(?<!-)challenge|provided by)\b"
    r"(?:(?!\b(?:our|we|avail\w+|releas\w+|codes?|project|\w*page|website|repository|demo)\b)"
    r"[^,:;.]){0,60}[({\[][^\s(]*$",
    re.IGNORECASE,
)


def _unbalanced(body: str) -> int:
    """Return the index of the first unmatched closing parenthesis, or the length of `body`."""
    depth = 0
    for place, character in enumerate(body):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return place
    return len(body)


def _end(text: str, start: int) -> int:
    """Return the end of the URL whose host begins at `start`."""
    body = _BODY.match(text, start)
    end = body.end() if body else start
    while (gap := _BREAK.match(text, end)) and (more := _BODY.match(text, gap.end())):
        end = more.end()
    if (cut := _RUN_ON.search(text, start)) and cut.start() < end:
        end = cut.start()
    body_text = text[start:end]
    body_text = body_text[: _unbalanced(body_text)].rstrip(_TAIL)
    while body_text.count("(") > body_text.count(")"):
        body_text = body_text[: body_text.rindex("(")].rstrip(_TAIL)
    return start + len(body_text)


def _shown(text: str, end: int) -> int:
    r"""Return the end of the text that `\href{url}{text}` shows for the URL that ends at `end`.

    The text repeats the URL, sometimes shortened, and is not a link of its own.
    """
    opening = re.compile(r"\}\s*\{").match(text, end)
    if not opening:
        return end
    depth = 1
    for brace in re.finditer(r"[{}]", text[opening.end() :]):
        depth += 1 if brace.group() == "{" else -1
        if depth == 0:
            return opening.end() + brace.end()
    return end


def _spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and cleaned form of each URL, in order, never overlapping."""
    place = 0
    while match := _START.search(text, place):
        start, host = match.start(), match.end()
        end = _end(text, host)
        if _VERBATIM.search(text, 0, start) and text[start - 1] == text[end - 1]:
            end -= 1
        place = max(_shown(text, end), host + 1)
        written = re.sub(r"\\(?=[_%#&~-])|[ $]", "", text[host:end])
        if not re.match(r"[\w-]+(?:\.[\w-]+)+", written):
            continue
        if match["scheme"]:
            scheme = "https://" if "https" in match["scheme"].casefold() else "http://"
            yield start, end, scheme + written
        else:
            prefix = match["bare"] or ""
            yield host - len(prefix), end, prefix + written


def _role_of(text: str, start: int, end: int, kind: LinkKind) -> tuple[LinkRole, float]:
    """Return whether the URL at `start` to `end` is the paper's own, and how sure that is."""
    left = _CLAUSE_START.split(text[max(0, start - _REACH) : start])[-1]
    right = text[end : end + _REACH // 4]
    if _THIRD_PARTY.search(left) or _CITED.search(left):
        return LinkRole.OTHER, 0.8
    if _RELEASE.search(left) or _RELEASE_AFTER.match(right):
        return LinkRole.OWN, 0.99
    if kind is LinkKind.PAPER:
        return LinkRole.OTHER, 0.7
    return LinkRole.OWN, 0.9


def find_links(text: str) -> Iterator[Link]:
    r"""Yield each link of `text` once, at its first place, in the order of the text.

    `url` is without punctuation, LaTeX, white space and `.git`; a scheme that the text does not
    give is not added. `evidence` is the span of the URL in the text.

    >>> [link.url for link in find_links(r"Code: \url{https://github.com/a/b\_c}.")]
    ['https://github.com/a/b_c']
    """
    seen: set[str] = set()
    for start, end, written in _spans(text):
        url = written.removesuffix(".git")
        key = re.sub(r"^https?://(?:www\.)?", "", url.casefold()).rstrip("/")
        if key in seen:
            continue
        seen.add(key)
        kind = kind_of(url)
        role, confidence = _role_of(text, start, end, kind)
        yield Link(url, kind, role, Mention.of(text, start, end), confidence, extractor=_NAME)


@Language.component("paperkg_links")
def mark_links(doc: Doc) -> Doc:
    """Set `doc._.links` to the links of the text, in its order."""
    doc._.links = tuple(find_links(doc.text))
    return doc
