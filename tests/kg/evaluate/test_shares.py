"""95 % intervals by a bootstrap over papers."""

from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate import Figure, Tally
from kg.evaluate._shares import bootstrap

figures = st.builds(Figure, st.integers(0, 5), st.integers(0, 5), st.integers(0, 5))


def test_what_is_right_in_every_paper_is_right_in_every_draw() -> None:
    counts = {"entity": dict.fromkeys(range(1, 9), Figure(right=2, wrong=2))}
    found = bootstrap(counts, 8)["entity"]
    assert (found.precision, found.recall) == ((0.5, 0.5), (1.0, 1.0))


def test_papers_that_differ_give_a_wide_interval_and_more_of_them_a_narrower_one() -> None:
    def width(papers: int) -> float:
        half = papers // 2
        counts = {
            paper: Figure(right=paper <= half, wrong=paper > half) for paper in range(1, papers + 1)
        }
        low, high = bootstrap({"entity": counts}, papers)["entity"].precision
        assert low < 0.5 < high
        return high - low

    # A share of a half varies by 1.96 * sqrt(0.25 / papers) to each side.
    assert 0.17 < width(100) < 0.23
    assert 0.08 < width(400) < 0.12


def test_a_paper_with_much_in_it_counts_as_one() -> None:
    counts = {"entity": {1: Figure(right=1000), 2: Figure(wrong=1000)}}
    low, high = bootstrap(counts, 2)["entity"].precision
    assert (low, high) == (0.0, 1.0)


def test_papers_that_say_nothing_of_a_figure_are_drawn_too() -> None:
    counts = {"link": {3: Figure(right=1)}}
    assert bootstrap(counts, 3)["link"].recall == (0.0, 1.0)


@given(st.dictionaries(st.integers(1, 6), figures))
def test_the_ends_are_in_order_and_the_same_each_time(counts: dict[int, Figure]) -> None:
    found = bootstrap({"x": counts}, 6)
    assert found == bootstrap({"x": counts}, 6)
    for low, high in found["x"]:
        assert 0 <= low <= high <= 1


def test_an_evaluation_has_an_interval_for_each_figure() -> None:
    tally = Tally()
    assert tally.evaluation().intervals() == {}
    for name in ("one", "two"):
        tally.begin(name)
        tally.add("entity", "right" if name == "one" else "wrong", name, "Task")
    intervals = tally.evaluation().intervals()
    assert {*intervals} == {"entity", "entity:Task"}
    assert intervals["entity"].precision == (0.0, 1.0)
