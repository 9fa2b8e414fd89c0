"""Scores of new papers that are better than all that there were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.changes.matching import Matching
from kg.changes.records import NewBest
from kg.changes.shown import Shown
from kg.leaderboards.ranking import order
from kg.leaderboards.reported import Reported
from kg.lookup.evidence import sentence
from kg.lookup.names import name_of
from kg.vocabulary import Better

_Place = tuple[str, str]
"""The groups of a dataset and of a metric."""


def new_bests(old: Shown, new: Shown, same: Matching) -> list[NewBest]:
    """Return the best new score for each dataset and metric where one beats all old ones, by names.

    It is a score that a new paper reports for a model that it introduces. The best old one may be
    of any model. Where there was none, or it is not known which scores are better, nothing is
    claimed.
    """
    papers = {*old.papers}
    before = _best(old.results, same.old_group)
    own = (each for each in new.results if each.is_own and each.paper not in papers)
    rows = [
        row
        for place, each in _best(own, same.new_group).items()
        if place in before and (row := _row(old, new, before[place], each)).by > 0
    ]
    return sorted(rows, key=lambda row: (row.dataset, row.metric, row.dataset_id, row.metric_id))


def _best(results: Iterable[Reported], groups: Mapping[str, str]) -> dict[_Place, Reported]:
    """Return the best of the results that can be ranked, for each dataset and metric."""
    found: dict[_Place, Reported] = {}
    for each in sorted(results, key=order):
        if each.is_ranked and each.dataset is not None and each.metric is not None:
            found.setdefault((groups[each.dataset], groups[each.metric]), each)
    return found


def _row(old: Shown, new: Shown, was: Reported, is_now: Reported) -> NewBest:
    assert was.score is not None and is_now.score is not None  # noqa: PT018 - both are ranked
    assert is_now.better
    assert is_now.dataset
    assert is_now.metric
    assert is_now.model
    by = is_now.score - was.score
    paper = new.graph.paper(is_now.paper)
    return NewBest(
        dataset=new.graph.name(is_now.dataset),
        metric=new.graph.name(is_now.metric),
        model=new.graph.name(is_now.model),
        score=float(is_now.score),
        old_score=float(was.score),
        by=float(-by if is_now.better is Better.LOWER else by),
        old_model=name_of(old.graph, was.model),
        paper=paper.title,
        sentence=sentence(new.graph, is_now.paper, is_now.statement.evidence),
        old_paper=old.graph.name(was.paper),
        better=str(is_now.better),
        url=paper.url,
        dataset_id=is_now.dataset,
        metric_id=is_now.metric,
        paper_id=is_now.paper,
        result_id=is_now.id,
    )
