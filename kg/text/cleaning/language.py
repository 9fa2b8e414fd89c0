"""The language of a paper."""


def language_of(title: str, abstract: str) -> str | None:
    """Return the ISO 639-1 code of a language other than English, else None.

    >>> language_of("Attention is all you need", "We propose the Transformer.")
    """
    del title, abstract
    return None
