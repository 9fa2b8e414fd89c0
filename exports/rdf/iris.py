"""IRIs of nodes and of the parts that only RDF names: a base IRI and a path."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.errors import GraphError, InvalidValueError

Statements = Iterable[tuple[NamedNode, NamedNode | Literal]]
"""Properties and their values, all of one subject."""


@dataclass(frozen=True, slots=True)
class Description:
    """The statements about one subject; `path` is its IRI without the base."""

    path: str
    statements: Statements
    paper: str | None = None
    """The id of the only paper that states them, or None if several may."""

    @property
    def order(self) -> list[str]:
        """The sort key: the segments of the path, so that the parts of a paper follow it."""
        return self.path.split("/")


class Iris:
    """The IRIs under one base.

    >>> Iris("https://example.org/")["model/vit"]
    <NamedNode value=https://example.org/model/vit>
    """

    def __init__(self, base_iri: str) -> None:
        """Raise `InvalidValueError` unless `base_iri` is absolute and ends with a slash or hash."""
        scheme, _, rest = base_iri.partition("://")
        try:
            valid = bool(scheme and rest.strip("/#") and NamedNode(base_iri))
        except ValueError:
            valid = False
        if not valid or not base_iri.endswith(("/", "#")):
            raise InvalidValueError(
                f"base IRI {base_iri!r} is no absolute IRI that ends with / or #;"
                " give one such as https://example.org/"
            )
        self.base = base_iri

    def __getitem__(self, path: str) -> NamedNode:
        """Return the IRI of `path`; raise `GraphError` if base and path make none."""
        try:
            return NamedNode(self.base + path)
        except ValueError as error:
            raise GraphError(
                f"node {path!r} makes no IRI after {self.base}; percent-encode its id"
            ) from error


def to_curie(iri: str, prefixes: Mapping[str, str]) -> str:
    """Return an IRI as prefix and local name, by the longest namespace that it begins with.

    Return `iri` itself if no namespace of `prefixes` fits, or if the local name would begin with
    two slashes, since a reader would take the prefix for a scheme: https://www.w3.org/TR/curie/.

    >>> to_curie("https://a.org/model/vit", {"a": "https://a.org/", "m": "https://a.org/model/"})
    'm:vit'
    """
    fitting = [
        (len(space), prefix)
        for prefix, space in prefixes.items()
        if iri.startswith(space) and not iri.startswith(f"{space}//")
    ]
    length, prefix = max(fitting, default=(0, ""))
    return f"{prefix}:{iri[length:]}" if length else iri
