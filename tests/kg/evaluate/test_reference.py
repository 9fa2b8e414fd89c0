"""The figures are those of the scorer that the annotated papers came with.

`tests/gold/corrupted-figures.json` has what it counted as right, wrong and missed in
`tests.kg.evaluate.corrupted`, by file and seed.
"""

import json

import pytest

from kg.evaluate import Figure, evaluate
from kg.evaluate.annotations import read_annotations
from kg.storage.extraction import from_json
from tests.kg.evaluate.corrupted import corrupted
from tests.paths import GOLD

REFERENCE = json.loads((GOLD / "corrupted-figures.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", REFERENCE)
def test_the_figures_of_corrupted_papers_are_those_of_the_reference(case: str) -> None:
    name, seed = case.split()
    predicted = [from_json(record) for record in corrupted(GOLD / name, int(seed))]
    found = evaluate(read_annotations(GOLD / name), predicted)
    wanted = {figure: Figure(*counts) for figure, counts in REFERENCE[case]["figures"].items()}
    counted = {figure: found.figures.get(figure, Figure()) for figure in wanted}
    assert (found.missing, counted) == (REFERENCE[case]["missing"], wanted)


def test_the_corruptions_make_mistakes_of_each_sort_in_each_figure() -> None:
    """But for the main task, of which nothing is wrong."""
    for figure in REFERENCE["dev.jsonl 0"]["figures"]:
        counts = [case["figures"].get(figure, (0, 0, 0)) for case in REFERENCE.values()]
        right, wrong, missed = map(sum, zip(*counts, strict=True))
        assert min(right, missed) > 0, figure
        assert wrong > 0 or figure == "main-task", figure
