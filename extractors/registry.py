"""The table of extraction components and the attributes that they set on a spaCy `Doc`.

`doc.text` is `Paper.text`. A component declares in its own file which others must have run
before it; the order of the pipeline follows from that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from spacy.tokens import Doc

from kg.errors import InvalidValueError
from kg.registry import Registry


@dataclass(frozen=True, slots=True)
class Component:
    """A spaCy component: `factory` is its name at `@Language.factory`, `summary` one sentence."""

    factory: str
    summary: str
    after: tuple[str, ...] = ()


EXTRACTORS = Registry[Component]("extractor", "extractors", part="component")

MENTIONS = "mentions"
"""Key in `doc.spans` of the mentions: spans labelled with the kind, sorted, never overlapping."""

_DEFAULTS: Mapping[str, object] = {
    "paper": None,  # kg.model.Paper
    "links": (),  # tuple[kg.model.Link, ...]
    "abbreviations": (),  # tuple[kg.model.Abbreviation, ...]
    "definitions": (),  # tuple[abbreviations.component.Definition, ...]
    "mention_confidence": None,  # dict[(start, end) in code points, float]
    "mention_extractor": None,  # dict[(start, end) in code points, name of the component]
    "proposals": None,  # dict[(start, end, kind), float] in tokens, what the tagger thought of
    "entities": (),  # tuple[kg.model.Entity, ...]
    "results": (),  # tuple[kg.model.Result, ...]
}

for _name, _default in _DEFAULTS.items():
    Doc.set_extension(_name, default=_default, force=True)


def order(components: Mapping[str, Component]) -> list[str]:
    """Names of the components so that each stands behind all that it needs; ties by name.

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
