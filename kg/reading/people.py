"""Names of authors as inputs write them, to names in reading order."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

_HOMONYM: Final = re.compile(r"\s+\d{4}$", re.ASCII)
"""The number by which DBLP tells people of one name apart."""
_GIVEN: Final = ("given", "forenames", "first_name", "firstname", "forename", "first", "given_name")
_FAMILY: Final = ("family", "keyname", "last_name", "lastname", "surname", "last", "family_name")
_WHOLE: Final = ("literal", "name", "display_name", "full_name", "text", "fullname", "$", "#text")
_SUFFIXES: Final = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


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
    """
    given = next((str(fields[key]) for key in _GIVEN if fields.get(key)), "")
    family = next((str(fields[key]) for key in _FAMILY if fields.get(key)), "")
    if family:
        suffix = str(fields.get("suffix") or "")
        return person(" ".join(f"{given} {family} {suffix}".split()))
    for key in _WHOLE:
        if isinstance(fields.get(key), str) and (found := person(str(fields[key]))):
            return found
    inner = fields.get("author")
    if isinstance(inner, Mapping):
        return person_of(inner)
    return person(inner) if isinstance(inner, str) else person(given) if given else None


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


def _parted(text: str) -> list[str]:
    for pattern in (r"\s*;\s*", r"\s+and\s+", r"\s*[\r\n]+\s*"):
        if len(parts := re.split(pattern, text.strip())) > 1:
            return [part for part in parts if part and part.casefold() not in {"others", "et al."}]
    parts = [part.strip() for part in text.split(",")]
    return parts if len(parts) > 1 and all(" " in part for part in parts if part) else [text]


def _in_order(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
