"""CrossNER, the AI domain: sentences of Wikipedia, the 350 of its development split."""

from kg.corpora import CORPORA, MODEL_OR_METHOD, Corpus
from kg.schema import Kind

_NO_TYPE_OF_OURS = (
    "field", "programlang", "misc", "researcher", "organisation", "university", "country",
    "conference", "location", "person",
)  # fmt: skip

CORPORA.register(
    "crossner-ai",
    Corpus(
        title="CrossNER-AI",
        files=("crossner_ai/dev.jsonl",),
        licence="MIT",
        citation="Liu et al., CrossNER: Evaluating Cross-Domain Named Entity Recognition, 2021",
        link="https://arxiv.org/abs/2012.04373",
        types={
            "algorithm": MODEL_OR_METHOD,
            "product": MODEL_OR_METHOD,
            "task": "Task",
            "metrics": "Metric",
            **dict.fromkeys(_NO_TYPE_OF_OURS),
        },
        kinds={
            Kind.MODEL: MODEL_OR_METHOD,
            Kind.METHOD: MODEL_OR_METHOD,
            Kind.METRIC: "Metric",
            Kind.TASK: "Task",
        },
        reason="Its algorithms are models and methods, its products systems and libraries, which"
        " are Method here. Datasets are scattered among `misc` and `conference`, so that ours do"
        " not count. Fields such as `machine learning` are near our tasks, and neither right nor"
        " wrong; people, places and institutions are nothing of ours.",
    ),
)
