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


def _as_known(forms: Iterable[str], kind: Kind) -> str | None:
    """Return the vocabulary's spelling of the one name that it knows among `forms`.

    A dataset or measure that is written together or apart where the vocabulary does otherwise
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


def _is_system(form: str, title: str, others: Mapping[str, int]) -> bool:
    """Whether a short form is a system's own name rather than initials of its long form."""
    if title.startswith(form) and _COLON.match(title, len(form)):
        return True
    letters = "".join(words(form))
    return form.isupper() and len(letters) > 4 and not any(spells(form, long) for long in others)


def _plain_case(form: str) -> str:
    """Lower the words that only a title or the beginning of a sentence capitalises."""
    return _CAPITALISED.sub(
        lambda word: word.group() if word.group() in _PROPER else word.group().lower(), form
    )


def choose_name(forms: Mapping[str, int], *, kind: Kind, title: str) -> str:
    """Return the name of the entity that a paper writes as `forms`, each with how often.

    >>> choose_name({"ViT": 2, "vision transformers": 1}, kind=Kind.MODEL, title="On ViT")
    'Vision Transformer'
    >>> choose_name({"ViT": 2, "vision transformers": 1}, kind=Kind.MODEL, title="ViT: Patches")
    'ViT'
    """
    bare = {without_brackets(form): count for form, count in sorted(forms.items())}
    long = {form: count for form, count in bare.items() if not is_acronym(form)}
    if kind in _NAMED_KINDS:
        systems = [form for form in bare if _is_system(form, title, long)]
        if systems and (kind is Kind.MODEL or title.startswith(systems[0])):
            return systems[0]
    candidates = long or bare
    known = _as_known(candidates, kind)
    if known is not None:
        return known
    most = max(len(words(form)) for form in candidates)
    complete = {form: count for form, count in candidates.items() if len(words(form)) == most}
    name = min(complete, key=lambda form: (_capitals(form), -complete[form], form))
    if kind is Kind.DATASET:
        # No singular: the s of `Mapillary Vistas` is part of the name.
        return _GENERIC_DATASET.sub("", name)
    name = singular_name(name)
    plain = kind in (Kind.TASK, Kind.METRIC) and title_cased(name)
    return _plain_case(name) if plain or _BEGINS_SENTENCE.fullmatch(name) else name


def title_cased(name: str) -> bool:
    """Whether each longer word of a name of several begins with a capital and goes on without."""
    long = [word for word in re.findall(r"[^\W\d_]+", name) if len(word) > 3]
    return " " in name and bool(long) and all(w[0].isupper() and w[1:].islower() for w in long)


def _capitals(form: str) -> int:
    return sum(map(str.isupper, form))
