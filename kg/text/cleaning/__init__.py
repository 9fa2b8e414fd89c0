"""Text as it comes from a source, made plain: one line of Unicode without markup.

`clean` is for titles, `clean_abstract` for abstracts; each undoes the markup that the source
declares, and nothing else. `language_of` says in which language a paper is written.
"""

from kg.text.cleaning.language import language_of
from kg.text.cleaning.text import clean, clean_abstract

__all__ = ["clean", "clean_abstract", "language_of"]
