"""Entries of BibTeX."""

from kg.errors import Problem
from kg.reading.document import Document
from kg.reading.texts.bibtex import crossref_parents, entries, parted_names

FILE = b"""Text before the first entry.
@string{jmlr = "Journal of Orbits"}
@article{good, title = {A {B} "C"}, journal = jmlr # " II", month = jan}
@article{bad, title = {never closed,
@misc{last, title = "Q", crossref = {whole}}
@proceedings{whole, year = 2024}
"""


def test_a_fault_spoils_one_entry_alone() -> None:
    problems: list[Problem] = []
    found = {each.key: each for each in entries(Document.of("a.bib", FILE), problems.append)}
    assert {"good", "last", "whole"} <= set(found)
    assert found["good"].fields["title"] == 'A {B} "C"'
    assert found["good"].fields["journal"] == "Journal of Orbits II"
    assert found["good"].fields["month"] == "jan"
    assert found["good"].line == 3
    assert [problem.line for problem in problems] == [4]


def test_what_a_crossref_names_is_found_wherever_it_stands() -> None:
    assert crossref_parents(Document.of("a.bib", FILE)) == {"whole": {"year": "2024"}}


def test_names_are_parted_outside_of_braces_alone() -> None:
    assert parted_names("A and {B and C} and\nD and others") == ["A", "{B and C}", "D"]
