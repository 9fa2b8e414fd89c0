"""The picture and the table of parts say what the packages import."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from docs.generate.architecture import picture, rewrite
from docs.generate.parts import COMPOSITION, PACKAGES, imports, levels, parts

DOCS = Path(__file__).parents[3] / "docs"


def test_the_table_of_parts_is_what_the_packages_give() -> None:
    """Made anew with `make docs`."""
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    assert rewrite(page) == page


def test_the_picture_is_what_the_packages_give() -> None:
    """Made anew with `make docs`."""
    assert (DOCS / "images" / "architecture.svg").read_text(encoding="utf-8") == picture()


def test_the_picture_names_every_part_once() -> None:
    texts = [each.text for each in ET.fromstring(picture()).iter() if each.tag[-4:] == "text"]
    drawn = [part.partition(".")[2] for package in PACKAGES for part in parts(package)]
    labels = [*COMPOSITION, *PACKAGES, "imports", "imports"]
    assert sorted(filter(None, texts)) == sorted([*drawn, *labels])


@pytest.mark.parametrize("package", PACKAGES)
def test_a_part_imports_parts_of_lower_levels_only(package: str) -> None:
    """So the page says, and the picture shows."""
    graph, lower = imports(), set[str]()
    for level in levels(package):
        for part in level:
            assert set(graph.successors(part)) & set(parts(package)) <= lower, part
        lower |= set(level)
    assert lower == set(parts(package))
