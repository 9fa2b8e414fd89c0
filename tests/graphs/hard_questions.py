"""A graph made by hand of all that answers could get wrong."""

from kg.graph import KnowledgeGraph, Statement
from kg.model import Source
from kg.schema import Kind, LinkKind, Relation, ResultKind
from tests.graphs.build import add_entity, add_link, add_paper, add_result


def hard_questions() -> KnowledgeGraph:
    """Scores of every sort on `BlueSet`; names, dates and code that are easily taken for others."""
    graph = KnowledgeGraph()
    abstract = "BlueNet has 93 %. It has 0.93 too. BlueNet beats the rest by 5 %."
    first = add_paper(
        graph, "p1", "Blue: A Net", abstract, date="2024-05", source=(Source("One.txt", 1),)
    )
    page = (Source("b.txt", 1),)
    second = add_paper(graph, "p2", "Blue Nets", abstract, date="2024", source=page)
    url = "arxiv.org/abs/2405.00003"
    third = add_paper(graph, "p3", "Bluer", abstract, date="May 2024", url=url)
    blue = add_entity(graph, Kind.DATASET, "BlueSet", "Blues")
    red = add_entity(graph, Kind.DATASET, "RedSet", "Blues")
    task = add_entity(graph, Kind.TASK, "BlueSet")
    model = add_entity(graph, Kind.MODEL, "BlueNet")
    accuracy = add_entity(graph, Kind.METRIC, "accuracy")
    error = add_entity(graph, Kind.METRIC, "word error rate")
    elegance = add_entity(graph, Kind.METRIC, "elegance")
    places = Statement(((12, 19),), 0.8, "tagger", 0.7)
    for paper, entity, relation in (
        (first, blue, Relation.INTRODUCES),
        (first, model, Relation.INTRODUCES),
        (second, blue, Relation.USES),
        (second, red, Relation.USES),
        (third, red, Relation.USES),
        (third, task, Relation.USES),
        (third, blue, Relation.MENTIONS),
        (second, accuracy, Relation.USES),
    ):
        graph.add_edge(paper, entity, relation, places)
    case, part = (
        add_entity(graph, Kind.TASK, name) for name in ("dark BlueSet", "very dark BlueSet")
    )
    graph.add_edge(second, part, Relation.USES, places)
    for variant, base in ((case, task), (part, case), (red, blue), (task, part)):
        graph.add_edge(variant, base, Relation.VARIANT_OF, Statement())
    papers, ends = (first, second, third), (model, blue)
    _add_scores(graph, papers, ends, (accuracy, error, elegance), task)
    _add_code(graph, papers)
    return graph


def _add_scores(
    graph: KnowledgeGraph,
    papers: tuple[str, str, str],
    share: tuple[str, ...],
    metrics: tuple[str, str, str],
    task: str,
) -> None:
    (first, second, third), (accuracy, error, elegance) = papers, metrics
    percent = (*share, accuracy)
    for value in ("93%", "0.93"):
        add_result(graph, first, value, *percent)
    add_result(graph, first, "0.93", *percent, task)
    add_result(graph, first, "5%", *percent, kind=ResultKind.DELTA)
    add_result(graph, second, "95.5%", *percent)
    for value in ("0.955", "four"):
        add_result(graph, third, value, *percent)
    add_result(graph, second, "80%", share[1], accuracy)
    for value in ("3.1%", "2.9%"):
        add_result(graph, first, value, *share, error)
    for value in ("7", "9"):
        add_result(graph, second, value, *share, elegance)
    add_result(graph, third, "12", *share)


def _add_code(graph: KnowledgeGraph, papers: tuple[str, str, str]) -> None:
    first, second, third = papers
    code, other = "https://github.com/a/blue", "https://github.com/b/red"
    add_link(graph, first, code)
    add_link(graph, first, other)
    add_link(graph, second, code, relation=Relation.LINKS_TO)
    add_link(graph, third, "https://a.org", LinkKind.PROJECT)
