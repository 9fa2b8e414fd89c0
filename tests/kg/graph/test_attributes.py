"""A field of a record is an attribute of the node, whatever is added to a record later."""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, cast

import pytest

from kg.graph.attributes import LAYOUTS, SHARED, Layout
from kg.graph.fields import Filled
from kg.model import LEFT_OUT, Paper
from kg.schema import KINDS, LinkKind, NodeKind
from tests.transcripts import blocks

PAGE = Path(__file__).parents[3] / "docs" / "data-model.md"


@dataclass(frozen=True, slots=True)
class LongerRecord:
    """A link with two fields that no link has yet."""

    url: Filled
    link_kind: LinkKind
    language: str | None = None
    mirrors: tuple[Filled, ...] = ()


@pytest.fixture
def layout() -> Layout:
    return Layout(cast("Any", LongerRecord), NodeKind.LINK, named_by="url")


def test_a_new_field_is_written_and_read(layout: Layout) -> None:
    record = cast("Any", LongerRecord("https://a.org", LinkKind.DEMO, "en", ("https://b.org",)))
    data = layout.write(record)
    assert data == {
        "kind": "Link",
        "name": "https://a.org",
        "aliases": (),
        "url": "https://a.org",
        "link_kind": "demo",
        "language": "en",
        "mirrors": ("https://b.org",),
    }
    assert layout.read(data) == record


def test_a_new_field_may_be_missing_in_older_graphs(layout: Layout) -> None:
    old = {"kind": "Link", "name": "a", "aliases": (), "url": "a", "link_kind": "demo"}
    assert layout.read(old) == cast("Any", LongerRecord("a", LinkKind.DEMO))
    assert old.keys() == layout.required


def test_a_new_field_is_checked_by_its_type(layout: Layout) -> None:
    rules = {attribute.name: attribute.rule for attribute in layout.attributes}
    assert rules["mirrors"].holds(("a",))
    assert not rules["mirrors"].holds(("",))
    assert rules["language"].says == "a string or None"


def test_each_kind_has_a_layout_and_fields_have_one_attribute_each() -> None:
    assert set(LAYOUTS) == set(KINDS.values())
    for layout in LAYOUTS.values():
        names = [attribute.name for attribute in layout.attributes]
        assert len(set(names)) == len(names)
    paper = LAYOUTS[NodeKind.PAPER]
    assert [each.field for each in paper.attributes] == [field.name for field in fields(Paper)]


def test_what_is_left_out_has_a_default() -> None:
    left_out = {each.name for of in LAYOUTS.values() for each in of.attributes if each.is_left_out}
    papers = {"doi", "arxiv_id", "venue", "key", "language", "other_ids"}
    results = {"sign", "relative", "uncertainty"}
    assert left_out == papers | results | {"identifiers", "replaces", "better"}
    for layout in LAYOUTS.values():
        assert not left_out & layout.required
    assert LEFT_OUT["left_out"]


def test_the_page_of_the_data_model_names_every_attribute() -> None:
    page = PAGE.read_text("utf-8")
    names = SHARED.union(*(layout.names for layout in LAYOUTS.values()))
    assert [name for name in sorted(names) if f"`{name}`" not in page] == []


def test_the_program_of_the_page_prints_what_stands_below_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = dict(blocks(PAGE.read_text("utf-8")))
    exec(found["python"], {})
    assert capsys.readouterr().out == found["text"]
