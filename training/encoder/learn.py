"""Fine-tune the encoder on annotated papers, and keep a checkpoint an epoch.

    python -m training.encoder.learn --train FILE... --first-version FILE... \
        --held-out 600 --held-out-of FILE... --pretrained FOLDER --out FOLDER \
        --epochs 5 --seed 0
    python -m training.encoder.learn ... --stage results --start-from CHECKPOINT --epochs 2

`--first-version` and `--held-out-of` name files of `--train`: papers annotated by the first version
of the guidelines, which do not teach what it does not say, and papers of which those are left out
that `training._examples.is_held_out` chooses, some `--held-out` of 2940. `--pretrained` is the
folder of all-MiniLM-L6-v2 (`training/encoder/pretrained.py`). Where `--out` has a checkpoint,
learning goes on from it, and ends with the same weights as if it had never stopped.

The stage `results` comes second: it begins with the weights of the checkpoint of the first one,
in a folder of its own, and learns above all what results are of (`training/encoder/stages.py`).
"""

import argparse
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import torch

from extractors.encoder.word_pieces import WordPieces
from extractors.tagger.component import shipped_weights
from kg.errors import InvalidValueError
from training._examples import is_held_out, read_papers
from training.encoder.arrays import Example, Reader
from training.encoder.learning import Learning, Plan
from training.encoder.negatives import proposed
from training.encoder.pretrained import read_tensors, read_word_pieces
from training.encoder.stages import FIRST, STAGES

CHECKPOINT = "checkpoint.pt"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("--train", type=Path, nargs="+", required=True)
    cli.add_argument("--first-version", type=Path, nargs="+", default=[])
    cli.add_argument("--held-out", type=int, default=0, metavar="N")
    cli.add_argument("--held-out-of", type=Path, nargs="+", default=[])
    cli.add_argument("--pretrained", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument("--stage", choices=list(STAGES), default=FIRST)
    cli.add_argument("--start-from", type=Path, metavar="CHECKPOINT")
    cli.add_argument("--epochs", type=int, default=Plan().epochs)
    cli.add_argument("--seed", type=int, default=Plan().seed)
    cli.add_argument("--threads", type=int, default=2)
    options = cli.parse_args(arguments)
    _check(cli, options)
    return options


def _check(cli: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    for path in (*options.first_version, *options.held_out_of):
        if path not in options.train:
            cli.error(f"{path} is none of the files of --train; name it there too")
    if bool(options.held_out) != bool(options.held_out_of):
        cli.error("--held-out and --held-out-of belong together; give both or neither")
    if STAGES[options.stage].goes_on != bool(options.start_from):
        cli.error("--start-from and a stage that goes on belong together; give both or neither")
    if options.start_from and not options.start_from.is_file():
        cli.error(f"--start-from: there is no file {options.start_from}; give a checkpoint")


def read_examples(options: argparse.Namespace, reader: Reader) -> Iterator[Example]:
    """Yield the papers of the stage that are not held out, in the order of the files."""
    stage = STAGES[options.stage]
    for path in options.train:
        count = options.held_out if path in options.held_out_of else 0
        for paper in read_papers([path]):
            if is_held_out(paper, count):
                continue
            example = reader.example(paper, first_version=path in options.first_version)
            if stage.has(paper, example):
                yield example


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn the epochs that are yet to learn."""
    options = _options(arguments)
    try:
        pieces = read_word_pieces(options.pretrained)
        tensors = read_tensors(options.pretrained)
    except InvalidValueError as error:
        raise SystemExit(str(error)) from error
    torch.set_num_threads(options.threads)
    reader = Reader(WordPieces.of(pieces), partial(proposed, weights=shipped_weights()))
    plan = Plan(options.epochs, options.seed, options.stage)
    learning = Learning(list(read_examples(options, reader)), plan)
    checkpoint = options.out / CHECKPOINT
    options.out.mkdir(parents=True, exist_ok=True)
    if checkpoint.exists():
        learning.resume(checkpoint)
    elif options.start_from:
        learning.start_from(options.start_from)
    else:
        learning.network.encoder.load_pretrained(tensors)
    while learning.epoch < options.epochs:
        learning.learn_epoch()
        learning.save(checkpoint, pieces)


if __name__ == "__main__":
    main()
