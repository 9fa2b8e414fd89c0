"""`jsonl` and `extractions`: what the tests of reading do not say of them."""

from kg.sources import SOURCES, Head, Match

_PAPER = b'{"title": "Zorb", "abstract": "We zorb.", "date": "2024", "authors": ["Ada Lovelace"]}\n'
_EXTRACTION = b'{"title": "Zorb", "abstract": "We zorb.", "entities": []}\n'
EXAMPLES = {"jsonl": _PAPER, "extractions": _EXTRACTION}


def test_a_paper_among_extractions_leaves_the_file_to_the_general_format() -> None:
    assert SOURCES["extractions"].sniff(Head(_EXTRACTION + _PAPER)) is Match.NO
    assert SOURCES["extractions"].sniff(Head(_EXTRACTION + _PAPER[:9], is_whole=False)) is (
        Match.CERTAIN
    )
