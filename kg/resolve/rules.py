"""The rules by which a written name comes to be a name of a node, one sentence each."""

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """Why a name stands for a node; the surest first."""

    NAME = "name"
    """It is the node's own name, or differs from it in case, hyphens, spaces or plural alone."""
    VOCABULARY = "vocabulary"
    """The vocabulary has it as a name or an alias of the node's entry."""
    SPELLING = "spelling"
    """It is the name spelled otherwise: British, joined, a version dressed, a generic word more."""
    ABBREVIATION = "abbreviation"
    """Papers spell the short form out as the node's name, and nearly all of them alike."""
    PAPER = "paper"
    """A paper that uses both says, or shows, that they are one thing."""

    OVERRIDE = "override"
    """The user's overrides say so."""

    @property
    def sentence(self) -> str:
        """The rule in one sentence, for a person to read."""
        return _SENTENCES[self]


_SENTENCES = {
    Rule.NAME: "is the node's name, save for case, hyphens, spaces or plural",
    Rule.VOCABULARY: "is a name of the vocabulary's entry",
    Rule.SPELLING: "is the name in another spelling",
    Rule.ABBREVIATION: "is short for the name, as papers agree",
    Rule.PAPER: "stands for the same thing in a paper that has both",
    Rule.OVERRIDE: "was merged by the overrides",
}


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """A written name that stands for a node, why, and in how many papers."""

    surface: str
    rule: Rule
    papers: int
