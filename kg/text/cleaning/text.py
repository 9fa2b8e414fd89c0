"""The order in which a text is cleaned."""

import unicodedata

from kg.text.markup import Markup


def clean(text: str, markup: Markup) -> str:
    r"""Return a text as one line of Unicode (NFC) without the markup that it may hold.

    >>> clean("Cross\u00adViT:\\n  Attention", Markup.PLAIN)
    'CrossViT: Attention'
    """
    del markup
    return " ".join(unicodedata.normalize("NFC", text.replace("\u00ad", "")).split())


def clean_abstract(text: str, markup: Markup) -> str:
    """Return an abstract as `clean` does, without its heading and copyright; placeholders are "".

    >>> clean_abstract("[No abstract available]", Markup.PLAIN)
    ''
    """
    cleaned = clean(text, markup)
    return "" if cleaned == "[No abstract available]" else cleaned
