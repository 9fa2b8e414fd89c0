"""Entries and extractions as the store holds them: JSON, and digests of it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from kg.errors import InvalidValueError, Problem
from kg.model import Extraction, Paper
from kg.names.folding import fold
from kg.storage.extraction import from_json, to_json
from kg.storage.paper import paper_to_json

Item = Paper | Extraction
"""A paper as an input has it, or an extraction where the input is one."""

_OF_TEXT = ("abbreviations", "entities", "links", "results")


def paper_of(item: Item) -> Paper:
    """Return the paper that an item is or is about."""
    return item.paper if isinstance(item, Extraction) else item


def entry_to_json(item: Item) -> str:
    """Return an entry as one line of JSON."""
    return _dumped(to_json(item) if isinstance(item, Extraction) else paper_to_json(item))


def entry_from_json(content: str) -> Item:
    """Return the entry that `entry_to_json` wrote."""
    fields = json.loads(content)
    found = from_json(fields, _refuse)
    return found if "entities" in fields else found.paper


def entry_key(item: Item) -> str:
    """Return by what a paper is known again in a later file: arXiv id, DOI, or id and title."""
    paper = paper_of(item)
    if paper.arxiv_id:
        return f"arxiv:{paper.arxiv_id}"
    return f"doi:{paper.doi}" if paper.doi else f"{paper.id} {fold(paper.title)}"


def file_key(path: str, file: str) -> str:
    """Return what names a file of an input among what was removed."""
    return f"file:{path}\t{file}"


def text_digest(paper: Paper) -> str:
    """Return what an extraction depends on: the text of the paper."""
    return sha256(paper.text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def body_to_json(extraction: Extraction) -> str:
    """Return all of an extraction but its paper."""
    fields = to_json(extraction)
    return _dumped({key: fields[key] for key in _OF_TEXT})


def body_from_json(paper: Paper, content: str) -> Extraction:
    """Return the extraction of `paper` whose other parts `body_to_json` wrote."""
    bare = {"id": paper.id, "title": paper.title, "abstract": paper.abstract}
    return replace(from_json({**bare, **json.loads(content)}, _refuse), paper=paper)


def _dumped(fields: Mapping[str, Any]) -> str:
    return json.dumps(fields, sort_keys=True, ensure_ascii=False)


def _refuse(problem: Problem) -> None:
    raise InvalidValueError(problem.text)
