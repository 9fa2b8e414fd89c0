"""From items in any order to papers, each once, sorted by id."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from sqlite3 import OperationalError
from typing import Final

from kg.errors import Outcome, OutputError, Problem
from kg.model import Extraction, Paper
from kg.names.titles import text_id, title_id
from kg.reading.joining.clusters import Clusters
from kg.reading.joining.differences import told_at
from kg.reading.joining.merging import canonical
from kg.reading.joining.profile import Item, paper_of_item
from kg.reading.joining.spool import Spool

__all__ = ["Joiner", "Papers", "Tally"]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entries were read, how many papers they are, and of these how many lack what."""

    read: int
    papers: int
    without_abstract: int
    in_other_languages: int

    @property
    def joined(self) -> int:
        """How many entries were joined to others."""
        return self.read - self.papers


class Papers:
    """Papers, and extractions where nothing is left to extract, sorted by the paper's id.

    They lie in a temporary file as long as this is used, and can be read more than once.
    """

    def __init__(self, spool: Spool) -> None:
        """Take over a spool whose items are joined."""
        self._spool = spool
        self.tally: Final = Tally(spool.count, *spool.tally())

    def __len__(self) -> int:
        return self.tally.papers

    def __iter__(self) -> Iterator[Item]:
        return self._spool.items()


class Joiner:
    """Takes items in any order, and gives each paper once."""

    def __init__(self, report: Callable[[Problem], None]) -> None:
        """Report contradictions, in sorted order, when all is joined."""
        self._spool, self._report = Spool(), report

    def add(self, item: Item) -> None:
        """Add an item."""
        with _room():
            self._spool.add(item)

    @property
    def count(self) -> int:
        """The number of items that were added."""
        return self._spool.count

    def forget(self, number: int) -> None:
        """Remove all items but the first `number` ones."""
        with _room():
            self._spool.forget(number)

    def papers(self) -> Papers:
        """Join all items; none can be added from now on."""
        with _room():
            Clusters(self._spool, self._spool.tell).join()
            _settle_ids(self._spool, self._spool.tell)
        for problem in self._spool.told():
            self._report(problem)
        return Papers(self._spool)


@contextmanager
def _room() -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        problem = f"temporary files cannot be written ({error})"
        raise OutputError(f"{problem}; set TMPDIR to a folder with more room") from error


def _settle_ids(spool: Spool, report: Callable[[Problem], None]) -> None:
    """Give each paper an id of its own.

    An id that different papers bear is that of none: each is called by the hash of its title, or,
    where that is another's too, of its text, or of all that is known of it.
    """
    for made in (_of_title, _of_text, _of_all):
        for id_, numbers in spool.same_ids():
            for number in numbers:
                item = spool.get(number)
                paper = paper_of_item(item)
                others = paper.other_ids
                if id_ not in {_of_title(paper), _of_text(paper)}:
                    text = f"{id_!r} is given to {len(numbers)} different papers; each gets another"
                    report(told_at(paper, text, Outcome.NOTED))
                    known = {paper.doi, paper.arxiv_id}
                    others = tuple(sorted({*others, *({id_} - known)}))
                spool.put(number, _called(item, made(paper), others))


def _of_title(paper: Paper) -> str:
    return title_id(paper.title)


def _of_text(paper: Paper) -> str:
    return text_id(paper.title, paper.abstract)


def _of_all(paper: Paper) -> str:
    return sha256(canonical(paper).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _called(item: Item, id_: str, others: tuple[str, ...]) -> Item:
    paper = replace(paper_of_item(item), id=id_, other_ids=others)
    return replace(item, paper=paper) if isinstance(item, Extraction) else paper
