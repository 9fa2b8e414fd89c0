"""`kg ask papers`: papers by what they are about, when, and whether they give code."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from kg.analysis.dates import dates
from kg.analysis.incidence import incidence
from kg.answers import BELOW, DETAIL, Answer, first_of
from kg.errors import InvalidValueError
from kg.graph import KnowledgeGraph, sure_part
from kg.lookup import names
from kg.lookup.options import Period, kind_named, roles_named
from kg.queries import question
from kg.queries._papers import newest_first, own_code, papers_on
from kg.queries._papers import papers as all_papers


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """A paper.

    Fields:
        paper: title of the paper
        date: day, month or year, as far as known
        code: address of the paper's own code; None where it gives none
        url: address of the paper
        paper_id: id of the paper's node
    """

    paper: str
    date: str | None
    code: str | None = field(metadata=BELOW)
    url: str | None = field(metadata=DETAIL)
    paper_id: str = field(metadata=DETAIL)


@question()
def papers(
    graph: KnowledgeGraph,
    *,
    entity: str | None = None,
    role: str | None = None,
    kind: str | None = None,
    exact: bool = False,
    has_code: bool = False,
    since: str | None = None,
    until: str | None = None,
    page: str | None = None,
    limit: int = 20,
    all: bool = False,
) -> Answer[FoundPaper]:
    """Papers by what they are about, their date, their code or their source, newest first.

    All conditions must hold. Papers without a date come last, and belong to no period.

    Args:
        entity: a model, method, dataset, metric or task; or several, all of them, parted by |
        role: what papers do with it: introduced, used or mentioned; else one of the first two
        kind: Model, Method, Dataset, Metric or Task; without entity, any one of this kind
        exact: of a task, leave out papers that are only on a special case of it
        has_code: only papers that give code of their own
        since: not older than this day, month or year, such as 2024 or 2024-05
        until: not newer than this day, month or year
        page: part of the name of a file that the papers were read from
        limit: number of rows at most
        all: also what is not sure

    >>> from kg.example import example
    >>> papers(example(), entity="named entity recognition", has_code=True)
    paper                             date
    BlueTagger: Names without Labels  2024-03-04
        https://github.com/example/bluetagger
    1 row
    """
    fits = partial(_fits, graph, Period(since, until), page, has_code=has_code)
    found = filter(fits, _about(graph, entity, role, kind, exact=exact, all=all))
    return first_of(FoundPaper, newest_first(graph, found), partial(_row, graph), limit)


def _about(
    graph: KnowledgeGraph,
    entity: str | None,
    role: str | None,
    kind: str | None,
    *,
    exact: bool,
    all: bool,
) -> set[str]:
    """Return the papers that have every entity, or any one of the kind, in the role."""
    wanted, only = roles_named(role), kind_named(kind)
    found, part = all_papers(graph), graph if all else sure_part(graph)
    if entity is not None:
        for name in _parts(entity):
            node = names.entity(graph, name, *([only] if only else []))
            found &= papers_on(part, node, wanted, exact=exact)
    elif role is not None or only is not None:
        table = incidence(part)
        has = table.plays(wanted) & table.is_of(only)[table.entity]
        found = {table.papers[place] for place in set(table.paper[has].tolist())}
    return found


def _fits(
    graph: KnowledgeGraph, period: Period, page: str | None, paper: str, *, has_code: bool
) -> bool:
    return (
        dates(graph)[paper] in period
        and (page is None or _stands_in(graph, paper, page))
        and (not has_code or own_code(graph, paper) is not None)
    )


def _parts(entity: str) -> list[str]:
    parts = [part.strip() for part in entity.split("|")]
    if not all(parts):
        raise InvalidValueError(f"entity is {entity!r}; give names parted by |")
    return parts


def _stands_in(graph: KnowledgeGraph, paper: str, page: str) -> bool:
    part = page.lower()
    return any(part in source.file.lower() for source in graph.paper(paper).source)


def _row(graph: KnowledgeGraph, paper: str) -> FoundPaper:
    of, code = graph.paper(paper), own_code(graph, paper)
    return FoundPaper(of.title, dates(graph)[paper], code, of.url, paper)
