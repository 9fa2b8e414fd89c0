"""The table of outside corpora, and what each says of itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kg.evaluate import Tally
from kg.model import Extraction
from kg.registry import Registry
from kg.schema import Kind

MODEL_OR_METHOD = "Model or Method"
"""The kind of a figure for corpora that do not tell our two kinds apart."""

OUR_KINDS: Mapping[Kind, str] = {
    Kind.MODEL: MODEL_OR_METHOD,
    Kind.METHOD: MODEL_OR_METHOD,
    Kind.DATASET: "Dataset",
    Kind.METRIC: "Metric",
    Kind.TASK: "Task",
}
"""What each of our kinds counts as where a corpus annotates all of them."""


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """A span that a corpus annotates: 0-based, half-open, in code points; `name` is its type."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text of a corpus with its annotation."""

    id: str
    text: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus: what it is, where it comes from, and how its types and ours meet.

    `files` are paths inside the folder of corpora; `licence`, `citation` and `link` are those of
    the corpus. `types` gives the kind that each of its types counts as, None where a span of it
    is neither right nor wrong; `kinds` the kind that each of ours counts as; predictions of kinds
    that are not among them do not count. `reason` says why. `compare` counts one text, by the
    spans of entities unless given; it gets offsets that count in the text of the corpus.
    """

    title: str
    files: tuple[str, ...]
    licence: str
    citation: str
    link: str
    types: Mapping[str, str | None]
    reason: str
    kinds: Mapping[Kind, str] = field(default_factory=lambda: OUR_KINDS)
    compare: Callable[[Tally, Annotated, Extraction], None] | None = None


CORPORA = Registry[Corpus]("corpus", "kg.corpora")
