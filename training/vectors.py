"""Word vectors of the field, learned from abstracts.

    python -m training.vectors --abstracts FILE... --half FILE... --out vectors.npz

Files are JSON Lines, plain or `.xz`, with `title` and `abstract`. Needs floret (MIT,
https://github.com/explosion/floret), which the package itself does not: skip-grams with
subwords (Bojanowski et al., "Enriching word vectors with subword information", 2017,
https://arxiv.org/abs/1607.04606). Only the vectors of the most frequent words are kept.
"""

import argparse
import json
import lzma
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np

from extractors.tagger.network import WordVectors
from extractors.tokenizer import split

__all__ = ["read_vectors", "texts"]


def texts(
    paths: Iterable[tuple[Path, int]], without: frozenset[str] = frozenset()
) -> Iterator[str]:
    """Yield papers lower-cased and as tokens between spaces, in the order of the files.

    A path comes with a number N: every N-th line of it is read. Of equal titles the first
    stands for all; those of `without` (case folded) are left out.
    """
    seen = set(without)
    for path, every in paths:
        opener = lzma.open if path.suffix == ".xz" else open
        with opener(path, "rt", encoding="utf-8") as file:
            for line in islice(file, 0, None, every):
                paper = json.loads(line)
                title = str(paper["title"]).casefold()
                if title not in seen:
                    seen.add(title)
                    words = (word for word, _ in split(f"{paper['title']}\n{paper['abstract']}"))
                    yield " ".join(word.lower() for word in words if not word.isspace())


def read_vectors(path: Path) -> WordVectors:
    """Read what this script writes."""
    with np.load(path, allow_pickle=False) as stored:
        words = bytes(stored["words"]).decode().split("\n")
        return WordVectors(words, stored["vectors"].astype(np.float32))


def main() -> None:
    """Learn the vectors and write them."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--abstracts", type=Path, nargs="+", required=True)
    cli.add_argument("--half", type=Path, nargs="*", default=[], help="every second line of these")
    cli.add_argument("--without", type=Path, nargs="*", default=[], help="papers to leave out")
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument("--least", type=int, default=10, help="occurrences of a word that is kept")
    cli.add_argument("--threads", type=int, default=1, help="more than 1: no run is like another")
    options = cli.parse_args()
    import floret  # type: ignore[import-not-found]  # needed for this step alone

    held_out = frozenset(
        str(json.loads(line)["title"]).casefold()
        for path in options.without
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    files = [(path, 1) for path in options.abstracts] + [(path, 2) for path in options.half]
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.txt"
        counts: Counter[str] = Counter()
        with corpus.open("w", encoding="utf-8") as file:
            for text in texts(files, held_out):
                counts.update(text.split())
                file.write(text + "\n")
        model = floret.train_unsupervised(
            str(corpus), model="skipgram", mode="floret", hashCount=2, bucket=30_000,
            minn=3, maxn=5, minCount=8, dim=100, ws=4, neg=6, epoch=2, lr=0.05,
            t=5e-4, thread=options.threads,
        )  # fmt: skip
    words = [word for word, count in counts.most_common() if count >= options.least]
    table = np.array([model.get_word_vector(word) for word in words], dtype=np.float32)
    # Unit variance, so that the network's first layer starts with sizes that it expects.
    table /= table.std()
    np.savez_compressed(
        options.out,
        words=np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        vectors=table.astype(np.float16),
    )


if __name__ == "__main__":
    main()
