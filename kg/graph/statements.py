"""What an edge says, and how two statements about the same edge become one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from kg.schema import ANNOTATION, Relation

Span = tuple[int, int]
"""Start and end in a paper's text: 0-based, half-open, in code points."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What an edge says beside its two ends: where it stands, how sure it is, who found it."""

    evidence: tuple[Span, ...] = ()
    confidence: float = 1.0
    extractor: str = ANNOTATION
    role_confidence: float | None = None
    """How sure the role is, for edges from a paper to an entity; else None."""
    sure: bool = True
    """Whether it is shown by default; see `kg.sureness`."""

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Statement":
        """Return the statement that the attributes of an edge in `nx` hold."""
        return cls(
            data["evidence"],
            data["confidence"],
            data["extractor"],
            data.get("role_confidence"),
            data.get("sure", True),
        )

    @property
    def attributes(self) -> dict[str, object]:
        """Return the attributes of an edge in `nx`; a missing role confidence is left out."""
        found: dict[str, object] = {
            "evidence": self.evidence,
            "confidence": self.confidence,
            "extractor": self.extractor,
            "sure": self.sure,
        }
        if self.role_confidence is not None:
            found["role_confidence"] = self.role_confidence
        return found

    def with_evidence_of(self, other: "Statement") -> "Statement":
        """Return this statement with the evidence of both, sorted."""
        evidence = tuple(sorted({*self.evidence, *other.evidence}))
        return replace(self, evidence=evidence)

    def joined(self, other: "Statement") -> "Statement":
        """Return both as one: all evidence, the higher confidences, every extractor.

        It is sure if one of them is.

        >>> Statement(((3, 7),), 0.5, "tagger").joined(Statement(((0, 2),), 0.9, "rules"))
        Statement(evidence=((0, 2), (3, 7)), confidence=0.9, extractor='rules+tagger', \
role_confidence=None, sure=True)
        """
        roles = [s.role_confidence for s in (self, other) if s.role_confidence is not None]
        extractors = {*self.extractor.split("+"), *other.extractor.split("+")}
        return Statement(
            evidence=tuple(sorted({*self.evidence, *other.evidence})),
            confidence=max(self.confidence, other.confidence),
            extractor="+".join(sorted(extractors)),
            role_confidence=max(roles, default=None),
            sure=self.sure or other.sure,
        )


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """One edge of the graph, as sorted views give it."""

    source: str
    target: str
    relation: Relation
    statement: Statement
