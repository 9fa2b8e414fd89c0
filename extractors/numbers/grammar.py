r"""The numbers of a text, by a small grammar: tokens first, then a cascade of rules.

>>> text = r"GPT-4 reaches 81.5% (95% CI: 80.9–82.1%) on CIFAR-10, and $4.80 \pm 0.1$ of 1.2e-3 s"
>>> [(n.value, n.unit, n.uncertainty) for n in find_numbers(text)]
[('81.5', '%', '95% CI 80.9–82.1'), ('4.80', '', '±0.1'), ('1.2e-3', 's', '')]

Not handled: numbers in words, and decimal commas.
"""

from extractors.numbers.cascade import Atom, Cascade
from extractors.numbers.lexer import tokenize
from extractors.numbers.lists import read_lists, read_ranges, read_slashes
from extractors.numbers.number import Number
from extractors.numbers.quantities import read_fractions, read_quantities, set_names_aside
from extractors.numbers.uncertainties import read_uncertainties

__all__ = ["find_numbers"]

_RULES = (
    set_names_aside,
    read_quantities,
    read_fractions,
    read_uncertainties,
    read_ranges,
    read_slashes,
    read_lists,
)


def find_numbers(text: str) -> list[Number]:
    """Return the numbers of `text` in order, in time linear in its length; they never overlap.

    >>> [(number.value, number.unit) for number in find_numbers("95.1/78.2% on CIFAR-10/100")]
    [('95.1', '%'), ('78.2', '%')]
    """
    cascade = Cascade(text, [Atom.of(token) for token in tokenize(text)])
    for rule in _RULES:
        rule(cascade)
    held = (cascade.numbers[place] for atom in cascade.atoms for place in atom.numbers)
    return sorted(held, key=lambda number: number.start)
