"""The types at the borders of the system, all frozen.

`Paper` comes from a source, `Extraction` from the extractors; the graph is built of
extractions alone. Offsets are 0-based, half-open and count code points of `Paper.text`.
`kg.storage.extraction` writes and reads them without loss.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Final, NamedTuple

from kg.errors import InvalidValueError
from kg.schema import ANNOTATION, Kind, LinkKind, LinkRole, ResultKind, Role, Rule, Sign

_NUMBER = re.compile(
    r"[+~≈ ]*[-\u2212]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+|(?<=\d)\.?)(?:[eE][-+]?\d{1,3})? *",
    re.ASCII,
)

LEFT_OUT: Final = {"left_out": True}
"""Metadata of a field that a node of the graph does not have while it has its default."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a paper stood: a file, never as an absolute path, and the 1-based line of its title.

    `page_date` is the date line of the page, such as `Mar 12`; it is the page's date, no paper's.
    """

    file: str
    line: int
    page_date: str | None = None

    def __lt__(self, other: "Source") -> bool:
        """By file, line and date line; no date line comes first."""
        return self._order < other._order

    @property
    def _order(self) -> tuple[str, int, str]:
        return self.file, self.line, self.page_date or ""


@dataclass(frozen=True, slots=True)
class Paper:
    r"""A title and an abstract, with what the input says of them.

    `id` is the arXiv id without version, else the DOI in lower case, else the id that the input
    gives, else a hash of the folded title. `date` is the paper's own, as an ISO 8601 date or its
    beginning (`2024`, `2024-05`). `source` is sorted.

    >>> Paper(id="p1", title="CrossViT", abstract="We propose CrossViT.").text
    'CrossViT\nWe propose CrossViT.'
    """

    id: str
    title: str
    abstract: str
    source: tuple[Source, ...] = ()
    date: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    doi: str | None = field(default=None, metadata=LEFT_OUT)
    """The DOI of the publication, in lower case; that of an arXiv preprint is its arXiv id."""
    arxiv_id: str | None = field(default=None, metadata=LEFT_OUT)
    """The arXiv id without version."""
    venue: str | None = field(default=None, metadata=LEFT_OUT)
    """The journal, conference or publisher, as the input writes it."""
    key: str | None = field(default=None, metadata=LEFT_OUT)
    """The citation key that the input gives."""
    language: str | None = field(default=None, metadata=LEFT_OUT)
    """ISO 639-1 code of a language other than English; None stands for English or unknown."""
    other_ids: tuple[str, ...] = field(default=(), metadata=LEFT_OUT)
    """Ids beside `id`, `doi` and `arxiv_id` by which the inputs know the paper, sorted."""

    def __post_init__(self) -> None:
        for name, value in (("id", self.id), ("title", self.title)):
            if not value.strip():
                raise InvalidValueError(f"paper {self.id!r}: {name} is empty; give it one")

    @property
    def text(self) -> str:
        """Title, newline, abstract: what every offset counts in."""
        return f"{self.title}\n{self.abstract}"

    def surface(self, mention: "Mention") -> str:
        """Return the characters of the text that `mention` covers."""
        return self.text[mention.start : mention.end]


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A span of a paper's text: 0-based, half-open, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidValueError(
                f"mention {self.start}:{self.end} is empty or negative; give 0 <= start < end"
            )

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Mention":
        """Build a mention that fits `text`.

        One outside it, or with white space at an edge, is an `InvalidValueError`.

        >>> Mention.of("a ViT", 2, 5)
        Mention(start=2, end=5)
        """
        mention = cls(start, end)
        mention.check(text)
        return mention

    def check(self, text: str) -> None:
        """Raise `InvalidValueError` unless the span lies in `text`, no white space at an edge."""
        if self.end > len(text):
            raise InvalidValueError(
                f"mention {self.start}:{self.end} ends outside the text of {len(text)} code points;"
                " count offsets in code points of title, newline, abstract"
            )
        surface = text[self.start : self.end]
        if surface != surface.strip():
            raise InvalidValueError(
                f"mention {self.start}:{self.end} {surface!r} has white space at an edge; narrow it"
            )


def _check_confidence(what: str, *values: float) -> None:
    for value in values:
        if not 0.0 <= value <= 1.0:
            raise InvalidValueError(f"{what}: confidence {value} is not within 0 and 1")


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that one paper speaks of, with every place where it does, in the order of the text.

    `confidence` says how sure it is that the entity is there and of this kind, `role_confidence`
    how sure the role is; `extractor` names the component that found it.
    """

    name: str
    kind: Kind
    role: Role
    mentions: tuple[Mention, ...]
    confidence: float = 1.0
    role_confidence: float = 1.0
    extractor: str = ANNOTATION

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise InvalidValueError("an entity's name is empty; give it one")
        if not self.mentions:
            raise InvalidValueError(f"entity {self.name!r} has no mention; give at least one")
        if list(self.mentions) != sorted(set(self.mentions)):
            raise InvalidValueError(f"entity {self.name!r}: mentions are not sorted or repeat")
        _check_confidence(f"entity {self.name!r}", self.confidence, self.role_confidence)


