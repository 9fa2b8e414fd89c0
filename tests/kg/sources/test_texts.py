"""Formats of text: Markdown, saved pages, blocks with fields, and what is refused."""

import html
import json
from collections.abc import Mapping

import pytest

from kg.reading.recognition import best_formats
from kg.sources import Head
from tests.sources import ids, paper_from, papers_from, refusal, told

_BLOCKS = """# Zorbing with **Zorbs**\x20

**Authors**: Ada Lovelace, Charles Babbage \x20

**Link**: [PDF](https://arxiv.org/pdf/2401.00001) \x20

**Abstract**: We zorb.
It zorbs. \x20

---
# More Zorbs

**Authors**: Marie Curie

**Link**: [PDF](https://arxiv.org/pdf/2401.00002)

**Abstract**: We zorb more.
"""
_TABLE = """# Zorbs daily

|Publish Date|Title|Authors|PDF|Code|
|---|---|---|---|---|
|**2024-01-02**|**Zorbing at Night**|Ada Lovelace et.al.|[2401.00001](http://arxiv.org/abs/2401.00001)|null|
|**2024-01-03**|**Zorbing by Day**|M. Curie et.al.|[2401.00002](http://arxiv.org/abs/2401.00002)|null|

|Date|Paper|
|:-:|:-:|
| 2017-06 | [Old Zorbs](https://aclanthology.org/N19-1.pdf) |
"""
_LIST = """# Awesome Zorbs

- [Contents](#contents)
- [A tool](https://github.com/zorb/zorb) - no paper
- [Zorbing at Night](https://arxiv.org/abs/2401.00001)<br>:star:[code](https://github.com/z/z)
- **Zorbing by Day** (2014), A. Lovelace and C. Babbage [[pdf]](http://papers.nips.cc/paper/1.pdf)
1. **Zorbs on Graphs.** AI Open 2020. [paper](https://doi.org/10.1000/g)

    *Ada Lovelace, Charles Babbage.*

* Zorbs
  * [Nested Zorbs: A [Very] Long Way](https://openreview.net/forum?id=z)
- Zorbing, and more, A. B. Lovelace and C. Babbage. [[pdf]](http://papers.nips.cc/paper/2.pdf)
* [2023/05] Bracketed Zorbs | [[Paper]](https://arxiv.org/abs/2305.00001) [[Slides]](s.pdf)
"""
_BLOCK_TEXT = b"""Title: Zorbing
PDF: https://arxiv.org/pdf/2401.00001
Summary: We zorb. Note: it zorbs
on and on.
---
Title: More Zorbs: Again
PDF: https://arxiv.org/pdf/2401.00002
Summary: We zorb more.
"""
_MD = """Title: {title}

URL Source: https://arxiv.org/html/2401.00001v2

Published Time: Tue, 05 Mar 2025 00:00:00 GMT

Markdown Content:
{body}
"""
_BODY = """###### Abstract

We zorb **well**.

The second paragraph of an abstract is long enough to be told from an affiliation.

Zorb University

Figure 1: A zorb that is shown in a caption, which is long enough to be taken for prose too.

1 Introduction
--------------

Zorbs are old.
"""


def _page(*papers: Mapping[str, object]) -> bytes:
    props = html.escape(
        json.dumps({"dailyPapers": [{"paper": p, "numComments": 1} for p in papers]})
    )
    text = f"""<!DOCTYPE html><html><head><title>Daily Papers - Hugging Face</title></head><body>
    <div data-target="Header" data-props="{html.escape('{"user": null}')}"></div>
    <div data-target="DailyPapers" data-props="{props}"></div><h3>Zorbing</h3></body></html>"""
    return text.encode()


_PAPER = {
    "id": "2401.00001",
    "title": "Zorbing & <b>",
    "summary": 'We "zorb".',
    "publishedAt": "2024-01-02T00:00:00.000Z",
    "authors": [{"name": "Ada Lovelace"}],
}
EXAMPLES = {
    "markdown-list": _LIST.encode(),
    "text-blocks": _BLOCK_TEXT,
    "huggingface-markdown": _MD.format(title="Zorbing", body=_BODY).encode(),
    "huggingface-page": _page(_PAPER),
    "google-scholar": b"<!doctype html><html><head><title>zorb - Google Scholar</title></head>",
    "web-pages": b"<!DOCTYPE html><html><body><h1>Zorbs</h1></body></html>",
    "source-code": b"import json\nfrom pathlib import Path\n\n\ndef zorb():\n    pass\n",
    "python-dictionaries": b"{'title': 'Zorbing', 'abstract': None}\n",
    "error-answers": b"Resource not found.",
}


def test_blocks_of_markdown_have_authors_link_and_abstract() -> None:
    first, second = papers_from("markdown-list", _BLOCKS.encode())
    assert (first.title, first.id) == ("Zorbing with Zorbs", "2401.00001")
    assert first.authors == ("Ada Lovelace", "Charles Babbage")
    assert first.abstract == "We zorb. It zorbs."
    assert (second.title, second.abstract) == ("More Zorbs", "We zorb more.")


