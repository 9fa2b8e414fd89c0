"""What each service makes of what a user asks for."""

from pathlib import Path

import pytest

from kg.errors import InvalidValueError
from kg.fetch import SERVICES, fetch

NOTHING = [
    ("arxiv", [" "], "give ids, or a query"),
    ("openalex", [], "give words, or a filter"),
    ("semanticscholar", [""], "give ids such as"),
    ("huggingface", [], "give days such as"),
    ("huggingface", ["yesterday"], "'yesterday' is no day"),
    ("huggingface", ["2025-03-02..2025-03-01"], "has 0 days"),
]


@pytest.mark.parametrize(("name", "words", "message"), NOTHING)
def test_what_cannot_be_asked_is_told_before_anything_is_sent(
    name: str, words: list[str], message: str, tmp_path: Path
) -> None:
    with pytest.raises(InvalidValueError, match=message):
        fetch(SERVICES[name], words, tmp_path / "x", endpoint="http://127.0.0.1:9")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_is_polite_and_says_where_its_terms_stand(name: str) -> None:
    service = SERVICES[name]
    assert service.pause > 0
    assert service.terms.startswith("https://")
    assert service.endpoint.startswith("https://")
    assert not service.summary.endswith(".")