@dataclass(frozen=True, slots=True)
class FieldConfidences:
    """How sure each field of a result is, from 0 to 1; that of an empty field means nothing."""

    model: float = 1.0
    task: float = 1.0
    dataset: float = 1.0
    metric: float = 1.0
    versus: float = 1.0

    def __post_init__(self) -> None:
        for name in CONFIDENT_FIELDS:
            _check_confidence(f"{name} of a result", getattr(self, name))


CONFIDENT_FIELDS: Final = tuple(each.name for each in fields(FieldConfidences))
"""The fields of a result that name an entity, each with a confidence of its own."""


@dataclass(frozen=True, slots=True)
class Result:
    """A number that an abstract reports for a measure.

    `model`, `task`, `dataset`, `metric` and `versus` are names of entities of the same paper, or
    None. `value` is the number as written, without its sign; a fraction stays one (`23/61`). `unit`
    is `%`, empty, or as written (`dB`). `confidence` says how sure value and kind are. Only a
    difference has a `sign`, says `versus` which rival it is measured, and may be `relative`.
    """

    model: str | None
    task: str | None
    dataset: str | None
    metric: str | None
    value: str
    unit: str
    kind: ResultKind
    evidence: Mention | None = None
    confidence: float = 1.0
    extractor: str = ANNOTATION
    sign: Sign | None = None
    versus: str | None = None
    relative: bool = False
    uncertainty: str = ""
    """Deviation or interval around the value (`±0.3`, `95% CI 80.9–82.1`); empty if none."""
    confidences: FieldConfidences = FieldConfidences()

    def __post_init__(self) -> None:
        if not self.value.strip():
            raise InvalidValueError("a result's value is empty; give the number as written")
        _check_confidence(f"result {self.value!r}", self.confidence)
        is_compared = self.sign is not None or self.versus is not None or self.relative
        if is_compared and self.kind is ResultKind.ABSOLUTE:
            raise InvalidValueError(
                f"result {self.value!r} is absolute; sign, versus and relative are for differences"
            )

    @property
    def number(self) -> Decimal | None:
        """The value as an exact number, or None where it is none (`4:52`).

        A comma parts thousands and nothing else.

        >>> Result(None, None, None, None, "1,234.50", "", ResultKind.ABSOLUTE).number
        Decimal('1234.50')
        """
        match = _NUMBER.fullmatch(self.value)
        if match is None:
            return None
        return Decimal(match[0].strip("+~≈ ").replace(",", "").replace("\u2212", "-"))


@dataclass(frozen=True, slots=True)
class Link:
    """A URL that the abstract gives, cleaned; `evidence` is where it stands."""

    url: str
    kind: LinkKind
    role: LinkRole
    evidence: Mention | None = None
    confidence: float = 1.0
    extractor: str = ANNOTATION

    def __post_init__(self) -> None:
        if not self.url.strip():
            raise InvalidValueError("a link's URL is empty; give one")
        _check_confidence(f"link {self.url!r}", self.confidence)


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and the long form that the text itself gives for it."""

    short: str
    long: str
    evidence: Mention | None = None

    def __post_init__(self) -> None:
        if not self.short.strip() or not self.long.strip():
            raise InvalidValueError(f"abbreviation {self.short!r}, {self.long!r}: a form is empty")


class MergedName(NamedTuple):
    """A written name that stands for an entity of the graph, why, and in how many papers."""

    surface: str
    rule: Rule
    papers: int


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one paper; every offset lies in the paper's text."""

    paper: Paper
    entities: tuple[Entity, ...] = ()
    results: tuple[Result, ...] = ()
    links: tuple[Link, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()

    def __post_init__(self) -> None:
        text = self.paper.text
        for span in self._spans():
            span.check(text)

    def _spans(self) -> Iterator[Mention]:
        for entity in self.entities:
            yield from entity.mentions
        statements: tuple[Result | Link | Abbreviation, ...] = (
            *self.results,
            *self.links,
            *self.abbreviations,
        )
        for statement in statements:
            if statement.evidence is not None:
                yield statement.evidence
