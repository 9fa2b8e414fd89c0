"""The table of extraction components.

A component declares in its own file which others must have run before it; the order of the
pipeline follows from that. What components read and write: `extractors.document`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from kg.errors import InvalidValueError
from kg.registry import Registry


@dataclass(frozen=True, slots=True)
class Component:
    """A spaCy component.

    `factory` is its name at `@Language.factory` or `@Language.component`, `summary` one sentence,
    `after` the names of the components that must have run before.
    """

    factory: str
    summary: str
    after: tuple[str, ...] = ()


EXTRACTORS = Registry[Component]("extractor", "extractors", part="component")


def order(components: Mapping[str, Component]) -> list[str]:
    """Return the names of the components, each behind those that it needs, ties by name.

    Raise `InvalidValueError` if components wait for each other, or for one that is not there.

    >>> order({"b": Component("x", "x"), "a": Component("y", "y", after=("b",))})
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
