"""What the table of abbreviations decides over names of the graph's papers."""

from itertools import permutations

import pytest

from kg.model import Extraction, MergedName
from kg.resolve import resolve
from kg.schema import Kind, Rule
from kg.vocabulary import load
from kg.vocabulary.abbreviations import expansions_of
from tests.documents import entity, extraction, paper

NLIDB = "natural language interfaces to databases"


def one(
    title: str, kind: Kind, *surfaces: str, defines: tuple[tuple[str, str], ...] = ()
) -> Extraction:
    of = paper(title)
    return extraction(of, entity(of, kind, *surfaces), abbreviations=defines)


def nodes_of(*found: Extraction) -> list[str]:
    """The node of the one entity of each paper; it does not depend on their order."""
    answers = []
    for order in permutations(found):
        resolution = resolve(order)
        answers.append([resolution.node(item.paper.id, 0) for item in found])
    assert all(answer == answers[0] for answer in answers)
    return answers[0]


def test_the_names_here_are_in_the_table_and_not_in_the_vocabulary() -> None:
    assert expansions_of("NLIDB")[0].agreeing
    assert load().lookup("NLIDB") is None
    assert load().lookup(NLIDB) is None


def test_a_short_form_meets_its_long_form_where_no_paper_spells_it_out() -> None:
    short = one("NLIDB at work", Kind.TASK, "NLIDB")
    long = one(f"{NLIDB} at work", Kind.TASK, NLIDB)
    assert len(set(nodes_of(short, long))) == 1
    (node,) = resolve([short, long]).nodes
    assert MergedName("NLIDB", Rule.FIELD, 1) in resolve([short, long]).merges(node.id)


def test_papers_of_the_graph_that_say_so_come_before_those_of_the_field() -> None:
    both = one(f"{NLIDB} (NLIDB)", Kind.TASK, NLIDB, "NLIDB", defines=(("NLIDB", NLIDB),))
    resolution = resolve([both, one("NLIDB at work", Kind.TASK, "NLIDB")])
    (node,) = resolution.nodes
    assert MergedName("NLIDB", Rule.ABBREVIATION, 2) in resolution.merges(node.id)


def test_a_short_form_keeps_its_name_where_nothing_bears_the_long_one() -> None:
    assert nodes_of(one("NLIDB at work", Kind.TASK, "NLIDB")) == ["task/nlidb"]


def test_a_short_form_does_not_meet_a_long_form_of_another_kind() -> None:
    short = one("NLIDB at work", Kind.DATASET, "NLIDB")
    long = one(f"{NLIDB} at work", Kind.TASK, NLIDB)
    assert len(set(nodes_of(short, long))) == 2


def test_a_paper_that_means_something_else_keeps_its_own() -> None:
    other = "noisy linear independent database"
    own = one(f"{other} (NLIDB)", Kind.TASK, "NLIDB", defines=(("NLIDB", other),))
    long = one(f"{NLIDB} at work", Kind.TASK, NLIDB)
    short = one("NLIDB at work", Kind.TASK, "NLIDB")
    first, second, third = nodes_of(own, long, short)
    assert first != second == third


def test_one_paper_does_not_say_what_the_field_calls_by_a_short_form() -> None:
    other = "noisy linear independent database"
    own = one(f"{other} (NLIDB)", Kind.TASK, other, "NLIDB", defines=(("NLIDB", other),))
    assert len(set(nodes_of(own, one("NLIDB at work", Kind.TASK, "NLIDB")))) == 2


@pytest.mark.parametrize(("papers", "nodes"), [(1, 2), (2, 1)])
def test_an_ambiguous_form_is_followed_where_two_papers_mean_the_same(
    papers: int, nodes: int
) -> None:
    long = "cautious planning"
    assert expansions_of("CP")[0].long == ""
    found = [
        one(f"chosen {long} (CP) {n}", Kind.METHOD, long, "CP", defines=(("CP", long),))
        for n in range(papers)
    ]
    assert len(set(nodes_of(*found, one("CP at work", Kind.METHOD, "CP")))) == nodes
