import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Extraction, MergedName
from kg.resolve import resolve
from kg.resolve.misspellings import respelled
from kg.schema import Kind, Rule
from kg.vocabulary import load
from tests.documents import entity, extraction, paper


def one(title: str, kind: Kind, name: str) -> Extraction:
    of = paper(title)
    return extraction(of, entity(of, kind, name))


@pytest.mark.parametrize(
    ("kind", "slip", "name"),
    [
        (Kind.DATASET, "Kinectics-400", "kinetics-400"),
        (Kind.DATASET, "IWLST-14", "iwslt-14"),
        (Kind.TASK, "image segmetation", "image segmentation"),
        (Kind.TASK, "image segmentaiton", "image segmentation"),
        (Kind.TASK, "image segmenttation", "image segmentation"),
    ],
)
def test_a_slip_of_the_pen_is_put_right(kind: Kind, slip: str, name: str) -> None:
    assert list(respelled(kind, slip)) == [name]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Kind.MODEL, "SqueezeNext"),
        (Kind.MODEL, "DistilmBERT"),
        (Kind.MODEL, "Unicoder"),
        (Kind.MODEL, "LLaVA"),
        (Kind.MODEL, "RoBERTa"),
        (Kind.DATASET, "CIFAR-100"),
        (Kind.METRIC, "FLOPS"),
        (Kind.TASK, "neutral rendering"),
        (Kind.TASK, "ray tracing"),
        (Kind.METHOD, "casual inference"),
        (Kind.METHOD, "electrical stimulation"),
    ],
)
def test_what_may_be_a_name_of_its_own_is_none(kind: Kind, name: str) -> None:
    assert list(respelled(kind, name)) == []


@given(st.sampled_from([form for term in load() for form in term.forms]), st.sampled_from(Kind))
def test_no_name_of_the_vocabulary_is_a_slip(name: str, kind: Kind) -> None:
    assert list(respelled(kind, name)) == []


@given(st.sampled_from(["Kinectics-400", "IWLST-14", "image segmetation 3D"]))
def test_digits_stay_as_they_are(name: str) -> None:
    (meant,) = respelled(Kind.DATASET, name)
    assert [c for c in meant if c.isdigit()] == [c for c in name if c.isdigit()]


def test_a_slip_meets_the_name_and_the_node_says_why() -> None:
    found = [
        one("Kinectics-400 here", Kind.DATASET, "Kinectics-400"),
        one("Kinetics-400 here", Kind.DATASET, "Kinetics-400"),
    ]
    for order in (found, found[::-1]):
        resolution = resolve(order)
        node = resolution.node(found[1].paper.id, 0)
        assert resolution.node(found[0].paper.id, 0) == node
        assert MergedName("Kinectics-400", Rule.MISSPELLING, 1) in resolution.merges(node)


def test_a_slip_that_several_papers_make_is_a_name() -> None:
    found = [one(f"Kinectics-400 {n}", Kind.DATASET, "Kinectics-400") for n in range(3)]
    found.append(one("Kinetics-400 here", Kind.DATASET, "Kinetics-400"))
    resolution = resolve(found)
    assert len({resolution.node(item.paper.id, 0) for item in found}) == 2
