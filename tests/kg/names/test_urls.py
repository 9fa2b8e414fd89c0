"""Kinds of URLs."""

import pytest

from kg.names.urls import kind_of
from kg.schema import LinkKind


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://github.com/a/b", LinkKind.REPOSITORY),
        ("https://gitlab.com/a/b", LinkKind.REPOSITORY),
        ("https://anonymous.4open.science/r/x", LinkKind.REPOSITORY),
        ("gitee.com/a/b", LinkKind.REPOSITORY),
        ("https://huggingface.co/a", LinkKind.MODEL_HUB),
        ("https://huggingface.co/datasets/a/b", LinkKind.DATASET_HUB),
        ("https://huggingface.co/spaces/a/b", LinkKind.DEMO),
        ("https://zenodo.org/records/1", LinkKind.DATASET_HUB),
        ("https://doi.org/10.5281/zenodo.1", LinkKind.DATASET_HUB),
        ("https://doi.org/10.1000/1", LinkKind.PAPER),
        ("https://www.kaggle.com/datasets/a", LinkKind.DATASET_HUB),
        ("https://arxiv.org/abs/1", LinkKind.PAPER),
        ("https://aclanthology.org/x", LinkKind.PAPER),
        ("https://youtu.be/x", LinkKind.VIDEO),
        ("https://www.youtube.com/watch?v=x", LinkKind.VIDEO),
        ("https://a.github.io/b", LinkKind.PROJECT),
        ("https://sites.google.com/view/x", LinkKind.PROJECT),
        ("https://x.streamlit.app", LinkKind.DEMO),
        ("https://bit.ly/x", LinkKind.OTHER),
    ],
)
def test_kind_follows_host_and_path(url: str, kind: LinkKind) -> None:
    assert kind_of(url) is kind
