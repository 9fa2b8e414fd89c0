"""Changes as text, Markdown, JSON and HTML."""

import json
import unicodedata

import pytest

from kg.changes import Comparison, as_json, as_markdown, as_text, compare
from kg.example import example
from kg.graph import KnowledgeGraph
from kg.lookup.selection import select
from tests.graphs.build import add_paper
from tests.graphs.sample import hostile


@pytest.fixture(scope="module")
def changes() -> Comparison:
    """What five more papers bring to one."""
    return compare(select(example(), ["paper/2301.00001"]), example())


def test_text_begins_with_counts_and_the_new_claims(changes: Comparison) -> None:
    lines = as_text(changes).splitlines()
    assert lines[0].split() == ["papers", "1", "→", "6", "5", "added"]
    first = lines.index("")
    assert lines[first + 1 : first + 4] == [
        "1 new best score",
        "  New best on ImageNet-1K, top-1 accuracy: OrbFormer with 84.2, 2.7 better than",
        "    81.5 of ZorbNet",
    ]
    papers = lines.index("5 new papers")
    assert lines[papers + 1 : papers + 4] == [
        "  Listening to Orbits (2024-06-06)",
        "    introduces OrbASR",
        "  Few Labels for Named Entity Recognition (2024-05-05)",
    ]


@pytest.mark.parametrize("width", [50, 80, 120])
def test_text_fits_the_width(changes: Comparison, width: int) -> None:
    lines = as_text(changes, None, width).splitlines()
    assert max(map(len, lines)) <= width
    assert as_text(changes, None, width).split() == as_text(changes, None, 1000).split()


def test_what_is_beyond_the_limit_is_counted(changes: Comparison) -> None:
    assert "  … and 3 more\n" in as_text(changes, 2)
    assert "- … and 3 more\n" in as_markdown(changes, 2)
    assert "more" not in as_text(changes, 5)
    assert "more" not in as_markdown(changes)


def test_where_nothing_has_changed_one_line_says_so() -> None:
    same = compare(example(), example())
    assert as_text(same).count("\n") == as_markdown(same).count("\n") == 1
    assert as_text(same).startswith("nothing has changed of what is sure")
    assert as_text(compare(example(), example(), all=True)) == "nothing has changed\n"
    assert same._repr_html_().startswith("<p>nothing has changed")


def test_the_newsletter_links_papers_and_quotes_claims(changes: Comparison) -> None:
    told = as_markdown(changes)
    assert told.startswith("# What is new\n\npapers 1 → 6 (5 added); ")
    assert (
        "- **[BlueTagger: Names without Labels](<https://arxiv.org/abs/2403.00004>)** (2024-03-04)"
        "\\\n  introduces BlueTagger\\\n  [code](<https://github.com/example/bluetagger>)\n"
    ) in told
    assert "  > “It has a top-1 accuracy of 0.842 on ImageNet-1K" in told
    assert told == changes.to_markdown()
    assert told.endswith("\n")


def test_json_has_every_row(changes: Comparison) -> None:
    told = json.loads(as_json(changes))
    assert told == changes.to_records()
    assert [row["title"] for row in told["papers"]] == [row.title for row in changes.papers]
    assert len(told["results"]) == 7


def test_it_shows_at_the_prompt_and_in_notebooks(changes: Comparison) -> None:
    assert f"{changes!r}\n" == as_text(changes)
    shown = changes._repr_html_()
    assert shown.count("<table>") == sum(bool(rows) for _, rows in changes.answers())
    assert "<th>old score</th>" in shown


def test_what_others_wrote_is_shown_as_text() -> None:
    new = hostile()
    add_paper(new, "x", "](https://b.org) <b>*\x1b[2J*", url="javascript:alert(1)")
    changes = compare(KnowledgeGraph(), new, all=True)
    for told in (as_text(changes), as_markdown(changes), changes._repr_html_()):
        assert not [c for c in told if unicodedata.category(c) == "Cc" and c != "\n"]
    assert "<b>" not in changes._repr_html_()
    assert "**](https://b.org) \\<b>\\*\ufffd\\[2J\\***" in as_markdown(changes)
    assert "javascript:" not in as_markdown(changes)


def test_what_is_left_out_is_told_with_how_it_is_compared(changes: Comparison) -> None:
    told = "not sure, not compared (--all, all=True): models 0 → 1, datasets 1 → 2, metrics 1 → 1"
    assert told in as_text(changes, width=100).splitlines()
    assert as_markdown(changes).split("\n\n")[2] == told
    assert f"<p>{told}</p>" in changes._repr_html_()
    everything = compare(select(example(), ["paper/2301.00001"]), example(), all=True)
    for form in (as_text(everything), as_markdown(everything), everything._repr_html_()):
        assert "not compared" not in form
