"""Names of authors as inputs write them, to names in reading order."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

_HOMONYM: Final = re.compile(r"\s+\d{4}$", re.ASCII)
"""The number by which DBLP tells people of one name apart."""
_GIVEN: Final = ("given", "givenname", "forenames", "forename", "firstname", "first", "initials")
_FAMILY: Final = ("family", "familyname", "keyname", "lastname", "surname", "last")
_WHOLE: Final = (
    *("literal", "fullname", "displayname", "authname", "rawauthorname", "collectivename"),
    *("authorname", "name", "text", "value", "$", "#text"),
)
"""Names of the fields of an author, without case and signs: `ce:given-name` is `givenname`."""
_SUFFIXES: Final = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_KEY: Final = re.compile(r"^\w+:|[^\w$#]|_")
_NOT_NAMES: Final = frozenset({"others", "et al.", "et al", "et.al.", "..."})
_AFFILIATION: Final = re.compile(r"\([^()]*\)|\\thanks\{[^{}]*\}|\\inst\{[^{}]*\}")
_BETWEEN: Final = re.compile(r"\s*[,;]\s*(?:and\s+)?|\s+(?:and|&)\s+")
_AND_OTHERS: Final = re.compile(r"[\s,]*\bet\.?\s*al\b\.?\s*$", re.IGNORECASE)


def person(name: str) -> str | None:
    """Return a name in reading order, or None if there is none in it.

    >>> person("Lovelace, Ada"), person("Xiaopeng Zhang 0009"), person("King, Jr., Martin Luther")
    ('Ada Lovelace', 'Xiaopeng Zhang', 'Martin Luther King Jr.')
    >>> person("{The ATLAS Collaboration}"), person(" : ")
    ('The ATLAS Collaboration', None)
    """
    text = _HOMONYM.sub("", " ".join(name.split()))
    if text.startswith("{") and text.endswith("}"):
        text = text[1:-1].strip()
    elif text.count(",") == 1:
        family, given = (part.strip() for part in text.split(","))
        text = f"{family} {given}" if given.casefold() in _SUFFIXES else f"{given} {family}"
    elif text.count(",") == 2:
        family, suffix, given = (part.strip() for part in text.split(","))
        if given.casefold() in _SUFFIXES:  # RIS writes `King, Martin Luther, Jr.`
            suffix, given = given, suffix
        if suffix.casefold() in _SUFFIXES:
            text = f"{given} {family} {suffix}"
    text = text.strip(" ,;")
    return text if any(c.isalpha() for c in text) else None


def person_of(fields: Mapping[str, object]) -> str | None:
    """Return the name of an author given as fields, whatever they are called, else None.

    >>> person_of({"given": "Ada", "family": "Lovelace"}), person_of({"literal": "OpenAI"})
    ('Ada Lovelace', 'OpenAI')
    >>> person_of({"author": {"display_name": "Ada Lovelace"}})
    'Ada Lovelace'
    >>> person_of({"fullName": "Lovelace, Ada", "name": "Ada", "surname": "Lovelace"})
    'Ada Lovelace'
    """
    plain = {_KEY.sub("", key).casefold() or key: value for key, value in fields.items()}
    given = next((str(plain[key]) for key in _GIVEN if plain.get(key)), "")
    family = next((str(plain[key]) for key in _FAMILY if plain.get(key)), "")
    wholes = [value for key in _WHOLE if isinstance(value := plain.get(key), str) and value.strip()]
    if family and not given:
        # A whole name beside it says more; a name without it is the given one.
        whole = next((value for value in wholes if family.casefold() in value.casefold()), None)
        if whole is not None:
            return person(whole)
        given = next(iter(wholes), "")
    if family:
        middle = plain.get("middle")
        middle = " ".join(map(str, middle)) if isinstance(middle, list) else middle or ""
        return person(" ".join(f"{given} {middle} {family} {plain.get('suffix') or ''}".split()))
    # OpenAlex has the author beside the name as it was printed.
    names = (_inner(plain.get("author")), *map(person, wholes), person(given))
    return next(filter(None, names), None)


def _inner(value: object) -> str | None:
    if isinstance(value, Mapping):
        return person_of(value)
    return person(value) if isinstance(value, str) else None


def people(value: object) -> tuple[str, ...]:
    """Return the authors in `value`: a list of names or of fields, or one text with all of them.

    In a text they are parted by semicolons, by ` and `, or by line ends; by commas only where no
    name would be one word.

    >>> people("Lovelace, Ada and Babbage, Charles"), people("A. Lovelace; C. Babbage")
    (('Ada Lovelace', 'Charles Babbage'), ('A. Lovelace', 'C. Babbage'))
    >>> people([{"name": "Ada Lovelace"}, "Babbage, Charles", None])
    ('Ada Lovelace', 'Charles Babbage')
    >>> people("Ada Lovelace, Charles Babbage"), people("Lovelace, Ada")
    (('Ada Lovelace', 'Charles Babbage'), ('Ada Lovelace',))
    """
    if isinstance(value, str):
        return _in_order(person(part) for part in _parted(value))
    if isinstance(value, Mapping):
        inner = value.get("authors", value.get("author"))
        return people(inner) if isinstance(inner, list) else _in_order([person_of(value)])
    if isinstance(value, Iterable):
        return _in_order(
            person_of(each)
            if isinstance(each, Mapping)
            else person(each)
            if isinstance(each, str)
            else None
            for each in value
        )
    return ()


def people_in_text(text: str) -> tuple[str, ...]:
    """Return the authors of a text in which every name is in reading order, as arXiv writes it.

    They are parted by commas and ` and `; affiliations in parentheses are left out.

    >>> people_in_text("A. Lovelace (1), C. Babbage, Jr., and M. Curie ((1) London)")
    ('A. Lovelace', 'C. Babbage Jr.', 'M. Curie')
    """
    while (bare := _AFFILIATION.sub(" ", text)) != text:
        text = bare
    names: list[str] = []
    for part in _BETWEEN.split(_AND_OTHERS.sub("", " ".join(text.split()))):
        if part.casefold() in _SUFFIXES and names:
            names[-1] += f" {part}"
        elif part.casefold() not in _NOT_NAMES and any(c.isalpha() for c in part):
            names.append(_HOMONYM.sub("", part.strip(" {}")))
    return tuple(dict.fromkeys(names))


def _parted(text: str) -> list[str]:
    text = _AND_OTHERS.sub("", text.strip())
    for pattern in (r"\s*;\s*", r",?\s+and\s+", r"\s*[\r\n]+\s*"):
        parts = re.split(pattern, text)
        if len(parts) > 1:
            first = parts[0].split(",")
            if len(parts) == 2 and "," not in parts[1] and len(first) > 1 and _are_whole(first):
                # "Ada Lovelace, Charles Babbage and Marie Curie" has one `and` for all names.
                parts = [*first, parts[1]]
            return [part for part in parts if part and part.casefold() not in _NOT_NAMES]
    parts = text.split(",")
    return parts if len(parts) > 1 and _are_whole(parts) else [text]


def _are_whole(names: Iterable[str]) -> bool:
    return all(" " in name.strip() for name in names if name.strip())


def _in_order(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
