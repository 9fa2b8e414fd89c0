"""What stands in the place of an abstract, or around it: placeholders, headings, copyright."""

import re
from typing import Final

_LONGEST_PLACEHOLDER: Final = 90
_THING: Final = r"(?:abstracts?|summary|description|resumen|resumo|r[ée]sum[ée]|zusammenfassung)"
_THE: Final = r"(?:an?|the|this|no|please see the)"
_PUBLISHED: Final = (
    r"(?: (?:is |was |has been |are )?(?:currently |yet )?"
    r"(?:not? |un)?(?:yet )?(?:available|provided|supplied|found|given|included|present|exists?"
    r"|disponible|dispon[ií]vel|verf[üu]gbar|missing|required))"
)
_WHERE: Final = (
    r"(?: (?:for|from|in|of|at|by) (?:this|the) (?:article|paper|document|item|publication|record"
    r"|title|content|publisher|authors?|source|entry|database|work))"
)
_PLACEHOLDER: Final = re.compile(
    r"[\[({<\"'*\s]*(?:publisher: |note: )?(?:"
    rf"(?:{_THE} )?{_THING}(?: text)?{_WHERE}?{_PUBLISHED}{{0,2}}{_WHERE}?"
    rf"|there is no {_THING}{_PUBLISHED}?{_WHERE}?"
    rf"|this (?:article|paper|document|item) (?:does not have|has no|contains no) (?:an )?{_THING}"
    rf"|(?:sin|sem|sans|ohne|kein[e]?|nessun|without|w/o|no|{_THING} no) {_THING}?{_PUBLISHED}?"
    rf"|please enter an? {_THING}.*|{_THING} (?:goes )?here"
    r"|not available|not applicable|unavailable|n/?\s?a|n\.a|none|null|nan|nil|tba|tbd|unknown"
    r"|undefined|empty|missing|to be (?:announced|added|defined)|\W*"
    r")[\])}>\"'*.!:\s]*",
    re.IGNORECASE,
)
# Things that are abstract, and are written with capitals.
_ABSTRACT_THINGS: Final = (
    r"(?:Algebra|Analogical|Analysis|Argument|Art\b|Arts\b|Automata|Book|Class|Cognit|Concept|Data"
    r"|Diagram|Dialectical|Domain|Expression|Game|Graph|Harmonic|Image|Interpretation|Jigsaw"
    r"|Knowledge|Language|Level|Logic|Machine|Math|Meaning|Model|Moral|Noun|Object|Painting|Pattern"
    r"|Planning|Relation|Reason|Representation|Rule|Scene|Screening|Semantic|Sign|Simulat|Spatial"
    r"|State|Structure|Summar|Symbol|Syntax|Task|Text|Think|Type|Visual|Wikipedia|Word|World)"
)
_HEADING: Final = re.compile(
    # With a mark behind it, in capitals, glued to the first word, or before it.
    r"[\[(*#\s]*(?:(?i:abstract)(?:[\])*]*\s*[:.—―|]+[\])*]*\s*|\s*[-–]+\s*(?=[A-Z\"“(\d]))"
    rf"|ABSTRACT[\])]*\s+|Abstract(?=[A-Z][a-z]*\b)|(?i:abstract)\s+(?!{_ABSTRACT_THINGS})(?=[A-Z]))"
)

