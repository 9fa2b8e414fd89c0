"""Formulas in MathML, https://www.w3.org/TR/mathml-core/, on one line."""

from collections.abc import Callable, Sequence
from typing import Final

from kg.text.cleaning.scripts import fraction, subscript, superscript
from kg.text.cleaning.word_lists import words

__all__ = ["ELEMENTS", "Formula"]


def _one(parts: Sequence[str], place: int) -> str:
    return parts[place] if place < len(parts) else ""


def _fraction(parts: Sequence[str]) -> str:
    return fraction(_one(parts, 0), _one(parts, 1)) if len(parts) > 1 else "".join(parts)


def _root(parts: Sequence[str]) -> str:
    inner = "".join(parts)
    return f"√{inner}" if len(inner) == 1 else f"√({inner})"


def _raised(parts: Sequence[str]) -> str:
    return _one(parts, 0) + superscript("".join(parts[1:]))


def _lowered(parts: Sequence[str]) -> str:
    return _one(parts, 0) + subscript("".join(parts[1:]))


def _both(parts: Sequence[str]) -> str:
    return _one(parts, 0) + subscript(_one(parts, 1)) + superscript("".join(parts[2:]))


def _first(parts: Sequence[str]) -> str:
    return _one(parts, 0)


_SHAPES: Final[dict[str, Callable[[Sequence[str]], str]]] = {
    "mfrac": _fraction,
    "msqrt": _root,
    "mroot": lambda parts: _root(parts[:1]),
    "msup": _raised,
    "msub": _lowered,
    "msubsup": _both,
    "mover": _first,
    "munder": _first,
    "munderover": _first,
    "mmultiscripts": _first,
    "annotation": lambda _: "",
    "annotation-xml": lambda _: "",
    "mspace": lambda _: " ",
    "mphantom": lambda _: "",
    "none": lambda _: "",
    "semantics": _first,
    "mtd": lambda parts: "".join(parts) + " ",
}
_JOINED: Final = words(
    "math mrow mi mn mo mtext ms mstyle mpadded mfenced menclose mtable mtr merror mprescripts"
    " maction"
)
_DEEPEST: Final = 40
"""Each element copies what is in it: without a bound, time would grow with depth times length."""
ELEMENTS: Final = _JOINED | _SHAPES.keys()


class Formula:
    """A formula as its tags come: `start`, `text`, `end`, and at the end `render`.

    Tags that do not fit each other do no harm: what is open at the end is closed.

    >>> formula = Formula()
    >>> for name in ("msup", "mn"):
    ...     formula.start(name)
    >>> formula.text("10"); formula.end("mn"); formula.start("mn"); formula.text("2")
    >>> formula.render()
    '10²'
    """

    def __init__(self) -> None:
        self._open: list[tuple[str, list[str]]] = [("math", [])]

    def start(self, name: str) -> None:
        """Open an element; one that lies too deep counts for nothing."""
        if len(self._open) < _DEEPEST:
            self._open.append((name, []))

    def text(self, text: str) -> None:
        """Add characters to the innermost element; white space around them counts for nothing."""
        if text.strip():
            self._open[-1][1].append(text.strip())

    def end(self, name: str) -> None:
        """Close the innermost element, if it has that name."""
        if self._open[-1][0] == name and len(self._open) > 1:
            self._close()

    def render(self) -> str:
        """Return the formula as text."""
        while len(self._open) > 1:
            self._close()
        return "".join(self._open[0][1])

    def _close(self) -> None:
        name, parts = self._open.pop()
        self._open[-1][1].append(_SHAPES.get(name, "".join)(parts))
