"""Readings: items, sentences and coordinations of a text."""

from hypothesis import given
from hypothesis import strategies as st

from kg.schema import Kind
from tests.documents import entity, paper
from tests.extractors.results.documents import read_with, reading

DATASETS = frozenset([Kind.DATASET])


def test_items_are_words_numbers_and_mentions() -> None:
    one = reading(r"58.7 box AP on \textbf{COCO}", Metric="box AP", Dataset="COCO")
    assert [item.word for item in one.items] == ["foo", "#", "<Metric>", "on", "<Dataset>"]


def test_number_inside_a_mention_is_left_out() -> None:
    one = reading("Task 7 gives 92%.", Dataset="Task 7")
    assert [number.value for number in one.numbers] == ["92"]


def test_overlapping_mentions_give_way_to_the_earlier() -> None:
    one = reading("Swin Transformer wins", Model="Swin Transformer|Transformer")
    assert [len(places) for places in one.mentions] == [1, 0]


def test_bounds_are_the_sentences() -> None:
    one = reading("A gives 1.\nB gives 2.")
    assert [[one.items[k].word for k in range(*bounds)] for bounds in one.bounds] == [
        ["foo"],
        ["a", "gives", "#", "."],
        ["b", "gives", "#", "."],
    ]


def test_coordinated_numbers_are_one_chain() -> None:
    one = reading("gains of 1.3, 0.6 and 1.1 mIoU and later 5", Metric="mIoU")
    chains = [one.number_chains[place] for place in one.places]
    assert [chain.length for chain in chains] == [3, 3, 3, 1]
    assert [chain.slots[place] for chain, place in zip(chains, one.places, strict=True)] == [
        0,
        1,
        2,
        0,
    ]


def test_ends_of_a_range_share_a_slot() -> None:
    one = reading("by 1.6% and 7-9% here")
    chain = one.number_chains[one.places[0]]
    assert [chain.slots[place] for place in one.places] == [0, 1, 1]


def test_coordinated_names_are_one_chain_across_words_of_data() -> None:
    one = reading("on the A test set, the B validation set and the C set", Dataset="A|B|C")
    chain = next(iter(one.mention_chains(DATASETS).values()))
    assert list(chain.slots.values()) == [0, 1, 2]


def test_short_form_in_brackets_shares_the_slot_of_its_long_form() -> None:
    of = paper("Foo", "on Big Data (BD) and Q")
    entities = (entity(of, Kind.DATASET, "Big Data", "BD"), entity(of, Kind.DATASET, "Q"))
    chains = read_with(of, *entities).mention_chains(DATASETS)
    assert list(next(iter(chains.values())).slots.values()) == [0, 0, 1]


def test_chains_end_with_their_sentence() -> None:
    one = reading("on A,\nB", Dataset="A|B")
    assert {chain.length for chain in one.mention_chains(DATASETS).values()} == {1}


@given(
    st.lists(st.sampled_from(["1.5", "and", ",", "A", "B", "on", "\n", "-", "(", ")"]), max_size=15)
)
def test_every_number_and_mention_has_its_place(pieces: list[str]) -> None:
    body = " ".join(["2.5 on A and B", *pieces])
    one = reading(body, Dataset="A|B")
    assert len(one.places) == len(one.numbers) > 0
    assert set(one.number_chains) == set(one.places)
    chains = one.mention_chains(DATASETS)
    assert set(chains) == {place for places in one.mentions for place in places}
    assert chains
    assert [k for bounds in one.bounds for k in range(*bounds)] == list(range(len(one.items)))
