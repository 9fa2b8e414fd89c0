"""TDMSci: sentences of ACL papers with tasks, datasets and metrics, its training split."""

from kg.corpora import CORPORA, Corpus
from kg.schema import Kind

CORPORA.register(
    "tdmsci",
    Corpus(
        title="TDMSci",
        files=("tdmsci/train.jsonl",),
        licence="Apache-2.0",
        citation="Hou et al., TDMSci: A Specialized Corpus for Scientific Literature Entity"
        " Tagging of Tasks Datasets and Metrics, 2021",
        link="https://arxiv.org/abs/2101.10273",
        types={"TASK": "Task", "DATASET": "Dataset", "METRIC": "Metric"},
        kinds={Kind.TASK: "Task", Kind.DATASET: "Dataset", Kind.METRIC: "Metric"},
        reason="Its three types are ours by definition. Models and methods are not annotated, so"
        " that ours do not count. Nothing of this system learned from it, so that its training"
        " split measures as well as its test split.",
    ),
)
