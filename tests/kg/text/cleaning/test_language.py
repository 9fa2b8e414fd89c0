import json
from pathlib import Path

import pytest

from kg.text.cleaning import language_of

GOLD = Path(__file__).parents[3] / "gold"
FOREIGN = [
    ("fr", "Nous présentons un outil de segmentation de textes accessible en ligne pour tous."),
    ("de", "Wir stellen ein neues Verfahren zur Erkennung von Fahrzeugen in Luftbildern vor."),
    ("es", "Este trabajo presenta un sistema de reconocimiento facial para dispositivos móviles."),
    ("pt", "Este artigo apresenta uma abordagem para a análise de documentos jurídicos longos."),
    ("it", "Questo articolo presenta un nuovo metodo per il riconoscimento delle immagini."),
    ("zh", "本文提出了基于BERT的端到端模型,在模型的元素和角色识别中依次引入前序层输出。"),
    ("ja", "本研究では、深層学習を用いた画像認識の手法を提案し、その有効性を示す。"),
    ("ko", "본 논문에서는 딥러닝을 이용한 영상 인식 방법을 제안하고 그 효과를 보인다."),
    ("ru", "В работе предлагается новый метод распознавания изображений на основе сетей."),
]
ENGLISH = [
    ("Deep Residual Learning", ""),
    ("Attention is all you need", "We propose the Transformer."),
    ("LoRA", "LoRA"),
    ("", ""),
    ("ULMFiT replication", "Code: https://gitlab.com/x"),
    ("Deep Contextualized Word Representations", ""),
    ("Eine kurze Frage", "This paper answers a short question of the field with a new model."),
]


@pytest.mark.parametrize(("code", "abstract"), FOREIGN)
def test_an_abstract_in_another_language_is_told(code: str, abstract: str) -> None:
    assert language_of("A Title", abstract) == code


@pytest.mark.parametrize(("title", "abstract"), ENGLISH)
def test_english_and_what_is_too_short_has_no_language(title: str, abstract: str) -> None:
    assert language_of(title, abstract) is None


def test_a_title_is_asked_where_there_is_no_abstract() -> None:
    assert language_of("基于对话约束的回复生成研究", "") == "zh"
    assert language_of("Expériences d’analyse syntaxique statistique du français", "") == "fr"


@pytest.mark.parametrize("name", ["train.jsonl", "dev.jsonl"])
def test_no_annotated_paper_is_taken_for_foreign(name: str) -> None:
    for line in (GOLD / name).read_text(encoding="utf-8").splitlines():
        paper = json.loads(line)
        assert language_of(paper["title"], paper["abstract"]) is None
