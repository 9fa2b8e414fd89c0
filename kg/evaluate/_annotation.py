"""A paper as people annotated it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kg.model import Extraction, Paper

__all__ = ["Annotation"]


@dataclass(frozen=True, slots=True)
class Annotation(Extraction):
    """An extraction made by people, with what only they say.

    `spellings` has for the name of each entity the surfaces that the annotation lists, those too
    that stand nowhere in the text but inside a longer surface: a result may be told by any of
    them. `main_task` is the name of the paper's main task, None where it is not annotated.
    """

    spellings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    main_task: str | None = None

    @classmethod
    def of(cls, extraction: Extraction) -> "Annotation":
        """Return the extraction as an annotation, which it may be already."""
        if isinstance(extraction, cls):
            return extraction
        return cls(
            extraction.paper,
            extraction.entities,
            extraction.results,
            extraction.links,
            extraction.abbreviations,
        )

    def over(self, paper: Paper) -> "Annotation":
        """Return the annotation over the text of `paper`, as `kg.text.rebasing.rebase` does."""
        from kg.text.rebasing import cleaned_name, rebase  # slow to import

        if paper.text == self.paper.text:
            return replace(self, paper=paper)
        spellings = {
            cleaned_name(name): forms | {cleaned_name(form) for form in forms}
            for name, forms in self.spellings.items()
        }
        main_task = None if self.main_task is None else cleaned_name(self.main_task)
        moved = Annotation.of(rebase(self, paper))
        return replace(moved, spellings=spellings, main_task=main_task)
