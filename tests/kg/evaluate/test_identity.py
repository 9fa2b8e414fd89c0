from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.evaluate.identity import Pair, PairRelation, compare_pairs, read_pairs
from kg.graph import KnowledgeGraph, Statement
from kg.schema import Kind, Relation
from tests.annotated import annotated_graph
from tests.graphs.build import add_entity
from tests.paths import GOLD


def of_models(*pairs: tuple[str, str, PairRelation]) -> list[Pair]:
    return [Pair(Kind.MODEL, first, second, relation) for first, second, relation in pairs]


@pytest.fixture
def graph() -> KnowledgeGraph:
    """Zorb-2 and Zorb-3 of Zorb, Zorb-3-mini of Zorb-3, and Blip, which is apart."""
    found = KnowledgeGraph()
    for name in ("Zorb", "Zorb-2", "Zorb-3", "Zorb-3-mini", "Blip"):
        add_entity(found, Kind.MODEL, name, f"the {name}", node=name)
    for variant, base in (("Zorb-2", "Zorb"), ("Zorb-3", "Zorb"), ("Zorb-3-mini", "Zorb-3")):
        found.add_edge(variant, base, Relation.VARIANT_OF, Statement())
    return found


@pytest.mark.parametrize(
    ("first", "second", "relation", "is_right"),
    [
        ("zorb", "the Zorb", PairRelation.SAME, True),
        ("Zorb", "Blip", PairRelation.SAME, False),
        ("Zorb", "unheard of", PairRelation.SAME, False),
        ("Zorb", "Blip", PairRelation.DIFFERENT, True),
        ("zorb", "the Zorb", PairRelation.DIFFERENT, False),
        ("Zorb-2", "Zorb-3", PairRelation.VARIANT, True),
        ("Zorb", "Zorb-3-mini", PairRelation.VARIANT, True),
        ("Zorb-2", "Zorb-3-mini", PairRelation.VARIANT, False),
        ("zorb", "the Zorb", PairRelation.VARIANT, False),
    ],
)
def test_a_pair_is_right_as_its_relation_says(
    graph: KnowledgeGraph, first: str, second: str, relation: PairRelation, is_right: bool
) -> None:
    (verdict,) = compare_pairs(graph, of_models((first, second, relation))).verdicts
    assert verdict.is_right is is_right


def test_precision_and_recall_are_of_pairs_in_one_node(graph: KnowledgeGraph) -> None:
    figures = compare_pairs(
        graph,
        of_models(
            ("zorb", "the Zorb", PairRelation.SAME),
            ("Zorb", "Blip", PairRelation.SAME),
            ("Blip", "the Blip", PairRelation.DIFFERENT),
            ("Zorb", "Zorb-2", PairRelation.VARIANT),
        ),
    )
    assert (figures.precision, figures.recall, figures.connected) == (0.5, 0.5, 1.0)
    assert [verdict.pair.relation for verdict in figures.failed] == ["same", "different"]


@pytest.mark.parametrize("row", ["Model\tA\tB", "Model\tA\tB\talike", "Thing\tA\tB\tsame"])
def test_a_row_that_is_no_pair_is_an_error_with_its_line(tmp_path: Path, row: str) -> None:
    table = tmp_path / "pairs.tsv"
    table.write_text(f"Model\tA\tB\tsame\n{row}\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"pairs\.tsv:2: holds no pair"):
        read_pairs(table)


@pytest.mark.parametrize(
    ("content", "says"), [(b"\n\n", "holds no pair"), (b"\xff\tA\tB\tsame", "is no UTF-8 text")]
)
def test_a_table_that_holds_no_pair_is_an_error(tmp_path: Path, content: bytes, says: str) -> None:
    table = tmp_path / "pairs.tsv"
    table.write_bytes(content)
    with pytest.raises(SourceError, match=says):
        read_pairs(table)


def test_names_of_the_annotated_papers_are_told_apart_and_joined() -> None:
    figures = compare_pairs(annotated_graph(), read_pairs(GOLD / "identity.tsv"))
    known = [v for v in figures.verdicts if v.first is not None and v.second is not None]
    assert len(known) > 120
    wrong = [v.pair for v in known if v.is_merged and v.pair.relation != PairRelation.SAME]
    assert wrong == []
    for relation, share in ((PairRelation.SAME, 0.95), (PairRelation.VARIANT, 0.9)):
        pairs = [v for v in known if v.pair.relation == relation]
        assert sum(v.is_right for v in pairs) >= share * len(pairs)
