"""Spans against annotated ones: what counts, whatever the spans are."""

from hypothesis import event, given
from hypothesis import strategies as st

from kg.evaluate import Figure, Span, Tally, compare_spans

TEXT = "abcdefghij"
places = st.tuples(st.integers(0, 9), st.integers(1, 4)).map(
    lambda place: (place[0], min(place[0] + place[1], len(TEXT)))
)
spans = st.sets(
    st.tuples(places, st.sampled_from(["Task", "Metric"])).map(lambda x: (*x[0], x[1])), max_size=6
)


def figures(
    gold: set[Span], predicted: set[Span], ignored: list[tuple[int, int]]
) -> dict[str, Figure]:
    tally = Tally()
    compare_spans(tally, TEXT, gold=gold, predicted=predicted, ignored=ignored)
    nothing = dict.fromkeys(("mention", "overlap"), Figure())
    return nothing | tally.evaluation().figures


@given(spans, spans)
def test_every_annotated_span_is_right_or_missed_and_every_exact_one_overlaps(
    gold: set[Span], predicted: set[Span]
) -> None:
    found = figures(gold, predicted, [])
    mention, overlap = found["mention"], found["overlap"]
    assert mention.right + mention.missed == overlap.right + overlap.missed == len(gold)
    assert mention.right + mention.wrong == len(predicted)
    assert mention.right == len(gold & predicted)
    assert overlap.right >= mention.right
    assert overlap.wrong <= mention.wrong


@given(spans, spans, st.lists(places, max_size=2))
def test_what_is_ignored_takes_wrong_ones_away_and_nothing_else(
    gold: set[Span], predicted: set[Span], ignored: list[tuple[int, int]]
) -> None:
    before, after = figures(gold, predicted, []), figures(gold, predicted, ignored)
    for name in ("mention", "overlap"):
        assert after[name].right == before[name].right
        assert after[name].missed == before[name].missed
        assert after[name].wrong <= before[name].wrong
    event(f"something was taken away: {after != before}")


def test_a_wrong_span_beside_an_ignored_one_counts_and_one_that_shares_a_character_does_not() -> (
    None
):
    predicted: set[Span] = {(0, 2, "Task"), (2, 4, "Task")}
    assert figures(set(), predicted, [(3, 6)])["mention"] == Figure(wrong=1)


@given(spans, spans)
def test_the_figures_of_the_kinds_sum_up_to_the_whole(
    gold: set[Span], predicted: set[Span]
) -> None:
    found = figures(gold, predicted, [])
    for name in ("mention", "overlap"):
        kinds = [figure for key, figure in found.items() if key.startswith(f"{name}:")]
        whole = Figure(
            right=sum(f.right for f in kinds),
            wrong=sum(f.wrong for f in kinds),
            missed=sum(f.missed for f in kinds),
        )
        assert found[name] == whole
