"""What holds for every source format, of the examples that the tests of the formats give.

Each module of tests in this folder may have `EXAMPLES`: bytes of an input by the name of a format.
"""

import importlib
from pathlib import Path

import pytest

from kg.errors import NoPapersError
from kg.reading.recognition import best_formats
from kg.sources import SOURCES, Document, read

EXAMPLES: dict[str, bytes] = {
    name: example
    for file in sorted(Path(__file__).parent.glob("test_*.py"))
    if file != Path(__file__)
    for name, example in getattr(
        importlib.import_module(f"tests.kg.sources.{file.stem}"), "EXAMPLES", {}
    ).items()
}
READ = [name for name, source in SOURCES.items() if source.read is not None]
REFUSED = [name for name, source in SOURCES.items() if source.read is None]


def test_every_format_has_an_example() -> None:
    assert sorted(EXAMPLES) == sorted(SOURCES)


@pytest.mark.parametrize("name", SOURCES)
def test_no_other_format_fits_an_example_as_well(name: str) -> None:
    assert best_formats(Document.of("input", EXAMPLES[name]).head()) == (name,)


@pytest.mark.parametrize("name", READ)
def test_an_example_is_recognised_and_read(name: str, tmp_path: Path) -> None:
    assert SOURCES[name].remedy is None
    path = tmp_path / "misleading.pdf"
    path.write_bytes(EXAMPLES[name])
    assert list(read([path], report=lambda _: None))


@pytest.mark.parametrize("name", REFUSED)
def test_an_example_that_is_never_read_is_told_what_to_give_instead(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / "papers.jsonl"
    path.write_bytes(EXAMPLES[name])
    with pytest.raises(NoPapersError) as caught:
        read([path])
    source = SOURCES[name]
    assert source.remedy
    assert str(caught.value) == f"{path}: it is {source.summary}; {source.remedy}"
