"""Resolution of the annotated papers, held against what it was when it was recorded.

`python -m tests.kg.resolve.test_recorded` records it again, where a rule is meant to change.
"""

import json
from pathlib import Path

from kg.model import Extraction
from kg.resolve import resolve
from kg.storage.extraction import from_json
from tests.paths import DEV, GOLD

_GOLD = [DEV, GOLD / "dev2.jsonl"]
_RECORDED = Path(__file__).with_name("recorded.jsonl")


def _annotated() -> list[Extraction]:
    lines = [line for path in _GOLD for line in path.read_text("utf-8").splitlines()]
    return [from_json(json.loads(line), report=lambda _: None) for line in lines]


def _rows() -> list[str]:
    """One line of JSON for each node, variant and paper."""
    papers = sorted(_annotated(), key=lambda extraction: extraction.paper.id)
    resolution = resolve(papers)
    nodes = [[n.id, n.kind, n.name, n.aliases, resolution.merges(n.id)] for n in resolution.nodes]
    of_papers = [
        [e.paper.id, *(resolution.node(e.paper.id, index) for index in range(len(e.entities)))]
        for e in papers
    ]
    found = [*nodes, *resolution.variants, *of_papers]
    return [json.dumps(row, ensure_ascii=False) for row in found]


def test_the_annotated_papers_have_the_nodes_merges_and_variants_that_were_recorded() -> None:
    assert _rows() == _RECORDED.read_text("utf-8").splitlines()


if __name__ == "__main__":
    _RECORDED.write_text("".join(f"{row}\n" for row in _rows()), "utf-8")
