"""`kg ask repositories`: the code that papers on something give."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.analysis.dates import dates
from kg.answers import BELOW, DETAIL, PYTHON_ONLY, Answer, first_of
from kg.graph import KnowledgeGraph, sure_part
from kg.lookup import names
from kg.lookup.evidence import sentence
from kg.lookup.options import roles_named
from kg.queries import question
from kg.queries._papers import Repository, newest_first, papers, papers_on, repositories_by_paper


@dataclass(frozen=True, slots=True)
class Code:
    """A repository that a paper links to.

    Fields:
        paper: title of the paper
        repository: address of the code
        own: yes where it is the paper's own, no where it is somebody else's
        date: date of the paper, as far as known
        confidence: from 0 to 1
        sentence: what the paper says
        paper_id: id of the paper's node
        link_id: id of the repository's node
    """

    paper: str
    repository: str = field(metadata=BELOW)
    own: bool
    date: str | None = field(metadata=DETAIL)
    confidence: float = field(metadata=PYTHON_ONLY)
    sentence: str | None = field(metadata={**BELOW, **PYTHON_ONLY})
    paper_id: str = field(metadata=DETAIL)
    link_id: str = field(metadata=DETAIL)


@question()
def repositories(
    graph: KnowledgeGraph,
    *,
    task: str | None = None,
    dataset: str | None = None,
    entity: str | None = None,
    exact: bool = False,
    own_only: bool = False,
    limit: int = 20,
    all: bool = False,
) -> Answer[Code]:
    """Code that papers on a task, a dataset or anything else give, their own first.

    A paper counts where it introduces or uses all that is named. The papers' own code comes first,
    then that of others; in each, the newest paper first, those without a date last.

    Args:
        task: only papers on this task
        dataset: only papers with this dataset
        entity: only papers with this model, method, dataset, metric or task
        exact: of a task, leave out papers that are only on a special case of it
        own_only: leave out code that is not the papers' own
        limit: number of rows at most
        all: also what is not sure

    >>> from kg.example import example
    >>> repositories(example(), task="named entity recognition", own_only=True)
    paper                             own  confidence
    BlueTagger: Names without Labels  yes           1
        https://github.com/example/bluetagger
        Code: https://github.com/example/bluetagger
    1 row
    """
    found, part = papers(graph), graph if all else sure_part(graph)
    for name, node in ((task, names.task), (dataset, names.dataset), (entity, names.entity)):
        if name is not None:
            found &= papers_on(part, node(graph, name), roles_named(None), exact=exact)
    wanted = _given(graph, found, own_only=own_only)
    return first_of(Code, wanted, lambda row: _row(graph, *row), limit)


def _given(
    graph: KnowledgeGraph, found: set[str], *, own_only: bool
) -> list[tuple[str, Repository]]:
    """Return papers and the code that they give, own code first, then the newest papers."""
    all_given = graph.derived(repositories_by_paper)
    given = [
        (paper, code)
        for paper in newest_first(graph, found & all_given.keys())
        for code in all_given[paper]
        if code.is_own or not own_only
    ]
    return sorted(given, key=lambda each: not each[1].is_own)


def _row(graph: KnowledgeGraph, paper: str, code: Repository) -> Code:
    said = graph.statement(paper, code.id, code.relation)
    return Code(
        paper=graph.name(paper),
        repository=code.url,
        own=code.is_own,
        date=dates(graph)[paper],
        confidence=said.confidence,
        sentence=sentence(graph, paper, said.evidence),
        paper_id=paper,
        link_id=code.id,
    )
