"""What a built folder stores of what workers give."""

from collections.abc import Iterator

import pytest

from kg.cli import _library
from kg.cli._library import ShippedTools
from kg.engines.extraction import SetAside
from kg.model import Extraction, Paper
from tests.documents import paper


def test_a_paper_that_is_set_aside_is_not_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = paper("First"), paper("Second")

    def found(papers: list[Paper], *_: object, **__: object) -> Iterator[Extraction]:
        assert papers == [first, second]
        yield SetAside(first)
        yield Extraction(second)

    monkeypatch.setattr(_library, "extract_with_progress", found)
    stored = list(ShippedTools(2).extract([first, second], print))
    assert stored == [Extraction(second)]
