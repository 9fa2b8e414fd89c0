"""What a user means by a paper, a file or an input of a folder."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg.errors import InvalidValueError, UnknownNameError
from kg.library.entries import file_key, paper_of, placed
from kg.library.inputs import place_of
from kg.library.plan import is_out
from kg.library.store import InputRow, Store
from kg.model import Paper, Source
from kg.names.arxiv import arxiv_id
from kg.names.doi import doi
from kg.names.folding import fold
from kg.reading.joining.joined import Joiner

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class _Place:
    """An input as a whole, or a file of one."""

    input: InputRow
    file: str | None = None

    @property
    def name(self) -> str:
        """The path as the user gave it, with the file in it."""
        return self.input.given if self.file is None else f"{self.input.given}/{self.file}"

    @property
    def paths(self) -> set[str]:
        """What names this place and, as a rule, no other."""
        if self.file is None:
            return {self.input.given, self.input.path}
        return {f"{self.input.given.rstrip('/')}/{self.file}", f"{self.input.path}/{self.file}"}


def places_of(
    store: Store, rows: Sequence[InputRow], names: Iterable[str]
) -> tuple[set[int], set[str]]:
    """Return the numbers of the inputs that some names mean, and the keys of single files.

    A name is a path, or the bare name of a file; one that several bear is an `InvalidValueError`,
    and one that none bears an `UnknownNameError`.
    """
    places = [_Place(row) for row in rows]
    for row in rows:
        files = {file for file, _ in store.files(row.number)} - {Path(row.path).name, ""}
        places += [_Place(row, file) for file in sorted(files)]
    inputs: set[int] = set()
    files_gone: set[str] = set()
    for name in names:
        place = _named(name, places)
        if place.file is None:
            inputs.add(place.input.number)
        else:
            files_gone.add(file_key(place.input.path, place.file))
    return inputs, files_gone


def _named(name: str, places: Sequence[_Place]) -> _Place:
    found = [place for place in places if {name, place_of(name)} & place.paths]
    found = found or [p for p in places if name == (p.file or Path(p.input.path).name)]
    if not found:
        known = [place.name for place in places]
        near = get_close_matches(name, known, n=3)
        raise UnknownNameError("source", name, near or dict.fromkeys(known), near=bool(near))
    if len(found) > 1:
        several = ", ".join(sorted(place.name for place in found))
        raise InvalidValueError(f"source {name!r} is the name of several: {several}; give the path")
    return found[0]


def entries_of(store: Store, rows: Sequence[InputRow], names: Iterable[str], say: Say) -> set[str]:
    """Return the keys of all entries that were joined to the papers that some names mean.

    A paper is known by its id, another id that an input gives it, its arXiv id, DOI or title; one
    that is not there is an `UnknownNameError`. `say` gets a line for one that was removed before.
    """
    removed = store.removed()
    keys: dict[Source, str] = {}
    joiner, out = Joiner(lambda _: None), set[str]()
    for row in rows:
        for place, (file, key, item) in enumerate(store.entries(row.number)):
            if is_out(row.path, file, key, removed):
                out |= _names(paper_of(item))
            else:
                # Two inputs may have files of one name: each entry gets a place of its own.
                own = Source(str(row.number), place)
                keys[own] = key
                joiner.add(placed(item, own))
    called: dict[str, list[Paper]] = defaultdict(list)
    for joined in joiner.papers():
        for name in _names(paper_of(joined)):
            called[name].append(paper_of(joined))
    meant = (paper for name in names for paper in _called(name, called, out, say))
    return {keys[source] for paper in meant for source in paper.source}


def _called(
    name: str, called: Mapping[str, list[Paper]], out: Container[str], say: Say
) -> list[Paper]:
    """Return the papers that a name means; `say` gets a line where they were removed already."""
    forms = (name, _id(name), fold(name))
    for form in forms:
        if form in called:
            return called[form]
    if any(form in out for form in forms):
        say(f"paper {name!r} was removed already; kg add --restore brings it back")
        return []
    # What looks like an id is near to no title.
    near = get_close_matches(forms[2], called, n=3) if forms[1] == name else []
    titles = dict.fromkeys(called[each][0].title for each in near)
    raise UnknownNameError("paper", name, titles, near=True)


def _names(paper: Paper) -> set[str]:
    known = (paper.id, *paper.other_ids, paper.arxiv_id, paper.doi, fold(paper.title))
    return {name for name in known if name}


def _id(name: str) -> str:
    return arxiv_id(name) or doi(name) or name
