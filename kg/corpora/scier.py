"""SciER: full papers with datasets, tasks and methods, the ten of its development split."""

from kg.corpora import CORPORA, MODEL_OR_METHOD, Corpus
from kg.schema import Kind

CORPORA.register(
    "scier",
    Corpus(
        title="SciER",
        files=("scier/dev.jsonl",),
        licence="GPL-3.0",
        citation="Zhang et al., SciER: An Entity and Relation Extraction Dataset for Datasets,"
        " Methods, and Tasks in Scientific Documents, 2024",
        link="https://aclanthology.org/2024.emnlp-main.726",
        types={"Dataset": "Dataset", "Method": MODEL_OR_METHOD, "Task": "Task"},
        kinds={
            Kind.DATASET: "Dataset",
            Kind.MODEL: MODEL_OR_METHOD,
            Kind.METHOD: MODEL_OR_METHOD,
            Kind.TASK: "Task",
        },
        reason="Its Method holds models as well as methods. Metrics are not annotated, so that"
        " ours do not count. Each paper is read as one text, with all its sections, while this"
        " system is made for abstracts.",
    ),
)
