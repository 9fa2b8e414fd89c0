"""The words by which a hyphen at the end of a line is judged: `kg/text/cleaning/words.txt`.

A part of a cut word keeps its hyphen where it is a word itself and the whole is none. Hence the
list holds what abstracts write in one piece, but not what they write with a hyphen more often.
"""

import argparse
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

_WORD: Final = re.compile(r"(?<![\w-])[a-z]{2,}(?![\w-])")
_PAIR: Final = re.compile(r"(?<![\w-])([A-Za-z]+)-([A-Za-z]+)(?!\w)")
_SHORTEST_PART: Final = 2


def words(abstracts: Iterable[str], *, size: int, least: int) -> list[str]:
    """Return the `size` commonest words, and the parts of `least` or more hyphenated words.

    >>> words(["multi-task models, or models of multi-task learning"], size=1, least=2)
    ['models', 'multi', 'task']
    """
    alone, pairs, parts = Counter[str](), Counter[str](), Counter[str]()
    for abstract in abstracts:
        alone.update(_WORD.findall(abstract))
        for first, second in _PAIR.findall(abstract.casefold()):
            pairs[first + second] += 1
            parts.update({first: 1, second: 1})
    common = (word for word, count in alone.most_common() if count > pairs[word])
    affixes = (part for part, n in parts.items() if n >= least and n > alone[part])
    return sorted({*islice(common, size), *(p for p in affixes if len(p) >= _SHORTEST_PART)})


def read(paths: Sequence[Path]) -> Iterator[str]:
    """Yield the abstracts of compressed JSON Lines files."""
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                yield json.loads(line)["abstract"] or ""


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the list: `python -m training.words --abstracts FILE... --out words.txt`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--abstracts", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", type=int, default=6000)
    parser.add_argument("--least", type=int, default=100)
    options = parser.parse_args(arguments)
    found = words(read(options.abstracts), size=options.size, least=options.least)
    options.out.write_text("\n".join(found) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
