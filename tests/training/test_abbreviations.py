"""Annotated pairs as the choices that long forms are learned from."""

from extractors.abbreviations.component import choices
from kg.model import Abbreviation, Extraction, Paper
from tests.paths import ROOT
from training.abbreviations import annotated, cross_validated, instance, judged, part_of, train

TEXTS = {
    "We use vision transformers (ViTs) here.": ("ViTs", "vision transformers"),
    "We use the graph networks (GNs) here.": ("GNs", "graph networks"),
    "We use sparse learned indexes (SLI) here.": ("SLI", "sparse learned indexes"),
}


def papers() -> list[Extraction]:
    """A dozen papers, each with one definition."""
    return [
        Extraction(Paper(f"p{k}-{n}", "T", text), abbreviations=(Abbreviation(*pair),))
        for n in range(4)
        for k, (text, pair) in enumerate(TEXTS.items())
    ]


def test_right_option_is_the_annotated_pair_or_none() -> None:
    paper = papers()[0]
    (choice,) = choices(paper.paper.text)
    right = instance(choice, annotated(paper)).right
    assert choice.candidates[right].long == "vision transformers"
    assert instance(choice, frozenset()).right == len(choice.candidates)


def test_pairs_are_compared_as_the_figures_compare_them() -> None:
    paper = Extraction(Paper("p", "T", ""), abbreviations=(Abbreviation("X-Y", "Xed–Yed  form"),))
    assert annotated(paper) == {("x y", "xed yed form")}


def test_learned_weights_choose_the_annotated_pairs() -> None:
    read = papers()
    made = [list(choices(paper.paper.text)) for paper in read]
    weights = train(read, made)
    figures = [judged(paper, of_paper, weights) for paper, of_paper in zip(read, made, strict=True)]
    assert [(f.right, f.wrong, f.missed) for f in figures] == [(1, 0, 0)] * len(read)
    assert judged(read[0], made[0], {"none": 9.0}).missed == 1


def test_each_paper_is_tested_once_with_weights_that_have_not_seen_it() -> None:
    read = papers()
    made = [list(choices(paper.paper.text)) for paper in read]
    assert len(set(map(part_of, read))) > 1
    assert len(list(cross_validated(read, made))) == len(read)


def test_weights_that_ship_are_of_the_one_decision() -> None:
    folder = ROOT / "extractors" / "models" / "abbreviations.json"
    assert folder.stat().st_size < 100_000
