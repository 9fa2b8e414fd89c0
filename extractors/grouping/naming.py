"""The name of an entity, chosen among the ways in which its paper writes it.

It is the most complete common form, without an abbreviation in brackets, in the singular; for a
system that the paper gives a name of its own, that name.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from extractors.surface_forms import is_acronym, key, spells, without_brackets, words
from kg.names.generic import OMISSIBLE
from kg.names.plurals import singular_name
from kg.schema import Kind
from kg.vocabulary import load

__all__ = ["choose_name"]

_NAMED_KINDS: Final = frozenset((Kind.MODEL, Kind.METHOD, Kind.DATASET))
_AS_WRITTEN: Final = frozenset((Kind.DATASET, Kind.METRIC))
_GENERIC_DATASET: Final = re.compile(rf"(?<=\S) (?:{'|'.join(OMISSIBLE[Kind.DATASET])})$")
_COLON: Final = re.compile(r"\s*[:\u2013\u2014]")
_CAPITALISED: Final = re.compile(r"\b[A-Z][a-z]+\b(?!')")
_BEGINS_SENTENCE: Final = re.compile(r"[A-Z][a-z]+(?:[- ][a-z]+)+")
# Languages and people that tasks and measures are named after most often.
_PROPER: Final = frozenset([
    "Arabic", "Bengali", "Cantonese", "Chinese", "Dutch", "English", "French", "German",
    "Hindi", "Indonesian", "Italian", "Japanese", "Korean", "Latin", "Mandarin", "Persian",
    "Portuguese", "Quran", "Russian", "Sanskrit", "Spanish", "Swahili", "Tamil", "Thai",
    "Turkish", "Urdu", "Vietnamese", "Bayes", "Bayesian", "Bregman", "Chamfer", "Cohen", "Dice",
    "Euclidean", "Frechet", "Gaussian", "Gini", "Hamming", "Hausdorff", "Jaccard", "Kendall",
    "Krippendorff", "Kullback", "Leibler", "Lyapunov", "Markov", "Mahalanobis", "Matthews",
    "Pareto", "Pearson", "Poisson", "Shapley", "Spearman", "Turing", "Wasserstein",
])  # fmt: skip


def choose_name(forms: Mapping[str, int], *, kind: Kind, title: str) -> str:
    """Return the name of the entity that a paper writes as `forms`, each with its count.

    >>> choose_name({"ViT": 2, "vision transformers": 1}, kind=Kind.MODEL, title="On ViT")
    'Vision Transformer'
    >>> choose_name({"ViT": 2, "vision transformers": 1}, kind=Kind.MODEL, title="ViT: Patches")
    'ViT'
    """
    bare = {without_brackets(form): count for form, count in sorted(forms.items())}
    long = {form: count for form, count in bare.items() if not is_acronym(form)}
    candidates = long or bare
    return (
        _own_name(bare, long, kind, title)
        or _known_name(candidates, kind)
        or _plain_name(_fullest(candidates), kind)
    )


def _own_name(forms: Iterable[str], long: Iterable[str], kind: Kind, title: str) -> str | None:
    """Return the short form that is a system's own name, or None."""
    if kind not in _NAMED_KINDS:
        return None
    own = next((form for form in forms if _is_own(form, title, long)), None)
    return own if own and (kind is Kind.MODEL or title.startswith(own)) else None


def _is_own(form: str, title: str, long: Iterable[str]) -> bool:
    """Return whether a form is a system's own name rather than initials of its long form."""
    if title.startswith(form) and _COLON.match(title, len(form)):
        return True
    letters = "".join(words(form))
    return form.isupper() and len(letters) > 4 and not any(spells(form, each) for each in long)


def _known_name(forms: Iterable[str], kind: Kind) -> str | None:
    """Return the vocabulary's spelling of the one name that it has among `forms`, or None.

    A dataset or metric that is written together or apart where the vocabulary does otherwise
    (`MATH500`, `MATH-500`) keeps its form: the annotation has such names as written, and the
    graph joins the spellings.
    """
    keys = {key(form) for form in forms}
    terms = {term.name for form in forms if (term := load().lookup(form, kind))}
    known = [name for name in terms if key(name) in keys]
    if not len(terms) == len(known) == 1:
        return None
    if kind not in _AS_WRITTEN or _parts(known[0]) in map(_parts, forms):
        return known[0]
    return min(form for form in forms if key(form) == key(known[0]))


def _parts(name: str) -> list[str]:
    return re.split(r"[\s\-–_]+", name.casefold())


def _fullest(forms: Mapping[str, int]) -> str:
    """Return the form of most words; of several that with fewest capitals, then the commonest."""
    most = max(len(words(form)) for form in forms)
    complete = [form for form in forms if len(words(form)) == most]
    return min(complete, key=lambda form: (sum(map(str.isupper, form)), -forms[form], form))


def _plain_name(name: str, kind: Kind) -> str:
    """Return a name in the singular, without the capitals of a title or of a sentence."""
    if kind is Kind.DATASET:
        # No singular: the s of `Mapillary Vistas` is part of the name.
        return _GENERIC_DATASET.sub("", name)
    name = singular_name(name)
    titled = kind in (Kind.TASK, Kind.METRIC) and _is_title_cased(name)
    return _lowered(name) if titled or _BEGINS_SENTENCE.fullmatch(name) else name


def _is_title_cased(name: str) -> bool:
    """Return whether a name has several words, of which the longer ones are capitalised."""
    long = [word for word in re.findall(r"[^\W\d_]+", name) if len(word) > 3]
    return " " in name and bool(long) and all(w[0].isupper() and w[1:].islower() for w in long)


def _lowered(name: str) -> str:
    """Return a name with its capitalised words in lower case, save those after people or places."""
    return _CAPITALISED.sub(
        lambda word: word.group() if word.group() in _PROPER else word.group().lower(), name
    )
