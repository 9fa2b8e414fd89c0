"""How fast the extraction is, beside a tokeniser (the floor) and a transformer's encoder.

python -m benchmarks.speed [INPUT...]

On one thread and on the same abstracts: this pipeline from paper to extraction, after loading;
spaCy's blank English tokeniser; and DeBERTa-v3-small (He et al., 2021,
https://arxiv.org/abs/2111.09543) with random weights, which costs what trained ones do. Extractors
of the kind of GLiNER-small (https://arxiv.org/abs/2311.08526) run that encoder over the abstract
and over the names of the types, and more layers behind it, so that theirs is a higher cost. The
encoder needs `pip install 'paperkg[benchmarks]'`; without, the other two are measured.
"""

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from typing import Any, Final

# Read when the libraries below are loaded. The pipeline limits itself; this is for the others.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")

import spacy

from extractors import SpacyExtractor
from kg.model import Extraction, Paper
from kg.sources import read

DEFAULT: Final = ("tests/gold/dev.jsonl",)
OURS: Final = "this pipeline"
FLOOR: Final = "spaCy's blank tokeniser"
ENCODER: Final = "DeBERTa-v3-small"
BATCHES: Final = (1, 8)

Work = Callable[[Sequence[Paper]], object]

# What the transformer's own tokeniser makes of a word of English prose, about.
_PIECES_A_WORD: Final = 1.35
_MOST_PIECES: Final = 512
# Contenders take turns, so that what else the machine does falls on all of them.
_TURN: Final = 16
_SHAPE: Final[Mapping[str, object]] = {
    "vocab_size": 128_100,
    "hidden_size": 768,
    "num_hidden_layers": 6,
    "num_attention_heads": 12,
    "intermediate_size": 3072,
    "type_vocab_size": 0,
    "relative_attention": True,
    "position_buckets": 256,
    "max_relative_positions": -1,
    "position_biased_input": False,
    "norm_rel_ebd": "layer_norm",
    "share_att_key": True,
    "pos_att_type": ["p2c", "c2p"],
    "layer_norm_eps": 1e-7,
}


def tokenising() -> Work:
    """Return spaCy's tokenisation of English, with nothing behind it."""
    nlp = spacy.blank("en")
    return lambda papers: [nlp.make_doc(paper.text) for paper in papers]


def extracting() -> Work:
    """Return the whole pipeline, loaded; the abstracts that are measured are new to it."""
    extractor = SpacyExtractor()
    list(extractor([Paper("warm", "BERT on GLUE", "BERT reaches an accuracy of 80.5% on GLUE.")]))
    return lambda papers: list(extractor(papers))


def encoding(batch: int) -> Work:
    """Return the encoder's forward pass over random word pieces, as many as the texts have."""
    import torch
    from transformers import DebertaV2Config, DebertaV2Model

    torch.set_num_threads(1)
    torch.manual_seed(0)
    model: Any = DebertaV2Model(DebertaV2Config(**_SHAPE)).eval()

    def encode(papers: Sequence[Paper]) -> None:
        lengths = sorted(map(_pieces, papers))
        with torch.no_grad():
            for start in range(0, len(lengths), batch):
                sizes = torch.tensor(lengths[start : start + batch])
                mask = torch.arange(int(sizes.max())) < sizes[:, None]
                pieces = torch.randint(1, 128_000, mask.shape)
                model(input_ids=pieces, attention_mask=mask.long())

    return encode


def _pieces(paper: Paper) -> int:
    return min(round(_PIECES_A_WORD * len(paper.text.split())), _MOST_PIECES)


def seconds(contenders: Mapping[str, Work], papers: Sequence[Paper]) -> dict[str, float]:
    """Return the processor time of each contender on all papers."""
    spent = dict.fromkeys(contenders, 0.0)
    for start in range(0, len(papers), _TURN):
        for name, work in contenders.items():
            begin = time.process_time()
            work(papers[start : start + _TURN])
            spent[name] += time.process_time() - begin
    return spent


def main(inputs: Sequence[str]) -> None:
    """Print abstracts a second of each contender, and how many times as fast this pipeline is."""
    items = read(inputs)
    papers = [item.paper if isinstance(item, Extraction) else item for item in items]
    contenders = {FLOOR: tokenising(), OURS: extracting()}
    if find_spec("torch") and find_spec("transformers"):
        contenders |= {f"{ENCODER}, batch {size}": encoding(size) for size in BATCHES}
    spent = seconds(contenders, papers)
    print(f"{len(papers)} abstracts, one thread, processor time")  # noqa: T201 - a report
    for name, total in spent.items():
        rate, ratio = len(papers) / total, total / spent[OURS]
        print(f"{name:28} {rate:9.1f} abstracts/s {ratio:8.2f} times our time")  # noqa: T201
    if len(spent) == 2:
        print("for the transformer: pip install 'paperkg[benchmarks]'")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:] or DEFAULT)
