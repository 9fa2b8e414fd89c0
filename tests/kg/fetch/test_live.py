"""The real services, which only `make live` asks: their answers are still read."""

from pathlib import Path

import httpx
import pytest

from kg.fetch import SERVICES, fetch
from kg.model import Paper
from kg.sources import read

pytestmark = pytest.mark.live

WANTED = {
    "arxiv": (["1706.03762", "2010.11929"], 2),
    "huggingface": (["2025-03-12"], 1),
    "openalex": (["vision transformer"], 3),
    "semanticscholar": (["ARXIV:1706.03762", "ARXIV:2010.11929"], 2),
}


@pytest.mark.parametrize("name", SERVICES)
def test_the_answers_of_a_service_are_read(name: str, tmp_path: Path) -> None:
    service, (words, least) = SERVICES[name], WANTED[name]
    try:
        httpx.get(service.endpoint, timeout=10)
    except httpx.TransportError as error:
        pytest.skip(f"{service.endpoint} cannot be reached: {error}")
    path = tmp_path / "answer"
    assert fetch(service, words, path, limit=3) >= least
    papers = [item for item in read([path], report=lambda _: None) if isinstance(item, Paper)]
    assert len(papers) >= least
    assert all(paper.title and paper.authors and paper.date for paper in papers)
    assert any(paper.abstract for paper in papers)
