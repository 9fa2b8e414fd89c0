"""The page on evaluation says of every corpus what its file says."""

import pytest

from kg.corpora import CORPORA
from kg.evaluate import CALIBRATIONS, FIGURES
from tests.paths import ROOT

PAGE = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")


def section(name: str) -> str:
    """What the page has to say of a corpus, from its heading on."""
    corpus = CORPORA[name]
    types: dict[str | None, list[str]] = {}
    for type_, kind in corpus.types.items():
        types.setdefault(kind, []).append(f"`{type_}`")
    files = ", ".join(f"`{file}`" for file in corpus.files)
    lines = [
        f"### `{name}`: {corpus.title}",
        f"[{corpus.citation}]({corpus.link}). Licence: {corpus.licence}. File: {files}.",
        "",
        *(f"- {', '.join(of)}: {kind or 'neither right nor wrong'}" for kind, of in types.items()),
        "",
        corpus.reason,
    ]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", CORPORA)
def test_the_page_has_the_mapping_of_every_corpus(name: str) -> None:
    assert section(name) in PAGE


def test_the_page_names_no_corpus_that_is_not_there() -> None:
    headings = [line.split("`")[1] for line in PAGE.splitlines() if line.startswith("### `")]
    assert headings == list(CORPORA)


@pytest.mark.parametrize("figure", [*FIGURES, *CALIBRATIONS])
def test_the_page_explains_every_figure(figure: str) -> None:
    assert f"\n| `{figure}` |" in PAGE
