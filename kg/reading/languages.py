"""Languages as inputs name them, to codes of ISO 639-1."""

from typing import Final

__all__ = ["language_code"]

_CODES: Final = {
    name: code
    for code, names in {
        "ar": "ara arabic",
        "cs": "cze ces czech",
        "da": "dan danish",
        "de": "ger deu german",
        "el": "gre ell greek",
        "en": "eng english",
        "es": "spa spanish",
        "fa": "per fas persian",
        "fi": "fin finnish",
        "fr": "fre fra french",
        "he": "heb hebrew",
        "hi": "hin hindi",
        "hu": "hun hungarian",
        "id": "ind indonesian",
        "it": "ita italian",
        "ja": "jpn japanese",
        "ko": "kor korean",
        "nl": "dut nld dutch",
        "no": "nor norwegian",
        "pl": "pol polish",
        "pt": "por portuguese",
        "ro": "rum ron romanian",
        "ru": "rus russian",
        "sv": "swe swedish",
        "tr": "tur turkish",
        "uk": "ukr ukrainian",
        "vi": "vie vietnamese",
        "zh": "chi zho chinese",
    }.items()
    for name in names.split()
}


def language_code(name: str | None) -> str | None:
    """Return the two letters of a language given by a code or its English name, else None.

    >>> [language_code(x) for x in ("EN", "en-US", "fra", "German", "und", "", None)]
    ['en', 'en', 'fr', 'de', None, None, None]
    """
    plain = (name or "").strip().casefold().replace("_", "-").partition("-")[0]
    if len(plain) == len("en") and plain.isascii() and plain.isalpha():
        return plain
    return _CODES.get(plain)
