"""What an update of a folder is given: how papers are read, files written, and who is told."""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol

from kg.errors import Problem
from kg.graph import KnowledgeGraph
from kg.model import Extraction, Paper
from kg.storage.manifest import Staging

Settings = Mapping[str, str | None]
"""How files are written, by name of option, such as the base IRI; the folder remembers them."""

UNCHANGED: Final[Settings] = MappingProxyType({})
"""The settings that a folder has already."""


class Tools(Protocol):
    """What an update needs of other packages, given by who puts them together."""

    @property
    def fingerprint(self) -> str:
        """What tells this version of the extraction from others that give something else."""
        ...

    def extract(
        self, papers: Sequence[Paper], report: Callable[[Problem], None], /
    ) -> Generator[Extraction, None, None]:
        """Yield extractions as they come; a paper that cannot be read is reported, and has none."""
        ...

    def write(
        self,
        graph: KnowledgeGraph,
        extractions: Sequence[Extraction],
        staging: Staging,
        settings: Settings,
        /,
    ) -> None:
        """Write all files of the folder."""
        ...

    def earlier(self, folder: Path, /) -> KnowledgeGraph | None:
        """Return the graph that lies in a folder, or None."""
        ...


@dataclass(frozen=True, slots=True)
class Told:
    """Who is told what: `say` gets lines on what is going to be done, `report` each problem."""

    say: Callable[[str], None]
    report: Callable[[Problem], None]
