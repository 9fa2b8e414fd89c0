"""What one entry of an input says of a paper, before it is cleaned."""

from dataclasses import dataclass

from kg.text.markup import Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One entry of an input: texts as they stand there, other fields already made uniform.

    A field that the entry does not have is None or empty. `title` and `abstract` may hold the
    markup that the source declares, or `markup` where this entry differs. Placeholders such as
    "[No abstract available]" need not be looked for here: the door does.
    """

    line: int
    """Where the entry begins: the 1-based line; in files without lines, its 1-based number."""
    title: str | None
    abstract: str | None = None
    id: str | None = None
    """The id by which the input's users know the paper; not a running number."""
    key: str | None = None
    """The citation key, where the input has one."""
    doi: str | None = None
    """A DOI, bare or in a URL, as found; the door cleans it, and drops what is none."""
    arxiv_id: str | None = None
    """An arXiv id, bare or in a URL or a note such as `arXiv:2401.01234v2 [cs.CL]`, as found."""
    other_ids: tuple[str, ...] = ()
    """Ids of other services, such as OpenAlex's `W2741809807`, by which the paper can be found."""
    url: str | None = None
    date: str | None = None
    """`2024`, `2024-05` or `2024-05-01`: what `kg.reading.dates.iso_date` returns."""
    authors: tuple[str, ...] = ()
    """Names in reading order, `Ada Lovelace`: what `kg.reading.people` returns."""
    venue: str | None = None
    language: str | None = None
    """ISO 639-1 code of the abstract's language, where the input says so."""
    page_date: str | None = None
    """The date line of the page on which the entry stands, which is no paper's own date."""
    markup: Markup | None = None
