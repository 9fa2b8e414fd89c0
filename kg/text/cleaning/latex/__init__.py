"""LaTeX in titles and abstracts, to text that reads as its page does."""

from kg.text.cleaning.latex.undoing import has_latex, without_latex

__all__ = ["has_latex", "without_latex"]
