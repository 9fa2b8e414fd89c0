"""The table of extraction components.

The package of a component declares what it is and which others must have run before it; the order
of the pipeline follows from that. The component itself is in the package's `component.py`, so that
the table is read without spaCy. What components read and write: `extractors.document`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import Final

from kg.errors import InvalidValueError
from kg.registry import Registry


@dataclass(frozen=True, slots=True)
class Component:
    """A spaCy component.

    `factory` is its name at `@Language.factory` or `@Language.component`, `summary` one sentence,
    `after` the names of the components that must have run before. `version` is raised with every
    change of what the component makes of a document; `reads` are the files of weights and tables
    that it reads, as paths that begin with the package (`extractors.fingerprint`).
    """

    factory: str
    summary: str
    after: tuple[str, ...] = ()
    version: int = field(kw_only=True)
    reads: tuple[str, ...] = field(default=(), kw_only=True)


VOCABULARY: Final = tuple(
    f"kg/vocabulary/{kind}.tsv" for kind in ("datasets", "methods", "metrics", "models", "tasks")
)
"""The files of the vocabulary, for `Component.reads`."""


EXTRACTORS = Registry[Component]("extractor", "extractors", part="component")


def order(components: Mapping[str, Component]) -> list[str]:
    """Return the names of the components, each behind those that it needs, ties by name.

    Raise `InvalidValueError` if components wait for each other, or for one that is not there.

    >>> first, second = Component("x", "X.", version=1), Component("y", "Y.", ("b",), version=1)
    >>> order({"b": first, "a": second})
    ['b', 'a']
    """
    sorter = TopologicalSorter({name: item.after for name, item in components.items()})
    ordered: list[str] = []
    try:
        sorter.prepare()
    except CycleError as error:
        raise InvalidValueError(f"extractors wait for each other: {error.args[1]}") from error
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        ordered += ready
        sorter.done(*ready)
    missing = set(ordered) - set(components)
    if missing:
        raise InvalidValueError(f"extractors need {sorted(missing)}, which nothing provides")
    return ordered
