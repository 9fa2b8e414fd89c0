"""SciERC: abstracts of AI conferences, the 100 of its test split."""

from kg.corpora import CORPORA, MODEL_OR_METHOD, Corpus

CORPORA.register(
    "scierc",
    Corpus(
        title="SciERC",
        files=("scierc/test.jsonl",),
        licence="none stated",
        citation="Luan et al., Multi-Task Identification of Entities, Relations, and Coreference"
        " for Scientific Knowledge Graph Construction, 2018",
        link="https://arxiv.org/abs/1808.09602",
        types={
            "Task": "Task",
            "Method": MODEL_OR_METHOD,
            "Metric": "Metric",
            "Material": "Dataset",
            "OtherScientificTerm": None,
            "Generic": None,
        },
        reason="Its Method holds models as well as methods. Its Material is any data, `Japanese"
        " text` too, of which Dataset is the named part. Other terms and generic words such as"
        " `the approach` may or may not be one of our kinds. It annotates descriptions, nested"
        " ones too, where we annotate names only, so that much of it is out of reach.",
    ),
)
