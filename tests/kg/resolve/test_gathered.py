from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Abbreviation, Extraction
from kg.resolve import resolve
from kg.resolve.gathered import Gathered, gather, joined
from kg.resolve.paper_names import PaperNames, paper_names
from kg.schema import Kind
from tests.documents import entity, extraction, paper

_NAMES = ("Zonal Orb", "zonal orbs", "ZO", "Zonal Orb Reasoner", "ZOR", "Zorb-2", "Zeta Oracle")
_ENTITIES = st.tuples(
    st.sampled_from([Kind.MODEL, Kind.METHOD, Kind.DATASET]),
    st.lists(st.sampled_from(_NAMES), min_size=1, max_size=3, unique=True),
)


@st.composite
def _papers(draw: st.DrawFn) -> list[PaperNames]:
    of_papers = draw(st.lists(st.lists(_ENTITIES, max_size=4), max_size=8))
    return [
        paper_names(_document(index, found, define=draw(st.booleans())))
        for index, found in enumerate(of_papers)
    ]


def _document(index: int, found: list[tuple[Kind, list[str]]], *, define: bool) -> Extraction:
    p = paper(f"On {index}", "; ".join(_NAMES))
    abbreviations = (Abbreviation("ZO", "Zonal Orb"), Abbreviation("ZO", "Zeta Oracle"))
    document = extraction(p, *(entity(p, kind, *surfaces) for kind, surfaces in found))
    return replace(document, abbreviations=abbreviations if define else ())


@given(_papers(), st.integers(0, 8), st.randoms(use_true_random=False))
def test_what_is_gathered_from_parts_joins_to_what_all_papers_give_in_any_order(
    papers: list[PaperNames], at: int, chance: st.DataObject
) -> None:
    whole = gather(papers)
    assert joined(gather(papers[:at]), gather(papers[at:])) == whole
    assert joined(gather(papers[at:]), gather(papers[:at])) == whole
    chance.shuffle(papers)  # type: ignore[attr-defined]
    assert gather(papers) == whole


def _sizes(gathered: Gathered) -> list[int]:
    return [len(getattr(gathered, name)) for name in Gathered.__slots__]


def test_papers_without_a_new_name_make_nothing_that_is_gathered_larger() -> None:
    def documents(count: int) -> Sequence[PaperNames]:
        found = [(Kind.MODEL, ["Zonal Orb", "ZO"]), (Kind.DATASET, ["Zorb-2"])]
        return [paper_names(_document(index, found, define=True)) for index in range(count)]

    assert _sizes(gather(documents(4))) == _sizes(gather(documents(40)))


def test_equal_names_of_two_papers_are_one_object() -> None:
    found = [(Kind.MODEL, ["Zonal Orb", "ZO"])]
    first, second = (paper_names(_document(index, found, define=True)) for index in (1, 2))
    assert first.entities[0] is second.entities[0]


def test_a_paper_that_has_a_name_twice_counts_once() -> None:
    p = paper("Zonal Orb", "Zonal orbs and another zonal orb.")
    both = extraction(
        p, entity(p, Kind.MODEL, "Zonal Orb"), entity(p, Kind.MODEL, "zonal orb", "Zonal orbs")
    )
    resolution = resolve([both])
    (node,) = resolution.nodes
    assert {merged.papers for merged in resolution.merges(node.id)} == {1}


def test_a_paper_that_expands_a_short_form_in_two_spellings_is_one_paper_of_ten() -> None:
    # Nine papers in ten have to agree: nine do, and the tenth says otherwise, in two spellings.
    def document(index: int, *surfaces: tuple[str, ...]) -> Extraction:
        p = paper(f"On {index}", "; ".join(each for found in surfaces for each in found))
        return extraction(p, *(entity(p, Kind.METHOD, *found) for found in surfaces))

    papers = [document(index, ("Zonal Qorb Reasoner", "ZQR")) for index in range(9)]
    papers.append(document(9, ("Zeta Quorum Rack", "ZQR"), ("Zeta QuorumRack", "ZQR")))
    alone = document(10, ("ZQR",))
    resolution = resolve([*papers, alone])
    assert resolution.node("on 10", 0) == "method/zonal-qorb-reasoner"
