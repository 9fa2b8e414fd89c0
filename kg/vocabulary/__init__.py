"""Names that the field knows: canonical name, kind, aliases, family, identifiers.

Tables of tab-separated values, one file a kind, beside this module; extraction, resolution and
exports read them. Rows are sorted by folded name; a cell is left empty where nothing is known for
sure. Columns:

- `name`
- `aliases`, parted by `|`; the name in lower case says that its capital is no part of it
- `caution`: those of name and aliases that mean something else as often, so that in a text they
  count only beside a form of the term that needs no caution
- `variant_of`: the name of the family of which the term is a version, size or split
- `arxiv`: the paper that introduced it (https://info.arxiv.org/help/arxiv_identifier.html)
- `homepage`; `hub`, the id at https://huggingface.co; `wikidata`
- metrics also `better` and `scale`
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from kg.errors import InvalidValueError
from kg.names.folding import compact, fold
from kg.schema import Better, Kind

__all__ = ["Better", "Scale", "Term", "Vocabulary", "load", "read_terms"]


class Scale(StrEnum):
    """In what a metric is usually given."""

    PERCENT = "percent"
    """From 0 to 100, or the same as a fraction."""
    UNIT = "unit"
    """A number of magnitude up to 1, such as a correlation."""
    OTHER = "other"
    """Anything else: decibels, seconds, unbounded scores."""


@dataclass(frozen=True, slots=True)
class Term:
    """One row: `aliases` and `caution` are sorted, an empty string says that nothing is known."""

    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    caution: tuple[str, ...] = ()
    variant_of: str = ""
    arxiv: str = ""
    homepage: str = ""
    hub: str = ""
    wikidata: str = ""
    better: Better | None = None
    scale: Scale | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """The name and all aliases."""
        return (self.name, *self.aliases)


class Vocabulary:
    """Terms in the order given, found by name."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = tuple(terms)
        bearers: dict[str, dict[Term, None]] = defaultdict(dict)
        joined: dict[tuple[str, Kind], set[Term]] = defaultdict(set)
        # Names before aliases, so that an alias never hides the term that is called so.
        for part in (_names, _trusted_aliases):
            for term in self.terms:
                for form in part(term):
                    bearers[fold(form)][term] = None
                    joined[compact(form), term.kind].add(term)
        self._bearers = {key: tuple(found) for key, found in bearers.items()}
        self._joined: dict[str, tuple[Term, ...]] = defaultdict(tuple)
        for (key, _kind), found in joined.items():
            # `VITS` and `ViT-S` differ by the gap alone: such a key says nothing.
            self._joined[key] += tuple(found) if len(found) == 1 else ()

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def lookup(self, name: str, kind: Kind | None = None) -> Term | None:
        """Return the term that bears this name or alias after folding, or None.

        An alias that needs caution finds nothing. Of several bearers the one whose name it is
        comes first, then the order of the kinds.

        >>> vit = load().lookup("vision transformers")
        >>> vit.name, vit.aliases, vit.variant_of
        ('Vision Transformer', ('ViT',), 'Transformer')
        >>> load().lookup("CL", Kind.METHOD) is None
        True
        """
        return next(iter(self.lookup_all(name, kind)), None)

    def lookup_all(self, name: str, kind: Kind | None = None) -> tuple[Term, ...]:
        """Return all terms that bear this name or alias after folding, best first.

        Where none does, the gaps between words count for nothing: `Fashion MNIST` is the
        `FashionMNIST` of the table.
        """
        found = self._bearers.get(fold(name)) or self._joined.get(compact(name), ())
        return tuple(term for term in found if kind is None or term.kind == kind)


def _names(term: Term) -> tuple[str, ...]:
    return (term.name,)


def _trusted_aliases(term: Term) -> tuple[str, ...]:
    return tuple(alias for alias in term.aliases if alias not in term.caution)


@lru_cache(maxsize=1)
def load() -> Vocabulary:
    """Read the tables that ship with the package, once in a process."""
    return Vocabulary(term for kind in Kind for term in _shipped(kind))


@lru_cache(maxsize=len(Kind))
def load_kind(kind: Kind) -> Vocabulary:
    """Read the table of one kind alone, which takes a part of the time, once in a process."""
    return Vocabulary(_shipped(kind))


def _shipped(kind: Kind) -> Iterator[Term]:
    return read_terms(files("kg.vocabulary") / f"{kind.lower()}s.tsv", kind)


def read_terms(file: Traversable, kind: Kind) -> Iterator[Term]:
    """Yield the terms of a table in the order of its rows, which are read as they stand.

    A row that has not the columns of the heading, or a column or value that no term has, raises
    `InvalidValueError` with file and line.
    """
    heading, *rows = file.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    columns = heading.split("\t")
    unknown = set(columns) - {field.name for field in fields(Term)} | {"kind"} & set(columns)
    if unknown or "name" not in columns:
        raise InvalidValueError(f"{file.name}:1: columns {columns} are not those of a term")
    for line, row in enumerate(rows, start=2):
        cells = row.split("\t")
        if len(cells) != len(columns):
            raise InvalidValueError(
                f"{file.name}:{line}: {len(cells)} cells, but the heading has {len(columns)};"
                " part cells by one tab"
            )
        try:
            yield _term(dict(zip(columns, cells, strict=True)), kind)
        except ValueError as error:
            raise InvalidValueError(f"{file.name}:{line}: {error}") from error


def _term(cells: Mapping[str, str], kind: Kind) -> Term:
    def several(column: str) -> tuple[str, ...]:
        return tuple(cells[column].split("|")) if cells.get(column) else ()

    better, scale = cells.get("better"), cells.get("scale")
    return Term(
        name=cells["name"],
        kind=kind,
        aliases=several("aliases"),
        caution=several("caution"),
        variant_of=cells.get("variant_of", ""),
        arxiv=cells.get("arxiv", ""),
        homepage=cells.get("homepage", ""),
        hub=cells.get("hub", ""),
        wikidata=cells.get("wikidata", ""),
        better=Better(better) if better else None,
        scale=Scale(scale) if scale else None,
    )
