"""Lists of words in the source, as one text each."""


def words(text: str) -> frozenset[str]:
    """Return the words of a text.

    >>> sorted(words("of the"))
    ['of', 'the']
    """
    return frozenset(text.split())
