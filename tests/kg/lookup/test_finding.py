"""Finding by names as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.example import example
from kg.graph import KnowledgeGraph, Statement
from kg.lookup.finding import find as hits_of
from kg.lookup.finding import near_names, papers_beginning
from kg.lookup.fit import Fit, may_have_wrong_letter
from kg.names.folding import fold
from kg.queries import find
from kg.schema import Kind, NodeKind, Relation
from tests.graphs.build import add_entity, add_paper
from tests.graphs.hard_names import QUERIES, hard_names

GRAPH = example()
HARD = hard_names()

FINDS = [
    ("Vision Transformer", "model/vision-transformer", 1.0),
    ("vision transformers", "model/vision-transformer", 1.0),
    ("vit", "model/vision-transformer", 0.95),
    ("orbf", "model/orbformer", 0.9),
    ("recognition", "task/speech-recognition", 0.8),
]


@pytest.mark.parametrize(("words", "node", "score"), FINDS)
def test_names_come_before_aliases_beginnings_and_words(
    words: str, node: str, score: float
) -> None:
    scores = {row.id: row.score for row in find(GRAPH, words)}
    assert scores[node] == score == max(scores.values())


@pytest.mark.parametrize("words", ["zorbnte", "zorbet", "zrobnet", "zorbneet", "sorbnet"])
def test_a_typing_error_finds_the_name_with_less_than_any_sure_score(words: str) -> None:
    best = find(GRAPH, words, kind="model")[0]
    assert (best.name, best.score < 0.8) == ("ZorbNet", True)


def test_of_equal_scores_what_most_papers_have_comes_first_then_the_id() -> None:
    graph = KnowledgeGraph()
    for name in ("Blue C", "Blue B", "Blue A"):
        add_entity(graph, Kind.MODEL, name)
    assert [row.name for row in find(graph, "blue")] == ["Blue A", "Blue B", "Blue C"]
    orbs = [row for row in find(GRAPH, "orb", limit=50) if row.score == 0.9]
    assert [row.papers for row in orbs] == sorted((row.papers for row in orbs), reverse=True)


def test_a_node_is_found_once_by_its_best_name() -> None:
    graph = KnowledgeGraph()
    add_entity(graph, Kind.MODEL, "Blue Net", "Blue", "Blue Nett")
    (row,) = find(graph, "blue")
    assert (row.matched, row.score) == ("Blue", 0.95)


def test_only_the_kind_that_is_asked_for_is_found() -> None:
    assert {row.kind for row in find(GRAPH, "orb", limit=50)} == {"Model", "Paper"}
    assert {row.kind for row in find(GRAPH, "orb", kind="paper")} == {"Paper"}


@pytest.mark.parametrize("words", ["", "  ", "-"])
def test_nothing_finds_nothing(words: str) -> None:
    assert not find(GRAPH, words)


def test_near_names_are_a_few_and_best_first() -> None:
    assert near_names(GRAPH, "imagnet 1k") == ["ImageNet-1K"]
    assert len(near_names(GRAPH, "o")) <= 5
    assert near_names(GRAPH, "ZorbNet", [NodeKind.PAPER]) == ["ZorbNet: Convolutions over Orbits"]


@given(st.lists(st.text(min_size=1, max_size=6), min_size=1, max_size=5), st.data())
def test_every_name_finds_its_node_first_with_the_full_score(
    names: list[str], data: st.DataObject
) -> None:
    graph = KnowledgeGraph()
    for name in names:
        if fold(name):
            add_entity(graph, Kind.MODEL, name)
    add_paper(graph, "p", "A Paper")
    name = graph.node(data.draw(st.sampled_from(list(graph.nodes()))))["name"]
    assert find(graph, name)[0].score == 1.0


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("diffusion models", ["diffusion model", "latent diffusion model"]),
        ("crossvt", ["CrossViT"]),
        ("object detection transformer", ["End-to-End Object Detection with Transformers"]),
        (
            "few-shot NER",
            ["Few-Shot NER and Visual Question Answering", "few-shot named entity recognition"],
        ),
        ("visual question answering", ["Few-Shot NER and Visual Question Answering", "visual QA"]),
        ("ViT-B/16", ["ViT-B/16"]),
        ("GPT-3", ["GPT-3", "GPT-3.5"]),
        ("gpt4", ["GPT-4"]),
        ("RefCOCO", ["RefCOCO", "RefCOCO+", "RefCOCOg"]),
        ("refcoco+", ["RefCOCO+"]),
        ("cros vit", ["CrossViT"]),
        ("cnns", ["CNN"]),
        ("viosn transformer", ["Vision Transformer"]),
        ("frechet", ["Fréchet distance"]),
        ("beta vae", ["β-VAE"]),
        ("数据集", ["图像分类数据集"]),
        ("R@1", ["R@1", "R1"]),
        ("r1", ["R1", "R@1"]),
    ],
)
def test_hard_names_are_found_best_first(query: str, names: list[str]) -> None:
    assert [row.name for row in find(HARD, query, limit=len(names))] == names


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("GPT-3", "GPT-4"),
        ("GPT-5", "GPT-3.5"),
        ("ViT-B/16", "ViT-L/16"),
        ("ViT-B/16", "ViT-B/32"),
        ("vitb16", "ViT-L/16"),
        ("ImageNet-21K", "ImageNet-1K"),
        ("Qwen 2.5", "Qwen 25"),
        ("refcoco+", "RefCOCO"),
        ("C++", "C#"),
        ("102 steps", "10² steps"),
        ("bird", "BERT"),
    ],
)
def test_versions_and_other_names_stay_apart(query: str, name: str) -> None:
    assert name not in [row.name for row in find(HARD, query, limit=50)]


def test_the_hard_queries_call_for_every_way_in_which_a_name_can_fit() -> None:
    assert {hit.fit for query in QUERIES for hit in hits_of(HARD, query)} == set(Fit)


def test_names_with_the_fewest_wrong_letters_are_found_where_nothing_else_is() -> None:
    graph = KnowledgeGraph()
    add_entity(graph, Kind.MODEL, "Vision Transformer")
    add_entity(graph, Kind.TASK, "Fission Transform")
    assert [row.name for row in find(graph, "viosn transformer")] == ["Vision Transformer"]
    add_paper(graph, "p", "Viosn Transformers")
    assert [row.kind for row in find(graph, "viosn transformer")] == ["Paper"]


@pytest.mark.parametrize(
    ("query", "name", "may_differ"),
    [
        ("bert", "bret", True),
        ("bert", "berts", True),
        ("vits", "vit", True),
        ("vit", "vits", False),
        ("vitb", "vit", False),
        ("12345", "12346", False),
        ("1", "1s", False),
        ("+", "#", False),
    ],
)
def test_a_letter_may_be_wrong_in_words_of_four(query: str, name: str, may_differ: bool) -> None:
    assert may_have_wrong_letter(query, name) is may_differ


def test_better_fits_have_no_lower_score() -> None:
    for query in QUERIES:
        scores = [row.score for row in find(HARD, query, limit=50) if row.name == row.matched]
        assert scores == sorted(scores, reverse=True)


def test_equal_fits_come_by_papers_then_by_edges_that_arrive_then_by_id() -> None:
    graph = KnowledgeGraph()
    one, two, three, four = (add_entity(graph, Kind.MODEL, f"Blue {name}") for name in "ABCD")
    paper = add_paper(graph, "p", "A Paper")
    graph.add_edge(paper, four, Relation.USES, Statement())
    graph.add_edge(two, three, Relation.VARIANT_OF, Statement())
    assert [hit.node for hit in hits_of(graph, "blue")] == [four, three, one, two]


def test_near_names_of_an_unknown_version_are_the_known_ones() -> None:
    assert near_names(HARD, "ImageNet-22K") == ["ImageNet", "ImageNet-21K", "ImageNet-1K"]
    assert near_names(HARD, "zzzz 7") == []


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("no such thing", []),
        ("no way", []),
        ("novel thing", []),
        ("the quick brown fox", []),
        ("in the beginning", []),
        ("novel view images", ["novel view synthesis"]),
        ("DeiT with distillation", ["DeiT", "DeiT III"]),
        ("GPT-5", ["GPT-4"]),
        ("fashion mnist 2", ["FashionMNIST"]),
        ("novl view synthesis", ["novel view synthesis"]),
    ],
)
def test_near_names_have_whole_words_of_what_was_typed(query: str, names: list[str]) -> None:
    graph = KnowledgeGraph()
    for kind, name in [
        (Kind.TASK, "novel view synthesis"),
        (Kind.TASK, "non-maximum suppression"),
        (Kind.MODEL, "DeiT"),
        (Kind.MODEL, "DeiT III"),
        (Kind.MODEL, "GPT-4"),
        (Kind.METHOD, "IN"),
        (Kind.DATASET, "nocaps"),
        (Kind.DATASET, "FashionMNIST"),
    ]:
        add_entity(graph, kind, name)
    add_paper(graph, "p1", "No Free Lunch")
    add_paper(graph, "p2", "The Need for Speed")
    assert near_names(graph, query) == names


def _written() -> KnowledgeGraph:
    graph = KnowledgeGraph()
    authors = ("Ada Lovelace", "Jürgen Müller")
    add_paper(graph, "p1", "Zorbs: A Study", authors=authors, venue="NeurIPS", date="2024-05-01")
    add_paper(graph, "p2", "Lovelace and Her Notes", date="2023")
    add_entity(graph, Kind.DATASET, "NeurIPS")
    return graph


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("lovelace 2024", ["paper/p1"]),
        ("muller neurips", ["paper/p1"]),
        ("zorbs lovelace", ["paper/p1"]),
        ("neurips", ["dataset/neurips", "paper/p1"]),
        ("lovelace", ["paper/p2", "paper/p1"]),
        ("2023", ["paper/p2"]),
    ],
)
def test_papers_are_found_by_authors_venue_and_year_after_names(
    words: str, found: list[str]
) -> None:
    assert [row.id for row in find(_written(), words)] == found


def test_an_author_is_no_beginning_of_a_title() -> None:
    assert papers_beginning(_written(), "Lovelace") == ["paper/p2"]
    assert papers_beginning(_written(), "Ada Lovelace") == []
