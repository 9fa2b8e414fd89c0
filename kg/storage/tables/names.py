"""The names of a file of tables."""

from collections.abc import Iterator

from kg.graph.spellings import Spelling
from kg.storage.tables.file import TableFile
from kg.storage.tables.values import text


class NameTable:
    """What nodes are found by, as it was written: folded, and in words."""

    def __init__(self, file: TableFile) -> None:
        """Read from a file that was checked."""
        self._file = file

    def __getitem__(self, folded: str) -> list[str]:
        """Return the nodes with a name or alias that folds so."""
        query = "SELECT DISTINCT n.id FROM names m JOIN nodes n USING (node) WHERE m.folded = ?"
        with self._file.intact():
            return [text(node) for (node,) in self._file.rows(query, (folded,))]

    def spellings(self, kind: str) -> Iterator[Spelling]:
        """Yield what the nodes of a kind are found by."""
        query = (
            "SELECT n.id, m.name, m.words FROM nodes n JOIN names m USING (node)"
            " WHERE n.kind = ? ORDER BY n.id, m.place"
        )
        for node, name, words in self._file.rows(query, (kind,)):
            with self._file.intact():
                parts = tuple(words.split(" ")) if text(words) else ()
                spelling = Spelling(text(node), text(name), parts)
            yield spelling
