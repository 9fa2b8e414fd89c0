"""Words of titles and abstracts, and those that say what sort of title it is."""

import re
import unicodedata
from typing import Final

__all__ = ["COMMON_HEADS", "COUNTING", "STOP_WORDS", "words"]

_MARKS: Final = re.compile("[\u0300-\u036f]+")
_WORD: Final = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without accents.

    >>> words("Schr\u00f6dinger's  Image-Net")
    ['schrodinger', 's', 'image', 'net']
    """
    folded = text.casefold()
    if not folded.isascii():
        folded = _MARKS.sub("", unicodedata.normalize("NFKD", folded))
    return _WORD.findall(folded)


STOP_WORDS: Final = frozenset(
    words(
        "a an and as at be by can do does for from how in into is it its of on or our so that the"
        " their this to towards toward under using via we what when where which why with without"
    )
)
COUNTING: Final = frozenset(
    words(
        "ii iii iv vi vii viii ix one two three four five six seven eight nine ten first"
        " second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
        " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
    )
)
"""Words that tell parts, editions and years of one series apart, beside those with digits."""
COMMON_HEADS: Final = frozenset(
    words(
        "abstract abstracts acknowledgement acknowledgements acknowledgments announcement appendix"
        " author authors bibliography book call chairs comment comments committee committees"
        " conclusion conclusions contents copyright correction corrections corrigendum cover"
        " discussion editor editorial editors errata erratum foreword front general guest index"
        " introduction invited keynote keynotes letter list message news notes obituary"
        " organization organizing panel papers plenary poster preface proceedings program"
        " programme reply response review reviewers session sessions special sponsors subject"
        " summary table title tutorial tutorials untitled welcome workshop workshops"
    )
)
"""First words of titles that very different papers bear."""
