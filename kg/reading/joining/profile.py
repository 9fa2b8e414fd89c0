"""What of a paper is compared: ids, title, abstract, people and year, folded."""

import re
import zlib
from functools import cached_property
from typing import Final

from kg.model import Extraction, Paper
from kg.names.arxiv import arxiv_id
from kg.names.doi import doi, is_preprint
from kg.names.titles import text_id, title_id
from kg.reading.joining.words import COMMON_HEADS, COUNTING, STOP_WORDS, words

__all__ = ["Item", "Profile", "paper_of_item"]

Item = Paper | Extraction

_MADE: Final = re.compile(r"[0-9a-f]{12}")
_MAIN: Final = re.compile(r"^(.+?)(?:[:?!.]\s|\s[-\u2013\u2014]+\s)")
_LABEL: Final = re.compile(r"(?<![^\W_])[a-z](?=\s*(?:$|[:.,;)]|\s[-\u2013\u2014]))")
_SHORTEST_TITLE: Final = 16
_SHORTEST_ABSTRACT: Final = 10
"""Words below which only equal abstracts agree."""
_MOST_WORDS: Final = 160
_BITS: Final = 2**32 - 1


class Profile:
    """A paper as it is compared; made of an item, and never changed."""

    def __init__(self, item: Item) -> None:
        paper = paper_of_item(item)
        self._paper = paper
        self.arxiv = paper.arxiv_id or arxiv_id(paper.id)
        own_doi = doi(paper.id)
        self.dois = frozenset(filter(None, (paper.doi, own_doi, *map(doi, paper.other_ids))))
        self.own_ids = _own_ids(paper) - self.dois - {self.arxiv or ""}
        self.year = int(paper.date[:4]) if paper.date else None
        self.language = paper.language
        self.words = words(paper.title)
        self.compact_title = "".join(self.words) or "".join(paper.title.split())

    @cached_property
    def content(self) -> list[str]:
        """Words of the title but those that carry the sentence, each in the singular."""
        return [word.rstrip("s") for word in self.words if word not in STOP_WORDS]

    @cached_property
    def publications(self) -> frozenset[str]:
        """The DOIs that are none of a preprint."""
        return frozenset(each for each in self.dois if not is_preprint(each))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Words of the title that count something: `ii`, `third`, `2003`, the last of `Task B`."""
        labels = _LABEL.findall(self._paper.title.casefold())
        counting = (word for word in self.words if word in COUNTING or word.isdigit())
        return frozenset((*labels, *counting))

    @cached_property
    def names_with_numbers(self) -> frozenset[str]:
        """Words of the title that hold digits beside letters, such as `llama2`."""
        return frozenset(
            word for word in self.words if any(map(str.isdigit, word)) and not word.isdigit()
        )

    @cached_property
    def main_title(self) -> str | None:
        """The title without its subtitle, compact; None where there is none."""
        found = _MAIN.match(self._paper.title)
        return "".join(words(found[1])) if found else None

    @cached_property
    def is_distinctive(self) -> bool:
        """Say whether hardly another paper has this title."""
        has_length = len(self.words) >= 3 and len(self.compact_title) >= _SHORTEST_TITLE
        # A text without spaces between its words, such as a Chinese one, says as much in less.
        is_dense = len(self.compact_title.encode()) >= 3 * _SHORTEST_TITLE
        return (has_length or is_dense) and not self.is_common

    @cached_property
    def is_common(self) -> bool:
        """Say whether it is a title that very different papers bear, such as `Preface`."""
        begins_so = not self.words or self.words[0] in COMMON_HEADS
        return begins_so or "special issue" in " ".join(self.words)

    @cached_property
    def abstract_words(self) -> list[str]:
        """The first words of the abstract."""
        return words(self._paper.abstract[: 8 * _MOST_WORDS])[:_MOST_WORDS]

    @cached_property
    def triples(self) -> frozenset[int]:
        """A number of 32 bits for each three words that follow one another in the abstract."""
        found = [zlib.crc32(word.encode()) for word in self.abstract_words]
        return frozenset(
            (first * 0x9E3779B1 + second * 0x85EBCA6B + third * 0xC2B2AE35) & _BITS
            for first, second, third in zip(found, found[1:], found[2:], strict=False)
        )

    @property
    def has_abstract(self) -> bool:
        """Say whether there is an abstract."""
        return bool(self.abstract_words)

    @property
    def has_short_abstract(self) -> bool:
        """Say whether the abstract is too short for a few equal words to mean anything."""
        return len(self.abstract_words) < _SHORTEST_ABSTRACT

    @cached_property
    def people(self) -> frozenset[str]:
        """Names and forenames of the authors, without initials."""
        found = (word for name in self._paper.authors for word in words(name))
        return frozenset(word for word in found if len(word) > 1)


def paper_of_item(item: Item) -> Paper:
    """Return the paper that an item is or is about."""
    return item.paper if isinstance(item, Extraction) else item


def _own_ids(paper: Paper) -> frozenset[str]:
    """Return the ids that inputs gave to the paper, without the hashes that were made here."""
    given = {paper.id, *paper.other_ids}
    if _MADE.fullmatch(paper.id):
        given -= {title_id(paper.title), text_id(paper.title, paper.abstract)}
    return frozenset(given)
