"""The page on evaluation says of every corpus what its file says."""

import pytest

from docs.generate.corpora import rewrite
from kg.corpora import CORPORA
from kg.evaluate import CALIBRATIONS, FIGURES
from tests.paths import ROOT

PAGE = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")


def test_the_page_has_the_section_of_every_corpus() -> None:
    """Made anew with `make docs`."""
    assert rewrite(PAGE) == PAGE


@pytest.mark.parametrize("name", CORPORA)
def test_a_section_says_what_each_type_of_the_corpus_counts_as(name: str) -> None:
    _, _, below = PAGE.partition(f"### `{name}`: ")
    section, _, _ = below.partition("\n### ")
    lines = [line for line in section.splitlines() if line.startswith("- ")]
    for type_, kind in CORPORA[name].types.items():
        (line,) = (line for line in lines if f"`{type_}`" in line)
        assert line.endswith(f": {kind or 'neither right nor wrong'}")
    assert CORPORA[name].reason in section


def test_the_page_names_no_corpus_that_is_not_there() -> None:
    headings = [line.split("`")[1] for line in PAGE.splitlines() if line.startswith("### `")]
    assert headings == list(CORPORA)


def test_a_page_without_a_place_for_corpora_is_an_error() -> None:
    with pytest.raises(ValueError, match="no place for corpora; write <!-- corpora --> and"):
        rewrite("# Evaluation\n")


@pytest.mark.parametrize("figure", [*FIGURES, *CALIBRATIONS])
def test_the_page_explains_every_figure(figure: str) -> None:
    assert f"\n| `{figure}` |" in PAGE
