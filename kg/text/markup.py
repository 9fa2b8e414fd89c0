"""The markup that a text may hold, as its source declares it."""

from enum import Flag, auto


class Markup(Flag):
    """What may be undone in a text; all else in it stays as it is."""

    PLAIN = 0
    """Nothing: `<`, `&lt;`, `$` and `\\` mean themselves."""
    LATEX = auto()
    """LaTeX as BibTeX files and arXiv hold it: accents, braces, `\\emph`, `$...$`, `\\%`."""
    SOME_LATEX = auto()
    """LaTeX where a known command stands in the text, else plain."""
    JATS = auto()
    """JATS and other XML tags, with titles of sections, and entities once or twice escaped."""
    HTML = auto()
    """HTML tags and entities, once or twice escaped."""
