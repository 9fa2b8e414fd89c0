"""Papers to be joined, and the joining of them."""

from dataclasses import replace

from kg.errors import Outcome, Problem
from kg.model import Paper, Source
from kg.names.titles import title_id
from kg.reading.joining.joined import Joiner
from kg.reading.joining.profile import Item

ORBITS = "Attention over Orbits for Many Images"
LONG = (
    "We attend over the orbits of many images in space and time, and show on five collections that"
    " it works better than all that was known before."
)
REWRITTEN = LONG.replace("We attend over", "Here we attend over").replace("better", "far better")
OTHER = (
    "In this paper something quite different is done with words that nobody has yet used in any"
    " text, and nothing at all is shown of it."
)


def of(
    title: str = ORBITS,
    abstract: str = LONG,
    *,
    file: str = "f",
    given: str | None = None,
    arxiv_id: str | None = None,
    doi: str | None = None,
    **more: object,
) -> Paper:
    """Return a paper of `ORBITS` unless told otherwise, with the id that its ids give."""
    paper = Paper(arxiv_id or doi or given or title_id(title), title, abstract, doi=doi)
    source = (Source(file, 1),)
    return replace(paper, arxiv_id=arxiv_id, source=source, **more)  # type: ignore[arg-type]


def join(*items: Item) -> tuple[list[Item], list[Problem]]:
    """Join items in this order; return them sorted, and what was told beside mere joins."""
    problems: list[Problem] = []
    joiner = Joiner(problems.append)
    for item in items:
        joiner.add(item)
    papers = list(joiner.papers())
    return papers, [each for each in problems if each.outcome is not Outcome.JOINED]
