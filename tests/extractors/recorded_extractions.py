"""What each component makes of a few abstracts, as digests that are kept with the fingerprint.

To record them anew, once the version of a component that has changed is raised:

    python -m tests.extractors.recorded_extractions
"""

import json
import platform
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from spacy.tokens import Doc

from extractors import EXTRACTORS, SpacyExtractor
from extractors.document import TaggedMention
from extractors.fingerprint import fingerprint
from extractors.registry import order
from tests.documents import paper

FILE: Final = Path(__file__).parent / "recorded-extractions.json"
_UNSURE: Final = {"confidence", "role_confidence", "confidences", "relative"}
"""What other processors may round otherwise."""

ROUNDING: Final = {
    "machine": platform.machine(),
    "numpy": version("numpy"),
    "onnxruntime": version("onnxruntime"),
}
"""What the encoder's vectors depend on beside what the fingerprint covers."""

Digests = Mapping[str, str]
"""For each component, in their order, the digest of what documents hold behind it."""

PAPERS: Final = (
    paper(
        "ZorbNet: Convolutions over Orbits",
        "We propose ZorbNet, a convolutional neural network (CNN) for image classification. On"
        " ImageNet, ZorbNet reaches an accuracy of 81.2%, 2.1 points more than ResNet-50. Code is"
        " at https://github.com/zorb/net.",
    ),
    paper(
        "OrbitQA: A Benchmark for Questions about Orbits",
        "We introduce OrbitQA, a dataset of 12,000 questions for question answering. We evaluate"
        " GPT-4 and LLaMA on OrbitQA; GPT-4 reaches an exact match of 43.5%.",
    ),
    paper(
        "Machine Translation with Fewer Layers",
        "Neural machine translation is slow. Our model, LessFormer, obtains a BLEU score of 31.4 on"
        " WMT14 English-German, and runs twice as fast as Transformer.",
    ),
    paper(
        "Vision Transformers Look Twice",
        "The Vision Transformer (ViT) sees an image once. TwiceViT looks twice. On COCO, TwiceViT"
        " improves the mAP of ViT by 1.7 points on object detection.",
    ),
    paper(
        "A Survey of Named Entity Recognition",
        "Named entity recognition (NER) finds names in text. We compare BERT, RoBERTa and"
        " BiLSTM-CRF on CoNLL-2003 and OntoNotes by F1.",
    ),
    paper(
        "Contrastive Pre-Training of Graph Encoders",
        "We present GraphPair, which is pre-trained by contrastive learning. On Cora and PubMed,"
        " node classification accuracy rises from 81.5% to 84.0%.",
    ),
    paper(
        "Speech Recognition in the Wild",
        r"We release WildSpeech at \url{https://huggingface.co/datasets/wild/speech}. Whisper has a"
        " word error rate (WER) of 9.8 $\\pm$ 0.3 on WildSpeech and of 4.2 on LibriSpeech.",
    ),
    paper(
        "Reinforcement Learning without Rewards",
        "Reinforcement learning needs rewards. We show that PPO with curiosity solves 48 of 57"
        " Atari games, and that DQN solves none.",
    ),
    paper(
        "Diffusion Models for Small Images",
        "Denoising diffusion probabilistic models generate images. SmallDiff achieves an FID of"
        " 2.92 on CIFAR-10 with 35M parameters.",
    ),
    paper(
        "Summaries that Do Not Lie",
        "Abstractive summarization invents facts. FactSum, built on BART, gains 3.2 ROUGE-L on"
        " CNN/DailyMail and XSum over PEGASUS.",
    ),
    paper(
        "On the Depth of Trees",
        "We study random forests and gradient boosting. Neither needs deep trees.",
    ),
    paper(
        "Retrieval-Augmented Generation for Law",
        "LexRAG combines BM25 with a large language model (LLM). On LegalBench, LexRAG scores 71.3"
        " F1; the LLM alone scores 64.9. See https://lexrag.github.io for a demo.",
    ),
    paper(
        "ZorbQuest: A Benchmark for Zorbing with Networks",
        "Zorbing is hard. We propose ZorbNet, a convolutional neural network (CNN) with masked"
        " language modeling. It needs no U-Net. CNNs zorb: on COCO val, ZorbNet reaches a BLEU"
        " score of 31.2%, and on ImageNet an accuracy of 81.2%. On ZorbQuest it gains 2.1 points"
        " over ViT.",
    ),
    paper("On Scores", "It has a BLEU score of 30.2 and an overall accuracy of 90.1%."),
    paper("On Fish", "We build FiSH (open), then rest."),
)


def digests() -> Digests:
    """Return what the components make of the abstracts now."""
    extractor = SpacyExtractor()
    docs = [extractor.document(paper) for paper in PAPERS]
    found: dict[str, str] = {}
    for name, component in extractor.nlp.pipeline:
        docs = [component(doc) for doc in docs]
        held = json.dumps([list(_held(doc)) for doc in docs], sort_keys=True)
        found[name] = sha256(held.encode()).hexdigest()[:16]
    return found


def _held(doc: Doc) -> Iterator[object]:
    """Yield what a document holds, without confidences; what is in doubt may come and go."""
    yield [token.text for token in doc], [token.is_sent_start for token in doc]
    mentions: tuple[TaggedMention, ...] = doc._.mentions
    for things in (
        mentions,
        doc._.definitions,
        doc._.abbreviations,
        doc._.entities,
        doc._.results,
        doc._.links,
    ):
        yield [_certain(asdict(each)) for each in things]


def _certain(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name not in _UNSURE}


def problem(recorded: Mapping[str, Any], now: str, made: Digests) -> str | None:
    """Return what is to be done if the recorded digests are not those of this extraction."""
    again = "record them anew with python -m tests.extractors.recorded_extractions"
    if now != recorded["fingerprint"]:
        return f"the fingerprint of the extraction is another than that of the digests; {again}"
    for name, digest in made.items():
        if recorded["digests"].get(name) != digest:
            return (
                f"{name!r} makes something else of a document, under the same fingerprint: raise"
                f" `version` in extractors/{name}/__init__.py, or VERSION in"
                " extractors/fingerprint.py if the change is in what components share; then"
                f" {again}"
            )
    return None


def main() -> None:
    """Write the digests, unless they have changed and the fingerprint has not."""
    now, made = fingerprint(), digests()
    if FILE.exists():
        recorded = json.loads(FILE.read_text(encoding="utf-8"))
        if now == recorded["fingerprint"] and (found := problem(recorded, now, made)):
            sys.exit(found)
    content = {"fingerprint": now, "rounding": ROUNDING, "digests": made}
    FILE.write_text(f"{json.dumps(content, indent=1)}\n", encoding="utf-8")


if __name__ == "__main__":
    assert list(digests()) == order(EXTRACTORS)
    main()