_WINDOW: Final = 700
"""How far from its end an abstract is searched for a notice of rights."""
_SIGN: Final = r"(?:©|\([cC]\)|ⓒ|&copy;)"
_YEAR: Final = r"(?:19|20)\d\d"
_BEGIN: Final = re.compile(
    # The sign before a year or a name, or words that nothing but such a notice begins with.
    rf"(?<=\s)(?:Copyrights?\s*)?©\s*{_YEAR}"
    rf"|(?:^|(?<=[.!?)\]”\"'*]))\s*(?:(?:Copyrights?\s*)?\(?[©\ufffd]\)?\s*(?=[\w(])"
    rf"|(?:Copyrights?\s*)?{_SIGN}\s*"
    rf"(?={_YEAR}[,.]?\s*(?:[A-Z]|by\b|$)|[Cc]opyright|The [Aa]uthor|$)"
    rf"|Copyrights?\s*(?:{_SIGN}|{_YEAR}|\(?[cC]\)?\s+{_YEAR}|held by|of the [Aa]uthor|for this)"
    r"|All [Rr]ights [Rr]eserved|This is an [Oo]pen [Aa]ccess (?:article|paper)"
    r"|This article is protected by copyright|(?:This|The) (?:work|article|paper) is (?:licensed|"
    r"distributed) under|Published by (?:Elsevier|Springer|Wiley|Oxford|Cambridge|IOS|Sage|SAGE)"
    r"|Licensee MDPI|Crown [Cc]opyright)"
)
_FIRST: Final = re.compile(
    rf"\s*(?:Copyrights?\s*)?(?:{_SIGN}\s*(?:Copyright\s*)?|(?<=t )){_YEAR}(?:[-–]{_YEAR})?,?"
    r"(?: [^.\s]\S{0,30}?){0,12}?\.(?=\s+[A-Z])(?:\s*[^.\s]{0,20} ?[Aa]ll rights reserved\.)?\s+"
)
_OF_RIGHTS: Final = re.compile(
    "\ufffd"
    r"|©|\([cC]\)|[Cc]opyright|[Rr]ights|[Ll]icen[sc]e|[Pp]ublish|[Pp]ress\b|Ltd|Inc\b|GmbH|Elsevier"
    r"|Springer|Wiley|IEEE|ACM\b|Society|Association|University|doi|DOI|https?:|CC.BY|[Cc]ommons"
    r"|[Aa]uthor|[Pp]ermission|[Oo]pen [Aa]ccess|[Rr]eprint"
)
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_LONGEST_NAME: Final = 60
_LONGEST_ALONE: Final = 300
"""A longer text is an abstract behind a notice without an end, and stays."""


def is_placeholder(text: str) -> bool:
    """Say whether a text only says that there is no abstract, or says nothing.

    >>> [is_placeholder(x) for x in ("[No abstract available]", "Abstract not available.", "-")]
    [True, True, True]
    >>> is_placeholder("No abstraction is available to planners.")
    False
    """
    return len(text) <= _LONGEST_PLACEHOLDER and _PLACEHOLDER.fullmatch(text) is not None


def without_heading(text: str) -> str:
    """Return an abstract without the word Abstract before it.

    >>> [without_heading(text) for text in ("Abstract: We", "AbstractWe", "Abstract We")]
    ['We', 'We', 'We']
    >>> [without_heading(text) for text in ("Abstract Meaning Representation", "Abstract art")]
    ['Abstract Meaning Representation', 'Abstract art']
    """
    begin = 0
    while heading := _HEADING.match(text, begin):
        begin = heading.end()
    return text[begin:]


def without_copyright(text: str) -> str:
    """Return an abstract without a notice of rights before it or behind it.

    >>> without_copyright("We win. © 2021, Springer Nature Switzerland AG.")
    'We win.'
    >>> without_copyright("(C) 2015 Elsevier Ltd. All rights reserved. We win.")
    'We win.'
    >>> without_copyright("MSC=ADAMS© computes it.")
    'MSC=ADAMS© computes it.'
    """
    begin, end = 0, len(text)
    while first := _FIRST.match(text, begin):
        begin = first.end()
    while (start := _notice_start(text, begin, end)) is not None:
        end = start
    return text[begin:end].strip()


def _notice_start(text: str, begin: int, end: int) -> int | None:
    """Return where the last notice of rights before `end` begins."""
    for match in _BEGIN.finditer(text, max(begin, end - _WINDOW), end):
        start = match.start()
        is_all = not text[begin:start].strip() and end - start > _LONGEST_ALONE
        if start < end and not is_all and _is_notice(text[start:end]):
            return start
    return None


def _is_notice(tail: str) -> bool:
    """Say whether all sentences speak of rights, but for names of owners that hold full stops."""
    sentences = _SENTENCE_END.split(tail.strip())
    return sum(len(x) for x in sentences if not _OF_RIGHTS.search(x)) <= _LONGEST_NAME
