"""The page about inputs says what the registry of source formats says."""

from pathlib import Path

from docs.generate.inputs import page
from kg.sources import SOURCES


def test_the_page_is_that_of_the_formats_of_today() -> None:
    written = Path(__file__).parents[3] / "docs" / "inputs.md"
    assert written.read_text(encoding="utf-8") == page()


def test_every_format_that_is_read_has_a_section_and_every_other_one_a_row() -> None:
    text = page()
    for name, source in SOURCES.items():
        if source.remedy is None:
            assert f"\n### `{name}`\n" in text
        else:
            assert f"\n| `{name}` | {source.summary} |" in text
