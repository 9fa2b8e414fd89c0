"""arXiv's API: https://info.arxiv.org/help/api/user-manual.html, one request in three seconds."""

import re
from collections.abc import Sequence
from typing import Final

from kg.errors import InvalidValueError
from kg.fetch.registry import SERVICES, Ask, Service
from kg.names.arxiv import arxiv_id

_PAGE: Final = 100
_ENTRY: Final = re.compile(rb"<entry[ >]")
_TOTAL: Final = re.compile(rb"totalResults[^>]*>\s*(\d+)")


def _first(words: Sequence[str], limit: int) -> list[Ask]:
    ids = [arxiv_id(word) for word in words]
    if words and all(ids):
        known = [id_ for id_ in ids if id_][:limit]
        parts = [known[begin : begin + _PAGE] for begin in range(0, len(known), _PAGE)]
        sizes = ({"id_list": ",".join(part), "max_results": str(len(part))} for part in parts)
        return [Ask("/api/query", size) for size in sizes]
    query = " ".join(words).strip()
    if not query:
        raise InvalidValueError("nothing is asked for; give ids, or a query such as cat:cs.CL")
    text = query if re.match(r"\w+:", query) else f"all:{query}"
    size = str(min(_PAGE, limit))
    return [Ask("/api/query", {"search_query": text, "start": "0", "max_results": size})]


def _following(answer: bytes, ask: Ask, left: int) -> Ask | None:
    if "search_query" not in ask.parameters or left <= 0:
        return None
    total, start = _TOTAL.search(answer), int(ask.parameters["start"]) + _papers(answer)
    if total is None or not _papers(answer) or start >= int(total[1]):
        return None
    size = {"start": str(start), "max_results": str(min(_PAGE, left))}
    return Ask(ask.path, {**ask.parameters, **size})


def _papers(answer: bytes) -> int:
    return len(_ENTRY.findall(answer))


SERVICES.register(
    "arxiv",
    Service(
        summary="arXiv: ids, or a query such as `cat:cs.CL AND ti:retrieval`",
        endpoint="https://export.arxiv.org",
        terms="https://info.arxiv.org/help/api/tou.html",
        pause=3.0,
        first=_first,
        following=_following,
        papers=_papers,
    ),
)
