"""Numbers of things, in words."""


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number and what it counts; `many` is the plural where it is not `one` with an s.

    >>> counted(1, "paper"), counted(1200, "paper"), counted(2, "entity", "entities")
    ('1 paper', '1,200 papers', '2 entities')
    """
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
