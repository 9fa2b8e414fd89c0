import json
import lzma
from pathlib import Path

import pytest

from training._examples import read_papers
from training.words import main, words


def test_a_word_that_is_more_often_written_with_a_hyphen_is_left_out() -> None:
    assert words(["pre-trained, pre-trained, pretrained models"], size=9, least=9) == ["models"]


def test_parts_of_words_with_hyphens_are_words() -> None:
    assert words(["pre-trained, pre-trained"], size=0, least=2) == ["pre", "trained"]


def test_the_list_is_written_one_word_a_line(tmp_path: Path) -> None:
    source, out = tmp_path / "abstracts.jsonl.xz", tmp_path / "words.txt"
    with lzma.open(source, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"abstract": "we see what we see"}) + "\n")
    main(["--abstracts", str(source), "--out", str(out), "--size", "2"])
    assert out.read_text(encoding="utf-8") == "see\nwe\n"


@pytest.mark.parametrize("surface", ["CIFAR-10", "ViT"])
def test_annotated_papers_are_learned_from_over_their_cleaned_texts(
    tmp_path: Path, surface: str
) -> None:
    file = tmp_path / "gold.jsonl"
    paper = {
        "title": r"\textbf{V}iT",
        "abstract": r"\emph{ViT} wins by 2\% on {CIFAR}-10.",
        "entities": [
            {"name": "ViT", "type": "Model", "role": "used", "mentions": ["ViT", r"\textbf{V}iT"]},
            {"name": "C", "type": "Dataset", "role": "used", "mentions": ["{CIFAR}-10"]},
        ],
    }
    file.write_text(json.dumps(paper) + "\n", encoding="utf-8")
    (read,) = read_papers([file])
    assert read.paper.text == "ViT\nViT wins by 2% on CIFAR-10."
    found = {read.paper.surface(m) for entity in read.entities for m in entity.mentions}
    assert surface in found
    assert len(read.entities[0].mentions) == 2