def test_rows_of_tables_have_a_date_a_title_and_the_first_author() -> None:
    papers = papers_from("markdown-list", _TABLE.encode())
    assert [paper.title for paper in papers] == ["Zorbing at Night", "Zorbing by Day", "Old Zorbs"]
    assert [paper.date for paper in papers] == ["2024-01-02", "2024-01-03", "2017-06"]
    assert papers[0].authors == ("Ada Lovelace",)
    assert papers[0].arxiv_id == "2401.00001"


def test_items_of_lists_are_papers_only_where_they_link_to_one() -> None:
    papers = papers_from("markdown-list", _LIST.encode())
    assert [paper.title for paper in papers] == [
        "Zorbing at Night",
        "Zorbing by Day",
        "Zorbs on Graphs",
        "Nested Zorbs: A [Very] Long Way",
        "Zorbing, and more",
        "Bracketed Zorbs",
    ]
    assert [paper.date for paper in papers] == ["2024-01", "2014", "2020", None, None, "2023-05"]
    assert papers[1].authors == ("A. Lovelace", "C. Babbage")
    assert papers[2].authors == ("Ada Lovelace", "Charles Babbage")
    assert "a list in Markdown gives no abstracts" in told("markdown-list", _LIST.encode())[0]


@pytest.mark.parametrize(
    "text",
    [
        "# Zorb\n\nA tool for zorbs.\n\n## Install\n\n- [pip](https://pypi.org/zorb)\n- conda\n",
        """# Zorb\n
- [docs](https://a.org)\n- [code](https://b.org)\n- [chat](https://c.org)\n
Cite [our paper](https://arxiv.org/abs/2401.00001).\n""",
    ],
)
def test_a_readme_that_is_no_list_of_papers_is_refused(text: str) -> None:
    assert "it is Markdown, and no list of papers" in refusal("markdown-list", text.encode())


def test_blocks_of_text_end_at_a_rule_and_fold() -> None:
    first, second = papers_from("text-blocks", _BLOCK_TEXT)
    assert first.abstract == "We zorb. Note: it zorbs on and on."
    assert (second.title, second.id) == ("More Zorbs: Again", "2401.00002")
    without_rules = _BLOCK_TEXT.replace(b"---\n", b"")
    assert ids(papers_from("text-blocks", without_rules)) == ["2401.00001", "2401.00002"]


def test_a_paper_in_markdown_has_the_prose_below_its_abstract() -> None:
    paper = paper_from("huggingface-markdown", _MD.format(title="Zorbing", body=_BODY).encode())
    assert (paper.title, paper.id, paper.date) == ("Zorbing", "2401.00001", "2024-01")
    assert paper.abstract == (
        "We zorb well. The second paragraph of an abstract is long enough to be told from an"
        " affiliation."
    )


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Untitled Document", "# Real Zorbs\n\n## Abstract.\n\nWe.\n", ("Real Zorbs", "We.")),
        ("[2401.00001] Zorbing", "Abstract\n--------\n\nWe.\n\nIntro\n-----\n", ("Zorbing", "We.")),
        ("Zorbing", "**Abstract**\n\nWe.\n\n# 1 Intro\n", ("Zorbing", "We.")),
        ("Zorbing", "> Abstract: We zorb.\n\nSubjects: cs\n", ("Zorbing", "We zorb.")),
        ("Zorbing", "1 Introduction\n----\n\nNo abstract here.\n", ("Zorbing", "")),
    ],
)
def test_headings_of_an_abstract_have_several_forms(
    title: str, body: str, expected: tuple[str, str]
) -> None:
    paper = paper_from("huggingface-markdown", _MD.format(title=title, body=body).encode())
    assert (paper.title, paper.abstract) == expected


def test_a_saved_page_has_its_papers_in_an_attribute_each_once() -> None:
    paper = paper_from("huggingface-page", _page(_PAPER, _PAPER))
    assert (paper.title, paper.abstract) == ("Zorbing & <b>", 'We "zorb".')
    assert (paper.id, paper.date, paper.authors) == ("2401.00001", "2024-01-02", ("Ada Lovelace",))


def test_a_saved_page_without_papers_is_refused() -> None:
    assert "on which no paper stands" in refusal("huggingface-page", _page())


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"#!/bin/sh\necho zorb\n", "source-code"),
        (b"category_map = {\n'cs': 'Computing',\n'ma': 'Mathematics',\n}\n", "source-code"),
        (b"[{'title': 'Zorbing', 'year': 2024}]", "python-dictionaries"),
        (b"Rate exceeded.\n", "error-answers"),
        (b"title,abstract\nNot found,We zorb.\n", "csv"),
        (b"<?xml version='1.0'?><!DOCTYPE html><html>", "web-pages"),
    ],
)
def test_what_holds_no_papers_is_known_by_its_content(data: bytes, name: str) -> None:
    assert best_formats(Head(data)) == (name,)
